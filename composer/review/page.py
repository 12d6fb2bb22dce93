"""A review as one HTML page that any browser shows and any screen reader reads, with nothing loaded and no script."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from html import escape
from urllib.parse import quote

from composer.review.answer_text import WORDS, answer_block
from composer.review.packet import Request, SentPicture, Verdict
from composer.review.plain import comment_words, day_words, place_words

_STYLE = """
body{font:1.125rem/1.5 'Segoe UI',Arial,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem;
color:#212b32;background:#fff;overflow-wrap:anywhere}
h1{font-size:1.75rem}h2{font-size:1.35rem;margin-top:2rem}
blockquote{margin:0;padding:1rem;border:2px solid #4c6272;border-radius:.4rem;white-space:pre-wrap}
img{max-width:100%;height:auto}
a.answer{display:inline-block;margin:.25rem .5rem .25rem 0;padding:.6rem 1rem;border:2px solid #005eb8;
border-radius:.4rem;color:#003087;font-weight:600}
a.answer:focus{outline:4px solid #212b32;background:#ffeb3b}
dt{font-weight:600}dd{margin:0 0 .5rem}
"""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"


def review_page(
    request: Request, answer_to: str, *, pictures_at: Sequence[str] = (), buttons: bool = True
) -> str:
    """The page. Its answer links open a mail to `answer_to` whose lines `answer_text.read_answer` finds.

    `pictures_at` are addresses to show the pictures from, in order, in place of having them in the page itself.
    Without `buttons` (on paper) it says in words how to answer.
    """
    asked = escape(request.asked_by)
    shown = pictures_at or [_in_page(picture) for picture in request.pictures]
    parts = [
        *_head(f"A post to look at, from {asked}"),
        f"<h1>{asked} would like you to look at a post</h1>",
        _about(request),
        "<h2>The post</h2>",
        *(_post(place_words(post), post.text) for post in request.posts),
        *(
            _picture(number, picture, address)
            for number, (picture, address) in enumerate(zip(request.pictures, shown, strict=True), 1)
        ),
        "<h2>What the checklist says</h2>",
        _remarks(request),
        "<h2>Your answer</h2>",
        *(_buttons(request, answer_to) if buttons else _on_paper(request, answer_to)),
        "</main></body></html>",
    ]
    return "\n".join(part for part in parts if part)


def verdict_page(verdict: Verdict) -> str:
    """An answer as a page to keep or to print. It is not signed: the packet is."""
    who = escape(verdict.who)
    comments = "".join(f"<li>{escape(comment_words(comment))}</li>" for comment in verdict.comments)
    parts = [
        *_head(f"An answer from {who}"),
        f"<h1>{who}: {escape(WORDS[verdict.verdict].lower())}</h1>",
        f"<blockquote>{escape(verdict.note)}</blockquote>" if verdict.note else "",
        f"<h2>Comments</h2><ul>{comments}</ul>" if comments else "",
        f"<p>Said on {escape(verdict.at)} about the content {escape(verdict.digest)}.</p>",
        "</main></body></html>",
    ]
    return "\n".join(part for part in parts if part)


def _head(title: str) -> list[str]:
    return [
        "<!doctype html>",
        '<html lang="en-GB"><head><meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{escape(_POLICY)}">',
        '<meta name="viewport" content="width=device-width,initial-scale=1">',
        f"<title>{title}</title><style>{_STYLE}</style></head><body><main>",
    ]


def _about(request: Request) -> str:
    rows = [("Please look at", request.look_at), ("By", day_words(request.due)), ("Note", request.note)]
    filled = "".join(f"<dt>{name}</dt><dd>{escape(text)}</dd>" for name, text in rows if text)
    return f"<dl>{filled}</dl>" if filled else ""


def _post(place: str, text: str) -> str:
    return f"<h3>For {escape(place)}</h3><blockquote>{escape(text)}</blockquote>"


def _buttons(request: Request, answer_to: str) -> list[str]:
    return [
        "<p>Each of these opens a mail with your answer in it. Add your own words, then send it.</p><p>",
        *(_answer_link(request, answer_to, verdict, word) for verdict, word in WORDS.items()),
        "</p>",
    ]


def _on_paper(request: Request, answer_to: str) -> list[str]:
    words = ", ".join(word.lower() for word in WORDS.values())
    to = f" at {escape(answer_to)}" if answer_to else ""
    return [
        f"<p>Tell {escape(request.asked_by)}{to} in your own words: {words}.</p>",
        f"<p>This is about the content {escape(request.digest)}.</p>",
    ]


def _in_page(picture: SentPicture) -> str:
    if not (picture.data and picture.media_type):
        return ""
    return f"data:{picture.media_type};base64,{base64.b64encode(picture.data).decode('ascii')}"


def _picture(number: int, picture: SentPicture, address: str) -> str:
    told = (
        escape(picture.alt_text)
        if picture.alt_text
        else "none, it is only decoration"
        if picture.decorative
        else "none"
    )
    shown = ""
    if address:
        shown = f'<img src="{escape(address)}" alt="{escape(picture.alt_text)}">'
    return f"<h3>Picture {number}</h3>{shown}<p>Description (alt text): {told}</p>"


def _remarks(request: Request) -> str:
    lines = [
        f"<li><strong>{remark.level.capitalize()}:</strong> {escape(remark.message)}</li>"
        for remark in request.remarks
    ]
    lines += [
        f"<li><strong>Still to tick:</strong> {escape(question)}</li>" for question in request.questions
    ]
    return f"<ul>{''.join(lines)}</ul>" if lines else "<p>It has no remarks on this post.</p>"


def _answer_link(request: Request, answer_to: str, verdict: str, word: str) -> str:
    body = answer_block(request.id, request.digest, verdict).replace("\n", "\r\n")  # type: ignore[arg-type]
    address = f"mailto:{quote(answer_to, safe='@')}?subject={quote(f'{word}: your post')}&body={quote(body)}"
    return f'<a class="answer" href="{escape(address)}">{escape(word)}</a>'
