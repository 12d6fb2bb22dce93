"""What the reader of data files says of mistakes."""

from __future__ import annotations

from pathlib import Path

import pytest

from composer.words.located import Located, Problem, located, read_located


def read(text: str) -> tuple[Located | None, list[Problem]]:
    problems: list[Problem] = []
    return located(text, "words.yml", problems), problems


def test_an_unknown_key_is_blamed_where_it_stands_and_the_nearest_offered() -> None:
    file, problems = read("title: A\n  \nsnipets: []\n")
    assert file is not None
    file.allow(("title", "snippets"))
    assert [str(problem) for problem in problems] == [
        "words.yml:3:1: 'snipets' is not known here; did you mean 'snippets'?"
    ]


def test_a_key_that_stands_twice_is_blamed_and_the_first_value_holds() -> None:
    file, problems = read("name: one\nname: two\n")
    assert file is not None
    assert file.text("name") == "one"
    assert (problems[0].line, problems[0].column) == (2, 1)


def test_plain_values_stay_what_was_written() -> None:
    file, _ = read("a: no\nb: 2026\nc: 1.50\n")
    assert file is not None
    assert [file.text(key) for key in "abc"] == ["no", "2026", "1.50"]


def test_an_unquoted_hashtag_is_explained() -> None:
    file, problems = read("text: #FutureNHS\n")
    assert file is not None
    assert file.text("text") == ""
    assert "needs quotes" in problems[0].message


def test_a_wrong_date_and_a_wrong_number_are_blamed_and_nothing_is_made_up() -> None:
    file, problems = read("checked: 30 June\nfold: -3\n")
    assert file is not None
    assert file.day("checked") is None
    assert file.number("fold") is None
    assert [problem.line for problem in problems] == [1, 2]


@pytest.mark.parametrize(
    "text",
    [
        "- " * 200_000 + "a",
        "[" * 5_000,
        "{a: " * 5_000,
        "a: &x 1\nb: *x\n",
        "a: 1\n---\nb: 2\n",
        "a: 'x\x01'\n",
        "- a\n",
    ],
    ids=["dashes", "brackets", "braces", "alias", "two documents", "control character", "a list"],
)
def test_a_file_that_cannot_be_taken_is_refused_with_a_reason(text: str) -> None:
    file, problems = read(text)
    assert file is None
    assert len(problems) == 1


def test_an_empty_file_is_no_mistake() -> None:
    assert read("") == (None, [])


def test_a_file_that_is_not_utf8_says_so(tmp_path: Path) -> None:
    path = tmp_path / "old.yml"
    path.write_bytes("title: café".encode("latin-1"))
    problems: list[Problem] = []
    assert read_located(path, problems) is None
    assert "UTF-8" in problems[0].message
