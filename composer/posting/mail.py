"""Mail that the person sends: as a draft file their mail program opens, or as a mailto address."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from urllib.parse import quote

from composer.domain.account import Account, AccountId
from composer.domain.checklist import Checklist
from composer.domain.draft import Draft

LONGEST_MAILTO = 1_800
"""Characters that Windows and Outlook pass on whole."""
_CUT = "\n\n[Cut here to fit. Please paste the rest from Post Composer.]"


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes with a mail."""

    name: str
    content: bytes
    media_type: str


def mailto(to: str, subject: str, body: str) -> tuple[str, bool]:
    """An address that opens the person's mail program, and whether the whole body fitted."""
    head = f"mailto:{quote(to, safe='@,')}?subject={quote(subject)}&body="
    whole = head + quote(body.replace("\n", "\r\n"))
    if len(whole) <= LONGEST_MAILTO:
        return whole, True
    low, high = 0, len(body)
    while low < high:
        middle = (low + high + 1) // 2
        if len(head + quote((body[:middle] + _CUT).replace("\n", "\r\n"))) <= LONGEST_MAILTO:
            low = middle
        else:
            high = middle - 1
    return head + quote((body[:low] + _CUT).replace("\n", "\r\n")), False


def mail_draft(to: str, subject: str, body: str, attachments: Sequence[Attachment] = ()) -> bytes:
    """An `.eml` that opens as an unsent draft in classic Outlook and reads well anywhere (`X-Unsent: 1`)."""
    message = EmailMessage(policy=SMTP.clone(cte_type="7bit"))
    message["To"] = to
    message["Subject"] = " ".join(subject.split())
    message["X-Unsent"] = "1"
    message.set_content(body)
    for attachment in attachments:
        main, _, sub = attachment.media_type.partition("/")
        message.add_attachment(attachment.content, maintype=main, subtype=sub, filename=attachment.name)
    return message.as_bytes()


def all_texts(draft: Draft, accounts: Mapping[AccountId, Account]) -> str:
    """Every distinct text of a draft under the accounts it is for, and what its pictures show."""
    parts = []
    for _, text, ids in draft.texts():
        named = [accounts[id] for id in ids if id in accounts]
        names = ", ".join(f"{one.network} {one.handle or one.title}".rstrip() for one in named)
        parts.append(f"For {names}:\n{text}" if names else text)
    parts += [
        f"Picture {number}: {'(decorative)' if one.decorative else one.alt_text or '(not described yet)'}"
        for number, one in enumerate(draft.pictures, start=1)
    ]
    return "\n\n".join(parts)


def question_body(text: str, checklist: Checklist, question: str) -> str:
    """What 'Ask' sends: the question, the draft, and what the checklist says of it."""
    lines = [
        question or "I am not sure about this post. Could you have a look, please?",
        "",
        "The draft:",
        "",
        text,
        "",
    ]
    said = [f"- {finding.level.value.capitalize()}: {finding.message}" for finding in checklist.findings]
    said += [f"- Still to tick: {question.prompt}" for question in checklist.to_tick]
    if checklist.unfinished:
        said.append("- It was still looking at the last word.")
    lines += ["What the checklist says:", *said] if said else ["The checklist has no remarks on it."]
    return "\n".join(lines)
