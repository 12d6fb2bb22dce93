"""What was found in a picture, what was looked for, and what nobody but a person can see."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from composer.domain.picture import Edits
from composer.looking.places import Box, covers_all


class Part(StrEnum):
    """What the computer can look for, where the optional part for it is installed."""

    FACES = "faces"
    WORDS = "words"


QUESTIONS = {
    "screens": "Screens: computers, monitors, phones",
    "badges": "Badges, lanyards and name labels",
    "whiteboards": "Whiteboards, notices and bed boards",
    "wristbands": "Wristbands and bed labels",
    "documents": "Papers, letters, prescriptions",
    "reflections": "Reflections in windows, mirrors, glasses",
    "background": "People in the background",
    "house": "House numbers, street signs, number plates",
}
"""What a person is asked to look at, by the name it is kept under."""


@dataclass(frozen=True, slots=True)
class Face:
    """A face: where it is, in dots of the upright original, and how sure the computer is (0 to 1)."""

    box: Box
    sure: float = 1.0


@dataclass(frozen=True, slots=True)
class Words:
    """A line of writing. `outline` goes round it clockwise from where it begins; `kinds` are the detectors' names."""

    text: str
    box: Box
    outline: tuple[tuple[int, int], ...] = ()
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Looked:
    """All that is known of one picture. `not_looked_for` says what a missing part, or a person's word, left out.

    `answers` are the questions that a person ticked. None of this says that a picture is safe.
    """

    faces: tuple[Face, ...] = ()
    words: tuple[Words, ...] = ()
    looked_for: tuple[Part, ...] = ()
    not_looked_for: tuple[Part, ...] = tuple(Part)
    answers: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """All writing in the picture, a line each, covered or not."""
        return "\n".join(one.text for one in self.words)

    @property
    def private_words(self) -> tuple[Words, ...]:
        """The writing in which a detector saw something."""
        return tuple(one for one in self.words if one.kinds)

    def readable(self, size: tuple[int, int], edits: Edits) -> tuple[str, ...]:
        """The writing that nothing covers; `size` is the upright original's."""
        return tuple(one.text for one in self.words if not covers_all(one.box, size, edits))

    def seen(self, size: tuple[int, int], edits: Edits) -> tuple[Face, ...]:
        """The faces that nothing covers."""
        return tuple(one for one in self.faces if not covers_all(one.box, size, edits))


def in_words(parts: Iterable[Part]) -> str:
    """'faces and words'."""
    named = {Part.FACES: "faces", Part.WORDS: "writing"}
    return " and ".join(named[part] for part in Part if part in set(parts))
