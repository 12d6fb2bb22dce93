"""A post and its checklist as a sheet: the words, where they stand, and every line with what was decided."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from composer.domain.account import Account, AccountId
from composer.domain.draft import Draft
from composer.paper.sheet import Part, Sheet, fact, heading, item, line, quote, small_heading
from composer.posting.entry import day_of
from composer.ui.compose.counters import network_title
from composer.ui.compose.row import Row
from composer.ui.states import WORDS


def checklist_sheet(
    draft: Draft,
    rows: Iterable[Row],
    summary: str,
    accounts: Mapping[AccountId, Account],
    person: str,
    now: datetime,
) -> Sheet:
    """As it stands now; who printed it and when stand on top."""
    parts = [fact("Printed", f"{now.day} {now:%B %Y, %H:%M}"), *([fact("By", person)] if person else [])]
    parts += [fact("Where it stands", summary), heading("The post"), *_texts(draft, accounts)]
    for row in rows:
        if row.heading:
            parts += [heading(row.text), line(f"{row.why} {row.note[:1].upper()}{row.note[1:]}.".strip())]
        else:
            parts.append(_row(row))
    doubts = [one for one in draft.doubts if one.stands]
    if doubts:
        parts += [
            heading("Doubts"),
            *(item(f"{one.reason} ({one.who}, {day_of(one.when)})") for one in doubts),
        ]
    return Sheet("Checklist of a post", tuple(parts))


def _texts(draft: Draft, accounts: Mapping[AccountId, Account]) -> list[Part]:
    parts = []
    for _, text, where in draft.texts():
        names = [_name(accounts[one]) for one in where if one in accounts]
        parts += [small_heading(", ".join(names) or "For no account yet"), quote(text)]
    for number, picture in enumerate(draft.pictures, start=1):
        described = "decorative" if picture.decorative else picture.alt_text or "not described yet"
        parts.append(item(described, f"Picture {number}"))
    return parts


def _name(account: Account) -> str:
    return f"{network_title(account.network, {})} {account.handle or account.title}".rstrip()


def _row(row: Row) -> Part:
    words = [row.text, row.note]
    tick = row.question.tick if row.question is not None else None
    if tick is not None:
        words.append(f"By {tick.who or 'somebody'}, {day_of(tick.when)}.")
    if row.why and row.question is None:
        words.append(row.why)
    said = " ".join(word if word[-1] in ".?!" else f"{word}." for word in words if word)
    return item(said, WORDS[row.state])
