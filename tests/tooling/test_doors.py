"""Every door of the command line works without Qt."""

from __future__ import annotations

import subprocess
import sys

import pytest

_RUN = """
import sys
from composer.__main__ import main
sys.argv = ["post-composer", *sys.argv[1:]]
try:
    code = main()
except SystemExit as leaving:
    code = leaving.code
heavy = sorted({"PySide6", "shiboken6", "sqlalchemy", "alembic", "keyring", "hunspell"} & set(sys.modules))
print("imported:", *heavy, file=sys.stderr)
sys.exit(code)
"""


def through(*door: str, given: str = "") -> tuple[int, str, list[str]]:
    """The exit code, the output, and which heavy libraries a door imported."""
    done = subprocess.run(
        [sys.executable, "-c", _RUN, *door], input=given, capture_output=True, encoding="utf-8", check=False
    )
    assert "imported:" in done.stderr, done.stderr
    return done.returncode, done.stdout, done.stderr.rpartition("imported:")[2].split()


@pytest.mark.parametrize(
    ("door", "given"),
    [
        (("check", "--json", "-"), "Come to the walk in Sunderland on Monday."),
        (("check", "--jsonl"), '{"id": "1", "text": "Come to the walk."}\n'),
        (("entities", "--jsonl"), '{"id": "1", "text": "See nhs.uk", "network": "x"}\n'),
        (("rules", "list"), ""),
        (("rules", "schema"), ""),
    ],
    ids=["check --json", "check --jsonl", "entities", "rules list", "rules schema"],
)
def test_a_door_answers_without_qt_database_keyring_or_dictionary(door: tuple[str, ...], given: str) -> None:
    code, output, heavy = through(*door, given=given)
    assert heavy == []
    assert output.strip()
    assert code in {0, 1}


def test_the_self_test_looks_at_qt_from_outside() -> None:
    _, output, heavy = through("--self-test")
    assert not {"PySide6", "shiboken6"} & set(heavy)
    assert "window" in output
