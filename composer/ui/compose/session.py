"""The post being written: every change makes a revision, and only that revision's checklist is shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal

from composer.domain.account import Account, AccountId
from composer.domain.checklist import Checklist, Question
from composer.domain.draft import Answer, Dismissal, Doubt, Draft, Tick
from composer.domain.finding import Finding
from composer.domain.picture import Picture
from composer.domain.unfinished import Unfinished, word_at
from composer.ui.compose.checklist_pane import Summary
from composer.ui.compose.marks import Marks, marks_of
from composer.ui.compose.row import Row
from composer.ui.compose.rows import arrange
from composer.ui.compose.summary import summarise

if TYPE_CHECKING:
    from composer.services import Engine
    from composer.ui.background import Background
    from composer.ui.compose.editor import PostEditor


_LET_GO = 20
"""Milliseconds until the answer before is let go: to take a long one apart would hold up showing the new one."""

_REST = 800
"""Milliseconds without a key after which the word at the cursor counts as finished."""

_MOMENT = 0.008
"""Seconds that a letter waits at most for its checklist, where that is likely to come soon: two busy threads, and
painting twice, would make both late."""


class Judged(NamedTuple):
    """A checklist with all that can be made ready for the screen in the background."""

    checklist: Checklist
    rows: tuple[Row, ...]
    marks: Marks
    summary: Summary | None = None
    version: AccountId | None = None


class ComposeSession(QObject):
    """Holds the draft, asks the engine, and takes a person's decisions."""

    draft_changed = Signal(object)
    judged = Signal(object)
    engine_changed = Signal(object)
    version_changed = Signal(object)
    name_kept = Signal(str)
    accounts_changed = Signal()

    def __init__(
        self,
        background: Background,
        accounts: Mapping[AccountId, Account],
        person: str,
        now: Callable[[], str],
    ) -> None:
        super().__init__()
        self._background = background
        self._now = now
        self.person = person
        self.accounts = accounts
        self.draft = Draft()
        self.version: AccountId | None = None
        self.engine: Engine | None = None
        self.shown = Judged(Checklist(), (), Marks())
        self._gone: Judged | None = None
        self._letting_go = QTimer(self)
        self._letting_go.setSingleShot(True)
        self._letting_go.setInterval(_LET_GO)
        self._letting_go.timeout.connect(self._let_go)
        self._to_be_asked = False
        self._typed_to: int | None = None
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.setInterval(_REST)
        self._resting.timeout.connect(self.finish_word)

    @property
    def is_current(self) -> bool:
        """Whether what is shown is about the draft as it stands."""
        return self.shown.checklist.revision == self.draft.revision

    @property
    def up_to_date(self) -> bool:
        """Whether what is shown is all that there is to say about the draft as it stands."""
        return self.is_current and not self.shown.checklist.unfinished

    @property
    def may_post(self) -> bool:
        draft = self.draft
        return bool(
            self.up_to_date
            and draft.accounts
            and (draft.text.strip() or draft.pictures)
            and self.shown.checklist.may_post
            and not any(doubt.stands for doubt in draft.doubts)
        )

    def use_engine(self, engine: Engine) -> None:
        """Judge by these rules from now on."""
        self.engine = engine
        self.engine_changed.emit(engine)
        self._ask_soon()

    def use_accounts(self, accounts: Mapping[AccountId, Account]) -> None:
        """Offer these from now on; the post moves from an example account to the team's own."""
        from composer.services import settled

        self.accounts = accounts
        after = settled(self.draft, accounts)
        if after != self.draft:
            if self.version not in (None, *after.accounts):
                self.show_version(None)
            self._become(replace(after, revision=self.draft.revision + 1))
        self.accounts_changed.emit()
        self._ask_soon()

    def adopt(self, draft: Draft) -> None:
        """Take up another draft in place of this one, its text for all first."""
        self.version = None
        self._become(replace(draft, revision=self.draft.revision + 1))
        self.version_changed.emit(None)

    @property
    def text(self) -> str:
        """The text on the desk: the one for all accounts, or the own one of the account in `version`."""
        return self._text_of(self.version)

    def follow(self, editor: PostEditor) -> None:
        """Take over what becomes of the text in an editor."""
        self._editor = editor
        editor.edited.connect(self._on_edited)
        editor.focus_moved.connect(self._on_focus_moved)
        editor.before_layout = self.ask_now

    def edit(self, text: str, *, typed_to: int | None = None) -> None:
        """Take over what the post's text has become.

        `typed_to` is where a letter was typed or taken back: what its word newly looks like waits until the word is
        left, or typing rests.
        """
        if text != self.text:
            self._become(self.draft.with_text(text, self.version), typed_to)

    def ask_now(self) -> None:
        """Judge what is to be judged beside what the window does next.

        Whatever it does in Python meanwhile waits for the judge again and again, half a millisecond each time.
        """
        if self._to_be_asked:
            self._ask()

    def finish_word(self) -> None:
        """Say at once what waits for the word at the cursor."""
        self._resting.stop()
        if self._typed_to is not None:
            self._typed_to = None
            if not self.up_to_date:
                self._ask_soon()

    def show_version(self, version: AccountId | None) -> None:
        """Put another of the post's texts on the desk."""
        if version != self.version:
            self.version = version
            self._typed_to = None
            self.version_changed.emit(version)
            self._ask_soon()

    def make_version(self, account: AccountId, text: str | None = None) -> None:
        """Give an account a text of its own, that for all to begin with, and put it on the desk."""
        if text is not None or account not in self.draft.versions:
            self._become(self.draft.with_text(self.draft.text if text is None else text, account))
        if text is not None and self.version == account:
            self.version_changed.emit(account)
        self.show_version(account)

    def rejoin(self, account: AccountId) -> None:
        """Put an account back on the text for all."""
        if self.version == account:
            self.show_version(None)
        self._become(self.draft.without_version(account))

    def choose_accounts(self, accounts: tuple[AccountId, ...]) -> None:
        if accounts != self.draft.accounts:
            if self.version not in accounts:
                self.show_version(None)
            self._change(accounts=accounts)

    def put_pictures(self, pictures: tuple[Picture, ...]) -> None:
        """These pictures from now on, in this order."""
        if pictures != self.draft.pictures:
            self._change(pictures=pictures)

    def tick(self, question: Question) -> None:
        """A yes to the question as it stands now; a tick of the same content made before is replaced."""
        made = Tick(question.rule, question.basis, self.person, self._now())
        self._change(ticks=(*self._ticks_without(question.rule, question.basis), made))

    def untick(self, question: Question) -> None:
        self._change(ticks=self._ticks_without(question.rule, question.basis))

    def set_aside(self, finding: Finding, reason: str) -> None:
        """'Not this time', for these words, with the reason kept."""
        matched = self.words_of(finding)
        made = Dismissal(finding.rule, matched, reason, self.person, self._now())
        self._change(dismissals=(*self.draft.dismissals, made))

    def take_back(self, said: Dismissal | Answer) -> None:
        """Forget a 'not this time' or an answer: the remark comes back."""
        self._change(
            dismissals=tuple(one for one in self.draft.dismissals if one != said),
            answers=tuple(one for one in self.draft.answers if one != said),
        )

    def answer(self, finding: Finding, verdict: str, reason: str = "") -> None:
        """Keep what a person said about the thing detected where `finding` stands."""
        kind = finding.kind or ""
        made = Answer(kind, self.detected_value(finding), verdict, reason, self.person, self._now())
        others = tuple(a for a in self.draft.answers if (a.kind, a.value) != (made.kind, made.value))
        self._change(answers=(*others, made))

    def keep_for_team(self, finding: Finding, heading: str) -> None:
        """Settle a name for all posts to come, under that heading of the team's names, and in this one at once."""
        if self.engine is None:
            return
        name = self.words_of(finding)
        self._background.run(partial(_kept, self.engine, heading, name), self._on_name_kept)
        agreed = heading == "may_be_named"
        self.answer(finding, "agreed" if agreed else "not_this", "they may always be named" if agreed else "")

    def doubt(self, reason: str) -> None:
        """Park the draft: nobody can post it until someone has cleared this."""
        self._change(doubts=(*self.draft.doubts, Doubt(reason, self.person, self._now())))

    def clear_doubt(self, doubt: Doubt, why: str) -> None:
        cleared = replace(doubt, cleared_by=self.person, cleared_why=why, cleared_when=self._now())
        self._change(doubts=tuple(cleared if one == doubt else one for one in self.draft.doubts))

    def sign(self, tick: Tick) -> None:
        """Keep a tick that is no rule's question: the one on the last page. It takes the place of earlier ones."""
        self._change(ticks=(*(one for one in self.draft.ticks if one.rule != tick.rule), tick))

    def words_of(self, finding: Finding) -> str:
        """The words a finding is about, or the mark of its picture; '' for the whole post."""
        return finding.span.of(self._text_of(finding.version)) if finding.span else finding.picture

    def _text_of(self, version: AccountId | None) -> str:
        return self.draft.text if version is None else self.draft.text_for(version)

    def detected_value(self, finding: Finding) -> str:
        """The normal form of the thing detected where a finding stands."""
        for version, detection in self.shown.checklist.detections:
            same_place = version == finding.version and detection.span == finding.span
            if same_place and detection.kind == finding.kind:
                return detection.value
        return self.words_of(finding).casefold()

    def _ticks_without(self, rule: str, basis: str) -> tuple[Tick, ...]:
        return tuple(tick for tick in self.draft.ticks if (tick.rule, tick.basis) != (rule, basis))

    def _change(self, **changes: object) -> None:
        self._become(replace(self.draft, revision=self.draft.revision + 1, **changes))  # type: ignore[arg-type]

    def _become(self, draft: Draft, typed_to: int | None = None) -> None:
        self.draft = draft
        self._typed_to = typed_to
        self._resting.stop()
        self.draft_changed.emit(draft)
        self._ask_soon()

    def _ask_soon(self) -> None:
        """Before anything is painted: a checklist that comes in a moment is painted together with the letter."""
        if not self._to_be_asked:
            self._to_be_asked = True
            QCoreApplication.postEvent(
                self, QEvent(QEvent.Type.User), Qt.EventPriority.HighEventPriority.value
            )

    def customEvent(self, _event: QEvent) -> None:
        if self._to_be_asked:
            self._ask(_MOMENT)

    def _ask(self, at_most: float = 0.0) -> None:
        self._to_be_asked = False
        if self.engine is not None:
            typed = None if self._typed_to is None else (self._typed_to, self.shown.checklist)
            self._background.run_latest(
                partial(_judge, self.engine, self.draft, self.accounts, self.version, typed),
                self._on_judged,
                at_most=at_most,
            )

    def _on_edited(self, text: str) -> None:
        self.edit(text, typed_to=self._editor.typed_to)

    def _on_focus_moved(self, here: bool) -> None:
        if not here:
            self.finish_word()

    def _on_name_kept(self, name: str) -> None:
        self.name_kept.emit(name)

    def _on_judged(self, judged: Judged) -> None:
        if (judged.checklist.revision, judged.version) == (self.draft.revision, self.version):
            self._gone, self.shown = self.shown, judged
            self.judged.emit(judged)
            self._letting_go.start()
            if judged.checklist.unfinished:
                if self._typed_to is None:  # the word was finished while this was on its way
                    self._ask_soon()
                else:
                    self._resting.start()

    def _let_go(self) -> None:
        self._gone = None


def _kept(engine: Engine, heading: str, name: str) -> str:
    engine.keep_name(heading, name)
    return name


def _judge(
    engine: Engine,
    draft: Draft,
    accounts: Mapping[AccountId, Account],
    version: AccountId | None,
    typed: tuple[int, Checklist] | None = None,
) -> Judged:
    """`typed` is where the last letter went in the text of `version`, and what was shown before it."""
    text = draft.text if version is None else draft.text_for(version)
    unfinished = None
    if typed is not None and (word := word_at(text, typed[0])) is not None:
        unfinished = Unfinished(word, version, typed[1])
    checklist = engine.judge(draft, accounts, unfinished)
    rows = arrange(checklist, draft, engine.rules, accounts, engine.looked_for)
    return Judged(checklist, rows, marks_of(checklist, text, version), summarise(draft, checklist), version)
