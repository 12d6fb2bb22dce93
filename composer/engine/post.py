"""One text of a draft while it is judged: its pieces, what was found in them, and what is asked of it as a whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple, TypeVar

from composer.detectors.naming import covers
from composer.domain.account import AccountId, NetworkId
from composer.domain.checklist import Length
from composer.domain.detection import Detection
from composer.domain.draft import Draft
from composer.domain.finding import Finding
from composer.domain.network import Entity, Network
from composer.domain.unfinished import Unfinished
from composer.engine.checks.base import Kept
from composer.engine.patterns import Clock
from composer.engine.pieces import Piece, Pieces
from composer.engine.verdict import Detects, Panel, Verdict
from composer.networks.counting import measure, simple_size

_SIZES_KEPT = 300
_Seen = TypeVar("_Seen", Finding, Detection)


class Lengths(NamedTuple):
    """How long one text is on the network of each account, and whether it fits all of them."""

    by_network: Mapping[NetworkId, Length]
    by_account: Mapping[AccountId, Length]
    all_fit: bool


class Audience:
    """The accounts a text goes to, with their networks; `by_network` has each network once, with its accounts."""

    def __init__(self, accounts: Mapping[AccountId, Network | None]) -> None:
        self.accounts = accounts
        found: dict[str, tuple[Network, list[AccountId]]] = {}
        for account, network in accounts.items():
            if network is not None:
                found.setdefault(network.id, (network, []))[1].append(account)
        self.by_network = tuple((network, tuple(ids)) for network, ids in found.values())
        self._of_size: dict[tuple[int, int], Lengths] = {}

    def lengths(self, text: str) -> Lengths:
        """Worked out once for all simple texts of one size, which most posts are."""
        size = simple_size(text)
        known = self._of_size.get(size) if size else None
        if known is None:
            lengths = {network.id: measure(network, text) for network, _ in self.by_network}
            by_account = {
                account: lengths[network.id]
                for account, network in self.accounts.items()
                if network is not None
            }
            known = Lengths(lengths, by_account, all(length.fits for length in lengths.values()))
            if size:
                if len(self._of_size) >= _SIZES_KEPT:
                    self._of_size.clear()
                self._of_size[size] = known
        return known


class JudgedPost:
    """Answers whole-post checks (`checks.base.Post`) from what was kept with the pieces."""

    def __init__(
        self,
        draft: Draft,
        version: AccountId | None,
        cut_text: Pieces,
        audience: Audience,
        today: date,
        clock: Clock,
        *,
        fixing: bool = True,
        unfinished: Unfinished | None = None,
    ) -> None:
        """What is seen in an `unfinished` word of this text is left out."""
        self.draft = draft
        self.version = version
        self._unfinished = unfinished
        self.held_back = False
        self.text = cut_text.text
        self._audience = audience
        self.accounts = audience.accounts
        self.by_network = audience.by_network
        self.today = today
        self.clock = clock
        self.fixing = fixing
        self.pieces: Sequence[tuple[int, Piece]] = tuple(zip(cut_text.starts, cut_text.pieces, strict=True))
        self.all_kept: defaultdict[int, list[Kept]] = defaultdict(list)
        self._findings: list[Finding] = []
        self._detections: list[Detection] = []
        self._open: list[Detection] | None = None
        self._lengths: Lengths | None = None
        self.unanswered: set[int] = set()

    def hear(self, panel: Panel, detectors: Detects) -> None:
        """Judge the pieces that are new, and gather what is kept of all."""
        verdicts: list[Verdict | None] = []
        tired: set[int] = set()
        for _, piece in self.pieces:
            known = piece.kept.get(panel)
            assert known is None or isinstance(known, Verdict)
            if known is not None and known.timed_out:
                tired |= known.timed_out
            verdicts.append(known)
        for (start, piece), known in zip(self.pieces, verdicts, strict=True):
            verdict = known or panel.judge(piece, self.clock, detectors, tired)
            if known is None:
                _forget_old_verdicts(piece)
                piece.kept[panel] = verdict
            elif verdict.waiting:
                panel.resume(piece, verdict, self.clock, tired)
            self._gather(start, piece, verdict)

    def _gather(self, start: int, piece: Piece, verdict: Verdict) -> None:
        moved = verdict.at(start, piece)
        findings, detections = moved.findings, moved.detections
        if self._unfinished is not None and start < self._unfinished.word.end <= start + len(piece.text):
            findings, detections = self.finished(findings), self.finished(detections)
        self._findings += findings
        self._detections += detections
        for number, kept in moved.kept:
            self.all_kept[number].append(kept)
        if verdict.timed_out or verdict.waiting:
            self.unanswered |= verdict.timed_out | verdict.waiting

    def finished(self, seen: Iterable[_Seen]) -> tuple[_Seen, ...]:
        """What does not wait for the word that is being typed."""
        every = tuple(seen)
        if self._unfinished is None or not every:
            return every
        told = tuple([each for each in every if not self._unfinished.waits(each)])
        self.held_back = self.held_back or len(told) < len(every)
        return told

    def kept(self, number: int) -> Sequence[Kept]:
        """What that check kept, piece by piece."""
        return self.all_kept.get(number, ())

    def local_findings(self) -> Sequence[Finding]:
        """The findings of checks that look at a piece alone."""
        return self._findings

    def detections(self) -> Sequence[Detection]:
        return self._detections

    def open_detections(self) -> Sequence[Detection]:
        """Detections about which the person has not said that they are agreed or not personal."""
        if self._open is None:
            answers = self.draft.answers
            answered = {(answer.kind, answer.value) for answer in answers}
            agreed = [one.value for one in answers if one.kind == "person" and one.verdict == "agreed"]
            self._open = self._detections
            if answered:
                self._open = [
                    each
                    for each in self._detections
                    if (each.kind, each.value) not in answered
                    and not (each.kind == "person" and any(covers(name, each.value) for name in agreed))
                ]
        return self._open

    @property
    def lengths(self) -> Lengths:
        """How long the text is, as the network of each account counts."""
        if self._lengths is None:
            self._lengths = self._audience.lengths(self.text)
        return self._lengths

    def entities(self, network: Network) -> Sequence[Entity]:
        """What the network finds in the text, piece by piece (offsets count in the piece)."""
        from composer.networks.entities import entities

        found: list[Entity] = []
        for _, piece in self.pieces:
            key = ("entities", network.id)
            known = piece.kept.get(key)
            if known is None:
                known = piece.kept[key] = entities(network, piece.text)
            assert isinstance(known, tuple)
            found += known
        return found


def _forget_old_verdicts(piece: Piece) -> None:
    """Verdicts for other choices of accounts are worth keeping, but not all there ever were."""
    if not piece.kept:
        return
    panels = [key for key in piece.kept if isinstance(key, Panel)]
    for panel in panels[:-2]:
        del piece.kept[panel]
