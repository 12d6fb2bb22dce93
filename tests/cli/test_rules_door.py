"""`rules` lists, checks, explains and describes rules."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from composer.cli import main

_GOOD = (
    "extends: existence\nmessage: m\ntokens: [foo]\npasses: [bar]\nfails: [a foo, {text: foo, network: x}]\n"
)


@pytest.fixture
def packs(tmp_path: Path) -> Path:
    folder = tmp_path / "packs"
    (folder / "Mine").mkdir(parents=True)
    (folder / "Mine" / "Foo.yml").write_text(_GOOD, encoding="utf-8")
    return folder


def test_a_folder_of_packs_or_one_pack_is_checked(packs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for folder in (packs, packs / "Mine"):
        assert main(["rules", "check", str(folder)]) == 0
        assert capsys.readouterr().out == "1 rules, 3 examples: all is well\n"


def test_an_example_that_does_not_hold_is_told_with_its_place(
    packs: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = packs / "Mine" / "Foo.yml"
    path.write_text(_GOOD.replace("[bar]", "[bar, foo]").replace("a foo", "a fool"), encoding="utf-8")
    assert main(["rules", "check", str(packs)]) == 1
    passes, fails, verdict = capsys.readouterr().out.splitlines()
    assert (
        passes
        == f"{path}:4:15: example 2 of 'passes' is remarked on (m): 'foo'; change the rule or the example"
    )
    assert fails == f"{path}:5:9: example 1 of 'fails' is let pass: 'a fool'; change the rule or the example"
    assert verdict == "1 rules, 4 examples: 2 mistakes"


def test_examples_may_set_the_day_the_account_and_the_pictures(
    packs: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rule = """\
extends: existence
message: m
tokens: [foo]
when: {from: 2027-01-01, account: personal, has: [picture], area: Wales}
fails: [{text: foo, today: 2027-02-01, account: personal, has_picture: true, area: Wales}]
passes:
  - {text: foo, today: 2026-02-01, account: personal, has_picture: true}
  - {text: foo, today: 2027-02-01, has_picture: true}
  - {text: foo, today: 2027-02-01, account: personal}
  - {text: foo, today: 2027-02-01, account: personal, pictures: 2, area: England}
"""
    (packs / "Mine" / "Foo.yml").write_text(rule, encoding="utf-8")
    assert main(["rules", "check", str(packs)]) == 0, capsys.readouterr().out


def test_every_mistake_is_printed(packs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = packs / "Mine" / "Foo.yml"
    path.write_text(_GOOD + "colour: red\nlevel: high\n", encoding="utf-8")
    assert main(["rules", "check", str(packs)]) == 1
    said = capsys.readouterr().out
    assert f"{path}:6:1: unknown key 'colour'" in said
    assert f"{path}:7:8: 'high' is not known here" in said


def test_a_missing_folder_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "check", "/no/such/folder"]) == 2
    assert "is not a folder" in capsys.readouterr().err


def test_all_rules_in_use_are_listed_and_each_can_be_explained(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "list"]) == 0
    listed = capsys.readouterr().out
    assert "ATB.Tag" in listed
    assert main(["rules", "explain", "atb.tag"]) == 0
    said = capsys.readouterr().out
    assert "Rule:      ATB.Tag" in said
    assert "Why:" in said


def test_an_unknown_rule_is_met_with_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "explain", "ATB.Tga"]) == 2
    assert "Did you mean ATB.Tag?" in capsys.readouterr().err


def test_the_schema_describes_every_kind(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "schema"]) == 0
    schema = json.loads(capsys.readouterr().out)
    kinds = {
        definition["properties"]["extends"]["enum"][0]
        for definition in schema["$defs"].values()
        if "extends" in definition["properties"]
    }
    assert {"existence", "substitution", "question", "combination", "metric"} <= kinds


def test_the_schema_lets_one_entry_stand_for_a_list(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "schema"]) == 0
    properties = json.loads(capsys.readouterr().out)["$defs"]["Existence"]["properties"]
    single, several = properties["scope"]["anyOf"]
    assert (single["type"], several["type"]) == ("string", "array")
    assert properties["level"]["enum"] == ["error", "suggestion", "warning"]
