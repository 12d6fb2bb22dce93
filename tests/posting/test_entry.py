"""What the record keeps of a post, and when the final tick holds."""

from __future__ import annotations

from dataclasses import replace

from composer.domain.account import Account, AccountId, NetworkId
from composer.domain.checklist import Checklist, Question
from composer.domain.draft import Dismissal, Doubt, Draft, Tick
from composer.domain.finding import Finding, Level, RuleId
from composer.domain.network import Fact, Network
from composer.domain.picture import Consent, ConsentId, Covered, Edits, Picture, ShorterAlt, Shown
from composer.engine.stamps import PackStamp
from composer.posting.entry import (
    FINAL_TICK,
    Approval,
    Outcome,
    approved_digest,
    entry_content,
    final_tick,
    what_was_checked,
)

X = Network(NetworkId("x"), "X", "x", Fact(280))
ONE = Account(AccountId("one"), NetworkId("x"), "@one")
TWO = Account(AccountId("two"), NetworkId("x"), "@two")
ACCOUNTS = {ONE.id: ONE, TWO.id: TWO}
RULE = RuleId("ATB.Sense")
DRAFT = Draft(
    "Shared\nwords",
    (ONE.id, TWO.id),
    {TWO.id: "Own words"},
    (Picture("abc", "A garden"),),
    dismissals=(Dismissal(RULE, "words", "it is a name", "Sam", "2026-11-22T10:00:00+00:00"),),
    doubts=(Doubt("Is it so?", "Kim", "2026-11-20", "Sam", "It is", "2026-11-21"),),
)
STAMPS = (PackStamp("ATB", "All Together Better", "2026.11", {RULE: "d" * 64}),)
CHECKLIST = Checklist(
    findings=(
        Finding(RULE, Level.WARNING, "For all"),
        Finding(RULE, Level.WARNING, "Only for two", accounts=(TWO.id,)),
    ),
    questions=(Question(RULE, "Would you stand by it?", "b", Tick(RULE, "b", "Sam", "2026-11-22T09:30:00")),),
)


def approval() -> Approval:
    tick = Tick(FINAL_TICK, approved_digest(DRAFT, ACCOUNTS), "Sam", "2026-11-22T10:00:00")
    return Approval("draft-1", DRAFT, CHECKLIST, STAMPS, tick, ("Kim: good to go",))


def test_an_entry_has_all_that_an_officer_asks_for() -> None:
    outcome = Outcome("Sam", "2026-11-22T10:05:00", "https://x.com/one/status/1", account_confirmed=True)
    kept = entry_content(approval(), ONE, X, outcome)
    assert kept["text"] == "Shared\nwords"
    assert kept["pictures"] == [{"digest": "abc", "alt_text": "A garden", "decorative": False}]
    assert kept["packs"][0]["version"] == "2026.11"
    assert kept["ticks"] == [
        {
            "rule": RULE,
            "rule_digest": "d" * 64,
            "prompt": "Would you stand by it?",
            "who": "Sam",
            "when": "2026-11-22T09:30:00",
        }
    ]
    assert kept["set_aside"][0]["reason"] == "it is a name"
    assert kept["doubts"][0]["cleared_why"] == "It is"
    assert kept["review"] == ["Kim: good to go"]
    assert (kept["link"], kept["said_by"]) == ("https://x.com/one/status/1", "Sam")


def test_an_account_s_own_text_is_kept_for_it_and_only_remarks_that_concern_it() -> None:
    one, two = (entry_content(approval(), account, X, Outcome("Sam", "now")) for account in (ONE, TWO))
    assert two["text"] == "Own words"
    assert [item["message"] for item in one["left_standing"]] == ["For all"]
    assert [item["message"] for item in two["left_standing"]] == ["For all", "Only for two"]


def test_the_final_tick_lapses_with_any_change_and_holds_again_when_it_is_undone() -> None:
    signed = replace(DRAFT, ticks=(approval().tick,))
    assert final_tick(signed, ACCOUNTS) is not None
    for changed in (
        signed.with_text("Other words"),
        signed.with_text("Other", TWO.id),
        replace(signed, accounts=(ONE.id,)),
        replace(signed, pictures=(Picture("abc", "A park"),)),
    ):
        assert final_tick(changed, ACCOUNTS) is None
    assert final_tick(signed.with_text("Other words").with_text("Shared\nwords"), ACCOUNTS) is not None


def test_what_was_checked_is_said_in_sentences() -> None:
    said = what_was_checked(CHECKLIST, STAMPS, ())
    assert said[0] == "1 rule looked at it: All Together Better 2026.11."
    assert "Would you stand by it? Ticked by Sam, 22 November 2026, 09:30." in said
    assert said[-1] == "Nobody was asked to review it."


def test_a_picture_is_kept_by_content_and_likeness_with_who_agreed_and_not_what_was_read_in_it() -> None:
    consent = Consent(ConsentId("c1"), Shown.STAFF, "Garden day", until="2027-01-01", kept_at="Drive, 14")
    picture = Picture(
        "abc",
        "A garden with nurses",
        shorter=(ShorterAlt(NetworkId("x"), "A garden"),),
        edits=Edits((Covered((0, 0, 9, 9)),)),
        shown=(Shown.STAFF,),
        consents=(consent,),
        likeness="00ff" * 4,
        words=("Margaret Robson",),
    )
    signed = replace(approval(), draft=replace(DRAFT, pictures=(picture,)))
    (kept,) = entry_content(signed, ONE, X, Outcome("Sam", "2026-11-22"))["pictures"]
    assert kept == {
        "digest": "abc",
        "alt_text": "A garden",
        "decorative": False,
        "likeness_digest": "00ff" * 4,
        "sent_digest": picture.mark,
        "shown": ["staff"],
        "consents": [
            {"id": "c1", "who": "staff", "label": "Garden day", "form": "Drive, 14", "until": "2027-01-01"}
        ],
    }


def test_covering_something_after_signing_takes_the_signature_away() -> None:
    covered = replace(DRAFT, pictures=(replace(DRAFT.pictures[0], edits=Edits((Covered((0, 0, 9, 9)),))),))
    tick = Tick(FINAL_TICK, approved_digest(DRAFT, ACCOUNTS), "Sam", "2026-11-22T10:00:00")
    assert final_tick(replace(DRAFT, ticks=(tick,)), ACCOUNTS) == tick
    assert final_tick(replace(covered, ticks=(tick,)), ACCOUNTS) is None
