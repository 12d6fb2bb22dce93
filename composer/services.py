"""What a surface is handed: rules, networks and accounts, loaded when they are first needed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol

from composer.domain.account import Account, AccountId, NetworkId, Visibility
from composer.paths import machine_folder, person_folder

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable

    from composer.domain.checklist import Checklist
    from composer.domain.detection import Detection
    from composer.domain.draft import Draft
    from composer.domain.finding import Group, RuleId
    from composer.domain.network import Network
    from composer.domain.register import RegisteredAccount
    from composer.domain.review import Needed
    from composer.domain.unfinished import Unfinished
    from composer.engine.rulebook import RuleBook
    from composer.engine.schema import PolicyFile
    from composer.engine.stamps import PackStamp
    from composer.settings import AccountEntry
    from composer.store.opening import Store
    from composer.vault.keyrings import Keyring
    from composer.words.known import KnownFiles

_OF_EVERY_KIND = (
    "Mrs Margaret Robson, 82, of 4 Fawcett Street, SR1 1RE, sister of Ann's nurse at Robson House, fell on Monday "
    "5 May at 10am. She has diabetes. NHS number 943 476 5919; ring 0191 496 0123 or write to m.robson@example.org. 🎉"
)
"""Made up. It has every list read that a post may need, and not all of them are wanted for the first letter."""


class RuleWords(Protocol):
    """What a rule says of itself to the person."""

    @property
    def title(self) -> str: ...
    @property
    def why(self) -> str: ...
    @property
    def source(self) -> str: ...
    @property
    def link(self) -> str: ...
    @property
    def group(self) -> Group: ...
    @property
    def dismissable(self) -> bool: ...


class RuleProblem(Protocol):
    """Something to know about a rule file; as text it says where, what, and what would be right."""

    @property
    def severity(self) -> str: ...


class Engine(Protocol):
    """Everything that turns a draft into a checklist; used in the background only, and frozen."""

    @property
    def rules(self) -> Mapping[RuleId, RuleWords]: ...
    @property
    def problems(self) -> Sequence[RuleProblem]: ...
    @property
    def networks(self) -> Mapping[NetworkId, Network]: ...
    @property
    def looked_for(self) -> tuple[str, ...]: ...
    @property
    def may_keep_names(self) -> bool: ...
    def keep_name(self, heading: str, name: str) -> None: ...
    def judge(
        self, draft: Draft, accounts: Mapping[AccountId, Account], unfinished: Unfinished | None = None
    ) -> Checklist: ...
    def detect(self, piece: str) -> tuple[Detection, ...]: ...
    def changed(self) -> bool: ...
    def make_ready(self, between: Callable[[], None]) -> None: ...
    def reloaded(self) -> Engine: ...
    def stamps(self) -> tuple[PackStamp, ...]: ...
    def reviews_needed(self, accounts: Iterable[Account]) -> tuple[Needed, ...]: ...


def accounts_from(entries: Iterable[AccountEntry]) -> dict[AccountId, Account]:
    """The accounts of the settings as domain objects, in their order; an unknown visibility is unknown."""
    known = {visibility.value for visibility in Visibility}
    return {
        AccountId(entry.id): Account(
            id=AccountId(entry.id),
            network=NetworkId(entry.network),
            handle=entry.handle,
            title=entry.title,
            team=entry.team,
            visibility=Visibility(entry.visibility if entry.visibility in known else "unknown"),
            employer=entry.employer,
            requires_review=entry.requires_review if isinstance(entry.requires_review, int) else 0,
        )
        for entry in entries
    }


class Decided(NamedTuple):
    """The settings that the IT desk has fixed, who says so and why, and what else its policy says."""

    values: Mapping[str, object]
    said: str
    policy: PolicyFile


def entries_of(accounts: Iterable[RegisteredAccount]) -> tuple[AccountEntry, ...]:
    """Accounts of the register as the settings keep them: so the next start shows them before the register is open."""
    from composer.settings import AccountEntry

    return tuple(
        AccountEntry(
            one.id,
            one.network,
            one.handle,
            one.title,
            one.team,
            one.visibility.value,
            one.employer,
            one.rhythm,
            one.requires_review,
        )
        for one in accounts
    )


def registered_from(entries: Iterable[AccountEntry]) -> list[RegisteredAccount]:
    """Accounts that so far stand in the settings only, as the register has them; nothing is known of their holders."""
    from composer.domain.register import RegisteredAccount

    rhythms = {entry.id: entry.rhythm for entry in entries}
    return [
        RegisteredAccount(
            id=one.id,
            network=one.network,
            handle=one.handle,
            title=one.title,
            team=one.team,
            visibility=one.visibility,
            employer=one.employer,
            requires_review=one.requires_review,
            rhythm=rhythms[one.id],
        )
        for one in accounts_from(entries).values()
    ]


def settled(draft: Draft, accounts: Mapping[AccountId, Account]) -> Draft:
    """The draft with an example account that is gone replaced by the team's first one on the same network.

    Its text of its own moves with it. Other accounts that are not there are left out; the revision stays.
    """
    from dataclasses import replace
    from types import MappingProxyType

    from composer.settings import DEMO_ACCOUNTS

    first: dict[str, AccountId] = {}
    for one in accounts.values():
        first.setdefault(one.network, one.id)
    moved = {
        AccountId(demo.id): first[demo.network]
        for demo in DEMO_ACCOUNTS
        if demo.id not in accounts and demo.network in first
    }
    ids = tuple(dict.fromkeys(moved.get(id, id) for id in draft.accounts))
    versions = {moved[id]: text for id, text in draft.versions.items() if id in moved}
    versions |= {id: text for id, text in draft.versions.items() if id not in moved}
    return replace(
        draft,
        accounts=tuple(id for id in ids if id in accounts),
        versions=MappingProxyType(versions) if versions != dict(draft.versions) else draft.versions,
    )


class LoadedEngine:
    """The rule packs, networks and detectors of this computer. Reading the rules again makes a new one."""

    def __init__(
        self, book: RuleBook, networks: Mapping[NetworkId, Network], names: KnownFiles | None = None
    ) -> None:
        from composer.detectors.catalogue import Detectors
        from composer.engine.judge import Judge
        from composer.words.known import KnownFiles

        self._book = book
        self._names = names or KnownFiles()
        known = self._names.load()
        self.networks = networks
        self._ruleset = book.load()
        detectors = Detectors(may_be_named=known.may_be_named, not_people=known.not_people)
        self._judge = Judge(self._ruleset, networks, detectors)
        self.judge = self._judge.judge
        self.detect = detectors.detect
        self.rules: Mapping[RuleId, RuleWords] = self._ruleset.rules
        self.problems: Sequence[RuleProblem] = (*self._ruleset.problems, *self._names.problems)
        self.looked_for = self._ruleset.kinds_asked
        self.may_keep_names = self._names.may_keep
        self.keep_name = self._names.keep

    def changed(self) -> bool:
        """Whether rules or the team's names differ from what is in use; a cheap look."""
        return self._book.changed() or self._names.changed()

    def stamps(self) -> tuple[PackStamp, ...]:
        """The version of every pack and rule in use, read from their files."""
        from composer.engine.stamps import pack_stamps

        return pack_stamps(self._ruleset)

    def reviews_needed(self, accounts: Iterable[Account]) -> tuple[Needed, ...]:
        """What reviews a post from these accounts needs today."""
        from datetime import datetime

        from composer.engine.needs import reviews_needed

        return reviews_needed(self._ruleset, accounts, datetime.now().astimezone().date())

    def make_ready(self, between: Callable[[], None]) -> None:
        """Compile every pattern and read every list now, so that no letter typed later waits for one; `between` is
        called in between."""
        self._ruleset.make_ready(between)
        between()
        _warm_up(self, _OF_EVERY_KIND)

    def reloaded(self) -> LoadedEngine:
        return LoadedEngine(self._book, self.networks, self._names)


