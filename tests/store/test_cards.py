"""Colleagues' cards, on both databases."""

from __future__ import annotations

from composer.store.cards import CardStore, KeptCard
from composer.store.database import Database

_DANA = KeptCard("Dana Luck", "ssh-ed25519 AAAA", "card of Dana", "2026-11-22T10:00:00.000+00:00")


def test_a_card_is_kept_once_a_name_in_whatever_letters(database: Database) -> None:
    cards = CardStore(database)
    cards.keep(_DANA)
    cards.keep(KeptCard("Åsa Berg", "ssh-ed25519 CCCC", "card of Åsa"))
    newer = KeptCard(" dana  LUCK", "ssh-ed25519 BBBB", "newer card", "later")
    cards.keep(newer)
    assert [card.name for card in cards.cards()] == ["Åsa Berg", "dana LUCK"]
    assert cards.cards()[1] == KeptCard("dana LUCK", "ssh-ed25519 BBBB", "newer card", "later")


def test_a_forgotten_card_is_gone(database: Database) -> None:
    cards = CardStore(database)
    cards.keep(_DANA)
    cards.forget("DANA luck")
    cards.forget("nobody")
    assert cards.cards() == []
