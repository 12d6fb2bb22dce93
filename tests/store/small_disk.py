"""Run in a mount namespace of its own: fills, or makes read-only, a small real filesystem that holds the drafts.

Prints one JSON line: the fault's reason, whether the last saved draft is still whole, and what was said.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from composer.domain.draft import Draft
from composer.store.database import Database, StoreError, sqlite_url
from composer.store.drafts import DraftStore


def main(fault: str, place: str) -> None:
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", place], check=True)
    url = sqlite_url(Path(place) / "composer.db")
    database = Database(url)
    store = DraftStore(database)
    saved = store.create(Draft("safe"))
    reason = said = ""
    try:
        if fault == "full":
            rev = saved.rev
            for size in range(1, 40):
                rev = store.save(saved.id, Draft("x" * 40_000 * size), 0, rev)
        else:
            database.close()
            subprocess.run(["mount", "-o", "remount,ro", place], check=True)
            database = Database(url)
            DraftStore(database).save(saved.id, Draft("lost"), 0, saved.rev)
    except StoreError as error:
        reason, said = error.reason, str(error)
    database.close()
    if fault == "full":
        (Path(place) / "room").unlink(missing_ok=True)
        subprocess.run(["mount", "-o", "remount,size=8m", place], check=True)
    else:
        subprocess.run(["mount", "-o", "remount,rw", place], check=True)
    kept = DraftStore(Database(url)).latest(saved.id)
    text = kept.draft.text if kept else ""
    whole = text == "safe" or (fault == "full" and set(text) == {"x"} and len(text) % 40_000 == 0)
    sys.stdout.write(json.dumps({"reason": reason, "whole": whole, "said": said}))


if __name__ == "__main__":
    main(*sys.argv[1:])
