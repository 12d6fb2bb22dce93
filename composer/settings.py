"""What a person has chosen about the app itself, kept as one small JSON file that may be absent or damaged."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from composer.setting_list import BY_NAME, KEPT, taken
from composer.setting_list import LOOKS as LOOKS


class AccountEntry(NamedTuple):
    """One account as it stands in the settings file; `services` makes a `domain.account.Account` of it."""

    id: str
    network: str
    handle: str = ""
    title: str = ""
    team: bool = True
    visibility: str = "unknown"
    employer: str = ""
    rhythm: str = ""
    requires_review: int = 0


DEMO_ACCOUNTS = (
    AccountEntry("x-team", "x", "@OurTeam", "Our team"),
    AccountEntry("facebook-team", "facebook", "Our team page", "Our team"),
    AccountEntry("bluesky-team", "bluesky", "@ourteam.bsky.social", "Our team"),
    AccountEntry("mastodon-team", "mastodon", "@ourteam@mastodon.social", "Our team"),
    AccountEntry("threads-team", "threads", "@ourteam", "Our team"),
    AccountEntry("linkedin-team", "linkedin", "Our team", "Our team"),
    AccountEntry("instagram-team", "instagram", "@ourteam", "Our team"),
)
"""Stand-ins, one a network, until the team's own accounts are in the account register."""


class Settings(NamedTuple):
    """Choices of one person on one machine, explained in `setting_list`; a default is what holds unless chosen.

    The windows keep three more for themselves: `chosen`, the accounts of a new post; `window`, sizes and places by
    name; `seen_version`, the version whose news were told.
    """

    person: str = ""
    look: str = "system"
    text_scale: float = 1.0
    accounts: tuple[AccountEntry, ...] = DEMO_ACCOUNTS
    chosen: tuple[str, ...] = ("x-team",)
    window: Mapping[str, str] = MappingProxyType({})
    spelling: bool = True
    ask_address: str = "atb@nhs.uk"
    keep_record_months: int = 0
    plan_folder: str = ""
    mail_address: str = ""
    review_folder: str = ""
    employer: str = ""
    reminders: bool = True
    seen_version: str = ""


OWN_BUSINESS = ("chosen", "window", "seen_version")
"""Fields of `Settings` that no dialog offers."""


class SettingProblem(NamedTuple):
    """Something in the file that cannot be used; as text it says where, what, and what would be right."""

    path: Path
    line: int
    what: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.what}"


class SettingsFile:
    """Reads settings leniently and writes them whole: an odd value falls back to its default, alone.

    `fresh` says that there was no file: nobody has used the app here. What the IT desk has decided lies over a
    person's own choices, which are kept all the same and hold again when the desk lets go.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.fresh = False
        self.problems: tuple[SettingProblem, ...] = ()
        self.fixed: Mapping[str, Any] = MappingProxyType({})
        self.fixed_by = ""
        self._damaged = False
        self._others: dict[str, Any] = {}
        self._own = self._read()
        self.current = self._own

    def change(self, **changes: Any) -> Settings:
        """Keep these changes; a folder that cannot be written costs only the remembering."""
        changed = self._own._replace(**{name: changes[name] for name in changes if name not in self.fixed})
        if changed != self._own:
            self._own = changed
            self.current = changed._replace(**self.fixed)
            self._write()
        return self.current

    def fix(self, values: Mapping[str, Any], said: str) -> None:
        """Let these values hold whatever the person chose; `said` is who decided it, and why."""
        self.fixed = MappingProxyType(dict(values))
        self.fixed_by = said
        self.current = self._own._replace(**self.fixed)

    def save(self) -> None:
        """Write the file even where nothing was chosen: from then on the app is known here."""
        self._write()

    def _read(self) -> Settings:
        try:
            text = self.path.read_text("utf-8")
        except FileNotFoundError:
            self.fresh = True
            return Settings()
        except (OSError, UnicodeDecodeError) as failure:
            return self._unusable(1, f"this file cannot be read ({type(failure).__name__})")
        try:
            stored = json.loads(text)
        except ValueError as failure:
            line = failure.lineno if isinstance(failure, json.JSONDecodeError) else 1
            return self._unusable(line, "this is not valid JSON; the usual settings are in use")
        if not isinstance(stored, dict):
            return self._unusable(1, "this should be a list of settings in curly brackets")
        return self._usable(text, stored)

    def _unusable(self, line: int, what: str) -> Settings:
        self._damaged = True
        self.problems = (SettingProblem(self.path, line, what),)
        return Settings()

    def _usable(self, text: str, stored: dict[str, Any]) -> Settings:
        used: dict[str, Any] = {}
        problems = []
        for name, value in stored.items():
            if name not in Settings._fields:
                self._others[name] = value
                problems.append((name, f"‘{name}’ is no setting; it is left as it is"))
                continue
            try:
                used[name] = _taken(name, value)
            except ValueError as wrong:
                problems.append((name, f"‘{name}’ {wrong}; the usual value is in use"))
        self.problems = tuple(
            SettingProblem(self.path, _line_of(text, name), what) for name, what in problems
        )
        return Settings()._replace(**used)

    def _write(self) -> None:
        now, usual = self._own, Settings()
        stored: dict[str, Any] = {name: getattr(now, name) for name in KEPT if name != "accounts"}
        stored |= {"chosen": list(now.chosen), "window": dict(now.window), "seen_version": now.seen_version}
        if now.accounts != usual.accounts:
            stored["accounts"] = [account._asdict() for account in now.accounts]
        partial = self.path.with_suffix(".part")
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            if self._damaged and self.path.exists():
                self.path.replace(self.path.with_suffix(".damaged"))
                self._damaged = False
            partial.write_text(json.dumps(self._others | stored, indent=2, ensure_ascii=False), "utf-8")
            partial.replace(self.path)
        except OSError:
            return  # the choices hold for this run all the same


def _taken(name: str, value: object) -> object:
    if name == "accounts":
        accounts = _accounts_from(value)
        if not accounts:
            raise ValueError("should be a list of accounts, each with an ‘id’ and a ‘network’")
        return accounts
    if name == "chosen":
        return tuple(str(item) for item in _of(list, value, "a list of accounts"))
    if name == "window":
        return {str(key): str(one) for key, one in _of(dict, value, "a list of places").items()}
    if name == "seen_version":
        return str(value)
    return taken(BY_NAME[name], value)


def _of(kind: type[Any], value: object, words: str) -> Any:
    if not isinstance(value, kind):
        raise ValueError(f"should be {words}")
    return value


def _accounts_from(stored: object) -> tuple[AccountEntry, ...]:
    if not isinstance(stored, list):
        return ()
    known = set(AccountEntry._fields)
    usable = [item for item in stored if isinstance(item, dict) and {"id", "network"} <= item.keys()]
    return tuple(AccountEntry(**{key: item[key] for key in item.keys() & known}) for item in usable)


def _line_of(text: str, name: str) -> int:
    """Where a key stands; the first line where it is written in an unusual way."""
    found = re.search(rf'^[ \t{{,]*"{re.escape(name)}"[ \t]*:', text, re.MULTILINE)
    return text.count("\n", 0, found.end()) + 1 if found else 1
