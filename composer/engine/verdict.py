"""What all checks say of one piece, kept with the piece."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple, Protocol

from composer.domain.detection import Detection
from composer.domain.finding import Finding
from composer.engine.checks.base import Check, Kept
from composer.engine.patterns import Clock
from composer.engine.pieces import Piece
from composer.engine.scan import Scan, View, without_surrogates


class Detects(Protocol):
    """What spots things in a text; `composer.detectors.catalogue.Detectors` is one."""

    def detect(self, piece: str) -> tuple[Detection, ...]: ...


class DetectsMany(Detects, Protocol):
    """What also spots things in many texts at once."""

    def detect_all(self, pieces: Sequence[str]) -> Sequence[tuple[Detection, ...]]: ...


class Foreseen:
    """What the detectors saw in some pieces, found beforehand and all at once."""

    def __init__(self, detectors: DetectsMany, pieces: Iterable[Piece]) -> None:
        texts = tuple({_detected(piece) for piece in pieces})
        self._known = dict(zip(texts, detectors.detect_all(texts), strict=True))

    def detect(self, piece: str) -> tuple[Detection, ...]:
        return self._known[piece]


class Moved(NamedTuple):
    """Findings and detections counted from a text's start, and what was kept by number of check."""

    findings: tuple[Finding, ...]
    detections: tuple[Detection, ...]
    kept: tuple[tuple[int, Kept], ...]


class Verdict:
    """What was found in one piece; `timed_out` checks ran out of time here, `waiting` ones were not asked yet."""

    __slots__ = ("_moved", "detections", "findings", "kept", "timed_out", "waiting")

    def __init__(self, detections: tuple[Detection, ...]) -> None:
        self.findings: dict[int, tuple[Finding, ...]] = {}
        self.kept: dict[int, Any] = {}
        self.detections = detections
        self.timed_out: set[int] = set()
        self.waiting: set[int] = set()
        self._moved: tuple[int, Moved] | None = None

    def at(self, start: int, piece: Piece) -> Moved:
        """What was found, counted from the start of a text in which this piece begins at `start`."""
        if self._moved is None or self._moved[0] != start:
            findings = tuple([each.shifted(start) for group in self.findings.values() for each in group])
            detections = self.detections
            if start and detections:
                detections = tuple([each.shifted(start) for each in detections])
            kept = tuple([(number, Kept(start, piece, value)) for number, value in self.kept.items()])
            self._moved = (start, Moved(findings, detections, kept))
        return self._moved[1]

    def add(self, number: int, check: Check, value: Any) -> None:
        if value is not None:
            if check.whole:
                self.kept[number] = value
            else:
                self.findings[number] = value
            self._moved = None


class Panel:
    """The checks that are asked, and the scan that says which have anything to look at."""

    def __init__(
        self, checks: Sequence[Check], scan: Scan, active: frozenset[int], *, fixing: bool = True
    ) -> None:
        self._checks = checks
        self._scan = scan
        self._fixing = fixing
        owned = [(number, finder) for number, check in enumerate(checks) for finder in check.finders]
        self._owner = [number if number in active else None for number, _ in owned]
        self._finders = [finder for _, finder in owned]

    def judge(self, piece: Piece, clock: Clock, detectors: Detects, tired: set[int]) -> Verdict:
        """What the checks say of a piece; those in `tired` have timed out already and are left waiting."""
        before = len(piece.before)
        end = before + len(piece.text)
        detections = detectors.detect(_detected(piece))
        if piece.before or piece.after:
            inside = (each for each in detections if before <= each.span.start < end)
            detections = tuple(each.shifted(-before) for each in inside)
        verdict = Verdict(detections)
        view = self._view(piece, clock)
        for number in self._asked(view):
            self._ask(number, view, verdict, tired)
        return verdict

    def resume(self, piece: Piece, verdict: Verdict, clock: Clock, tired: set[int]) -> None:
        """Ask those that were left waiting."""
        waiting = sorted(verdict.waiting - tired)
        if not waiting:
            return
        view = self._view(piece, clock)
        for number in waiting:
            verdict.waiting.discard(number)
            self._ask(number, view, verdict, tired)

    def _view(self, piece: Piece, clock: Clock) -> View:
        before = len(piece.before)
        return View(self._scan, piece.window, before, before + len(piece.text), clock, fixing=self._fixing)

    def _asked(self, view: View) -> list[int]:
        owner, finders = self._owner, self._finders
        asked: set[int] = set()
        for number in view.hits:
            check = owner[number]
            if check is not None and check not in asked:
                finder = finders[number]
                if not finder.looks_again or finder.may_match(view):
                    asked.add(check)
        return sorted(asked)

    def _ask(self, number: int, view: View, verdict: Verdict, tired: set[int]) -> None:
        if number in tired:
            verdict.waiting.add(number)
            return
        check = self._checks[number]
        try:
            verdict.add(number, check, check.look(view))
        except TimeoutError:
            verdict.timed_out.add(number)
            tired.add(number)


def _detected(piece: Piece) -> str:
    """The text of a piece as the detectors are shown it."""
    return without_surrogates(piece.window)
