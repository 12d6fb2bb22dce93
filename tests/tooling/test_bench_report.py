"""The report that the benchmarks write."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
REPORT = "# Title\n\n<!-- measured -->\n## old\ngone\n\n## start\n1 s\n<!-- /measured -->\nafter\n"


@pytest.fixture
def runner() -> ModuleType:
    spec = importlib.util.spec_from_file_location("bench_runner", ROOT / "benchmarks" / "run.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_a_fresh_section_replaces_its_old_one_and_the_rest_stays(runner: ModuleType) -> None:
    report = runner.merged(REPORT, {"start": "## start\n2 s"}, ["start", "old"])
    assert "2 s" in report
    assert "1 s" not in report
    assert "## old\ngone" in report
    assert report.startswith("# Title\n")
    assert report.endswith("<!-- /measured -->\nafter\n")


def test_a_bench_that_is_gone_leaves_the_report(runner: ModuleType) -> None:
    assert "old" not in runner.merged(REPORT, {}, ["start"])


def test_merging_the_same_again_changes_nothing(runner: ModuleType) -> None:
    fresh = {"start": "## start\n2 s"}
    once = runner.merged(REPORT, fresh, ["start"])
    assert runner.merged(once, fresh, ["start"]) == once


def test_every_bench_it_runs_is_there(runner: ModuleType) -> None:
    assert [name for name in runner.BENCHES if not (ROOT / "benchmarks" / f"{name}.py").is_file()] == []


def test_the_report_kept_here_can_be_written_into() -> None:
    report = (ROOT / "docs" / "performance.md").read_text(encoding="utf-8")
    assert report.index("<!-- measured -->") < report.index("<!-- /measured -->")
