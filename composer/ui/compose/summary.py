"""Where the post stands, worked out from its checklist."""

from __future__ import annotations

from composer.domain.checklist import Checklist
from composer.domain.draft import Draft
from composer.domain.finding import Level
from composer.ui.compose.checklist_pane import NOTHING_YET, Summary
from composer.ui.compose.rows import counted
from composer.ui.states import State

NOT_READY = Summary(State.CLOCK, "Getting the checklist ready", "You can write on meanwhile.")
NO_RULES = Summary(
    State.STOP, "Nothing can be checked", "The rules could not be loaded; the message above says why."
)
CHECKING = Summary(State.CLOCK, "Checking", "One moment.")


def summarise(draft: Draft, checklist: Checklist) -> Summary:
    """What to say above the checklist of this draft."""
    if not (draft.text.strip() or draft.pictures):
        return NOTHING_YET
    if not draft.accounts:
        return Summary(State.STOP, "Choose where it goes", "Pick at least one account below your post.")
    if any(doubt.stands for doubt in draft.doubts):
        return Summary(State.STOP, "Parked with a doubt", "It cannot be posted until somebody clears it.")
    levels = [finding.level for finding in checklist.findings]
    to_fix = levels.count(Level.ERROR)
    todo = _to_do(to_fix, checklist)
    ideas = _ideas(levels)
    if todo:
        return Summary(State.STOP if to_fix else State.BOX, ", ".join(todo), ideas)
    if checklist.unfinished:
        return CHECKING
    return Summary(State.GOOD, "Ready to post", ideas or "Everything is fixed and ticked.", ready=True)


def _to_do(to_fix: int, checklist: Checklist) -> list[str]:
    parts = (
        (to_fix, "to fix"),
        (len(checklist.unanswered), "not checked"),
        (len(checklist.to_tick), "to tick"),
    )
    return [f"{number} {what}" for number, what in parts if number]


def _ideas(levels: list[Level]) -> str:
    looks, ideas = levels.count(Level.WARNING), levels.count(Level.SUGGESTION)
    parts = [f"{looks} worth a look"] if looks else []
    if ideas:
        parts.append(counted(ideas, "idea", "ideas"))
    return " and ".join(parts) + (", if you like." if parts else "")
