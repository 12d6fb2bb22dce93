"""Street addresses: a house number or name and its street, or a street that somebody is said to live on."""

from __future__ import annotations

import re

from composer.detectors import street_words as words
from composer.detectors.belonging import Owner, whose
from composer.detectors.overlaps import widest
from composer.detectors.public_contacts import PublicContacts
from composer.detectors.reading import Reading, matches_at
from composer.domain.detection import Detection
from composer.domain.span import Span

_FLAT = (
    r"(?:(?:flat|apartment|apt\.?|room|unit|suite) ?\d{0,3}[a-z]?(?:,| at| in)? ?"
    r"(?:[a-z'-]+ (?:house|court|lodge|towers|point),? )?)?"
)
_HOUSE = r"(?:no\.? ?|number )?\d{1,4}(?:[a-z]|[ ]?[-/][ ]?\d{1,4}[a-z]?)?"
_STARTS = rf"(?<![\w£$€#.,:/-])(?<!\d )(?P<flat>{_FLAT})(?P<house>{_HOUSE})"
_WORD = r"[^\W\d_](?:[\w'-]|\.(?=\w)){0,24}\.?"
_TITLED = r"[A-Z][\w'-]{1,20}"
_NUMBERED = re.compile(
    rf"{_STARTS},?[ ]{{1,2}}(?P<name>(?:{_WORD}[ ]){{1,3}}?)(?P<kind>{words.STREET})\b"
    r"(?: (?:north|south|east|west|lane|road|street))?"
)
_ODD = re.compile(rf"{_STARTS},?[ ](?P<name>(?:(?:the |[^\W\d_][\w'-]{{2,20}} )?[^\W\d_][\w'-]{{2,20}}))\b")
_HOUSE_NAMED = re.compile(
    rf"(?<![\w])(?:The )?(?:{_TITLED} ){{0,2}}{words.TITLED_HOUSE},? (?:on )?"
    rf"(?:{_TITLED} ){{1,3}}?{words.TITLED_STREET}\b"
)
_FLAT_IN = re.compile(
    rf"(?<![\w-])(?:flat|apartment|apt\.?|(?P<room>room)) ?\d{{1,3}}[a-z]?,? (?:at |in )?"
    rf"(?:{_WORD}[ ]){{1,3}}?{words.HOUSE_WITH_FLATS}\b"
)
_HOME_STREET = re.compile(
    rf"\b{words.DWELLER}(?: \w+){{0,3}}? (?:on|in|at|off|down|near|round|to|from|is|of|along) "
    rf"(?P<street>(?:{_WORD}[ ]){{1,3}}?{words.SURE_STREET})\b(?!')"
)
_STARTS_WITH = frozenset(("flat", "apartment", "apt", "room", "unit", "suite", "no", "number"))
_UNIT = re.compile(r"(?:unit|suite|room) ?\d+")
"""Of a business park or a school, unless somebody lives there."""
_OFFICIAL = frozenset(("st", "dr"))
_POSTCODE_FOLLOWS = re.compile(r",?[ ](?:[a-z]+,? ){0,2}[a-z]{1,2}\d{1,2}[a-z]? ?\d[a-z]{2}\b")
_POSTCODE_STARTS = re.compile(r",? ?[a-z]{1,2}\d")
_ONE_WORD_STREET = re.compile(r"\w{2}(?:side|way|croft|dene|garth|bank|holme|lea|wood|fields?)$")
_FLAT_NUMBER = re.compile(r"(?:flat|apartment|apt)\.? ?\d")
_LEADS_UP = re.compile(r"[,:] $|\($|\b(?:at|to|in|of|from) $")
_TOWN_FOLLOWS = re.compile(r", [A-Z][a-z]{3,}")


