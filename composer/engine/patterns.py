"""Patterns people write, in Vale's dialect (.NET's, many-line), on a module that frees the GIL and stops on time."""

from __future__ import annotations

import time
from collections.abc import Iterator
from functools import cached_property
from typing import Any

import regex

_LONGEST_CALL = 0.1
_SHORTEST_CALL = 0.005
_POSIX_CLASSES = (
    "alnum", "alpha", "ascii", "blank", "cntrl", "digit", "graph", "lower", "print", "punct", "space", "upper",
    "word", "xdigit",
)  # fmt: skip

_FLAGS = int(regex.VERSION1 | regex.MULTILINE)
"""A plain number: the module works out the flags again and again, and with its own enumeration that takes as long."""

Match = Any


class BadPatternError(ValueError):
    """A pattern that cannot be compiled; says why and after how many characters."""

    def __init__(self, reason: str, position: int) -> None:
        super().__init__(reason)
        self.reason = reason
        self.position = position


class Clock:
    """How long the patterns of one judgement may still take, all together."""

    __slots__ = ("_end", "_left", "_losses")

    def __init__(self, seconds: float = 10.0, losses: float = 0.4) -> None:
        self._end = time.monotonic() + seconds
        self._losses = losses
        self._left = seconds

    def stop(self) -> None:
        """Time that goes by from now on does not count."""
        self._left = self._end - time.monotonic()

    def go_on(self) -> None:
        """Time counts again."""
        self._end = time.monotonic() + self._left

    def allowance(self) -> float:
        """Seconds the next call may take; raises TimeoutError when the time of the whole is up."""
        left = self._end - time.monotonic()
        if left > _LONGEST_CALL <= self._losses:
            return _LONGEST_CALL
        if left <= 0:
            raise TimeoutError
        return max(_SHORTEST_CALL, min(_LONGEST_CALL, left, self._losses))

    def lost(self, seconds: float) -> None:
        """A call ran out of time: the next ones get less."""
        self._losses -= seconds


class Pattern:
    """One compiled pattern. It is compiled when first used; `check_pattern` has seen it before.

    A `tame` pattern cannot take long on the short texts it is given, so it is spared the stopwatch, which costs more
    than the matching.
    """

    def __init__(self, source: str, *, tame: bool = False) -> None:
        self.source = source
        self.tame = tame

    @cached_property
    def compiled(self) -> Any:
        """Made when first asked for."""
        return compiled(self.source)

    def make_ready(self) -> None:
        """Compile it now."""
        _ = self.compiled

    def finditer(self, text: str, clock: Clock, *, overlapped: bool = False) -> Iterator[Match]:
        """Matches in text order; TimeoutError when they take too long."""
        if self.tame:
            # By place: named arguments take longer than many a pattern.
            found: Iterator[Match] = self.compiled.finditer(text, 0, None, overlapped, True)
            return found
        return self._timed(text, clock, overlapped)

    def _timed(self, text: str, clock: Clock, overlapped: bool) -> Iterator[Match]:
        allowance = clock.allowance()
        try:
            yield from self.compiled.finditer(text, overlapped=overlapped, concurrent=True, timeout=allowance)
        except TimeoutError:
            clock.lost(allowance)
            raise

    def findall(self, text: str, clock: Clock) -> list[str]:
        """What matches, as text (of the one group, where there is one)."""
        if self.tame:
            return list(self.compiled.findall(text, 0, None, False, True))
        allowance = clock.allowance()
        try:
            return list(self.compiled.findall(text, concurrent=True, timeout=allowance))
        except TimeoutError:
            clock.lost(allowance)
            raise

    def match_at(self, text: str, start: int, clock: Clock) -> Match | None:
        """The match that begins at `start`."""
        if self.tame:
            return self.compiled.match(text, start)
        allowance = clock.allowance()
        try:
            return self.compiled.match(text, start, concurrent=True, timeout=allowance)
        except TimeoutError:
            clock.lost(allowance)
            raise

    def search(self, text: str, clock: Clock) -> Match | None:
        return next(self.finditer(text, clock), None)


def check_pattern(source: str) -> None:
    """Raise BadPatternError if `source` cannot be compiled."""
    compiled(source)


def translated(source: str) -> str:
    """A Vale pattern in the spelling of the `regex` module, meaning the same."""
    if not any(mark in source for mark in ("[", r"\k", r"\x{", r"\Q", "(?'")):
        return source
    out: list[str] = []
    at, size, in_class = 0, len(source), False
    while at < size:
        char = source[at]
        if char == "\\" and at + 1 < size:
            piece, at = _escape(source, at)
            out.append(piece)
        elif in_class:
            piece, at, in_class = _inside_class(source, at)
            out.append(piece)
        elif char == "[":
            piece, at = _class_start(source, at)
            out.append(piece)
            in_class = True
        else:
            out.append(char)
            at += 1
    return "".join(out)


def _escape(source: str, at: int) -> tuple[str, int]:
    if source.startswith(r"\k<", at) and (end := source.find(">", at)) > 0:
        return f"(?P={source[at + 3 : end]})", end + 1
    if source.startswith(r"\x{", at) and (end := source.find("}", at)) > 0:
        return f"\\U{source[at + 3 : end]:0>8}", end + 1
    if source.startswith(r"\Q", at):
        end = source.find(r"\E", at)
        literal = source[at + 2 : end if end >= 0 else len(source)]
        return str(regex.escape(literal, special_only=True)), (end + 2 if end >= 0 else len(source))
    return source[at : at + 2], at + 2


def _class_start(source: str, at: int) -> tuple[str, int]:
    """`[`, `[^`, with a `]` standing first taken as itself."""
    taken = "[^" if source.startswith("[^", at) else "["
    at += len(taken)
    if source.startswith("]", at):
        return taken + r"\]", at + 1
    return taken, at


def _inside_class(source: str, at: int) -> tuple[str, int, bool]:
    """One item of a class: set operators of `regex` are plain characters in Vale's dialect."""
    if source.startswith("[:", at):
        for name in _POSIX_CLASSES:
            for spelled in (f"[:{name}:]", f"[:^{name}:]"):
                if source.startswith(spelled, at):
                    return spelled, at + len(spelled), True
    if source.startswith("-[", at):
        return "--[", at + 2, True
    char = source[at]
    if char == "]":
        return "]", at + 1, False
    if char == "[":
        return r"\[", at + 1, True
    if char in "&|~" and source.startswith(char * 2, at):
        return rf"\{char}\{char}", at + 2, True
    if source.startswith("--", at):
        return (r"\-", at + 1, True) if source.startswith("--]", at) else (r"\--", at + 2, True)
    return char, at + 1, True


def compiled(source: str) -> Any:
    """The compiled pattern; BadPatternError says what is wrong with it."""
    try:
        return regex.compile("(?-f)" + translated(source), _FLAGS, cache_pattern=False)
    except regex.error as bad:
        position = max(0, (bad.pos or 0) - len("(?-f)")) if bad.pos is not None else 0
        raise BadPatternError(bad.msg or "it cannot be read", position) from None
    except (RecursionError, OverflowError, ValueError):
        raise BadPatternError("it is too long or too deeply nested", 0) from None
