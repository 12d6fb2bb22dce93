"""Words one slip away from a word: two letters swapped, one missing, one too many, one wrong, or a missing space."""

from __future__ import annotations

from collections.abc import Callable, Collection

_ALPHABET = "abcdefghijklmnopqrstuvwxyz'"
_VOWELS = "aeiouy"
_KEYBOARD = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_NEIGHBOURS = {
    letter: {row[place + step] for step in (-1, 1) if 0 <= place + step < len(row)}
    for row in _KEYBOARD
    for place, letter in enumerate(row)
}
_NEAR = 80


def near_words(word: str, right: Callable[[str], bool], listed: Collection[str], limit: int) -> list[str]:
    """Likeliest first, in the case the word was typed in. `right` says of a word whether it is one.

    About 600 questions for a word of ten letters: the dictionary answers them in a few milliseconds, while its own
    suggestions take 100 to 200 and stop every other thread meanwhile.
    """
    lower = word.lower()
    costs = _slips(lower)
    found = {guess: cost for guess, cost in costs.items() if guess != lower and right(guess)}
    if word[:1].isupper():
        for guess, cost in costs.items():
            capital = guess[:1].upper() + guess[1:]
            if guess not in found and right(capital):
                found[capital] = cost
    for near in _listed_near(word, listed):
        found.setdefault(near, 1)
    best = sorted(found, key=lambda guess: (found[guess], guess))
    if len(lower) > 4 and len(best) < limit:
        best += [
            f"{lower[:cut]} {lower[cut:]}"
            for cut in range(2, len(lower) - 1)
            if right(lower[:cut]) and right(lower[cut:])
        ]
    cased = [_in_case_of(word, guess) for guess in best]
    return list(dict.fromkeys(cased))[:limit]


def _slips(word: str) -> dict[str, int]:
    """Every text one slip away, with how unlikely that slip is."""
    costs: dict[str, int] = {}
    cuts = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    for left, right in cuts:
        if len(right) > 1:
            costs.setdefault(left + right[1] + right[0] + right[2:], 0)
        if right:
            doubled = left[-1:] == right[0] or right[1:2] == right[0]
            costs.setdefault(left + right[1:], 0 if doubled else 2)
    for left, right in cuts:
        for letter in _ALPHABET:
            doubles = letter == "'" or letter in (left[-1:], right[:1])
            _cheapest(costs, left + letter + right, 0 if doubles else 1 if left else 3)
            if right:
                _cheapest(costs, left + letter + right[1:], _swap_cost(right[0], letter, first=not left))
    return costs


def _swap_cost(typed: str, meant: str, *, first: bool) -> int:
    if first:
        return 4
    if typed in _VOWELS and meant in _VOWELS:
        return 1
    return 2 if meant in _NEIGHBOURS.get(typed, ()) else 3


def _cheapest(costs: dict[str, int], guess: str, cost: int) -> None:
    costs[guess] = min(cost, costs.get(guess, cost))


def _listed_near(word: str, listed: Collection[str]) -> list[str]:
    """Words of our own lists that look alike, which no dictionary would suggest."""
    from rapidfuzz import fuzz, process, utils

    if len(word) < 4:
        return []
    found = process.extract(
        word, listed, scorer=fuzz.ratio, processor=utils.default_process, score_cutoff=_NEAR, limit=3
    )
    return [near for near, _, _ in found if abs(len(near) - len(word)) < 3]


def _in_case_of(word: str, guess: str) -> str:
    if word.isupper() and len(word) > 1:
        return guess.upper()
    return guess[:1].upper() + guess[1:] if word[:1].isupper() else guess
