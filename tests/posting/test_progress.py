"""A half-done hand-over is remembered, without a word of the post."""

from __future__ import annotations

from pathlib import Path

from composer.posting.progress import Progress


def test_done_steps_are_there_at_the_next_start(tmp_path: Path) -> None:
    Progress(tmp_path / "p.json").mark("d", "x", "abc", "copy_text")
    assert Progress(tmp_path / "p.json").done("d", "x", "abc") == {"copy_text"}


def test_another_account_or_another_content_begins_anew(tmp_path: Path) -> None:
    progress = Progress(tmp_path / "p.json")
    progress.mark("d", "x", "abc", "copy_text")
    assert progress.done("d", "bluesky", "abc") == progress.done("d", "x", "def") == frozenset()


def test_a_step_can_be_taken_back(tmp_path: Path) -> None:
    progress = Progress(tmp_path / "p.json")
    progress.mark("d", "x", "abc", "account")
    progress.mark("d", "x", "abc", "account", done=False)
    assert Progress(tmp_path / "p.json").done("d", "x", "abc") == frozenset()


def test_a_finished_draft_is_forgotten_and_others_stay(tmp_path: Path) -> None:
    progress = Progress(tmp_path / "p.json")
    for draft in ("one", "two"):
        progress.mark(draft, "x", "abc", "account")
    progress.forget("one")
    again = Progress(tmp_path / "p.json")
    assert again.done("one", "x", "abc") == frozenset()
    assert again.done("two", "x", "abc") == {"account"}


def test_a_damaged_file_is_no_obstacle(tmp_path: Path) -> None:
    for damaged in ("{", "[]", '{"handovers": [["x", 3], ["nonsense", []], 7]}'):
        (tmp_path / "p.json").write_text(damaged, "utf-8")
        assert Progress(tmp_path / "p.json").done("d", "x", "abc") == frozenset()


def test_a_file_that_cannot_be_written_costs_only_the_remembering(tmp_path: Path) -> None:
    (tmp_path / "p.json").mkdir()
    progress = Progress(tmp_path / "p.json")
    assert progress.mark("d", "x", "abc", "account") is False
    assert progress.done("d", "x", "abc") == {"account"}


def test_only_the_newest_hand_overs_are_kept(tmp_path: Path) -> None:
    progress = Progress(tmp_path / "p.json")
    for number in range(205):
        progress.mark(f"draft {number}", "x", "abc", "account")
    again = Progress(tmp_path / "p.json")
    assert again.done("draft 4", "x", "abc") == frozenset()
    assert again.done("draft 5", "x", "abc") == {"account"}
