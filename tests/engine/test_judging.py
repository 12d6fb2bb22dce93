"""The checklist of a draft: who it concerns, what holds, what is asked, and that it never waits for a bad pattern."""

from __future__ import annotations

import gc
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from composer.domain.account import Account, AccountId, NetworkId, Visibility
from composer.domain.draft import Answer, Dismissal, Draft, Tick
from composer.domain.finding import Finding, Level, RuleId
from composer.domain.picture import Picture
from composer.engine.applies import Circumstances
from composer.engine.judge import Judge
from tests.engine.conftest import WordDetector

if TYPE_CHECKING:
    from tests.engine.conftest import Bench

Accounts = Callable[..., dict[AccountId, Account]]
_FOO = "extends: existence\nmessage: m\ntokens: [foo]\n"
_ASK = "extends: question\nprompt: Sure?\n"
RULE = RuleId("Test.Rule")


def _ids(findings: tuple[Finding, ...]) -> list[str]:
    return [finding.rule for finding in findings]


def test_what_concerns_every_account_names_none(bench: Bench, account: Accounts) -> None:
    bench.write("Test.Rule", _FOO)
    accounts = account("x", "bluesky")
    (finding,) = bench.checklist(Draft("foo", tuple(accounts)), accounts).findings
    assert finding.accounts == ()


def test_a_rule_for_one_network_names_its_accounts_in_one_row(bench: Bench, account: Accounts) -> None:
    bench.write("Test.Rule", _FOO + "networks: [x]\n")
    accounts = account("x", "bluesky") | {AccountId("x2"): Account(AccountId("x2"), NetworkId("x"))}
    (finding,) = bench.checklist(Draft("foo", tuple(accounts)), accounts).findings
    assert finding.accounts == ("x", "x2")
    assert not bench.checklist("foo").findings


def test_a_version_of_its_own_is_judged_for_itself(bench: Bench, account: Accounts) -> None:
    bench.write("Test.Rule", _FOO)
    accounts = account("x", "bluesky")
    draft = Draft("clean", tuple(accounts)).with_text("a foo", AccountId("x"))
    (finding,) = bench.checklist(draft, accounts).findings
    assert (finding.version, finding.accounts, finding.span) == ("x", ("x",), (2, 5))


def test_rules_can_be_for_team_accounts_or_for_open_ones(bench: Bench, account: Accounts) -> None:
    bench.write("Test.Team", _FOO + "when: {account: team}\n")
    bench.write("Test.Open", _FOO + "when: {visibility: [public, unknown]}\n")
    personal = account("x", team=False, visibility=Visibility.PUBLIC)
    team = account("x", visibility=Visibility.PROTECTED)
    draft = Draft("foo", (AccountId("x"),))
    assert _ids(bench.checklist(draft, personal).findings) == ["Test.Open"]
    assert _ids(bench.checklist(draft, team).findings) == ["Test.Team"]
    assert _ids(bench.checklist("foo").findings) == ["Test.Team"]


def test_rules_hold_between_their_dates(bench: Bench) -> None:
    bench.write("Test.Rule", _FOO + "when: {from: 2026-11-22, to: 2026-11-23}\n")
    judge = bench.judge()
    days = []
    for day in range(21, 25):
        bench.today = date(2026, 11, day)
        days.append(bool(judge.judge(Draft("foo"), {}).findings))
    assert days == [False, True, True, False]


def test_an_employers_pack_speaks_only_for_that_employer(bench: Bench, account: Accounts) -> None:
    bench.write("ExampleTrust.Rule", _FOO)
    bench.write("ExampleTrust.pack", "title: Example\nexample: true\n")
    draft = Draft("foo", (AccountId("x"),))
    assert not bench.checklist(draft, account("x")).findings
    assert bench.checklist(draft, account("x", employer="exampletrust")).findings
    ruleset = bench.load()
    judge = Judge(
        ruleset, bench.networks, bench.detectors, lambda: bench.today, Circumstances("ExampleTrust")
    )
    assert judge.judge(Draft("foo"), {}).findings


