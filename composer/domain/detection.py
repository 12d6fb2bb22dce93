"""Something a detector saw in a text, whether or not a rule minds."""

from __future__ import annotations

from typing import NamedTuple

from composer.domain.span import Span

_made = tuple.__new__
"""As in `composer.domain.span`: a key moves all that stands after it."""

KINDS = (
    "person",
    "nhs_number",
    "ni_number",
    "hospital_number",
    "date_of_birth",
    "age",
    "phone_number",
    "email_address",
    "postcode",
    "street_address",
    "condition",
    "place",
    "time",
    "handle",
    "link",
    "vehicle_registration",
    "bank_details",
    "ward_or_bed",
)
"""The names of what detectors look for, as used in rule files and in the JSON doors."""


class Detection(NamedTuple):
    """One thing of one kind.

    `value` is its normal form (digits of a number, a name folded to lower case), for comparing. `public` is
    true when it is a published contact detail or a name known to be fine, which does not alarm. `sure` is
    true when check digit or context prove it.
    """

    kind: str
    span: Span
    value: str = ""
    sure: bool = False
    public: bool = False
    note: str = ""

    def shifted(self, by: int) -> Detection:
        """The same thing with its place moved by `by` code points."""
        kind, span, value, sure, public, note = self
        return _made(Detection, (kind, span.shifted(by), value, sure, public, note))
