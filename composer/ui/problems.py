"""The rules that have a mistake, each with its place and what to do."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from composer.services import RuleProblem
from composer.ui.dialog import ReadingDialog
from composer.ui.states import State
from composer.ui.theme import Theme


def told(problems: Sequence[RuleProblem]) -> tuple[State, str]:
    """What the message bar says of them: mistakes first; notes alone are no cause for alarm."""
    mistakes = sum(problem.severity == "error" for problem in problems)
    if mistakes:
        return (
            State.LOOK,
            f"{mistakes} {'rule has' if mistakes == 1 else 'rules have'} a mistake. The rest go on working.",
        )
    return (
        State.IDEA,
        f"There {'is a note' if len(problems) == 1 else f'are {len(problems)} notes'} on the rules.",
    )


class ProblemsDialog(ReadingDialog):
    """For whoever keeps the rules."""

    def __init__(self, problems: Sequence[RuleProblem], theme: Theme, owner: QWidget | None) -> None:
        intro = "A rule with a mistake is left out, or goes on as it last was. All others work."
        lines = "\n".join(f"- `{problem}`" for problem in problems)
        super().__init__("Rules with a problem", intro, lines, theme, owner)
