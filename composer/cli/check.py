"""`post-composer check`: one post's checklist, or a line of JSON for each of many."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping
from io import BufferedIOBase
from pathlib import Path
from typing import TextIO

from composer.cli.many import check_lines
from composer.cli.tools import account_for, checked_networks, judge_with, load_all_networks, load_rules
from composer.domain.account import AccountId
from composer.domain.checklist import Checklist, Question
from composer.domain.draft import Draft
from composer.domain.finding import Finding, Level
from composer.engine.ruleset import Ruleset
from composer.errors import ComposerError

_BLOCKS = 1


def run(asked: argparse.Namespace, stdin: BufferedIOBase, stdout: TextIO) -> int:
    """0: nothing blocks; 1: something does; 2: some lines could not be judged. ComposerError: could not run."""
    networks = load_all_networks()
    wanted = checked_networks(asked.network, networks)
    ruleset = load_rules(asked.pack, networks)
    judge = judge_with(ruleset, networks, fixing=not asked.jsonl)
    if asked.jsonl:
        if asked.file == "-":
            return check_lines(judge, networks, wanted, stdin, stdout)
        try:
            with Path(asked.file).open("rb") as lines:
                return check_lines(judge, networks, wanted, lines, stdout)
        except OSError as failure:
            raise _unreadable(asked.file, failure) from failure
    accounts = {AccountId(name): account_for(name) for name in wanted}
    text = _text(asked.file, stdin)
    checklist = judge.judge(Draft(text, tuple(accounts)), accounts)
    if asked.json:
        stdout.write(json.dumps(as_json(checklist, ruleset), indent=2) + "\n")
    else:
        _say(stdout, checklist, ruleset, text)
    return _BLOCKS if checklist.to_fix or checklist.unanswered else 0


def _text(name: str, stdin: BufferedIOBase) -> str:
    """The post; the line end that closes a file is not part of it."""
    try:
        content = stdin.read() if name == "-" else Path(name).read_bytes()
        text = content.decode("utf-8-sig")
    except OSError as failure:
        raise _unreadable(name, failure) from failure
    except UnicodeDecodeError as bad:
        where = "standard input" if name == "-" else name
        line = content.count(b"\n", 0, bad.start) + 1
        raise ComposerError(f"{where}:{line}: this is not UTF-8 text.", "Save it as UTF-8.") from None
    text = text.replace("\r\n", "\n")
    return text[:-1] if text.endswith("\n") else text


def _unreadable(name: str, failure: OSError) -> ComposerError:
    return ComposerError(
        f"{name} cannot be read ({failure.strerror}).", "Check the name, and that you may read it."
    )


def summary_of(checklist: Checklist) -> str:
    """'2 to fix, 3 to tick', as the app says it."""
    parts = [
        (len(checklist.to_fix), "to fix"),
        (len(checklist.to_tick), "to tick"),
        (len(checklist.unanswered), "unanswered"),
    ]
    said = ", ".join(f"{number} {what}" for number, what in parts if number)
    return said or "Nothing to fix"


def as_json(checklist: Checklist, ruleset: Ruleset) -> dict[str, object]:
    """The whole checklist as plain values; offsets are code points, the end not included."""
    levels = {level.value: sum(one.level is level for one in checklist.findings) for level in Level}
    return {
        "summary": {
            "text": summary_of(checklist),
            "to_fix": len(checklist.to_fix),
            "to_tick": len(checklist.to_tick),
            "levels": levels,
            "blocks": bool(checklist.to_fix or checklist.unanswered),
            "may_post": checklist.may_post,
        },
        "findings": [_finding(finding, ruleset) for finding in checklist.findings],
        "questions": [_question(question, ruleset) for question in checklist.questions],
        "unanswered": list(checklist.unanswered),
        "detections": [
            {
                "kind": each.kind,
                "start": each.span.start,
                "end": each.span.end,
                "value": each.value,
                "sure": each.sure,
                "public": each.public,
                "note": each.note,
            }
            for _, each in checklist.detections
        ],
        "lengths": {
            account: {
                "count": each.count,
                "limit": each.limit,
                "fits": each.fits,
                "blocking": each.blocking,
                "detail": each.detail,
            }
            for account, each in checklist.lengths.items()
        },
        "problems": [
            {
                "file": str(each.path),
                "line": each.line,
                "column": each.column,
                "what": each.what,
                "allowed": each.allowed,
                "severity": each.severity.value,
            }
            for each in ruleset.problems
        ],
    }


def _about(rule: Finding | Question, ruleset: Ruleset) -> Mapping[str, object]:
    info = ruleset.rules[rule.rule]
    return {"title": info.title, "why": info.why, "source": info.source, "group": info.group.value}


def _finding(finding: Finding, ruleset: Ruleset) -> dict[str, object]:
    return {
        "rule": finding.rule,
        "kind": finding.kind,
        "level": finding.level.value,
        "start": finding.span.start if finding.span else None,
        "end": finding.span.end if finding.span else None,
        "message": finding.message,
        "parts": [list(part) for part in finding.parts],
        "networks": list(finding.accounts),
        **_about(finding, ruleset),
        "fixes": [
            {
                "label": fix.label,
                "edits": [
                    {"start": edit.span.start, "end": edit.span.end, "text": edit.text} for edit in fix.edits
                ],
            }
            for fix in finding.fixes
        ],
    }


def _question(question: Question, ruleset: Ruleset) -> dict[str, object]:
    return {
        "rule": question.rule,
        "prompt": question.prompt,
        "basis": question.basis,
        "networks": list(question.accounts),
        **_about(question, ruleset),
    }


def _say(stdout: TextIO, checklist: Checklist, ruleset: Ruleset, text: str) -> None:
    """The checklist for a person to read."""
    shown = [summary_of(checklist) + "."]
    for finding in checklist.findings:
        words = f" “{finding.span.of(text)}”" if finding.span is not None and finding.span.of(text) else ""
        shown.append(f"  {finding.level.value}: {finding.message}{words} [{finding.rule}]")
        shown += [f"      fix: {fix.label}" for fix in finding.fixes]
    shown += [f"  to tick: {question.prompt} [{question.rule}]" for question in checklist.questions]
    shown += [f"  unanswered: {rule} took too long, so it is not known" for rule in checklist.unanswered]
    for account, length in checklist.lengths.items():
        shown.append(
            f"  {account}: {length.count:,} of {length.limit:,}{'' if length.fits else ', too long'}"
        )
    errors = [str(problem) for problem in ruleset.problems if problem.severity == "error"]
    stdout.write(_printable("\n".join(shown)) + "\n")
    for problem in errors:
        print(f"post-composer: {problem}", file=sys.stderr)  # noqa: T201


def _printable(text: str) -> str:
    return text.encode("utf-8", "replace").decode()
