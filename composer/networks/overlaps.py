"""Which of several entities at the same place stand."""

from __future__ import annotations

from collections.abc import Iterable
from operator import attrgetter

from composer.domain.network import Entity

_by_start = attrgetter("start")


def without_overlaps(found: Iterable[Entity]) -> tuple[Entity, ...]:
    """The entities in text order; of those that overlap the first stands, of those that start alike the first given."""
    standing: list[Entity] = []
    end = -1
    for entity in sorted(found, key=_by_start):
        if entity.start >= end:
            standing.append(entity)
            end = entity.end
    return tuple(standing)
