"""One pass of all detectors over a piece: each is asked only if a cheap sign says it could find something."""

from __future__ import annotations

from composer.detectors.email_address import find_email_addresses
from composer.detectors.nhs_number import find_nhs_numbers
from composer.detectors.overlaps import resolved
from composer.detectors.phone_number import find_phone_numbers, find_short_numbers
from composer.detectors.postcode import find_postcodes
from composer.detectors.public_contacts import PublicContacts
from composer.detectors.reading import Reading
from composer.domain.detection import Detection


def sweep(piece: str, contacts: PublicContacts) -> list[Detection]:
    """Everything found in `piece`, sorted, overlaps resolved."""
    if not piece or piece.isspace():
        return []
    reading = Reading(piece)
    found: list[Detection] = []
    if reading.long_number:
        found += find_nhs_numbers(reading)
        found += find_phone_numbers(reading, contacts)
    if reading.has_digits:
        found += find_short_numbers(reading, contacts)
        found += find_postcodes(reading, contacts)
    if "@" in piece or "at" in reading.words:
        found += find_email_addresses(reading, contacts)
    return resolved(found, len(piece))
