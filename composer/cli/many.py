"""`check --jsonl`: a line in, a line out, in order."""

from __future__ import annotations

import gc
import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from io import BufferedIOBase
from typing import NamedTuple, TextIO

from composer.cli.tools import account_for
from composer.domain.account import Account, AccountId, NetworkId
from composer.domain.checklist import Checklist
from composer.domain.draft import Draft
from composer.domain.finding import Finding, Level, RuleId
from composer.domain.network import Network
from composer.engine.judge import Judge

_SOME_LINES_WERE_WRONG = 2
_BYTES_AT_ONCE = 1 << 17
_OBJECTS_BETWEEN_LOOKS = 100_000
_encode = json.JSONEncoder(check_circular=False).encode
_quoted = json.encoder.encode_basestring_ascii
_decoded = json.JSONDecoder().raw_decode


class _BadLineError(ValueError):
    """A line that cannot be judged, with its id when it has one."""

    def __init__(self, what: str, line_id: object = None) -> None:
        super().__init__(what)
        self.line_id = line_id


class _Asked(NamedTuple):
    """A line that can be judged."""

    line_id: object
    draft: Draft


def check_lines(
    judge: Judge,
    networks: Mapping[NetworkId, Network],
    wanted: Sequence[NetworkId],
    lines: BufferedIOBase,
    stdout: TextIO,
) -> int:
    """Answer each line `{"id", "text", "networks"?}`; 2 at the end if one could not be judged."""
    desk = _Desk(judge, {AccountId(name): account_for(name) for name in networks}, wanted)
    with _few_collections():
        for batch in _batches(lines):
            stdout.write("".join(desk.answers(batch)))
            stdout.flush()
    return _SOME_LINES_WERE_WRONG if desk.refused else 0


class _Desk:
    """Answers lines, many at once since that takes less time, and each for itself all the same."""

    def __init__(
        self, judge: Judge, accounts: Mapping[AccountId, Account], wanted: Sequence[NetworkId]
    ) -> None:
        self.refused = False
        """Whether a line could not be judged."""
        self._judge = judge
        self._accounts = accounts
        self._everywhere = tuple(AccountId(name) for name in wanted)

    def answers(self, lines: Sequence[bytes]) -> list[str]:
        """A line of JSON for each."""
        read = [self._read(line) for line in lines if line.strip()]
        asked = [each for each in read if isinstance(each, _Asked)]
        try:
            judged = self._judge.judge_all([each.draft for each in asked], self._accounts, ask=False)
        except Exception:  # a fault of ours in one post must not lose the answers to the others
            return [self._alone(each) if isinstance(each, _Asked) else each for each in read]
        checklists = iter(judged)
        return [_shown(each.line_id, next(checklists)) if isinstance(each, _Asked) else each for each in read]

    def _alone(self, asked: _Asked) -> str:
        try:
            return _shown(asked.line_id, self._judge.judge(asked.draft, self._accounts, ask=False))
        except Exception as fault:
            said = f"this post could not be checked ({type(fault).__name__}): it has not been passed"
            return self._refuse(_BadLineError(said, asked.line_id))

    def _read(self, line: bytes) -> _Asked | str:
        """What is asked, or else the answer that says why it cannot be judged."""
        try:
            return _asked(line, self._accounts, self._everywhere)
        except _BadLineError as bad:
            return self._refuse(bad)

    def _refuse(self, bad: _BadLineError) -> str:
        self.refused = True
        return _encode({"id": bad.line_id, "error": str(bad)}) + "\n"


@contextmanager
def _few_collections() -> Iterator[None]:
    """Look for rubbish seldom: walking over all that is loaded, again and again, would cost a fifth of the time."""
    before = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(_OBJECTS_BETWEEN_LOOKS, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()


def _batches(lines: BufferedIOBase) -> Iterator[list[bytes]]:
    """Lines as they come: all that are there, up to a limit. Nobody waits for an answer until more is asked."""
    begun: list[bytes] = []
    while chunk := lines.read1(_BYTES_AT_ONCE):
        whole, end, rest = chunk.rpartition(b"\n")
        if end:
            yield b"".join([*begun, whole]).split(b"\n")
            begun = []
        begun.append(rest)
    if last := b"".join(begun):
        yield [last]


def _asked(line: bytes, accounts: Mapping[AccountId, Account], everywhere: tuple[AccountId, ...]) -> _Asked:
    try:
        request = _request(line)
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
    return _Asked(line_id, Draft(text, everywhere if names is None else _chosen(names, accounts, line_id)))


def _request(line: bytes) -> object:
    """What stands in a line of JSON. Nearly every one begins so, in UTF-8, and other codes need not be thought of."""
    if line.startswith(b'{"'):
        text = line.decode("utf-8", "surrogatepass")
        request, end = _decoded(text)
        if end == len(text):
            return request
    return json.loads(line)


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
        [
            f'{{"kind": "{kind}", "start": {start}, "end": {end}}}'
            for _, (kind, (start, end), *_) in checklist.detections
        ]
    )
    lengths = ", ".join(
        [_length(account, each.count, each.limit, each.fits) for account, each in checklist.lengths.items()]
    )
    shown_id = line_id if type(line_id) is int else _encode(line_id)
    unanswered = f', "unanswered": {_encode(checklist.unanswered)}' if checklist.unanswered else ""
    return (
        f'{{"id": {shown_id}, "findings": [{findings}], "detections": [{detections}], '
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
