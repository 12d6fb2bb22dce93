"""The record's door: verify the chain, list what was posted, export it."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, TextIO

from composer.errors import ComposerError

if TYPE_CHECKING:
    from composer.store.opening import Store
    from composer.store.record import Entry, Record

_EVERYTHING = 10_000_000


def add_door(doors: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """What may stand on the line after `record`."""
    record = doors.add_parser("record", help="verify, list and export the record of what was posted")
    what = record.add_subparsers(metavar="WHAT", required=True)
    what.add_parser("verify", help="find any later change; exit code 1 names the faulty rows").set_defaults(
        what="verify"
    )
    listing = what.add_parser("list", help="the newest entries, a line each")
    exporting = what.add_parser("export", help="entries as CSV on standard output")
    for door, name, most in ((listing, "list", 50), (exporting, "export", _EVERYTHING)):
        door.add_argument("words", nargs="*", metavar="WORD", help="only entries that hold every word")
        door.add_argument("--account", default="", metavar="ID", help="only this account")
        door.add_argument("--since", default="", metavar="DAY", help="from this day on, as 2026-11-22")
        door.add_argument("--limit", type=int, default=most, metavar="N", help="at most so many")
        door.set_defaults(what=name)
    record.set_defaults(door="record")


def run(asked: argparse.Namespace, out: TextIO) -> int:
    """0 when all is well, 1 when the record was changed."""
    from composer.services import open_store

    store = open_store()
    try:
        if store.trouble is not None:
            raise store.trouble
        if asked.what == "verify":
            return _verify(store, out)
        entries = _found(store.record, asked)
        if asked.what == "export":
            out.write(store.record.as_csv(entries))
        else:
            out.writelines(f"{_line(entry)}\n" for entry in entries)
        return 0
    finally:
        store.close()


def _verify(store: Store, out: TextIO) -> int:
    faults = store.record.verify()
    for fault in faults:
        out.write(f"entry {fault.seq}: {fault.what}\n")
    if faults:
        out.write(f"{len(faults)} faults: the record was changed after it was written.\n")
        return 1
    newest = store.record.search(limit=1)
    out.write(f"{newest[0].seq if newest else 0} entries, each as it was written, none missing.\n")
    return 0


def _found(record: Record, asked: argparse.Namespace) -> list[Entry]:
    if asked.limit < 1:
        raise ComposerError("--limit is less than 1.", "Give a whole number from 1 up.")
    since = _utc(asked.since) if asked.since else ""
    return record.search(" ".join(asked.words), account=asked.account, since=since, limit=asked.limit)


def _utc(day: str) -> str:
    from datetime import UTC, datetime

    try:
        return datetime.fromisoformat(day).astimezone(UTC).isoformat(timespec="milliseconds")
    except ValueError as error:
        raise ComposerError(f"'{day}' is not a day.", "Write it as 2026-11-22.") from error


def _line(entry: Entry) -> str:
    content = entry.content
    if content is None:
        words = "(its content was removed)"
    else:
        words = " ".join(str(content.get("text") or content.get("why") or "").split())[:100]
    return "  ".join(part for part in (str(entry.seq), entry.at, entry.kind, entry.account, words) if part)
