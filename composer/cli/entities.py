"""`post-composer entities --jsonl`: the links, mentions and tags of each text, as each network finds them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TextIO

from composer.domain.account import NetworkId
from composer.domain.network import Entity
from composer.networks.catalogue import Networks, load_networks
from composer.networks.entities import entities

_SOME_LINES_WERE_WRONG = 2


def run(stdin: TextIO, stdout: TextIO) -> int:
    """Answers each line `{"id", "text", "networks"?}` with one line; 2 at the end if a line was wrong."""
    networks = load_networks()
    status = 0
    # Bytes, where there are any: a line that is not UTF-8 is then a wrong line, not the end.
    lines: Iterable[str | bytes] = getattr(stdin, "buffer", stdin)
    for line in lines:
        if not line.strip():
            continue
        answer = _answer(line, networks)
        if "error" in answer:
            status = _SOME_LINES_WERE_WRONG
        stdout.write(json.dumps(answer) + "\n")
        stdout.flush()
    return status


def _answer(line: str | bytes, networks: Networks) -> dict[str, object]:
    request_id: object = None
    try:
        request = _object(line)
        request_id = request.get("id")
        text, wanted = _checked(request, networks)
    except ValueError as error:
        return {"id": request_id, "error": str(error)}
    return {
        "id": request_id,
        "entities": {name: [_shown(entity) for entity in entities(networks[name], text)] for name in wanted},
    }


def _object(line: str | bytes) -> dict[str, object]:
    try:
        request = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise ValueError("this line is not JSON") from error
    if not isinstance(request, dict):
        raise ValueError("a line is an object with 'id' and 'text'")
    return request


def _checked(request: dict[str, object], networks: Networks) -> tuple[str, list[NetworkId]]:
    """The text and the networks asked for."""
    if "id" not in request:
        raise ValueError("'id' is missing")
    text = request.get("text")
    if not isinstance(text, str):
        raise ValueError("'text' is missing or is not a text")
    wanted = request.get("networks")
    if wanted is None:
        return text, list(networks)
    if not isinstance(wanted, list) or not all(isinstance(name, str) for name in wanted):
        raise ValueError("'networks' is not a list of names")
    if not networks.keys() >= set(wanted):
        raise ValueError(f"an unknown network; known are {', '.join(networks)}")
    return text, [NetworkId(name) for name in wanted]


def _shown(entity: Entity) -> dict[str, object]:
    return {"kind": entity.kind, "start": entity.start, "end": entity.end, "value": entity.value}
