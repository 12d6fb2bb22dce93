"""Whose key is known: the people of reviews and of cards are the same people."""

from __future__ import annotations

from composer.review.contacts import Contact, named, origin_of
from composer.review.standing import Origin
from composer.store.cards import CardStore, KeptCard
from composer.store.opening import Store
from composer.store.reviews import ReviewStore
from composer.ui.states import State
from composer.vault.handover import Card


def known_people(store: Store) -> list[Contact]:
    """Everybody whose key was accepted, from a review or a card; the card holds where both are there."""
    cards = [
        Contact(card.name, card.signing, "", "", card.accepted_at)
        for card in CardStore(store.database).cards()
    ]
    others = ReviewStore(store.database).contacts()
    return [*cards, *(one for one in others if one.key and named(one.name, cards) is None)]


def origin(name: str, signing: str, store: Store) -> Origin:
    """What a key says of who used it: theirs as accepted, a new one, or not theirs."""
    return origin_of(name, signing, known_people(store))


def accept_person(name: str, signing: str, store: Store, at: str) -> None:
    """From now on this key is theirs, in reviews too."""
    reviews = ReviewStore(store.database)
    known = named(name, reviews.contacts())
    role, mail = (known.role, known.mail) if known is not None else ("", "")
    reviews.keep_contact(Contact(name, signing, role, mail, at))


def accept_card(card: Card, store: Store, at: str) -> None:
    CardStore(store.database).keep(KeptCard(card.name, card.signing, card.text(), at))
    accept_person(card.name, card.signing, store, at)


def usable_cards(store: Store) -> list[Card]:
    """The accepted cards, each read and checked again; one that was changed where it is kept is left out."""
    from composer.errors import ComposerError

    found = []
    for kept in CardStore(store.database).cards():
        try:
            card = Card.from_text(kept.card)
        except ComposerError:
            continue
        if card.signing == kept.signing:
            found.append(card)
    return found


def trust_words(name: str, known: Origin) -> tuple[State, str]:
    """What to make of it, and what to do."""
    if known is Origin.SIGNED:
        return State.GOOD, f"Signed by {name}, whose key you know."
    if known is Origin.CHANGED_KEY:
        return State.STOP, (
            f"This is not the key that you know as {name}'s. Perhaps they have a new computer; perhaps it is not "
            f"{name}. Ring them, on a number that you had before, and compare the six words."
        )
    return State.LOOK, f"You have not seen this key before. Ring {name} and compare the six words."
