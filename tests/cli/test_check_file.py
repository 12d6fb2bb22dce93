"""The draft may stand before or behind the options of `check`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from composer.cli import main


@pytest.mark.parametrize(
    "words",
    [
        ("FILE", "--network", "x", "bluesky"),
        ("--network", "x", "bluesky", "FILE"),
        ("--network", "x", "--network", "bluesky", "--", "FILE"),
        ("--network", "x", "bluesky", "--pack", "ATB", "FILE"),
    ],
)
def test_the_draft_is_found_wherever_it_stands(
    words: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "post.txt"
    file.write_text("Coffee morning in Sunderland", "utf-8")
    code = main(["check", "--json", *(str(file) if word == "FILE" else word for word in words)])
    shown = json.loads(capsys.readouterr().out)
    assert code == 0
    assert set(shown["lengths"]) == {"x", "bluesky"}
    assert shown["lengths"]["x"]["count"] == 28
