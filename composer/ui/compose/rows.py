"""The checklist as rows to show: grouped, worded, and each with a key that outlives small edits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from composer.domain.account import Account, AccountId
from composer.domain.checklist import Checklist, Question
from composer.domain.draft import Answer, Dismissal, Draft
from composer.domain.finding import Finding, Group, Level, RuleId
from composer.ui.states import GROUPS, WORDS, State

if TYPE_CHECKING:
    from composer.services import RuleWords

MOST_IN_A_GROUP = 40
"""More rows than this help nobody; the rest come up as these are dealt with."""


LEVELS: Mapping[Level, State] = {
    Level.ERROR: State.STOP,
    Level.WARNING: State.LOOK,
    Level.SUGGESTION: State.IDEA,
}
_ORDER = {state: place for place, state in enumerate(State)}


class Row(NamedTuple):
    """One line of the checklist. At most one of finding, question, aside, answer is set; none on headings."""

    key: tuple[str, ...]
    group: Group
    state: State
    text: str
    note: str = ""
    title: str = ""
    why: str = ""
    source: str = ""
    link: str = ""
    heading: bool = False
    dismissable: bool = False
    finding: Finding | None = None
    question: Question | None = None
    aside: Dismissal | None = None
    answer: Answer | None = None

    @property
    def look(self) -> tuple[object, ...]:
        """What of the row can be seen; rows with the same look need no repainting."""
        return self.state, self.text, self.note, bool(self.finding and self.finding.fixes)

    @property
    def spoken(self) -> str:
        """State, what and why, for a screen reader."""
        if self.heading:
            return f"{self.text}: {self.note}"
        parts = [WORDS[self.state], self.text, self.note, f"Why: {self.why}" if self.why else ""]
        return " ".join(part if part[-1] in ".?!" else f"{part}." for part in parts if part)


class _Words(NamedTuple):
    """What a rule says of itself, worked out once for all its rows."""

    title: str = ""
    why: str = ""
    source: str = ""
    link: str = ""
    dismissable: bool = False


def _words_of(rule: RuleWords | None) -> _Words:
    return _Words(rule.title, rule.why, rule.source, rule.link, rule.dismissable) if rule else _Words()


_About = Finding | Question | tuple[Finding, Dismissal] | Row | None
_Waiting = tuple[int, int, int, str, RuleId, _About]
"""What may become a row, most of a long post's never do: order, start, number, kind, rule, and what it is about."""


