"""A remark moves with the text before it, and nothing else of it changes."""

import pickle

from composer.domain.account import AccountId
from composer.domain.finding import Edit, Finding, Fix, Level, RuleId
from composer.domain.span import Span

_FINDING = Finding(
    RuleId("Pack.Rule"),
    Level.WARNING,
    "a remark",
    Span(3, 5),
    "person",
    (Fix("Change it", (Edit(Span(3, 5), "x"), Edit(Span(8, 8), "y"))),),
    (Span(3, 4), Span(4, 5)),
    (AccountId("x-team"),),
    AccountId("x-team"),
    "mark",
)


def test_every_place_of_a_remark_moves() -> None:
    moved = _FINDING.shifted(10)
    assert moved.span == Span(13, 15)
    assert moved.parts == (Span(13, 14), Span(14, 15))
    assert [edit.span for edit in moved.fixes[0].edits] == [Span(13, 15), Span(18, 18)]


def test_all_else_of_a_moved_remark_stays() -> None:
    assert all(_FINDING)
    moved = _FINDING.shifted(10)
    assert moved._replace(span=_FINDING.span, parts=_FINDING.parts, fixes=_FINDING.fixes) == _FINDING


def test_fixes_that_have_moved_are_as_good_as_made_there() -> None:
    moved = _FINDING.shifted(10)
    made = (Fix("Change it", (Edit(Span(13, 15), "x"), Edit(Span(18, 18), "y"))),)
    there = moved._replace(fixes=made)
    assert moved == there
    assert there == moved
    assert hash(moved) == hash(there)
    assert repr(moved) == repr(there)
    assert moved.fixes[0] == made[0]
    assert moved.fixes[:1] == made
    assert len(moved.fixes) == 1


def test_a_remark_moved_back_is_the_one_it_was() -> None:
    assert _FINDING.shifted(10).shifted(-10) == _FINDING


def test_a_remark_that_has_moved_is_pickled_with_all_its_places() -> None:
    moved = _FINDING.shifted(10)
    again = pickle.loads(pickle.dumps(moved))
    assert again == moved
    assert type(again.fixes) is tuple


def test_a_remark_on_the_whole_post_does_not_move() -> None:
    whole = _FINDING._replace(span=None, parts=(), fixes=())
    assert whole.shifted(10) is whole
