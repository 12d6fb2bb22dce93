"""Settings and policy are declared once, and the page about them follows."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from composer.cli.settings_page import settings_page
from composer.engine.policy import read_policy
from composer.engine.schema import PolicyFile, policy_schema
from composer.setting_list import KEPT, PERSON, POLICY, SETTINGS, Setting, taken
from composer.settings import OWN_BUSINESS, Settings

DOCS = Path(__file__).resolve().parents[2] / "docs"


def test_every_setting_of_the_app_is_declared_once() -> None:
    assert len({setting.name for setting in SETTINGS}) == len(SETTINGS)
    assert {*KEPT, *OWN_BUSINESS} == set(Settings._fields)


def test_every_key_of_a_policy_is_declared() -> None:
    declared = {setting.name for setting in SETTINGS if setting.who != PERSON}
    assert declared == set(PolicyFile.__struct_fields__)


@pytest.mark.parametrize(
    "setting", [one for one in SETTINGS if one.who != POLICY and one.kind not in {"accounts", "words"}]
)
def test_what_is_usual_could_be_chosen_too(setting: Setting) -> None:
    usual = getattr(Settings(), setting.name)
    assert taken(setting, usual) == usual


def test_the_page_in_the_docs_is_up_to_date() -> None:
    told = "run: python3 dev.py pages"
    assert (DOCS / "settings.md").read_text(encoding="utf-8") == settings_page(), told


def test_the_policy_with_everything_in_it_is_a_policy(tmp_path: Path) -> None:
    sample = settings_page().split("```yaml\n")[1].split("```")[0]
    (tmp_path / "policy.yml").write_text(sample, encoding="utf-8")
    policy, problems, _ = read_policy(tmp_path)
    assert problems == []
    assert set(yaml.safe_load(sample)) == set(PolicyFile.__struct_fields__)
    assert policy.keep_record_months == 12
    assert policy.reminders is False


def test_the_schema_of_a_policy_says_what_every_key_means() -> None:
    (shape,) = policy_schema()["$defs"].values()
    described = {name: wanted["description"] for name, wanted in shape["properties"].items()}
    assert described == {one.name: f"{one.label}. {one.help}" for one in SETTINGS if one.who != PERSON}
    assert shape["properties"]["keep_record_months"]["enum"] == [0, 12, 24, 36, 96]


def test_a_decided_setting_that_nobody_could_choose_is_told_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "policy.yml").write_text("area: Here\nkeep_record_months: 7\n", encoding="utf-8")
    policy, problems, _ = read_policy(tmp_path)
    assert [str(problem).removeprefix(f"{tmp_path}/") for problem in problems] == [
        "policy.yml:2:21: 'keep_record_months' should be one of 0, 12, 24, 36, 96"
    ]
    assert policy.keep_record_months is None