class _Arranger:
    """Sorts everything said of one revision into groups, and words only what is shown."""

    def __init__(
        self,
        draft: Draft,
        rules: Mapping[RuleId, RuleWords],
        accounts: Mapping[AccountId, Account],
    ) -> None:
        self._draft = draft
        self._rules = rules
        self._accounts = accounts
        self._waiting: dict[Group, list[_Waiting]] = {group: [] for group in Group}
        self._number = 0
        self._known: dict[RuleId, _Words] = {}

    def take(self, checklist: Checklist) -> None:
        self._take_findings(checklist.findings)
        for question in checklist.questions:
            state = State.TICKED if question.tick is not None else State.BOX
            self._add("question", question.rule, state, question)
        for rule in checklist.unanswered:
            self._add("unanswered", rule, State.CLOCK, None)
        for finding, dismissal in checklist.dismissed:
            self._add("aside", finding.rule, State.ASIDE, (finding, dismissal))

    def _take_findings(self, findings: Iterable[Finding]) -> None:
        """There may be a thousand: what is the same for all of one rule is looked up once."""
        places: dict[RuleId, list[_Waiting]] = {}
        error, warning, _ = Level
        orders = [_ORDER[LEVELS[level]] for level in Level]
        number = self._number
        for finding in findings:
            rule, level, span = finding.rule, finding.level, finding.span
            place = places.get(rule)
            if place is None:
                place = places[rule] = self._waiting[self._group("finding", rule)]
            number += 1
            order = orders[0] if level is error else orders[1] if level is warning else orders[2]
            place.append((order, span[0] if span else -1, number, "finding", rule, finding))
        self._number = number

    def note(self, rows: Iterable[Row]) -> None:
        """Take rows that are no rule's."""
        for row in rows:
            self._number += 1
            self._waiting[row.group].append((_ORDER[row.state], -1, self._number, "note", RuleId(""), row))

    def asks(self, group: Group) -> bool:
        """Whether anything in a group waits for a person."""
        return any(kind in {"finding", "unanswered"} for _, _, _, kind, _, _ in self._waiting[group])

    def rows(self) -> Iterator[Row]:
        for group, waiting in self._waiting.items():
            yield _heading(group, Counter([one[0] for one in waiting]))
            waiting.sort()
            seen: dict[tuple[str, ...], int] = {}
            for one in waiting[:MOST_IN_A_GROUP]:
                yield self._row(group, one, seen)
            if len(waiting) > MOST_IN_A_GROUP:
                rest = len(waiting) - MOST_IN_A_GROUP
                text = f"And {rest} more. They come up as you deal with these."
                yield Row(("more", group), group, State.ASIDE, text)

    def _add(
        self,
        kind: str,
        rule: RuleId,
        state: State,
        about: _About,
    ) -> None:
        self._number += 1
        self._waiting[self._group(kind, rule)].append((_ORDER[state], -1, self._number, kind, rule, about))

    def _group(self, kind: str, rule: RuleId) -> Group:
        words = self._rules.get(rule)
        group = words.group if words else Group.READABLE
        if kind == "question" and group is not Group.SENSE:
            group = Group.TICK
        return group

    def _row(self, group: Group, one: _Waiting, seen: dict[tuple[str, ...], int]) -> Row:
        """The row of what waits, which is the first of its key, or the second and so on, as `seen` counts them."""
        _, _, _, kind, rule, about = one
        if isinstance(about, Row):
            return about._replace(key=_numbered(about.key, seen))
        key, state, text, note = self._said(kind, rule, about)
        words = self._known.get(rule)
        if words is None:
            words = self._known[rule] = _words_of(self._rules.get(rule))
        return Row(
            _numbered(key, seen),
            group,
            state,
            text,
            note,
            words.title,
            words.why,
            words.source,
            words.link,
            dismissable=kind == "finding" and words.dismissable,
            finding=about if isinstance(about, Finding) else None,
            question=about if isinstance(about, Question) else None,
            aside=about[1] if isinstance(about, tuple) and not isinstance(about, Finding) else None,
        )

    def _said(
        self, kind: str, rule: RuleId, about: Finding | Question | tuple[Finding, Dismissal] | None
    ) -> tuple[tuple[str, ...], State, str, str]:
        """A row's key, state, text and note."""
        if isinstance(about, Finding):
            version = about.version or ""
            text = self._draft.text if about.version is None else self._draft.text_for(about.version)
            words = about.span.of(text) if about.span else about.picture
            return (
                (kind, rule, version, words),
                LEVELS[about.level],
                about.message,
                self._only(about.accounts),
            )
        if isinstance(about, Question):
            state = State.TICKED if about.tick is not None else State.BOX
            return (kind, rule), state, about.prompt, self._question_note(about)
        if about is not None:
            finding, dismissal = about
            note = f"Not this time: {dismissal.reason}"
            return (kind, rule, dismissal.matched), State.ASIDE, finding.message, note
        known = self._rules.get(rule)
        title = known.title if known and known.title else rule
        return (kind, rule), State.CLOCK, f"'{title}' took too long and was stopped.", ""

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
    from composer.ui.compose.answered import answer_rows, looked_for_row

    arranger = _Arranger(draft, rules, accounts)
    arranger.take(checklist)
    arranger.note(answer_rows(checklist, draft))
    if not arranger.asks(Group.SAFE):
        arranger.note(looked_for_row(checklist, draft, looked_for))
    return tuple(arranger.rows())


def _heading(group: Group, counts: Counter[int]) -> Row:
    title, help_ = GROUPS[group]
    for state, says in _COUNTED:
        number = counts[_ORDER[state]]
        if number:
            return Row(("heading", group), group, state, title, says(number), why=help_, heading=True)
    done = counts[_ORDER[State.TICKED]] + counts[_ORDER[State.ASIDE]]
    state, note = (State.GOOD, "done") if done else _QUIET[group]
    if done and group is Group.SAFE:
        state, note = State.NONE, "nothing more found"
    return Row(("heading", group), group, state, title, note, why=help_, heading=True)


def counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


_COUNTED: tuple[tuple[State, Callable[[int], str]], ...] = (
    (State.STOP, lambda n: f"{n} to fix"),
    (State.CLOCK, lambda n: f"{n} not checked"),
    (State.BOX, lambda n: f"{n} to tick"),
    (State.LOOK, lambda n: f"{n} worth a look"),
    (State.IDEA, lambda n: counted(n, "idea", "ideas")),
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
