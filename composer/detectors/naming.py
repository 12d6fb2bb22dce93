"""How a person is called: with or without a title, by the whole name or a part of it."""

from __future__ import annotations

import re

_TITLE = re.compile(
    r"^(?:mr|mrs|ms|miss|mx|dr|prof|professor|sir|dame|nurse|sister|matron|rev|reverend|cllr)\.?\s+"
)


def without_title(name: str) -> str:
    """'dr amira patel' as 'amira patel'; names are in lower case."""
    return _TITLE.sub("", name)


def covers(whole: str, name: str) -> bool:
    """Whether somebody called `whole` may be meant by `name`: 'amira patel' by 'amira', 'patel' and 'dr patel'."""
    parts = without_title(whole).split()
    return bool(parts) and set(without_title(name).split()) <= set(parts)
