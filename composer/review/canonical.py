"""One way only to write a thing down, so that a digest or a signature means exactly that thing."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from composer.domain.account import Account, AccountId
from composer.domain.draft import Draft

CONTENT_FORMAT = "post-composer content 1"


def canonical_json(value: Any) -> bytes:
    """JSON with sorted keys, no spaces, ASCII only."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode("ascii")


def content_of(draft: Draft, accounts: Mapping[AccountId, Account]) -> dict[str, Any]:
    """What a verdict is about: who posts which words with which pictures, and nothing else.

    `{"format", "posts": [{"account", "network", "handle", "text"}] by account, "pictures": [{"digest", "alt_text",
    "decorative"}] in order}`; a picture's digest names it as it goes out, and it has "shorter" alt texts by network
    where there are any. Line endings are line feeds; the text is otherwise as typed.
    """
    posts = [
        {
            "account": str(id),
            "network": str(accounts[id].network) if id in accounts else "",
            "handle": accounts[id].handle if id in accounts else "",
            "text": draft.text_for(id).replace("\r\n", "\n"),
        }
        for id in sorted(draft.accounts)
    ]
    pictures = [
        picture_content(
            picture.mark,
            picture.alt_text,
            picture.decorative,
            {str(one.network): one.text for one in picture.shorter},
        )
        for picture in draft.pictures
    ]
    return {"format": CONTENT_FORMAT, "posts": posts, "pictures": pictures}


def picture_content(
    digest: str, alt_text: str, decorative: bool, shorter: Mapping[str, str]
) -> dict[str, Any]:
    """One picture's part of the content."""
    said: dict[str, Any] = {"digest": digest, "alt_text": alt_text, "decorative": decorative}
    return said | {"shorter": dict(shorter)} if shorter else said


def content_digest(content: Mapping[str, Any]) -> str:
    """SHA-256 over the canonical JSON of `content_of`, in hexadecimal."""
    return hashlib.sha256(canonical_json(content)).hexdigest()


def changes_between(reviewed: Mapping[str, Any], now: Mapping[str, Any]) -> tuple[str, ...]:
    """What differs between two contents, in sentences; empty if nothing does."""
    said: list[str] = []
    before = {post["account"]: post for post in reviewed["posts"]}
    after = {post["account"]: post for post in now["posts"]}
    said += [f"{_named(after[key])} was added." for key in after if key not in before]
    said += [f"{_named(before[key])} was taken away." for key in before if key not in after]
    for key in before.keys() & after.keys():
        old, new = before[key], after[key]
        if old["text"] != new["text"]:
            said.append(f"The text for {_named(new)} changed.")
        if (old["network"], old["handle"]) != (new["network"], new["handle"]):
            said.append(f"The account {_named(old)} is now {_named(new)}.")
    old_pictures = {picture["digest"]: picture for picture in reviewed["pictures"]}
    new_pictures = {picture["digest"]: picture for picture in now["pictures"]}
    if old_pictures.keys() - new_pictures.keys():
        said.append("A picture was taken away.")
    if new_pictures.keys() - old_pictures.keys():
        said.append("A picture was added or altered.")
    if any(old_pictures[key] != new_pictures[key] for key in old_pictures.keys() & new_pictures.keys()):
        said.append("The description of a picture changed.")
    if not said and reviewed["pictures"] != now["pictures"]:
        said.append("The order of the pictures changed.")
    return tuple(said)


def _named(post: Mapping[str, str]) -> str:
    return " ".join(part for part in (post["network"], post["handle"]) if part) or post["account"]
