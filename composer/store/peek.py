"""Reads the draft that was open with the standard library alone, at once: the store proper follows a moment later."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from composer.domain.draft import Draft
from composer.errors import ComposerError

if TYPE_CHECKING:
    from composer.store.drafts import DraftId


def open_draft_in(file: Path) -> tuple[DraftId, int, Draft, int] | None:
    """Id, revision, draft and cursor (code points) of the latest open draft; None where there is none to be read."""
    if not file.exists():
        return None
    from composer.store.bodies import draft_from_json

    query = (
        "select id, rev, body, cursor from drafts"
        " where is_open and binned is null order by changed desc, id limit 1"
    )
    try:
        with closing(
            sqlite3.connect(f"file:{quote(str(file))}?mode=ro", uri=True, timeout=0.2)
        ) as connection:
            row = connection.execute(query).fetchone()
        return (row[0], row[1], draft_from_json(row[2]), row[3]) if row else None
    except (sqlite3.Error, ComposerError):
        return None  # the store proper says what is wrong
