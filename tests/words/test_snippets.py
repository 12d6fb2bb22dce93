"""The shelf of snippets, its layers and its files."""

from __future__ import annotations

from pathlib import Path

import pytest

from composer.domain.account import AccountId, NetworkId
from composer.errors import ComposerError
from composer.paths import RESOURCES
from composer.words.gaps import gaps
from composer.words.snippet_store import SnippetStore, Usage
from composer.words.snippets import Layer, Shelf, Snippet


@pytest.fixture
def store(tmp_path: Path) -> SnippetStore:
    return SnippetStore(tmp_path / "bundle", tmp_path / "machine", tmp_path / "person")


def put(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def bundle(
    tmp_path: Path, text: str = "snippets:\n  - {id: atb, name: Tag us, text: '@atbsunderland'}\n"
) -> None:
    put(tmp_path / "bundle" / "a.yml", text)


def bundled() -> Shelf:
    return SnippetStore(RESOURCES / "snippets", Path("nowhere"), Path("nowhere")).load()


def test_the_bundled_snippets_have_no_mistake_and_hold_what_the_guidance_names() -> None:
    shelf = bundled()
    assert shelf.problems == ()
    assert {"@atbsunderland", "#All4Jack", "#FutureNHS", "#Vanguard"} <= {
        snippet.text for snippet in shelf.snippets
    }


def test_every_bundled_template_names_sunderland_and_has_gaps() -> None:
    templates = [snippet for snippet in bundled().snippets if snippet.kind == "template"]
    assert len(templates) == 7
    assert all(
        "Sunderland" in item.text and "@atbsunderland" in item.text and gaps(item.text) for item in templates
    )


@pytest.mark.parametrize("typed", ["#futurenhs", "#FUTURENHS", "futureNHS"])
def test_a_known_hashtag_gets_its_accessible_spelling_whatever_was_typed(typed: str) -> None:
    assert bundled().accessible(typed) == "#FutureNHS"


def test_an_unknown_hashtag_stays_as_it_is() -> None:
    assert bundled().accessible("#somethingelse") == "#somethingelse"


def test_a_later_layer_stands_in_for_an_earlier_one(tmp_path: Path, store: SnippetStore) -> None:
    bundle(tmp_path)
    put(
        tmp_path / "machine" / "trust.yml",
        "snippets:\n  - {id: atb, name: Tag our team, text: '@ourtrust'}\n",
    )
    shelf = store.load()
    assert [(item.text, item.layer) for item in shelf.snippets] == [("@ourtrust", Layer.ORGANISATION)]


def test_a_mistake_in_one_snippet_costs_only_that_one(tmp_path: Path, store: SnippetStore) -> None:
    bundle(tmp_path, "snippets:\n  - name: Half\n  - {name: Whole, text: words}\n")
    shelf = store.load()
    assert [item.name for item in shelf.snippets] == ["Whole"]
    assert [(problem.line, problem.column) for problem in shelf.problems] == [(2, 5)]
    assert "'text' is missing" in str(shelf.problems[0])


def test_the_kind_is_seen_from_the_text_where_it_is_not_given(tmp_path: Path, store: SnippetStore) -> None:
    texts = ["#NHS", "#NHS #Care", "@someone", "plain words", "with a {{gap}}"]
    bundle(
        tmp_path,
        "snippets:\n" + "".join(f"  - {{name: n{i}, text: '{text}'}}\n" for i, text in enumerate(texts)),
    )
    assert [item.kind for item in store.load().snippets] == [
        "hashtag",
        "hashtags",
        "tag",
        "phrase",
        "template",
    ]


def test_a_snippet_for_one_network_does_not_suit_another() -> None:
    snippet = Snippet("a", "A", "tag", "@a", networks=(NetworkId("x"),))
    assert snippet.suits([NetworkId("x"), NetworkId("bluesky")])
    assert not snippet.suits([NetworkId("bluesky")])


def test_a_snippet_for_one_account_does_not_suit_another() -> None:
    snippet = Snippet("a", "A", "tag", "@a", accounts=(AccountId("team"),))
    assert not snippet.suits([], [AccountId("other")])
    assert snippet.suits([], [AccountId("team")])


def test_changing_a_bundled_snippet_covers_it_and_removing_the_change_brings_it_back(
    tmp_path: Path, store: SnippetStore
) -> None:
    bundle(tmp_path)
    before = (tmp_path / "bundle" / "a.yml").read_bytes()
    store.save(Snippet("atb", "Tag us", "tag", "@new"))
    mine = store.load().snippet("atb")
    assert mine is not None
    assert mine.text == "@new"
    store.remove(mine)
    assert store.load().snippet("atb") == Snippet(
        "atb", "Tag us", "tag", "@atbsunderland", "a", layer=Layer.BUNDLE
    )
    assert (tmp_path / "bundle" / "a.yml").read_bytes() == before


def test_a_removed_bundled_snippet_stays_away(tmp_path: Path, store: SnippetStore) -> None:
    bundle(tmp_path)
    store.remove(store.load().snippets[0])
    assert store.load().snippets == ()


def test_what_is_handed_on_comes_back_the_same(tmp_path: Path, store: SnippetStore) -> None:
    text = 'It\'s "quoted": #tag\n\n  two {{gaps|with: a hint}} – é 👩🏽‍⚕️'
    snippet = Snippet("t", "T: #1", "template", text, "My group", ("other", "- name"), (NetworkId("x"),))
    path = tmp_path / "shared.yml"
    store.hand_on(path, [snippet])
    assert store.take_in(path, store.load()) == (1, ())
    assert store.load().snippets == (snippet,)


def test_taking_in_overwrites_nothing(tmp_path: Path, store: SnippetStore) -> None:
    bundle(tmp_path)
    store.save(Snippet("own", "Own", "phrase", "mine"))
    path = put(
        tmp_path / "shared.yml",
        "snippets:\n  - {id: own, name: Theirs, text: theirs}\n  - {id: atb, name: Tag us, text: '@atbsunderland'}\n",
    )
    assert store.take_in(path, store.load()) == (1, ())
    texts = {item.id: item.text for item in store.load().snippets}
    assert texts == {"atb": "@atbsunderland", "own": "mine", "own-2": "theirs"}


def test_a_damaged_file_of_ones_own_is_never_written_over(tmp_path: Path, store: SnippetStore) -> None:
    mine = put(tmp_path / "person" / "mine.yml", "snippets:\n  - {name: Half\n")
    before = mine.read_bytes()
    with pytest.raises(ComposerError, match=r"mine\.yml:3:1"):
        store.save(Snippet("a", "A", "phrase", "a"))
    assert mine.read_bytes() == before


def test_usage_is_kept_between_sessions(tmp_path: Path) -> None:
    usage = Usage(tmp_path / "person" / "usage.json")
    usage.used("snippet:atb")
    usage.used("snippet:atb")
    assert Usage(tmp_path / "person" / "usage.json").counts == {"snippet:atb": 2}


def test_a_damaged_usage_file_counts_from_nothing(tmp_path: Path) -> None:
    path = put(tmp_path / "usage.json", '{"snippet:atb": "many", "b": 3')
    assert Usage(path).counts == {}
