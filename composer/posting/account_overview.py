"""The register on one page: every account with its holders, how it stands, and what is to be put right; no secret."""

from __future__ import annotations

import csv
import html
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from composer.domain.concerns import Concern, concerns, said_day
from composer.domain.register import Holder, HolderRole, RegisteredAccount, TwoStep
from composer.paper.sheet import Sheet, fact, heading, item, line, small_heading
from composer.posting.account_guides import VISIBILITY_WORDS
from composer.posting.rhythm import RHYTHMS

TITLE = "Accounts of the team"
ROLE_WORDS: Mapping[HolderRole, str] = {
    HolderRole.COMMS_LEAD: "Programme communications lead",
    HolderRole.SECOND: "Second holder",
    HolderRole.OTHER: "Holder",
}
TWO_STEP_WORDS: Mapping[TwoStep, str] = {
    TwoStep.UNKNOWN: "Not known",
    TwoStep.NONE: "None: the password is enough",
    TwoStep.APP: "Codes from an app",
    TwoStep.KEY: "A security key or passkey",
    TwoStep.TEXT_MESSAGE: "Codes by text message",
    TwoStep.EMAIL: "Codes by e-mail",
}
_OPEN = "not filled in yet"
_COLUMNS = (
    "network",
    "handle",
    "name",
    "what it is for",
    "employer",
    "who can see it",
    "checked on",
    "checked by",
    "approves followers",
    "holders",
    "left, still on the list",
    "two-step",
    "recovery e-mail held by",
    "recovery phone held by",
    "password changed on",
    "password due on",
    "rhythm",
    "reviews needed",
    "to put right",
)


@dataclass(frozen=True, slots=True)
class Overview:
    """One account as it stands on a day."""

    account: RegisteredAccount
    network: str
    concerns: tuple[Concern, ...]

    @property
    def name(self) -> str:
        return f"{self.network} {self.account.handle or self.account.title}".rstrip()

    @property
    def state(self) -> str:
        """How it stands, in a few words."""
        number = len(self.concerns)
        if not number:
            return "In good order"
        return "1 thing to put right" if number == 1 else f"{number} things to put right"

    def sections(self) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
        """Everything the register says, in sections of name and value; what is missing says so."""
        one = self.account
        return (
            (
                "The account",
                (
                    ("Name", one.title or _OPEN),
                    ("What it is for", one.purpose or _OPEN),
                    ("Employer", one.employer or "none"),
                ),
            ),
            (
                "Who can see it",
                (
                    ("Found", self._visibility()),
                    ("The team wants it", "private" if one.private_wanted else "public, on purpose"),
                    ("Approves followers", one.approver or _OPEN),
                ),
            ),
            ("Who holds the log-on", self._holders()),
            (
                "The log-on",
                (
                    ("Two-step sign-in", TWO_STEP_WORDS[one.two_step]),
                    ("Recovery e-mail held by", one.recovery_email or _OPEN),
                    ("Recovery phone held by", one.recovery_phone or _OPEN),
                    ("Password last changed", said_day(one.password_changed) or _OPEN),
                    ("Change it next by", said_day(one.password_due) or "no date set"),
                ),
            ),
            (
                "Posting",
                (
                    ("Rhythm", RHYTHMS[one.rhythm][0] if one.rhythm in RHYTHMS else "no target"),
                    ("Reviews before posting", str(one.requires_review) if one.requires_review else "none"),
                ),
            ),
        )

    def _visibility(self) -> str:
        one = self.account
        words = VISIBILITY_WORDS[one.visibility]
        words = words[0].upper() + words[1:]
        if not one.checked:
            return f"{words}. Nobody has looked yet"
        by = f" by {one.checked_by}" if one.checked_by else ""
        return f"{words}. Checked on {said_day(one.checked)}{by}"

    def _holders(self) -> tuple[tuple[str, str], ...]:
        if not self.account.holders:
            return (("Nobody yet", "two people should be here"),)
        return tuple((holder.name, said_holder(holder)) for holder in self.account.holders)


def overview(
    accounts: Iterable[RegisteredAccount], titles: Mapping[str, str], today: date
) -> tuple[Overview, ...]:
    """Every account as it stands today; `titles` are the networks' own names by id."""
    return tuple(
        Overview(one, titles.get(one.network, one.network.capitalize()), concerns(one, today))
        for one in accounts
    )


def said_holder(holder: Holder) -> str:
    """What a holder is, since when, and that they left."""
    words = ROLE_WORDS[holder.role]
    if holder.since:
        words += f" since {said_day(holder.since)}"
    return f"{words}; last day {said_day(holder.left)}" if holder.left else words


