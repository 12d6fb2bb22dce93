"""Measure the finding of people's names.

    python benchmarks/measure_people.py [FOLDER_OF_THE_SETS] [--model FILE] [--show]

Posts: the development parts of the two public sets, 2,000 tweets from the United Kingdom, and made-up NHS-like posts
whose sentences and names were not trained on. Recall a post: of the posts that name someone, how many are flagged.
False alarm: of the others, how many. The shipped model has learnt from the tweets: for honest numbers give `--model`
one that `train_names.py --held-out` made. `--show` prints the made-up posts that went wrong, never the public ones.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(_ROOT))

from benchmarks import name_posts  # noqa: E402
from benchmarks.name_phrases import WORDS  # noqa: E402
from benchmarks.name_sets import UK_TWEETS, Post, read_set  # noqa: E402
from composer.detectors.names.features import Describer  # noqa: E402
from composer.detectors.names.letters import spelling  # noqa: E402
from composer.detectors.names.lexicon import lexicon  # noqa: E402
from composer.detectors.names.model import Tagger  # noqa: E402
from composer.detectors.people import find_people  # noqa: E402
from tests.data import people_posts  # noqa: E402

Find = Callable[[str], list[tuple[int, int]]]
_CASES: dict[str, Callable[[str], str]] = {"as written": str, "lower": str.lower, "UPPER": str.upper}


def finder(model: Path | None) -> Find:
    """What the product alarms on, or would with another model."""
    tagger = Tagger(model.read_bytes(), Describer(lexicon(), spelling())) if model else None

    def find(text: str) -> list[tuple[int, int]]:
        found = find_people(text, model=tagger)
        return [(each.span.start, each.span.end) for each in found if not each.public]

    return find


def scores(posts: Iterable[Post], find: Find) -> str:
    """Precision, recall and F1 of exact spans, recall a post and false alarms, as cells of a table."""
    right = extra = missed = named = flagged = clean = alarms = 0
    for post in posts:
        wanted = {(name.start, name.end) for name in post.names if name.person}
        found = set(find(post.text))
        right += len(wanted & found)
        extra += len(found - wanted)
        missed += len(wanted - found)
        named += bool(wanted)
        flagged += bool(wanted and found)
        clean += not wanted
        alarms += bool(found and not wanted)
    precision, recall = right / max(1, right + extra), right / max(1, right + missed)
    both = 2 * precision * recall / max(1e-9, precision + recall)
    cells = [precision, recall, both, flagged / max(1, named), alarms / max(1, clean)]
    return " | ".join(f"{cell:.3f}" for cell in cells) + f" | {named} | {clean} |"


def made_up(names: dict[str, tuple[list[str], list[str]]], times: int, seed: int = 9) -> list[Post]:
    """The posts kept for measuring: those that name someone `times` over, with other names each time."""
    chance = random.Random(seed)
    people = name_posts.People(chance, names, [])
    templates = people_posts.SOMEBODY * times + people_posts.NOBODY
    return [name_posts.fill(template, chance, people, WORDS) for template in templates]


def in_case(posts: Iterable[Post], change: Callable[[str], str]) -> list[Post]:
    changed = [Post(change(post.text), post.names) for post in posts]
    return [new for new, old in zip(changed, posts, strict=True) if len(new.text) == len(old.text)]


def show(posts: Sequence[Post], find: Find) -> None:
    for post in posts:
        wanted = {(name.start, name.end) for name in post.names if name.person}
        found = find(post.text)
        if bool(wanted) != bool(found):
            print("  missed" if wanted else "  alarm ", post.text, [post.text[a:b] for a, b in found])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=_ROOT.parent / "shared" / "data" / "names")
    parser.add_argument("--model", type=Path)
    parser.add_argument("--show", action="store_true")
    chosen = parser.parse_args()
    find = finder(chosen.model)
    held = name_posts.communities(for_training=False)
    nhs = made_up(held, times=6)
    print(
        "| posts | precision | recall | strict F1 | recall a post | false alarm | naming | clean |\n|"
        + "---|" * 8
    )
    for case, change in _CASES.items():
        for name in ("btc.dev", "wnut17.dev"):
            print(
                f"| {name}, {case} | "
                + scores(in_case(read_set(chosen.folder / f"{name}.conll"), change), find)
            )
        uk = read_set(chosen.folder / "btc.train.conll")[:UK_TWEETS]
        print(f"| UK tweets, {case} | " + scores(in_case(uk, change), find))
        print(f"| NHS-like, {case} | " + scores(in_case(nhs, change), find))
        if chosen.show:
            show(in_case(nhs, change), find)
    for community, names in held.items():
        posts = [
            post
            for post in made_up({"british": names}, times=3, seed=5)
            if post.names and post.names[0].person
        ]
        print(f"| {community} | " + scores(posts, find))


if __name__ == "__main__":
    main()
