"""The checklist as rows to show: grouped, worded, and each with a key that outlives small edits."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from composer.domain.account import Account, AccountId
from composer.domain.checklist import Checklist, Question
from composer.domain.draft import Dismissal, Draft
from composer.domain.finding import Finding, Group, Level, RuleId
from composer.ui.compose.answered import answer_rows, looked_for_row
from composer.ui.compose.row import Row
from composer.ui.states import GROUPS, State

if TYPE_CHECKING:
    from composer.services import RuleWords

MOST_IN_A_GROUP = 40
"""More rows than this help nobody; the rest come up as these are dealt with."""


LEVELS: Mapping[Level, State] = {
    Level.ERROR: State.STOP,
    Level.WARNING: State.LOOK,
    Level.SUGGESTION: State.IDEA,
}
_GROUPS = tuple(Group)
_STATES = tuple(State)
_ORDER = {state: place for place, state in enumerate(_STATES)}
_ORDER_OF = {level: _ORDER[state] for level, state in LEVELS.items()}
_NO_RULE = RuleId("")


class _Words(NamedTuple):
    """What a rule says of itself."""

    group: Group = Group.READABLE
    title: str = ""
    why: str = ""
    source: str = ""
    link: str = ""
    dismissable: bool = False


class _Wording:
    """What the rules in use say of themselves, each worked out when it first comes up."""

    def __init__(self, rules: Mapping[RuleId, RuleWords]) -> None:
        self.rules = rules
        self._known: dict[RuleId, _Words] = {}

    def of(self, rule: RuleId) -> _Words:
        words = self._known.get(rule)
        if words is None:
            says = self.rules.get(rule)
            words = self._known[rule] = (
                _Words(says.group, says.title, says.why, says.source, says.link, says.dismissable)
                if says
                else _Words()
            )
        return words


_About = Finding | Question | tuple[Finding, Dismissal] | Row | None
_Waiting = tuple[int, int, int, str, RuleId, _About]
"""What may become a row, most of a long post's never do: order, start, number, kind, rule, and what it is about."""


class _Arranger:
    """Sorts everything said of one revision into groups, and words only what is shown."""

    def __init__(self, draft: Draft, wording: _Wording, accounts: Mapping[AccountId, Account]) -> None:
        self._draft = draft
        self._wording = wording
        self._accounts = accounts
        self._waiting: dict[Group, list[_Waiting]] = {group: [] for group in _GROUPS}
        self._number = 0

    def take(self, checklist: Checklist) -> None:
        self._take_findings(checklist.findings)
        for question in checklist.questions:
            group = self._wording.of(question.rule).group
            state = State.TICKED if question.tick is not None else State.BOX
            self._add(
                group if group is Group.SENSE else Group.TICK, state, "question", question.rule, question
            )
        for rule in checklist.unanswered:
            self._add(self._wording.of(rule).group, State.CLOCK, "unanswered", rule, None)
        for finding, dismissal in checklist.dismissed:
            group = self._wording.of(finding.rule).group
            self._add(group, State.ASIDE, "aside", finding.rule, (finding, dismissal))

    def _take_findings(self, findings: Iterable[Finding]) -> None:
        """There may be a thousand: what is the same for all of one rule is looked up once."""
        places: dict[RuleId, list[_Waiting]] = {}
        number = self._number
        for finding in findings:
            rule, span = finding.rule, finding.span
            place = places.get(rule)
            if place is None:
                place = places[rule] = self._waiting[self._wording.of(rule).group]
            number += 1
            order = _ORDER_OF[finding.level]
            place.append((order, span[0] if span else -1, number, "finding", rule, finding))
        self._number = number

    def note(self, rows: Iterable[Row]) -> None:
        """Take rows that are no rule's."""
        for row in rows:
            self._add(row.group, row.state, "note", _NO_RULE, row)

    def _add(self, group: Group, state: State, kind: str, rule: RuleId, about: _About) -> None:
        self._number += 1
        self._waiting[group].append((_ORDER[state], -1, self._number, kind, rule, about))

    def asks(self, group: Group) -> bool:
        """Whether anything in a group waits for a person."""
        return any(kind in {"finding", "unanswered"} for _, _, _, kind, _, _ in self._waiting[group])

    def rows(self) -> Iterator[Row]:
        for group, waiting in self._waiting.items():
            yield _heading(group, [one[0] for one in waiting])
            waiting.sort()
            seen: dict[tuple[str, ...], int] = {}
            for one in waiting[:MOST_IN_A_GROUP]:
                yield self._row(group, one, seen)
            if len(waiting) > MOST_IN_A_GROUP:
                rest = len(waiting) - MOST_IN_A_GROUP
                text = f"And {rest} more. They come up as you deal with these."
                yield Row(("more", group), group, State.ASIDE, text)

    def _row(self, group: Group, one: _Waiting, seen: dict[tuple[str, ...], int]) -> Row:
        """The row of what waits, which is the first of its key, or the second and so on, as `seen` counts them."""
        order, _, _, kind, rule, about = one
        words = self._wording.of(rule)
        finding, question, aside = None, None, None
        key: tuple[str, ...] = (kind, rule)
        if isinstance(about, Finding):
            finding = about
            key = (kind, rule, about.version or "", self._words_of(about))
            text, note = about.message, self._only(about.accounts)
        elif isinstance(about, Question):
            question = about
            text, note = about.prompt, self._question_note(about)
        elif isinstance(about, Row):
            return about._replace(key=_numbered(about.key, seen))
        elif about is not None:
            put_aside, aside = about
            key = (kind, rule, aside.matched)
            text, note = put_aside.message, f"Not this time: {aside.reason}"
        else:
            text, note = f"'{words.title or rule}' took too long and was stopped.", ""
        return Row(
            _numbered(key, seen),
            group,
            _STATES[order],
            text,
            note,
            words.title,
            words.why,
            words.source,
            words.link,
            False,  # no heading
            finding is not None and words.dismissable,
            finding,
            question,
            aside,
        )

    def _words_of(self, finding: Finding) -> str:
        """The words it is about, or the mark of its picture."""
        if finding.span is None:
            return finding.picture
        version = finding.version
        return finding.span.of(self._draft.text if version is None else self._draft.text_for(version))

    def _question_note(self, question: Question) -> str:
        note = self._only(question.accounts)
        if question.tick is None and question.lapsed is not None:
            note = f"You ticked this before; what it is about has changed since. {note}".rstrip()
        return note

    def _only(self, accounts: tuple[AccountId, ...]) -> str:
        if not accounts or len(accounts) == len(self._draft.accounts):
            return ""
        known = (self._accounts.get(account) for account in accounts)
        return "Only for " + ", ".join(one.handle or one.title or one.network for one in known if one)


