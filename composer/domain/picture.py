"""A picture in a post: what is done to it, how it is described, who is in it, and who agreed to that."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import NewType

from composer.domain.account import NetworkId

ConsentId = NewType("ConsentId", str)


class Cover(StrEnum):
    """How an area is made unreadable. All three replace its pixels by what cannot be undone."""

    BLOCK = "block"
    PIXELATE = "pixelate"
    BLUR = "blur"


@dataclass(frozen=True, slots=True)
class Covered:
    """An area to cover: left, top, right, bottom in dots of the upright original; `brush` is a path instead.

    `brush` holds points (x, y) and `width` the thickness of its stroke.
    """

    box: tuple[int, int, int, int] = (0, 0, 0, 0)
    how: Cover = Cover.BLOCK
    brush: tuple[tuple[int, int], ...] = ()
    width: int = 0


@dataclass(frozen=True, slots=True)
class Edits:
    """All that is done to one picture, in this order: cover, turn, straighten (degrees, anticlockwise), crop (a box).

    `turned` counts quarter turns anticlockwise; `crop` is in dots of the turned picture.
    """

    covers: tuple[Covered, ...] = ()
    straighten: float = 0.0
    crop: tuple[int, int, int, int] | None = None
    turned: int = 0

    @property
    def key(self) -> str:
        """A digest of the edits; '' where there are none."""
        if self == Edits():
            return ""
        import json

        return _digest_of(json.dumps(asdict(self), sort_keys=True))


class Shown(StrEnum):
    """Who can be recognised in a picture."""

    NOBODY = "nobody"
    STAFF = "staff"
    PUBLIC = "public"
    CHILDREN = "children"


SHOWN_WORDS = {
    Shown.NOBODY: "nobody who can be recognised",
    Shown.STAFF: "staff",
    Shown.PUBLIC: "patients, carers or the public",
    Shown.CHILDREN: "children",
}


class Use(StrEnum):
    """What somebody agreed to the use of their picture for."""

    SOCIAL_MEDIA = "social_media"
    WEBSITE = "website"
    PRINT = "print"
    PRESS = "press"


@dataclass(frozen=True, slots=True)
class Consent:
    """That somebody agreed to their picture being used; the form itself is never here, only where it is kept.

    `label` says whose it is so that the team knows it again. Days are ISO dates; `until` is '' where no end was
    agreed. `withdrawn` is the moment it was taken back, '' while it stands.
    """

    id: ConsentId
    who: Shown
    label: str
    spoken: bool = False
    taken_by: str = ""
    taken_on: str = ""
    uses: tuple[Use, ...] = (Use.SOCIAL_MEDIA,)
    until: str = ""
    kept_at: str = ""
    withdrawn: str = ""
    withdrawn_to: str = ""
    withdrawn_why: str = ""

    def expired(self, today: str) -> bool:
        """Whether the last day that was agreed lies before `today` (ISO)."""
        return bool(self.until) and self.until < today


@dataclass(frozen=True, slots=True)
class ShorterAlt:
    """The alt text for a network that takes less."""

    network: NetworkId
    text: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in a post. `digest` is the SHA-256 of the file as it was added, which is never changed.

    `reason` says why a decorative one needs no words. `likeness` (16 hexadecimal digits) is nearly the same for
    pictures that look the same. `words` is what the app could read in it and is not covered; `looked_for` is what
    a person had it looked through for.
    """

    digest: str
    alt_text: str = ""
    decorative: bool = False
    reason: str = ""
    shorter: tuple[ShorterAlt, ...] = ()
    edits: Edits = Edits()
    shown: tuple[Shown, ...] = ()
    consents: tuple[Consent, ...] = ()
    likeness: str = ""
    words: tuple[str, ...] = ()
    looked_for: tuple[str, ...] = ()

    @property
    def mark(self) -> str:
        """Names exactly what goes out: another cover or crop makes another mark, and what was said of it lapses."""
        key = self.edits.key
        return _digest_of(f"{self.digest} {key}") if key else self.digest

    def alt_for(self, network: NetworkId) -> str:
        """The alt text for that network: its own shorter one, or the one for all."""
        return next((one.text for one in self.shorter if one.network == network), self.alt_text)

    @property
    def people(self) -> tuple[Shown, ...]:
        """Those in it of whom somebody has to have agreed."""
        return tuple(one for one in self.shown if one is not Shown.NOBODY)


def consents_for(picture: Picture, who: Shown) -> tuple[Consent, ...]:
    return tuple(consent for consent in picture.consents if consent.who is who)


def refreshed(pictures: Iterable[Picture], consents: Iterable[Consent]) -> tuple[Picture, ...]:
    """The pictures with each consent as it stands now in the library; one that is not in it stays as it was."""
    known = {consent.id: consent for consent in consents}
    return tuple(
        replace(one, consents=tuple(known.get(each.id, each) for each in one.consents)) for one in pictures
    )


def _digest_of(text: str) -> str:
    import hashlib

    return hashlib.sha256(text.encode()).hexdigest()
