"""`check --jsonl`: a line in, a line out, in order."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import BinaryIO, TextIO

from composer.cli.tools import account_for
from composer.domain.account import Account, AccountId, NetworkId
from composer.domain.checklist import Checklist
from composer.domain.draft import Draft
from composer.domain.network import Network
from composer.engine.judge import Judge

_SOME_LINES_WERE_WRONG = 2
_encode = json.JSONEncoder(check_circular=False).encode


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
    status = 0
    for line in lines:
        if not line.strip():
            continue
        try:
            answer = _answer(line, judge, accounts, wanted)
        except _BadLineError as bad:
            status = _SOME_LINES_WERE_WRONG
            answer = {"id": bad.line_id, "error": str(bad)}
        except Exception as fault:  # a fault of ours in one post must not lose the answers to the others
            status = _SOME_LINES_WERE_WRONG
            said = f"this post could not be checked ({type(fault).__name__}): it has not been passed"
            answer = {"id": json.loads(line).get("id"), "error": said}
        stdout.write(_encode(answer) + "\n")
        stdout.flush()
    return status


def _answer(
    line: bytes, judge: Judge, accounts: Mapping[AccountId, Account], wanted: Sequence[NetworkId]
) -> dict[str, object]:
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
    chosen = tuple(AccountId(name) for name in wanted) if names is None else _chosen(names, accounts, line_id)
    return _shown(line_id, judge.judge(Draft(text, chosen), accounts, ask=False))


def _chosen(names: object, accounts: Mapping[AccountId, Account], line_id: object) -> tuple[AccountId, ...]:
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise _BadLineError("'networks' is not a list of names", line_id)
    unknown = [name for name in names if name not in accounts]
    if unknown:
        raise _BadLineError(f"there is no network '{unknown[0]}'; known are {', '.join(accounts)}", line_id)
    return tuple(AccountId(name) for name in dict.fromkeys(names))


def _shown(line_id: object, checklist: Checklist) -> dict[str, object]:
    shown = {
        "id": line_id,
        "findings": [
            {
                "rule": finding.rule,
                "kind": finding.kind,
                "level": finding.level.value,
                "start": finding.span.start if finding.span is not None else None,
                "end": finding.span.end if finding.span is not None else None,
                "message": finding.message,
            }
            for finding in checklist.findings
        ],
        "detections": [
            {"kind": each.kind, "start": each.span.start, "end": each.span.end}
            for _, each in checklist.detections
        ],
        "lengths": {
            account: {"count": each.count, "limit": each.limit, "fits": each.fits}
            for account, each in checklist.lengths.items()
        },
    }
    if checklist.unanswered:
        shown["unanswered"] = list(checklist.unanswered)
    return shown
