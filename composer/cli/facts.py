"""`post-composer diagnostics`: what 'Copy diagnostics' copies, but for what only a window knows."""

from __future__ import annotations

from typing import TextIO

from composer.diagnostics import diagnostics
from composer.paths import person_folder
from composer.services import open_engine, open_store
from composer.settings import SettingsFile


def run(stdout: TextIO) -> int:
    """Print them."""
    settings = SettingsFile(person_folder() / "settings.json")
    store = open_store()
    try:
        stdout.write(diagnostics(settings, open_engine(settings.current.employer), store))
    finally:
        store.close()
    return 0
