"""Writes `posts.jsonl`, the labelled development set: the same seed gives the same file, byte for byte."""

from __future__ import annotations

import json
import random
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.data import fillers

HERE = Path(__file__).parent
SEED = 20261122
POSTS = 3000
HELD_OUT = ("care home", "ambulance crew", "library and council")
"""Families whose findings were not looked at while the detectors were tuned."""
_SLOT = re.compile(r"\{(\w+)\}")
_ARTICLE = re.compile(r"^(?:a|an|the) ")

OPENERS = (
    *[""] * 4,
    *(
        "Morning all. ",
        "Update: ",
        "FYI - ",
        "📣 ",
        "Good news! ",
        "Hi everyone, ",
        "From the team: ",
        "Please share. ",
        "❤️ ",
        "1/2 ",
    ),
)
CLOSERS = (
    *[""] * 4,
    *(
        " #TeamNHS",
        " 💙",
        " Thank you!",
        " #Sunderland #ProudToCare",
        " RT please",
        " @atbsunderland",
        "\n\n#AllTogetherBetter",
    ),
    *(" 👏👏", " More at https://www.example.nhs.uk/news", " xx", " #FutureNHS", "!!", " What a day."),
)


@dataclass(frozen=True)
class Template:
    """One line of `post_templates.txt`."""

    text: str
    family: str
    personal: bool
    held_out: bool


@dataclass
class Post:
    """A filled template; `spans` are (kind, start, end, published)."""

    text: str = ""
    spans: list[tuple[str, int, int, bool]] = field(default_factory=list)

    def add(self, words: str, kind: str = "", *, published: bool = False) -> None:
        if kind:
            article = _ARTICLE.match(words) if kind in ("condition", "ward_or_bed") else None
            start = len(self.text) + (article.end() if article else 0)
            self.spans.append((kind, start, len(self.text) + len(words), published))
        self.text += words


def templates() -> Iterator[Template]:
    """All templates, in file order."""
    family, personal = "", False
    for line in (HERE / "post_templates.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            sort, _, family = line.strip("[]").partition(" ")
            personal = sort == "personal"
        elif line and not line.startswith("#"):
            yield Template(line.replace("\\n", "\n"), family, personal, family in HELD_OUT)


def filled(template: Template, rng: random.Random) -> Post:
    """One post of this template, in one of several styles."""
    post = Post()
    post.add(rng.choice(OPENERS))
    at = 0
    for slot in _SLOT.finditer(template.text):
        post.add(template.text[at : slot.start()])
        _fill(post, slot.group(1), rng)
        at = slot.end()
    post.add(template.text[at:])
    post.add(rng.choice(CLOSERS))
    style = rng.random()
    if style < 0.10:
        post.text = post.text.lower()
    elif style < 0.12:
        post.text = post.text.upper() if len(post.text.upper()) == len(post.text) else post.text
    elif style < 0.16:
        post.text = post.text.replace("'", "’")
    return post


def _fill(post: Post, slot: str, rng: random.Random) -> None:
    if slot in fillers.UNLABELLED:
        post.add(fillers.UNLABELLED[slot](rng))
        return
    published = slot in fillers.PUBLISHED
    kind, make = (fillers.PUBLISHED if published else fillers.LABELLED)[slot]
    post.add(make(rng), kind, published=published)


def posts() -> Iterator[dict[str, Any]]:
    """Half personal, half clean; every template is used about equally often."""
    rng = random.Random(SEED)
    known = list(templates())
    for personal in (True, False):
        usable = [template for template in known if template.personal == personal]
        for number in range(POSTS // 2):
            template = usable[number % len(usable)]
            post = filled(template, rng)
            yield {
                "text": post.text,
                "personal": personal,
                "family": template.family,
                "held_out": template.held_out,
                "spans": [
                    {"kind": kind, "start": start, "end": end, "published": published}
                    for kind, start, end, published in post.spans
                ],
            }


def main() -> None:
    lines = [json.dumps(post, ensure_ascii=False) for post in posts()]
    (HERE / "posts.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
