"""One set of detectors for all their tests: the lists are read once."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from composer.detectors.catalogue import Detectors

Found = Callable[[str, str], list[str]]


@pytest.fixture(scope="session")
def detectors() -> Detectors:
    return Detectors()


@pytest.fixture(scope="session")
def found(detectors: Detectors) -> Found:
    """`found(kind, text)`: the words found of that kind that are not public."""

    def found_words(kind: str, text: str) -> list[str]:
        return [d.span.of(text) for d in detectors.detect(text) if d.kind == kind and not d.public]

    return found_words


@pytest.fixture(scope="session")
def public(detectors: Detectors) -> Found:
    """`public(kind, text)`: the words found of that kind that are published."""

    def public_words(kind: str, text: str) -> list[str]:
        return [d.span.of(text) for d in detectors.detect(text) if d.kind == kind and d.public]

    return public_words
