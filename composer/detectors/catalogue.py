"""All detectors as one: a piece of text goes in, what they saw comes out, sorted and without contradictions."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from composer.domain.detection import Detection


class Detectors:
    """Finds everything in `KINDS`. Cheap to build; lists and patterns are loaded once, on first use, in any thread.

    `public_contacts` are YAML files like the bundled one (which is always read too). `may_be_named` are names that
    never alarm, `not_people` words that are no names, in any letter case.
    """

    def __init__(
        self,
        public_contacts: Iterable[Path] = (),
        may_be_named: Iterable[str] = (),
        not_people: Iterable[str] = (),
    ) -> None:
        self._contact_files = tuple(public_contacts)
        self._may_be_named = _folded(may_be_named)
        self._not_people = _folded(not_people)
        self._lock = threading.Lock()
        self._find: Callable[[Sequence[str]], list[tuple[Detection, ...]]] | None = None

    def detect(self, piece: str) -> tuple[Detection, ...]:
        """What was seen in `piece`, by position; offsets count in `piece`."""
        return self.detect_all((piece,))[0]

    def detect_all(self, pieces: Sequence[str]) -> list[tuple[Detection, ...]]:
        """What was seen in each of the pieces; sooner than one after another."""
        find = self._find
        if find is None:
            with self._lock:
                find = self._find = self._find or self._load()
        return find(pieces)

    def _load(self) -> Callable[[Sequence[str]], list[tuple[Detection, ...]]]:
        from composer.detectors.public_contacts import BUNDLED_CONTACTS, PublicContacts
        from composer.detectors.sweep import Sweep

        contacts = PublicContacts.read(BUNDLED_CONTACTS, *self._contact_files)
        return Sweep(contacts, self._may_be_named, self._not_people)


def _folded(names: Iterable[str]) -> frozenset[str]:
    return frozenset(" ".join(name.lower().split()) for name in names)
