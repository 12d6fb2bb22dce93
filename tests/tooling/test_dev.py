"""The project's one script."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def dev() -> ModuleType:
    spec = importlib.util.spec_from_file_location("dev", ROOT / "dev.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_only_packages_that_are_fully_installed_count_as_there(dev: ModuleType) -> None:
    listing = "installed\txvfb\t\nconfig-files\tlibgl1\t\n"
    assert dev.installed_names(listing) == {"xvfb"}


def test_a_package_that_provides_another_stands_in_for_it(dev: ModuleType) -> None:
    listing = "installed\tlibglib2.0-0t64\tlibglib2.0-0 (= 2.80.0-6), libgio-fam\n"
    assert dev.installed_names(listing) >= {"libglib2.0-0t64", "libglib2.0-0", "libgio-fam"}


def test_a_changed_lock_asks_for_a_new_set_up(
    dev: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = dev.wanted_stamp()
    changed = tmp_path / "dev.txt"
    changed.write_bytes(dev.LOCK.read_bytes() + b"\n")
    monkeypatch.setattr(dev, "LOCK", changed)
    assert dev.wanted_stamp() != before


def test_without_a_right_to_install_it_says_what_is_missing(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev, "missing_packages", lambda wanted: ["xvfb"])
    monkeypatch.setattr(dev, "root_command", lambda: None)
    dev.install_system_packages(["xvfb"])
    assert "Missing system packages: xvfb" in capsys.readouterr().out


def test_a_step_that_fails_names_itself_and_hands_on_its_exit_code(dev: ModuleType) -> None:
    with pytest.raises(dev.StepError, match="Counting did not work") as failure:
        dev.must("Counting", sys.executable, "-c", "raise SystemExit(3)")
    assert failure.value.code == 3


def test_a_command_that_is_not_there_is_named(dev: ModuleType) -> None:
    with pytest.raises(dev.StepError, match="no 'no-such-program'"):
        dev.call("no-such-program")


def test_an_unknown_command_shows_the_known_ones(dev: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.main(["paint"]) == 2
    shown = capsys.readouterr().out
    assert all(f"  {name} " in shown for name in ("run", "test", "format", "lock", "bench", "measure"))


def test_it_needs_nothing_but_the_standard_library() -> None:
    # -I and -S: no site-packages, no environment; a bare machine has no more.
    command = [sys.executable, "-I", "-S", str(ROOT / "dev.py"), "help"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has virtual X displays")
def test_the_virtual_screen_takes_a_window_and_goes_away_after(dev: ModuleType) -> None:
    show = (
        "from PySide6.QtWidgets import QApplication, QLabel; app = QApplication([]); label = QLabel('x');"
        "label.show(); print(app.platformName(), app.primaryScreen().size().width())"
    )
    with dev.virtual_screen() as display:
        environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        shown = subprocess.run(
            [sys.executable, "-c", show], env=environment, capture_output=True, text=True, check=False
        )
    assert shown.stdout.split() == ["xcb", "1600"], shown.stderr
    assert not Path(f"/tmp/.X11-unix/X{display[1:]}").exists()


def test_the_word_for_packages_is_not_handed_to_pytest(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    called: list[tuple[object, ...]] = []
    monkeypatch.setattr(dev, "set_up", lambda **_: None)
    monkeypatch.setattr(dev, "install_system_packages", lambda _: None)

    def call(*command: object, **_: object) -> int:
        called.append(command)
        return 0

    monkeypatch.setattr(dev, "call", call)
    assert dev.test(["--package", "-k", "one"]) == 0
    words = [[str(word) for word in command] for command in called]
    assert any(word[-2:] == ["-k", "one"] for word in words)
    assert all("--package" not in word for word in words)
    assert words[-1][1:] == ["packaging/package.py", "linux", "windows", "check-linux", "check-windows"]
