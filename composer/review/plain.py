"""Requests and verdicts as plain words, for a mail that reads well wherever it is opened."""

from __future__ import annotations

from datetime import date
from functools import cache

from composer.domain.account import NetworkId
from composer.networks.catalogue import load_networks
from composer.review.answer_text import WORDS, answer_block
from composer.review.packet import Comment, Post, Request, Verdict

_RULE = "-" * 40


def request_words(request: Request) -> str:
    """The whole request: what is asked, the post for each account, the checklist, and how to answer."""
    name = request.reviewer.split(" ")[0]
    lines = [
        f"Hello {name}," if name else "Hello,",
        "",
        "could you look at this post before it goes out?",
        "",
    ]
    lines += [
        f"{label}: {text}"
        for label, text in (
            ("Please look at", request.look_at),
            ("By", day_words(request.due)),
            ("Note", request.note),
        )
        if text
    ]
    for post in request.posts:
        lines += ["", _RULE, f"For {place_words(post)}", "", post.text]
    for number, picture in enumerate(request.pictures, 1):
        told = picture.alt_text or ("only decoration" if picture.decorative else "not described yet")
        lines += ["", f"Picture {number}, for those who cannot see it: {told}"]
    lines += ["", _RULE, "What the checklist says", "", *_checklist(request), "", _RULE]
    lines += [
        "How to answer",
        "",
        "- With Post Composer: open the attached file.",
        "- Without it: press one of the answers in this mail or in the attached page. They open a mail to send.",
        "- Or just write back in your own words.",
        "",
        "Thank you!",
        request.asked_by,
    ]
    return "\n".join(lines)


def verdict_words(verdict: Verdict) -> str:
    """The whole answer, with lines at its end that the app reads back."""
    block = answer_block(verdict.request, verdict.digest, verdict.verdict)
    head, _, rest = block.partition("(Write anything you want to add here.)\n")
    lines = [head.strip(), ""]
    if verdict.note:
        lines += [verdict.note, ""]
    lines += [f"- {comment_words(comment)}" for comment in verdict.comments]
    return "\n".join([*lines, "", verdict.who, "", rest.strip(), ""])


def comment_words(comment: Comment) -> str:
    """One comment in a line: what it is about, what it says, and the wording it suggests."""
    about = f"“{comment.quoted}”: " if comment.quoted else "A picture: " if comment.picture else ""
    instead = f" Better: “{comment.suggestion}”" if comment.suggestion is not None else ""
    return f"{about}{comment.text}{instead}".strip()


def day_words(day: str) -> str:
    """A day (ISO 8601) as people say it; what is no day is given back."""
    try:
        known = date.fromisoformat(day)
    except ValueError:
        return day
    return f"{known:%A} {known.day} {known:%B}"


def verdict_line(verdict: Verdict) -> str:
    return f"{verdict.who}: {WORDS[verdict.verdict].lower()}"


def _checklist(request: Request) -> list[str]:
    said = [
        f"- {remark.level.capitalize()}: {remark.message}{f' ({remark.why})' if remark.why else ''}"
        for remark in request.remarks
    ]
    said += [f"- Still to tick: {question}" for question in request.questions]
    return said or ["It has no remarks on this post."]


def place_words(post: Post) -> str:
    """Where a post is to go: 'Bluesky @team.bsky.social'. A network that we do not know goes by its own word."""
    return f"{_titles().get(NetworkId(post.network), post.network)} {post.handle}".strip()


@cache
def _titles() -> dict[NetworkId, str]:
    return {id: network.title for id, network in load_networks().items()}
