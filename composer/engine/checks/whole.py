"""Checks of a post as a whole: what must be there, and the network's limits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from composer.domain.account import AccountId
from composer.domain.checklist import Length as Counted
from composer.domain.finding import Finding, Level, RuleId
from composer.domain.network import Fact, Network
from composer.engine.checks.base import PICTURE, ByNetwork, Check, Kept, Post, about_picture
from composer.engine.finders import Finder, pattern_finder, words_or_pattern
from composer.engine.messages import filled, in_words, named
from composer.engine.schema import Length, Question, Required, Rule

if TYPE_CHECKING:
    from composer.engine.scan import View


def finders_for(
    tokens: Sequence[str], raw: Sequence[str], *, ignore_case: bool, nonword: bool
) -> tuple[Finder, ...]:
    """One finder a token, and one for the raw pattern. A token such as '#care' stands alone as much as a word does."""
    before, after = ("", "") if nonword else (r"(?<!\w)", r"(?!\w)")
    made = [
        words_or_pattern([token], ignore_case=ignore_case, nonword=True, prefix=before, suffix=after)
        for token in tokens
    ]
    if raw:
        made.append(pattern_finder(("(?i)" if ignore_case else "") + "".join(raw)))
    return tuple(made)


_NOTHING = frozenset[int]()


class RequiredCheck(Check):
    """Something that must be somewhere in the post."""

    whole = True

    def __init__(self, rule_id: RuleId, rule: Required, unit: str) -> None:
        super().__init__(rule_id, rule, unit)
        self._rule = rule
        self.finders = finders_for(rule.tokens, rule.raw, ignore_case=rule.ignorecase, nonword=rule.nonword)
        self._known: dict[frozenset[int], Finding] = {}
        """What to say where only those are there; without fixes, which depend on the post."""

    def look(self, view: View) -> frozenset[int] | None:
        seen = self.seen(view)
        if self._rule.match == "any":
            seen.sort(key=_cost)
            return next((frozenset((number,)) for number, finder in seen if view.has(finder)), None)
        return frozenset(number for number, finder in seen if view.has(finder)) or None

    def conclude(self, post: Post, kept: Sequence[Kept]) -> Iterable[Finding]:
        there = _NOTHING.union(*[each.value for each in kept]) if kept else _NOTHING
        if (there if self._rule.match == "any" else len(there) == len(self.finders)) or not post.text.strip():
            return
        known = self._known.get(there)
        if known is None:
            known = self._known[there] = Finding(self.rule_id, self.level, self._message(there))
        yield self.on_whole(post, known.message) if post.fixing else known

    def _message(self, there: frozenset[int]) -> str:
        wanted = [*self._rule.tokens, *self._rule.raw]
        missing = [token for number, token in enumerate(wanted) if number not in there]
        return filled(self.rule.message, [in_words(missing)] * 2)


def _cost(seen: tuple[int, Finder]) -> bool:
    """Finders that are quick to answer come first."""
    return not seen[1].is_quick


def words_of_trigger(rule: Rule) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """The tokens and the raw pattern that 'text_match' looks for, None when there are none."""
    tokens = rule.when.tokens if rule.when else ()
    raw = rule.when.raw if rule.when else ()
    if isinstance(rule, Question):
        tokens, raw = tokens + rule.tokens, raw + rule.raw
    return (tokens, raw) if tokens or raw else None


class TriggerCheck(Check):
    """Keeps the first of the words on which a rule depends; it makes no finding itself."""

    whole = True

    def __init__(self, rule_id: RuleId, rule: Rule, unit: str) -> None:
        super().__init__(rule_id, rule, unit)
        tokens, raw = words_of_trigger(rule) or ((), ())
        nonword = isinstance(rule, Question) and rule.nonword
        ignore_case = rule.ignorecase if isinstance(rule, Question) else True
        self.finders = finders_for(tokens, raw, ignore_case=ignore_case, nonword=nonword)

    def look(self, view: View) -> tuple[str, ...] | None:
        for _, finder in self.seen(view):
            for hit in view.found(finder):
                return (view.text[hit.start : hit.end],)
        return None

    def conclude(self, post: Post, kept: Sequence[Kept]) -> Iterable[Finding]:
        return ()


class QuestionCheck(TriggerCheck):
    """A question, with all the words on which it depends; the judge asks it when one of its triggers went off."""

    def __init__(self, rule_id: RuleId, rule: Question, unit: str) -> None:
        super().__init__(rule_id, rule, unit)
        self.question = rule
        self.triggers = (rule.when.has if rule.when else ()) or ("always",)
        """What makes it come up, any one of them."""

    def look(self, view: View) -> tuple[str, ...] | None:
        found = [
            view.text[hit.start : hit.end] for _, finder in self.seen(view) for hit in view.found(finder)
        ]
        return tuple(found) or None


Limited = tuple[tuple[Network, tuple[AccountId, ...], int], ...]
"""Networks with a limit, their accounts, and the limit."""


class LengthCheck(Check):
    """The limits of the networks the post goes to."""

    whole = True

    def __init__(self, rule_id: RuleId, rule: Length, unit: str) -> None:
        super().__init__(rule_id, rule, unit)
        self._limit = rule.limit
        self._known: tuple[ByNetwork, Limited, int] | None = None
        """An audience, those of its networks that have the limit, and the least of their limits."""

    def look(self, view: View) -> None:
        return None

    def kinds_needed(self) -> frozenset[str] | None:
        return frozenset({PICTURE}) if self._limit in {"pictures", "alt_text"} else None

    def conclude(self, post: Post, kept: Sequence[Kept]) -> Iterable[Finding]:
        if self._limit == "text" and post.lengths.all_fit:
            return ()
        limited = self._limited(post.by_network, post)
        if self._limit == "alt_text":
            return list(self._of_pictures(post, limited))
        if self._limit == "text":
            return list(self._of_text(post, limited))
        return [
            self._exceeded(post, network, accounts, count)
            for network, accounts, limit in limited
            if (count := self._count(post, network)) > limit
        ]

    def _of_text(self, post: Post, limited: Limited) -> Iterator[Finding]:
        lengths = post.lengths
        for network, accounts, limit in limited:
            length = lengths.by_network[network.id]
            if length.count > limit:
                yield self._exceeded(post, network, accounts, length.count)
            elif not length.fits and network.bytes.value is None:
                yield self.on_whole(post, _refused(length, network), accounts=accounts)

    def _of_pictures(self, post: Post, limited: Limited) -> Iterator[Finding]:
        for network, accounts, limit in limited:
            for number, picture in enumerate(post.draft.pictures):
                count = 0 if picture.decorative else len(picture.alt_for(network.id))
                if count > limit:
                    yield about_picture(self._exceeded(post, network, accounts, count), post.draft, number)

    def _limited(self, audience: ByNetwork, post: Post) -> Limited:
        """The networks that may mind: those with a limit that the post is not far from."""
        known = self._known
        if known is None or known[0] is not audience:
            limited = tuple(
                (network, accounts, limit)
                for network, accounts in audience
                if (limit := self._fact(network).value) is not None
            )
            known = self._known = (audience, limited, min((limit for *_, limit in limited), default=0))
        _, limited, least = known
        if self._limit == "bytes" and 4 * len(post.text) <= least:
            return ()
        if self._limit == "hashtags":
            signs = post.text.count("#") + post.text.count("＃")
            return () if signs <= least else tuple(each for each in limited if each[2] < signs)
        return limited

    def _exceeded(self, post: Post, network: Network, accounts: tuple[AccountId, ...], count: int) -> Finding:
        fact = self._fact(network)
        limit = fact.value or 0
        values = {
            "count": f"{count:,}",
            "limit": f"{limit:,}",
            "network": network.title,
            "over": f"{count - limit:,}",
        }
        level = self.level if fact.verified or self.level is not Level.ERROR else Level.WARNING
        return self.on_whole(post, named(self.rule.message, values), level=level, accounts=accounts)

    def _fact(self, network: Network) -> Fact:
        match self._limit:
            case "text":
                return network.text
            case "bytes":
                return network.bytes
            case "hashtags":
                return network.hashtags
            case "pictures":
                return network.pictures
            case _:
                return network.alt_text

    def _count(self, post: Post, network: Network) -> int:
        match self._limit:
            case "bytes":
                return len(post.text.encode("utf-8", "surrogatepass"))
            case "hashtags":
                return sum(entity.kind == "hashtag" for entity in post.entities(network))
            case _:
                return len(post.draft.pictures)


def _refused(length: Counted, network: Network) -> str:
    """What to say of a text that is short enough and still not taken: the counter says why."""
    what = f"{network.title} would refuse this: it {length.detail}."
    return f"{what} Paste it again as plain text, or type that part anew."
