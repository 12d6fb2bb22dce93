"""Reads `networks.yml`: the bundled facts, with the machine's and the person's own on top."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from string import Formatter
from types import MappingProxyType

import yaml
from yaml import MappingNode, Node, ScalarNode, SequenceNode

from composer.domain.account import NetworkId, Visibility
from composer.domain.network import Fact, Network
from composer.errors import ComposerError
from composer.networks import counting, entities
from composer.paths import RESOURCES, machine_folder, person_folder

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Networks = Mapping[NetworkId, Network]

_FACTS = frozenset(
    {"text", "bytes", "hashtags", "pictures", "picture_bytes", "picture_side", "alt_text", "link_length"}
)
_FIELDS = _FACTS | {"title", "counting", "entities", "threads", "handover", "truths"}
_DATE = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])(?:-\d{2})?", re.ASCII)
_NEEDED = ("title", "counting", "text")
_PLACES = frozenset({"text", "link", "tag", "server"})


def load_networks(*paths: Path) -> Networks:
    """The networks in these files, by id; what a later file says of a network goes before an earlier one.

    Without paths: the bundled file, then `networks.yml` in the machine's and in the person's folder, where there
    is one. Raises ComposerError with file:line:column.
    """
    if not paths:
        own = (folder / "networks.yml" for folder in (machine_folder(), person_folder()))
        paths = (RESOURCES / "networks.yml", *(path for path in own if path.is_file()))
    merged: dict[str, dict[str, object]] = {}
    places: dict[str, str] = {}
    for path in paths:
        for name, (place, said) in _File(path).networks().items():
            merged.setdefault(name, {}).update(said)
            places[name] = place
    return MappingProxyType(
        {NetworkId(name): _network(name, said, places[name]) for name, said in merged.items()}
    )


def _network(name: str, said: dict[str, object], place: str) -> Network:
    missing = [field for field in _NEEDED if field not in said]
    if missing:
        raise ComposerError(f"{place}: network '{name}' has no {' and no '.join(missing)}.", "Add it.")
    return Network(id=NetworkId(name), **said)  # type: ignore[arg-type]


class _File:
    """One networks file; says where in it something is wrong."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def networks(self) -> dict[str, tuple[str, dict[str, object]]]:
        """By id: where the network stands, and the fields the file gives it."""
        root = self._root()
        if root is None:
            return {}
        found: dict[str, tuple[str, dict[str, object]]] = {}
        for top in self._items(root, frozenset({"networks"})).values():
            for name, node in self._items(top).items():
                found[name] = (self._place(node), self._fields(node))
        return found

    def _root(self) -> Node | None:
        try:
            text = self._path.read_text(encoding="utf-8")
            return yaml.compose(text, _LOADER)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark
            place = f"{self._path}:{mark.line + 1}:{mark.column + 1}" if mark else str(self._path)
            raise ComposerError(
                f"{place}: this is not YAML: {error.problem}.", "Correct the line."
            ) from error
        except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
            raise ComposerError(
                f"{self._path}: cannot be read.", "Check that it is a UTF-8 text file."
            ) from error

    def _fields(self, node: Node) -> dict[str, object]:
        fields: dict[str, object] = {}
        for key, value in self._items(node, _FIELDS).items():
            if key == "link_length":
                fields[key] = self._fact(value).value
            elif key in _FACTS:
                fields[key] = self._fact(value)
            elif key == "counting":
                fields[key] = self._one_of(value, counting.WAYS)
            elif key == "entities":
                fields[key] = self._one_of(value, entities.WAYS)
            elif key == "threads":
                fields[key] = self._yes_or_no(value)
            elif key == "handover":
                fields |= self._handover(value)
            elif key == "truths":
                fields[key] = self._truths(value)
            else:
                fields[key] = self._text(value)
        return fields

    def _fact(self, node: Node) -> Fact:
        """A number (or `none`), alone or with `checked`, `verified` and `note`."""
        if isinstance(node, ScalarNode):
            return Fact(self._number(node))
        parts = self._items(node, frozenset({"limit", "checked", "verified", "note"}))
        if "limit" not in parts:
            raise self._wrong(node, "this fact has no 'limit'")
        return Fact(
            self._number(parts["limit"]),
            verified=self._yes_or_no(parts["verified"]) if "verified" in parts else True,
            checked=self._date(parts["checked"]) if "checked" in parts else "",
            note=self._text(parts["note"]) if "note" in parts else "",
        )

    def _handover(self, node: Node) -> dict[str, object]:
        parts = self._items(node, frozenset({"address", "carries", "verified", "checked", "note"}))
        fields: dict[str, object] = {}
        if "address" in parts:
            address = fields["handover"] = self._text(parts["address"])
            self._check_places(parts["address"], address)
        if "carries" in parts:
            fields["handover_carries"] = self._texts(parts["carries"])
        if "verified" in parts:
            fields["handover_verified"] = self._yes_or_no(parts["verified"])
        if "note" in parts:
            fields["handover_note"] = self._text(parts["note"])
        return fields

    def _check_places(self, node: Node, address: str) -> None:
        try:
            places = {place for _, place, _, _ in Formatter().parse(address) if place is not None}
        except ValueError as error:
            raise self._wrong(node, f"the braces in this address do not pair up ({error})") from error
        if not places <= _PLACES:
            raise self._wrong(node, f"an address has the places {', '.join(sorted(_PLACES))} only")
        if not address.startswith("https://"):
            raise self._wrong(node, "an address starts with https://")

    def _truths(self, node: Node) -> Mapping[str, tuple[str, ...]]:
        items = self._items(node, frozenset(visibility.value for visibility in Visibility))
        return MappingProxyType({name: self._texts(value) for name, value in items.items()})

    def _items(self, node: Node, known: frozenset[str] | None = None) -> dict[str, Node]:
        if not isinstance(node, MappingNode):
            raise self._wrong(node, "names with values are expected here")
        items: dict[str, Node] = {}
        for key, value in node.value:
            name = self._text(key)
            if known is not None and name not in known:
                raise self._wrong(key, f"'{name}' is not known here; known are {', '.join(sorted(known))}")
            if name in items:
                raise self._wrong(key, f"'{name}' is given twice")
            items[name] = value
        return items

    def _texts(self, node: Node) -> tuple[str, ...]:
        if not isinstance(node, SequenceNode):
            raise self._wrong(node, "a list is expected here")
        return tuple(self._text(item) for item in node.value)

    def _text(self, node: Node) -> str:
        if not isinstance(node, ScalarNode) or not str(node.value).strip():
            raise self._wrong(node, "a text is expected here")
        return str(node.value)

    def _one_of(self, node: Node, known: frozenset[str]) -> str:
        text = self._text(node)
        if text not in known:
            raise self._wrong(node, f"'{text}' is not one of {', '.join(sorted(known))}")
        return text

    def _number(self, node: Node) -> int | None:
        text = self._text(node).replace("_", "").replace(",", "")
        if text.lower() in ("none", "null", "~"):
            return None
        if not (text.isascii() and text.isdigit()):
            raise self._wrong(node, "a whole number or 'none' is expected here")
        return int(text)

    def _date(self, node: Node) -> str:
        text = self._text(node)
        if not _DATE.fullmatch(text):
            raise self._wrong(node, "a date such as 2026-11 or 2026-11-22 is expected here")
        return text

    def _yes_or_no(self, node: Node) -> bool:
        text = self._text(node).lower()
        if text not in ("true", "false", "yes", "no"):
            raise self._wrong(node, "true or false is expected here")
        return text in ("true", "yes")

    def _wrong(self, node: Node, what: str) -> ComposerError:
        return ComposerError(f"{self._place(node)}: {what}.", "Correct the file.")

    def _place(self, node: Node) -> str:
        mark = node.start_mark
        return f"{self._path}:{mark.line + 1}:{mark.column + 1}"
