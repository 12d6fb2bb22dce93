"""Diagnostics say what helps, and never a word that a person wrote: canaries are put everywhere and looked for."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from types import MappingProxyType

import pytest

from composer import services
from composer.cli import main
from composer.diagnostics import Facts, diagnostics, errors
from composer.domain.account import AccountId, NetworkId
from composer.domain.draft import Answer, Dismissal, Doubt, Draft, Tick
from composer.domain.finding import RuleId
from composer.domain.picture import Consent, ConsentId, Shown
from composer.domain.register import Holder, RegisteredAccount
from composer.posting.entry import POSTED
from composer.settings import AccountEntry, SettingsFile
from composer.store.opening import Store, open_store
from composer.store.register import RegisterStore

CANARY = "Xanthippe Quillfeather"
"""Looked for word by word, in any letter case: no fact of ours has these in it."""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("POST_COMPOSER_HOME", str(tmp_path / "Quillfeather"))
    monkeypatch.setenv("POST_COMPOSER_MACHINE", str(tmp_path / "machine"))
    (tmp_path / "machine").mkdir()
    (tmp_path / "Quillfeather").mkdir()
    return tmp_path / "Quillfeather"


@pytest.fixture
def store(home: Path) -> Iterator[Store]:
    opened = open_store(home)
    yield opened
    opened.close()


def fill_settings(home: Path) -> SettingsFile:
    """A canary in every setting that takes text, in an odd key, and in an account."""
    settings = SettingsFile(home / "settings.json")
    settings.change(
        person=CANARY,
        mail_address="xanthippe@quillfeather.example",
        ask_address="xanthippe@quillfeather.example",
        employer="QuillfeatherTrust",
        review_folder=f"/home/{CANARY}",
        plan_folder=f"/home/{CANARY}",
        accounts=(AccountEntry("xanthippe", "quillfeather", "@xanthippe", CANARY),),
        chosen=("xanthippe",),
        window={CANARY: CANARY},
    )
    stored = json.loads(settings.path.read_text("utf-8"))
    settings.path.write_text(json.dumps({**stored, CANARY: CANARY}), "utf-8")
    return SettingsFile(settings.path)


def fill_store(store: Store) -> None:
    account = AccountId("xanthippe")
    draft = Draft(
        f"Post about {CANARY}",
        (account,),
        MappingProxyType({account: f"Own words about {CANARY}"}),
        ticks=(Tick(RuleId("A.B"), "basis", CANARY, "now"),),
        dismissals=(Dismissal(RuleId("A.B"), CANARY, CANARY, CANARY, "now"),),
        answers=(Answer("person", CANARY, "agreed", CANARY, CANARY, "now"),),
        doubts=(Doubt(CANARY, CANARY, "now"),),
    )
    store.drafts.create(draft)
    store.record.append(POSTED, "xanthippe", {"text": CANARY, "handle": "@xanthippe", "said_by": CANARY})
    store.consents.save(Consent(ConsentId(""), Shown.STAFF, CANARY, taken_by=CANARY, kept_at=CANARY))
    registered = RegisteredAccount(
        account,
        NetworkId("x"),
        "@xanthippe",
        CANARY,
        CANARY,
        holders=(Holder(CANARY),),
        recovery_email=CANARY,
    )
    RegisterStore(store.database).add(registered, CANARY)


def fill_files(home: Path, machine: Path) -> None:
    policy = {
        "employer": "QuillfeatherTrust",
        "programme": CANARY,
        "area": CANARY,
        "drafts_folder": str(home / CANARY),
        "rules_path": f"//server/{CANARY}",
        "database": f"postgresql+psycopg://xanthippe:{CANARY}@db.example/posts",
        "ask_address": "xanthippe@quillfeather.example",
        "why": f"Ask {CANARY}",
        "keep_record_months": 24,
        "forbidden_packs": [CANARY],
    }
    (machine / "policy.yml").write_text(json.dumps(policy), "utf-8")
    logs = home / "logs"
    logs.mkdir()
    (logs / "crash-20261122-101500.txt").write_text(f"builtins.KeyError\n  {CANARY}", "utf-8")
    (logs / "crash-20261121-101500.txt").write_text(f"{CANARY}\n", "utf-8")
    (logs / "crash-Quillfeather.txt").write_text("builtins.ValueError\n", "utf-8")
    (home / "words.txt").write_text(f"{CANARY}\n", "utf-8")
    own = home / "rules" / "Own"
    own.mkdir(parents=True)
    (own / "pack.yml").write_text(f"title: {CANARY}\nowner: {CANARY}\nversion: '{CANARY}'\n", "utf-8")
    (own / "Rule.yml").write_text(f"extends: existence\nmessage: {CANARY}\ntokens: [{CANARY}]\n", "utf-8")
    (own / "Broken.yml").write_text(f"extends: {CANARY}\n", "utf-8")


def test_a_drafts_folder_that_is_not_followed_is_told(home: Path, store: Store, tmp_path: Path) -> None:
    (tmp_path / "machine" / "policy.yml").write_text("drafts_folder: '%NO_SUCH_SHARE%/Posts'\n", "utf-8")
    said = diagnostics(SettingsFile(home / "settings.json"), None, store)
    assert "drafts_folder in use: no" in said
    assert "NO_SUCH_SHARE" not in said


def test_no_canary_comes_out_wherever_it_was_put(home: Path, store: Store, tmp_path: Path) -> None:
    settings = fill_settings(home)
    fill_store(store)
    fill_files(home, tmp_path / "machine")
    settings.fix({"ask_address": "xanthippe@quillfeather.example"}, f"Set by {CANARY}")
    engine = services.open_engine("QuillfeatherTrust")
    said = diagnostics(settings, engine, store, [errors(["StoreError", "StoreError"])])
    for word in (*CANARY.split(), "@xanthippe"):
        assert word.casefold() not in said.casefold()
    assert "Own: version (" in said
    assert "20261122-101500: builtins.KeyError" in said
    assert "20261121-101500: unknown" in said
    assert "keep_record_months: 24" in said
    assert "database: set" in said
    assert "StoreError (2)" in said
    assert "Rows in consents: 1" in said


def test_what_helps_is_there(home: Path, store: Store) -> None:
    said = diagnostics(SettingsFile(home / "settings.json"), services.open_engine(), store)
    facts = (
        "Post Composer: ",
        "Python: ",
        "Confidentiality: version ",
        "Keyring: ",
        "Database: sqlite",
        "look: system",
    )
    assert [fact for fact in facts if fact not in said] == []
    assert "Rows in drafts: 0" in said


def test_before_anything_is_loaded_it_says_so(home: Path) -> None:
    said = diagnostics(SettingsFile(home / "settings.json"), None, None, [Facts("Window", [("Qt", "6")])])
    assert "not loaded yet" in said
    assert "Database: not open yet" in said
    assert "Window\n  Qt: 6" in said


def test_the_command_line_has_them_too(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diagnostics"]) == 0
    assert "Post Composer: " in capsys.readouterr().out
