"""What a post will look like, as a neutral layout: where it folds, what can be pressed, and who gets to see it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from composer.domain.account import Account, NetworkId, Visibility
from composer.domain.network import Entity, Network
from composer.domain.picture import Picture
from composer.domain.span import Span
from composer.words.located import Located, Problem, read_located

_LINKABLE = ("link", "mention", "hashtag", "cashtag")
_WHEN = ("mention", "hashtag", "link", "no_picture")
_GRID = 4
_ROW = 10
_SCHEME = re.compile(r"^https?://(?:www\.)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Look:
    """How one network lays posts out. A fold of None: it shows posts whole."""

    fold_characters: int | None = None
    fold_lines: int | None = None
    verified: bool = False
    linked: frozenset[str] = frozenset(_LINKABLE)
    card: str = "below"
    pictures: str = "grid"
    said: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class LinkCard:
    """The box below a post that shows where its link leads; the network itself fills in title and picture."""

    host: str
    address: str


@dataclass(frozen=True, slots=True)
class PictureTile:
    """One picture in the layout, by its mark. `words` is its alternative text, '' where it has none yet."""

    mark: str
    words: str
    decorative: bool = False


@dataclass(frozen=True, slots=True)
class Preview:
    """One account's layout preview. `fold` is an offset into `text`; `surely` is false where it is only about there.

    `pressed` holds what a reader can press. `in_a_row` pictures are swiped through; `more_pictures` are hidden.
    `notes` are plain sentences on who sees the post and what does not work there.
    """

    network: str
    who: str
    text: str
    fold: int | None = None
    surely: bool = True
    pressed: tuple[tuple[Span, str], ...] = ()
    link_card: LinkCard | None = None
    pictures: tuple[PictureTile, ...] = ()
    in_a_row: bool = False
    more_pictures: int = 0
    notes: tuple[str, ...] = field(default=())


def preview(
    text: str,
    account: Account,
    network: Network,
    look: Look,
    entities: Sequence[Entity],
    pictures: Sequence[Picture] = (),
) -> Preview:
    """`entities` are those the network itself finds in the text."""
    pressed = tuple((Span(item.start, item.end), item.kind) for item in entities if item.kind in look.linked)
    fold = fold_at(text, look, [span for span, _ in pressed])
    row = look.pictures == "row"
    shown = pictures[: _ROW if row else _GRID]
    return Preview(
        network=network.title,
        who=account.handle or account.title,
        text=text,
        fold=fold,
        surely=look.verified or fold is None,
        pressed=pressed,
        link_card=_link_card(look, entities, bool(pictures)),
        pictures=tuple(PictureTile(item.mark, item.alt_for(network.id), item.decorative) for item in shown),
        in_a_row=row,
        more_pictures=len(pictures) - len(shown),
        notes=(*_reach(account.visibility, entities), *_said(look, entities, bool(pictures))),
    )


def fold_at(text: str, look: Look, whole: Sequence[Span] = ()) -> int | None:
    """Where 'see more' begins; never inside a word or a span that stays whole. None if the text is shown whole."""
    cut = len(text)
    if look.fold_characters is not None:
        cut = min(cut, look.fold_characters)
    if look.fold_lines is not None:
        place = -1
        for _ in range(look.fold_lines):
            place = text.find("\n", place + 1)
            if place < 0:
                break
        if place >= 0:
            cut = min(cut, place)
    if cut >= len(text.rstrip()):
        return None
    for span in whole:
        if span.start < cut < span.end:
            cut = span.start
    if not text[cut].isspace():
        space = max(text.rfind(" ", 0, cut), text.rfind("\n", 0, cut))
        cut = space if space > 0 else cut
    return cut


def _link_card(look: Look, entities: Sequence[Entity], has_picture: bool) -> LinkCard | None:
    """The last link's card; with pictures in the post, networks that show either leave the card out."""
    if look.card == "none" or (look.card == "instead" and has_picture):
        return None
    links = [item for item in entities if item.kind == "link"]
    if not links:
        return None
    address = _SCHEME.sub("", links[-1].value)
    return LinkCard(re.split(r"[/?#]", address, maxsplit=1)[0].lower(), address)


def _reach(visibility: Visibility, entities: Sequence[Entity]) -> list[str]:
    """Who will see it (G5), and what protection costs (G3)."""
    kinds = {item.kind for item in entities}
    match visibility:
        case Visibility.PUBLIC:
            return ["Anyone, anywhere can see this, copy it and share it."]
        case Visibility.UNKNOWN:
            return ["Nobody has noted who can see this account: take it that anyone can."]
        case Visibility.PROTECTED:
            notes = ["Only followers you approved see this, and any of them can copy it."]
            if "hashtag" in kinds:
                notes.append(
                    "Hashtags find nobody new on a protected account: only your followers can find them."
                )
            if "mention" in kinds:
                notes.append("A tag on a protected account reaches only accounts that follow it.")
            return notes
        case Visibility.CLOSED:
            notes = ["Only members of the group see this, and any of them can copy it."]
            if "hashtag" in kinds:
                notes.append("Hashtags in a closed group are found by its members only.")
            if "mention" in kinds:
                notes.append("A tag in a closed group reaches only its members.")
            return notes


def _said(look: Look, entities: Sequence[Entity], has_picture: bool) -> list[str]:
    there = {item.kind for item in entities} | (set() if has_picture else {"no_picture"})
    return [text for when, text in look.said if when in there]


def read_looks(path: Path, problems: list[Problem]) -> Mapping[NetworkId, Look]:
    """Each network's look; one that is not in the file gets a plain `Look`."""
    file = read_located(path, problems)
    if file is None:
        return MappingProxyType({})
    file.allow(("owner", "checked", "networks"))
    return MappingProxyType(
        {NetworkId(entry.text("id", required=True)): _look(entry) for entry in file.entries("networks")}
    )


def _look(entry: Located) -> Look:
    entry.allow(("id", "fold_characters", "fold_lines", "verified", "linked", "card", "pictures", "said"))
    said = []
    for item in entry.entries("said"):
        item.allow(("when", "text"))
        said.append((item.one_of("when", _WHEN, "link"), item.text("text", required=True)))
    return Look(
        fold_characters=entry.number("fold_characters"),
        fold_lines=entry.number("fold_lines"),
        verified=entry.truth("verified", default=False),
        linked=frozenset(entry.texts("linked")),
        card=entry.one_of("card", ("below", "instead", "none"), "below"),
        pictures=entry.one_of("pictures", ("grid", "row"), "grid"),
        said=tuple(said),
    )
