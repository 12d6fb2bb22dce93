"""Dates of birth, and other dates."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Found = Callable[[str, str], list[str]]

FOUND = [
    ("DOB 3/4/56", ["3/4/56"]),
    ("d.o.b. 03.04.1956", ["03.04.1956"]),
    ("DOB12/03/1948", ["12/03/1948"]),
    ("date of birth: 3 April 1956", ["3 April 1956"]),
    ("She was born on 3rd April 1956", ["3rd April 1956"]),
    ("Born 3.4.56 in Roker", ["3.4.56"]),
    ("born January 24 1949", ["January 24 1949"]),
    ("she was born in March 1948", ["March 1948"]),
    ("Jean Fenwick (12.03.48)", ["12.03.48"]),
    ("3/4/1956 is his date of birth", ["3/4/1956"]),
    ("DOB: 1956-04-03", ["1956-04-03"]),
    ("her birthday is 3 April", ["3 April"]),
    ("baby Ivy was born on 12 October", ["12 October"]),
]
LEFT_ALONE = [
    "The NHS was born on 5 July 1948",
    "born before 1 September 1958",
    "If you were born on or after 1 September 2002",
    "Event on 12/03/2027",
    "The hospital was founded on 3 April 1902",
    "Our choir was born on 3 April 2019",
    "Children born between 1 September 2020 and 31 August 2022",
    "Admitted on 12/03/2026, DOB unknown",
    "Have your date of birth ready",
]


@pytest.mark.parametrize(("text", "words"), FOUND)
def test_a_date_of_birth_is_found(found: Found, text: str, words: list[str]) -> None:
    assert found("date_of_birth", text) == words


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_what_only_looks_like_a_date_of_birth_is_left_alone(found: Found, text: str) -> None:
    assert found("date_of_birth", text) == []
