"""Rules with `scope: alt_text`: what they would say of a text, said of each picture's description."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from composer.domain.detection import Detection
from composer.domain.draft import Draft
from composer.domain.finding import Finding, RuleId
from composer.engine.checks.base import Check, Kept, Post
from composer.engine.pieces import cut
from composer.engine.schema import Rule

if TYPE_CHECKING:
    from composer.engine.scan import View


class _NoDetectors:
    def detect(self, piece: str) -> tuple[Detection, ...]:
        return ()


class AltTextCheck(Check):
    """Another check, asked about each picture's description; its findings are on the post as a whole."""

    whole = True

    def __init__(self, rule_id: RuleId, rule: Rule, inner: Check) -> None:
        super().__init__(rule_id, rule, "alt_text")
        self._inner = inner

    def look(self, view: View) -> None:
        return None

    def conclude(self, post: Post, kept: Sequence[Kept]) -> Iterable[Finding]:
        for picture in post.draft.pictures:
            if picture.alt_text.strip():
                for finding in self._about(picture.alt_text, post):
                    yield replace(finding, span=None, parts=(), fixes=())

    def _about(self, alt_text: str, post: Post) -> Iterable[Finding]:
        from composer.engine.post import JudgedPost
        from composer.engine.scan import Scan
        from composer.engine.verdict import Panel

        panel = Panel((self._inner,), Scan(self._inner.finders), frozenset({0}))
        described = JudgedPost(
            Draft(alt_text), None, cut(alt_text), MappingProxyType({}), post.today, post.clock
        )
        described.hear(panel, _NoDetectors())
        if described.unanswered:
            raise TimeoutError
        if self._inner.whole:
            return self._inner.conclude(described, described.kept(0))
        return described.local_findings()
