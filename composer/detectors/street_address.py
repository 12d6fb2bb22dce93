"""Street addresses: a house number or name and its street, or a street that somebody is said to live on."""

from __future__ import annotations

import re

from composer.detectors.belonging import Owner, whose
from composer.detectors.cues import MONTH, any_of
from composer.detectors.public_contacts import PublicContacts
from composer.detectors.reading import Reading
from composer.domain.detection import Detection
from composer.domain.span import Span

STREET_WORDS = (
    "road,rd,street,str,st,avenue,ave,av,close,cl,drive,drv,dr,lane,ln,crescent,cresc,cres,terrace,terr,ter,tce,place,pl,court,ct,"
    "gardens,gdns,grove,gr,way,square,sq,row,walk,hill,park,view,mews,rise,green,parade,vale,mount,villas,bank,wynd,garth,chare,"
    "dene,croft,meadow,meadows,gate,side,fold,quay,wharf,ridge,approach,circus,dale,fields,yard,buildings,cottages,broadway,burn,"
    "oval,precinct,promenade,esplanade,boulevard,crossway,lonnen,loan,brae,brow,heights,lea,cliff,bungalows,houses,flats,towers"
)
_SURE_WORDS = "road,rd,street,avenue,ave,crescent,cresc,cres,terrace,terr,tce,gardens,gdns,grove,lane,ln,mews,wynd,garth,villas,lonnen,vale,mount,dene,croft"
_HOUSE_WORDS = "cottage,forge,stables,gables,hollies,elms,bakery,chapel,school,house,farm,lodge,vicarage,villa,rectory,mill,barn,hall,grange,bungalow,manor,croft,court,towers,gatehouse"
SIEVE = frozenset((STREET_WORDS + "," + "address,lives,flat,green,the,house").split(",")) - {"the"}

