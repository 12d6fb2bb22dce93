"""A verdict holds for exactly what was reviewed, and only others' verdicts count."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from composer.domain.account import AccountId
from composer.domain.draft import Draft
from composer.domain.review import Needed
from composer.review.canonical import content_digest, content_of
from composer.review.packet import Verdict
from composer.review.standing import Answered, Origin, lapsed, standings, still_needed

_X = AccountId("x")


def _content(text: str) -> dict[str, Any]:
    return content_of(Draft(text, (_X,)), {})


def _answer(who: str, text: str, verdict: Any = "good_to_go", at: str = "1", **more: Any) -> Answered:
    content = _content(text)
    said = Verdict("r", content_digest(content), verdict, who, at, "", ())
    return Answered(said, more.get("origin", Origin.SIGNED), content, more.get("role", ""))


def test_a_verdict_goes_out_of_date_with_a_change_and_holds_again_when_changed_back() -> None:
    answers = [_answer("Dana", "Hello")]
    [now] = standings(answers, _content("Hello"))
    assert now.approves
    [later] = standings(answers, _content("Hello!"))
    assert (later.approves, later.changes) == (False, ("The text for x changed.",))
    assert "Dana looked at an earlier version" in still_needed(Needed(1), [later], "Sam")[0]
    assert standings(answers, _content("Hello"))[0].approves


def test_the_latest_word_of_each_reviewer_counts() -> None:
    answers = [_answer("Dana", "Hello", "do_not_post", "2"), _answer("dana", "Hello", at="1")]
    [one] = standings(answers, _content("Hello"))
    assert still_needed(Needed(0), [one], "Sam") == ("Dana said: do not post.",)


def test_nobody_reviews_their_own_post() -> None:
    standing = standings([_answer("SAM", "Hello")], _content("Hello"))
    assert still_needed(Needed(1), standing, "Sam") == ("A 'good to go' from one colleague is still needed.",)


def test_two_reviewers_a_role_or_a_signature_can_be_asked_for() -> None:
    standing = standings([_answer("Dana", "Hello", origin=Origin.UNSIGNED)], _content("Hello"))
    assert still_needed(Needed(1), standing, "Sam") == ()
    assert len(still_needed(Needed(2), standing, "Sam")) == 1
    assert "signed" in still_needed(Needed(1, signed=True), standing, "Sam")[0]
    assert still_needed(Needed(1, "comms lead"), standing, "Sam") == (
        "A 'good to go' from the comms lead is still needed.",
    )


def test_a_request_lapses_after_its_day() -> None:
    now = datetime(2026, 11, 22, tzinfo=UTC)
    assert lapsed("2026-11-21", now)
    assert not lapsed("2026-11-22", now)
    assert not lapsed("", now)


def test_an_unsigned_answer_in_somebodys_name_does_not_hide_what_they_signed() -> None:
    signed = _answer("Dana", "Hello", "do_not_post")
    later = _answer("dana", "Hello", at="2", origin=Origin.UNSIGNED)
    standing = standings([signed, later], _content("Hello"))
    assert still_needed(Needed(1), standing, "Sam") == ("Dana said: do not post.",)


def test_one_colleague_who_answers_twice_is_one_colleague() -> None:
    both = [_answer("Dana", "Hello"), _answer("Dana", "Hello", at="2", origin=Origin.TOLD)]
    assert len(still_needed(Needed(2), standings(both, _content("Hello")), "Sam")) == 1


def test_a_verdict_signed_with_a_changed_key_counts_for_nothing() -> None:
    standing = standings([_answer("Dana", "Hello", origin=Origin.CHANGED_KEY)], _content("Hello"))
    assert len(still_needed(Needed(1), standing, "Sam")) == 1
