"""Where the post stands: its words change while somebody types, and what is around them stays where it is."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from composer.ui.compose.checklist_pane import StatusCard, Summary
from composer.ui.states import BACKS, State
from composer.ui.theme import Role, Theme

SHORT = Summary(State.BOX, "2 to tick", "1 idea, if you like.")
AS_SHORT = SHORT._replace(line="3 to tick")
LONG = SHORT._replace(more="12 worth a look and 15 ideas, and many words more than one line has room for.")


class Counted(QVBoxLayout):
    """Counts how often it was told to lay out anew."""

    times = 0

    def invalidate(self) -> None:
        self.times += 1
        super().invalidate()


class Painted(QObject):
    """Keeps what was painted."""

    def __init__(self, owner: QObject) -> None:
        super().__init__(owner)
        self.painted: list[QObject] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.Paint:
            self.painted.append(watched)
        return False


@pytest.fixture
def card(qtbot: QtBot, window: QWidget, theme: Theme) -> StatusCard:
    lines = Counted(window)
    made = StatusCard(theme, window)
    lines.addWidget(made)
    lines.addStretch(1)
    window.resize(300, 400)
    window.show()
    made.show_summary(SHORT)
    qtbot.waitUntil(lambda: made.line.height() > 0 and made.more.y() == made.line.geometry().bottom() + 1)
    return made


def test_other_words_of_the_same_height_have_nothing_laid_out(card: StatusCard, window: QWidget) -> None:
    lines = window.layout()
    assert isinstance(lines, Counted)
    QCoreApplication.sendPostedEvents()
    before = lines.times
    card.show_summary(AS_SHORT)
    QCoreApplication.sendPostedEvents()
    assert card.line.text() == "3 to tick"
    assert lines.times == before


def test_words_that_need_another_line_get_it_and_give_it_back(qtbot: QtBot, card: StatusCard) -> None:
    before = card.height()
    card.show_summary(LONG)
    qtbot.waitUntil(lambda: card.height() > before, timeout=20_000)
    qtbot.waitUntil(lambda: card.more.height() >= card.more.heightForWidth(card.more.width()), timeout=20_000)
    card.show_summary(SHORT)
    qtbot.waitUntil(lambda: card.height() == before, timeout=20_000)


def test_a_line_that_is_not_there_takes_no_room(qtbot: QtBot, card: StatusCard) -> None:
    before = card.height()
    card.show_summary(SHORT._replace(more=""))
    qtbot.waitUntil(lambda: card.height() < before, timeout=20_000)
    assert not card.more.isVisible()


def test_other_words_are_painted_without_the_card_and_all_that_lies_below(
    qtbot: QtBot, card: StatusCard
) -> None:
    watched = Painted(card)
    card.installEventFilter(watched)
    card.line.installEventFilter(watched)
    card.update()
    qtbot.waitUntil(lambda: card in watched.painted, timeout=20_000)
    watched.painted.clear()
    card.show_summary(AS_SHORT)
    qtbot.waitUntil(lambda: card.line in watched.painted, timeout=20_000)
    assert card not in watched.painted


def test_its_words_stand_on_its_own_ground(card: StatusCard, theme: Theme) -> None:
    for state in (State.STOP, State.GOOD, State.NONE):
        card.show_summary(SHORT._replace(state=state))
        ground = theme.colour(BACKS.get(state, Role.RAISED))
        right = card.line.mapTo(card, card.line.rect().topRight())
        assert card.grab().toImage().pixelColor(right) == ground
