"""Where things live on this machine."""

from __future__ import annotations

import os
import sys
from pathlib import Path

_APP = "PostComposer"
_ROOT = Path(__file__).resolve().parents[1]

BUNDLED_RULES = _ROOT / "rules"
RESOURCES = _ROOT / "resources"
HELP = _ROOT / "docs" / "help"
NEWS = _ROOT / "CHANGELOG.md"


def machine_folder() -> Path:
    """Where the IT desk puts `policy.yml` and rule packs (`rules/`); `POST_COMPOSER_MACHINE` overrides it."""
    override = os.environ.get("POST_COMPOSER_MACHINE")
    if override:
        return Path(override)
    if sys.platform == "win32":
        return Path(os.environ.get("PROGRAMDATA", r"C:\ProgramData")) / _APP
    return Path("/etc/xdg") / _APP


def person_folder() -> Path:
    """Drafts, packs (`rules/`), settings; roams on Windows. `POST_COMPOSER_HOME` overrides it."""
    override = os.environ.get("POST_COMPOSER_HOME")
    if override:
        return Path(override)
    import platformdirs

    return Path(platformdirs.user_data_dir(_APP, appauthor=False, roaming=True))


def log_folder() -> Path:
    """Logs and crash reports; they stay on this machine."""
    override = os.environ.get("POST_COMPOSER_HOME")
    if override:
        return Path(override) / "logs"
    import platformdirs

    return Path(platformdirs.user_log_dir(_APP, appauthor=False))
