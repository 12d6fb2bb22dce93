"""Where underlines stand."""

from __future__ import annotations

from composer.domain.account import AccountId
from composer.domain.checklist import Checklist
from composer.domain.finding import Finding, Level, RuleId
from composer.domain.span import Span
from composer.ui.compose.marks import Marks, marks_of

RULE = RuleId("A.B")


def finding(start: int, end: int, level: Level = Level.WARNING, **more: object) -> Finding:
    return Finding(RULE, level, "look", Span(start, end), **more)  # type: ignore[arg-type]


def marked(text: str, *findings: Finding) -> Marks:
    return marks_of(Checklist(findings=findings), text)


def places(marks: Marks) -> list[tuple[int, int]]:
    return [(mark.start, mark.end) for mark in marks.items]


def test_an_emoji_before_the_words_shifts_them_by_one_unit() -> None:
    assert places(marked("😀 hello", finding(2, 7))) == [(3, 8)]


def test_all_parts_of_a_combination_are_marked() -> None:
    assert places(marked("abcdefgh", finding(0, 8, parts=(Span(0, 2), Span(6, 8))))) == [(0, 2), (6, 8)]


def test_remarks_on_the_whole_post_and_on_versions_are_not_marked() -> None:
    whole = Finding(RULE, Level.ERROR, "tag")
    assert places(marked("abc", whole, finding(0, 1, version=AccountId("x")), finding(1, 1))) == []


def test_between_finds_a_long_mark_that_began_before() -> None:
    marks = marked("a" * 100, finding(0, 90), finding(95, 99))
    assert [mark.start for mark in marks.between(50, 60)] == [0]


def test_the_gravest_remark_wins_where_two_overlap() -> None:
    marks = marked("abcdef", finding(0, 3), finding(0, 6, Level.ERROR))
    found = marks.at(1)
    assert found is not None
    assert found.level is Level.ERROR


def test_stepping_goes_round() -> None:
    marks = marked("abcdef", finding(1, 2), finding(4, 5))
    after, before = marks.after(4), marks.before(1)
    assert after is not None
    assert before is not None
    assert (after.start, before.start) == (1, 4)


def test_nothing_marked_means_nowhere_to_step() -> None:
    assert Marks().after(0) is None
    assert Marks().before(0) is None
    assert Marks().at(0) is None
