"""A word that is still being typed is not judged by its half."""

from __future__ import annotations

from typing import TYPE_CHECKING

from composer.domain.account import Account, AccountId, NetworkId
from composer.domain.checklist import Checklist
from composer.domain.draft import Draft
from composer.domain.finding import RuleId
from composer.domain.readiness import ObstacleKind, obstacles
from composer.domain.unfinished import Unfinished, word_at
from tests.engine.conftest import WordDetector

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.engine.conftest import Bench

_FOO = "extends: existence\nmessage: m\ntokens: [foo]\n"
_NAMES = "extends: detection\nmessage: m\nkinds: [person]\n"
_ASK = "extends: question\nprompt: Did they agree?\nwhen: {has: [name]}\n"


def _typed(text: str, version: AccountId | None = None, before: Checklist | None = None) -> Unfinished:
    word = word_at(text, len(text))
    assert word is not None
    return Unfinished(word, version, before or Checklist())


def _rules(checklist: Checklist) -> list[RuleId]:
    return [one.rule for one in checklist.findings] + [one.rule for one in checklist.questions]


def test_all_that_follows_from_half_a_word_waits_with_it(bench: Bench) -> None:
    bench.detectors = WordDetector(Rok="person")
    bench.write("Test.Word", _FOO)
    bench.write("Test.Name", _NAMES)
    bench.write("Test.Ask", _ASK)
    judge = bench.judge()
    half = judge.judge(Draft("A foo at Rok"), {}, _typed("A foo at Rok"))
    assert _rules(half) == ["Test.Word"]
    assert half.detections == ()
    whole = judge.judge(Draft("A foo at Rok"), {})
    assert _rules(whole) == ["Test.Word", "Test.Name", "Test.Ask"]
    assert (half.unfinished, whole.unfinished) == (True, False)


def test_a_rules_own_words_wait_as_well(bench: Bench) -> None:
    bench.write("Test.Rule", _FOO + "nonword: true\n")
    judge = bench.judge()
    assert not judge.judge(Draft("a foo"), {}, _typed("a foo")).findings
    assert judge.judge(Draft("a foo "), {}).findings


def test_what_stood_before_the_word_grew_stays(bench: Bench) -> None:
    bench.detectors = WordDetector(Ann="person")
    bench.write("Test.Name", _NAMES)
    judge = bench.judge()
    before = judge.judge(Draft("Met Ann"), {})
    after = judge.judge(Draft("Met Anna"), {}, _typed("Met Anna", before=before))
    assert _rules(after) == ["Test.Name"]
    assert not after.unfinished


def test_nothing_that_waits_is_ready(bench: Bench, account: Callable[..., dict[AccountId, Account]]) -> None:
    bench.write("Test.Rule", _FOO)
    accounts = account("x")
    draft = Draft("a foo", tuple(accounts))
    judge = bench.judge()
    half = judge.judge(draft, accounts, _typed("a foo"))
    assert not half.findings
    assert not half.may_post
    assert [one.kind for one in obstacles(draft, half)] == [ObstacleKind.CHECKING]
    whole = judge.judge(Draft("a fo", tuple(accounts)), accounts, _typed("a fo"))
    assert whole.may_post


def test_only_the_version_on_the_desk_is_being_typed(bench: Bench) -> None:
    bench.write("Test.Rule", _FOO)
    accounts = {AccountId(each): Account(AccountId(each), NetworkId(each)) for each in ("x", "bluesky")}
    draft = Draft("a foo", tuple(accounts)).with_text("a foo", AccountId("x"))
    found = bench.judge().judge(draft, accounts, _typed("a foo", AccountId("x"))).findings
    assert [one.version for one in found] == [None]


def test_the_word_is_held_back_in_its_own_piece_of_a_long_text(bench: Bench) -> None:
    bench.write("Test.Rule", _FOO)
    text = "A foo here.\n\n" * 200 + "a foo"
    judge = bench.judge()
    assert len(judge.judge(Draft(text), {}, _typed(text)).findings) == 200
    assert len(judge.judge(Draft(text), {}).findings) == 201


def test_what_the_whole_text_decides_of_half_a_word_waits_too(bench: Bench) -> None:
    first, second = r"\b([A-Z]{2,5})\b", r"\(([A-Z]{2,5})\)"
    bench.write(
        "Test.Short", f"extends: conditional\nmessage: \"'%s'?\"\nfirst: '{first}'\nsecond: '{second}'\n"
    )
    judge = bench.judge()
    half = judge.judge(Draft("Ask the CB"), {}, _typed("Ask the CB"))
    assert half.findings == ()
    assert half.unfinished
    assert _rules(judge.judge(Draft("Ask the CBT "), {})) == ["Test.Short"]