_FLAT = r"(?:(?:flat|apartment|apt\.?|room|unit|suite) ?\d{0,3}[a-z]?(?:,| at| in)? ?(?:[a-z'-]+ (?:house|court|lodge|towers|point),? )?)?"
_HOUSE = r"(?:no\.? ?|number )?\d{1,4}(?:[a-z]|[ ]?[-/][ ]?\d{1,4}[a-z]?)?"
_NAME_WORD = r"[^\W\d_](?:[\w'-]|\.(?=\w)){0,24}\.?"
_NUMBERED = re.compile(
    rf"(?<![\w£$€#.,:/-])(?<!\d )(?P<flat>{_FLAT})(?P<house>{_HOUSE}),?[ ]{{1,2}}"
    rf"(?P<name>(?:{_NAME_WORD}[ ]){{1,3}}?)(?P<kind>{any_of(STREET_WORDS)})\b(?P<more>(?: (?:north|south|east|west|lane|road|street))?)(?!')"
)
_THE = re.compile(
    rf"(?<![\w£$€#.,:/-])(?<!\d )(?P<flat>{_FLAT})(?P<house>{_HOUSE}),?[ ](?P<name>(?:the [^\W\d_][\w'-]{{2,20}}|[^\W\d_]{{3,20}}|"
    rf"[^\W\d_][\w'-]{{2,20}} [^\W\d_][\w'-]{{2,20}}))\b"
)
_HOUSE_NAMED = re.compile(
    rf"(?<![\w])(?:The )?(?:[A-Z][\w'-]{{1,20}} ){{1,2}}{any_of(','.join(word.title() for word in _HOUSE_WORDS.split(',')))},? "
    rf"(?:on )?(?:[A-Z][\w'-]{{1,20}} ){{1,3}}?{any_of(','.join(word.title() for word in STREET_WORDS.split(',')))}\b"
)
_HOME_STREET = re.compile(
    rf"\b(?:lives?|lived|living|resides?|residing|moved|moving|home|house|flat|bungalow|neighbours?|found|fell|collapsed|address|"
    rf"evicted|tenant|visited (?:her|him|them)(?: at home)?|visit|resident|patient|gentleman|lady|man|woman|family|couple|client|chap|bloke|lad|lass|mam|dad|nan|him|her|pensioner|widow)(?: \w+){{0,3}}? "
    rf"(?:on|in|at|off|down|near|round|to|from|is|of|along) (?P<street>(?:{_NAME_WORD}[ ]){{1,3}}?{any_of(_SURE_WORDS)})\b(?!')"
)
_HOUSE_SIEVE = frozenset(_HOUSE_WORDS.split(","))
_LIVING_SIEVE = frozenset(
    (
        "live lives lived living reside resides residing moved moving home house flat bungalow neighbour neighbours found fell collapsed "
        "address evicted tenant visited visit resident patient gentleman lady man woman family couple client chap bloke lad lass mam dad nan him her pensioner widow"
    ).split()
)
_LIVING = re.compile(
    r"\b(?:lives?|lived|living|resides?|residing|(?:home |new |old )?address\W{0,2}(?: ?is| ?was|:)?|home (?:is|at|visit (?:at|to))|her home|his home|"
    r"their home|house at|flat at|moved (?:in)?to|patient at|based at home|called to|ambulance to|sent to|visited|visit to|visiting|"
    r"discharged (?:home )?to|door at|knocked at|deliver(?:ed)? to|drop(?:ped)? (?:off )?(?:at|to)|collect(?:ed)? from|fire at|"
    r"fell at|found at|back at|home)\b[^.!?\n]{0,36}$"
)
_NOT_A_HOUSE = re.compile(
    r"\b(?:bus|buses|route|routes|number \d+ bus|services?|ward|bay|bed|room|junction|exit|page|chapter|ages?|aged|over|under|only|"
    r"every|about|around|nearly|almost|than|least|just|first|next|last|past|for|within|after|of|raised|gate|platform|covid|phase|"
    r"stage|level|band|grade|group|clinic|theatre|type|week|day|year|part|a|an|the|year of|and|or|x|top|those|these|all|our|"
    r"step|steps|lost|won|ran|walked|walk|complete|completed|took|take|has|have|had|some|metro|"
    rf"{MONTH}),? $"
)
_NEVER_A_HOUSE = re.compile(
    rf"\b(?:bus|buses|route|routes|ward|bay|bed|room|junction|exit|page|chapter|ages?|aged|over|under|gate|platform|phase|stage|level|services?|catch the|take the|on the|"
    rf"band|grade|clinic|theatre|metro|{MONTH}),? $"
)
_FLAT_IN = re.compile(
    rf"(?<![\w-])(?:flat|apartment|apt\.?) ?\d{{1,3}}[a-z]?,? (?:at |in )?(?:{_NAME_WORD}[ ]){{1,3}}?(?:house|court|lodge|towers?|point|"
    r"place|mansions|heights|gardens|buildings?)\b"
)
_COMMON = frozenset(
    (
        "minute minutes min mins mile miles hour hours hr hrs day days week weeks month months year years in a an the of and to per people "
        "new more for from at on great easy simple things ways steps new k km metre metres meter weekly daily step is are was were be "
        "our your we us with by or as it this that these those pm am nd rd th old free good best top big full half great local "
        "different more other long short minutes' minute's hour's week's brand lovely beautiful spaces places patients nurses staff "
        "volunteers children kids adults women men families beds wards cars bikes runners walkers teams members residents lap laps "
        "around round up down into out all every each one two three four five six seven eight nine ten beautiful busy green red "
        "car parking disabled electric outdoor indoor allotment community open public safe quiet stars star pounds point points "
        "bus train metro cycle walk run race fun charity sponsored memory dementia awareness recovery care clinical patient "
        "appointment appointments clinic clinics january february march april may june july august september october november "
        "december monday tuesday wednesday thursday friday saturday sunday"
    ).split()
)
_MEASURES = frozenset(
    (
        "minute minutes min mins mile miles hour hours hr hrs day days week weeks month months year years in a for from at on steps k km "
        "metre metres pm am january february march april may june july august september october november december monday tuesday "
        "wednesday thursday friday saturday sunday people patients nurses staff volunteers children"
    ).split()
)
_OFFICIAL = frozenset("st dr mr mrs".split())


