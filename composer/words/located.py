"""Reads a YAML file that people edit, and says of every mistake where it stands: `file:line:column: what is wrong`."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

BIGGEST_FILE = 20_000_000
_DEEPEST = 40
_NOTHING = frozenset(("", "~", "null", "Null", "NULL"))


class Problem(NamedTuple):
    """A mistake in a data file; line and column count from 1, 0 where the whole file is meant."""

    file: str
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.message}"


class _Node:
    """A part of a YAML file: `items` of a mapping are keys and values in turn."""

    __slots__ = ("items", "kind", "mark", "nothing", "text")

    def __init__(self, kind: str, event: Any) -> None:
        self.kind = kind
        self.mark = event.start_mark
        self.text: str = event.value if kind == "scalar" else ""
        self.items: list[_Node] = []
        self.nothing = False


class Located:
    """One mapping of a file, asked key by key; what it finds wrong goes into `problems` and a default is given."""

    def __init__(self, file: str, node: _Node, problems: list[Problem]) -> None:
        self._file = file
        self._node = node
        self._problems = problems
        self._values: dict[str, tuple[_Node, _Node]] = {}
        for key, value in zip(node.items[::2], node.items[1::2], strict=True):
            if key.text in self._values:
                self._blame(key, f"'{key.text}' stands here twice; keep one")
            self._values.setdefault(key.text, (key, value))

    def keys(self) -> Iterator[str]:
        return iter(self._values)

    def has(self, name: str) -> bool:
        return name in self._values

    def allow(self, allowed: Collection[str]) -> None:
        """Blame every key that is not one of these."""
        for name, (key, _) in self._values.items():
            if name not in allowed:
                near = difflib.get_close_matches(name, list(allowed), 1)
                hint = f"did you mean '{near[0]}'?" if near else f"known here: {', '.join(sorted(allowed))}"
                self._blame(key, f"'{name}' is not known here; {hint}")

    def text(self, name: str, default: str = "", *, required: bool = False) -> str:
        """The text under this key. Every plain value is a text: 'no' and '2026' stay what was written."""
        if name not in self._values:
            if required:
                self._blame(self._node, f"'{name}' is missing")
            return default
        key, value = self._values[name]
        if value.kind != "scalar":
            self._blame(value, f"'{name}' should be a text")
            return default
        if value.nothing:
            self._blame(key, f"'{name}' is empty; a text that begins with # needs quotes around it")
            return default
        return value.text

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts; a single text counts as a list of one."""
        if name not in self._values:
            return ()
        _, value = self._values[name]
        if value.kind == "scalar":
            text = self.text(name)
            return (text,) if text else ()
        if value.kind == "mapping":
            self._blame(value, f"'{name}' should be a list of texts")
            return ()
        found = []
        for item in value.items:
            if item.kind == "scalar" and not item.nothing:
                found.append(item.text)
            else:
                self._blame(
                    item, f"each item of '{name}' should be a text; one that begins with # or @ needs quotes"
                )
        return tuple(found)

    def one_of(self, name: str, allowed: Collection[str], default: str) -> str:
        text = self.text(name, default)
        if text in allowed:
            return text
        self.blame(name, f"'{text}' is not possible for '{name}'; choose from {', '.join(allowed)}")
        return default

    def truth(self, name: str, default: bool) -> bool:
        return self.one_of(name, ("true", "false"), "true" if default else "false") == "true"

    def number(self, name: str) -> int | None:
        """A whole number from 1 up."""
        text = self.text(name)
        if text and not (text.isascii() and text.isdigit() and int(text)):
            self.blame(name, f"'{text}' is not a whole number from 1 up")
            return None
        return int(text) if text else None

    def day(self, name: str) -> date | None:
        text = self.text(name)
        if not text:
            return None
        try:
            return date.fromisoformat(text)
        except ValueError:
            self.blame(name, f"'{text}' is not a date; write it as 2026-11-22")
            return None

    def entries(self, name: str) -> list[Located]:
        """The mappings in the list under this key."""
        if name not in self._values:
            return []
        _, value = self._values[name]
        if value.kind != "sequence":
            self._blame(value, f"'{name}' should be a list, each item beginning with '- '")
            return []
        return [entry for item in value.items if (entry := self._entry(item, name)) is not None]

    def entry(self, name: str) -> Located | None:
        """The mapping under this key."""
        return self._entry(self._values[name][1], name) if name in self._values else None

    def holds_entry(self, name: str) -> bool:
        return name in self._values and self._values[name][1].kind == "mapping"

    def blame(self, name: str, message: str) -> None:
        """Say what is wrong with the value of a key."""
        self._blame(self._values[name][1] if name in self._values else self._node, message)

    def _entry(self, node: _Node, name: str) -> Located | None:
        if node.kind != "mapping":
            self._blame(node, f"'{name}' should hold 'key: value' lines here")
            return None
        return Located(self._file, node, self._problems)

    def _blame(self, node: _Node, message: str) -> None:
        self._problems.append(Problem(self._file, node.mark.line + 1, node.mark.column + 1, message))


