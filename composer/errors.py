"""Failures we foresaw."""

from __future__ import annotations


class ComposerError(Exception):
    """Something went wrong that a person can do something about: `what` happened, and the `remedy`."""

    def __init__(self, what: str, remedy: str = "") -> None:
        super().__init__(f"{what} {remedy}".rstrip())
        self.what = what
        self.remedy = remedy
