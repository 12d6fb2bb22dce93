"""The main job in the real running app, as a screen reader and a keyboard have it: see `by_ear`."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.screens import open_screen

_PROGRAMS = (
    "Xvfb",
    "openbox",
    "xdotool",
    "gnome-keyring-daemon",
    "dbus-run-session",
    "/usr/libexec/at-spi-bus-launcher",
)
_BY_EAR = Path(__file__).with_name("by_ear.py")


@pytest.mark.skipif(sys.platform != "linux", reason="listens on the bus that Linux desktops have")
def test_by_names_roles_and_keys_alone_a_post_is_written_fixed_ticked_reviewed_and_ready(
    tmp_path: Path,
) -> None:
    for program in _PROGRAMS:
        assert shutil.which(program), f"{program} is not installed: 'python3 dev.py test' installs it"
    home = tmp_path / "home"
    (home / "shared").mkdir(parents=True)
    chosen = {"person": "Sam Okafor", "review_folder": str(home / "shared")}
    (home / "settings.json").write_text(json.dumps(chosen), "utf-8")
    runtime = tmp_path / "runtime"
    runtime.mkdir(mode=0o700)
    screen = open_screen()
    try:
        done = subprocess.run(
            ["dbus-run-session", "--", "/usr/bin/python3", str(_BY_EAR), sys.executable, str(home)],
            env={**os.environ, "DISPLAY": screen.display, "XDG_RUNTIME_DIR": str(runtime), "HOME": str(home)},
            cwd=Path(__file__).parents[2],
            capture_output=True,
            text=True,
            check=False,
        )
    finally:
        screen.close()
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    assert "announced: " in done.stdout
