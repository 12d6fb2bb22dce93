"""Descriptions of pictures go out as the post does: what the Safe rules say of words, they say of them too."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from composer.domain.draft import Draft
from composer.domain.finding import Finding, Group
from composer.engine.checks.base import about_picture
from composer.engine.patterns import Clock
from composer.engine.pieces import Pieces, cut
from composer.engine.plan import Plan
from composer.engine.post import JudgedPost
from composer.engine.ruleset import Ruleset
from composer.engine.verdict import Detects

Ask = Callable[[JudgedPost], Sequence[Finding]]


class Descriptions:
    """Keeps what was found in a description, so that an edit elsewhere costs nothing."""

    def __init__(self, ruleset: Ruleset, detectors: Detects) -> None:
        self._safe = {rule for rule, info in ruleset.rules.items() if info.group is Group.SAFE}
        self._detectors = detectors
        self._cuts: dict[str, Pieces] = {}

    def findings(self, draft: Draft, plan: Plan, today: date, clock: Clock, ask: Ask) -> Iterator[Finding]:
        """What `ask` finds in each description, tied to its picture; what people said of names holds here too."""
        wanted = [
            (number, words)
            for number, picture in enumerate(draft.pictures)
            if not picture.decorative
            for words in dict.fromkeys((picture.alt_text, *(one.text for one in picture.shorter)))
            if words.strip()
        ]
        self._cuts = {words: cut(words, self._cuts.get(words)) for _, words in wanted}
        said: set[tuple[object, ...]] = set()
        for number, words in wanted:
            alone = Draft(words, draft.accounts, answers=draft.answers)
            post = JudgedPost(alone, None, self._cuts[words], plan.audience, today, clock)
            post.hear(plan.panel, self._detectors)
            for finding in ask(post):
                if finding.rule not in self._safe or (number, finding.rule, finding.message) in said:
                    continue
                said.add((number, finding.rule, finding.message))
                message = f"In the description: {finding.message}"
                bare = finding._replace(message=message, span=None, parts=(), fixes=(), kind=None)
                yield about_picture(bare, draft, number)
