"""Published contact details: what is in `resources/detectors/public_contacts.yml` does not identify a patient."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from composer.errors import ComposerError
from composer.paths import RESOURCES

BUNDLED_CONTACTS = RESOURCES / "detectors" / "public_contacts.yml"

_NOT_DIGITS = re.compile(r"\D")
_PARTS = re.compile(r"[^\W_]+")
_ORGANISATION_RANGES = (
    "0800",
    "0808",
    "0500",
    "030",
    "031",
    "033",
    "034",
    "037",
    "0845",
    "0844",
    "0870",
    "0871",
)


class PublicContacts:
    """Who owns a published number, address or postcode. `''` as an owner means: nobody's in particular, yet
    public."""

    def __init__(self, entries: Mapping[str, Any] | None = None) -> None:
        self._phones: dict[str, str] = {}
        self._emails: dict[str, str] = {}
        self._postcodes: dict[str, str] = {}
        self._streets: dict[str, str] = {}
        self._handles: dict[str, str] = {}
        self._desks: frozenset[str] = frozenset()
        if entries:
            self._take(entries)

    @classmethod
    def read(cls, *paths: Path) -> PublicContacts:
        """All of `paths` together, the bundled list when none is given; a missing file is an error."""
        import yaml

        contacts = cls()
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        for path in paths or (BUNDLED_CONTACTS,):
            try:
                content = yaml.load(path.read_text(encoding="utf-8"), Loader=loader)
                contacts._take(content or {})
            except (OSError, yaml.YAMLError, KeyError, TypeError, AttributeError) as error:
                raise ComposerError(
                    f"The list of public contacts {path.name} cannot be read.",
                    "Compare it with the bundled one.",
                ) from error
        return contacts

    def _take(self, entries: Mapping[str, Any]) -> None:
        for entry in entries.get("contacts", ()):
            owner = str(entry["owner"])
            self._phones.update({_NOT_DIGITS.sub("", str(phone)): owner for phone in entry.get("phones", ())})
            self._emails.update({str(email).casefold(): owner for email in entry.get("emails", ())})
            self._postcodes.update(
                {str(code).replace(" ", "").upper(): owner for code in entry.get("postcodes", ())}
            )
            self._streets.update({str(street).casefold(): owner for street in entry.get("streets", ())})
            self._handles.update(
                {str(handle).lstrip("@").casefold(): owner for handle in entry.get("handles", ())}
            )
        self._desks |= frozenset(str(desk).casefold() for desk in entries.get("desks", ()))

    def owner_of_phone(self, digits: str) -> str | None:
        """The owner of a number in national form (`0191…`, `111`); freephone and 03 numbers are always an
        organisation's."""
        owner = self._phones.get(digits)
        if owner is None and digits.startswith(_ORGANISATION_RANGES):
            return "an organisation's number"
        return owner

    def owner_of_email(self, address: str) -> str | None:
        """The owner of an address, or of the desk it is named after."""
        address = address.casefold()
        owner = self._emails.get(address)
        if owner is None and self._desks.intersection(_PARTS.findall(address.partition("@")[0])):
            return "an organisation's desk"
        return owner

    def owner_of_postcode(self, postcode: str) -> str | None:
        """The owner of a postcode in capitals without a space."""
        return self._postcodes.get(postcode)

    def owner_of_street(self, street: str) -> str | None:
        """The owner of 'kayll road' or '12 front street', lower case."""
        return self._streets.get(street)

    def owner_of_handle(self, handle: str) -> str | None:
        """The owner of a handle, without its @, lower case."""
        return self._handles.get(handle)
