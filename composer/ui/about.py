"""What this is, its version, and the licences of what it is made with."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from composer.diagnostics import version
from composer.paths import RESOURCES
from composer.ui.dialog import ReadingDialog
from composer.ui.theme import Theme

_INTRO = "Text goes in, a checklist comes out, and a person decides. MIT licence."


class AboutDialog(ReadingDialog):
    """The app, and below it every licence it ships with."""

    def __init__(self, theme: Theme, owner: QWidget | None) -> None:
        super().__init__(f"Post Composer {version()}", _INTRO, licences(RESOURCES / "licences"), theme, owner)


def licences(folder: Path) -> str:
    """The third-party list as Markdown, each with its whole text."""
    import yaml

    try:
        listed = yaml.safe_load((folder / "third-party.yml").read_text("utf-8"))
    except OSError:
        return "The list of licences is missing from this copy of the app."
    parts = ["Post Composer is made with the work of others:", ""]
    parts += [f"- **{one['name']}** {one['version']}: {one['licence']}" for one in listed]
    for one in listed:
        text = (folder / one["text"]).read_text("utf-8", "replace") if one.get("text") else ""
        parts += ["", f"### {one['name']}", "", *(f"    {line}" for line in text.splitlines())]
    return "\n".join(parts)