def _numbered(key: tuple[str, ...], seen: dict[tuple[str, ...], int]) -> tuple[str, ...]:
    times = seen[key] = seen.get(key, 0) + 1
    return (*key, str(times))


def arrange(
    checklist: Checklist,
    draft: Draft,
    rules: Mapping[RuleId, RuleWords],
    accounts: Mapping[AccountId, Account],
    looked_for: tuple[str, ...] = (),
) -> tuple[Row, ...]:
    """All rows in the order shown, each group under its heading; `looked_for` are the kinds that rules ask about."""
    arranger = _Arranger(draft, _wording_of(rules), accounts)
    arranger.take(checklist)
    arranger.note(answer_rows(checklist, draft))
    if not arranger.asks(Group.SAFE):
        arranger.note(looked_for_row(checklist, draft, looked_for))
    return tuple(arranger.rows())


def _wording_of(rules: Mapping[RuleId, RuleWords]) -> _Wording:
    """That of the rules in use is kept, since every key asks for it."""
    wording = _in_use[0]
    if wording.rules is not rules:
        wording = _in_use[0] = _Wording(rules)
    return wording


_in_use = [_Wording({})]


def _heading(group: Group, orders: Sequence[int]) -> Row:
    """The heading over rows that stand at these places of `_ORDER`: it counts those of the state that comes first."""
    for order, state, says in _COUNTED:
        if order in orders:
            return _heading_saying(group, state, says(orders.count(order)))
    if _ORDER[State.TICKED] not in orders and _ORDER[State.ASIDE] not in orders:
        return _heading_saying(group, *_QUIET[group])
    if group is Group.SAFE:
        return _heading_saying(group, State.NONE, "nothing more found")
    return _heading_saying(group, State.GOOD, "done")


@lru_cache(maxsize=100)
def _heading_saying(group: Group, state: State, note: str) -> Row:
    """After most letters a heading says what it said before."""
    title, help_ = GROUPS[group]
    return Row(("heading", group), group, state, title, note, why=help_, heading=True)


def counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


_COUNTED: tuple[tuple[int, State, Callable[[int], str]], ...] = tuple(
    (_ORDER[state], state, says)
    for state, says in (
        (State.STOP, lambda n: f"{n} to fix"),
        (State.CLOCK, lambda n: f"{n} not checked"),
        (State.BOX, lambda n: f"{n} to tick"),
        (State.LOOK, lambda n: f"{n} worth a look"),
        (State.IDEA, lambda n: counted(n, "idea", "ideas")),
    )
)
_QUIET: Mapping[Group, tuple[State, str]] = {
    Group.SAFE: (State.NONE, "nothing found"),
    Group.OURS: (State.GOOD, "all there"),
    Group.READABLE: (State.NONE, "nothing found"),
    Group.FITS: (State.GOOD, "fits"),
    Group.TICK: (State.NONE, "nothing to tick"),
    Group.SENSE: (State.NONE, "nothing to ask"),
}
"""What a heading says when its group asks nothing. Nothing found is not a pass: a machine cannot say 'safe'."""
