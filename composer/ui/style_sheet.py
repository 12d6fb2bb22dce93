"""The few shapes that the palette cannot say: buttons, fields, bars and tool tips."""

from __future__ import annotations

from typing import TYPE_CHECKING

from composer.ui.theme import Role

if TYPE_CHECKING:
    from composer.ui.theme import Theme


def style_sheet(theme: Theme) -> str:
    c = {role.value: theme.hex(role) for role in Role}
    s1, s2, s3 = theme.space(1), theme.space(2), theme.space(3)
    target = max(24, theme.space(5))
    return f"""
QPushButton, QToolButton {{
  background: {c["raised"]}; color: {c["text"]}; border: 1px solid {c["control_line"]};
  border-radius: 4px; padding: {s1}px {s3}px; min-height: {target - 2 * s1}px; }}
QPushButton:hover, QToolButton:hover {{ background: {c["current"]}; }}
QPushButton:pressed, QToolButton:pressed {{ background: {c["line"]}; }}
QPushButton:focus, QToolButton:focus {{ border: 2px solid {c["focus"]}; padding: {s1 - 1}px {s3 - 1}px; }}
QPushButton:disabled, QToolButton:disabled {{ color: {c["quiet"]}; border-color: {c["line"]}; }}
QPushButton[primary="true"] {{
  background: {c["accent"]}; color: {c["on_accent"]}; border-color: {c["accent"]}; font-weight: 600; }}
QPushButton[primary="true"]:hover {{ background: {c["text"]}; color: {c["base"]}; }}
QPushButton[primary="true"]:focus {{ border: 2px solid {c["text"]}; }}
QPushButton[primary="true"]:disabled {{
  background: {c["window"]}; color: {c["quiet"]}; border-color: {c["control_line"]}; }}
QToolButton[quiet="true"] {{ background: transparent; border-color: transparent; padding: {s1}px; }}
QToolButton[quiet="true"]:hover {{ background: {c["current"]}; }}
QToolButton[quiet="true"]:focus {{ border: 2px solid {c["focus"]}; padding: {s1 - 1}px; }}
QToolButton::menu-indicator {{ width: 0; image: none; }}
QPlainTextEdit#post_text {{
  background: {c["base"]}; color: {c["text"]}; border: 1px solid {c["control_line"]}; border-radius: 6px;
  padding: {s2}px; selection-background-color: {c["accent"]}; selection-color: {c["on_accent"]}; }}
QPlainTextEdit#post_text:focus {{ border: 2px solid {c["focus"]}; padding: {s2 - 1}px; }}
QLineEdit {{
  background: {c["base"]}; color: {c["text"]}; border: 1px solid {c["control_line"]}; border-radius: 4px;
  padding: {s1}px {s2}px; min-height: {target - 2 * s1}px; }}
QLineEdit:focus {{ border: 2px solid {c["focus"]}; padding: {s1 - 1}px {s2 - 1}px; }}
QListView#checklist_rows {{ background: {c["base"]}; border: 1px solid {c["line"]}; border-radius: 6px; outline: 0; }}
QListView#checklist_rows:focus {{ border: 2px solid {c["focus"]}; }}
QFrame[card="true"] {{ background: {c["raised"]}; border: 1px solid {c["line"]}; border-radius: 6px; }}
QSplitter::handle {{ background: transparent; }}
QSplitter::handle:hover {{ background: {c["line"]}; }}
QMenuBar {{ background: {c["window"]}; color: {c["text"]}; }}
QMenuBar::item {{ padding: {s1}px {s2}px; background: transparent; }}
QMenuBar::item:selected {{ background: {c["accent"]}; color: {c["on_accent"]}; }}
QMenu {{ background: {c["raised"]}; color: {c["text"]}; border: 1px solid {c["control_line"]}; }}
QMenu::item {{ padding: {s1 + 1}px {s3 * 2}px {s1 + 1}px {s3 * 2}px; }}
QMenu::item:selected {{ background: {c["accent"]}; color: {c["on_accent"]}; }}
QMenu::item:disabled {{ color: {c["quiet"]}; }}
QMenu::separator {{ height: 1px; background: {c["line"]}; margin: {s1}px 0; }}
QToolTip {{ background: {c["text"]}; color: {c["base"]}; border: 1px solid {c["text"]}; padding: {s1}px; }}
"""