def test_an_area_is_minded_only_when_it_is_known(bench: Bench) -> None:
    bench.write("Test.Rule", _FOO + "when: {area: Wales}\n")
    ruleset = bench.load()
    spoken = [
        bool(
            Judge(ruleset, {}, bench.detectors, lambda: bench.today, Circumstances(area=area))
            .judge(Draft("foo"), {})
            .findings
        )
        for area in ("", "wales", "England")
    ]
    assert spoken == [True, True, False]


def test_a_rule_may_depend_on_what_else_is_in_the_post(bench: Bench) -> None:
    bench.write("Test.Rule", _FOO + "when: {has: [link, text_match], tokens: [please]}\n")
    assert not bench.checklist("foo").findings
    assert bench.checklist("foo https://example.org").findings
    assert bench.checklist("Please foo").findings


def test_not_this_time_holds_for_those_words_only(bench: Bench) -> None:
    bench.write("Test.Rule", "extends: existence\nmessage: m\nignorecase: true\ntokens: [foo]\n")
    dismissal = Dismissal(RULE, "foo", "a name")
    checklist = bench.checklist(Draft("foo Foo", dismissals=(dismissal,)))
    assert [finding.span for finding in checklist.findings] == [(4, 7)]
    assert [(finding.span, why) for finding, why in checklist.dismissed] == [((0, 3), dismissal)]


def test_an_error_cannot_be_set_aside_unless_its_rule_says_so(bench: Bench) -> None:
    dismissals = (Dismissal(RULE, "foo", "no"),)
    bench.write("Test.Rule", _FOO + "level: error\n")
    assert bench.checklist(Draft("foo", dismissals=dismissals)).to_fix
    bench.write("Test.Rule", _FOO + "level: error\ndismissable: true\n")
    assert not bench.checklist(Draft("foo", dismissals=dismissals)).to_fix


def test_a_tick_holds_while_what_it_is_about_stays(bench: Bench) -> None:
    bench.write("Test.Rule", _ASK + "when: {has: [hashtag]}\n")
    judge = bench.judge()
    draft = Draft("Hello #Care")
    (asked,) = judge.judge(draft, {}).questions
    ticked = replace(draft, ticks=(Tick(RULE, asked.basis, "Ann"),))
    assert judge.judge(ticked.with_text("Hello there #Care"), {}).may_post
    (lapsed,) = judge.judge(ticked.with_text("Hello #Cure"), {}).questions
    assert (lapsed.tick, lapsed.lapsed) == (None, ticked.ticks[0])
    (back,) = judge.judge(ticked.with_text("#Care again"), {}).questions
    assert back.tick == ticked.ticks[0]


@pytest.mark.parametrize(
    ("trigger", "text", "other"),
    [
        ("mention", "Hi @atb", "Hi atb"),
        ("hashtag", "Hi #atb", "Hi atb"),
        ("link", "See www.nhs.uk", "See us"),
        ("number", "It costs 5", "It costs"),
        ("date", "On 5 December", "In December"),
        ("name", "Hello Margaret", "Hello you"),
        ("always", "Anything", ""),
    ],
)
def test_a_question_is_asked_when_its_trigger_goes_off(
    bench: Bench, trigger: str, text: str, other: str
) -> None:
    bench.write("Test.Rule", _ASK + f"when: {{has: [{trigger}]}}\n")
    bench.detectors = _names()
    assert bench.checklist(text).questions
    assert not bench.checklist(other).questions


def test_a_question_about_pictures_lapses_with_another_picture(bench: Bench) -> None:
    bench.write("Test.Rule", _ASK + "when: {has: [picture]}\n")
    assert not bench.checklist("Hello").questions
    (one,) = bench.checklist(Draft("Hello", pictures=(Picture("a"),))).questions
    (two,) = bench.checklist(Draft("Hello", pictures=(Picture("b"),))).questions
    assert one.basis != two.basis


