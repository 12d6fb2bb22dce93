"""Turns a YAML document into its struct, naming every mistake in plain English with its place."""

from __future__ import annotations

import datetime
import types
import typing
from collections.abc import Mapping
from functools import cache
from typing import Any, Literal, TypeVar, get_args, get_origin

import msgspec

from composer.engine.problems import listed, nearest
from composer.engine.schema import RULE_KINDS, UNSUPPORTED_KINDS, Rule, Shape
from composer.engine.source import Document, Number, Trail

S = TypeVar("S", bound=Shape)
_BAD = object()
_YES_NO = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}
_NEEDS_MESSAGE_NOT = {"question"}
_MAY_BE_EMPTY = frozenset({"link", "description", "title", "why", "source", "name", "policy", "owner"})


def build_rule(document: Document) -> Rule | None:
    """The rule in `document`, or None with the reasons among its problems."""
    value = document.value
    if document.problems and value is None:
        return None
    if not isinstance(value, dict):
        document.complain((), "a rule is a list of 'key: value' lines", "start with 'extends: '")
        return None
    folded = _with_lower_keys(document, value)
    if "extends" not in folded:
        document.complain(
            (), "the key 'extends' is missing", f"add 'extends: ' and one of {listed(RULE_KINDS)}"
        )
        return None
    kind = folded.pop("extends")
    rule_type = RULE_KINDS.get(kind) if isinstance(kind, str) else None
    if rule_type is None:
        _complain_of_kind(document, kind)
        return None
    if not folded.get("message") and "message" not in folded and kind not in _NEEDS_MESSAGE_NOT:
        document.complain(
            (), "the key 'message' is missing", "say in 'message:' what is wrong, with %s for the words found"
        )
    made = _build(rule_type, folded, (), document)
    return None if any(problem.severity == "error" for problem in document.problems) else made


def build_shape(shape: type[S], document: Document) -> S | None:
    """The struct of that shape in `document`, or None with the reasons among its problems."""
    value = document.value
    if value is None:
        return None
    if not isinstance(value, dict):
        document.complain((), "this file must be a list of 'key: value' lines")
        return None
    made = _build(shape, _with_lower_keys(document, value), (), document)
    return None if any(problem.severity == "error" for problem in document.problems) else made


def _with_lower_keys(document: Document, value: dict[str, Any]) -> dict[str, Any]:
    """Vale reads its keys in any letter case."""
    folded: dict[str, Any] = {}
    for key, item in value.items():
        low = key.lower()
        if low in folded:
            document.complain((key,), f"'{key}' is here twice", "keep one of them", at_key=True)
            continue
        folded[low] = item
        if low != key:
            for table in (document.keys, document.places):
                for trail in [trail for trail in table if trail[:1] == (key,)]:
                    table[low, *trail[1:]] = table[trail]
    return folded


def _complain_of_kind(document: Document, kind: Any) -> None:
    allowed = f"allowed are {listed(RULE_KINDS)}"
    if isinstance(kind, str) and "." in kind:
        what = f"'{kind}' is another rule, and extending another rule is not supported here"
        document.complain(("extends",), what, f"copy it and change the copy; {allowed}")
    elif isinstance(kind, str) and kind in UNSUPPORTED_KINDS:
        document.complain(
            ("extends",), f"'{kind}' is not supported here, because {UNSUPPORTED_KINDS[kind]}", allowed
        )
    elif isinstance(kind, str):
        near = nearest(kind, RULE_KINDS)
        hint = f" (did you mean '{near}'?)" if near else ""
        document.complain(("extends",), f"'{kind}' is not a kind of rule{hint}", allowed)
    else:
        document.complain(("extends",), "'extends' must name a kind of rule", allowed)


@cache
def _fields(shape: type[Shape]) -> Mapping[str, tuple[str, Any, bool]]:
    """Each key of a shape: attribute name, type, required."""
    hints = typing.get_type_hints(shape)
    return {
        field.encode_name: (field.name, hints[field.name], field.required)
        for field in msgspec.structs.fields(shape)
    }


def _build(shape: type[S], value: dict[str, Any], where: Trail, document: Document) -> S | None:
    fields = _fields(shape)
    made: dict[str, Any] = {}
    good = True
    for key, item in value.items():
        known = fields.get(key)
        if known is None:
            good = False
            near = nearest(key, fields)
            hint = f" (did you mean '{near}'?)" if near else ""
            allowed = f"allowed here are {listed(sorted(fields))}"
            document.complain((*where, key), f"unknown key '{key}'{hint}", allowed, at_key=True)
            continue
        converted = _convert(known[1], item, (*where, key), document)
        good = good and converted is not _BAD
        made[known[0]] = converted
    for key, (name, _, required) in fields.items():
        if required and name not in made and key not in value:
            good = False
            document.complain(where, f"the key '{key}' is missing")
    return shape(**made) if good else None


