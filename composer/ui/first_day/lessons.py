"""What the practice post teaches, one thing at a time: which lesson is on follows from the rows of its checklist."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from composer.domain.finding import Group
from composer.ui.compose.row import Row
from composer.ui.states import State

PRACTICE_POST = (
    "Our walking group meets every Tuesday at 10am. Mary Robson (NHS number 943 476 5919) says the walks keep her "
    "well. COME ALONG! #walkingforhealth"
)
"""Flawed on purpose; nobody in it is real, and the NHS number is the one that is set aside for examples."""


class Lesson(NamedTuple):
    """One thing to do, the groups of the checklist it is about, and the states in which they still ask for it."""

    title: str
    words: str
    groups: frozenset[Group]
    states: frozenset[State]


_REMARKS = frozenset({State.STOP, State.LOOK})
LESSONS = (
    Lesson(
        "Take out what points at somebody",
        "The list beside the post has found a name and a number. Choose each line in it and press the button that "
        "takes it out. Nothing happens that you cannot undo.",
        frozenset({Group.SAFE}),
        _REMARKS,
    ),
    Lesson(
        "Make it ours",
        "Who should see it, and where is it? Choose the lines under ‘Ours’. The fix is one press away; or type it "
        "yourself, the list follows along.",
        frozenset({Group.OURS}),
        _REMARKS,
    ),
    Lesson(
        "Make it easy to read",
        "Capitals shout, and a screen reader makes one long word of that hashtag. These are ideas, never orders: take "
        "them, or set one aside with ‘Not this time’ and say why.",
        frozenset({Group.READABLE, Group.FITS}),
        _REMARKS | {State.IDEA},
    ),
    Lesson(
        "Tick what only you can know",
        "No machine can tell whether a neighbour would recognise somebody. Read each question under ‘Yours to tick’ "
        "and say yes with the space bar or the button. If the words change, it asks again.",
        frozenset({Group.TICK}),
        frozenset({State.BOX}),
    ),
    Lesson(
        "The sense check",
        "Last, what anybody may think of it in five years, and a colleague’s eyes. With a real post, ‘Send for review’ "
        "brings it to them; here, just tick.",
        frozenset({Group.SENSE}),
        frozenset({State.BOX}),
    ),
)
DONE = Lesson(
    "That is all there is to it",
    "Fixed, ticked, ready. With a real post, ‘Post’ would now take you to the network, step by step. This one stays "
    "here and is forgotten.",
    frozenset(),
    frozenset(),
)


def lesson_now(rows: Iterable[Row]) -> int:
    """The place in `LESSONS` of the first that something still waits for; their number when all are done."""
    waiting = [(row.group, row.state) for row in rows if not row.heading]
    for place, lesson in enumerate(LESSONS):
        if any(group in lesson.groups and state in lesson.states for group, state in waiting):
            return place
    return len(LESSONS)
