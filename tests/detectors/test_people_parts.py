"""The parts of the finder of names: tokens, lexicon, spelling, rules."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.detectors.names.capitals import standing_out
from composer.detectors.names.chain import STEPS, likeliest
from composer.detectors.names.hints import hinted
from composer.detectors.names.letters import spelling
from composer.detectors.names.lexicon import DIGITS, FOLDER, lexicon
from composer.detectors.names.rules import certain, named_after
from composer.detectors.names.tokens import letter_case, plain, shape, starts, tokens


def test_a_text_is_cut_where_the_training_sets_cut() -> None:
    cut = [
        token.text
        for token in tokens("RT @amy_b: Tom's mum O’Neill-Shaw met J. K. at 5pm :) #All4Jack https://x.org/a")
    ]
    assert cut == [
        "RT", "@amy_b", ":", "Tom", "'s", "mum", "O’Neill-Shaw", "met", "J.", "K.", "at", "5pm", ":", ")",
        "#All4Jack", "https://x.org/a",
    ]  # fmt: skip


def test_tokens_know_where_they_stand() -> None:
    text = "Zoë & 👩🏽‍⚕️ Anne-Marie’s  list"
    row = tokens(text)
    for start, token in zip(starts(text, row), row, strict=True):
        assert text.startswith(token.text, start)


@pytest.mark.parametrize("after", ["Smith", "5 pm", "", "x. Y."])
def test_a_letter_and_a_point_are_cut_by_what_follows(after: str) -> None:
    cut = [token.text for token in tokens(f"met J. {after}")]
    assert cut[1] == ("J." if after[:1].isalpha() else "J")


@pytest.mark.parametrize("written", ["Tom's", "Tom’s", "Tom 's", "Tom ' s", "Tom ’ s"])
def test_what_is_owned_is_told_however_the_apostrophe_stands(written: str) -> None:
    text = f"saw {written} film"
    row = tokens(text)
    assert [(token.kind, token.lower) for token in row[1:3]] == [("word", "tom"), ("genitive", "'s")]
    assert starts(text, row)[3] == text.index("film")


def test_a_quotation_mark_owns_nothing() -> None:
    assert [token.text for token in tokens("he said ' so ' s.")] == ["he", "said", "'", "so", "'", "s", "."]


def test_a_handle_may_stand_apart_from_its_sign() -> None:
    assert [token.text for token in tokens("to @ amy_b @ 5")] == ["to", "@ amy_b", "@", "5"]


def test_every_line_of_the_lexicon_can_be_looked_up() -> None:
    lines = (FOLDER / "lexicon.tsv").read_text(encoding="ascii").splitlines()
    words = [line.partition("\t")[0] for line in lines]
    assert words == sorted(words)
    for line in lines[::997]:
        word, _, written = line.partition("\t")
        value = written if len(written) > 3 else "00-00000000000" + written
        known = lexicon().look_up(word)
        assert f"{known.given}{known.family}{known.speech}{known.size}{known.capital}" == value[:5]
        assert f"{known.low_cluster:04x}{known.capital_cluster:04x}{known.known_as}" == value[5:14]
        assert DIGITS[known.mixture] == value[16] if value[16] != "-" else known.mixture == -1


def test_words_found_in_like_company_are_of_near_groups() -> None:
    managers, towns = (
        {lexicon().look_up(word).company >> 4 for word in words}
        for words in (("wenger", "mourinho", "ferguson"), ("sunderland", "middlesbrough", "newcastle"))
    )
    assert len(managers) == len(towns) == 1
    assert managers != towns


@pytest.mark.parametrize("word", ["", "z", "qqqqq", "zoë", "o'neill", "agnieszkaa", "\n", "\t"])
def test_a_word_on_no_list_is_unknown(word: str) -> None:
    known = lexicon().look_up(word)
    assert (known.given, known.family, known.company, known.mixture) == (0, 0, -1, -1)


def test_names_are_spelt_like_names() -> None:
    assert spelling().name_like("chukwuemeka") > spelling().name_like("rehabilitation")


@pytest.mark.parametrize(
    ("word", "folded"), [("Zoë", "zoe"), ("O’Neill", "oneill"), ("Łukasz", "lukasz"), ("SIOBHÁN", "siobhan")]
)
def test_words_are_folded_for_the_lexicon(word: str, folded: str) -> None:
    assert plain(word) == folded


@pytest.mark.parametrize(
    ("word", "form"), [("J.", "A"), ("NHS", "AA"), ("mary", "a"), ("Mary", "Aa"), ("McKay", "AaA")]
)
def test_the_use_of_capitals_is_told_apart(word: str, form: str) -> None:
    assert shape(word) == form


@pytest.mark.parametrize(
    ("text", "case"),
    [
        ("thanks to mary", "l"),
        ("THANKS TO MARY", "u"),
        ("Thanks to Mary", "n"),
        ("Thanks To Mary And Tom", "t"),
        ("5", "n"),
    ],
)
def test_the_letter_case_of_a_text_is_told(text: str, case: str) -> None:
    assert letter_case(tokens(text)) == case


def test_a_common_given_name_alone_with_its_capital_is_one() -> None:
    row = tokens("Please thank Rose for the cake")
    assert standing_out(row, hinted(row)) == [(2, 3)]


@pytest.mark.parametrize(
    "text",
    [
        "Rose is on duty",
        "See Rose Cottage",
        "back in May or June",
        "the rose garden",
        "Ben & Rose",
        "to Rose ward",
    ],
)
def test_a_capital_that_means_little_is_left_to_the_model(text: str) -> None:
    row = tokens(text)
    assert standing_out(row, hinted(row)) == []


@pytest.mark.parametrize(
    "text", ["Dr on call", "Miss you all", "Sister ward", "our hope", "our Grace House", "Nurse in charge"]
)
def test_a_title_without_a_name_is_nobody(text: str) -> None:
    row = tokens(text)
    assert certain(row, hinted(row)) == []


@pytest.mark.parametrize(
    ("text", "stretch"),
    [
        ("Grace Ward", (0, 1)),
        ("Mary Street", (0, 2)),
        ("Clare 's Law", (0, 1)),
        ("St Anthony", (1, 2)),
        ("St. Anthony", (2, 3)),
        ("therapy dog Bertie", (2, 3)),
        ("Bertie the therapy dog", (0, 1)),
        ("Marks & Spencer", (2, 3)),
        ("Deerness Park", (0, 2)),
        ("Ryhope", (0, 1)),
        ("Nan", (0, 1)),
    ],
)
def test_what_is_named_after_someone_is_no_person(text: str, stretch: tuple[int, int]) -> None:
    assert named_after(tokens(text), stretch)


@pytest.mark.parametrize(
    ("text", "stretch"),
    [("drove Mary home", (1, 2)), ("Rosa Park", (0, 2)), ("Mary 's story", (0, 1)), ("Dr Hall", (0, 2))],
)
def test_a_person_stays_one(text: str, stretch: tuple[int, int]) -> None:
    assert not named_after(tokens(text), stretch)


_SCORES = st.tuples(*[st.integers(-200, 200)] * 3)


@settings(max_examples=200, deadline=None)
@given(
    moves=st.lists(st.tuples(*[st.integers(-9, 9)] * 4), min_size=4, max_size=4),
    scores=st.lists(_SCORES, min_size=2, max_size=4),
    lean=st.integers(-2, 2),
)
def test_no_other_labels_of_a_run_are_likelier(
    moves: list[tuple[int, int, int, int]], scores: list[tuple[int, int, int]], lean: int
) -> None:
    def worth(labels: tuple[int, ...]) -> float:
        each = [
            (0.0, begins / STEPS + lean, on / STEPS + lean, other / STEPS) for begins, on, other in scores
        ]
        steps = zip((0, *labels), (*labels, 0), strict=True)
        return sum(moves[one][two] for one, two in steps) + sum(
            row[label] for row, label in zip(each, labels, strict=True)
        )

    ways = (labels for labels in product(range(4), repeat=len(scores)) if labels[0] != 2)
    assert worth(tuple(likeliest(moves, scores, lean))) == pytest.approx(max(map(worth, ways)))
