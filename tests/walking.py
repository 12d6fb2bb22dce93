"""What a walk through a window looks for: names, keys, sizes and cut-off words. Each answers with what is wrong."""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Callable, Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAction, QFontMetrics, QKeySequence, QShortcut, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDateTimeEdit,
    QLabel,
    QLineEdit,
    QMainWindow,
    QMenu,
    QRadioButton,
    QScrollArea,
    QTabBar,
    QTextBrowser,
    QWidget,
)

from tests.stage import PATIENCE, let_work

LEAST = 24
_TABS, _LINKS = 250, 100
_SETTLING = 3.0
_NO_ROLE = {QAccessible.Role.NoRole, QAccessible.Role.Client, QAccessible.Role.Whitespace}
_CONTROLS = (QAbstractButton, QLineEdit, QComboBox, QAbstractSpinBox, QTabBar, QAbstractItemView)


def settled(find: Callable[[QWidget], list[str]], window: QWidget) -> list[str]:
    """What is found once a window has been laid out, which may take a moment on a busy machine."""
    until = time.monotonic() + _SETTLING
    while (found := find(window)) and time.monotonic() < until:
        let_work(50)
    return found


def shown(window: QWidget) -> list[QWidget]:
    """Everything in a window that can be seen, Qt's own inner parts left out."""
    return [
        one
        for one in window.findChildren(QWidget)
        if one.isVisible() and one.window() is window and not one.objectName().startswith("qt_")
    ]


def controls(window: QWidget) -> list[QWidget]:
    """Everything that takes the focus by the Tab key."""
    tab = Qt.FocusPolicy.TabFocus.value
    return [
        one
        for one in shown(window)
        if one.focusPolicy().value & tab and one.isEnabled() and one.focusProxy() is None
    ]


def called(one: QWidget) -> str:
    """The widget in words, for whoever reads a failure."""
    words = getattr(one, "text", str)() if isinstance(one, QLabel | QAbstractButton) else ""
    return f"{type(one).__name__} {one.objectName() or words[:40] or one.accessibleName()}".strip()


