"""What the record says of log-ons: who saw, copied, changed or passed on which, and never the secret itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

SHOWN, COPIED, CHANGED, REMOVED = "log-on shown", "log-on copied", "log-on changed", "log-on removed"
HANDED_OVER, TAKEN_IN = "log-on handed over", "log-on taken in"
SHEET_MADE, SHEET_OPENED = "recovery sheet made", "recovery sheet opened"

KIND_WORDS: Mapping[str, str] = {
    SHOWN: "Log-on shown",
    COPIED: "Log-on copied",
    CHANGED: "Log-on changed",
    REMOVED: "Log-on removed",
    HANDED_OVER: "Log-on handed over",
    TAKEN_IN: "Log-on taken in",
    SHEET_MADE: "Recovery sheet made",
    SHEET_OPENED: "Recovery sheet opened",
}
"""The kinds of entry that this room writes, as a person reads them."""

CODE = "code"
"""Stands beside the fields of a `LogOn`: the one-time code made of its seed."""
FIELD_WORDS: Mapping[str, str] = {
    "user_name": "user name",
    "password": "password",
    "recovery_codes": "recovery codes",
    "totp_seed": "one-time-code seed",
    "notes": "notes",
    CODE: "one-time code",
}


def parts_of(fields: Iterable[str], who: str) -> dict[str, Any]:
    """What was seen or changed, in the order that a log-on has it, and by whom."""
    named = set(fields)
    return {"what": [words for field, words in FIELD_WORDS.items() if field in named], "said_by": who}


def handed_to(names: Sequence[tuple[str, str]], who: str) -> dict[str, Any]:
    """To whom, each with the words of their key."""
    return {"to": [f"{name} ({words})" for name, words in names], "said_by": who}


def taken_from(name: str, words: str, made: str, who: str) -> dict[str, Any]:
    return {"from": f"{name} ({words})", "handed_over_at": made, "said_by": who}


def summary(kind: str, content: Mapping[str, Any] | None) -> str:
    """One line on an entry: what, by whom, and to or from whom."""
    if content is None:
        return f"{KIND_WORDS.get(kind, kind)} (its content was removed)"
    line = f"{KIND_WORDS.get(kind, kind)} by {content.get('said_by') or 'somebody'}"
    what = ", ".join(str(one) for one in content.get("what") or ())
    to = ", ".join(str(one) for one in content.get("to") or ())
    line += f": {what}" if what else ""
    line += f", to {to}" if to else ""
    return line + (f", from {content['from']}" if content.get("from") else "")
