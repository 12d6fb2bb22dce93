"""Sort codes, accounts, cards and IBANs."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Found = Callable[[str, str], list[str]]

FOUND = [
    ("sort code 20-00-00 account 55779911", ["20-00-00", "55779911"]),
    ("20-00-00 55779911", ["20-00-00", "55779911"]),
    ("card 4111 1111 1111 1111", ["4111 1111 1111 1111"]),
    ("GB33BUKB20201555555555", ["GB33BUKB20201555555555"]),
    ("a/c 31926819 sort code 09 01 28", ["31926819", "09 01 28"]),
]
LEFT_ALONE = [
    "Quote ref 20-44-91",
    "card 4111 1111 1111 1112",
    "phone 01234567",
    "We will never ask for your sort code",
    "IBAN GB33BUKB20201555555556",
]


@pytest.mark.parametrize(("text", "words"), FOUND)
def test_a_bank_number_is_found(found: Found, text: str, words: list[str]) -> None:
    assert found("bank_details", text) == words


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_what_only_looks_like_a_bank_number_is_left_alone(found: Found, text: str) -> None:
    assert found("bank_details", text) == []
