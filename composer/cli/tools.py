"""What the doors judge with: rules, networks and detectors of this computer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from composer.domain.account import Account, AccountId, NetworkId
from composer.domain.network import Network
from composer.engine.judge import Judge
from composer.engine.rulebook import RuleBook
from composer.engine.ruleset import Ruleset
from composer.errors import ComposerError
from composer.paths import machine_folder, person_folder


def load_rules(wanted: Sequence[str], networks: Mapping[NetworkId, Network]) -> Ruleset:
    """The rules in use, or those of the wanted packs alone: names of packs, or folders."""
    folders = [Path(name).resolve() for name in wanted if _is_folder(name)]
    names = [name for name in wanted if not _is_folder(name)]
    book = RuleBook(machine_folder(), person_folder(), given=folders, only=names, networks=networks)
    ruleset = book.load()
    for name in names:
        if name not in ruleset.packs:
            known = ", ".join(RuleBook(machine_folder(), person_folder()).load().packs)
            raise ComposerError(f"There is no pack '{name}'.", f"Name a folder, or one of: {known}.")
    for folder in folders:
        if folder.name not in ruleset.packs:
            raise ComposerError(f"{folder} holds no rules.", "A pack is a folder with one .yml file a rule.")
    if not ruleset.rules:
        first = f"{ruleset.problems[0]}." if ruleset.problems else "No rule files were found."
        raise ComposerError(
            f"There is no rule to judge with. {first}", "Mend the rule files, or install the app again."
        )
    return ruleset


def _is_folder(name: str) -> bool:
    return ("/" in name or "\\" in name or name in {".", ".."}) or Path(name).is_dir()


def load_all_networks() -> Mapping[NetworkId, Network]:
    from composer.networks.catalogue import load_networks

    return load_networks()


def judge_with(ruleset: Ruleset, networks: Mapping[NetworkId, Network], *, fixing: bool = True) -> Judge:
    """A judge of drafts with these rules; without `fixing`, what it finds comes without fixes."""
    from composer.detectors.catalogue import Detectors
    from composer.services import machine_policy
    from composer.words.known import KnownFiles

    person = person_folder() if machine_policy().personal_packs else None
    known = KnownFiles(machine_folder(), person).load()
    return Judge(ruleset, networks, Detectors((), known.may_be_named, known.not_people), fixing=fixing)


@cache
def account_for(network: NetworkId) -> Account:
    """An account that stands for a network, where no real one is known."""
    return Account(AccountId(network), network)


def checked_networks(wanted: Sequence[str], networks: Mapping[NetworkId, Network]) -> tuple[NetworkId, ...]:
    """The wanted networks, all when none is named; a name that is not known is refused."""
    unknown = [name for name in wanted if name not in networks]
    if unknown:
        raise ComposerError(f"There is no network '{unknown[0]}'.", f"Known are {', '.join(networks)}.")
    return tuple(NetworkId(name) for name in dict.fromkeys(wanted)) or tuple(networks)
