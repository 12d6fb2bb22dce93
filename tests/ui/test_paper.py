"""What goes on paper: tagged, with a language, a title, an outline and real words; and a window to get it from."""

from __future__ import annotations

import re
import zlib
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from composer.domain.draft import Draft
from composer.domain.picture import Picture
from composer.errors import ComposerError
from composer.paper.sheet import Sheet, fact, heading, item, line, quote
from composer.posting.rhythm import Standing
from composer.store.drafts import DraftId, SavedDraft
from composer.ui.compose.desk import Desk
from composer.ui.paper import paper_window
from composer.ui.paper.checklist_sheet import checklist_sheet
from composer.ui.paper.drawing import sheet_pdf, write_pdf
from composer.ui.paper.paper_tools import PaperTools
from composer.ui.paper.paper_window import PaperWindow
from composer.ui.paper.printing import has_printer, put_on
from composer.ui.posting.plan_sheet import plan_sheet
from composer.ui.theme import Theme

NOW = datetime(2026, 11, 22, 11, 34, tzinfo=UTC)
SHEET = Sheet(
    "Checklist of a post",
    (
        fact("By", "Sam"),
        heading("Safe"),
        item("A first thing.", "To fix"),
        item("A second thing " + "that goes on and on " * 40),
        quote("Come along 😀"),
        heading("Ours"),
        line("The end."),
    ),
)


class Pdf:
    """Just enough of a reader: the objects, and what they say of the structure."""

    def __init__(self, data: bytes) -> None:
        start = int(data[data.rindex(b"startxref") + 9 :].split()[0])
        entries = re.findall(rb"(\d{10}) \d{5} ([nf])", data[start:])
        self.objects: dict[int, bytes] = {}
        for number, (at, used) in enumerate(entries):
            if used == b"n":
                body = data[int(at) :]
                assert body.startswith(b"%d 0 obj" % number), number
                self.objects[number] = body[: body.index(b"endobj")]
        self.catalog = next(one for one in self.objects.values() if b"/Type /Catalog" in one)

    def find(self, words: bytes) -> list[bytes]:
        return [body for body in self.objects.values() if words in body]

    def kids(self, number: int) -> list[int]:
        inside = re.search(rb"/K \[ (.*) \]", self.objects[number])
        return [int(one) for one in re.findall(rb"(?<!Pg )\b(\d+) 0 R", inside[1] if inside else b"")]

    def tags(self) -> list[str]:
        """Every tag in the order in which it is read."""
        root = next(n for n, body in self.objects.items() if b"/S /Document" in body)
        return list(self._below(root))

    def _below(self, number: int) -> list[str]:
        kind = re.search(rb"/S /(\w+)", self.objects[number])
        assert kind is not None
        found = [kind[1].decode()]
        for kid in self.kids(number):
            found += self._below(kid)
        return found

    def drawn(self) -> list[bytes]:
        """What is drawn on each page, as its operators."""
        contents = [re.search(rb"/Contents (\d+) 0 R", page) for page in self.find(b"/Type /Page\n")]
        bodies = [self.objects[int(one[1])] for one in contents if one is not None]
        return [
            zlib.decompress(body[body.index(b"stream\n") + 7 : body.rindex(b"endstream")]) for body in bodies
        ]


@pytest.fixture
def pdf(qapp: QApplication) -> Pdf:
    assert qapp is not None
    return Pdf(sheet_pdf(SHEET))


@pytest.fixture
def window(qtbot: QtBot, theme: Theme) -> PaperWindow:
    made = PaperWindow(SHEET, "checklist", theme, None)
    qtbot.addWidget(made)
    made.show()
    return made


def saved_at(monkeypatch: pytest.MonkeyPatch, place: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(place), ""))


def planned(id: str, text: str, at: str) -> SavedDraft:
    return SavedDraft(DraftId(id), 1, Draft(text), 0, "", "", False, None, at, None)


def test_every_part_has_its_tag_in_reading_order(pdf: Pdf) -> None:
    item_tags = ["LI", "LBody"] * 2
    assert pdf.tags() == ["Document", "H1", "P", "H2", "L", *item_tags, "BlockQuote", "H2", "P"]


def test_it_says_its_language_that_it_is_tagged_and_to_show_its_title(pdf: Pdf) -> None:
    for said in (b"/Lang (en-GB)", b"/Marked true", b"/DisplayDocTitle true"):
        assert said in pdf.catalog


def test_its_headings_are_an_outline(pdf: Pdf) -> None:
    titles = [re.search(rb"/Title <FEFF([0-9A-F]+)> /Parent", body) for body in pdf.find(b"/Dest [")]
    assert [bytes.fromhex(one[1].decode()).decode("utf-16-be") for one in titles if one] == ["Safe", "Ours"]


def test_all_that_is_drawn_belongs_to_a_tag_or_is_decoration(pdf: Pdf) -> None:
    for page in pdf.drawn():
        outside = re.sub(rb"(?:BDC|BMC)\n.*?EMC\n", b"", page, flags=re.DOTALL)
        assert b"Tj" not in outside
        assert b" Do" not in outside
        assert b"-10000" not in page
        assert page.count(b"BDC") + page.count(b"BMC") == page.count(b"EMC")


def test_words_can_be_searched_for(pdf: Pdf) -> None:
    maps = pdf.find(b"begincmap")
    assert maps
    assert not any(b"<0009>" in one for one in maps)
    assert any(b"<0020>" in one for one in maps)