def name_of(one: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(one)
    return interface.text(QAccessible.Text.Name) if interface is not None else ""


def description_of(one: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(one)
    return interface.text(QAccessible.Text.Description) if interface is not None else ""


def nameless(window: QWidget) -> list[str]:
    """Controls without a name or a role, and pictures without words."""
    found = [f"{called(one)}: no name" for one in controls(window) if not name_of(one).strip()]
    for one in controls(window):
        interface = QAccessible.queryAccessibleInterface(one)
        if interface is None or interface.role() in _NO_ROLE:
            found.append(f"{called(one)}: no role")
    for one in shown(window):
        if isinstance(one, QLabel) and not one.pixmap().isNull() and not one.accessibleName():
            beside = one.parentWidget()
            found.append(f"picture in {called(beside) if beside else '?'}: no words")
    if not isinstance(window, QMenu) and not window.windowTitle():
        found.append("the window has no title")
    return found


def namesakes(window: QWidget) -> list[str]:
    """Controls that cannot be told apart by name, role and description."""
    told = Counter(
        (type(one).__name__, name_of(one), description_of(one))
        for one in controls(window)
        if not isinstance(one, QRadioButton)
    )
    return [f"{uses} of {kind} '{name}'" for (kind, name, _), uses in told.items() if uses > 1]


def activate(window: QWidget) -> None:
    """Make it the window that the keys go to."""
    window.activateWindow()
    until = time.monotonic() + PATIENCE
    while QApplication.activeWindow() is not window:
        assert time.monotonic() < until, "the window did not become the active one"
        let_work(5)


def go_round(window: QWidget) -> tuple[list[QWidget], list[str]]:
    """The controls in the order in which Tab comes to them, and those that it does not come to or does not leave."""
    wanted = controls(window)
    if isinstance(window, QMenu) or not wanted:
        return [], []
    activate(window)
    wanted[0].setFocus(Qt.FocusReason.TabFocusReason)
    come_to: list[QWidget] = []
    stayed = 0
    for _ in range(_TABS):
        at = QApplication.focusWidget()
        if at is None or (come_to and at is come_to[0] and not stayed):
            break
        if at not in come_to:
            come_to.append(at)
        elif at is not come_to[-1]:
            return come_to, [f"Tab goes round without the start: {called(at)}"]
        QTest.keyClick(at, Qt.Key.Key_Tab)
        stayed = stayed + 1 if QApplication.focusWidget() is at else 0
        parts = at.sectionCount() if isinstance(at, QDateTimeEdit) else 1
        if isinstance(at, QTextBrowser):
            parts = _LINKS
        if stayed >= parts and len(wanted) > 1:
            return come_to, [f"Tab does not leave {called(at)}"]
    groups = {one.parentWidget() for one in come_to if isinstance(one, QRadioButton)}
    missed = [
        one
        for one in wanted
        if one not in come_to and not (isinstance(one, QRadioButton) and one.parentWidget() in groups)
    ]
    return come_to, [f"Tab does not come to {called(one)}" for one in missed]


def out_of_order(stops: list[QWidget]) -> list[str]:
    """Neighbours of which Tab comes first to the one that is read second."""
    found = []
    for place, one in enumerate(stops):
        for other in stops[place + 1 :]:
            if other.parentWidget() is not one.parentWidget():
                continue
            here, there = one.geometry(), other.geometry()
            above = there.bottom() < here.top()
            left = there.right() < here.left() and there.top() <= here.bottom()
            if above or left:
                found.append(f"{called(other)} comes after {called(one)}")
    return found


def stays_open(window: QWidget) -> bool:
    """Whether Escape fails to close it."""
    if isinstance(window, QMainWindow):
        return False
    at = QApplication.focusWidget()
    QTest.keyClick(at if at is not None and at.window() is window else window, Qt.Key.Key_Escape)
    return window.isVisible()


def _mnemonics(window: QWidget) -> Iterator[tuple[str, str]]:
    for one in shown(window):
        texts: list[str] = []
        if (isinstance(one, QLabel) and one.buddy()) or isinstance(one, QAbstractButton):
            texts = [one.text()]
        elif isinstance(one, QTabBar):
            texts = [one.tabText(n) for n in range(one.count()) if one.isTabEnabled(n)]
        for text in texts:
            key = QKeySequence.mnemonic(text).toString()
            if key:
                yield key, f"{type(one).__name__} {text}"
    actions = window.menuBar().actions() if isinstance(window, QMainWindow) else []
    for action in actions:
        yield QKeySequence.mnemonic(action.text()).toString(), f"menu {action.text()}"


def clashes(window: QWidget) -> list[str]:
    """Keys that would do two things."""
    uses: dict[str, list[str]] = {}
    if isinstance(window, QMenu):
        pairs = [(QKeySequence.mnemonic(one.text()).toString(), one.text()) for one in window.actions()]
        for key, what in pairs:
            if key:
                uses.setdefault(key, []).append(what)
    else:
        for key, what in _mnemonics(window):
            uses.setdefault(key, []).append(what)
        for action in window.findChildren(QAction):
            for sequence in action.shortcuts():
                uses.setdefault(sequence.toString(), []).append(action.text())
        for shortcut in window.findChildren(QShortcut):
            uses.setdefault(shortcut.key().toString(), []).append("a shortcut")
    return [f"{key}: {', '.join(what)}" for key, what in uses.items() if len(what) > 1]


def small(window: QWidget) -> list[str]:
    """Things to press that are smaller than 24 pixels."""
    found = []
    if isinstance(window, QMenu):
        rects = [(one.text(), window.actionGeometry(one)) for one in window.actions() if one.text()]
        return [f"{text}: {rect.height()} high" for text, rect in rects if rect.height() < LEAST]
    for one in shown(window):
        if isinstance(one, QTabBar):
            rects = [(one.tabText(n), one.tabRect(n)) for n in range(one.count())]
        elif isinstance(one, QAbstractItemView) and one.model() is not None:
            lines = [one.model().index(n, 0) for n in range(min(one.model().rowCount(), 5))]
            rects = [
                (str(line.data()), one.visualRect(line))
                for line in lines
                if line.flags() & Qt.ItemFlag.ItemIsSelectable and one.visualRect(line).isValid()
            ]
        elif isinstance(one, QAbstractButton | QLineEdit | QComboBox | QAbstractSpinBox):
            if isinstance(one.parentWidget(), QAbstractSpinBox | QComboBox | QLineEdit):
                continue
            rects = [("", one.rect())]
        else:
            continue
        found += [
            f"{called(one)} {text[:30]}: {rect.width()} x {rect.height()}"
            for text, rect in rects
            if rect.height() < LEAST or rect.width() < LEAST
        ]
    return found


def _longest_word(text: str, metrics: QFontMetrics) -> int:
    """A line is also broken after a hyphen between letters, as in a passphrase."""
    words = re.split(r"\s+|(?<=[^\W\d_]-)(?=[^\W\d_])", text)
    return max((metrics.horizontalAdvance(word) for word in words), default=0)


def _too_narrow(one: QWidget) -> str:
    """Why a widget's words do not fit it, '' where they do."""
    metrics, inside = one.fontMetrics(), one.contentsRect()
    if isinstance(one, QLabel) and one.text() and one.pixmap().isNull():
        plain = one.text()
        if one.textFormat() == Qt.TextFormat.RichText:
            document = QTextDocument()
            document.setHtml(plain)
            plain = document.toPlainText()
        if one.wordWrap():
            if one.heightForWidth(one.width()) > one.height() + 1:
                return f"needs {one.heightForWidth(one.width())} of height, has {one.height()}"
            if _longest_word(plain, metrics) > inside.width() + 1:
                return "a word is wider than the label"
        elif one.toolTip() != plain and (
            one.sizeHint().width() > one.width() + 1 or one.sizeHint().height() > one.height() + 1
        ):
            return f"needs {one.sizeHint().toTuple()}, has {one.size().toTuple()}"
    elif isinstance(one, QAbstractButton) and one.text():
        if one.hasHeightForWidth():
            if one.heightForWidth(one.width()) > one.height() + 1:
                return f"needs {one.heightForWidth(one.width())} of height, has {one.height()}"
            if _longest_word(one.text().replace("&", ""), metrics) > one.width():
                return "a word is wider than the button"
        elif one.sizeHint().width() > one.width() + 1 or one.sizeHint().height() > one.height() + 1:
            return f"needs {one.sizeHint().toTuple()}, has {one.size().toTuple()}"
    elif isinstance(one, QLineEdit) and not isinstance(one.parentWidget(), QComboBox):
        if one.minimumSizeHint().height() > one.height() + 1:
            return f"is only {one.height()} high"
        if not one.text() and metrics.horizontalAdvance(one.placeholderText()) > inside.width() - 4:
            return "" if one.toolTip() else f"its hint '{one.placeholderText()}' is cut off"
    elif isinstance(one, QComboBox):
        room = inside.width() - metrics.height()
        if metrics.horizontalAdvance(one.currentText()) > room and one.currentText() not in one.toolTip():
            return f"'{one.currentText()}' is cut off"
        if one.minimumSizeHint().height() > one.height() + 1:
            return f"is only {one.height()} high"
    elif isinstance(one, QTabBar):
        for number in range(one.count()):
            if metrics.horizontalAdvance(one.tabText(number).replace("&", "")) > one.tabRect(number).width():
                return f"tab '{one.tabText(number)}' is cut off"
    return ""


def cut_off(window: QWidget) -> list[str]:
    """Words that do not fit, things that lie outside of what holds them, and things over each other."""
    found = []
    for one in shown(window):
        if why := _too_narrow(one):
            found.append(f"{called(one)} {why}")
        if why := _outside(one):
            found.append(f"{called(one)} {why}")
        inside = one.widget() if isinstance(one, QScrollArea) else None
        if isinstance(one, QScrollArea) and inside is not None:
            over = inside.width() - one.viewport().width()
            if over > 0:
                found.append(f"{called(one)}: its inside is {over} wider than it is")
    return found + _overlaps(window)


def _outside(one: QWidget) -> str:
    holder = one.parentWidget()
    if holder is None or one.isWindow() or not isinstance(one, (QLabel, *_CONTROLS)):
        return ""
    if isinstance(holder.parentWidget(), QAbstractScrollArea | QAbstractSpinBox | QComboBox):
        return ""
    if holder.rect().adjusted(-1, -1, 1, 1).contains(one.geometry()):
        return ""
    return f"lies outside of {called(holder)}: {one.geometry().getRect()} in {holder.size().toTuple()}"


def _overlaps(window: QWidget) -> list[str]:
    found = []
    leaves: list[QWidget] = [
        one
        for one in shown(window)
        if isinstance(one, (QLabel, *_CONTROLS)) and not isinstance(one.parentWidget(), _CONTROLS)
    ]
    by_holder: dict[QWidget, list[QWidget]] = {}
    for one in leaves:
        holder = one.parentWidget()
        if holder is not None:
            by_holder.setdefault(holder, []).append(one)
    for siblings in by_holder.values():
        for place, one in enumerate(siblings):
            for other in siblings[place + 1 :]:
                shared: QRect = one.geometry().intersected(other.geometry())
                if shared.width() > 1 and shared.height() > 1:
                    found.append(f"{called(one)} lies over {called(other)}")
    return found


def too_large(window: QWidget, wide: int, high: int) -> list[str]:
    """Whether a window cannot be made as small as a screen."""
    window.resize(wide, high)
    size = window.size()
    fits = size.width() <= wide and size.height() <= high
    return [] if fits else [f"the window cannot be smaller than {size.toTuple()}"]


def place_in(one: QWidget, window: QWidget) -> QRect:
    return QRect(one.mapTo(window, QPoint(0, 0)), one.size())


def words_of(window: QWidget) -> set[str]:
    """The words of every label that is shown."""
    return {one.text() for one in shown(window) if isinstance(one, QLabel) and one.text()}
