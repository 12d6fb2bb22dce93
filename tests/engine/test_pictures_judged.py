"""What rules ask of pictures is asked of each one, tied to it, and settled by what is said of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from composer.domain.account import AccountId, NetworkId
from composer.domain.draft import Answer, Dismissal, Draft
from composer.domain.finding import RuleId
from composer.domain.picture import (
    Consent,
    ConsentId,
    Covered,
    Edits,
    Picture,
    ShorterAlt,
    Shown,
    Use,
)
from tests.engine.conftest import WordDetector

if TYPE_CHECKING:
    from collections.abc import Callable

    from composer.domain.account import Account
    from tests.engine.conftest import Bench

    Accounts = Callable[..., dict[AccountId, Account]]

_PICTURE = Picture("a", "Four nurses plant sunflowers.", shown=(Shown.STAFF,))
_GIVEN = Consent(ConsentId("c"), Shown.STAFF, "Garden day")


def _rule(check: str, message: str = "{picture}") -> str:
    return f'extends: picture\ncheck: {check}\nlevel: error\nmessage: "{message}"\n'


def _said(bench: Bench, check: str, *pictures: Picture, message: str = "{picture}") -> list[str]:
    bench.write("Test.Rule", _rule(check, message))
    return [finding.message for finding in bench.checklist(Draft("Hello", pictures=pictures)).findings]


def test_an_undescribed_picture_is_named_and_pointed_at(bench: Bench) -> None:
    bench.write("Test.Rule", _rule("description", "No description."))
    draft = Draft("Hello", pictures=(_PICTURE, Picture("b", "  ")))
    (finding,) = bench.checklist(draft).findings
    assert (finding.message, finding.picture) == ("Picture 2: No description.", "b")


def test_a_decorative_picture_needs_a_reason_and_no_description(bench: Bench) -> None:
    bare = Picture("a", decorative=True)
    assert _said(bench, "description", bare) == []
    assert _said(bench, "reason", bare) == ["The picture"]
    assert _said(bench, "reason", replace(bare, reason="A border")) == []


def test_who_is_in_it_has_to_be_said_once(bench: Bench) -> None:
    assert _said(bench, "people", replace(_PICTURE, shown=())) == ["The picture"]
    assert _said(bench, "people", replace(_PICTURE, shown=(Shown.NOBODY,))) == []


@pytest.mark.parametrize(
    ("shown", "consents", "missing"),
    [
        ((Shown.NOBODY,), (), []),
        ((Shown.STAFF,), (), ["staff"]),
        ((Shown.STAFF,), (_GIVEN,), []),
        ((Shown.STAFF, Shown.CHILDREN), (_GIVEN,), ["children"]),
    ],
)
def test_each_kind_of_people_needs_its_own_consent(
    bench: Bench, shown: tuple[Shown, ...], consents: tuple[Consent, ...], missing: list[str]
) -> None:
    picture = replace(_PICTURE, shown=shown, consents=consents)
    assert _said(bench, "consent", picture, message="{who}") == missing


def test_a_consent_holds_on_its_last_day_and_not_the_day_after(bench: Bench) -> None:
    last, over = (replace(_GIVEN, until=day) for day in ("2026-11-22", "2026-11-21"))
    assert _said(bench, "expired", replace(_PICTURE, consents=(last,))) == []
    said = _said(bench, "expired", replace(_PICTURE, consents=(over,)), message="{label} {until}")
    assert said == ["Garden day 21 November 2026"]


def test_a_withdrawn_consent_and_one_for_print_only_are_each_told(bench: Bench) -> None:
    gone = replace(_PICTURE, consents=(replace(_GIVEN, withdrawn="2026-11-20T10:00:00"),))
    print_only = replace(_PICTURE, consents=(replace(_GIVEN, uses=(Use.PRINT,)),))
    assert _said(bench, "withdrawn", gone, message="{label}") == ["Garden day"]
    assert _said(bench, "other_use", print_only, message="{label}") == ["Garden day"]


def test_words_read_in_a_picture_have_to_be_said_somewhere(bench: Bench) -> None:
    poster = replace(_PICTURE, words=("Sunflower Day", "Bring a spade"))
    assert _said(bench, "words", poster, message="{words}") == ["Sunflower Day / Bring a spade"]
    told = replace(poster, alt_text="Poster for Sunflower Day: please bring a spade")
    assert _said(bench, "words", told) == []


def test_each_descriptions_length_is_judged_with_the_shorter_one_where_there_is_one(
    bench: Bench, account: Accounts
) -> None:
    bench.write("Test.Rule", "extends: length\nlimit: alt_text\nlevel: error\nmessage: '{count} {network}'\n")
    accounts = account("x", "instagram")
    long = Picture("b", "y" * 200)
    draft = Draft("a", tuple(accounts), pictures=(_PICTURE, long))
    (finding,) = bench.checklist(draft, accounts).findings
    assert (finding.message, finding.picture) == ("Picture 2: 200 Instagram", "b")
    shorter = replace(long, shorter=(ShorterAlt(NetworkId("instagram"), "y" * 50),))
    assert bench.checklist(replace(draft, pictures=(_PICTURE, shorter)), accounts).findings == ()


def test_a_shorter_description_is_judged_too_and_a_decorative_ones_is_not(bench: Bench) -> None:
    bench.write(
        "Test.Rule", "extends: existence\nmessage: \"not '%s'\"\nscope: alt_text\ntokens: [image of]\n"
    )
    shorter = replace(_PICTURE, shorter=(ShorterAlt(NetworkId("x"), "image of nurses"),))
    unsaid = Picture("b", "image of a border", decorative=True)
    findings = bench.checklist(Draft("Hello", pictures=(shorter, unsaid))).findings
    assert [(finding.message, finding.picture) for finding in findings] == [
        ("Picture 1: not 'image of'", "a")
    ]


def test_setting_a_remark_aside_is_for_one_picture_as_it_is(bench: Bench) -> None:
    bench.write("Test.Rule", "extends: existence\nmessage: \"not '%s'\"\nscope: alt_text\ntokens: [nurses]\n")
    other = replace(_PICTURE, digest="b")
    aside = Dismissal(RuleId("Test.Rule"), "a", "it is a quote")
    draft = Draft("Hello", pictures=(_PICTURE, other), dismissals=(aside,))
    checklist = bench.checklist(draft)
    assert [finding.picture for finding in checklist.findings] == ["b"]
    covered = replace(_PICTURE, edits=Edits((Covered((0, 0, 9, 9)),)))
    again = bench.checklist(replace(draft, pictures=(covered, other)))
    assert len(again.findings) == 2


def test_a_tick_about_a_picture_lapses_when_something_is_covered(bench: Bench) -> None:
    bench.write("Test.Rule", "extends: question\nmessage: m\nprompt: Looked?\nwhen: {has: [picture]}\n")
    covered = replace(_PICTURE, edits=Edits((Covered((0, 0, 9, 9)),)))
    (before,) = bench.checklist(Draft("Hello", pictures=(_PICTURE,))).questions
    (after,) = bench.checklist(Draft("Hello", pictures=(covered,))).questions
    (described,) = bench.checklist(Draft("Hello", pictures=(replace(_PICTURE, alt_text="Else"),))).questions
    assert before.basis != after.basis
    assert before.basis == described.basis


def test_the_same_remark_on_two_versions_is_one_for_each_picture(bench: Bench, account: Accounts) -> None:
    bench.write("Test.Rule", _rule("people", "Who?"))
    accounts = account("x", "mastodon")
    nobody = tuple(Picture(digest, "Words") for digest in "ab")
    draft = Draft("one", tuple(accounts), {AccountId("x"): "two"}, nobody)
    findings = bench.checklist(draft, accounts).findings
    assert sorted((finding.picture, finding.accounts) for finding in findings) == [("a", ()), ("b", ())]


_NAMED = "extends: detection\nkinds: [person]\ngroup: safe\nlevel: error\nmessage: \"'%s' is a name\"\n"


def test_a_description_is_looked_through_for_what_identifies_somebody_as_the_post_is(bench: Bench) -> None:
    bench.write("Test.Rule", _NAMED)
    bench.detectors = WordDetector(Margaret="person")
    draft = Draft("Our garden", pictures=(_PICTURE, Picture("b", "Margaret plants sunflowers.")))
    (finding,) = bench.checklist(draft).findings
    assert finding.message == "Picture 2: In the description: 'Margaret' is a name"
    assert (finding.picture, finding.span, finding.kind) == ("b", None, None)


def test_whoever_agreed_to_be_named_in_the_post_may_be_named_in_the_description(bench: Bench) -> None:
    bench.write("Test.Rule", _NAMED)
    bench.detectors = WordDetector(Margaret="person")
    agreed = Answer("person", "margaret", "agreed", "by e-mail")
    named = Picture("b", "Margaret plants sunflowers.")
    assert bench.checklist(Draft("Our garden", pictures=(named,), answers=(agreed,))).findings == ()


def test_only_what_keeps_people_safe_is_asked_of_a_description(bench: Bench, account: Accounts) -> None:
    bench.write("Test.Rule", "extends: required\ntokens: ['#us']\ngroup: ours\nlevel: error\nmessage: Tag\n")
    draft = Draft("Our garden #us", pictures=(Picture("b", "A garden."),))
    assert bench.checklist(draft, account("x")).findings == ()


def test_an_unchanged_description_is_not_looked_through_again(bench: Bench) -> None:
    bench.write("Test.Rule", _NAMED)
    bench.detectors = detectors = WordDetector(Margaret="person")
    judge = bench.judge()
    picture = Picture("b", "Margaret plants sunflowers.")
    judge.judge(Draft("One", pictures=(picture,)), {})
    detectors.asked.clear()
    assert judge.judge(Draft("Two", pictures=(picture,)), {}).findings
    assert detectors.asked == ["Two"]
