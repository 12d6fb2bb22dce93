"""One line of the checklist."""

from __future__ import annotations

from typing import NamedTuple

from composer.domain.checklist import Question
from composer.domain.draft import Answer, Dismissal
from composer.domain.finding import Finding, Group
from composer.ui.states import WORDS, State


class Row(NamedTuple):
    """One line of the checklist. At most one of finding, question, aside, answer is set; none on headings."""

    key: tuple[str, ...]
    group: Group
    state: State
    text: str
    note: str = ""
    title: str = ""
    why: str = ""
    source: str = ""
    link: str = ""
    heading: bool = False
    dismissable: bool = False
    finding: Finding | None = None
    question: Question | None = None
    aside: Dismissal | None = None
    answer: Answer | None = None

    @property
    def look(self) -> tuple[object, ...]:
        """What of the row can be seen; rows with the same look need no repainting."""
        return self.state, self.text, self.note, bool(self.finding and self.finding.fixes)

    @property
    def told(self) -> tuple[object, ...]:
        """What a list and a screen reader are told of the row; where it is the same nothing is to be told anew."""
        return (*self.look, self.why, self.source)

    @property
    def spoken(self) -> str:
        """State, what and why, for a screen reader."""
        if self.heading:
            return f"{self.text}: {self.note}"
        parts = [WORDS[self.state], self.text, self.note, f"Why: {self.why}" if self.why else ""]
        return " ".join(part if part[-1] in ".?!" else f"{part}." for part in parts if part)
