"""One entry of the record as a page to read or print: everything in it, in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from composer.paper.sheet import Part, Sheet, fact, heading, item, line, quote, small_heading
from composer.paper.web_page import fragment
from composer.posting.entry import POSTED, STOPPED, WENT_WRONG, day_of
from composer.store.record import REMOVED, Entry
from composer.vault.access import KIND_WORDS as ACCESS_WORDS
from composer.vault.access import summary

KIND_WORDS = {
    POSTED: "Posted",
    STOPPED: "Stopped before posting",
    WENT_WRONG: "It went wrong",
    REMOVED: "Content removed",
    **ACCESS_WORDS,
}
MOST_PRINTED = 500


def moment(at: str) -> str:
    """A moment kept in UTC, in this computer's own time."""
    return day_of(datetime.fromisoformat(at).astimezone().isoformat())


def kind_words(kind: str) -> str:
    return KIND_WORDS.get(kind, kind.replace("_", " ").capitalize())


def entry_title(entry: Entry) -> str:
    """Two lines for the list: what it was, and what it began with."""
    content = entry.content
    if content is None:
        return f"{moment(entry.at)}  ·  {kind_words(entry.kind)}\n(its content was removed)"
    where = " ".join(str(content.get(key, "")) for key in ("network", "handle")).strip() or entry.account
    words = " ".join(str(content.get("text") or content.get("why") or "").split())[:120]
    if entry.kind in ACCESS_WORDS:
        words = summary(entry.kind, content)
    parts = [moment(entry.at), kind_words(entry.kind), *([where] if where else [])]
    return f"{'  ·  '.join(parts)}\n{words}"


def entry_html(entry: Entry) -> str:
    """The entry to be read on the screen."""
    return fragment(entry_parts(entry))


def entry_parts(entry: Entry) -> tuple[Part, ...]:
    """Everything in the entry, in words."""
    out = [heading(f"{kind_words(entry.kind)}, {moment(entry.at)}")]
    out += _facts((("Entry", str(entry.seq)), ("Account", entry.account)))
    if entry.content is None:
        return (*out, line("Its content was removed when its time was over. The entry stays in the chain."))
    content = dict(entry.content)
    if "text" in content:
        out += _post(content)
    known = {"text", "pictures", "network", "handle", "draft"} | set(_SECTIONS) | set(_FACTS)
    out += _facts((words, _plain(content.get(key))) for key, words in _FACTS.items())
    for key, (title, said) in _SECTIONS.items():
        lines = [said(one) for one in content.get(key) or ()]
        if lines:
            out += [small_heading(title), *map(item, lines)]
    rest = {key: value for key, value in content.items() if key not in known and not key.endswith("digest")}
    out += _facts((key.replace("_", " ").capitalize(), _plain(value)) for key, value in rest.items())
    return tuple(out)


def record_sheet(entries: Sequence[Entry], made: str, *, more: bool = False) -> Sheet:
    """The entries on paper, the first lines saying what it is; `more` that there are others, which it leaves out."""
    parts = [line(f"{len(entries)} entries, {made}.")]
    if more:
        parts.append(line(f"Only the newest {MOST_PRINTED}: narrow the list for others."))
    parts += [part for entry in entries for part in entry_parts(entry)]
    return Sheet("Record of posts", tuple(parts))


def _post(content: Mapping[str, Any]) -> list[Part]:
    where = f"{content.get('network', '')}  {content.get('handle', '')}".strip()
    out = [small_heading(where), quote(str(content["text"]))]
    for number, one in enumerate(content.get("pictures") or (), start=1):
        told = "decorative" if one.get("decorative") else one.get("alt_text") or "no description"
        out.append(item(f"{told} (SHA-256 {str(one.get('digest', ''))[:16]}…)", f"Picture {number}"))
        out += [
            item(f"{given.get('label')}. The form: {given.get('form') or 'none, it was spoken'}.", "Agreed")
            for given in one.get("consents") or ()
        ]
    return out


def _by(one: Mapping[str, Any], what: str) -> str:
    return f"{what} {one.get('who') or 'Somebody'}, {day_of(str(one.get('when', '')))}."


def _doubt(one: Mapping[str, Any]) -> str:
    said = f"{one.get('reason')}: {_by(one, '')}".replace("  ", " ")
    if one.get("cleared_by"):
        said += f" Cleared by {one['cleared_by']}, {day_of(str(one.get('cleared_when', '')))}: {one.get('cleared_why')}"
    return said


_FACTS = {
    "link": "Link",
    "why": "Why",
    "said_by": "Said by",
    "account_title": "Account's title",
    "visibility": "Who could see it",
}
_SECTIONS: Mapping[str, tuple[str, Any]] = {
    "packs": (
        "Rules in use",
        lambda one: (
            f"{one.get('title')} {one.get('version') or '(no version)'}: {one.get('rules')} rules "
            f"(SHA-256 {str(one.get('rules_digest', ''))[:16]}…)"
        ),
    ),
    "ticks": ("Ticked", lambda one: _by(one, str(one.get("prompt")))),
    "set_aside": (
        "Set aside",
        lambda one: _by(one, f"{one.get('rule')} on “{one.get('matched')}”: {one.get('reason')}."),
    ),
    "answers": (
        "Answered",
        lambda one: _by(
            one, f"{one.get('kind')} “{one.get('value')}”: {one.get('verdict')} {one.get('reason')}."
        ),
    ),
    "left_standing": ("Left as it was", lambda one: f"{one.get('level')}: {one.get('message')}"),
    "doubts": ("Doubts", _doubt),
    "review": ("Review", str),
}


def _facts(pairs: Iterable[tuple[str, str]]) -> list[Part]:
    return [fact(name, value) for name, value in pairs if value]


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Mapping):
        return "; ".join(f"{key}: {_plain(one)}" for key, one in value.items())
    if isinstance(value, list):
        return "; ".join(_plain(one) for one in value)
    return "" if value is None else str(value)