def _names() -> WordDetector:
    return WordDetector(Margaret="person", cancer="condition", Hendon="place")


def test_detections_of_the_named_kinds_are_remarks_with_that_kind(bench: Bench) -> None:
    bench.write(
        "Test.Rule", "extends: detection\nmessage: \"'%s' is a name\"\nkinds: [person]\nfix: {remove: true}\n"
    )
    bench.detectors = _names()
    checklist = bench.checklist("Ask Margaret now")
    (finding,) = checklist.findings
    assert (finding.kind, finding.message, finding.span) == ("person", "'Margaret' is a name", (4, 12))
    assert finding.fixes[0].applied_to("Ask Margaret now") == "Ask now"
    assert [detection.kind for _, detection in checklist.detections] == ["person"]


def test_an_answer_about_a_person_holds_for_that_name_everywhere(bench: Bench) -> None:
    bench.write("Test.Rule", "extends: detection\nmessage: m\nkinds: [person]\n")
    bench.detectors = _names()
    draft = Draft("Margaret and Margaret", answers=(Answer("person", "margaret", "agreed"),))
    checklist = bench.checklist(draft)
    assert not checklist.findings
    assert len(checklist.detections) == 2


@pytest.mark.parametrize(("verdict", "left"), [("agreed", 0), ("not_this", 1)])
def test_who_has_agreed_by_their_whole_name_has_by_a_part_of_it(
    bench: Bench, verdict: str, left: int
) -> None:
    bench.write("Test.Rule", "extends: detection\nmessage: m\nkinds: [person]\n")
    bench.detectors = _names()
    draft = Draft("Margaret is here", answers=(Answer("person", "margaret smith", verdict),))
    assert len(bench.checklist(draft).findings) == left


def test_a_combination_needs_one_of_each_and_shows_all_its_parts(bench: Bench) -> None:
    bench.write(
        "Test.Rule",
        "extends: combination\nmessage: '{person}, {condition}, {words}'\n"
        "all: [[person], [condition], [place, {tokens: ['my (?:mam|dad)']}]]\n",
    )
    bench.detectors = _names()
    (finding,) = bench.checklist("Margaret, my mam, has cancer").findings
    assert finding.message == "Margaret, cancer, my mam"
    assert (finding.kind, finding.span, len(finding.parts)) == ("combination", (0, 28), 3)
    assert not bench.checklist("Margaret has cancer").findings


def test_a_combination_can_be_held_to_one_sentence(bench: Bench) -> None:
    bench.write(
        "Test.Rule", "extends: combination\nmessage: m\nwithin: sentence\nall: [[person], [condition]]\n"
    )
    bench.detectors = _names()
    assert not bench.checklist("Margaret spoke. Cancer care, and cancer research.").findings
    assert bench.checklist("Hello. Margaret spoke of cancer.").findings


def test_what_is_required_is_offered(bench: Bench) -> None:
    bench.write(
        "Test.Rule", "extends: required\nmessage: Add a tag\ntokens: ['@atb']\nfix: {insert: '@atb'}\n"
    )
    (finding,) = bench.checklist("Hello").findings
    assert (finding.span, finding.fixes[0].applied_to("Hello")) == (None, "Hello @atb")
    assert not bench.checklist("Hello @ATB").findings
    assert not bench.checklist("  ").findings


def test_all_of_several_may_be_required(bench: Bench) -> None:
    bench.write("Test.Rule", "extends: required\nmessage: 'missing %s'\nmatch: all\ntokens: [one, two]\n")
    assert [finding.message for finding in bench.checklist("one").findings] == ["missing 'two'"]
    assert not bench.checklist("two\n\none").findings


