"""What every window of this room is handed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from composer.domain.register import RegisteredAccount
from composer.errors import ComposerError

if TYPE_CHECKING:
    from composer.posting.account_guides import AccountGuides
    from composer.store.leavers import LeaverStore
    from composer.store.register import RegisterStore
    from composer.ui.background import Background
    from composer.ui.theme import Theme

_Answer = TypeVar("_Answer")


@dataclass(frozen=True, slots=True)
class RegisterRoom:
    """The register, and what it needs of the rest of the app and the world; tests put their own in.

    `named` is told who is working; `ask_place` asks where to save a file, and answers '' for nowhere.
    """

    register: RegisterStore
    leavers: LeaverStore
    guides: AccountGuides
    employers: Mapping[str, str]
    background: Background
    theme: Theme
    titles: Callable[[], Mapping[str, str]]
    person: Callable[[], str]
    named: Callable[[str], None]
    now: Callable[[], datetime]
    open_address: Callable[[str], bool]
    ask_address: Callable[[], str]
    mail_folder: Path
    ask_place: Callable[[str, str], str]

    def today(self) -> date:
        return self.now().date()

    def network(self, account: RegisteredAccount) -> str:
        """The network's own name."""
        return self.titles().get(account.network, account.network.capitalize())

    def title(self, account: RegisteredAccount) -> str:
        """An account as a person knows it."""
        return f"{self.network(account)} {account.handle or account.title}".strip()


def tried(work: Callable[[], _Answer]) -> _Answer | ComposerError:
    """What `work` gives, or what went wrong as a value: so that the window that asked can say it."""
    try:
        return work()
    except ComposerError as error:
        return error
