"""Which word is still being typed, and what of it waits."""

from __future__ import annotations

import pytest

from composer.domain.account import AccountId
from composer.domain.checklist import Checklist
from composer.domain.detection import Detection
from composer.domain.finding import Finding, Level, RuleId
from composer.domain.span import Span
from composer.domain.unfinished import Unfinished, word_at

RULE = RuleId("Test.Rule")
WORD = Span(7, 11)
NEW = Unfinished(WORD, None, Checklist())


def _finding(start: int, end: int, version: AccountId | None = None) -> Finding:
    return Finding(RULE, Level.WARNING, "m", Span(start, end), version=version)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("We met Mar|", "Mar"),
        ("We met Mar|y today", "Mary"),
        ("Mar|", "Mar"),
        ("We met Mary-An|", "Mary-An"),
        ("Met O'Nei|", "O'Nei"),
        ("Met O’|", "O’"),
        ("Zoë|", "Zoë"),
        ("(Mar|", "Mar"),
        ("😀 Mar|", "Mar"),
        ("We met |", None),
        ("We met |Mary", None),
        ("Met at 10|", None),
        ("SR1 3AB|", None),
        ("Thanks @mar|", None),
        ("Thanks #Mar|", None),
        ("Write to me@nhs.net|", None),
        ("See www.nhs.uk|", None),
        ("|", None),
    ],
)
def test_a_plain_word_at_the_cursor_is_still_being_typed(text: str, word: str | None) -> None:
    caret = text.index("|")
    text = text.replace("|", "")
    found = word_at(text, caret)
    assert (found.of(text) if found else None) == word


@pytest.mark.parametrize(
    ("start", "end", "waits"),
    [(7, 11, True), (0, 11, True), (7, 9, True), (0, 7, False), (0, 20, False), (12, 20, False)],
)
def test_what_ends_in_the_word_waits_and_nothing_else(start: int, end: int, waits: bool) -> None:
    assert NEW.waits(_finding(start, end)) is waits
    assert NEW.waits(Detection("person", Span(start, end))) is waits


def test_a_remark_on_the_whole_post_does_not_wait() -> None:
    assert not NEW.waits(Finding(RULE, Level.ERROR, "m"))


def test_what_is_sure_does_not_wait() -> None:
    assert not NEW.waits(Detection("ni_number", WORD, sure=True))


def test_what_follows_from_a_detection_is_decided_by_that() -> None:
    assert not NEW.waits(_finding(7, 11)._replace(kind="ni_number"))


def test_what_was_said_of_these_words_before_still_stands() -> None:
    said = Checklist(findings=(_finding(7, 10),), detections=((None, Detection("person", Span(7, 10))),))
    word = Unfinished(WORD, None, said)
    assert not word.waits(_finding(7, 11))
    assert not word.waits(Detection("person", WORD))
    assert word.waits(Detection("place", WORD))
    assert word.waits(_finding(3, 11))


def test_what_was_said_of_another_version_is_something_else() -> None:
    x = AccountId("x")
    said = Checklist(findings=(_finding(7, 10),), detections=((None, Detection("person", Span(7, 10))),))
    assert Unfinished(WORD, x, said).waits(_finding(7, 11))
    assert Unfinished(WORD, x, said).waits(Detection("person", WORD))
    told = Checklist(findings=(_finding(7, 10, x),), detections=((x, Detection("person", Span(7, 10))),))
    assert not Unfinished(WORD, x, told).waits(_finding(7, 11))
    assert not Unfinished(WORD, x, told).waits(Detection("person", WORD))
