"""What is said of reviews: sentences, windows, and packets that mean no good."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from composer.domain.account import AccountId
from composer.domain.checklist import Checklist
from composer.domain.draft import Draft
from composer.domain.picture import Picture
from composer.review.asking import Asked, request_for
from composer.review.canonical import content_digest, content_of
from composer.review.contacts import Contact
from composer.review.packet import Opened, Request, Verdict
from composer.review.standing import Answered, Origin, Standing, standings
from composer.settings import SettingsFile
from composer.store.drafts import DraftId
from composer.store.reviews import Sent
from composer.ui.review.looked_at import LookedAt, look_at
from composer.ui.review.reviewer_window import ReviewerWindow, who_says_so
from composer.ui.review.state_lines import standing_line, verdicts_for_the_record, waiting_line
from composer.ui.review.ways_out import Doors, WaysOut
from composer.ui.states import State
from composer.ui.theme import Theme

_X = AccountId("x")
_NOW = datetime(2026, 11, 22, 10, tzinfo=UTC)
_EVIL = '<img src="http://example.org/x"><script>alert(1)</script><b>bold</b>'


def _standing(origin: Origin, verdict: Any = "good_to_go", now: str = "Hello") -> Standing:
    reviewed = content_of(Draft("Hello", (_X,)), {})
    said = Verdict("r", content_digest(reviewed), verdict, "Dana", _NOW.isoformat(), "", ())
    [standing] = standings([Answered(said, origin, reviewed)], content_of(Draft(now, (_X,)), {}))
    return standing


@pytest.mark.parametrize(
    ("origin", "state"),
    [
        (Origin.SIGNED, State.GOOD),
        (Origin.TOLD, State.GOOD),
        (Origin.NEW_KEY, State.LOOK),
        (Origin.UNSIGNED, State.LOOK),
        (Origin.CHANGED_KEY, State.STOP),
    ],
)
def test_an_approval_looks_as_good_as_what_is_known_of_it(origin: Origin, state: State) -> None:
    shown, said = standing_line(_standing(origin))
    assert shown is state
    assert "It holds for the post as it is." in said


def test_a_verdict_against_stops_and_an_old_one_says_what_changed() -> None:
    assert standing_line(_standing(Origin.SIGNED, "do_not_post"))[0] is State.STOP
    state, said = standing_line(_standing(Origin.SIGNED, now="Hello!"))
    assert state is State.LOOK
    assert "Out of date: The text for x changed." in said


def test_only_verdicts_that_hold_go_into_the_record() -> None:
    both = [_standing(Origin.SIGNED), _standing(Origin.SIGNED, now="Hello!")]
    assert verdicts_for_the_record(both) == ("Dana: good to go, 22 November 2026, 10:00 (signed)",)


@pytest.mark.parametrize(
    ("due", "said"),
    [("2026-11-21", "the day has gone by"), ("2026-11-22", "by 22 November"), ("", "No answer")],
)
def test_a_request_lapses_the_day_after_it_was_due(due: str, said: str) -> None:
    assert said in waiting_line(Sent("r", DraftId("d"), "", "Dana", due, "", {}), _NOW)[1]


def _picture() -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (40, 30), "teal").save(made, "PNG")
    return made.getvalue()


def _request(words: str, due: str = "", picture: bytes = b"") -> Request:
    draft = Draft(words, (_X,), pictures=(Picture("ab" * 32, words),))
    asked = Asked(words[:300], "Dana", due, words, words, "sam@nhs.net")
    return request_for(
        draft, {}, Checklist(), {}, asked, lambda _: ("image/png", picture or _picture()), _NOW.isoformat()
    )


def _looked(request: Request, name: str = "Dana", contacts: list[Contact] | None = None) -> LookedAt:
    return look_at(Opened(request, ""), None, contacts or [], name, lambda: "key", _NOW)


def _window(qtbot: QtBot, theme: Theme, tmp_path: Path, looked: LookedAt) -> ReviewerWindow:
    doors = Doors(tmp_path, lambda: _NOW, lambda _: False, lambda *_: "", lambda: "")
    parts = SettingsFile(tmp_path / "settings.json"), theme
    first = QLabel()
    window = ReviewerWindow(looked, "Dana", WaysOut(doors, *parts, first), theme, None)
    qtbot.addWidget(window)
    window.show()
    return window


def test_markup_in_a_packet_is_shown_as_the_letters_that_it_is(
    qtbot: QtBot, theme: Theme, tmp_path: Path
) -> None:
    window = _window(qtbot, theme, tmp_path, _looked(_request(_EVIL)))
    with_markup = [label for label in window.findChildren(QLabel) if "<script>" in label.text()]
    assert len(with_markup) >= 5
    assert {label.textFormat() for label in with_markup} == {Qt.TextFormat.PlainText}
    assert window.words[0].toPlainText() == _EVIL


def test_a_picture_is_drawn_and_one_that_is_none_is_named_all_the_same(
    qtbot: QtBot, theme: Theme, tmp_path: Path
) -> None:
    good = _window(qtbot, theme, tmp_path, _looked(_request("Hello")))
    assert good.pictures[0].shown.pixmap().width() > 0
    bad = _window(qtbot, theme, tmp_path, _looked(_request("Hello", picture=b"\x89PNG\r\n\x1a\nbomb")))
    assert "not in this review" in bad.pictures[0].shown.text()


def test_a_comment_can_be_about_a_picture_or_about_the_whole(
    qtbot: QtBot, theme: Theme, tmp_path: Path
) -> None:
    window = _window(qtbot, theme, tmp_path, _looked(_request("Hello")))
    window.pictures[0].comment.click()
    window.form.words.setText("Who is this?")
    window.form.add.click()
    window.form.words.setText("Lovely")
    window.form.add.click()
    window.verdicts.choose("change_these")
    verdict = window.verdict("now")
    assert verdict is not None
    assert [(one.picture, one.text) for one in verdict.comments] == [
        ("ab" * 32, "Who is this?"),
        ("", "Lovely"),
    ]


def test_words_after_an_emoji_are_quoted_as_they_stand(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    window = _window(qtbot, theme, tmp_path, _looked(_request("😀😀 the the hall")))
    [text] = window.words
    text.setTextCursor(text.document().find("hall"))
    window.form.words.setText("Which?")
    window.form.add.click()
    [comment] = window.form.comments
    assert (comment.quoted, comment.start, comment.end) == ("hall", 11, 15)


def test_a_verdict_needs_to_be_chosen(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    window = _window(qtbot, theme, tmp_path, _looked(_request("Hello")))
    assert window.verdict("now") is None
    assert "whether it can go out" in window.missing.text()


@pytest.mark.parametrize("due", ["no day", "2026-11-21"])
def test_a_day_that_has_gone_by_or_is_none_does_no_harm(due: str) -> None:
    assert _looked(_request("Hello", due)).lapsed is (due == "2026-11-21")


def test_the_author_by_name_is_known_to_be_the_author() -> None:
    assert _looked(_request("Sam"), name="sam").own_post


def test_what_a_signature_is_worth_is_said_with_the_words_to_compare() -> None:
    assert who_says_so("Dana", Origin.NEW_KEY, "one two")[1].endswith("one two")
    assert who_says_so("Dana", Origin.CHANGED_KEY, "one two")[0] is State.STOP
    assert "nobody signed" in who_says_so("Dana", Origin.UNSIGNED, "")[1]
