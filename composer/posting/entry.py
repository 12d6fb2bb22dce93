"""What the record keeps of a post: the exact words, what was checked, and who said yes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from composer.domain.account import Account, NetworkId
from composer.domain.checklist import Checklist
from composer.domain.draft import Draft, Tick
from composer.domain.finding import Finding, RuleId
from composer.domain.network import Network
from composer.domain.picture import Picture
from composer.engine.stamps import PackStamp
from composer.review.canonical import content_digest, content_of

POSTED, STOPPED, WENT_WRONG = "posted", "stopped", "went wrong"
"""Kinds of entry. 'posted' means that a person said so; nothing here can know it."""
FINAL_TICK = RuleId("Post.LastPage")
"""The rule of the tick on the last page; it is in no pack, so no pack can leave it out."""
STATEMENT = (
    "I have read it as a stranger would, it is right for everyone who may ever see it, and I stand by it."
)


@dataclass(frozen=True, slots=True)
class Approval:
    """A draft as it was signed on the last page, with all that was checked. `review` has a line a verdict."""

    draft_id: str
    draft: Draft
    checklist: Checklist
    stamps: tuple[PackStamp, ...]
    tick: Tick
    review: tuple[str, ...] = ()

    @property
    def digest(self) -> str:
        return self.tick.basis


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a person said happened. `why` is for one who stopped."""

    who: str
    when: str
    link: str = ""
    why: str = ""
    account_confirmed: bool = False
    clipboard_matched: bool = False


def approved_digest(draft: Draft, accounts: Mapping[Any, Account]) -> str:
    """What the final tick is about: any change to text, picture, alt text or account makes it lapse."""
    return content_digest(content_of(draft, accounts))


def final_tick(draft: Draft, accounts: Mapping[Any, Account]) -> Tick | None:
    """The final tick that holds for the draft as it stands."""
    digest = approved_digest(draft, accounts)
    return next((tick for tick in draft.ticks if (tick.rule, tick.basis) == (FINAL_TICK, digest)), None)


def entry_content(approval: Approval, account: Account, network: Network, outcome: Outcome) -> dict[str, Any]:
    """The content of one account's entry, ready for JSON."""
    draft, checklist = approval.draft, approval.checklist
    versions = {rule: digest for stamp in approval.stamps for rule, digest in stamp.rules.items()}

    def about(rule: RuleId, **more: Any) -> dict[str, Any]:
        return {"rule": rule, "rule_digest": versions.get(rule, ""), **more}

    def concerns(finding: Finding) -> bool:
        return not finding.accounts or account.id in finding.accounts

    return {
        "draft": approval.draft_id,
        "content_digest": approval.digest,
        "network": network.title,
        "handle": account.handle,
        "account_title": account.title,
        "visibility": account.visibility.value,
        "text": draft.text_for(account.id),
        "pictures": [_picture(picture, network.id) for picture in draft.pictures],
        "packs": [
            {
                "pack": stamp.name,
                "title": stamp.title,
                "version": stamp.version,
                "rules": len(stamp.rules),
                "rules_digest": stamp.digest,
            }
            for stamp in approval.stamps
        ],
        "left_standing": [
            about(finding.rule, level=finding.level.value, message=finding.message)
            for finding in checklist.findings
            if concerns(finding)
        ],
        "ticks": [
            about(one.rule, prompt=one.prompt, who=one.tick.who, when=one.tick.when)
            for one in checklist.questions
            if one.tick is not None and (not one.accounts or account.id in one.accounts)
        ],
        "final_tick": {"statement": STATEMENT, "who": approval.tick.who, "when": approval.tick.when},
        "set_aside": [
            about(one.rule, matched=one.matched, reason=one.reason, who=one.who, when=one.when)
            for one in draft.dismissals
        ],
        "answers": [asdict(answer) for answer in draft.answers],
        "doubts": [asdict(doubt) for doubt in draft.doubts],
        "review": list(approval.review),
        "said_by": outcome.who,
        "said_at": outcome.when,
        "link": outcome.link,
        "why": outcome.why,
        "account_confirmed": outcome.account_confirmed,
        "clipboard_matched": outcome.clipboard_matched,
    }


def _picture(picture: Picture, network: NetworkId) -> dict[str, Any]:
    """A picture as it was posted: by which it is found again, how it was described, and who had agreed."""
    kept: dict[str, Any] = {
        "digest": picture.digest,
        "alt_text": picture.alt_for(network),
        "decorative": picture.decorative,
    }
    more: dict[str, Any] = {
        "reason": picture.reason,
        "likeness_digest": picture.likeness,
        "sent_digest": picture.mark if picture.mark != picture.digest else "",
        "shown": [str(one) for one in picture.shown],
        "consents": [
            {"id": one.id, "who": str(one.who), "label": one.label, "form": one.kept_at, "until": one.until}
            for one in picture.consents
        ],
    }
    return kept | {key: value for key, value in more.items() if value}


def what_was_checked(
    checklist: Checklist, stamps: Sequence[PackStamp], review: Sequence[str]
) -> tuple[str, ...]:
    """The checks behind a post in sentences, for the last page."""
    said = []
    number = sum(len(stamp.rules) for stamp in stamps)
    if stamps:
        packs = ", ".join(f"{stamp.title} {stamp.version}".strip() for stamp in stamps)
        said.append(f"{number} {'rule' if number == 1 else 'rules'} looked at it: {packs}.")
    said += [
        f"{question.prompt} Ticked by {question.tick.who or 'somebody without a name'}, {day_of(question.tick.when)}."
        for question in checklist.questions
        if question.tick is not None
    ]
    said += [
        f"Set aside by {dismissal.who or 'somebody without a name'}: {finding.message} Reason: {dismissal.reason}"
        for finding, dismissal in checklist.dismissed
    ]
    said += [f"Left as it is: {finding.message}" for finding in checklist.findings]
    said += review or ("Nobody was asked to review it.",)
    return tuple(said)


def day_of(when: str) -> str:
    """A stored moment as people say it, in its own time zone; what is not a moment is given back."""
    from datetime import datetime

    try:
        at = datetime.fromisoformat(when)
    except ValueError:
        return when or "no time kept"
    return f"{at.day} {at:%B %Y, %H:%M}"
