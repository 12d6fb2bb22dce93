"""How a checklist becomes rows."""

from __future__ import annotations

from collections.abc import Mapping
from types import ModuleType

from composer.domain.account import Account, AccountId, NetworkId
from composer.domain.checklist import Checklist, Question
from composer.domain.draft import Dismissal, Draft, Tick
from composer.domain.finding import Finding, Level, RuleId
from composer.domain.span import Span
from composer.services import RuleWords
from composer.ui.compose.row import Row
from composer.ui.compose.rows import MOST_IN_A_GROUP, arrange
from composer.ui.states import State

X, FACEBOOK = AccountId("x"), AccountId("facebook")
ACCOUNTS = {
    X: Account(X, NetworkId("x"), "@us"),
    FACEBOOK: Account(FACEBOOK, NetworkId("facebook"), "Our page"),
}


def rows_of(checklist: Checklist, plain_rules: ModuleType, text: str = "the the end") -> list[Row]:
    draft = Draft(text, (X, FACEBOOK))
    return list(arrange(checklist, draft, plain_rules.PlainRules.rules, ACCOUNTS))


def without_headings(rows: list[Row]) -> list[Row]:
    return [row for row in rows if not row.heading]


def test_groups_stand_in_their_order_each_under_its_heading(plain_rules: ModuleType) -> None:
    rows = rows_of(Checklist(), plain_rules)
    assert [row.text for row in rows] == ["Safe", "Ours", "Readable", "Fits", "Yours to tick", "Sense check"]
    assert all(row.heading for row in rows)


def test_finding_nothing_is_never_called_safe(plain_rules: ModuleType) -> None:
    heading = rows_of(Checklist(), plain_rules)[0]
    assert (heading.note, heading.state) == ("nothing found", State.NONE)


def test_a_heading_counts_the_gravest_of_its_rows(plain_rules: ModuleType) -> None:
    checklist = Checklist(findings=(Finding(plain_rules.TAG, Level.ERROR, "Tag us"),))
    heading = next(row for row in rows_of(checklist, plain_rules) if row.text == "Ours")
    assert (heading.note, heading.state) == ("1 to fix", State.STOP)


def test_a_row_keeps_its_key_when_words_before_it_move_it(plain_rules: ModuleType) -> None:
    def key(start: int, text: str) -> tuple[str, ...]:
        finding = Finding(plain_rules.DOUBLED, Level.SUGGESTION, "twice", Span(start, start + 7))
        return without_headings(rows_of(Checklist(findings=(finding,)), plain_rules, text))[0].key

    assert key(0, "the the end") == key(3, "So the the end")


def test_the_same_words_twice_are_two_rows(plain_rules: ModuleType) -> None:
    findings = tuple(
        Finding(plain_rules.DOUBLED, Level.SUGGESTION, "twice", Span(start, start + 3)) for start in (0, 4)
    )
    rows = without_headings(rows_of(Checklist(findings=findings), plain_rules))
    assert len({row.key for row in rows}) == 2


def test_what_concerns_some_accounts_names_them(plain_rules: ModuleType) -> None:
    finding = Finding(plain_rules.TAG, Level.ERROR, "Too long", accounts=(X,))
    assert without_headings(rows_of(Checklist(findings=(finding,)), plain_rules))[0].note == "Only for @us"


def test_a_lapsed_tick_says_why_it_is_open_again(plain_rules: ModuleType) -> None:
    question = Question(plain_rules.LOOKED, "Opened?", "new", lapsed=Tick(plain_rules.LOOKED, "old"))
    row = without_headings(rows_of(Checklist(questions=(question,)), plain_rules))[0]
    assert row.state is State.BOX
    assert row.note.startswith("You ticked this before; what it is about has changed since.")


def test_what_was_set_aside_stays_with_its_reason(plain_rules: ModuleType) -> None:
    finding = Finding(plain_rules.DOUBLED, Level.SUGGESTION, "twice", Span(0, 7))
    dismissal = Dismissal(plain_rules.DOUBLED, "the the", "a song title")
    row = without_headings(rows_of(Checklist(dismissed=((finding, dismissal),)), plain_rules))[0]
    assert (row.state, row.note, row.aside) == (State.ASIDE, "Not this time: a song title", dismissal)


def test_a_rule_that_ran_out_of_time_is_named(plain_rules: ModuleType) -> None:
    row = without_headings(rows_of(Checklist(unanswered=(plain_rules.TAG,)), plain_rules))[0]
    assert row.state is State.CLOCK
    assert "Tag us" in row.text


def test_a_flood_of_findings_is_cut_short_and_says_so(plain_rules: ModuleType) -> None:
    findings = tuple(
        Finding(plain_rules.DOUBLED, Level.SUGGESTION, "twice", Span(n, n + 1)) for n in range(100)
    )
    rows = without_headings(rows_of(Checklist(findings=findings), plain_rules, "a" * 101))
    assert len(rows) == MOST_IN_A_GROUP + 1
    assert rows[-1].text == "And 60 more. They come up as you deal with these."


def test_errors_come_before_ideas_whatever_their_place(plain_rules: ModuleType) -> None:
    findings = (
        Finding(plain_rules.DOUBLED, Level.SUGGESTION, "idea", Span(0, 1)),
        Finding(plain_rules.DOUBLED, Level.ERROR, "error", Span(5, 6)),
    )
    rows = without_headings(rows_of(Checklist(findings=findings), plain_rules))
    assert [row.text for row in rows] == ["error", "idea"]


def test_a_row_read_aloud_says_state_what_and_why(plain_rules: ModuleType) -> None:
    finding = Finding(plain_rules.TAG, Level.ERROR, "Tag us.")
    row = without_headings(rows_of(Checklist(findings=(finding,)), plain_rules))[0]
    assert row.spoken == "To fix. Tag us. Why: Because it helps."


def test_a_rule_nobody_knows_is_still_shown(plain_rules: ModuleType) -> None:
    finding = Finding(RuleId("Gone.Rule"), Level.WARNING, "Look")
    assert without_headings(rows_of(Checklist(findings=(finding,)), plain_rules))[0].text == "Look"


def test_a_row_is_about_one_thing_alone(plain_rules: ModuleType) -> None:
    one = Finding(plain_rules.DOUBLED, Level.SUGGESTION, "twice", Span(0, 7))
    other = Finding(plain_rules.TAG, Level.ERROR, "Tag us")
    dismissal = Dismissal(plain_rules.TAG, "", "no tags today")
    question = Question(plain_rules.LOOKED, "Opened?", "new")
    checklist = Checklist(findings=(one,), questions=(question,), dismissed=((other, dismissal),))
    rows = without_headings(rows_of(checklist, plain_rules))
    assert {(row.finding, row.question, row.aside) for row in rows} == {
        (one, None, None),
        (None, question, None),
        (None, None, dismissal),
    }


def test_rules_read_again_speak_for_themselves(plain_rules: ModuleType) -> None:
    checklist = Checklist(findings=(Finding(plain_rules.TAG, Level.ERROR, "Tag us"),))
    rules = plain_rules.PlainRules.rules
    again = {**rules, plain_rules.TAG: rules[plain_rules.TAG]._replace(title="Tag our team")}

    def title(which: Mapping[RuleId, RuleWords]) -> str:
        rows = arrange(checklist, Draft("the end", (X, FACEBOOK)), which, ACCOUNTS)
        return without_headings(list(rows))[0].title

    before = title(rules)
    assert title(again) == "Tag our team" != before
    assert title(rules) == before
