"""Drafts as JSON and back: what is written to disk, and what old or damaged rows may hold."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from types import MappingProxyType

import msgspec

from composer.domain.draft import Draft
from composer.errors import ComposerError

_SAVED = tuple(field.name for field in fields(Draft) if field.name not in ("revision", "versions"))


def draft_to_json(draft: Draft) -> str:
    """One draft as ASCII JSON, the same text for the same draft. The revision is not part of it."""
    saved = {name: msgspec.to_builtins(getattr(draft, name)) for name in _SAVED}
    return json.dumps(saved | {"versions": dict(draft.versions)}, sort_keys=True, separators=(",", ":"))


def draft_from_json(body: str, revision: int = 0) -> Draft:
    """The draft that `draft_to_json` wrote. Keys of later versions are passed over."""
    try:
        draft = msgspec.convert(json.loads(body), Draft)
    except (ValueError, msgspec.ValidationError) as error:
        raise ComposerError(
            "A saved draft could not be read.",
            "Its earlier versions may still be whole: look in its history.",
        ) from error
    return replace(draft, versions=MappingProxyType(dict(draft.versions)), revision=revision)
