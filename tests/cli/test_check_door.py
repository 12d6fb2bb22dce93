"""`check` judges one post, or one a line, and says by its exit code whether anything blocks."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from composer.cli import main
from composer.engine import judge, pieces

_FOO = "extends: existence\nmessage: \"not '%s'\"\nlevel: error\ntokens: [foo]\nwhy: Because.\nfix: {replace: bar}\n"
Door = Callable[..., tuple[int, str, str]]


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    folder = tmp_path / "Mine"
    folder.mkdir()
    (folder / "Foo.yml").write_text(_FOO, encoding="utf-8")
    return folder


@pytest.fixture
def door(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Door:
    """Runs the command line with bytes on standard input; its code, output and messages."""

    def run(*arguments: object, given: bytes = b"") -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given), encoding="utf-8"))
        try:
            code = main([str(argument) for argument in arguments])
        except SystemExit as ended:
            code = int(ended.code or 0)
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


def _lines(*requests: object) -> bytes:
    return b"".join(json.dumps(request).encode() + b"\n" for request in requests)


def _answers(output: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in output.splitlines()]


def test_one_post_gives_its_whole_checklist(door: Door, pack: Path, tmp_path: Path) -> None:
    post = tmp_path / "post.txt"
    post.write_text("A foo.\n", encoding="utf-8")
    code, output, _ = door("check", "--json", post, "--network", "x", "--pack", pack)
    checklist = json.loads(output)
    assert code == 1
    assert checklist["summary"]["text"] == "1 to fix"
    (finding,) = checklist["findings"]
    assert {key: finding[key] for key in ("rule", "level", "start", "end", "message", "title", "why")} == {
        "rule": "Mine.Foo",
        "level": "error",
        "start": 2,
        "end": 5,
        "message": "not 'foo'",
        "title": "Foo",
        "why": "Because.",
    }
    assert finding["fixes"][0]["edits"] == [{"start": 2, "end": 5, "text": "bar"}]
    assert checklist["lengths"] == {
        "x": {"count": 6, "limit": 280, "fits": True, "blocking": True, "detail": ""}
    }


def test_standard_input_is_a_post_too_and_a_clean_one_blocks_nothing(door: Door, pack: Path) -> None:
    code, output, _ = door("check", "--json", "-", "--pack", pack, given="Café 🧑‍⚕️".encode())
    assert code == 0
    assert len(json.loads(output)["lengths"]) == 7


def test_questions_do_not_block_and_unanswered_rules_do(door: Door, pack: Path) -> None:
    (pack / "Foo.yml").write_text("extends: question\nprompt: Sure?\n", encoding="utf-8")
    code, output, _ = door("check", "--json", "--pack", pack, given=b"hello")
    assert (code, len(json.loads(output)["questions"])) == (0, 1)
    runaway = "extends: existence\nmessage: m\nnonword: true\ntokens: ['(?:a|aa)+c(?<=ac)']\n"
    (pack / "Slow.yml").write_text(runaway, encoding="utf-8")
    code, output, _ = door("check", "--json", "--pack", pack, given=b"a" * 60 + b" ac")
    assert (code, json.loads(output)["unanswered"]) == (1, ["Mine.Slow"])


def test_a_person_gets_the_checklist_in_words(door: Door, pack: Path) -> None:
    code, output, _ = door("check", "--pack", pack, "--network", "x", given=b"A foo.")
    assert code == 1
    assert output.splitlines() == [
        "1 to fix.",
        "  error: not 'foo' “foo” [Mine.Foo]",
        "      fix: Change to “bar”",
        "  x: 6 of 280",
    ]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ["check", "--json", "no-such-file.txt"],
            "no-such-file.txt cannot be read (No such file or directory).",
        ),
        (["check", "--json", "--network", "myspace"], "There is no network 'myspace'. Known are x,"),
        (["check", "--json", "--pack", "NoSuch"], "There is no pack 'NoSuch'. Name a folder, or one of:"),
        (["check", "--json", "--pack", "./nowhere"], "nowhere holds no rules."),
    ],
)
def test_what_cannot_run_says_why_and_what_to_do(door: Door, arguments: list[str], message: str) -> None:
    code, output, error = door(*arguments)
    assert (code, output) == (2, "")
    assert message in error


def test_a_post_that_is_not_utf8_is_refused_with_its_line(door: Door, tmp_path: Path) -> None:
    post = tmp_path / "post.txt"
    post.write_bytes(b"fine\nbad \xff")
    code, _, error = door("check", "--json", post)
    assert code == 2
    assert f"{post}:2: this is not UTF-8 text." in error


def test_each_line_is_answered_in_order_with_code_points(door: Door, pack: Path) -> None:
    given = _lines({"id": "a", "text": "🧑‍⚕️ foo"}, {"id": 7, "text": "fine", "networks": ["x"]})
    code, output, _ = door("check", "--jsonl", "--pack", pack, given=given)
    first, second = _answers(output)
    assert code == 0
    assert first["findings"] == [
        {"rule": "Mine.Foo", "kind": None, "level": "error", "start": 5, "end": 8, "message": "not 'foo'"}
    ]
    assert first["lengths"]["x"] == {"count": 6, "limit": 280, "fits": True}
    assert second == {
        "id": 7,
        "findings": [],
        "detections": [],
        "lengths": {"x": {"count": 4, "limit": 280, "fits": True}},
    }


def test_a_remark_on_the_whole_post_has_no_offsets(door: Door, pack: Path) -> None:
    (pack / "Foo.yml").write_text("extends: required\nmessage: m\ntokens: [foo]\n", encoding="utf-8")
    _, output, _ = door("check", "--jsonl", "--pack", pack, given=_lines({"id": 1, "text": "hello"}))
    (finding,) = _answers(output)[0]["findings"]
    assert (finding["start"], finding["end"]) == (None, None)


def test_questions_are_no_findings(door: Door, pack: Path) -> None:
    (pack / "Foo.yml").write_text("extends: question\nprompt: Sure?\n", encoding="utf-8")
    _, output, _ = door("check", "--jsonl", "--pack", pack, given=_lines({"id": 1, "text": "hello"}))
    assert _answers(output)[0]["findings"] == []


def test_bad_lines_are_answered_and_the_rest_goes_on(door: Door, pack: Path) -> None:
    given = (
        b"not json\n\n[1]\n"
        + b'{"id": 1}\n{"id": 2, "text": 5}\n{"text": "x"}\n'
        + b'{"id": 3, "text": "x", "networks": ["myspace"]}\n'
        + b'{"id": 4, "text": "\xff"}\n'
        + _lines({"id": 5, "text": "foo"})
    )
    code, output, _ = door("check", "--jsonl", "--pack", pack, given=given)
    answers = _answers(output)
    assert code == 2
    assert [answer["id"] for answer in answers] == [None, None, 1, 2, None, 3, None, 5]
    assert all("error" in answer for answer in answers[:-1])
    assert len(answers[-1]["findings"]) == 1


@pytest.mark.parametrize("text", ["", "\ud800 foo", "a\x00b", "foo" * 1000, "\u2028", "🏳️‍🌈" * 100])
def test_odd_texts_are_answered_like_any(door: Door, text: str) -> None:
    code, output, _ = door("check", "--jsonl", given=_lines({"id": 1, "text": text}))
    assert code == 0
    assert "findings" in _answers(output)[0]


def test_lines_can_come_from_a_file(door: Door, pack: Path, tmp_path: Path) -> None:
    lines = tmp_path / "posts.jsonl"
    lines.write_bytes(_lines({"id": 1, "text": "foo"}, {"id": 2, "text": "bar"}))
    _, output, _ = door("check", "--jsonl", lines, "--pack", pack)
    assert [len(answer["findings"]) for answer in _answers(output)] == [1, 0]


def test_lines_of_any_length_are_answered_with_or_without_an_end(door: Door, pack: Path) -> None:
    texts = ["foo", "x" * 100_000 + " foo", "foo foo", "bar"]
    given = _lines(*({"id": number, "text": text} for number, text in enumerate(texts)))
    _, output, _ = door("check", "--jsonl", "--pack", pack, given=given.removesuffix(b"\n"))
    assert [(answer["id"], len(answer["findings"])) for answer in _answers(output)] == [
        (0, 1), (1, 1), (2, 2), (3, 0)
    ]  # fmt: skip


def test_a_line_is_answered_before_the_next_is_asked(pack: Path) -> None:
    command = [sys.executable, "-m", "composer", "check", "--jsonl", "--pack", str(pack)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as running:
        assert running.stdin is not None
        assert running.stdout is not None
        for number in range(2):
            running.stdin.write(_lines({"id": number, "text": "foo"}))
            running.stdin.flush()
            assert json.loads(running.stdout.readline())["id"] == number
        running.stdin.close()
        assert running.stdout.read() == b""


def test_a_fault_in_one_post_loses_no_other_answer(
    door: Door, pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def faulty(text: str, earlier: pieces.Pieces | None = None) -> pieces.Pieces:
        if text == "trip":
            raise ZeroDivisionError
        return pieces.cut(text, earlier)

    monkeypatch.setattr(judge, "cut", faulty)
    given = _lines({"id": 1, "text": "foo"}, {"id": 2, "text": "trip"}, {"id": 3, "text": "foo"})
    code, output, _ = door("check", "--jsonl", "--pack", pack, given=given)
    first, second, third = _answers(output)
    assert code == 2
    assert "ZeroDivisionError" in second["error"]
    assert len(first["findings"]) == len(third["findings"]) == 1


def test_no_door_loads_qt() -> None:
    code = (
        "import io, sys; from composer.cli import main\n"
        'sys.stdin = io.TextIOWrapper(io.BytesIO(b\'{"id": 1, "text": "NHS number 943 476 5919"}\\n\'))\n'
        "main(['check', '--jsonl']); main(['rules', 'schema'])\n"
        "assert not [name for name in sys.modules if name.startswith(('PySide6', 'shiboken6', 'composer.ui'))]\n"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert ended.returncode == 0, ended.stderr.decode()


def test_the_version_is_said(door: Door) -> None:
    code, output, _ = door("--version")
    assert code == 0
    assert output.startswith("post-composer ")


def test_the_folder_one_stands_in_can_be_the_pack(
    door: Door, pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(pack)
    code, _, _ = door("check", "--json", "--pack", ".", given=b"foo")
    assert code == 1