def _convert(wanted: Any, item: Any, where: Trail, document: Document) -> Any:
    """`item` as the wanted type, or _BAD when a mistake was found."""
    origin = get_origin(wanted)
    if wanted is Any:
        return item
    if origin in {types.UnionType, typing.Union}:
        return _union(get_args(wanted), item, where, document)
    if origin is Literal:
        return _choice(get_args(wanted), item, where, document)
    if origin is tuple:
        return _list(get_args(wanted)[0], item, where, document)
    if origin is dict:
        return _mapping(item, where, document)
    if isinstance(wanted, type) and issubclass(wanted, Shape):
        if isinstance(item, dict):
            made = _build(wanted, item, where, document)
            return _BAD if made is None else made
        return _wrong(where, item, "must be a list of 'key: value' lines", document)
    return _plain(wanted, item, where, document)


def _union(members: tuple[Any, ...], item: Any, where: Trail, document: Document) -> Any:
    if type(None) in members and item is None:
        return None
    shapes = [m for m in members if isinstance(m, type) and issubclass(m, Shape)]
    if isinstance(item, dict) and shapes:
        return _convert(shapes[0], item, where, document)
    others = [m for m in members if m is not type(None) and m not in shapes]
    return _convert((others or shapes)[0], item, where, document)


def _choice(allowed: tuple[Any, ...], item: Any, where: Trail, document: Document) -> Any:
    text = str(item).lower() if isinstance(item, bool) else item
    if text in allowed:
        return text
    near = nearest(str(text), allowed) if isinstance(text, str) else ""
    hint = f" (did you mean '{near}'?)" if near else ""
    what = f"'{where[-1]}' is empty" if text is None else f"'{_shown(text)}' is not known here{hint}"
    document.complain(where, what, f"allowed are {listed(allowed)}")
    return _BAD


def _list(member: Any, item: Any, where: Trail, document: Document) -> Any:
    if item is None or item == [] or item == "":
        document.complain(
            where, f"'{where[-1]}' is an empty list", "give it at least one entry or take the key out"
        )
        return _BAD
    if not isinstance(item, list):
        document.places.setdefault((*where, 0), document.places.get(where, (1, 1)))
        only = _convert(member, item, where, document)
        return _BAD if only is _BAD else (only,)
    made = []
    for number, entry in enumerate(item):
        spot = (*where, number)
        if entry is None or (
            isinstance(entry, str) and not entry and where[-1] not in {"passes", "fails", "params"}
        ):
            document.complain(
                spot, f"entry {number + 1} of '{where[-1]}' is empty", "fill it in or take it out"
            )
            made.append(_BAD)
            continue
        made.append(_convert(member, entry, spot, document))
    return _BAD if any(entry is _BAD for entry in made) else tuple(made)


def _mapping(item: Any, where: Trail, document: Document) -> Any:
    """Pairs of text; Vale also takes a list of mappings, the later winning."""
    entries = item if isinstance(item, list) else [item]
    if item is None or not entries or entries == [{}]:
        document.complain(where, f"'{where[-1]}' is empty", "give it at least one 'this: that' line")
        return _BAD
    made: dict[str, Any] = {}
    for number, entry in enumerate(entries):
        base = (*where, number) if isinstance(item, list) else where
        if isinstance(entry, str) and where[-1] == "words":
            made[entry] = str(entry)
            continue
        if not isinstance(entry, dict):
            return _wrong(base, entry, "must be 'this: that' lines", document)
        for key, value in entry.items():
            if not key:
                document.complain((*base, key), "the left side is empty", "write 'this: that'", at_key=True)
            made[key] = "" if value is None else _convert(str, value, (*base, key), document)
            if isinstance(item, list):
                document.places[*where, key] = document.places[*base, key]
                document.keys[*where, key] = document.keys[*base, key]
    return _BAD if any(value is _BAD for value in made.values()) else made


def _plain(wanted: Any, item: Any, where: Trail, document: Document) -> Any:
    if wanted is str:
        if isinstance(item, str):
            return str(item)
        if item is None and where[-1] in _MAY_BE_EMPTY:
            return ""
        return _wrong(where, item, "must be text; put it in quotes", document)
    if wanted is bool:
        if isinstance(item, bool):
            return item
        known = _YES_NO.get(item.lower()) if isinstance(item, str) else None
        return _wrong(where, item, "must be true or false", document) if known is None else known
    if wanted in {int, float}:
        try:
            if isinstance(item, Number):
                return wanted(item)
        except ValueError:
            pass
        return _wrong(
            where, item, "must be a whole number" if wanted is int else "must be a number", document
        )
    if wanted is datetime.date:
        try:
            return datetime.date.fromisoformat(item if isinstance(item, str) else "")
        except ValueError:
            return _wrong(where, item, "must be a date such as 2026-11-30", document)
    raise AssertionError(wanted)


def _wrong(where: Trail, item: Any, rule: str, document: Document) -> Any:
    name = next((str(part) for part in reversed(where) if isinstance(part, str)), "this")
    document.complain(where, f"'{name}' {rule}, not {_shown(item)}")
    return _BAD


def _shown(item: Any) -> str:
    if item is None:
        return "nothing"
    if isinstance(item, dict):
        return "a mapping"
    if isinstance(item, list):
        return "a list"
    text = str(item).lower() if isinstance(item, bool) else str(item)
    return text if len(text) <= 40 else text[:40] + "…"
