"""Train the model of people's names: the same data give the same file, byte for byte.

    python benchmarks/train_names.py [FOLDER_OF_THE_SETS] [--out FILE] [--held-out]

It reads the Broad Twitter Corpus (Derczynski, Bontcheva, Roberts, COLING 2016) and WNUT-17 (Derczynski, Nichols, van
Erp, Limsopatham, WNUT 2017), both CC BY 4.0, and made-up posts from `name_posts.py`. Settings were chosen with
`--held-out`, which leaves out what `measure_people.py` measures on: the development parts and the first 2,000 posts of
the Broad Twitter Corpus, most of them British. The shipped model then learns from these too.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, product
from pathlib import Path

import pycrfsuite

_ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(_ROOT))

from benchmarks.name_posts import made_up_posts  # noqa: E402
from benchmarks.name_sets import UK_TWEETS, Post, read_set  # noqa: E402
from composer.detectors.names.chain import STEPS  # noqa: E402
from composer.detectors.names.features import Describer  # noqa: E402
from composer.detectors.names.letters import spelling  # noqa: E402
from composer.detectors.names.lexicon import lexicon  # noqa: E402
from composer.detectors.names.model import BITS, LABELS, TRANSITIONS, described, slot  # noqa: E402
from composer.detectors.names.tokens import letter_case, starts, tokens  # noqa: E402

_TRAINING = ("btc.train.conll", "wnut17.train.conll")
_DEVELOPMENT = ("btc.dev.conll", "wnut17.dev.conll")
_SETTINGS = {"c1": 0.2, "c2": 0.5, "max_iterations": 45, "feature.minfreq": 2}
"""Few rounds: more of them fit the tweets learnt from, and others worse."""
_MEMBERS = 3
"""So many chains are fitted, and their weights averaged: each makes other mistakes."""
_MADE_UP = 1500
"""Made-up posts for each of them, other ones for each; with more, tweets come out worse."""
_LOWER, _UPPER = 0.6, 0.15
"""Shares of the posts that are learnt a second time in lower and in upper case."""


def labels_of(post: Post) -> list[str]:
    """One of `LABELS` for each token of a post."""
    found = []
    for start in starts(post.text, tokens(post.text)):
        inside = next((name for name in post.names if name.start <= start < name.end), None)
        if inside is None:
            found.append("O")
        elif not inside.person:
            found.append("X")
        else:
            found.append("B" if not found or found[-1] not in "BI" or start == inside.start else "I")
    return found


def in_other_cases(posts: Iterable[Post], seed: int) -> Iterator[Post]:
    """Every post, and some of them again in lower or in upper case."""
    chance = random.Random(seed)
    for post in posts:
        yield post
        drawn = chance.random()
        text = post.text.lower() if drawn < _LOWER else post.text.upper() if drawn < _LOWER + _UPPER else ""
        if len(text) == len(post.text):
            yield Post(text, post.names)


def train(posts: Iterable[Post], path: Path) -> None:
    """Fit the chain with crfsuite, on the hashes of the features."""
    describer = Describer(lexicon(), spelling())
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params(_SETTINGS)
    for post in posts:
        row = tokens(post.text)
        if row:
            case = letter_case(row)
            items = [[str(slot(f)) for f in described(describer, row, at, case)] for at in range(len(row))]
            trainer.append(pycrfsuite.ItemSequence(items), labels_of(post))
    trainer.train(str(path))


def packed(paths: Sequence[Path]) -> bytes:
    """The mean of trained chains as the product reads it.

    Transitions come first, then what speaks for B, I and X over O, as signed bytes.
    """
    moves = [0.0] * len(LABELS) ** 2
    planes = [array("d", bytes(8 << BITS)) for _ in LABELS]
    for path in paths:
        reader = pycrfsuite.Tagger()
        reader.open(str(path))
        known = reader.info()
        for place, (a, b) in enumerate(product(LABELS, LABELS)):
            moves[place] += known.transitions.get((a, b), 0.0) / len(paths)
        for (feature, label), weight in known.state_features.items():
            planes[LABELS.index(label)][int(feature)] += weight / len(paths)
    moves[LABELS.index("O") * 4 + 2] = moves[LABELS.index("X") * 4 + 2] = -1000.0
    outside = planes[0]
    data = bytearray(TRANSITIONS.pack(*moves))
    for plane in planes[1:]:
        steps = (round((weight - base) * STEPS) for weight, base in zip(plane, outside, strict=True))
        data += array("b", (max(-127, min(127, step)) for step in steps)).tobytes()
    return bytes(data)


def training_posts(folder: Path, member: int, *, held_out: bool = False) -> list[Post]:
    """Everything that one of the chains learns from, in a fixed order."""
    rare = (_ROOT / "benchmarks" / "rare_names.txt").read_text(encoding="ascii").split()
    sets = _TRAINING if held_out else _TRAINING + _DEVELOPMENT
    tweets = [post for name in sets for post in read_set(folder / name)]
    if held_out:
        tweets = tweets[UK_TWEETS:]
    made_up = made_up_posts(seed=1, count=_MADE_UP * _MEMBERS, rare=rare)
    return tweets + list(islice(made_up, _MADE_UP * member, _MADE_UP * (member + 1)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=_ROOT.parent / "shared" / "data" / "names")
    parser.add_argument("--out", type=Path, default=_ROOT / "resources" / "people" / "model.bin")
    parser.add_argument("--held-out", action="store_true")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        fitted = [Path(folder) / f"{member}.crfsuite" for member in range(_MEMBERS)]
        for member, path in enumerate(fitted):
            posts = training_posts(chosen.folder, member, held_out=chosen.held_out)
            train(in_other_cases(posts, seed=4 + member), path)
        chosen.out.write_bytes(packed(fitted))
    print(f"{chosen.out.name}: {chosen.out.stat().st_size} bytes")


if __name__ == "__main__":
    main()
