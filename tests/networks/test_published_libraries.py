"""The networks' own published libraries, asked once about random texts: we say the same (see README.md)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from composer.domain.account import NetworkId
from composer.networks import bluesky
from composer.networks.entities import entities
from tests.networks.vectors import length, networks

HERE = Path(__file__).parent


def _answers(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (HERE / name).read_text(encoding="utf-8").splitlines()]


def _entities(network: str, text: str) -> list[list[object]]:
    spotted = entities(networks()[NetworkId(network)], text)
    return [[entity.kind, entity.start, entity.end, entity.value] for entity in spotted]


def test_x_says_what_twitter_text_says() -> None:
    answers = _answers("twitter_text.jsonl")
    assert len(answers) > 400
    for answer in answers:
        measured = length("x", answer["text"])
        assert (measured.count, measured.fits) == (answer["count"], answer["fits"]), answer
        assert _entities("x", answer["text"]) == answer["entities"], answer


def test_bluesky_says_what_its_own_client_says() -> None:
    answers = _answers("atproto_rich_text.jsonl")
    assert len(answers) > 400
    for answer in answers:
        assert length("bluesky", answer["text"]).count == answer["graphemes"], answer
        assert bluesky.tally(answer["text"])[1] == answer["bytes"], answer
        assert _entities("bluesky", answer["text"]) == answer["entities"], answer
