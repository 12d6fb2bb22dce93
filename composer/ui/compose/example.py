"""A post with something wrong in every group, to try the checklist on; nobody in it is real."""

from __future__ import annotations

from datetime import date, timedelta

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def example(today: date) -> str:
    """Three weeks ahead of `today`, on the wrong day of the week. The NHS number is the specification's own."""
    day = today + timedelta(weeks=3)
    wrong = _DAYS[(day.weekday() + 2) % 7]
    return (
        "COME TO OUR OPEN DAY!!!\n"
        f"The the walking group meets on {wrong} {day.day} {_MONTHS[day.month - 1]} {day.year}. "
        "Mary Robson, who suffers from diabetes, says that it changed her life (NHS number 943 476 5919).\n"
        "#all4jack #healthandcare"
    )
