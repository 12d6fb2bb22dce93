"""A verdict as a few lines of mail, for a colleague who has no app."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, get_args

from composer.errors import ComposerError

VerdictWord = Literal["good_to_go", "change_these", "do_not_post"]
WORDS: dict[VerdictWord, str] = {
    "good_to_go": "Good to go",
    "change_these": "Change these first",
    "do_not_post": "Do not post",
}
_BEGIN, _END = "--- Post Composer answer: please leave these lines as they are ---", "--- end of answer ---"
_QUOTE = re.compile(r"^[>|\s]*", re.MULTILINE)
_BLOCK = re.compile(
    re.escape(_BEGIN).replace(r"\ ", r"\s+") + r"(?P<inside>.*?)" + re.escape(_END).replace(r"\ ", r"\s+"),
    re.DOTALL,
)
_LINE = re.compile(r"(?P<name>request|content|verdict)\s*[:=]\s*(?P<value>[A-Za-z0-9_-]+)")


@dataclass(frozen=True, slots=True)
class MailedAnswer:
    """What a mail said. Nobody signed it, so it is shown as that."""

    request: str
    digest: str
    verdict: VerdictWord
    words: str


def answer_block(request: str, digest: str, verdict: VerdictWord) -> str:
    """The body of an answering mail: room for words, then the lines that `read_answer` finds."""
    lines = (
        f"{WORDS[verdict]}.",
        "",
        "(Write anything you want to add here.)",
        "",
        _BEGIN,
        f"request: {request}",
        f"content: {digest}",
        f"verdict: {verdict}",
        _END,
    )
    return "\n".join(lines)


def read_answer(mail: str) -> MailedAnswer:
    """The answer in a pasted mail, however it was quoted or wrapped; `ComposerError` if there is none."""
    plain = _QUOTE.sub("", mail.replace("\r\n", "\n").replace("\u00a0", " "))
    blocks = list(_BLOCK.finditer(plain))
    if not blocks:
        raise ComposerError(
            "There is no answer in this text that Post Composer can read.",
            "Paste the whole mail, or record what you were told yourself with 'Told me by…'.",
        )
    block = blocks[0]
    fields = {found["name"]: found["value"] for found in _LINE.finditer(block["inside"])}
    verdict = fields.get("verdict")
    if set(fields) != {"request", "content", "verdict"} or verdict not in get_args(VerdictWord):
        raise ComposerError(
            "The answer in this mail is not whole.",
            "Ask for it again, or record it yourself with 'Told me by…'.",
        )
    words = plain[: block.start()].replace("(Write anything you want to add here.)", "").strip()
    return MailedAnswer(fields["request"], fields["content"], verdict, words)  # type: ignore[arg-type]
