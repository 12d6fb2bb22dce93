"""Writing in a picture is judged as the words of a post are, and what is covered is not."""

from __future__ import annotations

from composer.detectors.catalogue import Detectors
from composer.domain.detection import KINDS
from composer.domain.picture import Covered, Edits
from composer.looking.found import Face, Looked, Part, Words, in_words
from composer.looking.kinds import KIND_WORDS, with_kinds
from tests.ward_photo import WHITEBOARD

_SIZE = (100, 100)


def _lines(*texts: str) -> list[Words]:
    return [Words(text, (0, 10 * number, 50, 10 * number + 8)) for number, text in enumerate(texts)]


def test_every_kind_that_detectors_know_has_words_for_a_person() -> None:
    assert set(KIND_WORDS) == set(KINDS)


def test_the_whiteboard_gives_away_what_is_on_it() -> None:
    kinds = [line.kinds for line in with_kinds(_lines(*WHITEBOARD), Detectors())]
    assert kinds == [("ward_or_bed",), ("person",), ("nhs_number",), ("phone_number",), ("postcode",)]


def test_a_heading_above_a_number_tells_what_it_is() -> None:
    lines = with_kinds(_lines("NHS number", "943 476 5919"), Detectors())
    assert "nhs_number" in lines[1].kinds


def test_a_sign_on_the_wall_gives_nobody_away() -> None:
    assert [line.kinds for line in with_kinds(_lines("Please wash your hands", "Exit"), Detectors())] == [
        (),
        (),
    ]


def test_no_lines_are_no_trouble() -> None:
    assert with_kinds((), Detectors()) == ()


def test_only_what_nothing_covers_is_readable_and_seen() -> None:
    looked = Looked((Face((60, 0, 90, 30)),), tuple(_lines("Margaret Robson", "Exit")))
    edits = Edits((Covered((0, 0, 55, 9)), Covered((55, 0, 95, 35))))
    assert looked.readable(_SIZE, edits) == ("Exit",)
    assert looked.seen(_SIZE, edits) == ()
    assert looked.readable(_SIZE, Edits()) == ("Margaret Robson", "Exit")


def test_what_nobody_looked_for_is_said_from_the_start() -> None:
    assert Looked().not_looked_for == (Part.FACES, Part.WORDS)
    assert in_words(Looked().not_looked_for) == "faces and writing"
