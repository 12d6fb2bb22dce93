"""Keeps what was worked out about rule files, so that the next start need not work it out again.

The file holds rules and literals, never code: it is read as strictly as a rule file, and what it says of a file is
used only for that very content. Losing it costs half a second.
"""

from __future__ import annotations

import marshal
import os
import sys
from collections.abc import Collection
from hashlib import blake2b
from importlib.abc import InspectLoader
from importlib.util import find_spec
from pathlib import Path

import msgspec
import regex

from composer.engine.finders import Outlook, known_outlooks, remember_outlooks
from composer.engine.schema import AnyRule, PackFile, Rule

_DECIDES = ("compiler", "finders", "literals", "pattern_reader", "patterns", "schema", "source", "validate")
"""The modules that decide what is kept: when one of them changes, what the old one worked out no longer holds."""


class _Content(msgspec.Struct):
    form: str
    rules: dict[str, AnyRule]
    packs: dict[str, PackFile]
    outlooks: dict[str, Outlook]


def digest_of(content: bytes, context: str = "") -> str:
    """The digest that stands for a file's content, as read in some context."""
    return blake2b(
        content, digest_size=16, person=blake2b(context.encode(), digest_size=8).digest()
    ).hexdigest()


def _form() -> str:
    """A digest of the program that worked things out."""
    hashed = blake2b(f"{regex.__version__} {sys.version}".encode(), digest_size=16)
    for name in _DECIDES:
        module = f"composer.engine.{name}"
        found = find_spec(module)
        code = found.loader.get_code(module) if found and isinstance(found.loader, InspectLoader) else None
        hashed.update(marshal.dumps(code, 2))
    return hashed.hexdigest()


class Store:
    """Rules and packs by the digest of their files. Only good ones are kept."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._form = _form()
        self._content = self._read()
        self._written = self._names()
        remember_outlooks(self._content.outlooks)

    def _read(self) -> _Content:
        empty = _Content(self._form, {}, {}, {})
        if self._path is None:
            return empty
        try:
            content = msgspec.msgpack.decode(self._path.read_bytes(), type=_Content)
        except (OSError, msgspec.MsgspecError, UnicodeError, RecursionError):
            return empty
        return content if content.form == self._form else empty

    def _names(self) -> tuple[set[str], set[str], set[str]]:
        return set(self._content.rules), set(self._content.packs), set(self._content.outlooks)

    def rule(self, digest: str) -> Rule | None:
        return self._content.rules.get(digest)

    def pack(self, digest: str) -> PackFile | None:
        return self._content.packs.get(digest)

    def keep_rule(self, digest: str, rule: Rule) -> None:
        self._content.rules[digest] = rule  # type: ignore[assignment]

    def keep_pack(self, digest: str, pack: PackFile) -> None:
        self._content.packs[digest] = pack

    def save(self, digests: Collection[str], sources: Collection[str]) -> None:
        """Write what is in use, if the file has something else; a full disk is no reason to stop."""
        content, outlooks = self._content, known_outlooks()
        content.rules = {digest: rule for digest, rule in content.rules.items() if digest in digests}
        content.packs = {digest: pack for digest, pack in content.packs.items() if digest in digests}
        content.outlooks = {source: outlooks[source] for source in sources if source in outlooks}
        if self._path is None or self._names() == self._written:
            return
        beside = self._path.with_name(f"{self._path.name}.{os.getpid()}")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            beside.write_bytes(msgspec.msgpack.encode(content))
            beside.replace(self._path)
        except OSError:
            beside.unlink(missing_ok=True)
        self._written = self._names()
