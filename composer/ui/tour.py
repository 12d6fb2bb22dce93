"""Walks through the main job in the real window, from empty to ready, and saves a picture a step."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple, Protocol

from PySide6.QtCore import QObject, QTimer, SignalInstance
from PySide6.QtWidgets import QApplication, QDialog, QMenu

from composer.settings import SettingsFile
from composer.ui.compose.desk import Desk
from composer.ui.compose.row import Row
from composer.ui.compose.window import ComposeWindow
from composer.ui.rooms import Rooms

_SIZE = (1280, 800)
_POLL, _PATIENCE, _SETTLE = 25, 30_000, 150
_REASON = "It is a made-up story, and we talked about it"


class Toured(Protocol):
    """What the tour needs of the running app, which stands a floor above."""

    window: ComposeWindow
    desk: Desk
    rooms: Rooms

    @property
    def when_loaded(self) -> SignalInstance: ...

    def start(self) -> None: ...
    def close(self) -> None: ...


class Step(NamedTuple):
    """Something to do, what must then be so, and the name of the picture ('' for none)."""

    does: str
    act: Callable[[], object]
    expect: Callable[[], bool]
    picture: str = ""


class Tour(QObject):
    """Takes one step after another; each waits for what it expects, and the first that fails ends the tour."""

    def __init__(self, app: Toured, folder: Path, look: str, done: Callable[[bool], None]) -> None:
        super().__init__()
        self._app = app
        self._folder = folder
        self._look = look
        self._done = done
        self._pictures = 0
        self._waited = 0
        self._steps = self._walk()
        self._step: Step | None = None
        self._poll = QTimer(self)
        self._poll.setInterval(_POLL)
        self._poll.timeout.connect(self._on_poll)

    def start(self) -> None:
        self._next()
        self._poll.start()

    def _walk(self) -> Iterator[Step]:
        app = self._app
        yield Step("open an empty window", _nothing, self._loaded, "empty")
        yield from self._walk_first_day()
        desk, rows = app.desk, app.desk.rows
        press_example = app.window.pane.welcome.example.click
        yield Step(
            "try the example", press_example, lambda: self._judged() and bool(self._to_fix()), "checklist"
        )
        while row := self._next_with_fix():
            yield Step(f"choose '{row.title}'", partial(self._choose, row), self._judged, "before-a-fix")
            yield Step(f"fix '{row.title}'", self._press_fix, partial(self._gone, row), "after-a-fix")
        while row := self._next_to_set_aside():
            yield Step(f"choose '{row.title}'", partial(self._choose, row), self._judged)
            yield Step("ask for a reason", rows.details.aside.click, rows.details.form.isVisible, "reason")
            yield Step(f"set '{row.title}' aside", self._give_reason, partial(self._gone, row))
        yield Step("see what is left to tick", _nothing, lambda: not self._to_fix(), "fixed")
        while row := self._next_to_tick():
            yield Step(f"choose '{row.title}'", partial(self._choose, row), self._judged)
            yield Step(f"tick '{row.title}'", rows.details.tick.click, partial(self._ticked, row), "ticked")
        yield Step(
            "be ready to post", _nothing, lambda: desk.session.may_post and self._says_ready(), "ready"
        )

    def _walk_first_day(self) -> Iterator[Step]:
        """The three steps, skipped one by one, and the practice post, looked at and left."""
        tools = self._app.rooms.first_day
        yield Step("open the first day", tools.open_welcome, lambda: tools.welcome is not None)
        welcome = tools.welcome
        if welcome is None:
            return
        for number, name in enumerate(("who-you-are", "your-employer", "your-accounts")):
            yield Step(f"see {name}", _nothing, lambda at=number: welcome.place == at, f"first-day-{name}")  # type: ignore[misc]
            yield Step("go on", welcome.next.click, lambda at=number: welcome.place == at + 1)  # type: ignore[misc]
        yield Step("start the practice", welcome.practice.click, lambda: tools.practice is not None)
        practice = tools.practice
        if practice is None:
            return
        yield Step("see the first lesson", _nothing, lambda: practice.lesson == 0, "practice")
        yield Step("leave the practice", practice.close, lambda: tools.practice is None)

    def _loaded(self) -> bool:
        return hasattr(self._app, "desk") and self._app.desk.session.engine is not None and self._judged()

    def _judged(self) -> bool:
        return self._app.desk.session.up_to_date

    def _says_ready(self) -> bool:
        return self._app.window.pane.status.summary.ready

    def _rows(self) -> list[Row]:
        return self._app.desk.rows.model.rows

    def _to_fix(self) -> list[Row]:
        return [row for row in self._rows() if row.finding is not None]

    def _next_with_fix(self) -> Row | None:
        return next((row for row in self._to_fix() if row.finding and row.finding.fixes), None)

    def _next_to_set_aside(self) -> Row | None:
        return next((row for row in self._to_fix() if row.dismissable), None)

    def _next_to_tick(self) -> Row | None:
        return next((row for row in self._rows() if row.question and row.question.tick is None), None)

    def _gone(self, row: Row) -> bool:
        return self._judged() and all(one.key != row.key for one in self._rows())

    def _ticked(self, row: Row) -> bool:
        now = next((one for one in self._rows() if one.key == row.key), None)
        return (
            self._judged() and now is not None and now.question is not None and now.question.tick is not None
        )

    def _choose(self, row: Row) -> None:
        place = self._app.desk.rows.model.place_of(row.key)
        if place is not None:
            self._app.desk.rows.choose(place)

    def _press_fix(self) -> None:
        self._app.desk.rows.details.fix.click()
        menu = QApplication.activePopupWidget()
        if isinstance(menu, QMenu):
            first = menu.actions()[0]
            menu.close()
            first.trigger()

    def _give_reason(self) -> None:
        form = self._app.desk.rows.details.form
        form.words.setText(_REASON)
        form.keep.click()

    def _next(self) -> None:
        self._step = next(self._steps, None)
        self._waited = 0
        if self._step is not None:
            self._step.act()

    def _on_poll(self) -> None:
        step = self._step
        if step is None:
            self._end(well=True)
        elif step.expect():
            self._poll.stop()
            QTimer.singleShot(_SETTLE if step.picture else 0, self._on_settled)
        else:
            self._waited += _POLL
            if self._waited > _PATIENCE:
                self._save("stuck")
                sys.stderr.write(f"The tour could not {step.does} ({self._look}).\n")
                self._end(well=False)

    def _on_settled(self) -> None:
        if self._step is not None and self._step.picture:
            self._save(self._step.picture)
        self._next()
        self._poll.start()

    def _save(self, name: str) -> None:
        self._pictures += 1
        path = self._folder / f"{self._look}-{self._pictures:02}-{name}.png"
        above = [one for one in self._app.window.findChildren(QDialog) if one.isVisible()]
        (above[-1] if above else self._app.window).grab().save(str(path))

    def _end(self, *, well: bool) -> None:
        self._poll.stop()
        self._done(well)


def run_tour(
    qt: QApplication, folder: Path, looks: tuple[str, ...], open_app: Callable[[SettingsFile, str], Toured]
) -> int:
    """The whole tour in each look; 0 when every step did what it should."""
    folder.mkdir(parents=True, exist_ok=True)
    results: list[bool] = []

    def ended(well: bool) -> None:
        results.append(well)
        qt.quit()

    qt.setQuitOnLastWindowClosed(False)
    for look in looks:
        with tempfile.TemporaryDirectory() as home:
            os.environ["POST_COMPOSER_HOME"] = home
            app = open_app(SettingsFile(Path(home) / "settings.json"), look)
            app.window.resize(*_SIZE)
            tour = Tour(app, folder, look, ended)
            app.when_loaded.connect(tour.start)
            app.start()
            qt.exec()
            app.close()
            app.window.deleteLater()
    return 0 if all(results) else 1


def _nothing() -> None:
    """Only look."""
