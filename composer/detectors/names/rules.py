"""What is known for certain about names: what stands after a title, and what is named after someone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from composer.detectors.names.cues import CUES
from composer.detectors.names.hints import ALONE, ASKS, GIVEN, LEADS_UP, TITLE, TITLES, hint_of
from composer.detectors.names.lexicon import FOLDER, lexicon
from composer.detectors.names.tokens import Token, letter_case, starts_sentence, tokens

Stretch = tuple[int, int]

_STAFF_TITLES = frozenset(("nurse", "sister", "matron", "miss"))
"""Titles that are also words: a name must follow that is on a list."""
_TITLES_ALONE = frozenset("mr mrs ms miss mx dr prof professor".split())
"""Titles that nothing but a name follows."""
NEVER_PEOPLE = frozenset(
    """hospital hospice infirmary clinic centre center surgery practice road street avenue terrace crescent
    primary school academy college university foundation trust charity fund appeal society association
    institute award awards cup lecture fc afc rovers united disease syndrome unit suite ward building
    bakery pharmacy opticians butchers cafe museum library house lodge law rule campaign memorial square
    bridge stadium theatre village estate scale score index project programme scheme review report
    inquiry nurses home homes roundabout junction interchange
    antiques builders solicitors florists motors carpets catering coaches construction jewellers furniture""".split()
)
_NOT_WITHOUT_CAPITAL = frozenset(
    """home homes house law rule score scale report review project programme award awards index memorial
    lodge building estate village library united center institute appeal fund charity trust""".split()
)
"""What may follow a name in a sentence about the person: 'drove Mary home'."""
SURNAMES_TOO = frozenset(
    """park lane hill hall wood woods bank green field fields gardens garden cottage grange manor farm
    court view gate cross moor common wharf quay rise mews grove close drive way place row""".split()
)
"""Ends of names of places that are surnames as well: what stands before them decides."""
_ROLE_ALONE = frozenset(
    """mr mrs ms miss dr doctor nurse sister matron professor prof mum mam mom mammy mummy mama dad daddy
    nan nana nanna gran granny grandad granda grandpa grandma sir madam duke duchess queen baby bro sis lol
    nhs gp""".split()
)
_AFTER_A_GENITIVE = frozenset(
    "law rule campaign fund house place trust day story-telling wish legacy kitchen cafe bakery".split()
)
_SMALL_WORDS = frozenset("on of in at to the a an and or is was will for with from".split())
_ILLNESSES = ("itis", "osis", "aemia", "algia", "virus", "iasis")
_KIN = frozenset("nana nanna granny grandad granda auntie aunty uncle".split())
_ANSWERS = frozenset(("for", "to"))
_ASKED = frozenset(("ask", "asked", "asking", "answers", "answering", "belongs"))
_OWNED = frozenset(
    """mum mam mom dad daughter son wife husband partner family niece nephew sister brother nan gran grandad parents
    notes bag results bloods story birthday bed glasses appointment funeral carer medication tablets scan
    operation surgeon consultant teddy wheelchair pocket hearing dentures walking slippers date""".split()
)
_AFTER_AN_AGE = frozenset(", . ! has is was from who lives had and loves still".split())
_TOLD_TO = frozenset(("it", "them"))
"""What stands after a verb that opens a sentence: 'Chuck it', 'Mark them'."""
_MOSTLY_A_NAME = 8
_MONTHS = frozenset("jan april may june august".split())
_WHERE = frozenset("in near across around between via through".split())
_LISTED = frozenset((",", "and", "or", "&", "/"))
_ANIMALS = frozenset("dog dogs cat puppy pony donkey rabbit bear teddy robot mascot doll chatbot bot".split())
_INVENTED = _ANIMALS | frozenset("service app system platform software website line scheme helpline".split())
"""What is given a person's name: 'Florence, our text message service'."""
_LONGEST_PHRASE = 7


def certain(row: Sequence[Token], places: Iterable[int]) -> list[Stretch]:
    """'Dr P', 'Mrs K', 'Nurse Joy': a title and a name; 'our Mary': a word of kinship; 'Ivy, 94,': an age.

    `places` are those of `hinted`.
    """
    stretches = (_certain_at(row, at, row[at].hint) for at in places)
    return [stretch for stretch in stretches if stretch]


