"""What the Safe group says beside its remarks: what a person has answered, and what was looked for and not found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from composer.domain.checklist import Checklist
from composer.domain.draft import Answer, Draft
from composer.domain.finding import Group
from composer.ui.compose.row import Row
from composer.ui.states import State

_LOOKED_FOR: Mapping[str, frozenset[str]] = {
    "names": frozenset({"person"}),
    "ages and dates of birth": frozenset({"age", "date_of_birth"}),
    "NHS, hospital and other personal numbers": frozenset(
        {"nhs_number", "hospital_number", "ni_number", "bank_details", "vehicle_registration"}
    ),
    "private addresses and phones": frozenset(
        {"street_address", "postcode", "phone_number", "email_address"}
    ),
    "wards": frozenset({"ward_or_bed"}),
}
_CONTACTS = frozenset({"phone_number", "email_address", "postcode"})
_ONLY_A_PERSON = "Only a person can tell whether a neighbour could work it out."
_WHY = (
    "A machine can find names and numbers. It cannot know who lives next door: read the post once as a neighbour, a "
    "cousin or the local paper would."
)


def answer_rows(checklist: Checklist, draft: Draft) -> Iterator[Row]:
    """A row for each answer about something that the post still says, so that it can be taken back."""
    if not draft.answers:
        return
    words: dict[tuple[str, str], str] = {}
    for version, detection in checklist.detections:
        text = draft.text if version is None else draft.text_for(version)
        words.setdefault((detection.kind, detection.value), detection.span.of(text))
    for answer in draft.answers:
        said = words.get((answer.kind, answer.value))
        if said is not None:
            yield _answer_row(answer, said)


def _answer_row(answer: Answer, said: str) -> Row:
    by = f" Said by {answer.who}." if answer.who else ""
    key = ("answer", answer.kind, answer.value)
    if answer.verdict == "agreed":
        return Row(
            key,
            Group.SAFE,
            State.TICKED,
            f"‘{said}’: they know and have agreed.",
            f"Recorded: {answer.reason.rstrip('.')}.{by}",
            title="They know and have agreed",
            why="It holds for this name everywhere in this post, and is kept with it.",
            answer=answer,
        )
    return Row(
        key,
        Group.SAFE,
        State.ASIDE,
        f"‘{said}’ is not a person’s name.",
        by.strip(),
        title="Not a person",
        why="It holds for these words everywhere in this post.",
        answer=answer,
    )


def looked_for_row(checklist: Checklist, draft: Draft, kinds: tuple[str, ...]) -> Iterator[Row]:
    """What was looked for and not found: never that the post is safe, which a machine cannot say."""
    found = {answer.kind for answer in draft.answers} | {finding.kind for finding, _ in checklist.dismissed}
    names = [name for name, those in _asked_about(kinds) if those.isdisjoint(found)]
    if not names or not (draft.text.strip() or draft.versions):
        return
    listed = f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else names[0]
    yield Row(
        ("looked for",),
        Group.SAFE,
        State.NONE,
        f"Looked for {listed}. {_ONLY_A_PERSON}",
        _published(checklist),
        title="what was looked for",
        why=_WHY,
    )


@lru_cache(maxsize=1)
def _asked_about(kinds: tuple[str, ...]) -> tuple[tuple[str, frozenset[str]], ...]:
    """Those of `_LOOKED_FOR` with one of the kinds."""
    return tuple((name, those) for name, those in _LOOKED_FOR.items() if not those.isdisjoint(kinds))


def _published(checklist: Checklist) -> str:
    notes = dict.fromkeys(
        each.note for _, each in checklist.detections if each.public and each.note and each.kind in _CONTACTS
    )
    return f"Published contact details may stay: {', '.join(notes)}." if notes else ""
