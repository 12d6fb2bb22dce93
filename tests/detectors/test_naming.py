"""How one person is called in several ways, and how answers are kept for what was asked lately."""

from __future__ import annotations

import pytest

from composer.detectors.names.recent import Recent
from composer.detectors.naming import covers, without_title


@pytest.mark.parametrize(
    ("whole", "name", "same"),
    [
        ("amira patel", "amira", True),
        ("amira patel", "dr patel", True),
        ("dr amira patel", "amira patel", True),
        ("amira patel", "amira khan", False),
        ("amira", "amira patel", False),
        ("", "amira", False),
    ],
)
def test_a_whole_name_covers_its_parts(whole: str, name: str, same: bool) -> None:
    assert covers(whole, name) is same


def test_a_title_alone_stays_as_it_is() -> None:
    assert without_title("dr") == "dr"
    assert without_title("dr. patel") == "patel"


def test_what_was_asked_lately_is_kept_and_what_was_not_is_forgotten() -> None:
    kept = Recent[int, str](10)
    for number in range(100):
        kept.put(number, str(number))
        assert kept.get(0) == "0"
    assert kept.get(99) == "99"
    assert kept.get(50) is None


def test_several_answers_are_had_at_once() -> None:
    kept = Recent[str, int](4)
    kept.put("a", 1)
    assert kept.many(["a", "b"]) == [1, None]
    kept.clear()
    assert kept.get("a") is None
