"""Colleagues whose keys are known, and what a signature is worth beside them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from composer.review.standing import Origin


@dataclass(frozen=True, slots=True)
class Contact:
    """A colleague as accepted: the name, the public key that is theirs ('' if none is known), role and mail."""

    name: str
    key: str = ""
    role: str = ""
    mail: str = ""
    accepted_at: str = ""


def named(name: str, contacts: Iterable[Contact]) -> Contact | None:
    """The contact of that name, in whatever letters."""
    wanted = _plain(name)
    return next((contact for contact in contacts if _plain(contact.name) == wanted), None)


def origin_of(who: str, key: str, contacts: Iterable[Contact]) -> Origin:
    """What the key that signed in the name of `who` says: theirs, a new one, not theirs, or none at all."""
    if not key:
        return Origin.UNSIGNED
    known = tuple(contacts)
    contact = named(who, known)
    holder = next((one for one in known if one.key == key), None)
    if holder is not None:
        return Origin.SIGNED if holder is contact else Origin.CHANGED_KEY
    return Origin.CHANGED_KEY if contact is not None and contact.key else Origin.NEW_KEY


def same_person(name: str, key: str, other_name: str, other_key: str) -> bool:
    """Whether these are one person: nobody reviews their own post."""
    return _plain(name) == _plain(other_name) or bool(key and key == other_key)


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()
