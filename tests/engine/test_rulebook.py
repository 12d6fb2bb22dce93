"""Packs come in layers, the machine's policy holds, and a rule being edited keeps its last good form."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from composer.domain.finding import RuleId
from composer.engine.finders import PatternFinder
from composer.engine.rulebook import RuleBook
from composer.engine.ruleset import Ruleset


class Layers:
    """A bundle, a machine and a person, each with a folder of packs."""

    def __init__(self, base: Path) -> None:
        self.bundle, self.machine, self.person = base / "bundle", base / "machine", base / "person"
        self.ticks = 0

    def rule(self, layer: Path, name: str, message: str, more: str = "") -> Path:
        folder = layer if layer == self.bundle else layer / "rules"
        path = folder / f"{name.replace('.', '/')}.yml"
        path.parent.mkdir(parents=True, exist_ok=True)
        self.write(path, f"extends: existence\nmessage: {message}\ntokens: [foo]\n{more}")
        return path

    def write(self, path: Path, text: str) -> None:
        """Write a file at a time of its own, as editors do, however quick the test."""
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        self.ticks += 1
        os.utime(path, ns=(self.ticks * 10**9, self.ticks * 10**9))

    def book(self, today: date = date(2026, 11, 22)) -> RuleBook:
        return RuleBook(self.machine, self.person, bundle=self.bundle, today=lambda: today)


@pytest.fixture
def layers(tmp_path: Path) -> Layers:
    return Layers(tmp_path)


def _messages(ruleset: Ruleset) -> dict[str, str]:
    return {str(rule): info.rule.message for rule, info in ruleset.rules.items()}


def test_later_layers_override_rules_of_the_same_name_and_add_their_own(layers: Layers) -> None:
    layers.rule(layers.bundle, "Pack.One", "bundle")
    layers.rule(layers.bundle, "Pack.Two", "bundle")
    layers.rule(layers.machine, "Pack.Two", "machine")
    layers.rule(layers.person, "Mine.Three", "person")
    ruleset = layers.book().load()
    assert _messages(ruleset) == {"Mine.Three": "person", "Pack.One": "bundle", "Pack.Two": "machine"}
    assert ruleset.rules[RuleId("Pack.Two")].origin == "machine"


def test_the_policy_can_switch_personal_packs_off(layers: Layers) -> None:
    layers.rule(layers.bundle, "Pack.One", "bundle")
    layers.rule(layers.person, "Mine.Three", "person")
    layers.write(layers.machine / "policy.yml", "personal_packs: false\n")
    assert list(layers.book().load().rules) == ["Pack.One"]


def test_a_compulsory_pack_cannot_be_overridden_by_the_person(layers: Layers) -> None:
    layers.rule(layers.bundle, "Pack.One", "bundle")
    layers.rule(layers.person, "Pack.One", "person")
    layers.write(layers.machine / "policy.yml", "compulsory_packs: [Pack]\nemployer: ExampleTrust\n")
    ruleset = layers.book().load()
    assert _messages(ruleset) == {"Pack.One": "bundle"}
    assert ruleset.packs["Pack"].compulsory
    assert ruleset.employer == "ExampleTrust"
    assert "compulsory" in ruleset.problems[0].what


def test_a_policy_that_cannot_be_read_is_taken_strictly(layers: Layers) -> None:
    layers.rule(layers.person, "Mine.Three", "person")
    layers.write(layers.machine / "policy.yml", "personal_pack: true\n")
    ruleset = layers.book().load()
    assert not ruleset.rules
    assert "did you mean 'personal_packs'?" in str(ruleset.problems[0])


def test_a_rule_keeps_its_last_good_form_while_it_is_edited(layers: Layers) -> None:
    path = layers.rule(layers.person, "Mine.Rule", "good")
    book = layers.book()
    assert _messages(book.load()) == {"Mine.Rule": "good"}
    layers.write(path, "extends: existence\nmessage: broken\ntokens: [")
    broken = book.load()
    assert _messages(broken) == {"Mine.Rule": "good"}
    assert len(broken.problems) == 1
    layers.rule(layers.person, "Mine.Rule", "mended")
    mended = book.load()
    assert (_messages(mended), mended.problems) == ({"Mine.Rule": "mended"}, ())


def test_changes_are_seen_and_only_changes(layers: Layers) -> None:
    path = layers.rule(layers.person, "Mine.Rule", "one")
    book = layers.book()
    assert not book.changed()
    book.load()
    assert not book.changed()
    layers.rule(layers.person, "Mine.Rule", "two")
    assert book.changed()
    book.load()
    assert not book.changed()
    path.unlink()
    assert book.changed()
    assert not book.load().rules


def test_an_overdue_pack_says_so(layers: Layers) -> None:
    layers.rule(layers.bundle, "Pack.One", "m")
    about = "title: A pack\nowner: comms team\nversion: '2'\nreview_by: 2026-11-21\n"
    layers.write(layers.bundle / "Pack" / "pack.yml", about)
    (problem,) = layers.book().load().problems
    assert problem.severity == "notice"
    assert (problem.line, problem.what) == (4, "the pack 'A pack' was due for review on 2026-11-21")
    assert not layers.book(date(2026, 11, 21)).load().problems


def test_files_that_are_no_rules_are_left_alone(layers: Layers) -> None:
    layers.rule(layers.bundle, "Pack.One", "m")
    for name in ("_Draft.yml", "meta.json", "README.md", ".hidden.yml", "old/Rule.yml"):
        layers.write(layers.bundle / "Pack" / name, "not: [a rule")
    ruleset = layers.book().load()
    assert (list(ruleset.rules), ruleset.problems) == (["Pack.One"], ())


def test_a_style_without_pack_yml_takes_its_folders_name(layers: Layers) -> None:
    layers.rule(layers.bundle, "write-good.So", "m")
    assert layers.book().load().packs["write-good"].title == "write-good"


def test_the_second_start_reads_the_same_rules_from_what_was_kept(layers: Layers) -> None:
    path = layers.rule(layers.bundle, "Pack.One", "first")
    first = layers.book().load()
    assert (layers.person / "rules.cache").is_file()
    assert _messages(layers.book().load()) == _messages(first)
    layers.write(path, path.read_text(encoding="utf-8").replace("first", "other"))
    assert _messages(layers.book().load()) == {"Pack.One": "other"}


@pytest.mark.parametrize("content", [b"", b"\x00" * 40, b"\x84\xa4form\xa1x", os.urandom(300)])
def test_a_spoilt_store_is_read_as_empty(layers: Layers, content: bytes) -> None:
    layers.rule(layers.bundle, "Pack.One", "m")
    layers.book().load()
    (layers.person / "rules.cache").write_bytes(content)
    assert list(layers.book().load().rules) == ["Pack.One"]


def test_a_bad_rule_is_told_again_at_the_next_start(layers: Layers) -> None:
    layers.rule(layers.bundle, "Pack.One", "m", "colour: red")
    assert len(layers.book().load().problems) == 1
    assert len(layers.book().load().problems) == 1


def test_missing_folders_are_no_rules(tmp_path: Path) -> None:
    book = RuleBook(tmp_path / "no", tmp_path / "none", bundle=tmp_path / "nothing")
    assert not book.load().rules


def test_all_patterns_can_be_compiled_ahead_of_time(layers: Layers) -> None:
    layers.write(layers.bundle / "Pack" / "One.yml", "extends: existence\nmessage: m\ntokens: ['fo+', bar]\n")
    ruleset = layers.book().load()
    ruleset.make_ready()
    (pattern,) = [finder.pattern for finder in ruleset.checks[0].finders if isinstance(finder, PatternFinder)]
    assert "compiled" in vars(pattern)
