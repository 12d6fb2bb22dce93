"""What the IT desk decides for everybody on this computer: `policy.yml`, over what the installer was told.

The installer of Windows can write an INI file and no YAML, so what was given on its command line stands in
`installer.ini` beside it. Where both name a thing, `policy.yml` holds.
"""

from __future__ import annotations

import configparser
import locale
import os
from pathlib import Path
from typing import Any, NamedTuple

from composer.engine.problems import Problem
from composer.engine.schema import PolicyFile
from composer.engine.source import Document, read
from composer.engine.validate import build_shape
from composer.setting_list import BOTH, BY_NAME, SETTINGS, taken

POLICY = "policy.yml"
INSTALLER = "installer.ini"
SHARED_RULES = "shared-rules"
"""In the person's folder: the copy of the packs at `rules_path`, so that they are there without the network too."""

_STRICT = {"personal_packs": False, "store_log_ons": False}
"""A policy that cannot be read may have been meant to forbid: the stricter reading holds until it is mended."""
_YES = frozenset({"1", "yes", "true", "on"})


class ReadPolicy(NamedTuple):
    """The policy in force, what was wrong with its files, and which of them there are."""

    policy: PolicyFile
    problems: list[Problem]
    files: tuple[Path, ...]


def policy_files(machine: Path | None) -> tuple[Path, ...]:
    """Where a policy may stand, the weaker first."""
    return (machine / INSTALLER, machine / POLICY) if machine else ()


def read_policy(machine: Path | None) -> ReadPolicy:
    """The policy of this computer; everything is allowed where there is none."""
    there = tuple(path for path in policy_files(machine) if _is_there(path))
    problems: list[Problem] = []
    told: dict[str, Any] = {}
    strict = False
    for path in there:
        document = _installed(path) if path.name == INSTALLER else _written(path)
        said = build_shape(PolicyFile, document)
        if said is not None and _sensible(said, document):
            told |= {str(key).lower(): value for key, value in document.value.items()}
        strict |= bool(document.problems)
        problems += document.problems
    policy = build_shape(PolicyFile, Document(Path(POLICY), told | (_STRICT if strict else {})))
    return ReadPolicy(policy or PolicyFile(personal_packs=False, store_log_ons=False), problems, there)


def fixed_settings(policy: PolicyFile) -> dict[str, object]:
    """The settings that the IT desk has decided, by name; those it left to people are not among them."""
    decided = {setting.name: getattr(policy, setting.name) for setting in SETTINGS if setting.who == BOTH}
    return {name: value for name, value in decided.items() if value not in (None, "")}


def _sensible(policy: PolicyFile, document: Document) -> bool:
    """Whether every decided setting has a value that a person could choose too; complains of the others."""
    good = True
    for name, value in fixed_settings(policy).items():
        try:
            taken(BY_NAME[name], value)
        except ValueError as wrong:
            document.complain((name,), f"'{name}' {wrong}")
            good = False
    return good


def drafts_folder(policy: PolicyFile, person: Path) -> Path:
    """Where drafts live: `%HOMESHARE%` and the like are filled in; a name that stays unknown leaves the usual place."""
    if not policy.drafts_folder or drafts_folder_is_unknown(policy):
        return person
    return Path(_filled_in(policy.drafts_folder))


def drafts_folder_is_unknown(policy: PolicyFile) -> bool:
    """Whether the policy names a folder by something that this computer does not know, and is not followed in it."""
    named = _filled_in(policy.drafts_folder)
    return "%" in named or "$" in named


def _filled_in(named: str) -> str:
    return os.path.expanduser(os.path.expandvars(named))  # noqa: PTH111 - the text may be no path yet


def _is_there(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return True  # it is there and may not be looked at: reading it says so


def _written(path: Path) -> Document:
    try:
        return read(path, path.read_bytes())
    except OSError as failure:
        return _unreadable(path, str(failure.strerror))


def _installed(path: Path) -> Document:
    parser = configparser.ConfigParser(interpolation=None)
    try:
        content = path.read_bytes()
        if content.startswith((b"\xff\xfe", b"\xfe\xff")):
            text = content.decode("utf-16")
        else:
            text = content.decode(locale.getencoding())
        parser.read_string(text)
    except OSError as failure:
        return _unreadable(path, str(failure.strerror))
    except (UnicodeDecodeError, configparser.Error):
        return _unreadable(path, "it is no INI file")
    said = dict(parser["policy"]) if parser.has_section("policy") else {}
    values: dict[str, Any] = {key: value for key, value in said.items() if value}
    if "no_personal_packs" in values:
        values["personal_packs"] = values.pop("no_personal_packs").lower() not in _YES
    return Document(path, values)


def _unreadable(path: Path, why: str) -> Document:
    document = Document(path)
    document.complain((), f"this file cannot be read ({why})", "check who may read it")
    return document
