"""Edits are made in steps that can be taken back."""

from __future__ import annotations

from composer.domain.picture import Covered, Edits
from composer.looking.history import EditHistory
from composer.looking.places import crop_without_corners

_SIZE = (300, 200)
_ONE, _OTHER = Covered((10, 10, 50, 50)), Covered((60, 60, 90, 90))


def _history(edits: Edits | None = None) -> EditHistory:
    return EditHistory(_SIZE, edits or Edits())


def test_a_step_is_taken_back_and_made_again() -> None:
    history = _history()
    history.cover(_ONE)
    history.undo()
    assert (history.now, history.may_undo, history.may_redo) == (Edits(), False, True)
    history.redo()
    assert history.now == Edits((_ONE,))


def test_a_new_step_forgets_what_was_taken_back() -> None:
    history = _history()
    history.cover(_ONE)
    history.undo()
    history.cover(_OTHER)
    assert not history.may_redo


def test_a_row_of_moves_of_one_cover_is_one_step() -> None:
    history = _history(Edits((_ONE,)))
    for left in range(11, 30):
        history.change_cover(0, Covered((left, 10, left + 40, 50)))
    history.undo()
    assert history.now == Edits((_ONE,))


def test_moves_after_a_rest_are_a_step_of_their_own() -> None:
    history = _history(Edits((_ONE,)))
    history.change_cover(0, Covered((11, 10, 51, 50)))
    history.settle()
    history.change_cover(0, Covered((12, 10, 52, 50)))
    history.undo()
    assert history.now.covers[0].box[0] == 11


def test_several_covers_at_once_are_one_step() -> None:
    history = _history()
    history.cover(_ONE, _OTHER)
    history.undo()
    assert history.now == Edits()


def test_a_cover_is_taken_away_and_the_others_stay() -> None:
    history = _history(Edits((_ONE, _OTHER)))
    history.uncover(0)
    assert history.now.covers == (_OTHER,)


def test_four_turns_bring_everything_back() -> None:
    history = _history(Edits(crop=(10, 20, 100, 80)))
    history.turn(1)
    assert history.now.crop == (20, 200, 80, 290)
    for _ in range(3):
        history.turn(1)
    assert history.now == Edits(crop=(10, 20, 100, 80))


def test_straightening_cuts_its_corners_and_level_again_leaves_nothing() -> None:
    history = _history()
    history.straighten(4.0)
    assert history.now.crop == crop_without_corners(_SIZE, Edits(straighten=4.0))
    history.straighten(0.0)
    assert history.now == Edits()


def test_straightening_leaves_a_persons_own_crop_alone() -> None:
    history = _history(Edits(crop=(50, 50, 100, 100)))
    history.straighten(4.0)
    assert history.now.crop == (50, 50, 100, 100)


def test_doing_nothing_is_no_step() -> None:
    history = _history(Edits((_ONE,)))
    history.do(Edits((_ONE,)))
    history.undo()
    assert history.now == Edits((_ONE,))
