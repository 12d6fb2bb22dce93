"""The person's own copies of the pictures in their drafts, and what was made of them to go out."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import NamedTuple

from composer.domain.account import NetworkId
from composer.domain.network import Network
from composer.domain.picture import Edits, Picture
from composer.pictures.cleaning import LONGEST_SIDE, Exported, Limits, export_for
from composer.pictures.reading import LARGEST_FILE, PictureError, digest_of

ENDINGS: Mapping[str, str] = {
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "image/gif": ".gif",
    "image/webp": ".webp",
}
_MEDIA_TYPES = {ending: media_type for media_type, ending in ENDINGS.items()}
_READY = "ready"
_NAME = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class About:
    """What a picture is, found when it was added: its likeness, and in words what it says besides its pixels."""

    digest: str
    format: str
    width: int
    height: int
    frames: int
    likeness: str
    removed: tuple[str, ...]


class Ready(NamedTuple):
    """A cleaned picture for one network, or why there is none."""

    network: NetworkId
    file: Path | None
    size: int = 0
    trouble: str = ""


class PictureStore:
    """Keeps originals under the SHA-256 of their content, never changed. Every method reads or writes files: call
    it off the GUI thread, but for `ready_file`, which only looks.

    `StoreError` is not raised here: what cannot be read or kept is a `PictureError` in plain words.
    """

    def __init__(self, folder: Path, now: Callable[[], float] = time.time) -> None:
        self.folder = folder / "pictures"
        self._now = now

    def add(self, source: Path | bytes) -> About:
        """Take a copy of a picture; the file it came from is only read."""
        data = _read(source) if isinstance(source, Path) else source
        about = look_at(data)
        place = self.folder / about.digest
        if place.exists():
            os.utime(place, (self._now(), self._now()))
        else:
            self._keep(place, data)
        return about

    def has(self, digest: str) -> bool:
        return bool(_NAME.fullmatch(digest)) and (self.folder / digest).is_file()

    def original(self, digest: str) -> bytes:
        """The file as it was added, byte for byte; `PictureError` where it is gone or was changed."""
        try:
            data = (self.folder / digest).read_bytes() if _NAME.fullmatch(digest) else b""
        except OSError:
            data = b""
        if not data:
            raise PictureError(
                "This picture is not on this computer.", "Add it again, or open the draft where it was made."
            )
        if digest_of(data) != digest:
            raise PictureError("This picture's file was changed or is damaged.", "Add the picture again.")
        return data

    def rendered(self, digest: str, edits: Edits, network: Network | None) -> Exported:
        """The picture edited and cleaned for that network (None: for anyone), made if it was not yet."""
        file = self._ready(digest, edits, limits_of(network))
        if file is None:
            (made,) = export_for(self.original(digest), edits, (limits_of(network),))
            if isinstance(made, PictureError):
                raise made
            self._keep(self._ready_place(digest, edits, limits_of(network), made.media_type), made.data)
            return made
        from composer.pictures.reading import open_picture

        data = file.read_bytes()
        opened = open_picture(data)
        return Exported(data, _MEDIA_TYPES[file.suffix], opened.width, opened.height, digest_of(data), ())

    def make_ready(self, picture: Picture, networks: Iterable[Network]) -> tuple[Ready, ...]:
        """Make the cleaned picture for each of these networks at once, where it is not there yet."""
        wanted = [(network, limits_of(network)) for network in networks]
        missing = list(
            dict.fromkeys(one for _, one in wanted if self._ready(picture.digest, picture.edits, one) is None)
        )
        troubles: dict[Limits, str] = {}
        if missing:
            made = export_for(self.original(picture.digest), picture.edits, missing)
            for limits, one in zip(missing, made, strict=True):
                if isinstance(one, PictureError):
                    troubles[limits] = str(one)
                else:
                    place = self._ready_place(picture.digest, picture.edits, limits, one.media_type)
                    self._keep(place, one.data)
        return tuple(self._outcome(picture, network.id, one, troubles) for network, one in wanted)

    def ready_file(self, picture: Picture, network: Network) -> Path | None:
        """The cleaned picture for that network, if it was made already."""
        return self._ready(picture.digest, picture.edits, limits_of(network))

    def sweep(self, used: Iterable[str], older_than: timedelta) -> int:
        """Remove originals, and what was made of them, that nothing has used for that long; returns how many."""
        kept, limit, gone = set(used), self._now() - older_than.total_seconds(), 0
        for place in self._originals():
            if place.name in kept:
                os.utime(place, (self._now(), self._now()))
            elif place.stat().st_mtime < limit:
                place.unlink(missing_ok=True)
                gone += 1
        for left in self.folder.glob("**/*.part"):  # by a program that was ended while it wrote
            if left.stat().st_mtime < limit:
                left.unlink(missing_ok=True)
        there = {place.name for place in self._originals()}
        for made in (self.folder / _READY).glob("*"):
            stale = made.stat().st_mtime < limit
            if made.name[:64] not in there or (stale and made.name[:64] not in kept):
                made.unlink(missing_ok=True)
        return gone

    def _outcome(
        self, picture: Picture, network: NetworkId, limits: Limits, troubles: Mapping[Limits, str]
    ) -> Ready:
        file = self._ready(picture.digest, picture.edits, limits)
        if file is None:
            return Ready(network, None, trouble=troubles.get(limits, "This picture could not be made ready."))
        return Ready(network, file, file.stat().st_size)

    def _originals(self) -> Iterator[Path]:
        if self.folder.is_dir():
            yield from (one for one in list(self.folder.iterdir()) if _NAME.fullmatch(one.name))

    def _ready(self, digest: str, edits: Edits, limits: Limits) -> Path | None:
        places = (self._ready_place(digest, edits, limits, media_type) for media_type in ENDINGS)
        return next((place for place in places if place.is_file()), None)

    def _ready_place(self, digest: str, edits: Edits, limits: Limits, media_type: str) -> Path:
        name = f"{digest}-{edits.key[:16] or 'whole'}-{limits.longest_side}-{limits.most_bytes}"
        return self.folder / _READY / f"{name}{ENDINGS[media_type]}"

    def _keep(self, place: Path, data: bytes) -> None:
        """Write a file whole or not at all."""
        partial = place.with_name(f"{place.name}.{os.getpid()}.part")
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            partial.write_bytes(data)
            partial.replace(place)
        except OSError as error:
            with suppress(OSError):
                partial.unlink()
            raise PictureError(
                f"The picture could not be kept in {self.folder} ({error.strerror}).",
                "Free some space, or ask your IT desk for write access, and add it again.",
            ) from error


def limits_of(network: Network | None) -> Limits:
    """What a network's facts allow; our own limits where it has none."""
    if network is None:
        return Limits(_OURS)
    side = network.picture_side.value or LONGEST_SIDE
    return Limits(network.picture_bytes.value or _OURS, min(side, LONGEST_SIDE))


_OURS = 5_000_000


def look_at(data: bytes) -> About:
    """What a picture is; `PictureError` says why it cannot be used."""
    from composer.pictures.cleaning import likeness, what_it_carries
    from composer.pictures.reading import open_picture

    opened = open_picture(data)
    return About(
        opened.digest,
        opened.format,
        opened.width,
        opened.height,
        opened.frames,
        f"{likeness(opened.image):016x}",
        what_it_carries(data),
    )


def _read(file: Path) -> bytes:
    """A file's bytes, if it is no larger than any picture is."""
    try:
        with file.open("rb") as opened:
            data = opened.read(LARGEST_FILE + 1)
    except OSError as error:
        raise PictureError(
            f"{file.name} could not be read ({error.strerror}).", "Copy it to your own folder and try again."
        ) from error
    return data
