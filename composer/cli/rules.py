"""`post-composer rules`: list them, run their examples, print their schema, explain one, fetch those of IT."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import TextIO

from composer.cli.tools import load_all_networks
from composer.domain.account import NetworkId
from composer.domain.network import Network
from composer.engine.problems import Problem, Severity, nearest
from composer.engine.rulebook import RuleBook
from composer.engine.ruleset import RuleInfo, Ruleset
from composer.errors import ComposerError
from composer.paths import machine_folder, person_folder

_ALL_OURS_HAVE = ("title", "why", "source", "passes", "fails")


def run(asked: argparse.Namespace, stdout: TextIO) -> int:
    """0 when all is well, 1 when rule files have mistakes."""
    if asked.what == "schema":
        from composer.engine.schema import editor_schema

        stdout.write(json.dumps(editor_schema(), indent=2) + "\n")
        return 0
    if asked.what == "policy-schema":
        from composer.engine.schema import policy_schema

        stdout.write(json.dumps(policy_schema(), indent=2) + "\n")
        return 0
    if asked.what == "update":
        from composer.cli import update_rules

        return update_rules.run(stdout)
    if asked.what == "check":
        return _check(asked.folder, stdout)
    ruleset = RuleBook(machine_folder(), person_folder(), networks=load_all_networks()).load()
    if asked.what == "list":
        return _list(ruleset, stdout)
    return _explain(asked.rule, ruleset, stdout)


def _list(ruleset: Ruleset, stdout: TextIO) -> int:
    for info in ruleset.rules.values():
        never = "  (its scope never occurs in a post)" if info.never_applies else ""
        stdout.write(f"{info.id:<40} {info.kind:<14} {info.level.value:<10} {info.title}{never}\n")
    for problem in ruleset.problems:
        stdout.write(f"{problem}\n")
    return 1 if _errors(ruleset.problems) else 0


def _explain(name: str, ruleset: Ruleset, stdout: TextIO) -> int:
    known = {str(rule).casefold(): info for rule, info in ruleset.rules.items()}
    info = known.get(name.casefold())
    if info is None:
        near = nearest(name, known)
        hint = f"Did you mean {known[near].id}?" if near else "'rules list' names them all."
        raise ComposerError(f"There is no rule '{name}'.", hint)
    pack = ruleset.packs[info.pack]
    rows = {
        "Rule": info.id,
        "Title": info.title,
        "Says": info.rule.message or getattr(info.rule, "prompt", ""),
        "Why": info.why,
        "Source": info.source,
        "Link": info.link,
        "Kind": info.kind,
        "Level": info.level.value,
        "Group": info.group.value,
        "Set aside": "may be dismissed with a reason" if info.dismissable else "cannot be dismissed",
        "Pack": f"{pack.title}, from the {info.origin}" + (f", owner {pack.owner}" if pack.owner else ""),
        "File": str(info.path),
    }
    for label, said in rows.items():
        if said:
            stdout.write(f"{label + ':':<11}{said}\n")
    for label, texts in (("Passes", info.rule.passes), ("Fails", info.rule.fails)):
        for text in texts:
            stdout.write(f"{label + ':':<11}{text if isinstance(text, str) else text.text}\n")
    return 0


def _check(folder: str | None, stdout: TextIO) -> int:
    from composer.detectors.catalogue import Detectors
    from composer.engine.examples import example_problems

    networks = load_all_networks()
    ruleset = _book(folder, networks).load()
    problems = [*ruleset.problems, *_missing(ruleset)]
    problems += example_problems(ruleset, networks, Detectors(), datetime.now().astimezone().date())
    for problem in sorted(problems, key=lambda each: (str(each.path), each.line, each.column)):
        stdout.write(f"{problem}\n")
    errors = len(_errors(problems))
    examples = sum(len(info.rule.passes) + len(info.rule.fails) for info in ruleset.rules.values())
    verdict = "all is well" if not errors else "1 mistake" if errors == 1 else f"{errors} mistakes"
    stdout.write(f"{len(ruleset.rules)} rules, {examples} examples: {verdict}\n")
    return 1 if errors else 0


def _book(folder: str | None, known: Mapping[NetworkId, Network]) -> RuleBook:
    if folder is None:
        return RuleBook(machine_folder(), person_folder(), networks=known)
    path = Path(folder).resolve()
    if not path.is_dir():
        raise ComposerError(f"{folder} is not a folder.", "Name a pack, or a folder of packs.")
    if any(each.suffix.lower() in {".yml", ".yaml"} for each in path.iterdir()):
        return RuleBook(bundle=path / "no packs within", given=[path], networks=known)
    return RuleBook(bundle=path, networks=known)


def _missing(ruleset: Ruleset) -> list[Problem]:
    """What the rules that come with the app must have, and others should."""
    return [
        Problem(
            info.path,
            1,
            1,
            f"the key '{key}' is missing",
            "rules that come with the app have it",
            rule=info.id,
        )
        for info in ruleset.rules.values()
        if _is_ours(info)
        for key in _ALL_OURS_HAVE
        if not getattr(info.rule, key)
    ]


def _is_ours(info: RuleInfo) -> bool:
    from composer.paths import BUNDLED_RULES

    return info.path.is_relative_to(BUNDLED_RULES)


def _errors(problems: Iterable[Problem]) -> list[Problem]:
    return [problem for problem in problems if problem.severity is Severity.ERROR]
