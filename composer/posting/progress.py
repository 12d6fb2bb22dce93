"""Which steps of a hand-over are done, kept between starts; never a word of the post."""

from __future__ import annotations

import json
from pathlib import Path

from composer.errors import ComposerError
from composer.words.keeping import read_json, write_json

_MOST = 200
"""Hand-overs remembered; the oldest go first."""


class Progress:
    """A small JSON file: for each hand-over, by draft, account and digest, the steps done."""

    def __init__(self, path: Path) -> None:
        self._path = path
        stored = read_json(path).get("handovers")
        pairs = [one for one in stored if _is_pair(one)] if isinstance(stored, list) else []
        self._done: dict[str, list[str]] = {key: [str(step) for step in steps] for key, steps in pairs}

    def done(self, draft: str, account: str, digest: str) -> frozenset[str]:
        return frozenset(self._done.get(_key(draft, account, digest), ()))

    def mark(self, draft: str, account: str, digest: str, step: str, *, done: bool = True) -> bool:
        """Keep that a step is done or not; false where it could only be kept for now."""
        key = _key(draft, account, digest)
        steps = [one for one in self._done.pop(key, []) if one != step]
        self._done[key] = [*steps, step] if done else steps
        return self._write()

    def forget(self, draft: str) -> None:
        """The draft is finished with."""
        self._done = {key: steps for key, steps in self._done.items() if json.loads(key)[0] != draft}
        self._write()

    def _write(self) -> bool:
        for key in list(self._done)[:-_MOST]:
            del self._done[key]
        try:
            write_json(self._path, {"handovers": list(self._done.items())})
        except ComposerError:
            return False
        return True


def _is_pair(stored: object) -> bool:
    """Whether it is a key of ours with its steps."""
    if not (isinstance(stored, list) and len(stored) == 2 and isinstance(stored[1], list)):
        return False
    try:
        return len(json.loads(stored[0])) == 3
    except (TypeError, ValueError):
        return False


def _key(draft: str, account: str, digest: str) -> str:
    return json.dumps([draft, account, digest])
