"""How things stand with a line of the checklist: each state has an icon, a word and a colour, never one alone."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from composer.ui.theme import Role


class State(StrEnum):
    """The value is the icon's name too; the order is the order of rows in a group."""

    STOP = "stop"
    LOOK = "look"
    IDEA = "idea"
    BOX = "box"
    CLOCK = "clock"
    ASIDE = "aside"
    TICKED = "ticked"
    GOOD = "good"
    NONE = "none"


WORDS: Mapping[State, str] = {
    State.STOP: "To fix",
    State.LOOK: "Worth a look",
    State.IDEA: "Idea",
    State.BOX: "To tick",
    State.CLOCK: "Not checked",
    State.ASIDE: "Set aside",
    State.TICKED: "Ticked",
    State.GOOD: "Done",
    State.NONE: "Nothing found",
}
COLOURS: Mapping[State, Role] = {
    State.STOP: Role.STOP,
    State.LOOK: Role.LOOK,
    State.IDEA: Role.IDEA,
    State.BOX: Role.ACCENT,
    State.CLOCK: Role.LOOK,
    State.ASIDE: Role.QUIET,
    State.TICKED: Role.GOOD,
    State.GOOD: Role.GOOD,
    State.NONE: Role.QUIET,
}
BACKS: Mapping[State, Role] = {
    State.STOP: Role.STOP_BACK,
    State.LOOK: Role.LOOK_BACK,
    State.IDEA: Role.IDEA_BACK,
    State.BOX: Role.IDEA_BACK,
    State.GOOD: Role.GOOD_BACK,
}
GROUPS: Mapping[str, tuple[str, str]] = {
    "safe": ("Safe", "Does it identify anyone, or give away something private?"),
    "ours": ("Ours", "Does it carry our tags, our place and our voice?"),
    "readable": ("Readable", "Can everyone read it, by eye, by ear and at first sight?"),
    "fits": ("Fits", "Does it fit every network that it goes to?"),
    "tick": ("Yours to tick", "What only a person can judge."),
    "sense": ("Sense check", "Would you stand by it tomorrow?"),
}
"""The title and the question of each `domain.finding.Group`, in the order shown."""