def _certain_at(row: Sequence[Token], at: int, hint: int) -> Stretch | None:
    after = row[at + 1] if at + 1 < len(row) else None
    if hint & TITLE:
        name = at + 2 if after is not None and after.text == "." else at + 1
        end = _name_after_title(row, name, row[at].lower.rstrip("."))
        return (at, end) if end else None
    if hint & ALONE:
        return at, at + 1
    if after is None:
        return None
    if hint & LEADS_UP and _given_name(row, at + 1):
        return at + 1, at + 2
    if hint & ASKS and (row[at].lower not in _ANSWERS or (at and row[at - 1].lower in _ASKED)):
        return (at + 1, at + 2) if hint_of(after) & GIVEN else None
    if hint & GIVEN and at + 2 < len(row) and (_aged(row, at) or _owns(row, at)):
        return at, at + 1
    return None


def _owns(row: Sequence[Token], at: int) -> bool:
    """'Norma's notes', 'Dot's niece'."""
    return row[at + 1].kind == "genitive" and row[at + 2].text in _OWNED


def _aged(row: Sequence[Token], at: int) -> bool:
    """Whether a given name and an age in years stand here: 'Ivy, 94, knits' or 'Ivy (94)'."""
    mark, number = row[at + 1].text, row[at + 2].text
    if row[at + 2].kind != "number":
        return False
    years = number.rstrip(",")
    if mark not in ",(" or not years.isdecimal() or len(years) > 3 or int(years) > 115:
        return False
    after = row[at + 3].text if at + 3 < len(row) else "."
    return after == ")" if mark == "(" else number != years or after in _AFTER_AN_AGE


def _name_after_title(row: Sequence[Token], at: int, title: str) -> int:
    """Where the name that follows a title ends, or 0."""
    if at >= len(row) or row[at].kind != "word" or row[at - 1].text in TITLES:
        return 0
    word = row[at].text
    known = lexicon().look_up(row[at].plain)
    of_a_name = title in _TITLES_ALONE and known.family >= 5 and row[at].shape == "Aa"
    if (row[at].plain in CUES and not of_a_name) or names_a_thing(row, at + 1):
        return 0
    if row[at].shape == "A" or (len(word) == 1 and title in ("mr", "mrs", "dr", "ms") and word not in "ai"):
        return at + 1
    if not word[0].isupper() or (known.capital < 5 and not known.given and not known.family):
        return 0
    if title in _STAFF_TITLES and known.given < 3 and known.family < 5:
        rare = title == "miss" and known.family > 1 and known.speech in "-P" and not known.known_as
        return at + 1 if rare and row[at].shape == "Aa" else 0
    return at + 1


def _given_name(row: Sequence[Token], at: int) -> bool:
    known = lexicon().look_up(row[at].plain)
    if known.given < 4 or known.known_as & 2 or names_a_thing(row, at + 1):
        return False
    return known.capital >= 6 or (row[at].shape == "Aa" and row[at - 1].lower in _KIN)


def names_a_thing(row: Sequence[Token], at: int) -> bool:
    """Whether the words from here on make a thing of the name before them: 'Ward', ''s Law', 'and Sons'."""
    if at >= len(row):
        return False
    if row[at].kind == "genitive":
        return at + 1 < len(row) and row[at + 1].lower in _AFTER_A_GENITIVE and row[at + 1].text[0].isupper()
    word = row[at].lower
    return word in NEVER_PEOPLE and (row[at].text[0].isupper() or word not in _NOT_WITHOUT_CAPITAL)


def named_after(row: Sequence[Token], stretch: Stretch) -> bool:
    """Whether what looks like a name is (part of) the name of a thing, an animal, or nobody."""
    start, end = stretch
    if row[end - 1].lower in NEVER_PEOPLE or names_a_thing(row, end) or _somewhere_or_nobody(row, stretch):
        return True
    before = row[start - 1].lower if start else ""
    if (
        row[start].lower in ("st", "saint")
        or before in ("st", "saint", "ss")
        or (before == "." and start > 1 and row[start - 2].lower == "st")
    ):
        return True
    if before in _ANIMALS:
        return True
    after = [token.lower for token in row[end : end + 6]]
    if after[:1] == ["the"] and not _ANIMALS.isdisjoint(after[:3]):
        return True
    if after[:1] == [","] and after[1:2] in (["our"], ["the"], ["a"]) and not _INVENTED.isdisjoint(after):
        return True
    return _in_a_phrase(row, stretch)


