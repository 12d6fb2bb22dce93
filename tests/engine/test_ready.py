"""The engine reads its lists before the first letter, not at it."""

from __future__ import annotations

import subprocess
import sys

_READING = """
from composer.detectors.names.rules import _phrases
from composer.networks.emoji import emoji_sequences
from composer.services import open_engine

def read():
    return [lists.cache_info().currsize for lists in (_phrases, emoji_sequences)]

engine = open_engine()
print(read())
engine.make_ready(lambda: None)
print(read())
"""


def test_what_the_first_name_and_the_first_emoji_need_is_read_when_the_rules_are_made_ready() -> None:
    # A program of its own: in this one, other tests have read some of it already.
    told = subprocess.run([sys.executable, "-c", _READING], capture_output=True, text=True, check=True)
    before, after = told.stdout.splitlines()
    assert before == "[0, 0]"
    assert after == "[1, 1]"
