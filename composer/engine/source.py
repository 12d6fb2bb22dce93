"""Reads YAML into plain values, keeping the line and column of every one."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from composer.engine.problems import Problem, Severity

Trail = tuple[str | int, ...]
Where = tuple[int, int]
_MAX_NODES = 100_000
_MAX_DEPTH = 40


@dataclass(slots=True)
class Document:
    """A YAML file as plain values (mappings, lists, text, numbers, true and false, None) with places and problems."""

    path: Path
    value: Any = None
    places: dict[Trail, Where] = field(default_factory=dict)
    keys: dict[Trail, Where] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def complain(
        self, where: Trail, what: str, allowed: str = "", *, at_key: bool = False, notice: bool = False
    ) -> None:
        """Record a mistake at the value (or the key) found along `where`, or at the nearest place above it."""
        table = self.keys if at_key else self.places
        spot = where
        while spot not in table and spot:
            table, spot = self.places, spot[:-1]
        line, column = table.get(spot, (1, 1))
        severity = Severity.NOTICE if notice else Severity.ERROR
        self.problems.append(Problem(self.path, line, column, what, allowed, severity))


def read(path: Path, content: bytes) -> Document:
    """The document in `content`; `value` is None when it cannot be read at all."""
    document = Document(path)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as bad:
        line = content.count(b"\n", 0, bad.start) + 1
        column = bad.start - content.rfind(b"\n", 0, bad.start)
        document.problems.append(
            Problem(path, line, column, "this file is not UTF-8 text", "save it as UTF-8")
        )
        return document
    try:
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as bad:
        document.problems.append(_unreadable(path, bad))
        return document
    except yaml.reader.ReaderError as bad:
        line = text.count("\n", 0, bad.position) + 1
        column = bad.position - text.rfind("\n", 0, bad.position)
        what = "this character is not allowed in a YAML file"
        document.problems.append(Problem(path, line, max(1, column), what, "remove it"))
        return document
    except RecursionError:
        document.problems.append(
            Problem(path, 1, 1, "this file is nested too deeply", "a rule is a flat list of keys")
        )
        return document
    if node is None:
        document.problems.append(Problem(path, 1, 1, "this file is empty", "a rule starts with 'extends: '"))
        return document
    reader = _Reader(document)
    document.value = reader.value(node, (), 0)
    return document


def _unreadable(path: Path, bad: yaml.MarkedYAMLError) -> Problem:
    mark = bad.problem_mark or bad.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    reason = (bad.problem or bad.context or "unreadable").removeprefix("found ")
    what = f"this is not valid YAML ({reason})"
    return Problem(
        path, line, column, what, "check quotes, indents and colons on this line and the one above"
    )


class _Reader:
    """Turns composed nodes into values. Words such as `yes` stay words, as in Vale's YAML 1.2."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._count = 0

    def value(self, node: yaml.Node, where: Trail, depth: int) -> Any:
        self._count += 1
        self._document.places[where] = (node.start_mark.line + 1, node.start_mark.column + 1)
        if depth > _MAX_DEPTH or self._count > _MAX_NODES:
            if self._count <= _MAX_NODES + 1:
                self._document.complain(where, "this file is too large or too deeply nested")
                self._count = _MAX_NODES + 2
            return None
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, where, depth)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, (*where, number), depth + 1) for number, item in enumerate(node.value)]
        return _scalar(node)

    def _mapping(self, node: yaml.MappingNode, where: Trail, depth: int) -> dict[str, Any]:
        made: dict[str, Any] = {}
        merged: dict[str, Any] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self._document.complain(where, "a key must be a word", "write 'key: value'")
                continue
            key = str(key_node.value)
            spot = (*where, key)
            place = (key_node.start_mark.line + 1, key_node.start_mark.column + 1)
            if key_node.tag == "tag:yaml.org,2002:merge":
                merged.update(self._merged(value_node, spot, depth))
                continue
            if key in made:
                first = self._document.keys[spot][0]
                self._document.keys[spot] = place
                self._document.complain(
                    spot, f"'{key}' is here twice", f"it is already on line {first}", at_key=True
                )
                continue
            self._document.keys[spot] = place
            made[key] = self.value(value_node, spot, depth + 1)
        return {**merged, **made}

    def _merged(self, node: yaml.Node, where: Trail, depth: int) -> dict[str, Any]:
        nodes = node.value if isinstance(node, yaml.SequenceNode) else [node]
        made: dict[str, Any] = {}
        for each in reversed(nodes):
            value = self.value(each, where, depth + 1)
            if isinstance(value, dict):
                made.update(value)
        return made


class Number(str):
    """A number, kept as it was written so that a token such as 1.50 stays 1.50."""

    __slots__ = ()


def _scalar(node: yaml.Node) -> Any:
    text = str(node.value)
    tag = node.tag.rpartition(":")[2]
    if tag == "null":
        return None
    if tag == "bool" and text.lower() in {"true", "false"}:
        return text.lower() == "true"
    if tag in {"int", "float"}:
        return Number(text)
    return text
