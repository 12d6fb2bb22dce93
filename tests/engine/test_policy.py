"""What the IT desk decides for a computer holds for whoever uses it."""

from __future__ import annotations

from pathlib import Path

import pytest

from composer.engine.policy import SHARED_RULES, drafts_folder, read_policy
from composer.engine.rulebook import RuleBook
from composer.engine.schema import PolicyFile, policy_schema

RULE = "extends: existence\nmessage: here\nlevel: warning\ntokens: [here]\n"


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    folder = tmp_path / "machine"
    folder.mkdir()
    return folder


def pack(folder: Path, name: str) -> None:
    (folder / name).mkdir(parents=True)
    (folder / name / "Rule.yml").write_text(RULE, encoding="utf-8")


def packs_in_use(tmp_path: Path) -> set[str]:
    book = RuleBook(tmp_path / "machine", tmp_path / "person", bundle=tmp_path / "bundle")
    return set(book.load().packs)


def test_without_a_policy_everything_is_allowed(machine: Path) -> None:
    assert read_policy(machine) == (PolicyFile(), [], ())
    assert read_policy(None).policy == PolicyFile()


def test_what_the_installer_was_told_is_the_policy(machine: Path) -> None:
    (machine / "installer.ini").write_text(
        "[policy]\r\nemployer=ExampleTrust\r\nrules_path=\\\\server\\packs\r\n"
        "database=postgresql+psycopg://db.example/posts?options=100%25\r\nno_personal_packs=1\r\n",
        encoding="ascii",
    )
    policy, problems, _ = read_policy(machine)
    assert problems == []
    assert (policy.employer, policy.personal_packs) == ("ExampleTrust", False)
    assert policy.rules_path == "\\\\server\\packs"
    assert policy.database == "postgresql+psycopg://db.example/posts?options=100%25"


@pytest.mark.parametrize("said", ["", "0", "no"])
def test_personal_packs_stay_where_the_installer_was_not_told_to_forbid_them(
    machine: Path, said: str
) -> None:
    (machine / "installer.ini").write_text(f"[policy]\nno_personal_packs={said}\n", encoding="ascii")
    assert read_policy(machine).policy.personal_packs


def test_the_policy_file_holds_over_what_the_installer_was_told(machine: Path) -> None:
    (machine / "installer.ini").write_text("[policy]\nemployer=Old\nrules_path=R:\\packs\n", encoding="ascii")
    (machine / "policy.yml").write_text("employer: New\n", encoding="utf-8")
    policy = read_policy(machine).policy
    assert (policy.employer, policy.rules_path) == ("New", "R:\\packs")


def test_a_damaged_policy_forbids_what_can_be_forbidden_and_keeps_what_is_sure(machine: Path) -> None:
    (machine / "installer.ini").write_text("[policy]\nemployer=ExampleTrust\n", encoding="ascii")
    (machine / "policy.yml").write_text("employer: [\n", encoding="utf-8")
    policy, problems, _ = read_policy(machine)
    assert (policy.personal_packs, policy.store_log_ons) == (False, False)
    assert policy.employer == "ExampleTrust"
    assert len(problems) == 1


def test_a_damaged_installer_file_forbids_too(machine: Path) -> None:
    (machine / "installer.ini").write_text("no section\n", encoding="ascii")
    policy, problems, _ = read_policy(machine)
    assert not policy.store_log_ons
    assert "cannot be read" in problems[0].what


def test_a_setting_nobody_knows_is_named(machine: Path) -> None:
    (machine / "policy.yml").write_text("telemetry: true\n", encoding="utf-8")
    assert "telemetry" in str(read_policy(machine).problems[0])


def test_a_forbidden_pack_is_not_used_wherever_it_lies(tmp_path: Path, machine: Path) -> None:
    for folder in (tmp_path / "bundle", machine / "rules", tmp_path / "person" / "rules"):
        pack(folder, "Banned")
    pack(tmp_path / "bundle", "Kept")
    (machine / "policy.yml").write_text("forbidden_packs: [Banned]\n", encoding="utf-8")
    assert packs_in_use(tmp_path) == {"Kept"}


def test_a_compulsory_pack_that_is_nowhere_is_told(tmp_path: Path, machine: Path) -> None:
    (machine / "policy.yml").write_text("compulsory_packs: [Gone]\n", encoding="utf-8")
    book = RuleBook(machine, tmp_path / "person", bundle=tmp_path / "bundle")
    assert "'Gone' is compulsory" in book.load().problems[0].what


def test_the_copied_packs_count_only_while_the_policy_names_where_they_come_from(
    tmp_path: Path, machine: Path
) -> None:
    pack(tmp_path / "person" / SHARED_RULES, "Shared")
    assert packs_in_use(tmp_path) == set()
    (machine / "policy.yml").write_text("rules_path: //server/packs\n", encoding="utf-8")
    assert packs_in_use(tmp_path) == {"Shared"}


def test_a_change_of_what_the_installer_was_told_is_seen(tmp_path: Path, machine: Path) -> None:
    book = RuleBook(machine, tmp_path / "person", bundle=tmp_path / "bundle")
    book.load()
    (machine / "installer.ini").write_text("[policy]\nemployer=ExampleTrust\n", encoding="ascii")
    assert book.changed()
    assert book.load().employer == "ExampleTrust"


def test_drafts_live_where_the_policy_says_with_names_filled_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOMESHARE_FOR_TEST", str(tmp_path))
    person = tmp_path / "person"
    assert drafts_folder(PolicyFile(), person) == person
    assert drafts_folder(PolicyFile(drafts_folder="$HOMESHARE_FOR_TEST/posts"), person) == tmp_path / "posts"


def test_drafts_stay_where_they_are_when_a_name_is_unknown(tmp_path: Path) -> None:
    assert drafts_folder(PolicyFile(drafts_folder="$NO_SUCH_NAME_SET/posts"), tmp_path) == tmp_path


def test_the_schema_names_every_setting() -> None:
    (shape,) = policy_schema()["$defs"].values()
    assert set(shape["properties"]) == set(PolicyFile.__struct_fields__)
    assert shape["additionalProperties"] is False