def test_what_fonts_draw_as_a_picture_is_said_in_words(pdf: Pdf) -> None:
    said = "Come along 😀".encode("utf-16-be").hex().upper().encode()
    (holder,) = [body for body in pdf.find(b"/ActualText") if b"/S /BlockQuote" in body]
    assert said in holder


def test_many_pages_each_know_their_parents(qapp: QApplication) -> None:
    many = Pdf(sheet_pdf(Sheet("Long", tuple(item(f"Line {number}") for number in range(200)))))
    pages = many.find(b"/Type /Page\n")
    assert len(pages) > 2
    assert sorted(int(re.findall(rb"/StructParents (\d+)", page)[0]) for page in pages) == list(
        range(len(pages))
    )
    (parents,) = many.find(b"/Nums [")
    assert parents.count(b" 0 R") == sum(page.count(b"/MCID") for page in many.drawn())


def test_a_paragraph_longer_than_a_page_is_one_element_on_two(qapp: QApplication) -> None:
    long = Pdf(sheet_pdf(Sheet("Long", (line("word " * 1500),))))
    assert long.tags() == ["Document", "H1", "P"]
    (paragraph,) = [body for body in long.find(b"/S /P ") if b"/MCR" in body]
    assert len(set(re.findall(rb"/Pg (\d+)", paragraph))) == 2


def test_a_folder_that_is_not_there_is_told(qapp: QApplication, tmp_path: Path) -> None:
    with pytest.raises(ComposerError, match="could not be written"):
        write_pdf(SHEET, tmp_path / "none" / "out.pdf")


def test_a_sheet_is_saved_as_a_pdf_and_as_a_web_page(
    window: PaperWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved_at(monkeypatch, tmp_path / "a.pdf")
    window.pdf.click()
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF-1.7")
    saved_at(monkeypatch, tmp_path / "a.html")
    window.page.click()
    assert "<h1>Checklist of a post</h1>" in (tmp_path / "a.html").read_text("utf-8")
    assert window.told.words.text() == f"It is in {tmp_path / 'a.html'}."


def test_a_place_that_cannot_be_written_is_told_in_the_window(
    window: PaperWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved_at(monkeypatch, tmp_path / "none" / "a.html")
    window.page.click()
    assert "could not be written" in window.told.words.text()


def test_printing_is_offered_where_there_is_a_printer(
    qtbot: QtBot, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Sheet] = []
    monkeypatch.setattr(paper_window, "has_printer", lambda: True)
    monkeypatch.setattr(paper_window, "print_sheet", lambda sheet, _owner: asked.append(sheet))
    window = PaperWindow(SHEET, "checklist", theme, None)
    qtbot.addWidget(window)
    window.show()
    window.print.click()
    assert asked == [SHEET]


def test_without_a_printer_the_button_is_not_there(window: PaperWindow) -> None:
    assert window.print.isVisible() == has_printer()


def test_a_sheet_goes_through_the_systems_printing(qapp: QApplication, tmp_path: Path) -> None:
    from PySide6.QtPrintSupport import QPrinter

    printer = QPrinter()
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    put_on(SHEET, printer)
    assert (tmp_path / "printed.pdf").read_bytes().startswith(b"%PDF-")


def test_the_checklist_of_the_open_post_is_a_sheet(desk: Desk, qtbot: QtBot, theme: Theme) -> None:
    tools = PaperTools(desk, lambda: NOW, theme)
    assert tools.open_checklist() is None
    assert "There is nothing to print yet: write your post first." in desk.notices.texts()
    desk.post_text.replace_all("stop it")
    assert tools.open_checklist() is None
    qtbot.waitUntil(lambda: desk.session.up_to_date, timeout=20_000)
    window = tools.open_checklist()
    assert window is not None
    text = window.text.toPlainText()
    assert "stop it" in text
    assert "Printed: 22 November 2026, 11:34" in text
    assert desk.window.pane.status.summary.line in text
    assert desk.notices.notice("paper") is None


def test_pictures_and_accounts_stand_with_the_words(desk: Desk) -> None:
    accounts = desk.session.accounts
    first = next(iter(accounts))
    draft = Draft("Words", (first,), {first: "Own words"}, (Picture("d", "A garden"), Picture("e")))
    spoken = [part.spoken for part in checklist_sheet(draft, (), "Ready", accounts, "", NOW).parts]
    assert "Own words" in spoken
    assert "Picture 1: A garden" in spoken
    assert "Picture 2: not described yet" in spoken
    assert not any(one.startswith("By") for one in spoken)


def test_the_plan_is_a_sheet_day_by_day() -> None:
    later = planned("b", "Later that day", "2026-12-01T15:00")
    sooner = planned("a", "Walk with us", "2026-12-01T10:00")
    sheet = plan_sheet([later, sooner], (), [Standing("X @OurTeam", "once a week", None, due=True)], NOW)
    spoken = [part.spoken for part in sheet.parts]
    at = spoken.index("Tuesday 1 December 2026: 10:00, Walk with us")
    assert spoken[at + 1] == "Tuesday 1 December 2026: 15:00, Later that day"
    assert any("X @OurTeam" in one for one in spoken)
    assert "Nothing yet." in [part.spoken for part in plan_sheet([], (), [], NOW).parts]
