"""However the app ends, nothing older than two seconds of typing is missing."""

from __future__ import annotations

import shutil
import sys

import pytest

from tests.journeys.killing import run


@pytest.mark.skipif(sys.platform != "linux", reason="drives the app through X")
def test_killed_at_random_moments_nothing_is_lost() -> None:
    for program in ("Xvfb", "openbox", "xdotool"):
        assert shutil.which(program), f"{program} is not installed: 'python3 dev.py test' installs it"
    assert run(times=6, seed=20) == []