def test_too_long_blocks_where_the_limit_is_known_and_says_for_whom(bench: Bench, account: Accounts) -> None:
    bench.write(
        "Test.Rule", "extends: length\nlimit: text\nlevel: error\nmessage: '{count}/{limit} on {network}'\n"
    )
    accounts = account("x", "mastodon")
    checklist = bench.checklist(Draft("a" * 300, tuple(accounts)), accounts)
    (finding,) = checklist.findings
    assert (finding.message, finding.accounts, finding.level) == ("300/280 on X", ("x",), Level.ERROR)
    assert {name: length.fits for name, length in checklist.lengths.items()} == {"x": False, "mastodon": True}


def test_an_unverified_limit_only_warns(bench: Bench, account: Accounts) -> None:
    bench.write("Test.Rule", "extends: length\nlimit: alt_text\nlevel: error\nmessage: '{count}'\n")
    accounts = account("threads")
    draft = Draft("a", tuple(accounts), pictures=(Picture("p", "x" * 5000),))
    assert [finding.level for finding in bench.checklist(draft, accounts).findings] == [Level.WARNING]


def test_picture_descriptions_are_judged_by_rules_that_ask_for_them(bench: Bench) -> None:
    bench.write(
        "Test.Rule", "extends: existence\nmessage: \"not '%s'\"\nscope: alt_text\ntokens: [image of]\n"
    )
    draft = Draft("an image of us", pictures=(Picture("p", "image of a cat"),))
    (finding,) = bench.checklist(draft).findings
    assert (finding.span, finding.message) == (None, "not 'image of'")


def test_wrong_weekdays_and_past_dates_are_told_with_the_right_day(bench: Bench) -> None:
    bench.write("Test.Day", "extends: date\ncheck: weekday\nmessage: '%s is a %s'\n")
    bench.write("Test.Past", "extends: date\ncheck: past\nmessage: '%s is past'\n")
    text = "Join us on Monday 5 December 2026, not Sat 21 Nov"
    findings = {finding.rule: finding for finding in bench.checklist(text).findings}
    assert findings[RuleId("Test.Day")].message == "Monday 5 December 2026 is a Saturday"
    assert "on Saturday 5 December" in findings[RuleId("Test.Day")].fixes[0].applied_to(text)
    assert findings[RuleId("Test.Past")].message == "Sat 21 Nov is past"


_CATASTROPHE = "extends: existence\nmessage: m\nnonword: true\ntokens: ['(?:a|aa)+c(?<=ac)']\n"


def test_a_runaway_pattern_is_unanswered_and_the_others_answer(bench: Bench) -> None:
    bench.write("Test.Rule", _CATASTROPHE)
    bench.write("Test.Other", _FOO)
    checklist = bench.checklist("foo " + "a" * 60 + " ac")
    assert checklist.unanswered == (RULE,)
    assert _ids(checklist.findings) == ["Test.Other"]
    assert not checklist.may_post


def test_a_runaway_pattern_is_asked_once_however_many_pieces_there_are(bench: Bench) -> None:
    bench.write("Test.Rule", _CATASTROPHE)
    judge = bench.judge()
    text = "\n\n".join(["a" * 60 + " ac"] * 30)
    started = time.process_time()
    assert judge.judge(Draft(text), {}).unanswered
    assert judge.judge(Draft(text + " b"), {}).unanswered
    assert time.process_time() - started < 2


def test_a_rule_answers_again_once_the_text_that_stopped_it_is_gone(bench: Bench) -> None:
    bench.write("Test.Rule", _CATASTROPHE)
    judge = bench.judge()
    bad = "a" * 60
    assert judge.judge(Draft(f"{bad} ac\n\naac"), {}).unanswered
    checklist = judge.judge(Draft("aac\n\naac"), {})
    assert (checklist.unanswered, len(checklist.findings)) == ((), 2)


