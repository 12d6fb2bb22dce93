"""Answers kept for what was asked lately."""

from __future__ import annotations

from typing import Generic, TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")


class Recent(Generic[Key, Value]):
    """Keeps the answers of up to `most` questions, and never fewer than the last half as many."""

    def __init__(self, most: int) -> None:
        self._most = most // 2
        self._young: dict[Key, Value] = {}
        self._old: dict[Key, Value] = {}

    def get(self, key: Key) -> Value | None:
        """What is kept, or None."""
        value = self._young.get(key)
        if value is None:
            value = self._old.get(key)
            if value is not None:
                self.put(key, value)
        return value

    def many(self, keys: list[Key]) -> list[Value | None]:
        """What is kept of several; of some of what was not asked for lately, None."""
        return list(map(self._young.get, keys))

    def put(self, key: Key, value: Value) -> None:
        if len(self._young) >= self._most:
            self._old, self._young = self._young, {}
        self._young[key] = value

    def clear(self) -> None:
        self._old, self._young = {}, {}
