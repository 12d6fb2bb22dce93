"""Whether a draft may be posted now, and if not, each thing that stands in the way."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from composer.domain.checklist import Checklist
from composer.domain.draft import Draft
from composer.domain.finding import RuleId


class ObstacleKind(StrEnum):
    """What kind of thing stands in the way, and so where its button leads."""

    EMPTY = "empty"
    ACCOUNT = "account"
    FIX = "fix"
    TICK = "tick"
    UNANSWERED = "unanswered"
    DOUBT = "doubt"
    REVIEW = "review"
    CHECKING = "checking"


@dataclass(frozen=True, slots=True)
class Obstacle:
    """One thing to do before posting; `rule` is the checklist row it is about, where there is one."""

    kind: ObstacleKind
    message: str
    rule: RuleId | None = None


def obstacles(draft: Draft, checklist: Checklist, review: tuple[str, ...] = ()) -> tuple[Obstacle, ...]:
    """All that stands in the way of posting `draft`, gravest first. Empty means it may be posted.

    `review` says, in sentences, which needed reviews are missing or out of date.
    """
    found: list[Obstacle] = []
    if (
        not draft.text.strip()
        and not any(text.strip() for text in draft.versions.values())
        and not draft.pictures
    ):
        found.append(Obstacle(ObstacleKind.EMPTY, "There is nothing to post yet."))
    if not draft.accounts:
        found.append(Obstacle(ObstacleKind.ACCOUNT, "Choose at least one account to post to."))
    if checklist.revision != draft.revision or checklist.unfinished:
        found.append(Obstacle(ObstacleKind.CHECKING, "The checklist is still looking at your last change."))
    found += [
        Obstacle(ObstacleKind.DOUBT, f"A doubt stands: {doubt.reason}")
        for doubt in draft.doubts
        if doubt.stands
    ]
    found += [Obstacle(ObstacleKind.FIX, finding.message, finding.rule) for finding in checklist.to_fix]
    found += [
        Obstacle(ObstacleKind.UNANSWERED, "A check ran out of time, so it has not been passed.", rule)
        for rule in checklist.unanswered
    ]
    found += [Obstacle(ObstacleKind.REVIEW, sentence) for sentence in review]
    found += [Obstacle(ObstacleKind.TICK, question.prompt, question.rule) for question in checklist.to_tick]
    return tuple(found)