def test_other_threads_run_while_a_pattern_runs_away(bench: Bench) -> None:
    bench.write("Test.Rule", _CATASTROPHE)
    judge = bench.judge()
    worker = threading.Thread(target=judge.judge, args=(Draft("a" * 60 + " ac"), {}))
    worker.start()
    turns = 0
    while worker.is_alive():
        turns += 1
    assert turns > 1000


def test_an_edit_asks_only_about_the_paragraph_it_is_in(bench: Bench) -> None:
    bench.write("Test.Rule", _FOO)
    judge = bench.judge()
    text = "\n\n".join(f"Paragraph {number} with foo." for number in range(200))
    assert len(judge.judge(Draft(text), {}).findings) == 200
    bench.detectors.asked.clear()
    checklist = judge.judge(Draft(text.replace("ph 100 ", "ph 1000 ")), {})
    assert len(bench.detectors.asked) <= 2
    assert len(checklist.findings) == 200
    assert all(
        finding.span and finding.span.of(text.replace("ph 100 ", "ph 1000 ")) == "foo"
        for finding in checklist.findings
    )


def test_an_edit_in_one_giant_paragraph_asks_about_a_part_of_it(bench: Bench) -> None:
    bench.write("Test.Rule", _FOO)
    judge = bench.judge()
    text = " ".join(f"word{number * 7919 % 1000} foo" for number in range(5000))
    assert len(judge.judge(Draft(text), {}).findings) == 5000
    bench.detectors.asked.clear()
    middle = len(text) // 2
    edited = text[:middle] + "x" + text[middle:]
    expected = edited.count(" foo ") + edited.endswith(" foo")
    assert len(judge.judge(Draft(edited), {}).findings) == expected
    assert sum(map(len, bench.detectors.asked)) < 10_000


def test_long_and_cut_texts_are_judged_as_if_they_were_whole(bench: Bench) -> None:
    bench.write("Test.Rule", "extends: substitution\nmessage: m\nswap: {in order to: to}\n")
    text = "in order to go " * 1000
    starts = [finding.span.start for finding in bench.checklist(text).findings if finding.span]
    assert starts == [15 * number for number in range(1000)]


@pytest.mark.parametrize(
    "text", ["", "\x00", "\ud800 foo", "foo\u2028foo", "🧑‍⚕️ foo", "İ foo ß ﬁ foo", "\r\n"]
)
def test_odd_texts_are_judged_like_any(bench: Bench, text: str) -> None:
    bench.write("Test.Rule", _FOO)
    assert len(bench.checklist(text).findings) == text.count("foo")


def test_the_revision_is_the_drafts(bench: Bench) -> None:
    assert bench.checklist(Draft("x", revision=41)).revision == 41


def test_switching_between_accounts_keeps_no_verdict_for_ever(bench: Bench, account: Accounts) -> None:
    bench.write("Test.Rule", _FOO)
    judge = bench.judge()
    for names in (("x",), ("bluesky",), ("x", "bluesky"), ("mastodon",), ("threads",)) * 3:
        accounts = account(*names)
        assert len(judge.judge(Draft("foo", tuple(accounts)), accounts).findings) == 1
    (piece,) = judge._cuts[None].pieces
    assert len(piece.kept) <= 6


def test_many_drafts_at_once_are_judged_as_one_after_another(bench: Bench, account: Accounts) -> None:
    bench.detectors = WordDetector(Mary="person")
    bench.write("Test.Doubled", r"{extends: repetition, tokens: ['\w+'], alpha: true, message: twice}")
    bench.write("Test.Name", "{extends: detection, kinds: [person], message: who}")
    bench.write("Test.Tag", "{extends: required, tokens: ['#care'], message: a tag}")
    texts = ["Mary Mary\n\nand Joe", "", "Mary #care", "Mary #care", "and and\n\n" + "Mary " * 400]
    accounts = account("x", "bluesky")
    drafts = [Draft(text, tuple(accounts)) for text in texts]
    alone = [bench.judge().judge(draft, accounts) for draft in drafts]
    assert bench.judge().judge_all(drafts, accounts) == alone
    assert any(checklist.findings for checklist in alone)