def find_street_addresses(reading: Reading, contacts: PublicContacts) -> list[Detection]:
    """From the flat or house to the street's last word; town and postcode are their own. An outfit's own is public."""
    spans: dict[Span, bool] = {}
    text = reading.folded
    if reading.has_digits:
        for match in _NUMBERED.finditer(text):
            if _is_street(reading, match):
                spans[_trimmed(reading, match)] = True
        for match in _THE.finditer(text):
            if _is_odd_street(reading, match):
                spans.setdefault(Span(*match.span()), True)
        for match in _FLAT_IN.finditer(text):
            spans.setdefault(Span(*match.span()), True)
    for match in () if reading.words.isdisjoint(_HOUSE_SIEVE) else _HOUSE_NAMED.finditer(reading.plain):
        spans.setdefault(Span(*match.span()), True)
    for match in () if reading.words.isdisjoint(_LIVING_SIEVE) else _HOME_STREET.finditer(text):
        span = Span(*match.span("street"))
        if not _COMMON.intersection(match.group("street").split()[:-1]) and _is_capital(reading, span.start):
            spans.setdefault(span, False)
    kept = [
        span
        for span in spans
        if not any(span != other and span.overlaps(other) and _wider(other, span) for other in spans)
    ]
    return [_detection(reading, contacts, span, sure=spans[span]) for span in kept]


def _wider(one: Span, other: Span) -> bool:
    return (one.end - one.start, -one.start) > (other.end - other.start, -other.start)


def _is_capital(reading: Reading, position: int) -> bool:
    """Capital, or the post has no capitals to tell by."""
    return reading.plain[position].isupper() or reading.plain.islower()


def _trimmed(reading: Reading, match: re.Match[str]) -> Span:
    return Span(match.start(), match.end())


def _is_street(reading: Reading, match: re.Match[str]) -> bool:
    name = match.group("name").split()
    if reading.after(match.end(), 6).startswith(" bus"):
        return False
    before = reading.before(match.start(), 48)
    living = _LIVING.search(before) is not None
    written = reading.plain[match.start("name") : match.end("kind")].split()
    shouted = reading.plain[match.start("name") : match.end("kind")].isupper()
    titled = not shouted and all(word[0].isupper() or word in ("of", "the") for word in written)
    surely = titled and match.group("kind") in _SURE_WORDS.split(",")
    not_a_house = _NEVER_A_HOUSE if surely else _NOT_A_HOUSE
    if not match.group("flat") and not living and not_a_house.search(before):
        return False
    common = [word in (_MEASURES if titled else _COMMON) for word in name]
    if any(common) and (not living or all(common) or common[-1]):
        return False
    kind = match.group("kind")
    if kind in _SURE_WORDS.split(","):
        return True
    if kind in _OFFICIAL and not titled:
        return living
    follows = reading.after(match.end(), 12)
    return titled or living or re.match(r",? ?[a-z]{1,2}\d", follows) is not None


def _is_odd_street(reading: Reading, match: re.Match[str]) -> bool:
    """'7 The Green', '22 Broadway': no street word, so it must be where somebody lives, or be followed by a postcode."""
    words = match.group("name").split()
    if any(word in _COMMON for word in words[1 if words[0] == "the" else 0 :]):
        return False
    if not reading.plain[match.end() - len(words[-1])].isupper():
        return False
    before, after = reading.before(match.start(), 30), reading.after(match.end(), 24)
    at = re.search(
        r"\b(?:lives? at|lived at|living at|address(?: is|:)?|home(?: is)? at|resid\w+ at|moved to|house at)\W{0,2}$",
        before,
    )
    return (
        at is not None
        or re.match(r",?[ ](?:[a-z]+,? ){0,2}[a-z]{1,2}\d{1,2}[a-z]? ?\d[a-z]{2}\b", after) is not None
    )


def _detection(reading: Reading, contacts: PublicContacts, span: Span, *, sure: bool) -> Detection:
    value = " ".join(span.of(reading.folded).replace(",", " ").split())
    owner = contacts.owner_of_street(value) or contacts.owner_of_street(value.lstrip("0123456789 "))
    if owner is None and whose(reading, span) is Owner.ORGANISATION:
        owner = "an organisation's address"
    return Detection("street_address", span, value, sure=sure, public=owner is not None, note=owner or "")
