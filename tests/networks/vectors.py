"""Shortcuts for tables of texts with what a network makes of them."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from composer.domain.account import NetworkId
from composer.domain.checklist import Length
from composer.networks.catalogue import Networks, load_networks
from composer.networks.counting import measure
from composer.networks.entities import entities
from composer.paths import RESOURCES


@cache
def networks() -> Networks:
    return load_networks(RESOURCES / "networks.yml")


def length(network: str, text: str) -> Length:
    return measure(networks()[NetworkId(network)], text)


def found(network: str, text: str) -> list[tuple[str, str]]:
    """Kind and value of each entity; that each stands where it says is checked on the way."""
    spotted = entities(networks()[NetworkId(network)], text)
    for entity in spotted:
        written = text[entity.start : entity.end]
        sigil = "" if entity.kind == "link" else written[0]
        assert sigil in ("", "@", "＠", "#", "＃", "$")
        if entity.kind != "cashtag":
            assert written == sigil + entity.value
    assert all(first.end <= second.start for first, second in pairwise(spotted))
    return [(entity.kind, entity.value) for entity in spotted]
