"""`check --jsonl`: a line in, a line out, in order."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import BinaryIO, TextIO

from composer.cli.tools import account_for
from composer.domain.account import Account, AccountId, NetworkId
from composer.domain.checklist import Checklist
from composer.domain.draft import Draft
from composer.domain.finding import Finding, Level, RuleId
from composer.domain.network import Network
from composer.engine.judge import Judge

_SOME_LINES_WERE_WRONG = 2
_encode = json.JSONEncoder(check_circular=False).encode
_quoted = json.encoder.encode_basestring_ascii


class _BadLineError(ValueError):
    """A line that cannot be judged, with its id when it has one."""

    def __init__(self, what: str, line_id: object = None) -> None:
        super().__init__(what)
        self.line_id = line_id


def check_lines(
    judge: Judge,
    networks: Mapping[NetworkId, Network],
    wanted: Sequence[NetworkId],
    lines: BinaryIO,
    stdout: TextIO,
) -> int:
    """Answer each line `{"id", "text", "networks"?}`; 2 at the end if one could not be read."""
    accounts = {AccountId(name): account_for(name) for name in networks}
    everywhere = tuple(AccountId(name) for name in wanted)
    status = 0
    for line in lines:
        if not line.strip():
            continue
        try:
            answer = _answer(line, judge, accounts, everywhere)
        except _BadLineError as bad:
            status = _SOME_LINES_WERE_WRONG
            answer = _encode({"id": bad.line_id, "error": str(bad)}) + "\n"
        except Exception as fault:  # a fault of ours in one post must not lose the answers to the others
            status = _SOME_LINES_WERE_WRONG
            said = f"this post could not be checked ({type(fault).__name__}): it has not been passed"
            answer = _encode({"id": json.loads(line).get("id"), "error": said}) + "\n"
        stdout.write(answer)
        stdout.flush()
    return status


def _answer(
    line: bytes, judge: Judge, accounts: Mapping[AccountId, Account], wanted: tuple[AccountId, ...]
) -> str:
    try:
        request = json.loads(line)
    except (ValueError, RecursionError):
        raise _BadLineError("this line is not JSON in UTF-8") from None
    if not isinstance(request, dict):
        raise _BadLineError("a line is an object with 'id' and 'text'")
    if "id" not in request:
        raise _BadLineError("'id' is missing")
    line_id, text = request["id"], request.get("text")
    if not isinstance(text, str):
        raise _BadLineError("'text' is missing or is not a text", line_id)
    names = request.get("networks")
    chosen = wanted if names is None else _chosen(names, accounts, line_id)
    return _shown(line_id, judge.judge(Draft(text, chosen), accounts, ask=False))


def _chosen(names: object, accounts: Mapping[AccountId, Account], line_id: object) -> tuple[AccountId, ...]:
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise _BadLineError("'networks' is not a list of names", line_id)
    unknown = [name for name in names if name not in accounts]
    if unknown:
        raise _BadLineError(f"there is no network '{unknown[0]}'; known are {', '.join(accounts)}", line_id)
    return tuple(AccountId(name) for name in dict.fromkeys(names))


def _shown(line_id: object, checklist: Checklist) -> str:
    """The answer to one post as a line of JSON, put together from parts that are mostly the same from post to post."""
    findings = ", ".join(map(_finding, checklist.findings))
    detections = ", ".join(
        f'{{"kind": "{each.kind}", "start": {each.span.start}, "end": {each.span.end}}}'
        for _, each in checklist.detections
    )
    lengths = ", ".join(
        _length(account, each.count, each.limit, each.fits) for account, each in checklist.lengths.items()
    )
    unanswered = f', "unanswered": {_encode(checklist.unanswered)}' if checklist.unanswered else ""
    return (
        f'{{"id": {_encode(line_id)}, "findings": [{findings}], "detections": [{detections}], '
        f'"lengths": {{{lengths}}}{unanswered}}}\n'
    )


def _finding(finding: Finding) -> str:
    start, end = finding.span if finding.span is not None else ("null", "null")
    rule = _rule(finding.rule, finding.kind, finding.level)
    return f'{rule}, "start": {start}, "end": {end}, "message": {_quoted(finding.message)}}}'


@lru_cache(maxsize=4096)
def _rule(rule: RuleId, kind: str | None, level: Level) -> str:
    """How a finding by this rule begins, its closing brace left out."""
    return _encode({"rule": rule, "kind": kind, "level": level.value})[:-1]


@lru_cache(maxsize=4096)
def _length(account: AccountId, count: int, limit: int, fits: bool) -> str:
    return f"{_quoted(account)}: {_encode({'count': count, 'limit': limit, 'fits': fits})}"
