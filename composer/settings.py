"""What a person has chosen about the app itself, kept as one small JSON file that may be absent or damaged."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

LOOKS = ("system", "light", "dark", "contrast")


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
    """Choices of one person on one machine; `window` holds sizes and places by name."""

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


class SettingsFile:
    """Reads settings leniently and writes them whole: an odd value falls back to its default, alone."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.current = self._read()

    def change(self, **changes: Any) -> Settings:
        """Keep these changes; a folder that cannot be written costs only the remembering."""
        changed = self.current._replace(**changes)
        if changed != self.current:
            self.current = changed
            self._write()
        return self.current

    def _read(self) -> Settings:
        try:
            stored = json.loads(self._path.read_text("utf-8"))
        except (OSError, ValueError):
            return Settings()
        return _settings_from(stored) if isinstance(stored, dict) else Settings()

    def _write(self) -> None:
        now = self.current
        stored: dict[str, Any] = {
            "person": now.person,
            "look": now.look,
            "text_scale": now.text_scale,
            "chosen": list(now.chosen),
            "window": dict(now.window),
            "spelling": now.spelling,
            "ask_address": now.ask_address,
            "keep_record_months": now.keep_record_months,
            "plan_folder": now.plan_folder,
            "mail_address": now.mail_address,
            "review_folder": now.review_folder,
        }
        if now.accounts != DEMO_ACCOUNTS:
            stored["accounts"] = [account._asdict() for account in now.accounts]
        partial = self._path.with_suffix(".part")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            partial.write_text(json.dumps(stored, indent=2, ensure_ascii=False), "utf-8")
            partial.replace(self._path)
        except OSError:
            return  # the choices hold for this run all the same


def _settings_from(stored: dict[str, Any]) -> Settings:
    default = Settings()
    person, look, scale = stored.get("person"), stored.get("look"), stored.get("text_scale")
    chosen, window = stored.get("chosen"), stored.get("window")
    months, folder, ask = (stored.get(key) for key in ("keep_record_months", "plan_folder", "ask_address"))
    return Settings(
        person=person if isinstance(person, str) else default.person,
        look=look if look in LOOKS else default.look,
        text_scale=float(scale)
        if isinstance(scale, int | float) and 0.5 <= scale <= 4
        else default.text_scale,
        accounts=_accounts_from(stored.get("accounts")) or default.accounts,
        chosen=tuple(str(item) for item in chosen) if isinstance(chosen, list) else default.chosen,
        window={str(k): str(v) for k, v in window.items()} if isinstance(window, dict) else {},
        spelling=stored.get("spelling") is not False,
        ask_address=ask if isinstance(ask, str) and "@" in ask else default.ask_address,
        keep_record_months=months if isinstance(months, int) and months > 0 else 0,
        plan_folder=folder if isinstance(folder, str) else "",
        mail_address=str(stored.get("mail_address", "")),
        review_folder=str(stored.get("review_folder", "")),
    )


def _accounts_from(stored: object) -> tuple[AccountEntry, ...]:
    if not isinstance(stored, list):
        return ()
    known = set(AccountEntry._fields)
    usable = [item for item in stored if isinstance(item, dict) and {"id", "network"} <= item.keys()]
    return tuple(AccountEntry(**{key: item[key] for key in item.keys() & known}) for item in usable)
