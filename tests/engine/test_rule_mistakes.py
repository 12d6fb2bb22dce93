"""Every mistake in a rule file is named in plain English with its place, and harms no other rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from composer.engine.problems import Severity

if TYPE_CHECKING:
    from tests.engine.conftest import Bench

_GOOD = "extends: existence\nmessage: m\ntokens: [foo]\n"

_MISTAKES = [
    (
        "extends: existence\nmesage: m\nmessage: m\ntokens: [a]",
        2,
        1,
        "unknown key 'mesage' (did you mean 'message'?)",
    ),
    (
        "extends: existence\nmessage: m\ntokens: [a]\nmessage: n",
        4,
        1,
        "'message' is here twice; it is already on line 2",
    ),
    ("extends: existence\nmessage: m\ntokens: []", 3, 9, "'tokens' is an empty list"),
    (
        "extends: existence\nmessage: m\ntokens:\n  - good\n  - 'bad (token'",
        5,
        5,
        "this pattern cannot be read: missing )",
    ),
    (
        "extends: existance\nmessage: m\ntokens: [a]",
        1,
        10,
        "'existance' is not a kind of rule (did you mean 'existence'?)",
    ),
    (
        "extends: existence\nmessage: m\nlevel: eror\ntokens: [a]",
        3,
        8,
        "'eror' is not known here (did you mean 'error'?)",
    ),
    ("extends: occurrence\nmessage: m\nmax: many\ntoken: a", 3, 6, "'max' must be a whole number, not many"),
    (
        "extends: existence\nmessage: m\nignorecase: perhaps\ntokens: [a]",
        3,
        13,
        "'ignorecase' must be true or false",
    ),
    (
        "extends: existence\nmessage: m\ntokens: [a]\nwhen: {from: 31/12/2026}",
        4,
        14,
        "'from' must be a date such as",
    ),
    (
        "extends: existence\nmessage: m\ntokens: [a]\nnetworks: [twiter]",
        4,
        12,
        "'twiter' is not a known network",
    ),
    ("extends: existence\nmessage: m\ntokens: [a]\ngroup: important", 4, 8, "'important' is not known here"),
    ("extends: existence\ntokens: [a]", 1, 1, "the key 'message' is missing"),
    ("message: m\ntokens: [a]", 1, 1, "the key 'extends' is missing"),
    ("extends: existence\nmessage: m", 1, 1, "there is nothing to look for"),
    ("extends: substitution\nmessage: m\nswap: {}", 3, 7, "'swap' is empty"),
    ("extends: substitution\nmessage: m\nswap:\n  '[a': b", 4, 3, "this pattern cannot be read"),
    ("extends: substitution\nmessage: m\nswap: {a: b}\npos: NN", 4, 1, "'pos' is not supported here"),
    ("extends: occurrence\nmessage: m\ntoken: a", 1, 1, "there is no limit"),
    ("extends: detection\nmessage: m\nkinds: [persons]", 3, 9, "'persons' is not a known kind of detection"),
    (
        "extends: metric\nmessage: m\nformula: words + wrods\ncondition: '> 1'",
        3,
        10,
        "this formula cannot be worked out: 'wrods' is not a count",
    ),
    (
        "extends: existence\nmessage: m\ntokens: [a]\nfix: {insert: x, remove: true}",
        4,
        6,
        "a fix says one thing to do, not",
    ),
    (
        "extends: existence\nmessage: m\ntokens: [a]\nfix:\n  convert: shout",
        5,
        12,
        "'shout' is not known here",
    ),
    ("extends: existence\nmessage: m\ntokens: [a\n", 4, 1, "this is not valid YAML"),
    ("extends: [existence]\nmessage: m", 1, 10, "'extends' must name a kind of rule"),
    ("- extends: existence", 1, 1, "a rule is a list of 'key: value' lines"),
    ("", 1, 1, "this file is empty"),
]


@pytest.mark.parametrize(("rule", "line", "column", "what"), _MISTAKES)
def test_a_mistake_is_told_with_its_place(bench: Bench, rule: str, line: int, column: int, what: str) -> None:
    path = bench.write("Test.Rule", rule)
    problems = bench.load().problems
    assert [(problem.line, problem.column) for problem in problems] == [(line, column)]
    assert str(problems[0]).startswith(f"{path}:{line}:{column}: {what}")


def test_all_mistakes_of_a_file_are_told_at_once(bench: Bench) -> None:
    bench.write("Test.Rule", "extends: existence\nmessage: [m]\nlevel: bad\ntokens: []\ncolour: red\n")
    assert [problem.line for problem in bench.load().problems] == [2, 3, 4, 5]


def test_one_bad_rule_disables_no_other(bench: Bench) -> None:
    bench.write("Test.Bad", "extends: existence\nmessage: m\ntokens: ['(']")
    bench.write("Test.Good", _GOOD)
    ruleset = bench.load()
    assert list(ruleset.rules) == ["Test.Good"]
    assert [problem.rule for problem in ruleset.problems] == ["Test.Bad"]


def test_a_file_that_is_not_text_is_told_not_raised(bench: Bench) -> None:
    bench.write("Test.Rule", "").write_bytes(b"extends: existence\nmessage: \xff\xfe")
    (problem,) = bench.load().problems
    assert (problem.line, problem.column, problem.what) == (2, 10, "this file is not UTF-8 text")


@pytest.mark.parametrize(
    "content", [b"a: &x [*x]", b"a: \x00", b"{" * 3000, b"? [a]\n: b", b"!!python/object:os.system {}"]
)
def test_hostile_yaml_is_a_problem_and_nothing_more(bench: Bench, content: bytes) -> None:
    bench.write("Test.Rule", "").write_bytes(content)
    ruleset = bench.load()
    assert ruleset.problems
    assert not ruleset.rules


def test_nested_aliases_do_not_blow_up(bench: Bench) -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 9)]
    bench.write("Test.Rule", "\n".join(lines))
    assert any("too large" in problem.what for problem in bench.load().problems)


def test_files_with_a_byte_order_mark_and_windows_lines_are_read(bench: Bench) -> None:
    path = bench.write("Test.Rule", "")
    path.write_bytes(b"\xef\xbb\xbf" + _GOOD.replace("\n", "\r\n").encode())
    assert not bench.load().problems


def test_words_like_yes_stay_words(bench: Bench) -> None:
    assert bench.matched(
        "extends: existence\nmessage: m\ntokens: [yes, no, 1.50, null-hypothesis]", "yes 1.50"
    ) == [
        "yes",
        "1.50",
    ]


def test_both_endings_are_rules_and_the_same_name_twice_is_told(bench: Bench) -> None:
    path = bench.write("Test.Rule", _GOOD)
    path.with_suffix(".yaml").write_text(_GOOD, encoding="utf-8")
    path.with_name("Other.yaml").write_text(_GOOD, encoding="utf-8")
    ruleset = bench.load()
    assert list(ruleset.rules) == ["Test.Other", "Test.Rule"]
    assert [problem.what for problem in ruleset.problems] == ["the rule Test.Rule is already in Rule.yaml"]


def test_a_script_action_is_noticed_without_losing_the_rule(bench: Bench) -> None:
    bench.write("Test.Rule", _GOOD + "action: {name: suggest, params: [x.tengo]}")
    ruleset = bench.load()
    assert list(ruleset.rules) == ["Test.Rule"]
    assert [problem.severity for problem in ruleset.problems] == [Severity.NOTICE]


def test_extending_another_rule_is_refused_with_a_way_out(bench: Bench) -> None:
    bench.write("Test.Rule", "extends: Google.Passive\nmessage: m")
    assert "copy it and change the copy" in str(bench.load().problems[0])


def test_an_empty_link_is_no_mistake(bench: Bench) -> None:
    assert bench.matched("extends: existence\nmessage: m\nlink:\ntokens: [foo]", "foo") == ["foo"]
