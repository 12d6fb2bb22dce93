"""Rules about pictures: what must be said of each, and what is said of their descriptions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from composer.domain.detection import Detection
from composer.domain.draft import Draft
from composer.domain.finding import Finding, RuleId
from composer.domain.picture import SHOWN_WORDS, Picture, Use, consents_for
from composer.engine.checks.base import PICTURE, Check, Kept, Post, about_picture
from composer.engine.messages import named
from composer.engine.pieces import cut
from composer.engine.schema import PictureRule, Rule

if TYPE_CHECKING:
    from composer.engine.scan import View

_WORD = re.compile(r"[^\W_]{3,}")
_MOST_SHOWN = 60
Said = dict[str, str]


class _NoDetectors:
    def detect(self, piece: str) -> tuple[Detection, ...]:
        return ()


class AltTextCheck(Check):
    """Another check, asked about each picture's descriptions; its findings are on that picture."""

    whole = True

    def __init__(self, rule_id: RuleId, rule: Rule, inner: Check) -> None:
        super().__init__(rule_id, rule, "alt_text")
        self._inner = inner

    def look(self, view: View) -> None:
        return None

    def kinds_needed(self) -> frozenset[str] | None:
        return frozenset({PICTURE})

    def conclude(self, post: Post, kept: Sequence[Kept]) -> Iterable[Finding]:
        for number, picture in enumerate(post.draft.pictures):
            if picture.decorative:
                continue
            said = set()
            for words in dict.fromkeys((picture.alt_text, *(one.text for one in picture.shorter))):
                for finding in self._about(words, post) if words.strip() else ():
                    bare = finding._replace(span=None, parts=(), fixes=())
                    if bare.message not in said:
                        said.add(bare.message)
                        yield about_picture(bare, post.draft, number)

    def _about(self, alt_text: str, post: Post) -> Iterable[Finding]:
        from composer.engine.post import Audience, JudgedPost
        from composer.engine.scan import Scan
        from composer.engine.verdict import Panel

        panel = Panel((self._inner,), Scan(self._inner.finders), frozenset({0}))
        described = JudgedPost(Draft(alt_text), None, cut(alt_text), Audience({}), post.today, post.clock)
        described.hear(panel, _NoDetectors())
        if described.unanswered:
            raise TimeoutError
        if self._inner.whole:
            return self._inner.conclude(described, described.kept(0))
        return described.local_findings()


class PictureCheck(Check):
    """Asks one thing of each picture; the message may say {picture}, {who}, {label}, {until} and {words}."""

    whole = True

    def __init__(self, rule_id: RuleId, rule: PictureRule, unit: str) -> None:
        super().__init__(rule_id, rule, unit)
        self._asks = _ASKS[rule.check]

    def look(self, view: View) -> None:
        return None

    def kinds_needed(self) -> frozenset[str] | None:
        return frozenset({PICTURE})

    def conclude(self, post: Post, kept: Sequence[Kept]) -> Iterable[Finding]:
        pictures = post.draft.pictures
        for number, picture in enumerate(pictures):
            called = f"Picture {number + 1}" if len(pictures) > 1 else "The picture"
            for said in self._asks(picture, post):
                message = named(self.rule.message, {"picture": called, **said})
                yield about_picture(self.on_whole(post, message), post.draft, number)


def _description(picture: Picture, _post: Post) -> Iterator[Said]:
    if not picture.decorative and not picture.alt_text.strip():
        yield {}


def _reason(picture: Picture, _post: Post) -> Iterator[Said]:
    if picture.decorative and not picture.reason.strip():
        yield {}


def _words(picture: Picture, post: Post) -> Iterator[Said]:
    """What can be read in the picture and is neither in the post nor in its description."""
    told = " ".join((post.text, picture.alt_text, *(one.text for one in picture.shorter))).casefold()
    there = set(_WORD.findall(told))
    missing = [line for line in picture.words if not _mostly_in(line, there)]
    if missing:
        joined = " / ".join(missing)
        yield {"words": joined if len(joined) <= _MOST_SHOWN else joined[:_MOST_SHOWN].rstrip() + "…"}


def _mostly_in(line: str, there: set[str]) -> bool:
    words = _WORD.findall(line.casefold())
    return sum(word in there for word in words) * 2 >= len(words)


def _people(picture: Picture, _post: Post) -> Iterator[Said]:
    if not picture.shown:
        yield {}


def _consent(picture: Picture, _post: Post) -> Iterator[Said]:
    for who in picture.people:
        if not consents_for(picture, who):
            yield {"who": SHOWN_WORDS[who]}


def _expired(picture: Picture, post: Post) -> Iterator[Said]:
    today = post.today.isoformat()
    for consent in picture.consents:
        if not consent.withdrawn and consent.expired(today):
            yield {"label": consent.label, "until": _day(consent.until), "who": SHOWN_WORDS[consent.who]}


def _withdrawn(picture: Picture, _post: Post) -> Iterator[Said]:
    for consent in picture.consents:
        if consent.withdrawn:
            yield {"label": consent.label, "who": SHOWN_WORDS[consent.who]}


def _other_use(picture: Picture, _post: Post) -> Iterator[Said]:
    for consent in picture.consents:
        if Use.SOCIAL_MEDIA not in consent.uses:
            yield {"label": consent.label, "who": SHOWN_WORDS[consent.who]}


def _day(iso: str) -> str:
    from datetime import date

    day = date.fromisoformat(iso)
    return f"{day.day} {day:%B %Y}"


_ASKS = {
    "description": _description,
    "reason": _reason,
    "words": _words,
    "people": _people,
    "consent": _consent,
    "expired": _expired,
    "withdrawn": _withdrawn,
    "other_use": _other_use,
}
