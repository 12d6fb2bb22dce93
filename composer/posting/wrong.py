"""The 'It went wrong' card: what to do in order, who to ring, and evidence saved before anything is taken down."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from composer.errors import ComposerError
from composer.words.located import Problem, read_located


@dataclass(frozen=True, slots=True)
class WrongStep:
    """One thing to do. `does` names what a button beside it does: `evidence`, `open_post`, `mail`, or ''."""

    title: str
    help: str
    does: str = ""


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody to ring or write to."""

    name: str
    when: str = ""
    phone: str = ""
    mail: str = ""
    verified: bool = False

    @property
    def said(self) -> str:
        reach = ", ".join(part for part in (self.phone, self.mail) if part) or "number not filled in yet"
        doubt = "" if self.verified or not (self.phone or self.mail) else " (not verified)"
        return f"{self.name}: {reach}{doubt}"


@dataclass(frozen=True, slots=True)
class WrongCard:
    """The card as this computer has it."""

    steps: tuple[WrongStep, ...]
    contacts: tuple[Contact, ...]
    problems: tuple[Problem, ...] = ()


def read_card(paths: Iterable[Path]) -> WrongCard:
    """Later files replace the steps or the contacts of earlier ones, whichever they have."""
    problems: list[Problem] = []
    steps: tuple[WrongStep, ...] = ()
    contacts: tuple[Contact, ...] = ()
    for path in paths:
        whole = read_located(path, problems) if path.exists() else None
        if whole is None:
            continue
        whole.allow(("title", "owner", "checked", "steps", "contacts"))
        steps = (
            tuple(
                WrongStep(
                    one.text("title", required=True),
                    one.text("help"),
                    one.one_of("does", ("", "evidence", "open_post", "mail"), ""),
                )
                for one in whole.entries("steps")
            )
            or steps
        )
        contacts = (
            tuple(
                Contact(
                    one.text("name", required=True),
                    one.text("when"),
                    one.text("phone"),
                    one.text("mail"),
                    one.truth("verified", default=False),
                )
                for one in whole.entries("contacts")
            )
            or contacts
        )
    return WrongCard(steps, contacts, tuple(problems))


def save_evidence(
    folder: Path, number: int, entry: Mapping[str, Any], faults: Iterable[str], saved_by: str, saved_at: str
) -> Path:
    """Write one record entry, its exact words and what the record's check found into a folder of their own."""
    place = folder / f"entry {number}"
    content = entry.get("content") or {}
    found = list(faults)
    state = "The record was checked: every entry is as it was written." if not found else "\n".join(found)
    note = (
        f"Evidence about entry {number} of the record of posts.\nSaved by {saved_by or 'somebody without a name'}, "
        f"{saved_at}.\n\n{state}\n\nentry.json is the whole entry; post.txt the exact words.\n"
    )
    try:
        place.mkdir(parents=True, exist_ok=True)
        (place / "entry.json").write_text(json.dumps(entry, indent=2, ensure_ascii=False), "utf-8")
        (place / "post.txt").write_text(str(content.get("text", "")), "utf-8", newline="")
        (place / "read me.txt").write_text(note, "utf-8")
    except OSError as error:
        raise ComposerError(
            f"The evidence could not be written to {place} ({error.strerror}).",
            "Choose another folder, or take a screenshot of the post now.",
        ) from error
    return place
