"""Where the words that a comment is about stand in a text that may have changed since."""

from __future__ import annotations

from composer.domain.span import Span
from composer.review.packet import Comment


def place_of(comment: Comment, text: str) -> Span | None:
    """The words' place in `text`: where they were, or the one other place where they stand; None if gone or unsure."""
    if not comment.quoted:
        return None
    if text[comment.start : comment.end] == comment.quoted:
        return Span(comment.start, comment.end)
    first = text.find(comment.quoted)
    if first < 0 or text.find(comment.quoted, first + 1) >= 0:
        return None
    return Span(first, first + len(comment.quoted))
