"""`post-composer entities --jsonl`, line by line."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from typing import Any

import pytest

from composer.cli.entities import run


def _ask(*lines: str) -> tuple[int, list[dict[str, Any]]]:
    answers = io.StringIO()
    status = run(io.StringIO("".join(f"{line}\n" for line in lines)), answers)
    return status, [json.loads(line) for line in answers.getvalue().splitlines()]


def test_a_text_is_answered_for_every_network() -> None:
    status, (answer,) = _ask('{"id": "a", "text": "Hi @atb #NHS"}')
    assert status == 0
    assert answer["id"] == "a"
    assert list(answer["entities"])[:3] == ["x", "bluesky", "mastodon"]
    assert len(answer["entities"]) == 7
    assert answer["entities"]["x"] == [
        {"kind": "mention", "start": 3, "end": 7, "value": "atb"},
        {"kind": "hashtag", "start": 8, "end": 12, "value": "NHS"},
    ]


def test_only_the_networks_asked_for_are_answered() -> None:
    _, (answer,) = _ask('{"id": 1, "text": "foo.com", "networks": ["mastodon", "x"]}')
    assert answer["entities"] == {
        "mastodon": [],
        "x": [{"kind": "link", "start": 0, "end": 7, "value": "foo.com"}],
    }


def test_offsets_are_code_points() -> None:
    _, (answer,) = _ask('{"id": 1, "text": "\\ud83d\\ude42\\ud83d\\ude42 #a", "networks": ["x"]}')
    assert answer["entities"]["x"] == [{"kind": "hashtag", "start": 3, "end": 5, "value": "a"}]


@pytest.mark.parametrize(
    ("line", "request_id"),
    [
        ("not json", None),
        ("[1]", None),
        ("3", None),
        ('{"text": "x"}', None),
        ('{"id": 7}', 7),
        ('{"id": "b", "text": 3}', "b"),
        ('{"id": "c", "text": "x", "networks": "x"}', "c"),
        ('{"id": "d", "text": "x", "networks": ["orkut"]}', "d"),
        ('{"id": "e", "text": "x", "networks": [{}]}', "e"),
        ("[" * 100_000, None),
    ],
)
def test_a_malformed_line_is_answered_and_the_next_too(line: str, request_id: object) -> None:
    status, (wrong, right) = _ask(line, '{"id": 2, "text": ""}')
    assert status == 2
    assert wrong["id"] == request_id
    assert set(wrong) == {"id", "error"}
    assert right["entities"]["x"] == []


def test_a_line_that_is_not_utf_8_is_a_wrong_line() -> None:
    answers = io.StringIO()
    asked = io.TextIOWrapper(
        io.BytesIO(b'{"id": 1, "text": "\xff"}\n{"id": 2, "text": ""}\n'), encoding="utf-8"
    )
    assert run(asked, answers) == 2
    assert [json.loads(line)["id"] for line in answers.getvalue().splitlines()] == [None, 2]


def test_an_error_never_repeats_the_text() -> None:
    _, (wrong,) = _ask('{"id": 1, "text": "secret words')
    assert "secret" not in json.dumps(wrong)


def test_blank_lines_are_passed_over() -> None:
    assert _ask("", "  ") == (0, [])


def test_half_a_character_is_no_reason_to_stop() -> None:
    status, (answer,) = _ask('{"id": 1, "text": "\\ud83d http://a\\ud800.com #a\\udc00 @b\\ud83d.com"}')
    assert status == 0
    assert len(answer["entities"]) == 7


def test_the_door_needs_no_qt() -> None:
    asked = (
        "import io, sys; from composer.cli.entities import run; "
        'run(io.StringIO(\'{"id": 1, "text": "foo.com 🙂"}\'), io.StringIO()); '
        "print(any(name.startswith('PySide6') for name in sys.modules))"
    )
    answered = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert answered.stdout.strip() == "False"
