"""A post cut into tokens, the way the training sets cut theirs."""

from __future__ import annotations

import re
from typing import NamedTuple

_TOKEN = re.compile(
    r"""
      (?P<link>https?://\S+|www\.\S+|[\w.+-]{1,64}@[\w-]+\.[\w.]+)
    | (?P<handle>[@＠][\ ]?\w[\w.]*\w|[@＠]\w)
    | (?P<tag>[\#＃]\w+)
    | (?P<word>(?:[^\W\d_]\.){2,}                                # J.K.
             | [^\W\d_]\.(?=\s*[^\W\d_])                         # J. Smith
             | [^\W\d_]+(?:(?:['’](?![sS]\b)|-)[^\W\d_]+)*)      # O'Neill, Anne-Marie, but Tom | 's
    | (?P<number>\d[\d.,:/]*\w*)
    | (?P<genitive>['’][sS]\b)
    | (?P<mark>\.\.+|[^\w\s]|_)
    """,
    re.VERBOSE,
)


class Token(NamedTuple):
    """One token and where it starts; `kind` is the name of its group in the pattern."""

    text: str
    start: int
    kind: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def tokens(text: str) -> list[Token]:
    """Every token of a text, in order."""
    return [
        Token(match[0], match.start(), match.lastgroup) for match in _TOKEN.finditer(text) if match.lastgroup
    ]
