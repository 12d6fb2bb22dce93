"""Packs from the IT desk's network folder are copied, and the copy stays when the network goes."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from composer.cli import main, update_rules
from composer.errors import ComposerError


@pytest.fixture
def network(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    machine = tmp_path / "machine"
    machine.mkdir()
    folder = tmp_path / "network"
    (folder / "Trust").mkdir(parents=True)
    (folder / "Trust" / "Rule.yml").write_text("extends: existence\nmessage: here\ntokens: [here]\n", "utf-8")
    (folder / "Trust" / "not-a-rule.exe").write_bytes(b"MZ")
    (machine / "policy.yml").write_text(f"rules_path: '{folder.as_posix()}'\n", encoding="utf-8")
    monkeypatch.setenv("POST_COMPOSER_MACHINE", str(machine))
    monkeypatch.setenv("POST_COMPOSER_HOME", str(tmp_path / "person"))
    return folder


def copied(tmp_path: Path) -> list[str]:
    folder = tmp_path / "person" / "shared-rules"
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_rule_files_and_nothing_else_are_copied(network: Path, tmp_path: Path) -> None:
    assert main(["rules", "update"]) == 0
    assert copied(tmp_path) == ["Trust/Rule.yml"]
    assert main(["rules", "explain", "Trust.Rule"]) == 0


def test_what_was_taken_away_goes_from_the_copy(network: Path, tmp_path: Path) -> None:
    assert main(["rules", "update"]) == 0
    (network / "Trust" / "Rule.yml").rename(network / "Trust" / "Other.yml")
    assert main(["rules", "update"]) == 0
    assert copied(tmp_path) == ["Trust/Other.yml"]


def test_what_is_the_same_is_not_written_again(network: Path, tmp_path: Path) -> None:
    said = io.StringIO()
    update_rules.run(said)
    update_rules.run(said)
    assert said.getvalue().splitlines() == [
        "1 files were copied and 0 removed.",
        "0 files were copied and 0 removed.",
    ]


def test_a_network_folder_that_is_gone_leaves_the_copy(network: Path, tmp_path: Path) -> None:
    update_rules.run(io.StringIO())
    network.rename(tmp_path / "elsewhere")
    with pytest.raises(ComposerError, match="The copy made last is used"):
        update_rules.run(io.StringIO())
    assert copied(tmp_path) == ["Trust/Rule.yml"]


def test_without_a_network_folder_there_is_nothing_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("POST_COMPOSER_MACHINE", str(tmp_path))
    assert update_rules.run(said := io.StringIO()) == 0
    assert "nothing to copy" in said.getvalue()
