"""Days as people type them."""

from __future__ import annotations

import pytest

from composer.ui.register.days import read_day


@pytest.mark.parametrize(
    "typed",
    [
        "22 November 2026",
        "22 nov 26",
        "22nd Nov. 2026",
        "22/11/2026",
        "22.11.26",
        "22-11-2026",
        " 2026-11-22 ",
    ],
)
def test_every_usual_way_to_write_a_day_is_read(typed: str) -> None:
    assert read_day(typed) == "2026-11-22"


def test_the_day_stands_before_the_month() -> None:
    assert read_day("03/04/2026") == "2026-04-03"


def test_nothing_typed_is_no_mistake() -> None:
    assert read_day("  ") == ""


@pytest.mark.parametrize("typed", ["soon", "31 February 2026", "2026-13-01", "22 Foo 2026", "22/11"])
def test_what_is_no_day_is_not_guessed_at(typed: str) -> None:
    assert read_day(typed) is None