def test_a_runaway_pattern_costs_the_other_drafts_of_a_list_no_answer(bench: Bench) -> None:
    bench.write("Test.Runaway", _CATASTROPHE)
    bench.write("Test.Other", _FOO)
    drafts = [Draft("foo " + "a" * 60 + " ac"), Draft("foo"), Draft("nothing")]
    first, *others = bench.judge().judge_all(drafts, {})
    assert first.unanswered == ("Test.Runaway",)
    assert [checklist.unanswered for checklist in others] == [(), ()]
    assert [_ids(checklist.findings) for checklist in (first, *others)] == [
        ["Test.Other"],
        ["Test.Other"],
        [],
    ]


def test_a_judged_list_leaves_nothing_that_must_be_searched_for(bench: Bench, account: Accounts) -> None:
    bench.detectors = WordDetector(Mary="person")
    bench.write("Test.Foo", _FOO)
    bench.write("Test.Tag", "{extends: required, tokens: ['#care'], message: a tag}")
    accounts = account("x", "bluesky")
    drafts = [Draft(f"Mary foo #care {number}\n\nfoo", tuple(accounts)) for number in range(50)]
    judge = bench.judge()
    judge.judge_all(drafts, accounts)
    gc.collect()
    gc.disable()
    try:
        judge.judge_all(drafts, accounts)
        assert gc.collect() < len(drafts)
    finally:
        gc.enable()


def test_typing_leaves_nothing_that_must_be_searched_for(bench: Bench, account: Accounts) -> None:
    bench.detectors = WordDetector(Mary="person")
    bench.write("Test.Foo", _FOO)
    bench.write("Test.Tag", "{extends: required, tokens: ['#care'], message: a tag}")
    accounts = account("x", "bluesky")
    judge = bench.judge()
    text = "Mary foo\n\nfoo #care "
    judge.judge(Draft(text, tuple(accounts)), accounts)
    gc.collect()
    gc.disable()
    try:
        for letter in "and Mary foo " * 4:
            text += letter
            judge.judge(Draft(text, tuple(accounts)), accounts)
        assert gc.collect() < 10
    finally:
        gc.enable()


def test_without_fixes_the_same_is_found(bench: Bench, account: Accounts) -> None:
    bench.detectors = WordDetector(Mary="person", asthma="condition")
    bench.write("Test.Swap", "{extends: substitution, swap: {utilise: use}, message: \"'%s' for '%s'\"}")
    bench.write(
        "Test.Case", "{extends: existence, raw: ['#\\w+'], message: '%s', fix: [{convert: hashtag_case}]}"
    )
    bench.write(
        "Test.Name", "{extends: detection, kinds: [person], message: who, fix: [{replace: a patient}]}"
    )
    bench.write("Test.Both", "{extends: combination, all: [[person], [condition]], message: both}")
    bench.write(
        "Test.Tag", "{extends: required, tokens: ['@us'], message: a tag, fix: [{insert: '@us', at: end}]}"
    )
    bench.write("Test.Day", "{extends: date, check: weekday, message: '%s'}")
    draft = Draft("Mary has asthma, utilise #MentalHealth #mentalhealth on Tuesday 13 December 2026")
    whole = bench.judge().judge(draft, {})
    bare = Judge(bench.load(), bench.networks, bench.detectors, lambda: bench.today, fixing=False).judge(
        draft, {}
    )
    assert {finding.rule for finding in whole.findings if finding.fixes} >= {
        "Test.Swap",
        "Test.Case",
        "Test.Name",
        "Test.Both",
        "Test.Tag",
        "Test.Day",
    }
    assert [finding._replace(fixes=()) for finding in bare.findings] == [
        finding._replace(fixes=()) for finding in whole.findings
    ]
    assert not any(finding.fixes for finding in bare.findings if finding.rule != "Test.Case")
