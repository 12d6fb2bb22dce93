"""The training script gives the same model from the same data, and reads labelled sets as they are written."""

from __future__ import annotations

from pathlib import Path

from benchmarks.name_posts import communities, made_up_posts
from benchmarks.name_sets import Name, Post, read_set
from benchmarks.train_names import labels_of, packed, train
from composer.detectors.names.features import Describer
from composer.detectors.names.letters import spelling
from composer.detectors.names.lexicon import lexicon
from composer.detectors.names.model import Tagger
from composer.detectors.names.tokens import tokens

CONLL = "Well\tO\r\ndone\tO\r\nZoe\tB-PER\r\nSmith\tI-PER\r\n@\tB-PER\r\nzoe\tI-PER\r\n\r\nin\tO\r\nLeeds\tB-LOC\r\n"


def test_a_labelled_set_is_read_with_its_names_and_without_handles(tmp_path: Path) -> None:
    path = tmp_path / "set.conll"
    path.write_bytes(CONLL.encode())
    assert read_set(path) == [
        Post("Well done Zoe Smith @zoe", (Name(10, 19),)),
        Post("in Leeds", (Name(3, 8, person=False),)),
    ]


def test_tokens_get_the_label_of_the_name_they_lie_in() -> None:
    assert labels_of(Post("Zoe Smith of Leeds", (Name(0, 9), Name(13, 18, person=False)))) == [
        "B",
        "I",
        "O",
        "X",
    ]


def test_made_up_posts_mark_their_names_where_they_stand() -> None:
    posts = list(made_up_posts(seed=3, count=200, rare=["zorbel"]))
    assert posts == list(made_up_posts(seed=3, count=200, rare=["zorbel"]))
    marked = [post.text[name.start : name.end] for post in posts for name in post.names]
    assert marked
    assert all(text and text == text.strip() for text in marked)


def test_no_name_is_both_trained_on_and_measured_on() -> None:
    trained, measured = communities(for_training=True), communities(for_training=False)
    for community, (given, family) in trained.items():
        assert not set(given) & set(measured[community][0])
        assert not set(family) & set(measured[community][1])


def test_the_same_posts_give_the_same_model_and_it_finds_their_names(tmp_path: Path) -> None:
    posts = list(made_up_posts(seed=3, count=60, rare=[]))
    models = []
    for name in ("one", "two"):
        train(posts, tmp_path / name)
        models.append(packed([tmp_path / name]))
    assert models[0] == models[1]
    tagger = Tagger(models[0], Describer(lexicon(), spelling()))
    row = tokens("Huge thanks to Agnieszka for covering the night shift.")
    assert [row[start].text for start, _ in tagger.names(row)] == ["Agnieszka"]
