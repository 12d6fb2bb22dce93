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


def test_an_odd_value_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{\n  "person": "Sam",\n  "look": "pink",\n  "loook": "dark"\n}', "utf-8")
    settings = SettingsFile(path)
    assert [str(problem) for problem in settings.problems] == [
        f"{path}:3: ‘look’ should be one of system, light, dark, contrast; the usual value is in use",
        f"{path}:4: ‘loook’ is no setting; it is left as it is",
    ]
    assert (settings.current.person, settings.current.look) == ("Sam", "system")


def test_a_broken_file_is_told_with_its_line_and_kept_beside_the_new_one(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{\n  "person": "Sam"\n  "look": "dark"\n}', "utf-8")
    settings = SettingsFile(path)
    assert str(settings.problems[0]).startswith(f"{path}:3: ")
    settings.change(person="Zoë")
    assert '"look": "dark"' in path.with_suffix(".damaged").read_text("utf-8")
    assert SettingsFile(path).current.person == "Zoë"


def test_what_another_version_keeps_there_stays(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"of_tomorrow": [1]}', "utf-8")
    SettingsFile(path).change(look="dark")
    assert json.loads(path.read_text("utf-8"))["of_tomorrow"] == [1]


def test_what_the_it_desk_fixed_holds_and_the_persons_own_choice_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    settings = SettingsFile(path)
    settings.change(ask_address="me@example.org")
    settings.fix({"ask_address": "desk@example.org"}, "the IT desk")
    settings.change(ask_address="other@example.org", look="dark")
    assert (settings.current.ask_address, settings.current.look) == ("desk@example.org", "dark")
    assert SettingsFile(path).current.ask_address == "me@example.org"


def test_a_first_start_is_known_by_there_being_no_file(tmp_path: Path) -> None:
    settings = SettingsFile(tmp_path / "settings.json")
    assert settings.fresh
    settings.save()
    assert not SettingsFile(tmp_path / "settings.json").fresh
