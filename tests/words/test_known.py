"""The lists of names that a team has settled."""

from __future__ import annotations

from pathlib import Path

import pytest

from composer.errors import ComposerError
from composer.words.known import KNOWN, Known, KnownFiles


def written(folder: Path, text: str) -> KnownFiles:
    folder.mkdir(exist_ok=True)
    (folder / KNOWN).write_text(text, "utf-8")
    return KnownFiles(person=folder)


def test_nothing_is_known_where_there_is_no_file(tmp_path: Path) -> None:
    files = KnownFiles(tmp_path / "machine", tmp_path)
    assert files.load() == Known()
    assert files.problems == ()


def test_the_machine_s_and_the_person_s_names_hold_together(tmp_path: Path) -> None:
    machine, person = tmp_path / "machine", tmp_path / "person"
    written(machine, "may_be_named:\n  - Jo  SMITH\n")
    written(person, "not_people: [Rose Cottage]\n")
    known = KnownFiles(machine, person).load()
    assert known == Known(frozenset({"jo smith"}), frozenset({"rose cottage"}))


def test_a_name_kept_is_known_and_comments_stay(tmp_path: Path) -> None:
    files = written(tmp_path, "# ours\nmay_be_named:\n    - Jo Smith  # since May\n")
    files.load()
    files.keep("may_be_named", 'Ann "Nan" Lee')
    files.keep("not_people", "Rose Cottage")
    assert files.changed()
    assert files.load() == Known(frozenset({"jo smith", 'ann "nan" lee'}), frozenset({"rose cottage"}))
    text = (tmp_path / KNOWN).read_text("utf-8")
    assert text.startswith("# ours\n")
    assert "# since May" in text


def test_a_name_is_kept_once(tmp_path: Path) -> None:
    files = KnownFiles(person=tmp_path)
    files.keep("may_be_named", "Jo Smith")
    files.keep("may_be_named", "jo smith")
    assert (tmp_path / KNOWN).read_text("utf-8").lower().count("jo smith") == 1


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (
            "may_be_name:\n  - Jo\n",
            "known.yml:1:1: 'may_be_name' is no heading here; did you mean 'may_be_named'?",
        ),
        ("may_be_named: Jo\n", "known.yml:1:15: 'may_be_named' must be a list"),
        ("not_people:\n  - Rose\n  - [a]\n", "known.yml:3:5: a name must be plain words"),
        ("- Jo\n", "known.yml:1:1: this file must have headings"),
        ("may_be_named: [\n", "known.yml:2:1: this is not valid YAML"),
    ],
)
def test_a_mistake_is_told_by_line_and_column(tmp_path: Path, text: str, says: str) -> None:
    files = written(tmp_path, text)
    assert files.load() == Known()
    assert says in str(files.problems[0])


def test_a_file_that_broke_keeps_its_last_good_names_in_use(tmp_path: Path) -> None:
    files = written(tmp_path, "may_be_named: [Jo Smith]\n")
    files.load()
    (tmp_path / KNOWN).write_text("may_be_named: {", "utf-8")
    assert files.changed()
    assert files.load() == Known(frozenset({"jo smith"}))


def test_nothing_is_written_into_a_file_with_a_mistake(tmp_path: Path) -> None:
    files = written(tmp_path, "may_be_named: {")
    with pytest.raises(ComposerError, match=r"known\.yml:2:1"):
        files.keep("may_be_named", "Jo Smith")
    assert (tmp_path / KNOWN).read_text("utf-8") == "may_be_named: {"