def find_street_addresses(reading: Reading, contacts: PublicContacts) -> list[Detection]:
    """From the flat or house to the street's last word; town and postcode are their own. An outfit's own is public."""
    spans: dict[Span, bool] = {}
    text = reading.folded
    if reading.has_digits:
        places = sorted({*reading.figures, *reading.spots(_STARTS_WITH)})
        numbered = matches_at(_NUMBERED, text, places)
        spans |= {Span(*match.span()): True for match in numbered if _is_street(reading, match)}
        odd = matches_at(_ODD, text, places)
        spans |= {Span(*match.span()): True for match in odd if _is_odd_street(reading, match)}
        if not reading.words.isdisjoint(words.FLAT_SIEVE):
            flats = matches_at(_FLAT_IN, text, places)
            spans |= {Span(*match.span()): True for match in flats if _is_flat(reading, match)}
    if not (reading.words.isdisjoint(words.HOUSE_SIEVE) or reading.words.isdisjoint(words.STREETS)):
        spans |= {Span(*match.span()): True for match in _HOUSE_NAMED.finditer(_as_titled(reading))}
    if not (reading.words.isdisjoint(words.DWELLER_SIEVE) or reading.words.isdisjoint(words.SURE_STREETS)):
        for match in matches_at(_HOME_STREET, text, reading.spots(words.DWELLER_SIEVE)):
            span = Span(*match.span("street"))
            if words.COMMON.isdisjoint(match.group("street").split()[:-1]) and _is_capital(
                reading, span.start
            ):
                spans.setdefault(span, False)
    kept = widest(spans, len(text))
    return [_detection(reading, contacts, span, sure=spans[span]) for span in kept]


def _as_titled(reading: Reading) -> str:
    """A post without any capitals is read as if each word had one."""
    return reading.folded.title() if reading.plain.islower() else reading.plain


def _is_capital(reading: Reading, position: int) -> bool:
    """Capital, or the post has no capitals to tell by."""
    return reading.plain[position].isupper() or reading.plain.islower()


def _is_flat(reading: Reading, match: re.Match[str]) -> bool:
    """A room is one in a home if somebody lives there."""
    return not match.group("room") or _lives(reading, match.start())


def _lives(reading: Reading, position: int) -> bool:
    before = reading.before(position, 48)
    return words.LIVING.search(before) is not None or words.LIVES_AT.search(before) is not None


def _is_street(reading: Reading, match: re.Match[str]) -> bool:
    name, kind = match.group("name").split(), match.group().split()[-1]
    if reading.after(match.end(), 6).startswith(" bus"):
        return False
    before = reading.before(match.start(), 48)
    living = words.LIVING.search(before) is not None
    as_written = reading.plain[match.start("name") : match.end("kind")]
    titled = not as_written.isupper() and all(
        word[0].isupper() or word in ("of", "the") for word in as_written.split()
    )
    if _UNIT.fullmatch(match.group("flat") + match.group("house")) and not living:
        return False
    surely = kind in words.SURE_STREETS and (titled or reading.plain.islower())
    not_a_house = words.NEVER_A_HOUSE if surely else words.NOT_A_HOUSE
    if not match.group("flat") and not living and not_a_house.search(before):
        return False
    common = [word in (words.MEASURES if titled else words.COMMON) for word in name]
    if any(common) and (not living or all(common) or common[-1]):
        return False
    if kind in words.SURE_STREETS:
        return True
    if kind in _OFFICIAL and not titled:
        return living
    return titled or living or _POSTCODE_STARTS.match(reading.after(match.end(), 12)) is not None


def _is_odd_street(reading: Reading, match: re.Match[str]) -> bool:
    """'7 The Green', '22 Broadway': no street word, so somebody must live there, or a town or postcode follow."""
    name = match.group("name").split()
    if any(word in words.COMMON for word in name[1 if name[0] == "the" else 0 :]):
        return False
    if not _is_capital(reading, match.end() - len(name[-1])):
        return False
    before = reading.before(match.start(), 30)
    if _FLAT_NUMBER.match(match.group("flat")) and _ONE_WORD_STREET.search(name[-1]):
        return True
    if words.LIVES_AT.search(before) or _POSTCODE_FOLLOWS.match(reading.after(match.end(), 24)):
        return True
    if _ONE_WORD_STREET.search(name[-1]) and _LEADS_UP.search(before) and len(name) == 1:
        return True
    town = len(name) == 1 and _TOWN_FOLLOWS.match(reading.plain[match.end() : match.end() + 12])
    return bool(town and _LEADS_UP.search(before) and not words.NOT_A_HOUSE.search(before))


def _detection(reading: Reading, contacts: PublicContacts, span: Span, *, sure: bool) -> Detection:
    value = " ".join(span.of(reading.folded).replace(",", " ").split())
    owner = contacts.owner_of_street(value) or contacts.owner_of_street(value.lstrip("0123456789 "))
    if owner is None and whose(reading, span) is Owner.ORGANISATION:
        owner = "an organisation's address"
    return Detection("street_address", span, value, sure=sure, public=owner is not None, note=owner or "")
