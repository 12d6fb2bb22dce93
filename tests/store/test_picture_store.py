"""The person's own copies: kept as they came, made ready clean, and swept when nothing uses them any more."""

from __future__ import annotations

import io
import os
from datetime import timedelta
from pathlib import Path

import pytest
from PIL import Image

from composer.domain.account import NetworkId
from composer.domain.network import Fact, Network
from composer.domain.picture import Covered, Edits, Picture
from composer.pictures.reading import PictureError
from composer.store.pictures import PictureStore
from tests.pictures.made import FORMATS, plain, telling, written

_SMALL = Network(NetworkId("small"), "Small", "plain", Fact(100), picture_bytes=Fact(9_000))
_LARGE = Network(NetworkId("large"), "Large", "plain", Fact(100), picture_side=Fact(200))


class _Clock:
    now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> _Clock:
    return _Clock()


@pytest.fixture
def store(tmp_path: Path, clock: _Clock) -> PictureStore:
    return PictureStore(tmp_path / "data", clock)


@pytest.mark.parametrize("encoding", FORMATS)
def test_the_original_is_kept_byte_for_byte_and_its_file_left_alone(
    encoding: str, store: PictureStore, tmp_path: Path
) -> None:
    data = telling(encoding, tmp_path)
    file = tmp_path / "mine"
    file.write_bytes(data)
    about = store.add(file)
    assert store.original(about.digest) == data == file.read_bytes()
    assert len(about.likeness) == 16


def test_what_is_said_beside_the_pixels_is_told_when_added(store: PictureStore, tmp_path: Path) -> None:
    assert store.add(telling("JPEG", tmp_path)).removed[:3] == ("location", "camera", "date")


def test_a_file_that_is_no_picture_is_refused_and_nothing_is_kept(store: PictureStore) -> None:
    with pytest.raises(PictureError, match="not a picture"):
        store.add(b"<svg onload='alert(1)'/>")
    assert not store.folder.exists()


def test_a_file_that_is_not_there_is_named_in_the_message(store: PictureStore, tmp_path: Path) -> None:
    with pytest.raises(PictureError, match=r"gone\.jpg"):
        store.add(tmp_path / "gone.jpg")


def test_one_read_makes_it_ready_for_every_network(store: PictureStore, tmp_path: Path) -> None:
    picture = Picture(store.add(telling("JPEG", tmp_path)).digest)
    ready = store.make_ready(picture, (_SMALL, _LARGE))
    assert [one.network for one in ready] == ["small", "large"]
    assert ready[0].size <= 9_000
    assert ready[1].file is not None
    with Image.open(ready[1].file) as made:
        assert max(made.size) == 200
    assert store.ready_file(picture, _LARGE) == ready[1].file


def test_another_cover_is_another_file(store: PictureStore) -> None:
    digest = store.add(written(plain(), "PNG")).digest
    covered = Picture(digest, edits=Edits((Covered((0, 0, 320, 240)),)))
    store.make_ready(Picture(digest), (_LARGE,))
    assert store.ready_file(covered, _LARGE) is None
    rendered = store.rendered(digest, covered.edits, _LARGE)
    assert Image.open(io.BytesIO(rendered.data)).convert("RGB").getextrema() == ((64, 64),) * 3
    assert store.rendered(digest, covered.edits, _LARGE).data == rendered.data


def test_a_network_that_cannot_take_it_says_why_and_the_others_go_on(store: PictureStore) -> None:
    tiny = Network(NetworkId("tiny"), "Tiny", "plain", Fact(100), picture_bytes=Fact(60))
    picture = Picture(store.add(written(plain(), "JPEG")).digest)
    refused, taken = store.make_ready(picture, (tiny, _LARGE))
    assert refused.file is None
    assert "small enough" in refused.trouble
    assert taken.file is not None


def test_a_changed_copy_is_not_passed_off_as_the_picture(store: PictureStore) -> None:
    digest = store.add(written(plain(), "PNG")).digest
    (store.folder / digest).write_bytes(written(plain(64, 48), "PNG"))
    with pytest.raises(PictureError, match="changed"):
        store.original(digest)


@pytest.mark.parametrize("digest", ["", "../../etc/passwd", "0" * 64])
def test_a_name_that_is_no_kept_picture_opens_nothing(digest: str, store: PictureStore) -> None:
    with pytest.raises(PictureError, match="not on this computer"):
        store.original(digest)
    assert not store.has(digest)


def test_a_folder_that_cannot_be_written_is_told_in_plain_words(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file, not a folder", "utf-8")
    with pytest.raises(PictureError, match="could not be kept"):
        PictureStore(tmp_path / "data").add(written(plain(), "PNG"))


def test_what_nothing_uses_goes_after_its_time_and_takes_what_was_made_of_it_along(
    store: PictureStore, clock: _Clock
) -> None:
    used, unused = (store.add(written(plain(width), "PNG")).digest for width in (64, 72))
    store.make_ready(Picture(unused), (_LARGE,))
    half_written = store.folder / f"{used}.1.part"
    half_written.write_bytes(b"half")
    os.utime(half_written, (0, 0))
    store.sweep((used, unused), timedelta(days=30))
    clock.now += timedelta(days=29).total_seconds()
    assert store.sweep((used,), timedelta(days=30)) == 0
    clock.now += timedelta(days=2).total_seconds()
    assert store.sweep((used,), timedelta(days=30)) == 1
    assert store.has(used)
    assert not store.has(unused)
    assert not half_written.exists()
    assert not list((store.folder / "ready").iterdir())
