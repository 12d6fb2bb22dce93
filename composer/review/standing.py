"""Where a draft stands with its reviewers: whose verdict holds, whose is out of date, what is still needed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from composer.domain.review import Needed
from composer.review.canonical import changes_between, content_digest
from composer.review.packet import Verdict


class Origin(StrEnum):
    """How we know who said it."""

    SIGNED = "signed"
    NEW_KEY = "new_key"
    CHANGED_KEY = "changed_key"
    UNSIGNED = "unsigned"
    TOLD = "told"


@dataclass(frozen=True, slots=True)
class Answered:
    """A verdict that came back. `reviewed` is the content it was about, in `canonical.content_of`'s form."""

    verdict: Verdict
    origin: Origin
    reviewed: Mapping[str, Any]
    role: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """One verdict today: it holds while the content is the one reviewed; `changes` says what differs."""

    answered: Answered
    holds: bool
    changes: tuple[str, ...]

    @property
    def approves(self) -> bool:
        """Whether it is a 'good to go' for what the draft says now."""
        return self.holds and self.answered.verdict.verdict == "good_to_go"


def standings(answers: Sequence[Answered], content: Mapping[str, Any]) -> tuple[Standing, ...]:
    """Each reviewer's latest verdict against the draft's content now.

    What they signed stands beside what was only said in their name, so that neither hides the other.
    """
    digest = content_digest(content)
    latest: dict[tuple[str, bool], Answered] = {}
    for answered in sorted(answers, key=lambda answered: answered.verdict.at):
        latest[answered.verdict.who.casefold(), answered.origin is Origin.SIGNED] = answered
    return tuple(
        Standing(answered, answered.verdict.digest == digest, changes_between(answered.reviewed, content))
        for answered in latest.values()
    )


def still_needed(needed: Needed, standing: Sequence[Standing], author: str) -> tuple[str, ...]:
    """What reviews are missing or stand against posting, in sentences. Nobody counts as their own reviewer."""
    others = [one for one in standing if one.answered.verdict.who.casefold() != author.casefold()]
    said = [
        f"{one.answered.verdict.who} said: {_against(one)}"
        for one in others
        if one.holds and one.answered.verdict.verdict != "good_to_go"
    ]
    good = [one for one in others if one.approves and _counts(one, needed)]
    people_for = {one.answered.verdict.who.casefold() for one in good}
    if len(people_for) < needed.reviewers:
        stale = list(dict.fromkeys(one.answered.verdict.who for one in others if not one.holds))
        missing = needed.reviewers - len(people_for)
        people = "one colleague" if missing == 1 else f"{missing} colleagues"
        signed = "signed " if needed.signed else ""
        because = f" {' and '.join(stale)} looked at an earlier version." if stale else ""
        said.append(f"A {signed}'good to go' from {people} is still needed.{because}")
    if needed.role and not any(one.answered.role == needed.role for one in good):
        said.append(f"A 'good to go' from the {needed.role} is still needed.")
    return tuple(said)


def lapsed(due: str, now: datetime) -> bool:
    """Whether a request's day (ISO 8601) has gone by; a request without one never lapses."""
    return bool(due) and datetime.fromisoformat(due).date() < now.date()


def _counts(standing: Standing, needed: Needed) -> bool:
    origin = standing.answered.origin
    return origin is Origin.SIGNED or not (needed.signed or origin is Origin.CHANGED_KEY)


def _against(standing: Standing) -> str:
    return "do not post." if standing.answered.verdict.verdict == "do_not_post" else "change these first."
