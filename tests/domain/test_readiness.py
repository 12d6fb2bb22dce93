"""A draft may be posted when nothing stands in the way, and each thing that does is named."""

from __future__ import annotations

from composer.domain.account import AccountId
from composer.domain.checklist import Checklist, Question
from composer.domain.draft import Doubt, Draft, Tick
from composer.domain.finding import Finding, Level, RuleId
from composer.domain.readiness import ObstacleKind, obstacles

_DRAFT = Draft("Hello", (AccountId("x"),), revision=4)


def _kinds(draft: Draft, checklist: Checklist, review: tuple[str, ...] = ()) -> list[ObstacleKind]:
    return [obstacle.kind for obstacle in obstacles(draft, checklist, review)]


def test_a_checked_and_ticked_draft_may_be_posted() -> None:
    rule = RuleId("A.Q")
    checklist = Checklist(
        4,
        (Finding(RuleId("A.W"), Level.WARNING, "Worth a look."),),
        (Question(rule, "Sure?", "basis", Tick(rule, "basis")),),
    )
    assert _kinds(_DRAFT, checklist) == []


def test_everything_in_the_way_is_named_gravest_first() -> None:
    rule = RuleId("A.Q")
    checklist = Checklist(
        3, (Finding(RuleId("A.E"), Level.ERROR, "Take it out."),), (Question(rule, "Sure?", ""),), (rule,)
    )
    draft = Draft(" ", (), doubts=(Doubt("Is it kind?"), Doubt("Old", cleared_by="Sam")), revision=4)
    assert _kinds(draft, checklist, ("Dana has not answered yet.",)) == [
        ObstacleKind.EMPTY,
        ObstacleKind.ACCOUNT,
        ObstacleKind.CHECKING,
        ObstacleKind.DOUBT,
        ObstacleKind.FIX,
        ObstacleKind.UNANSWERED,
        ObstacleKind.REVIEW,
        ObstacleKind.TICK,
    ]
