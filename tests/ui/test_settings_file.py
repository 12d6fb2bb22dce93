"""Choices are kept, and an odd file costs only what is odd in it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from composer.settings import DEMO_ACCOUNTS, AccountEntry, Settings, SettingsFile


def test_choices_come_back(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "settings.json"
    SettingsFile(path).change(look="dark", chosen=("facebook-team",), window={"sides": "AAA"}, person="Zoë")
    again = SettingsFile(path).current
    assert (again.look, again.chosen, again.window["sides"], again.person) == (
        "dark",
        ("facebook-team",),
        "AAA",
        "Zoë",
    )


@pytest.mark.parametrize("content", ["", "not json", "[]", "null", '"text"'])
def test_a_damaged_file_is_as_if_there_were_none(tmp_path: Path, content: str) -> None:
    path = tmp_path / "settings.json"
    path.write_text(content, "utf-8")
    assert SettingsFile(path).current == Settings()


def test_an_odd_value_falls_back_alone(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text(
        json.dumps({"look": "pink", "text_scale": 90, "person": 7, "chosen": ["x-team"]}), "utf-8"
    )
    now = SettingsFile(path).current
    assert (now.look, now.text_scale, now.person, now.chosen) == ("system", 1.0, "", ("x-team",))


def test_a_teams_own_accounts_are_read(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"accounts": [{"id": "a", "network": "x", "odd": 1}, "odd"]}), "utf-8")
    assert SettingsFile(path).current.accounts == (AccountEntry("a", "x"),)


def test_without_accounts_there_is_one_to_try_on_each_network(tmp_path: Path) -> None:
    accounts = SettingsFile(tmp_path / "settings.json").current.accounts
    assert accounts == DEMO_ACCOUNTS
    assert len({account.network for account in accounts}) == 7


def test_a_folder_that_cannot_be_written_costs_only_the_remembering(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", "utf-8")
    settings = SettingsFile(tmp_path / "file" / "settings.json")
    assert settings.change(look="dark").look == "dark"
