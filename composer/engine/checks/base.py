"""What every check has in common."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from composer.domain.account import AccountId
from composer.domain.detection import Detection
from composer.domain.draft import Draft
from composer.domain.finding import Finding, Fix, Level, RuleId
from composer.domain.network import Entity, Network
from composer.domain.span import Span
from composer.engine.exceptions import Exceptions
from composer.engine.finders import Finder, Hit
from composer.engine.fixes import Fixer
from composer.engine.messages import filled
from composer.engine.patterns import Clock, Match
from composer.engine.pieces import Piece
from composer.engine.schema import Rule

if TYPE_CHECKING:
    from composer.engine.post import Lengths
    from composer.engine.scan import View

ByNetwork = tuple[tuple[Network, tuple[AccountId, ...]], ...]
"""Each network a text goes to, with its accounts."""
PICTURE = "picture"
"""Stands among the kinds of detection where a post has a picture."""
_NO_EXCEPTIONS = Exceptions(())


class Kept(NamedTuple):
    """What a check kept of one piece, and where that piece begins."""

    start: int
    piece: Piece
    value: Any


class Post(Protocol):
    """One text of a draft with all there is to know about it, as whole-post checks see it."""

    @property
    def text(self) -> str: ...
    @property
    def draft(self) -> Draft: ...
    @property
    def version(self) -> AccountId | None: ...
    @property
    def accounts(self) -> Mapping[AccountId, Network | None]: ...
    @property
    def by_network(self) -> ByNetwork: ...
    @property
    def today(self) -> date: ...
    @property
    def clock(self) -> Clock: ...
    @property
    def fixing(self) -> bool: ...
    @property
    def pieces(self) -> Sequence[tuple[int, Piece]]: ...
    def detections(self) -> Sequence[Detection]: ...
    def open_detections(self) -> Sequence[Detection]: ...
    def entities(self, network: Network) -> Sequence[Entity]: ...
    @property
    def lengths(self) -> Lengths: ...


def about_picture(finding: Finding, draft: Draft, number: int) -> Finding:
    """The remark tied to one of the pictures (counted from 0), which it names where there are several."""
    picture = draft.pictures[number]
    several = len(draft.pictures) > 1 and not finding.message.startswith("Picture ")
    message = f"Picture {number + 1}: {finding.message}" if several else finding.message
    return finding._replace(message=message, picture=picture.mark)


class Check:
    """One rule at work. `look` says what of a piece to keep (None: nothing); whole-post checks `conclude` from it."""

    whole = False
    """Whether `conclude` makes the findings; if not, `look` does, their offsets counted from the piece's start."""

    needs_kept = False
    """Whether there is nothing to conclude when nothing was kept."""

    def __init__(self, rule_id: RuleId, rule: Rule, unit: str) -> None:
        self.rule_id = rule_id
        self.rule = rule
        self.unit = unit
        self.level = Level(rule.level)
        self.fixer = Fixer(rule.fix)
        self.finders: tuple[Finder, ...] = ()
        self.exceptions = _NO_EXCEPTIONS

    def look(self, view: View) -> Any:
        """What to keep of this stretch of text."""
        raise NotImplementedError

    def kinds_needed(self) -> frozenset[str] | None:
        """Kinds of detection, or `PICTURE`, of which one must be there; None: it does not depend on them."""
        return None

    def conclude(self, post: Post, kept: Sequence[Kept]) -> Iterable[Finding]:
        """The findings for the whole text, counted from its start."""
        raise NotImplementedError

    def seen(self, view: View) -> list[tuple[int, Finder]]:
        """Those of the finders that may match here, with their number among this check's."""
        hits, finders = view.hits, self.finders
        if len(finders) <= len(hits):
            return [(number, finder) for number, finder in enumerate(finders) if finder.number in hits]
        # A check's finders are numbered one after another.
        first, last = finders[0].number, finders[-1].number
        numbers = sorted([number for number in hits if first <= number <= last])
        return [(number - first, finders[number - first]) for number in numbers]

    def hits(self, view: View, finder: Finder) -> Iterator[tuple[Hit, str, int]]:
        """Matches in this check's unit: the hit, the text it counts in, and where that text begins in the view."""
        if self.unit != "sentence":
            for hit in view.found(finder):
                yield hit, view.text, 0
            return
        for start, end in view.sentences:
            text = view.text[start:end]
            for hit in finder.within(view, text):
                yield hit, text, start

    def remark(
        self,
        view: View,
        start: int,
        end: int,
        values: Sequence[str],
        match: Match | None,
        extra: tuple[Fix, ...] = (),
        *,
        fixing: bool | None = None,
    ) -> Finding:
        """A finding at [start, end) of the view's text, its offsets counted from the view's own stretch."""
        span = Span(start, end)
        wanted = view.fixing if fixing is None else fixing
        fixes = extra + self.fixer.at(view.text, span, match) if wanted else ()
        made = Finding(self.rule_id, self.level, filled(self.rule.message, values), span, None, fixes)
        return made.shifted(-view.start)

    def on_whole(
        self,
        post: Post,
        message: str,
        fixes: tuple[Fix, ...] = (),
        level: Level | None = None,
        accounts: tuple[AccountId, ...] = (),
    ) -> Finding:
        """A finding on the post as a whole."""
        fixes = fixes + self.fixer.around(post.text) if post.fixing else ()
        return Finding(self.rule_id, level or self.level, message, None, None, fixes, (), accounts)
