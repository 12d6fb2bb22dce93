"""Mail reads well, arrives whole, and says so when it had to be cut."""

from __future__ import annotations

from email import message_from_bytes, policy
from urllib.parse import parse_qs, urlsplit

from composer.domain.checklist import Checklist, Question
from composer.domain.finding import Finding, Level, RuleId
from composer.posting.mail import LONGEST_MAILTO, Attachment, mail_draft, mailto, question_body


def test_a_short_question_fits_in_an_address() -> None:
    address, whole = mailto("atb@nhs.uk", "A post & a question", "Is this all right?\nThanks ☕")
    assert whole
    query = parse_qs(urlsplit(address).query)
    assert query == {"subject": ["A post & a question"], "body": ["Is this all right?\r\nThanks ☕"]}


def test_a_long_one_is_cut_and_says_so() -> None:
    address, whole = mailto("atb@nhs.uk", "A post", "é\n" * 2000)
    assert not whole
    assert LONGEST_MAILTO - 20 < len(address) <= LONGEST_MAILTO
    assert "Cut here to fit" in parse_qs(urlsplit(address).query)["body"][0]


def test_the_draft_file_reads_back_in_an_independent_parser() -> None:
    sent = mail_draft(
        "atb@nhs.uk", "A post\nX-Evil: 1", "Łódź ☕\n" * 50, [Attachment("café.txt", b"\0\1", "text/plain")]
    )
    assert sent.isascii()
    message = message_from_bytes(sent, policy=policy.default)
    assert message["X-Unsent"] == "1"
    assert message["X-Evil"] is None
    body = message.get_body()
    assert body is not None
    assert body.get_content().splitlines() == ["Łódź ☕"] * 50
    assert [part.get_filename() for part in message.iter_attachments()] == ["café.txt"]


def test_the_question_carries_the_draft_and_what_the_checklist_says() -> None:
    checklist = Checklist(
        0,
        (Finding(RuleId("A.B"), Level.WARNING, "Say where."),),
        (Question(RuleId("A.C"), "Would you say it aloud?", ""),),
    )
    body = question_body("Hello Sunderland", checklist, "")
    for expected in ("Hello Sunderland", "Warning: Say where.", "Still to tick: Would you say it aloud?"):
        assert expected in body


def test_a_question_says_when_the_checklist_was_not_at_its_end() -> None:
    assert "still looking" in question_body("Hello Mar", Checklist(unfinished=True), "")
    assert "still looking" not in question_body("Hello Mary", Checklist(), "")
