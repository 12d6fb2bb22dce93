"""What the parts of this room share: its places on disk, who else has a say, and writing into the record."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from composer.domain.account import NetworkId
from composer.domain.draft import Draft
from composer.errors import ComposerError
from composer.store.record import Record


class Reviewed(NamedTuple):
    """What a review room says of a draft: what is missing or against it, and the verdicts that hold."""

    missing: tuple[str, ...] = ()
    verdicts: tuple[str, ...] = ()


class Places(NamedTuple):
    """Where this room keeps and finds things."""

    person: Path
    machine: Path
    resources: Path

    def layered(self, name: str) -> tuple[Path, ...]:
        """A data file of that name: the bundled one, the machine's, the person's."""
        return self.resources / name, self.machine / name, self.person / name


def no_review(_draft: Draft) -> Reviewed:
    """Until a review room says otherwise, no review is needed and none was given."""
    return Reviewed()


def no_picture(_digest: str, _network: NetworkId) -> Path | None:
    """Until a picture room says otherwise, pictures are added by hand."""
    return None


def kept(
    record: Record, kind: str, account: str, content: Mapping[str, Any]
) -> tuple[str, str, ComposerError | None]:
    """Append an entry; the account, the kind, and why it could not be kept if it could not."""
    try:
        record.append(kind, account, content)
    except ComposerError as error:
        return account, kind, error
    return account, kind, None
