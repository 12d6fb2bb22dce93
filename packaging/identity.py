"""What the installers call the app, and the identifiers that may never change."""

from __future__ import annotations

import tomllib
import uuid
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
OUT = ROOT / "build" / "package"
"""Where finished packages go; the folders of each step stand beside it, so that a step can be looked at."""

NAME = "Post Composer"
PUBLISHER = "Post Composer maintainers"
SUMMARY = "Write a social-media post with its checklist beside it"
CONSOLE = "post-composer"
WINDOWED = "post-composer-desktop"
LOOKING = "post-composer-looking"
LOOKING_NAME = "Post Composer: looking at pictures"
LOOKING_SUMMARY = "Finds faces and writing in pictures, for Post Composer"
PACKET_TYPE = "application/vnd.post-composer.review+json"
PACKET_SUFFIX = ".postreview"

COMPONENT_NAMESPACE = uuid.UUID("51d0f4c6-22f7-4f0b-9d0c-b1d2a7a3c9e5")
"""Every component's GUID is made from this and the file's place: the same file has the same GUID in every version."""
UPGRADE_CODES = {
    "machine": "{0B6F0F0E-5B5B-4B0E-8B63-6E6E3D1B9A41}",
    "user": "{6A0F4C8D-9C5E-4F1A-9E55-2C1B7D3E8F52}",
}
LOOKING_UPGRADE_CODE = "{D2B7C5E1-3A94-4C0D-8F26-7E51A9B04D63}"


def version() -> str:
    """The project's version, as pyproject.toml has it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return str(project["version"])
