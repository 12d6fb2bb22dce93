"""What reviews a post needs before it may go out."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Needed:
    """What a pack or an account asks for before posting."""

    reviewers: int = 0
    role: str = ""
    signed: bool = False
