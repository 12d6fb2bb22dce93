"""Facts for whoever is asked to help: versions, packs, sizes, kinds of error. No words of a post, no names, no secrets.

Everything here is counted, measured or named by this app; nothing that a person wrote is copied.
"""

from __future__ import annotations

import os
import platform
import re
import shutil
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from composer import paths
from composer.errors import ComposerError
from composer.setting_list import BOTH, PERSON, SETTINGS
from composer.settings import Settings, SettingsFile

if TYPE_CHECKING:
    from composer.engine.schema import PolicyFile
    from composer.services import Engine
    from composer.store.opening import Store

_PLAIN = re.compile(r"\A[\w.-]{1,60}\Z")
_KIND = re.compile(r"\A[A-Za-z_][\w.]{0,100}\Z")
_MOST_ERRORS = 8
_OPEN_KINDS = frozenset({"yes", "choice"})
"""Settings whose values are one of a few of ours, and so say nothing private."""


class Facts(NamedTuple):
    """A heading and its lines, each a name and what it is."""

    title: str
    lines: Sequence[tuple[str, str]]


def diagnostics(
    settings: SettingsFile, engine: Engine | None, store: Store | None, more: Sequence[Facts] = ()
) -> str:
    """Everything as text to copy. Reads files and asks the keyring for its name: call it off the GUI thread."""
    parts = [Facts("Program", list(_program())), *more]
    parts.append(Facts("Rules", list(_rules(engine))))
    parts.append(Facts("Keeping", list(_keeping(store))))
    parts.append(Facts("Policy", list(_policy())))
    parts.append(Facts("Settings", list(_settings(settings, engine))))
    parts.append(Facts("Last errors", list(_crashes(paths.log_folder()))))
    return "\n\n".join(_written(one) for one in parts) + "\n"


def version() -> str:
    """This program's version; '' where it was never installed."""
    from importlib import metadata

    try:
        return metadata.version("post-composer")
    except metadata.PackageNotFoundError:
        return ""


def _written(facts: Facts) -> str:
    lines = facts.lines or [("", "none")]
    return "\n".join(
        [facts.title, *(f"  {name}: {value}" if name else f"  {value}" for name, value in lines)]
    )


def _program() -> Iterator[tuple[str, str]]:
    frozen = "installed" if getattr(sys, "frozen", False) else "from its source"
    yield "Post Composer", f"{version() or 'unknown'}, {frozen}"
    yield "Python", platform.python_version()
    yield "Computer", f"{platform.platform(terse=True)}, {platform.machine()}, {os.cpu_count()} processors"


def _rules(engine: Engine | None) -> Iterator[tuple[str, str]]:
    if engine is None:
        yield "", "not loaded yet"
        return
    yield "Networks", str(len(engine.networks))
    for stamp in engine.stamps():
        yield (
            _plain(stamp.name),
            f"version {_plain(stamp.version)}, {len(stamp.rules)} rules, {stamp.digest[:12]}",
        )
    wrong = Counter(str(problem.severity) for problem in engine.problems)
    yield "Mistakes in rule files", _counted(wrong)


def _keeping(store: Store | None) -> Iterator[tuple[str, str]]:
    from composer.services import open_keyring
    from composer.vault.keyrings import RefusedKeyringError

    try:
        yield "Keyring", open_keyring().title
    except RefusedKeyringError:
        yield "Keyring", "none that is allowed; log-ons last until the app closes"
    except ComposerError as error:
        yield "Keyring", type(error).__name__
    if store is None:
        yield "Database", "not open yet"
        return
    yield from _database(store)


def _database(store: Store) -> Iterator[tuple[str, str]]:
    from sqlalchemy import func, select

    from composer.store.database import NEWEST
    from composer.store.schema import metadata

    database = store.database
    yield "Database", f"{database.url.get_backend_name()}, form {NEWEST}"
    if store.trouble is not None:
        yield "Trouble with it", store.trouble.reason
    try:
        with database.reading() as connection:
            for table in metadata.sorted_tables:
                rows = connection.scalar(select(func.count()).select_from(table))
                yield f"Rows in {table.name}", str(rows)
    except ComposerError as error:
        yield "Rows", type(error).__name__
    place = Path(database.url.database or "") if database.is_sqlite else None
    if place is not None and place.is_file():
        yield "Size", _size(place.stat().st_size)
        yield "Room on its disk", _size(shutil.disk_usage(place.parent).free)


def _policy() -> Iterator[tuple[str, str]]:
    from composer.engine.policy import drafts_folder_is_unknown, read_policy

    policy, problems, files = read_policy(paths.machine_folder())
    yield "Files", ", ".join(file.name for file in files) or "none"
    yield "Mistakes in them", str(len(problems))
    for setting in SETTINGS:
        if setting.who != PERSON:
            said = _policy_value(policy, setting.name, shown=setting.kind in _OPEN_KINDS)
            if said:
                yield setting.name, said
    if drafts_folder_is_unknown(policy):
        yield "drafts_folder in use", "no: it names something that is not set here"


def _policy_value(policy: PolicyFile, name: str, *, shown: bool) -> str:
    """What the desk decided; for a path, an address or a sentence only that it did."""
    value = getattr(policy, name)
    if value in (None, "", ()):
        return ""
    if isinstance(value, tuple):
        return ", ".join(_plain(one) for one in value)
    return str(value).lower() if shown else "set"


def _settings(settings: SettingsFile, engine: Engine | None) -> Iterator[tuple[str, str]]:
    now, usual = settings.current, Settings()
    for setting in SETTINGS:
        if setting.who in (PERSON, BOTH) and setting.kind not in {"accounts", "words"}:
            value = getattr(now, setting.name)
            by = " (fixed by the IT desk)" if setting.name in settings.fixed else ""
            said = (
                str(value).lower()
                if setting.kind in _OPEN_KINDS
                else _whether_set(value, setting.name, usual)
            )
            yield setting.name, said + by
    known = set(engine.networks) if engine is not None else set()
    networks = (one.network if one.network in known else "elsewhere" for one in now.accounts)
    yield "accounts", _counted(Counter(networks))
    yield "Mistakes in the file", str(len(settings.problems))


def _whether_set(value: object, name: str, usual: Settings) -> str:
    return "the usual one" if value and value == getattr(usual, name) else "set" if value else "not set"


def _crashes(folder: Path) -> Iterator[tuple[str, str]]:
    """The kind of each of the latest failures and when it was; a report that holds anything else is only counted."""
    try:
        reports = sorted(folder.glob("crash-*.txt"), reverse=True)
    except OSError:
        return
    for report in reports[:_MOST_ERRORS]:
        when = re.match(r"crash-(\d{8}-\d{6})\.txt\Z", report.name)
        try:
            kind = report.read_text("utf-8", "replace").split("\n", 1)[0].strip()
        except OSError:
            kind = ""
        yield when[1] if when else "?", kind if _KIND.match(kind) else "unknown"


def errors(kinds: Iterable[str]) -> Facts:
    """Kinds of trouble that were told in this window since it opened."""
    return Facts(
        "Told since the start", [("", f"{kind} ({number})") for kind, number in Counter(kinds).items()]
    )


def _plain(text: str) -> str:
    """A name of a pack, a version or a network as it is, and anything that does not look like one as its length."""
    return text if _PLAIN.match(text) else f"({len(text)} characters)"


def _counted(numbers: Counter[str]) -> str:
    return ", ".join(f"{number} {name}" for name, number in sorted(numbers.items())) or "none"


def _size(octets: int) -> str:
    return f"{octets / 1_048_576:,.1f} MB"