def overview_csv(rows: Sequence[Overview]) -> str:
    """The overview as CSV that a spreadsheet opens without running anything in it."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(_COLUMNS)
    for row in rows:
        writer.writerow([inert(cell) for cell in _cells(row)])
    return out.getvalue()


def _cells(row: Overview) -> tuple[str, ...]:
    one = row.account
    return (
        row.network,
        one.handle,
        one.title,
        one.purpose,
        one.employer,
        VISIBILITY_WORDS[one.visibility],
        one.checked,
        one.checked_by,
        one.approver,
        "; ".join(f"{holder.name} ({said_holder(holder)})" for holder in one.holders if holder.is_here),
        "; ".join(f"{holder.name} ({holder.left})" for holder in one.holders if not holder.is_here),
        TWO_STEP_WORDS[one.two_step],
        one.recovery_email,
        one.recovery_phone,
        one.password_changed,
        one.password_due,
        one.rhythm,
        str(one.requires_review),
        " ".join(concern.what for concern in row.concerns),
    )


def inert(cell: str) -> str:
    """A cell that a spreadsheet would take for a formula is led by an apostrophe."""
    return "'" + cell if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell


def overview_html(rows: Sequence[Overview], made: str) -> str:
    """The overview as simple HTML without any colour of its own, so that it follows the window's look."""
    parts = [f"<h1>{TITLE}</h1>", f"<p>{html.escape(_opening(rows, made))}</p><p></p>"]
    parts += _summary(rows)
    for row in rows:
        parts += _account_html(row)
    return "".join(parts)


def overview_sheet(rows: Sequence[Overview], made: str) -> Sheet:
    """The overview for paper: the same words, in reading order."""
    parts = [line(_opening(rows, made))]
    for row in rows:
        parts += [heading(row.name), line(f"{row.state}.")]
        parts += [item(f"{one.what} {one.remedy}") for one in row.concerns]
        for title, pairs in row.sections():
            parts += [small_heading(title), *(fact(name, value) for name, value in pairs)]
    return Sheet(TITLE, tuple(parts))


def _opening(rows: Sequence[Overview], made: str) -> str:
    number = sum(bool(row.concerns) for row in rows)
    good = (
        "All are in good order."
        if not number
        else f"{number} of {len(rows)} {'needs' if number == 1 else 'need'} something put right."
    )
    return f"{made}. {good} No password or code is on this page."


def _summary(rows: Sequence[Overview]) -> list[str]:
    """Every account in one table, for whoever reads no further."""
    parts = ["<table width='100%' cellpadding='4' border='1' cellspacing='0'>"]
    heads = ("Account", "Holders", "Who can see it", "How it stands")
    parts.append(f"<tr>{''.join(f'<th align=left>{one}</th>' for one in heads)}</tr>")
    for row in rows:
        here = ", ".join(one.name for one in row.account.holders if one.is_here) or "nobody yet"
        cells = (row.name, here, VISIBILITY_WORDS[row.account.visibility], row.state)
        parts.append(f"<tr>{''.join(f'<td>{html.escape(one)}</td>' for one in cells)}</tr>")
    parts.append("</table>")
    return parts


def _account_html(row: Overview) -> list[str]:
    parts = [f"<h2>{html.escape(row.name)}</h2>", f"<p><b>{html.escape(row.state)}.</b></p>"]
    if row.concerns:
        lines = (f"<li>{html.escape(f'{one.what} {one.remedy}')}</li>" for one in row.concerns)
        parts.append(f"<ul>{''.join(lines)}</ul>")
    for title, pairs in row.sections():
        cells = "".join(
            f"<tr><td width='35%'>{html.escape(name)}</td><td>{html.escape(value)}</td></tr>"
            for name, value in pairs
        )
        parts.append(f"<h3>{html.escape(title)}</h3><table width='100%' cellpadding='2'>{cells}</table>")
    return parts


def changes(before: RegisteredAccount, after: RegisteredAccount) -> tuple[str, ...]:
    """What differs between two states of an account, a sentence each, for its history."""
    said = [
        f"{words}: {_shown(getattr(before, name))} → {_shown(getattr(after, name))}"
        for name, words in _FIELDS.items()
        if getattr(before, name) != getattr(after, name)
    ]
    for holder in after.holders:
        was = before.holder(holder.name)
        if was is None:
            said.append(f"New holder: {holder.name} ({said_holder(holder)})")
        elif was != holder:
            said.append(f"{holder.name}: {said_holder(was)} → {said_holder(holder)}")
    said += [
        f"No longer a holder: {holder.name}" for holder in before.holders if after.holder(holder.name) is None
    ]
    return tuple(said)


_FIELDS = {
    "handle": "Handle",
    "title": "Name",
    "purpose": "What it is for",
    "employer": "Employer",
    "team": "Team account",
    "visibility": "Who can see it",
    "private_wanted": "Meant to be private",
    "checked": "Checked on",
    "checked_by": "Checked by",
    "approver": "Approves followers",
    "two_step": "Two-step sign-in",
    "recovery_email": "Recovery e-mail held by",
    "recovery_phone": "Recovery phone held by",
    "password_changed": "Password last changed",
    "password_due": "Change it next by",
    "rhythm": "Rhythm",
    "requires_review": "Reviews before posting",
}


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, TwoStep):
        return TWO_STEP_WORDS[value]
    return str(value) or "nothing"