def read_located(path: Path, problems: list[Problem]) -> Located | None:
    """The top mapping of a file; None, and why in `problems`, where it cannot be read."""
    try:
        if path.stat().st_size > BIGGEST_FILE:
            problems.append(Problem(str(path), 0, 0, "the file is too big to be a list of words; split it"))
            return None
        text = path.read_text("utf-8-sig")
    except UnicodeDecodeError:
        problems.append(Problem(str(path), 0, 0, "the file is not in UTF-8; save it as UTF-8"))
        return None
    except OSError as error:
        problems.append(Problem(str(path), 0, 0, f"the file cannot be read: {error.strerror}"))
        return None
    return located(text, str(path), problems)


def located(text: str, file: str, problems: list[Problem]) -> Located | None:
    """The top mapping of YAML text; an empty text has none and is no mistake."""
    import yaml

    try:
        node = _compose(text)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
        problems.append(Problem(file, line, column, f"this is not YAML: {error.problem or error.context}"))
        return None
    except yaml.YAMLError:
        problems.append(
            Problem(file, 0, 0, "this is not YAML: it holds a character that may not stand in a text")
        )
        return None
    if node is None:
        return None
    if node.kind != "mapping":
        problems.append(Problem(file, 1, 1, "the file should hold 'key: value' lines"))
        return None
    return Located(file, node, problems)


def _compose(text: str) -> _Node | None:
    """The first document's tree, built from events: PyYAML's own way overruns the stack on a deeply nested file."""
    import yaml
    from yaml import events

    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    root: _Node | None = None
    open_nodes: list[_Node] = []
    for event in yaml.parse(text, Loader=loader):
        if isinstance(event, events.ScalarEvent):
            node = _Node("scalar", event)
            node.nothing = bool(event.implicit[0]) and event.value in _NOTHING
        elif isinstance(event, events.SequenceStartEvent):
            node = _Node("sequence", event)
        elif isinstance(event, events.MappingStartEvent):
            node = _Node("mapping", event)
        elif isinstance(event, events.AliasEvent):
            raise _refused("an alias (*name) is not allowed", event)
        elif isinstance(event, events.CollectionEndEvent):
            open_nodes.pop()
            continue
        else:
            continue
        if open_nodes:
            open_nodes[-1].items.append(node)
        elif root is None:
            root = node
        else:
            raise _refused("only one document ('---') may stand in a file", event)
        if node.kind != "scalar":
            open_nodes.append(node)
            if len(open_nodes) > _DEEPEST:
                raise _refused("it is nested too deeply", event)
    return root


def _refused(why: str, event: Any) -> Exception:
    import yaml

    return yaml.MarkedYAMLError(problem=why, problem_mark=event.start_mark)
