"""How a post stands with its reviewers, in sentences."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from composer.domain.review import Needed
from composer.posting.entry import day_of
from composer.review.answer_text import WORDS
from composer.review.standing import Origin, Standing, lapsed, still_needed
from composer.ui.states import State

if TYPE_CHECKING:
    from composer.store.reviews import Sent

_KNOWN = {
    Origin.SIGNED: "signed",
    Origin.NEW_KEY: "signed with a key that you have not compared yet",
    Origin.CHANGED_KEY: "careful, signed with another key than theirs",
    Origin.UNSIGNED: "not signed",
    Origin.TOLD: "told by word of mouth",
}
_ORIGIN_STATES = {Origin.SIGNED: State.GOOD, Origin.TOLD: State.GOOD, Origin.CHANGED_KEY: State.STOP}


def missing(needed: Iterable[Needed], standing: Sequence[Standing], author: str) -> tuple[str, ...]:
    """Each thing that stands in the way of posting, once."""
    every = tuple(needed) or (Needed(),)
    return tuple(dict.fromkeys(said for one in every for said in still_needed(one, standing, author)))


def standing_line(standing: Standing) -> tuple[State, str]:
    verdict, origin = standing.answered.verdict, standing.answered.origin
    said = f"{verdict.who}: {WORDS[verdict.verdict].lower()} ({_KNOWN[origin]})."
    if not standing.holds:
        what = " ".join(standing.changes) or "It was about another version."
        return State.LOOK, f"{said} Out of date: {what}"
    if standing.approves:
        return _ORIGIN_STATES.get(origin, State.LOOK), f"{said} It holds for the post as it is."
    return State.STOP, said


def verdicts_for_the_record(standing: Sequence[Standing]) -> tuple[str, ...]:
    return tuple(
        f"{one.answered.verdict.who}: {WORDS[one.answered.verdict.verdict].lower()}, "
        f"{day_of(one.answered.verdict.at)} ({_KNOWN[one.answered.origin]})"
        for one in standing
        if one.holds
    )


def waiting_line(sent: Sent, now: datetime) -> tuple[State, str]:
    """A request without an answer; it lapses, and nothing happens by itself."""
    if lapsed(sent.due, now):
        told = f"{sent.reviewer} was asked, and the day has gone by without an answer. Ask again, or ask another."
        return State.LOOK, told
    due = date.fromisoformat(sent.due) if sent.due else None
    by = f" by {due.day} {due:%B}" if due else ""
    return State.CLOCK, f"{sent.reviewer} was asked to look{by}. No answer yet."
