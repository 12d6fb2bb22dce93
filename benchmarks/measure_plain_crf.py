"""Measure a plain chain on the public sets, as a yardstick for how hard they are.

    python benchmarks/measure_plain_crf.py FOLDER_OF_THE_SETS

It is what anybody would train first: crfsuite with word shapes, word ends and two lists of names, nothing tuned. It
learns from the same posts as the held-out models of `train_names.py`, and is measured in the same way.
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import pycrfsuite

_ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(_ROOT))

from benchmarks.measure_people import Find, scores  # noqa: E402
from benchmarks.name_sets import UK_TWEETS, Post, read_set  # noqa: E402
from composer.detectors.names.lexicon import lexicon  # noqa: E402

_SETTINGS = {"c1": 0.1, "c2": 0.05, "max_iterations": 80}
_NEXT_TWEETS = 2 * UK_TWEETS
_FILM_TWEETS = 1700
Words = list[tuple[int, str]]


def words_of(text: str) -> Words:
    """What stands between spaces, with its place."""
    return [(match.start(), match[0]) for match in re.finditer(r"\S+", text)]


def labels_of(post: Post, words: Words) -> list[str]:
    """B for a name's first word, I for its further ones, O for all others."""
    people = [name for name in post.names if name.person]
    labels = []
    for start, word in words:
        name = next((one for one in people if one.start < start + len(word) and start < one.end), None)
        labels.append("O" if name is None else "B" if start <= name.start else "I")
    return labels


def features_of(words: Words) -> list[list[str]]:
    """Two words on each side, and of the nearest three what they look like."""
    seen = [word for _, word in words]
    described = [_described(word) for word in seen]
    found = []
    for at, word in enumerate(seen):
        features = [
            "bias",
            f"starts {word[:3].lower()}",
            f"ends {word[-3:].lower()}",
            f"ends {word[-2:].lower()}",
        ]
        for step in (-1, 0, 1):
            inside = 0 <= at + step < len(seen)
            features += [f"{step} {one}" for one in described[at + step]] if inside else [f"{step} none"]
        features += [f"{step} {seen[at + step].lower()}" for step in (-2, 2) if 0 <= at + step < len(seen)]
        found.append(features)
    return found


def _described(word: str) -> list[str]:
    shape = re.sub(r"(.)\1+", r"\1", re.sub(r"\d", "d", re.sub(r"[a-z]", "x", re.sub(r"[A-Z]", "X", word))))
    known = lexicon().look_up(word.lower())
    return [word.lower(), f"shape {shape}", f"given {known.given // 2}", f"family {known.family // 2}"]


def trained(posts: Sequence[Post], file: Path) -> Find:
    """The names that a chain trained on these posts finds."""
    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.set_params(_SETTINGS)
    for post in posts:
        words = words_of(post.text)
        trainer.append(features_of(words), labels_of(post, words))
    trainer.train(str(file))
    tagger = pycrfsuite.Tagger()
    tagger.open(str(file))

    def find(text: str) -> list[tuple[int, int]]:
        words = words_of(text)
        return list(_stretches(words, tagger.tag(features_of(words))))

    return find


def _stretches(words: Words, labels: Sequence[str]) -> Iterator[tuple[int, int]]:
    start = None
    ends = [at + len(word) for at, word in words]
    for number, (label, following) in enumerate(pairwise([*labels, "O"])):
        if label == "B" or (label == "I" and start is None):
            start = words[number][0]
        if start is not None and following != "I":
            yield start, ends[number]
            start = None


def main(folder: Path) -> None:
    tweets, films, tweets_dev, films_dev = (
        read_set(folder / f"{name}.conll") for name in ("btc.train", "wnut17.train", "btc.dev", "wnut17.dev")
    )
    british, following = tweets[:UK_TWEETS], tweets[UK_TWEETS:_NEXT_TWEETS]
    first, later = films[:_FILM_TWEETS], films[_FILM_TWEETS:]
    with tempfile.TemporaryDirectory() as place:
        one = trained(tweets[UK_TWEETS:] + films, Path(place) / "one")
        other = trained(
            british + tweets[_NEXT_TWEETS:] + later + tweets_dev + films_dev, Path(place) / "other"
        )
        for name, posts, find in (
            ("btc.dev", tweets_dev, one),
            ("wnut17.dev", films_dev, one),
            ("UK tweets", british, one),
            ("Broad Twitter Corpus, 2,001 to 4,000", following, other),
            ("WNUT-17, 1 to 1,700", first, other),
        ):
            print(f"| {name} | {scores(posts, find)}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
