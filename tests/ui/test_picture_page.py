"""A picture is described, said to show somebody, and goes nowhere without their consent."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest
from PIL import Image
from PySide6.QtCore import QDate
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from composer.domain.account import AccountId, NetworkId
from composer.domain.finding import Finding, Level, RuleId
from composer.domain.network import Fact, Network
from composer.domain.picture import Consent, ConsentId, Picture, ShorterAlt, Shown, Use
from composer.paths import RESOURCES
from composer.settings import SettingsFile
from composer.store.opening import Store
from composer.ui.background import Background
from composer.ui.compose.desk import Desk
from composer.ui.controls import Button
from composer.ui.drafts.keeper import DraftKeeper
from composer.ui.pictures.consent_form import ConsentForm
from composer.ui.pictures.people_card import standing
from composer.ui.pictures.picture_page import PicturePage
from composer.ui.pictures.picture_tools import PictureTools
from composer.ui.states import State
from composer.ui.theme import Theme
from composer.ui.words.word_tools import WordTools
from composer.words.stock import open_stock
from tests.pictures.made import plain, written

TODAY = date(2026, 11, 22)
_LONG = 20_000
_GIVEN = Consent(
    ConsentId(""), Shown.STAFF, "Garden day", taken_by="Sam", taken_on="2026-11-01", kept_at="Drive, 14"
)
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "This plugin does not support")


@pytest.fixture
def opened() -> list[str]:
    return []


@pytest.fixture
def tools(
    qtbot: QtBot,
    desk: Desk,
    keeper: DraftKeeper,
    background: Background,
    settings: SettingsFile,
    theme: Theme,
    tmp_path: Path,
    opened: list[str],
    plain_rules: ModuleType,
) -> PictureTools:
    """With one picture in a post to X and Instagram, which takes ten characters of description."""
    settings.change(chosen=("x-team", "instagram-team"))
    words = WordTools(
        desk,
        background,
        lambda: open_stock(RESOURCES, tmp_path, tmp_path, TODAY),
        settings,
        theme,
        lambda: TODAY,
    )
    qtbot.waitUntil(lambda: words.stock is not None, timeout=_LONG)
    engine = plain_rules.PlainRules()
    engine.networks = {
        NetworkId("x"): Network(NetworkId("x"), "X", "x", Fact(280), alt_text=Fact(1000)),
        NetworkId("instagram"): Network(
            NetworkId("instagram"), "Instagram", "plain", Fact(2200), alt_text=Fact(10)
        ),
    }
    desk.session.use_engine(engine)
    desk.session.choose_accounts((AccountId("x-team"), AccountId("instagram-team")))

    def opening(address: str) -> bool:
        opened.append(address)
        return True

    made = PictureTools(desk, keeper, background, words, settings, theme, lambda: TODAY, opening)
    made.adding.take([written(plain(64), "PNG")])
    qtbot.waitUntil(lambda: len(desk.session.draft.pictures) == 1, timeout=_LONG)
    qtbot.waitUntil(lambda: not made.outgoing.obstacles(), timeout=_LONG)
    return made


@pytest.fixture
def page(tools: PictureTools) -> PicturePage:
    made = tools.describe(0)
    assert made is not None
    return made


def picture(tools: PictureTools) -> Picture:
    return tools.session.draft.pictures[0]


def store_of(tools: PictureTools) -> Store:
    assert tools.keeper.store is not None
    return tools.keeper.store


def test_what_is_typed_is_in_the_draft_letter_by_letter_and_saved(
    qtbot: QtBot, tools: PictureTools, page: PicturePage
) -> None:
    QTest.keyClicks(page.alt.editor, "Two nurses")
    assert picture(tools).alt_text == "Two nurses"
    qtbot.waitUntil(
        lambda: (
            "Two nurses"
            in [one.alt_text for saved in store_of(tools).drafts.all_drafts() for one in saved.draft.pictures]
        ),
        timeout=_LONG,
    )


def test_what_is_typed_is_never_typed_over_by_the_answer_to_an_earlier_letter(
    tools: PictureTools, page: PicturePage
) -> None:
    QTest.keyClicks(page.alt.editor, "Two")
    cursor = page.alt.editor.textCursor()
    cursor.setPosition(1)
    page.alt.editor.setTextCursor(cursor)
    tools.refresh()
    QTest.keyClicks(page.alt.editor, "xy")
    assert picture(tools).alt_text == "Txywo"


def test_a_slip_of_spelling_is_underlined_as_in_the_post(
    qtbot: QtBot, tools: PictureTools, page: PicturePage
) -> None:
    page.alt.editor.replace_all("Two nurces in the garden")
    spelling = page.alt.editor._spelling
    assert spelling is not None
    qtbot.waitUntil(lambda: spelling.span_at(6) is not None, timeout=_LONG)
    span = spelling.span_at(6)
    assert span is not None
    assert span.of(page.alt.editor.text) == "nurces"


def test_a_network_with_less_room_gets_a_box_of_its_own(tools: PictureTools, page: PicturePage) -> None:
    assert not page.shorter
    page.alt.editor.replace_all("Two nurses in a garden")
    assert "Instagram takes 10" in page.alt.count.text()
    QTest.keyClicks(page.shorter[NetworkId("instagram")].editor, "Nurses")
    assert picture(tools).shorter == (ShorterAlt(NetworkId("instagram"), "Nurses"),)
    assert "too long" not in page.alt.count.text()


def test_a_long_description_is_told_to_be_more_than_a_breath(page: PicturePage) -> None:
    page.alt.editor.replace_all("y" * 126)
    assert "one breath" not in page.alt.count.text()
    assert "too long" in page.alt.count.text()
    page.shorter[NetworkId("instagram")].editor.replace_all("Nurses")
    assert "one breath" in page.alt.count.text()


def test_decorative_asks_for_a_reason_in_place_of_the_description(
    tools: PictureTools, page: PicturePage
) -> None:
    page.decorative.setChecked(True)
    assert not page.alt.isVisible()
    QTest.keyClicks(page.reason, "A green border")
    assert (picture(tools).decorative, picture(tools).reason) == (True, "A green border")
    page.decorative.setChecked(False)
    assert page.alt.isVisible()
    assert not page.reason.isVisible()


def test_nobody_and_somebody_cannot_both_be_in_it(tools: PictureTools, page: PicturePage) -> None:
    boxes = page.people.boxes
    boxes[Shown.STAFF].setChecked(True)
    boxes[Shown.CHILDREN].setChecked(True)
    assert picture(tools).shown == (Shown.STAFF, Shown.CHILDREN)
    boxes[Shown.NOBODY].setChecked(True)
    assert picture(tools).shown == (Shown.NOBODY,)
    assert not boxes[Shown.STAFF].isChecked()
    boxes[Shown.PUBLIC].setChecked(True)
    assert picture(tools).shown == (Shown.PUBLIC,)


def test_a_remark_leads_to_where_it_can_be_put_right(tools: PictureTools, page: PicturePage) -> None:
    page.people.boxes[Shown.STAFF].setChecked(True)
    for rule, there in (
        ("Accessibility.AltTextMissing", page.alt.editor),
        ("Accessibility.DecorativeReason", page.reason),
        ("Confidentiality.PictureConsent", page.people.consents.findChild(Button)),
    ):
        tools.go_to(Finding(RuleId(rule), Level.ERROR, "m", picture=picture(tools).mark))
        assert page.focusWidget() is there or rule.endswith("Reason")


def test_the_page_steps_through_the_pictures_and_closes_with_its_own(
    qtbot: QtBot, tools: PictureTools, page: PicturePage
) -> None:
    tools.adding.take([written(plain(72), "PNG")])
    qtbot.waitUntil(lambda: len(tools.session.draft.pictures) == 2, timeout=_LONG)
    tools.strip.choose(0)
    page.later.click()
    assert page.digest == tools.session.draft.pictures[1].digest
    assert not page.later.isEnabled()
    tools.take_out()
    assert tools.pages.page is None


def _record(tools: PictureTools, **fields: str) -> ConsentForm:
    form = tools.consents.open_form(None, Shown.STAFF)
    for name, words in fields.items():
        getattr(form, name).setText(words)
    return form


def test_a_consent_is_recorded_picked_and_remembered_for_the_picture(
    qtbot: QtBot, tools: PictureTools, page: PicturePage
) -> None:
    page.people.boxes[Shown.STAFF].setChecked(True)
    page.people.consents.findChild(Button).click()  # type: ignore[union-attr]
    library = tools.consents._library
    assert library is not None
    form = _record(tools, label="Garden  day", kept_at="Drive, 14")
    form.uses[Use.WEBSITE].setChecked(True)
    form.until.setDate(QDate(2027, 3, 1))
    form.keep.click()
    qtbot.waitUntil(lambda: library.current is not None, timeout=_LONG)
    library.use.click()
    (consent,) = picture(tools).consents
    assert (consent.label, consent.taken_by, consent.taken_on) == ("Garden day", "Sam", "2026-11-22")
    assert (consent.until, consent.kept_at) == ("2027-03-01", "Drive, 14")
    assert consent.uses == (Use.SOCIAL_MEDIA, Use.WEBSITE)
    qtbot.waitUntil(lambda: bool(store_of(tools).consents.pictures_of(consent.id)), timeout=_LONG)


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"kept_at": "Drive"}, "know it by"),
        ({"label": "Garden", "taken_by": ""}, "who took it"),
        ({"label": "Garden"}, "where the form is kept"),
    ],
)
def test_a_consent_with_something_missing_is_not_kept(
    tools: PictureTools, fields: dict[str, str], told: str
) -> None:
    form = _record(tools, **fields)
    form.keep.click()
    assert form.isVisible()
    assert told in form.told.words.text()


def test_a_spoken_consent_needs_no_form_but_a_use_and_a_sensible_end(tools: PictureTools) -> None:
    form = _record(tools, label="Garden")
    form.written.setChecked(False)
    form.uses[Use.SOCIAL_MEDIA].setChecked(False)
    form.keep.click()
    assert "one use" in form.told.words.text()
    form.uses[Use.SOCIAL_MEDIA].setChecked(True)
    form.until.setDate(QDate(2026, 11, 1))
    form.keep.click()
    assert "before it was given" in form.told.words.text()
    form.ends.setChecked(False)
    assert form.consent.until == ""
    form.keep.click()
    assert not form.isVisible()


def test_a_consent_taken_back_shows_where_its_pictures_are_and_what_to_do(
    qtbot: QtBot, tools: PictureTools, page: PicturePage, opened: list[str]
) -> None:
    store = store_of(tools)
    consent = store.consents.save(_GIVEN)
    tools.consents.picked.emit(picture(tools).digest, consent)
    qtbot.waitUntil(lambda: bool(store.consents.pictures_of(consent.id)), timeout=_LONG)
    link = "https://x.com/OurTeam/status/1"
    content = {"text": "Our garden", "link": link, "pictures": [{"digest": picture(tools).digest}]}
    store.record.append("posted", "x-team", content)
    ask = tools.consents.open_withdrawal(consent)
    ask.words.setText("By telephone today")
    ask.keep.click()
    qtbot.waitUntil(lambda: tools.consents.whereabouts is not None, timeout=_LONG)
    shown = tools.consents.whereabouts
    assert shown is not None
    buttons = {one.text(): one for one in shown.findChildren(Button)}
    assert set(buttons) == {"Open the post", "Open the draft", "Close"}
    buttons["Open the post"].click()
    assert opened == [link]
    qtbot.waitUntil(lambda: bool(picture(tools).consents[0].withdrawn), timeout=_LONG)
    kept = store.consents.one(consent.id)
    assert kept is not None
    assert (kept.withdrawn_to, kept.withdrawn_why) == ("Sam", "By telephone today")


def test_adding_a_picture_again_whose_consent_was_taken_back_says_so(
    qtbot: QtBot, tools: PictureTools
) -> None:
    store = store_of(tools)
    consent = store.consents.save(_GIVEN)
    tools.consents.picked.emit(picture(tools).digest, consent)
    qtbot.waitUntil(lambda: bool(store.consents.pictures_of(consent.id)), timeout=_LONG)
    store.consents.withdraw(consent.id, "Sam", "")
    tools.keeper.start_anew()
    tools.adding.take([written(Image.linear_gradient("L").rotate(90), "JPEG")])
    qtbot.waitUntil(lambda: len(tools.session.draft.pictures) == 1, timeout=_LONG)
    qtbot.waitUntil(lambda: not tools.adding.is_reading, timeout=_LONG)
    first = picture(tools)
    tools.adding.take([written(plain(64).resize((120, 450)), "JPEG")])
    qtbot.waitUntil(lambda: len(tools.session.draft.pictures) == 2, timeout=_LONG)
    again = tools.session.draft.pictures[1]
    assert first.consents == ()
    assert [one.id for one in again.consents] == [consent.id]
    assert "may no longer be used" in " ".join(tools.desk.notices.texts())


def test_a_consent_that_changed_elsewhere_is_up_to_date_when_the_draft_is_opened(
    qtbot: QtBot, tools: PictureTools
) -> None:
    store = store_of(tools)
    consent = store.consents.save(_GIVEN)
    tools.consents.picked.emit(picture(tools).digest, consent)
    tools.keeper.flush()
    tools.keeper.start_anew()
    (saved,) = store.drafts.all_drafts()
    store.consents.withdraw(consent.id, "Dana", "")
    tools.keeper.show_draft(saved)
    qtbot.waitUntil(lambda: bool(picture(tools).consents[0].withdrawn), timeout=_LONG)


def test_the_library_finds_by_any_word_and_offers_nothing_taken_back_to_pick(
    qtbot: QtBot, tools: PictureTools
) -> None:
    store = store_of(tools)
    garden = store.consents.save(_GIVEN)
    gone = store.consents.save(replace(_GIVEN, label="Kitchen day"))
    store.consents.withdraw(gone.id, "Sam", "")
    library = tools.consents.open_library()
    assert library is not None
    qtbot.waitUntil(lambda: library.list.count() == 2, timeout=_LONG)
    library.words.setText("garden")
    qtbot.waitUntil(lambda: library.list.count() == 1, timeout=_LONG)
    assert library.current == garden
    picking = tools.consents.open_library(Shown.STAFF, "a" * 64)
    assert picking is not None
    qtbot.waitUntil(lambda: picking.list.count() == 1, timeout=_LONG)
    assert picking.current == garden


@pytest.mark.parametrize(
    ("consent", "state", "told"),
    [
        (
            _GIVEN,
            State.GOOD,
            "Written, taken by Sam on 1 November 2026, without an end. The form: Drive, 14.",
        ),
        (replace(_GIVEN, spoken=True, kept_at=""), State.GOOD, "Spoken"),
        (replace(_GIVEN, until="2026-11-21"), State.STOP, "It has ended."),
        (replace(_GIVEN, uses=(Use.PRINT,)), State.STOP, "Not for social media."),
        (
            replace(_GIVEN, withdrawn="2026-11-20T09:00:00+00:00"),
            State.STOP,
            "Taken back on 20 November 2026.",
        ),
    ],
)
def test_a_consent_is_said_in_one_line(consent: Consent, state: State, told: str) -> None:
    shown, words = standing(consent, TODAY)
    assert shown is state
    assert told in words
