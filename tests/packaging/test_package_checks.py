"""What the checks of packages stand on: programs that must end, a Wine that may get stuck, the man page."""

from __future__ import annotations

import argparse
import contextlib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest

from composer.cli import _parser

Step = Callable[[str], ModuleType]
MANUAL = Path(__file__).resolve().parents[2] / "packaging" / "linux" / "post-composer.1"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="packages are checked on Linux")


def doors(parser: argparse.ArgumentParser, before: str = "") -> Iterator[str]:
    """Every command, the inner ones as 'outer inner'."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, inner in action.choices.items():
                yield f"{before}{name}"
                yield from doors(inner, f"{name} ")


def test_the_manual_names_every_command() -> None:
    manual = MANUAL.read_text(encoding="utf-8").replace("\\-", "-")
    words = set(manual.replace("{", " ").replace("}", " ").split())
    assert [door for door in doors(_parser()) if door.split()[-1] not in words] == []


def test_the_answer_of_a_program_is_all_that_it_prints(step: Step) -> None:
    code = "import sys; print('here', flush=True); print('and there', file=sys.stderr); sys.exit(3)"
    assert step("checking").answer([sys.executable, "-c", code], {}, 60) == (3, "\nhere\nand there\n")


def test_a_program_that_does_not_end_is_stopped_with_124(step: Step) -> None:
    code, said = step("checking").answer([sys.executable, "-c", "import time; time.sleep(600)"], {}, 0.2)
    assert code == 124
    assert "no end within 0 seconds" in said


def test_checks_of_a_part_are_counted_with_the_whole(step: Step) -> None:
    whole, part = step("checking").Checks(), step("checking").Checks()
    whole.that("the sun shines", True)
    part.that("the moon is cheese", False)
    whole.add(part)
    with pytest.raises(SystemExit, match="the moon is cheese"):
        whole.end()


class Places:
    """Stands in for fresh Wines: numbers, in the order in which they were begun."""

    def __init__(self) -> None:
        self.begun = 0

    @contextlib.contextmanager
    def new(self) -> Iterator[int]:
        self.begun += 1
        yield self.begun


def test_where_wine_gets_stuck_all_begins_again_in_a_new_one_and_is_told(
    step: Step, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    wine, places = step("wine"), Places()
    monkeypatch.setattr(wine, "new_wine", places.new)

    def work(place: int) -> str:
        if place == 1:
            raise wine.StuckError("no end of 'msiexec'")
        return f"done in {place}"

    assert wine.in_wine("Installing", work) == "done in 2"
    assert "WINE GOT STUCK: no end of 'msiexec'" in capsys.readouterr().out


def test_a_second_time_is_a_failure(step: Step, monkeypatch: pytest.MonkeyPatch) -> None:
    wine, places = step("wine"), Places()
    monkeypatch.setattr(wine, "new_wine", places.new)

    def work(_: int) -> None:
        raise wine.StuckError("no end of 'msiexec'")

    with pytest.raises(SystemExit, match="stuck a second time: no end of 'msiexec'"):
        wine.in_wine("Installing", work)
    assert places.begun == 2


def test_a_failure_that_is_not_wines_is_not_tried_again(step: Step, monkeypatch: pytest.MonkeyPatch) -> None:
    wine, places = step("wine"), Places()
    monkeypatch.setattr(wine, "new_wine", places.new)

    def work(_: int) -> None:
        raise SystemExit("PyInstaller failed")

    with pytest.raises(SystemExit, match="PyInstaller failed"):
        wine.in_wine("Freezing", work)
    assert places.begun == 1


def test_bytes_are_changed_where_the_msi_holds_files(step: Step, tmp_path: Path) -> None:
    msi = tmp_path / "some.msi"
    msi.write_bytes(b"\0" * 512 + b"MSCF\0\0\0\0" + (1000).to_bytes(4, "little") + b"\0" * 5000)
    assert step("check_msi").inside_the_cabinet(msi) == [522, 1012, 1412]
