"""Colleagues' cards that somebody compared and accepted: whom a log-on can be handed over to."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import delete, insert, select

from composer.store.database import Database
from composer.store.folding import folded
from composer.store.schema import colleague_cards


@dataclass(frozen=True, slots=True)
class KeptCard:
    """A colleague's card as text, the signing key in it, and when it was accepted (ISO 8601)."""

    name: str
    signing: str
    card: str
    accepted_at: str = ""


class CardStore:
    """Keeps cards in a database. Every method is one transaction and may raise `StoreError`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def cards(self) -> list[KeptCard]:
        """Every colleague's card, by name."""
        query = select(colleague_cards).order_by(colleague_cards.c.folded)
        with self._database.reading() as connection:
            rows = connection.execute(query).all()
        return [KeptCard(row.name, row.signing, row.card, row.accepted) for row in rows]

    def keep(self, card: KeptCard) -> None:
        """Know this colleague by this card from now on, in place of an earlier one."""
        name = " ".join(card.name.split())
        with self._database.writing() as connection:
            connection.execute(delete(colleague_cards).where(colleague_cards.c.folded == folded(name)))
            connection.execute(
                insert(colleague_cards).values(
                    folded=folded(name),
                    name=name,
                    signing=card.signing,
                    card=card.card,
                    accepted=card.accepted_at,
                )
            )

    def forget(self, name: str) -> None:
        """Take a colleague's card out; it is no fault if there was none."""
        with self._database.writing() as connection:
            wanted = folded(" ".join(name.split()))
            connection.execute(delete(colleague_cards).where(colleague_cards.c.folded == wanted))
