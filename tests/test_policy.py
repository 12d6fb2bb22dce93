"""The machine's policy reaches what it is about: drafts, log-ons and packs."""

from __future__ import annotations

from pathlib import Path

import pytest

from composer import services
from composer.engine.rulebook import RuleBook
from composer.vault.keyrings import MemoryKeyring


@pytest.fixture
def policy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("POST_COMPOSER_MACHINE", str(tmp_path))
    monkeypatch.setenv("POST_COMPOSER_HOME", str(tmp_path / "person"))
    return tmp_path / "policy.yml"


def test_drafts_are_kept_in_the_folder_that_the_policy_names(policy: Path, tmp_path: Path) -> None:
    policy.write_text(f"drafts_folder: '{tmp_path.as_posix()}/home-share'\n", encoding="utf-8")
    services.open_store().close()
    assert (tmp_path / "home-share" / "composer.db").is_file()
    assert not (tmp_path / "person" / "composer.db").exists()


def test_drafts_are_kept_in_the_database_that_the_policy_names(policy: Path, tmp_path: Path) -> None:
    policy.write_text(f"database: 'sqlite:///{tmp_path.as_posix()}/team.db'\n", encoding="utf-8")
    store = services.open_store()
    store.close()
    assert store.trouble is None
    assert (tmp_path / "team.db").is_file()


def test_log_ons_are_kept_in_memory_where_the_policy_forbids_storing_them(policy: Path) -> None:
    policy.write_text("store_log_ons: false\n", encoding="utf-8")
    assert isinstance(services.open_keyring(), MemoryKeyring)


def test_packs_are_fetched_in_a_process_of_its_own(policy: Path, tmp_path: Path) -> None:
    (tmp_path / "network" / "Trust").mkdir(parents=True)
    (tmp_path / "network" / "Trust" / "pack.yml").write_text("title: Ours\n", encoding="utf-8")
    policy.write_text(f"rules_path: '{tmp_path.as_posix()}/network'\n", encoding="utf-8")
    started = services.start_rules_update()
    assert started is not None
    assert started.wait(timeout=60) == 0
    assert (tmp_path / "person" / "shared-rules" / "Trust" / "pack.yml").is_file()


def test_nothing_is_fetched_where_the_policy_names_no_place(policy: Path) -> None:
    assert services.start_rules_update() is None


def test_what_the_desk_decided_is_told_with_its_file_and_its_reason(policy: Path) -> None:
    policy.write_text("ask_address: desk@example.org\nwhy: Agreed in May.\n", encoding="utf-8")
    decided = services.decided()
    assert decided.values == {"ask_address": "desk@example.org"}
    assert decided.said == f"Set by your IT desk, in {policy}. Agreed in May."


def test_a_persons_own_employer_brings_that_employers_rules(policy: Path, tmp_path: Path) -> None:
    assert services.employers()["ExampleTrust"].startswith("Example Trust")
    book = RuleBook(tmp_path, tmp_path / "person", employer="ExampleTrust")
    assert book.load().employer == "ExampleTrust"
    policy.write_text("employer: OtherTrust\n", encoding="utf-8")
    assert book.load().employer == "OtherTrust"
