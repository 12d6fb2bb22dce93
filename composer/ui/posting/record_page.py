"""One entry of the record as a page to read or print: everything in it, in words."""

from __future__ import annotations

import html
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QPdfWriter, QTextDocument

from composer.errors import ComposerError
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
    """The entry as simple HTML without any colour of its own, so that it follows the window's look."""
    out = [f"<h2>{kind_words(entry.kind)}</h2>"]
    out.append(_facts((("When", moment(entry.at)), ("Entry", str(entry.seq)), ("Account", entry.account))))
    if entry.content is None:
        out.append("<p>Its content was removed when its time was over. The entry stays in the chain.</p>")
        return "".join(out)
    content = dict(entry.content)
    if "text" in content:
        out += _post(content)
    known = {"text", "pictures", "network", "handle", "draft"} | set(_SECTIONS) | set(_FACTS)
    out.append(_facts((words, _plain(content.get(key))) for key, words in _FACTS.items()))
    for key, (title, line) in _SECTIONS.items():
        lines = [line(one) for one in content.get(key) or ()]
        if lines:
            out.append(f"<h3>{title}</h3>{_list(lines)}")
    rest = {key: value for key, value in content.items() if key not in known and not key.endswith("digest")}
    out.append(_facts((key.replace("_", " ").capitalize(), _plain(value)) for key, value in rest.items()))
    return "".join(out)


def print_entries(entries: Sequence[Entry], path: Path, made: str) -> None:
    """The entries as a PDF on A4, the first page saying what it is."""
    title = f"<h1>Record of posts</h1><p>{len(entries)} entries, {html.escape(made)}.</p>"
    document = QTextDocument()
    document.setDefaultFont(QFont("sans-serif", 10))
    document.setHtml(title + "<hr>".join(entry_html(entry) for entry in entries))
    writer = QPdfWriter(str(path))
    writer.setTitle("Record of posts")
    writer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4),
            QPageLayout.Orientation.Portrait,
            QMarginsF(5, 5, 5, 5),
            QPageLayout.Unit.Millimeter,
        )
    )
    document.print_(writer)
    del writer
    if not path.exists() or not path.stat().st_size:
        raise ComposerError(f"{path} could not be written.", "Choose another folder.")


def _post(content: Mapping[str, Any]) -> list[str]:
    where = html.escape(f"{content.get('network', '')}  {content.get('handle', '')}".strip())
    out = [f"<h3>{where}</h3>", f"<blockquote>{_lines(str(content['text']))}</blockquote>"]
    pictures = [
        f"Picture {number}: {'decorative' if one.get('decorative') else one.get('alt_text') or 'no description'} "
        f"(SHA-256 {str(one.get('digest', ''))[:16]}…)"
        for number, one in enumerate(content.get("pictures") or (), start=1)
    ]
    return [*out, _list(pictures)] if pictures else out


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


def _facts(pairs: Iterable[tuple[str, str]]) -> str:
    rows = [
        f"<tr><td><b>{html.escape(name)}</b>&nbsp;&nbsp;</td><td>{_lines(value)}</td></tr>"
        for name, value in pairs
        if value
    ]
    return f"<table cellpadding='2'>{''.join(rows)}</table>" if rows else ""


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Mapping):
        return "; ".join(f"{key}: {_plain(one)}" for key, one in value.items())
    if isinstance(value, list):
        return "; ".join(_plain(one) for one in value)
    return "" if value is None else str(value)


def _list(lines: Sequence[str]) -> str:
    return "<ul>" + "".join(f"<li>{_lines(line)}</li>" for line in lines) + "</ul>"


def _lines(text: str) -> str:
    return html.escape(text).replace("\n", "<br>")