def _somewhere_or_nobody(row: Sequence[Token], stretch: Stretch) -> bool:
    """A role without a name, a place that nobody is called after, or a place like 'Deerness Park'."""
    start, end = stretch
    first, last = row[start].plain, row[end - 1].plain
    known = lexicon().look_up(first)
    if first in _MONTHS and "number" in (
        row[end].kind if end < len(row) else "",
        row[start - 1].kind if start else "",
    ):
        return True
    if any(token.kind == "number" for token in row[start:end]) or last.endswith(_ILLNESSES):
        return True
    if not any(letter.isalpha() for token in row[start:end] for letter in token.text):
        return True
    if end - start == 1:
        place = _is_place(row[start]) or (known.known_as & 2 and _among_places(row, start))
        word = (
            not known.given
            and not known.family
            and known.size > 2
            and known.speech in "NVJRF"
            and known.capital < 5
        )
        after = row[end].lower if end < len(row) else ""
        told_to = after in _TOLD_TO and known.capital < _MOSTLY_A_NAME and known.speech in "NVJ"
        return (
            place
            or _is_acronym(row, row[start])
            or first in _ROLE_ALONE
            or (first in CUES and known.given < 4)
            or ((word or told_to) and starts_sentence(row, start))
        )
    if row[end - 1].shape == "A" and first.rstrip(".") in TITLES:
        return False
    if len(last) == 1 and row[start].text.isupper() and not known.given and first not in TITLES:
        return True
    if last in SURNAMES_TOO:
        return known.given < 4 and first.rstrip(".") not in TITLES and len(first) > 2
    return all(token.plain in _ROLE_ALONE or token.plain in _SMALL_WORDS for token in row[start:end])


def _is_acronym(row: Sequence[Token], token: Token) -> bool:
    """'UKHSA', 'TTO': capitals that no list of names has, in a text not written in capitals; not initials."""
    if token.shape != "AA" or len(token.text) < 3 or not token.text.isalpha() or letter_case(row) != "n":
        return False
    known = lexicon().look_up(token.plain)
    return not known.given and not known.family


def _is_place(token: Token) -> bool:
    """A place that nobody is called after."""
    known = lexicon().look_up(token.plain)
    return known.known_as & 2 != 0 and known.given < 2 and known.family < 6


def _among_places(row: Sequence[Token], at: int) -> bool:
    """'In Lincoln', 'Preston, Carlisle and Kendal'."""
    if at and row[at - 1].lower in _WHERE:
        return True
    before = at > 1 and row[at - 1].lower in _LISTED and _may_be_place(row[at - 2])
    after = at + 2 < len(row) and row[at + 1].lower in _LISTED and _may_be_place(row[at + 2])
    return before or after


def _may_be_place(token: Token) -> bool:
    known = lexicon().look_up(token.plain)
    return token.shape == "Aa" and known.known_as & 2 != 0 and known.given < 6


def _in_a_phrase(row: Sequence[Token], stretch: Stretch) -> bool:
    start, end = stretch
    phrases = _phrases()
    for first in range(start, max(-1, start - _LONGEST_PHRASE), -1):
        for phrase in phrases.get(row[first].plain, ()):
            last = first + len(phrase)
            tail = first == start and row[end - 1].shape == "a" != row[start].shape
            surely = tail and (len(phrase) > 1 or not hint_of(row[start]) & GIVEN)
            whole = last >= end or surely
            if whole and last <= len(row) and phrase == tuple(token.plain for token in row[first:last]):
                return True
    return False


@cache
def _phrases() -> dict[str, list[tuple[str, ...]]]:
    """The phrases of `not_people.txt` by their first word."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for line in (FOLDER / "not_people.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            phrase = tuple(token.plain for token in tokens(line))
            found.setdefault(phrase[0], []).append(phrase)
    return found
