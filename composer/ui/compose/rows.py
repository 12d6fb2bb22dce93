"""The checklist as rows to show: grouped, worded, and each with a key that outlives small edits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from composer.domain.account import Account, AccountId
from composer.domain.checklist import Checklist, Question
from composer.domain.draft import Dismissal, Draft
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
    """One line of the checklist. Exactly one of finding, question, aside is set, or none for a heading or a note."""

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
        return ". ".join(part.rstrip(".") for part in parts if part) + "."


class _Builder:
    """Collects the rows of one checklist."""

    def __init__(
        self,
        draft: Draft,
        rules: Mapping[RuleId, RuleWords],
        accounts: Mapping[AccountId, Account],
    ) -> None:
        self._draft = draft
        self._rules = rules
        self._accounts = accounts
        self._seen: Counter[tuple[str, ...]] = Counter()
        self.by_group: dict[Group, list[Row]] = {group: [] for group in Group}

    def add(self, kind: str, rule: RuleId, about: str, state: State, text: str, **more: object) -> None:
        key = (kind, rule, about)
        self._seen[key] += 1
        words = self._rules.get(rule)
        group = words.group if words else Group.READABLE
        if kind == "question" and group not in (Group.TICK, Group.SENSE):
            group = Group.TICK
        if words:
            more |= {"title": words.title, "why": words.why, "source": words.source, "link": words.link}
            more["dismissable"] = words.dismissable and kind == "finding"
        row = Row((*key, str(self._seen[key])), group, state, text, **more)  # type: ignore[arg-type]
        self.by_group[group].append(row)

    def finding(self, finding: Finding) -> None:
        span, draft = finding.span, self._draft
        text = draft.text if finding.version is None else draft.text_for(finding.version)
        about = span.of(text) if span else ""
        state = LEVELS[finding.level]
        note = self._only(finding.accounts)
        about = f"{finding.version or ''}|{about}"
        self.add("finding", finding.rule, about, state, finding.message, note=note, finding=finding)

    def question(self, question: Question) -> None:
        ticked = question.tick is not None
        note = self._only(question.accounts)
        if not ticked and question.lapsed is not None:
            note = f"You ticked this before; what it is about has changed since. {note}".rstrip()
        state = State.TICKED if ticked else State.BOX
        self.add("question", question.rule, "", state, question.prompt, note=note, question=question)

    def aside(self, finding: Finding, dismissal: Dismissal) -> None:
        note = f"Not this time: {dismissal.reason}"
        self.add(
            "aside", finding.rule, dismissal.matched, State.ASIDE, finding.message, note=note, aside=dismissal
        )

    def unanswered(self, rule: RuleId) -> None:
        words = self._rules.get(rule)
        title = words.title if words and words.title else rule
        self.add("unanswered", rule, "", State.CLOCK, f"'{title}' took too long and was stopped.")

    def _only(self, accounts: tuple[AccountId, ...]) -> str:
        if not accounts or len(accounts) == len(self._draft.accounts):
            return ""
        known = (self._accounts.get(account) for account in accounts)
        return "Only for " + ", ".join(one.handle or one.title or one.network for one in known if one)


def arrange(
    checklist: Checklist,
    draft: Draft,
    rules: Mapping[RuleId, RuleWords],
    accounts: Mapping[AccountId, Account],
) -> tuple[Row, ...]:
    """All rows in the order shown, each group under its heading."""
    builder = _Builder(draft, rules, accounts)
    for finding in checklist.findings:
        builder.finding(finding)
    for question in checklist.questions:
        builder.question(question)
    for rule in checklist.unanswered:
        builder.unanswered(rule)
    for finding, dismissal in checklist.dismissed:
        builder.aside(finding, dismissal)
    rows: list[Row] = []
    for group, members in builder.by_group.items():
        members.sort(key=_place)
        rows.append(_heading(group, members))
        rows += members[:MOST_IN_A_GROUP]
        if len(members) > MOST_IN_A_GROUP:
            rest = len(members) - MOST_IN_A_GROUP
            text = f"And {rest} more. They come up as you deal with these."
            rows.append(Row(("more", group), group, State.ASIDE, text))
    return tuple(rows)


def _place(row: Row) -> tuple[int, int]:
    finding = row.finding
    return _ORDER[row.state], finding.span.start if finding and finding.span else -1


def _heading(group: Group, members: Iterable[Row]) -> Row:
    states = Counter(row.state for row in members)
    title, help_ = GROUPS[group]
    for state, says in _COUNTED:
        if states[state]:
            return Row(("heading", group), group, state, title, says(states[state]), why=help_, heading=True)
    done = states[State.TICKED] + states[State.ASIDE]
    state = State.GOOD if done else State.NONE
    return Row(
        ("heading", group),
        group,
        state,
        title,
        _QUIET[group] if not done else "done",
        why=help_,
        heading=True,
    )


def counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


_COUNTED: tuple[tuple[State, Callable[[int], str]], ...] = (
    (State.STOP, lambda n: f"{n} to fix"),
    (State.CLOCK, lambda n: f"{n} not checked"),
    (State.BOX, lambda n: f"{n} to tick"),
    (State.LOOK, lambda n: f"{n} worth a look"),
    (State.IDEA, lambda n: counted(n, "idea", "ideas")),
)
_QUIET: Mapping[Group, str] = {
    Group.SAFE: "nothing found",
    Group.OURS: "all there",
    Group.READABLE: "nothing found",
    Group.FITS: "fits",
    Group.TICK: "nothing to tick",
    Group.SENSE: "nothing to ask",
}
