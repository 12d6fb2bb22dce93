"""One pass of all detectors over a piece: each is asked only if a cheap sign says it could find something."""

from __future__ import annotations

import re

from composer.detectors.age import find_ages
from composer.detectors.bank_details import find_bank_details
from composer.detectors.condition import Conditions
from composer.detectors.date_of_birth import find_dates_of_birth
from composer.detectors.email_address import find_email_addresses
from composer.detectors.handle import find_handles
from composer.detectors.hospital_number import find_hospital_numbers
from composer.detectors.link import find_links
from composer.detectors.nhs_number import find_nhs_numbers
from composer.detectors.ni_number import find_ni_numbers
from composer.detectors.overlaps import resolved
from composer.detectors.people import find_people
from composer.detectors.phone_number import find_phone_numbers, find_short_numbers
from composer.detectors.place import Places
from composer.detectors.postcode import find_postcodes
from composer.detectors.public_contacts import PublicContacts
from composer.detectors.reading import Reading
from composer.detectors.street_address import find_street_addresses
from composer.detectors.street_words import STREET_SIEVE
from composer.detectors.time import find_times
from composer.detectors.vehicle_registration import find_vehicle_registrations
from composer.detectors.ward_or_bed import SIEVE as WARD_SIEVE
from composer.detectors.ward_or_bed import find_wards_and_beds
from composer.domain.detection import KINDS, Detection

_DOT_IN_A_WORD = re.compile(r"[a-z0-9]\.[a-z]|://")
_AGE = re.compile(
    r"\d|old|age|turn|birthday|genarian|centenarian|(?:teen|t)ies|reach|hit|young|teens|hundreds"
)
_IDENTIFYING = frozenset(KINDS) - {"condition", "place", "time", "handle", "link"}


class Sweep:
    """All detectors, with their lists."""

    def __init__(
        self,
        contacts: PublicContacts,
        may_be_named: frozenset[str] = frozenset(),
        not_people: frozenset[str] = frozenset(),
    ) -> None:
        self._contacts = contacts
        self._may_be_named = may_be_named
        self._not_people = not_people
        self._conditions = Conditions()
        self._places = Places()

    def __call__(self, piece: str) -> list[Detection]:
        """Everything found in `piece`, sorted, overlaps resolved."""
        if not piece or piece.isspace():
            return []
        return resolved(self._all(Reading(piece)), len(piece))

    def _all(self, reading: Reading) -> list[Detection]:
        people = find_people(reading.text, self._may_be_named)
        found = [each for each in people if each.value not in self._not_people]
        found += self._places.find(reading)
        found += find_times(reading)
        if "@" in reading.folded or "at" in reading.words:
            found += find_email_addresses(reading, self._contacts)
        if "@" in reading.folded:
            found += find_handles(reading, self._contacts)
        if _DOT_IN_A_WORD.search(reading.folded):
            found += find_links(reading)
        if not reading.words.isdisjoint(WARD_SIEVE):
            found += find_wards_and_beds(reading)
        if not reading.words.isdisjoint(STREET_SIEVE):
            found += find_street_addresses(reading, self._contacts)
        found += find_ages(reading)
        if reading.has_digits:
            found += self._numbers(reading)
        of_somebody = any(detection.kind in _IDENTIFYING and not detection.public for detection in found)
        return found + self._conditions.find(reading, of_somebody=of_somebody)

    def _numbers(self, reading: Reading) -> list[Detection]:
        found = find_short_numbers(reading, self._contacts)
        found += find_postcodes(reading, self._contacts)
        found += find_vehicle_registrations(reading)
        found += find_dates_of_birth(reading)
        found += find_hospital_numbers(reading)
        if reading.long_number:
            found += find_nhs_numbers(reading)
            found += find_phone_numbers(reading, self._contacts)
            found += find_ni_numbers(reading)
            found += find_bank_details(reading)
        return found
