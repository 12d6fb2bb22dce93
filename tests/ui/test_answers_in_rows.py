"""What a person has answered about names, and what was looked for, as rows of the Safe group."""

from __future__ import annotations

from types import ModuleType

from composer.domain.checklist import Checklist
from composer.domain.detection import Detection
from composer.domain.draft import Answer, Draft
from composer.domain.finding import Finding, Group, Level, RuleId
from composer.domain.span import Span
from composer.ui.compose.row import Row
from composer.ui.compose.rows import arrange
from composer.ui.states import State

MARY = Detection("person", Span(0, 4), "mary")
AGREED = Answer("person", "mary", "agreed", "by e-mail on 3 May", "Sam")
KINDS = ("person", "nhs_number", "age")


def safe_rows(
    plain_rules: ModuleType,
    *,
    findings: tuple[Finding, ...] = (),
    detections: tuple[Detection, ...] = (),
    answers: tuple[Answer, ...] = (),
    text: str = "Mary came",
) -> list[Row]:
    checklist = Checklist(findings=findings, detections=tuple((None, each) for each in detections))
    rows = arrange(checklist, Draft(text, answers=answers), plain_rules.PlainRules.rules, {}, KINDS)
    return [row for row in rows if row.group is Group.SAFE]


def test_nothing_found_says_what_was_looked_for_and_what_no_machine_can_tell(plain_rules: ModuleType) -> None:
    heading, row = safe_rows(plain_rules)
    assert (heading.note, heading.state) == ("nothing found", State.NONE)
    assert row.text.startswith(
        "Looked for names, ages and dates of birth and NHS, hospital and other personal numbers. Only a person can tell"
    )


def test_with_something_found_that_is_left_unsaid(plain_rules: ModuleType) -> None:
    finding = Finding(RuleId("Plain.Named"), Level.WARNING, "Mary?", Span(0, 4), "person")
    assert [row.text for row in safe_rows(plain_rules, findings=(finding,))] == ["Safe", "Mary?"]


def test_an_empty_post_was_not_looked_at(plain_rules: ModuleType) -> None:
    assert [row.heading for row in safe_rows(plain_rules, text="")] == [True]


def test_an_answer_is_shown_with_who_and_how(plain_rules: ModuleType) -> None:
    row = safe_rows(plain_rules, detections=(MARY,), answers=(AGREED,))[1]
    assert (row.state, row.answer) == (State.TICKED, AGREED)
    assert (row.text, row.note) == (
        "‘Mary’: they know and have agreed.",
        "Recorded: by e-mail on 3 May. Said by Sam.",
    )


def test_after_an_answer_names_are_not_among_what_was_not_found(plain_rules: ModuleType) -> None:
    heading, _, looked = safe_rows(plain_rules, detections=(MARY,), answers=(AGREED,))
    assert (heading.note, heading.state) == ("nothing more found", State.NONE)
    assert looked.text.startswith(
        "Looked for ages and dates of birth and NHS, hospital and other personal numbers."
    )


def test_not_a_person_is_shown_as_set_aside(plain_rules: ModuleType) -> None:
    answer = Answer("person", "mary", "not_this")
    row = safe_rows(plain_rules, detections=(MARY,), answers=(answer,))[1]
    assert (row.state, row.text) == (State.ASIDE, "‘Mary’ is not a person’s name.")


def test_an_answer_about_words_that_are_gone_is_not_shown(plain_rules: ModuleType) -> None:
    assert not any(row.answer for row in safe_rows(plain_rules, answers=(AGREED,)))


def test_published_contact_details_are_named_without_alarm(plain_rules: ModuleType) -> None:
    helpline = Detection("phone_number", Span(0, 4), "116123", public=True, note="Samaritans")
    assert (
        safe_rows(plain_rules, detections=(helpline,))[1].note
        == "Published contact details may stay: Samaritans."
    )
