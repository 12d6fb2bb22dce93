"""What the program found, as marks on the picture and lines beside it, and in words what it did not look for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from composer.domain.picture import Edits
from composer.looking.found import Looked, Part, Words, in_words
from composer.looking.kinds import KIND_WORDS, Detects, with_kinds
from composer.looking.places import Box, Size, corners, covers_all, grown
from composer.ui.background import Background
from composer.ui.pictures.looking_finder import Answer, Finder
from composer.ui.pictures.looking_marks import Mark
from composer.ui.pictures.looking_panels import FoundPanel, Item
from composer.ui.states import State

_MISSING = (
    "Faces and writing were not looked for: the optional part that finds them is not installed on this computer. "
    "Your IT desk can add it. Look for them yourself, at a large size."
)
_ROUND_A_FACE = 0.5
_NOT_ALL = "The computer misses some. Look yourself, too."


class Findings(QObject):
    """Starts the look, keeps what came of it, and shows it in the panel. `changed`: something new is known."""

    changed = Signal()

    def __init__(
        self,
        data: bytes,
        background: Background,
        detectors: Detects,
        command: Callable[[], Sequence[str] | None],
        panel: FoundPanel,
        owner: QObject,
    ) -> None:
        super().__init__(owner)
        self._data, self._background, self._detectors = data, background, detectors
        self._command, self._panel = command, panel
        self.looked = Looked()
        self._answer = Answer()
        self._size: Size = (0, 0)
        self.finder = Finder(self)
        self.finder.progressed.connect(panel.show_progress)
        self.finder.ended.connect(self._on_ended)
        panel.look_asked.connect(self.begin)
        panel.stop_asked.connect(self.finder.stop)

    def open_with(self, known: Looked | None) -> None:
        """Show what an earlier look found, or look."""
        if known is None or not known.looked_for:
            self.begin()
            return
        self.looked = known
        self._tell("")

    def begin(self) -> None:
        """Look, where the optional part is there; else say what was not looked for."""
        command = self._command()
        if command is None:
            self._panel.show_looking(busy=False, possible=False)
            self._panel.not_looked.tell(State.LOOK, _MISSING)
            self.changed.emit()
            return
        self._panel.told.tell(State.NONE, "")
        self._panel.not_looked.tell(State.NONE, "")
        self._panel.show_progress(0, "Starting")
        self._panel.show_looking(busy=True, possible=True)
        self.finder.look(command, self._data, tuple(Part))

    def close(self) -> None:
        self.finder.close()

    @property
    def faces(self) -> Sequence[Box]:
        """What to cover for the faces: hair and ears too, which the finder leaves out."""
        return [grown(one.box, self._size, _ROUND_A_FACE) for one in self.looked.faces]

    @property
    def words(self) -> Sequence[Box]:
        return [grown(one.box, self._size) for one in self.looked.words]

    @property
    def private_words(self) -> Sequence[Box]:
        return [grown(one.box, self._size) for one in self.looked.private_words]

    def at(self, row: int) -> Sequence[Box]:
        """What to cover for the thing in that line of the list."""
        boxes = [*self.faces, *self.words]
        return boxes[row : row + 1] if row >= 0 else ()

    def show(self, size: Size, edits: Edits) -> Sequence[Mark]:
        """Fill the panel, and give the marks for the picture in the order of its lines."""
        looked, self._size = self.looked, size
        boxes = [*(face.box for face in looked.faces), *(words.box for words in looked.words)]
        gone = [covers_all(box, size, edits) for box in boxes]
        count = len(looked.faces)
        items = [_face_item(number + 1, gone[number]) for number in range(count)]
        items += [
            _words_item(count + number + 1, words, gone[count + number])
            for number, words in enumerate(looked.words)
        ]
        left = [words for words, covered in zip(looked.words, gone[count:], strict=True) if not covered]
        self._panel.show_found(
            items,
            faces=not all(gone[:count]),
            private=any(words.kinds for words in left),
            words=bool(left),
        )
        outlines = [corners(face.box) for face in looked.faces]
        outlines += [words.outline or corners(words.box) for words in looked.words]
        return [Mark(outline, str(number), gone[number - 1]) for number, outline in enumerate(outlines, 1)]

    def _on_ended(self, answer: Answer) -> None:
        self._answer = answer
        detectors, words = self._detectors, answer.words
        self._panel.show_progress(100, "Reading what it says")
        self._background.run(lambda: with_kinds(words, detectors), self._on_kinds)

    def _on_kinds(self, words: tuple[Words, ...]) -> None:
        answer = self._answer
        self.looked = replace(
            self.looked,
            faces=answer.faces,
            words=words,
            looked_for=answer.looked_for,
            not_looked_for=tuple(part for part in Part if part not in answer.looked_for),
        )
        self._tell(answer.problem)

    def _tell(self, problem: str) -> None:
        """Say what was found, and what was not looked for and why."""
        looked, panel = self.looked, self._panel
        panel.show_looking(busy=False, possible=bool(looked.not_looked_for) and self._command() is not None)
        if looked.looked_for:
            panel.told.tell(*_came_of_it(looked))
        if looked.not_looked_for:
            why = f" {problem}" if problem else ""
            text = f"Not looked for: {in_words(looked.not_looked_for)}.{why} Look for that yourself, at a large size."
            panel.not_looked.tell(State.LOOK, text)
        self.changed.emit()


def _came_of_it(looked: Looked) -> tuple[State, str]:
    """Never that a picture is safe: how many of what, and that some are missed."""
    found = []
    if Part.FACES in looked.looked_for:
        found.append(_count(len(looked.faces), "face"))
    if Part.WORDS in looked.looked_for:
        found.append(_count(len(looked.words), "line") + " of writing")
        if looked.private_words:
            found.append(f"{len(looked.private_words)} of them private")
    anything = looked.faces or looked.words
    told = f"Looked for {in_words(looked.looked_for)}: found {', '.join(found)}. {_NOT_ALL}"
    return State.LOOK if anything else State.NONE, told


def _count(number: int, what: str) -> str:
    return f"{number or 'no'} {what}{'' if number == 1 else 's'}"


def _face_item(number: int, covered: bool) -> Item:
    if covered:
        return Item(State.GOOD, f"{number}. Face (covered)")
    return Item(State.LOOK, f"{number}. Face")


def _words_item(number: int, words: Words, covered: bool) -> Item:
    seen = ", ".join(KIND_WORDS[kind] for kind in words.kinds)
    text = f"{number}. ‘{words.text}’{': ' + seen if seen else ''}"
    if covered:
        return Item(State.GOOD, f"{text} (covered)")
    return Item(State.STOP if seen else State.IDEA, text)
