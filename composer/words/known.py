"""Names that a team has settled: who may always be named, and what is never a person's name (`known.yml`)."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from composer.engine.problems import Problem, nearest
from composer.engine.source import Document, read
from composer.errors import ComposerError
from composer.words.keeping import write_whole

KNOWN = "known.yml"
MAY_BE_NAMED, NOT_PEOPLE = "may_be_named", "not_people"
_KEYS = (MAY_BE_NAMED, NOT_PEOPLE)
_ABOUT = "# Names this team has settled. Put one on a line, under its heading.\n"
_WHAT = {MAY_BE_NAMED: "They know, and have agreed to be named.", NOT_PEOPLE: "These are not people."}
_ALLOWED = "'may_be_named:' or 'not_people:', each with a list of names"


class Known(NamedTuple):
    """What the files say, in lower case with single spaces."""

    may_be_named: frozenset[str] = frozenset()
    not_people: frozenset[str] = frozenset()


class KnownFiles:
    """The lists of the machine and of the person. A file with a mistake keeps its last good content in use."""

    def __init__(self, machine: Path | None = None, person: Path | None = None) -> None:
        self._own = person / KNOWN if person else None
        self._paths = [folder / KNOWN for folder in (machine, person) if folder]
        self._good: dict[Path, Known] = {}
        self._seen: list[tuple[int, int] | None] = []
        self.problems: tuple[Problem, ...] = ()

    @property
    def may_keep(self) -> bool:
        return self._own is not None

    def changed(self) -> bool:
        """Whether a file came, went or changed since it was read."""
        return self._stamps() != self._seen

    def load(self) -> Known:
        """All that is known now; what is wrong in the files is in `problems`."""
        self._seen = self._stamps()
        problems: list[Problem] = []
        for path in self._paths:
            known, wrong = _read(path)
            problems += wrong
            if known is not None:
                self._good[path] = known
        self.problems = tuple(problems)
        lists = self._good.values()
        return Known(
            frozenset().union(*(each.may_be_named for each in lists)),
            frozenset().union(*(each.not_people for each in lists)),
        )

    def keep(self, key: str, name: str) -> None:
        """Add a name to the person's own file, whose comments stay; `ComposerError` when it cannot be done."""
        if self._own is None:
            raise ComposerError("Names cannot be kept on this computer.", "Ask the owner of your rules.")
        known, wrong = _read(self._own)
        if wrong or known is None:
            raise ComposerError(f"{wrong[0]}.", "Mend this file first; then the name can be kept.")
        if _folded(name) in getattr(known, key):
            return
        text = self._own.read_text("utf-8-sig") if self._own.is_file() else _ABOUT
        write_whole(self._own, _with(text, key, " ".join(name.split())))

    def _stamps(self) -> list[tuple[int, int] | None]:
        return [_stamp(path) for path in self._paths]


def _with(text: str, key: str, name: str) -> str:
    """The file's text with one name more, at the head of its list."""
    line = '  - "' + name.replace("\\", "\\\\").replace('"', '\\"') + '"'
    lines = text.rstrip("\n").split("\n")
    for place, old in enumerate(lines):
        if old.partition("#")[0].rstrip() == f"{key}:":
            after = next(
                (each for each in lines[place + 1 :] if each.strip() and each.lstrip()[0] != "#"), ""
            )
            indent = after[: len(after) - len(after.lstrip())] if after.lstrip().startswith("-") else "  "
            return "\n".join([*lines[: place + 1], indent + line.lstrip(), *lines[place + 1 :]]) + "\n"
    return "\n".join([*lines, f"{key}:  # {_WHAT[key]}", line]) + "\n"


def _read(path: Path) -> tuple[Known | None, list[Problem]]:
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return Known(), []
    except OSError as failure:
        return None, [
            Problem(path, 1, 1, f"this file cannot be read ({failure.strerror})", "check who may read it")
        ]
    if not any(line.strip() and not line.lstrip().startswith(b"#") for line in content.splitlines()):
        return Known(), []
    document = read(path, content)
    if not document.problems:
        _check(document)
    if document.problems:
        return None, document.problems
    lists = {key: frozenset(map(_folded, document.value.get(key) or ())) for key in _KEYS}
    return Known(lists[MAY_BE_NAMED], lists[NOT_PEOPLE]), []


def _check(document: Document) -> None:
    value = document.value
    if not isinstance(value, dict):
        document.complain((), "this file must have headings", _ALLOWED)
        return
    for key, names in value.items():
        if key not in _KEYS:
            near = nearest(key, _KEYS)
            document.complain(
                (key,),
                f"'{key}' is no heading here",
                f"did you mean '{near}'?" if near else _ALLOWED,
                at_key=True,
            )
        elif names is not None and not isinstance(names, list):
            document.complain((key,), f"'{key}' must be a list", "put each name on its own line after '- '")
        else:
            _check_names(document, key, names or [])


def _check_names(document: Document, key: str, names: list[object]) -> None:
    for number, name in enumerate(names):
        if not isinstance(name, str) or not name.strip():
            document.complain((key, number), "a name must be plain words", 'write it in quotes: - "Jo Smith"')


def _folded(name: str) -> str:
    return " ".join(name.lower().split())


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size