def open_engine(employer: str = "") -> Engine:
    """Load everything a checklist needs and judge once, so that the first letter typed finds it warm.

    `employer` is the person's own, where the policy names none.
    """
    from composer.engine.rulebook import RuleBook
    from composer.networks.catalogue import load_networks
    from composer.words.known import KnownFiles

    networks = load_networks()
    names = [str(network) for network in networks]
    book = RuleBook(machine_folder(), person_folder(), networks=names, employer=employer)
    person = person_folder() if machine_policy().personal_packs else None
    engine = LoadedEngine(book, networks, KnownFiles(machine_folder(), person))
    _warm_up(engine, "Warm-up on Monday")
    return engine


def _warm_up(engine: LoadedEngine, text: str) -> None:
    """Judge once, as a post to a network."""
    from composer.domain.draft import Draft

    account = Account(AccountId("warm"), NetworkId("x"))
    engine.judge(Draft(text, (account.id,)), {account.id: account})


def machine_policy() -> PolicyFile:
    """What the IT desk decided for this computer, as its files have it now."""
    from composer.engine.policy import read_policy

    return read_policy(machine_folder()).policy


def decided() -> Decided:
    """What the IT desk decided about the settings, and the words that say so."""
    from composer.engine.policy import POLICY, fixed_settings, read_policy

    policy, _, files = read_policy(machine_folder())
    where = files[-1] if files else machine_folder() / POLICY
    why = f" {policy.why.rstrip('.')}." if policy.why else ""
    return Decided(fixed_settings(policy), f"Set by your IT desk, in {where}.{why}", policy)


def employers() -> dict[str, str]:
    """The employers that have a pack on this computer: the name to choose, and what to call it."""
    from composer.engine.applies import employer_of
    from composer.engine.rulebook import RuleBook

    packs = RuleBook(machine_folder(), person_folder()).load().packs.values()
    return {employer_of(pack): pack.title for pack in packs if employer_of(pack)}


def open_store() -> Store:
    """Drafts and record, on the database and in the folder that the policy names."""
    from composer.engine.policy import drafts_folder
    from composer.store.opening import open_store as open_store_at

    policy = machine_policy()
    return open_store_at(drafts_folder(policy, person_folder()), policy.database)


def open_keyring() -> Keyring:
    """What keeps log-ons: memory only where the policy forbids storing; `RefusedKeyringError` where there is none."""
    from composer.vault.keyrings import MemoryKeyring, system_keyring

    return system_keyring() if machine_policy().store_log_ons else MemoryKeyring()


def start_rules_update() -> subprocess.Popen[bytes] | None:
    """Begin to copy the packs at the policy's `rules_path` in a process that may hang on a network; None for none."""
    if not machine_policy().rules_path:
        return None
    import subprocess
    import sys
    from pathlib import Path

    program = [sys.executable, "-m", "composer"]
    if getattr(sys, "frozen", False):  # the console program stands beside the windowed one
        program = [str(Path(sys.executable).with_stem("post-composer"))]
    quiet = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    silent = subprocess.DEVNULL
    return subprocess.Popen(
        [*program, "rules", "update"], stdin=silent, stdout=silent, stderr=silent, creationflags=quiet
    )
