"""The shared folder: what waits for one person is found, and nothing else."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from composer.review.canonical import content_digest
from composer.review.packet import Post, Request, Verdict, content_in, write_packet
from composer.review.signing import SigningKey
from composer.review.waiting import SharedFolder, Waiting

_DIGEST = "b9c95bbd8b9bb1c45b4b63a2cc7e2f3c2cd4fbc2bd1a8c1a7bfb9d5a9e1b2c3d"
_TODAY = "2026-11-22"


def _request(reviewer: str = "Dana", asked_by: str = "Sam", due: str = "") -> Request:
    made = Request(
        "r1", asked_by, _TODAY, reviewer, due, "", "", (Post("x", "x", "@us", "Hello"),), (), (), (), _DIGEST
    )
    return msgspec.structs.replace(made, digest=content_digest(content_in(made)))


def _put(folder: Path, name: str, packet: Request | Verdict) -> Path:
    file = folder / name
    file.write_bytes(write_packet(packet, SigningKey.new()))
    return file


def _verdict(who: str = "Dana") -> Verdict:
    return Verdict("r1", _DIGEST, "good_to_go", who, _TODAY, "", ())


def _folder_of(person: str, *, ours: bool = False, kept: bool = False) -> SharedFolder:
    return SharedFolder(person, lambda _id: ours, lambda _verdict: kept)


def test_a_post_for_me_waits(tmp_path: Path) -> None:
    file = _put(tmp_path, "a.postreview", _request())
    assert _folder_of(" dana ").waiting(tmp_path, _TODAY) == (Waiting(file, "Sam", is_answer=False),)


@pytest.mark.parametrize(
    "request_", [_request("Kim"), _request(asked_by="Dana"), _request(due="2026-11-21"), _request("")]
)
def test_what_is_for_others_mine_or_lapsed_does_not(tmp_path: Path, request_: Request) -> None:
    _put(tmp_path, "a.postreview", request_)
    assert _folder_of("Dana").waiting(tmp_path, _TODAY) == ()


def test_a_post_that_i_answered_in_the_folder_no_longer_waits(tmp_path: Path) -> None:
    _put(tmp_path, "a.postreview", _request())
    _put(tmp_path, "b.postreview", _verdict())
    assert _folder_of("Dana").waiting(tmp_path, _TODAY) == ()


def test_an_answer_to_a_post_of_mine_waits_until_it_is_kept(tmp_path: Path) -> None:
    file = _put(tmp_path, "b.postreview", _verdict())
    assert _folder_of("Sam", ours=True).waiting(tmp_path, _TODAY) == (Waiting(file, "Dana", is_answer=True),)
    assert _folder_of("Sam", ours=True, kept=True).waiting(tmp_path, _TODAY) == ()
    assert _folder_of("Kim").waiting(tmp_path, _TODAY) == ()


def test_rubbish_and_a_missing_folder_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / "a.postreview").write_bytes(b"{")
    (tmp_path / "b.postreview").mkdir()
    assert _folder_of("Dana").waiting(tmp_path, _TODAY) == ()
    assert _folder_of("Dana").waiting(tmp_path / "gone", _TODAY) == ()


def test_a_file_is_read_again_only_when_it_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = _put(tmp_path, "a.postreview", _request())
    folder = _folder_of("Dana")
    folder.waiting(tmp_path, _TODAY)
    reads: list[Path] = []
    real = Path.read_bytes

    def noted(path: Path) -> bytes:
        reads.append(path)
        return real(path)

    monkeypatch.setattr(Path, "read_bytes", noted)
    folder.waiting(tmp_path, _TODAY)
    assert reads == []
    _put(tmp_path, "a.postreview", _request("Kim Somebody"))
    assert folder.waiting(tmp_path, _TODAY) == ()
    assert reads == [file]
