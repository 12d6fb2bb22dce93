"""How many posts of 280 characters a second `check --jsonl` judges, with every pack and every network, on one core."""

from __future__ import annotations

import argparse
import io
import json
import os
import random
import time
from pathlib import Path

from composer.cli.many import check_lines
from composer.cli.tools import judge_with, load_all_networks, load_rules
from composer.engine.judge import Judge

_TARGET = 2000
_OPENINGS = (
    "Join us at {place} on {day} for a free {event} with our {team}.",
    "Thank you to everybody who came to the {event} in {place} this week!",
    "Did you know? Our {team} can visit you at home if you live in {place}.",
    "Great to see so many people at {place} talking about {event} today 👏",
    "We are looking for volunteers to help with the {event} at {place}.",
)
_MIDDLES = (
    "Come along from 10am to 2pm, no need to book.",
    "Bring a friend, a neighbour or somebody who could do with a chat.",
    "Call 0191 561 {number} or see our website for more details.",
    "It is for anyone aged 65 and over, and carers are very welcome.",
    "Our nurses, social workers and community teams will be there to answer your questions.",
    "There will be tea, cake and music, and parking is free.",
)
_ENDINGS = (
    "#Sunderland @atbsunderland",
    "#FutureNHS #All4Jack",
    "https://www.atbsunderland.nhs.uk/events",
    "#Vanguard",
)
_WORDS = {
    "place": ("Houghton Primary Care Centre", "Washington", "Hetton", "the Bunny Hill Centre", "Southwick"),
    "day": ("Thursday 3 December", "Saturday", "the 14th", "Monday 7 December 2026"),
    "event": ("dementia café", "flu clinic", "falls drop-in", "walking group", "carers' lunch"),
    "team": ("recovery at home team", "district nurses", "community matrons", "care home liaison team"),
}


def posts(count: int, size: int = 280, seed: int = 7) -> list[str]:
    """Ordinary posts of exactly `size` characters, the same every time."""
    chance = random.Random(seed)
    made = []
    for _ in range(count):
        text = ""
        while len(text) < size:
            pattern = chance.choice(_OPENINGS) + " " + chance.choice(_MIDDLES) + " "
            words = {name: chance.choice(options) for name, options in _WORDS.items()}
            text += pattern.format(number=f"{chance.randrange(10000):04}", **words)
        ending = chance.choice(_ENDINGS)
        made.append(text[: size - len(ending) - 1].rstrip() + " " + ending)
    return [text.ljust(size, ".") for text in made]


def lines_of(texts: list[str]) -> bytes:
    return b"".join(
        json.dumps({"id": number, "text": text}).encode() + b"\n" for number, text in enumerate(texts)
    )


def posts_a_second(texts: list[str], judge: Judge | None = None) -> float:
    """Judged lines a second of processor time, everything counted but loading the rules."""
    networks = load_all_networks()
    judge = judge or judge_with(load_rules((), networks), networks, fixing=False)
    lines = lines_of(texts)
    check_lines(judge, networks, tuple(networks), io.BytesIO(lines_of(posts(300, seed=1))), io.StringIO())
    started = time.process_time()
    check_lines(judge, networks, tuple(networks), io.BytesIO(lines), io.StringIO())
    return len(texts) / (time.process_time() - started)


def main() -> int:
    """1 when fewer posts are judged than must be, as the other benches do."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--posts", type=int, default=4000)
    parser.add_argument("--profile", type=Path, help="write a cProfile file here")
    asked = parser.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    texts = posts(asked.posts)
    if asked.profile:
        import cProfile

        profile = cProfile.Profile()
        profile.enable()
        posts_a_second(texts)
        profile.disable()
        profile.dump_stats(asked.profile)
        return 0
    rate = max(posts_a_second(texts) for _ in range(3))
    print(
        f"check --jsonl: {rate:,.0f} posts of 280 characters a second "
        f"(at least {_TARGET:,} wanted: {rate / _TARGET:.2f} times)"
    )
    return 0 if rate >= _TARGET else 1


if __name__ == "__main__":
    raise SystemExit(main())
