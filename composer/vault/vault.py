"""Log-ons on this computer, with an entry in the record each time one is seen, changed or passed on.

Everything here may wait for the keyring and its prompt: never call it in the GUI thread.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime, timedelta
from typing import Any

from composer.domain.account import AccountId
from composer.errors import ComposerError
from composer.vault import access
from composer.vault.handover import About, Card, HandedOver, Identity, seal
from composer.vault.keyrings import Keyring, MemoryKeyring, RefusedKeyringError
from composer.vault.logons import LogOn, LogOns, Turn
from composer.vault.passwords import OneTimeCode, one_time_code, spoken_fingerprint

Note = Callable[[str, str, Mapping[str, Any]], object]
"""Appends an entry to the record: kind, account, content. It raises `ComposerError` where it cannot."""
FIELDS = tuple(field.name for field in fields(LogOn))
_POLICY = "Your organisation does not allow log-ons to be stored on this computer."


@dataclass(frozen=True, slots=True)
class Where:
    """What keeps the log-ons, and why for this session only ('' if they are kept)."""

    title: str
    session_only: str = ""


class Vault:
    """Nothing is shown or copied before the record has an entry of it, and no change stays without one."""

    def __init__(self, open_keyring: Callable[[], Keyring], note: Note, now: Callable[[], datetime]) -> None:
        self._open, self._note, self._now = open_keyring, note, now
        self._opening = threading.Lock()
        self._opened: tuple[LogOns, Where] | None = None

    def where(self) -> Where:
        return self._kept()[1]

    def filled(self, account: AccountId) -> frozenset[str]:
        """Which fields this account's log-on has; none where there is no log-on."""
        return _filled(self._logons.get(account) or LogOn())

    def shown(self, account: AccountId, field: str, who: str) -> str:
        """One field, to be shown."""
        return self._seen(account, field, who, access.SHOWN)

    def copied(self, account: AccountId, field: str, who: str) -> str:
        """One field, to be copied."""
        return self._seen(account, field, who, access.COPIED)

    def codes(self, account: AccountId, who: str, *, copied: bool = False) -> tuple[OneTimeCode, OneTimeCode]:
        """The one-time code for now, and the one that comes after it."""
        logon = self._there(account)
        now = self._now()
        code = one_time_code(logon.totp_seed, now)
        following = one_time_code(logon.totp_seed, now + timedelta(seconds=code.seconds_left))
        self._note(access.COPIED if copied else access.SHOWN, account, access.parts_of([access.CODE], who))
        return code, following

    def change(
        self, account: AccountId, changes: Mapping[str, str], who: str, turn: Turn | None = None
    ) -> frozenset[str]:
        """Put these fields in place of what was there, '' to take one out; which fields there are now."""
        before = self._logons.get(account) or LogOn()
        seed = changes.get("totp_seed")
        if seed:
            one_time_code(seed, self._now())
        after = replace(before, **{field: value for field, value in changes.items() if field in FIELDS})
        changed = [field for field in FIELDS if getattr(before, field) != getattr(after, field)]
        if changed:
            self._put(account, after, access.CHANGED, access.parts_of(changed, who), turn)
        return _filled(after)

    def remove(self, account: AccountId, who: str, turn: Turn | None = None) -> None:
        """Take this account's log-on off this computer."""
        before = self._logons.get(account)
        if before is None:
            return
        self._logons.delete(account, turn)
        try:
            self._note(access.REMOVED, account, access.parts_of(_filled(before), who))
        except ComposerError:
            self._logons.put(account, before)
            raise

    def hand_over(
        self, about: About, to: Sequence[Card], sender: Identity, who: str, *, armoured: bool = False
    ) -> bytes:
        """This account's log-on, sealed for these colleagues; the record says who they are."""
        logon = self._there(about.account)
        at = self._now().isoformat(timespec="seconds")
        sealed = seal(about, logon, sender.called(who), to, at=at, armoured=armoured)
        names = [(card.name, spoken_fingerprint(card.signing)) for card in to]
        self._note(access.HANDED_OVER, about.account, access.handed_to(names, who))
        return sealed

    def take_in(
        self, handed: HandedOver, account: AccountId, who: str, turn: Turn | None = None
    ) -> frozenset[str]:
        """Keep what a colleague handed over as this account's log-on, in place of what was there."""
        words = spoken_fingerprint(handed.sender_key)
        said = access.taken_from(handed.sender, words, handed.at, who)
        self._put(account, handed.logon, access.TAKEN_IN, said, turn)
        return _filled(handed.logon)

    def all_of(self, abouts: Sequence[About]) -> tuple[tuple[About, LogOn], ...]:
        """The log-ons there are of these accounts, for a recovery sheet."""
        found = ((about, self._logons.get(about.account)) for about in abouts)
        return tuple((about, logon) for about, logon in found if logon is not None and _filled(logon))

    def keep(self, account: AccountId, logon: LogOn, who: str, turn: Turn | None = None) -> None:
        """Keep a log-on from a recovery sheet."""
        self._put(account, logon, access.CHANGED, access.parts_of(_filled(logon), who), turn)

    def note(self, kind: str, account: AccountId, content: Mapping[str, Any]) -> None:
        self._note(kind, account, content)

    def _put(
        self, account: AccountId, logon: LogOn, kind: str, said: Mapping[str, Any], turn: Turn | None
    ) -> None:
        """Keep it; where the record cannot say so, what was there before is put back."""
        before = self._logons.get(account)
        self._logons.put(account, logon, turn)
        try:
            self._note(kind, account, said)
        except ComposerError:
            if before is None:
                self._logons.delete(account)
            else:
                self._logons.put(account, before)
            raise

    def _seen(self, account: AccountId, field: str, who: str, kind: str) -> str:
        value = str(getattr(self._there(account), field))
        self._note(kind, account, access.parts_of([field], who))
        return value

    def _there(self, account: AccountId) -> LogOn:
        logon = self._logons.get(account)
        if logon is None:
            raise ComposerError(
                "There is no log-on for this account on this computer.",
                "Put it in, or ask another holder to hand it over to you.",
            )
        return logon

    @property
    def _logons(self) -> LogOns:
        return self._kept()[0]

    def _kept(self) -> tuple[LogOns, Where]:
        with self._opening:
            if self._opened is None:
                self._opened = self._asked()
            return self._opened

    def _asked(self) -> tuple[LogOns, Where]:
        try:
            keyring, why = self._open(), ""
        except RefusedKeyringError as refused:
            keyring, why = MemoryKeyring(), refused.what
        if isinstance(keyring, MemoryKeyring):
            why = why or _POLICY
        return LogOns(keyring), Where(keyring.title, why)


def _filled(logon: LogOn) -> frozenset[str]:
    return frozenset(field for field in FIELDS if getattr(logon, field))
