"""Conditions and treatments that reveal one, from a curated list; words with other meanings need proof."""

from __future__ import annotations

import re

from composer.detectors.cues import any_of, word_set
from composer.detectors.gazetteer import Entry, Gazetteer
from composer.detectors.reading import Reading
from composer.domain.detection import Detection
from composer.domain.span import Span
from composer.paths import RESOURCES

CONDITIONS = RESOURCES / "detectors" / "conditions.txt"

_NOT_MEANT = re.compile(
    r"\b(?:stroke(?:s)? (?:the|a|your|my|his|her|its|of|play)|(?:breast|back|butterfly|swim|"
    r"different) ?strokes?|fits (?:the|in|all|into|well|"
    r"you|your|perfectly|with|best|nicely|for)|one size fits|ms (?:word|teams|excel|office|[a-z]+,? (?:said|"
    r"says))|(?:economic|great|deep) depression|depression over the|septic tank|piles of|"
    r"(?:non-)?alcoholic (?:hand|drinks?|gel|beverages?)|shingles on|burns night|sectioned off|"
    r"pregnant (?:women|people|mums|ladies|and|or|patients|mam)|(?:are|you're|get|getting|if|when|"
    r"while) pregnant|sign of cancer|star sign)\b"
)
_PROOF = re.compile(
    r"\ba \. |\b(?:girl|she's|she is|weeks|months|teenager|had|has|have|having|suffer\w*|diagnos\w*|with|"
    r"after|from|"
    r"recover\w*|survivor|survived|patient|patients|pt|living with|lives with|"
    r"symptom\w*|treated|treatment|admitted|history of|risk of|due to|following|died of|specialist|nurse|ward|"
    r"unit|team|clinic|"
    r"association|awareness|week|signs of|my|his|her|mam's|dad's|their|caused|affected|fast|act|acute|suspected|"
    r"possible|massive|"
    r"major|minor|another|second|?:)\b".replace("|?:", "")
)
_CAMPAIGN_AFTER = re.compile(
    r"^(?: (?:and|or|&) [\w']+(?: cancer)?)?[ -]?(?:'s )?"
    + any_of(
        "awareness,week,day,month,nurse,nurses,team,teams,clinic,clinics,service,services,ward,wards,unit,units,"
        "charity,charities,society,"
        "association,uk,research,foundation,trust,screening,support group,groups?,caf[eé]s?,friendly,hub,hubs,"
        "campaign,pathway,"
        "champions?,training,friends,alliance,action,prevention,vaccines?,vaccinations?,sprays?,nasal,jabs?,"
        "vax,courses?,"
        "programmes?,strategy,"
        "strategies,walk,run,fundraiser,appeal,statistics,symptoms,conference,specialists?,consultants?,"
        "experts?,sessions?,classes,"
        "workshops?,webinars?,leaflets?,guidance,drop[ -]in,choir,network,peer support,coordinators?,"
        "co-ordinators?,matron,facts?,"
        "checks?,tests?,testing,screenings?,waiting lists?,waits?,education,community,diagnosis rates?,rates?,"
        "cases,outbreak,season,"
        "boosters?,clinicians?,teaching,study,studies,trial,trials,voices,matters,resources?,toolkit,advisers?,"
        "advisors?,centre,lead,leads,"
        "campaigners?,inclusive,aware,safe,myths?,quiz,talks?,stigma,rehab class,assessment clinic,podcast,"
        "information,advice,cure"
    )
    + r"\b"
)
_GENERAL_BEFORE = re.compile(
    r"(?:#|\b(?:(?:talks?|learn|facts|information|know|all|more|advice|questions|worried|chat|guide) about|"
    r"signs of|signs and symptoms of|symptoms of|risk of|prevent|preventing|people with|"
    r"anyone with|if you have|affected by|"
    r"types of|fight against|awareness of|research into|adults with|children with|those with|patients with|"
    r"carers of people with|"
    r"people living with|living well with|everyone with|families with|families affected by|support for|spot|"
    r"chance of|reduce|reducing|cause of|"
    r"causes of|screening for|understanding|tackle|tackling|cases of|against|facts on|stop|stopping|"
    r"protect you from|world|national|"
    r"young people with|anybody with|who have|experiencing|struggling with|learn about|talk about|talking about|"
    r"think|spread of|the spread of|"
    r"your|living with) (?:a |an |the |your )?)$"
)
_SOMEBODY = re.compile(
    r"\b(?:her|his|she|he|him|my|mam|mum|dad|nan|nana|gran|grandad|granddad|husband|wife|son|daughter|sister|"
    r"brother|auntie|uncle|mr|mrs|ms|"
    r"miss|patient's|lad|lass|lady|gentleman|man|woman|boy|girl)\b"
)
_TO_EVERYBODY = word_set(
    "you your people adults everyone anyone everybody anybody children parents carers families women men "
    "free join book drop visit "
    "visiting vaccine vaccines vaccination vaccinations jab jabs symptoms signs spread prevent awareness "
    "week month campaign charity "
    "clinic clinics course courses class classes group session sessions advice support helpline leaflet "
    "training staff research "
    "screening patients cases season uk public winter summer tips myths risk learn washing handwashing "
    "fundraising raise raised"
)
_OF_ONE = word_set(
    "he she him her his hers my me mam mum dad nan nana gran grandad granddad husband wife son daughter "
    "brother sister auntie uncle mr mrs "
    "ms miss patient pt lad lass lady gentleman man woman boy girl baby toddler resident who whose has had "
    "diagnosed died beat fought "
    "lost old aged age year yo born dob admitted discharged bed mother father neighbour client struck lives "
    "lived told"
)
_IN_CAPITALS = frozenset(("ms", "af", "add", "psp", "msa", "std", "sti", "ect", "ra", "mi", "cf", "hf"))
_SOMEBODYS = re.compile(r"\b(?:my|her|his|has|have|had|'s|with severe|with relapsing) $")


class Conditions:
    """The list, loaded once."""

    def __init__(self) -> None:
        self._listed = Gazetteer.read(CONDITIONS, plurals=True)

    def find(self, reading: Reading, *, of_somebody: bool) -> list[Detection]:
        """`note` is the list's heading ('rare' narrows down most); spoken of in general it is public.

        `of_somebody` says that the piece names or numbers a person.
        """
        return [
            _detection(reading, span, entry, of_somebody=of_somebody)
            for span, entry in self._listed.find(reading)
            if _is_meant(reading, span, entry)
        ]


def _detection(reading: Reading, span: Span, entry: Entry, *, of_somebody: bool) -> Detection:
    general = _is_general(reading, span, entry, of_somebody=of_somebody)
    return Detection(
        "condition", span, entry.phrase, sure=not entry.doubtful, public=general, note=entry.heading
    )


def _is_meant(reading: Reading, span: Span, entry: Entry) -> bool:
    """Whether the illness is meant: an abbreviation with other meanings must stand in capitals, or be
    somebody's."""
    around = reading.before(span.start, 16) + reading.after(span.start, span.end - span.start + 16)
    if _NOT_MEANT.search(around):
        return False
    if not entry.doubtful:
        return True
    before = reading.before(span.start, 40)
    if entry.phrase in _IN_CAPITALS and not reading.plain[span.start : span.end].isupper():
        return _SOMEBODYS.search(before) is not None
    return _PROOF.search(f"{before} . {reading.after(span.end, 24)}") is not None


def _is_general(reading: Reading, span: Span, entry: Entry, *, of_somebody: bool) -> bool:
    """Whether it is spoken of in general: a week, a team, 'people with …', or a post to everybody about nobody."""
    before = reading.sentence_before(span.start, 48)
    if _CAMPAIGN_AFTER.search(reading.after(span.end, 24)) or _GENERAL_BEFORE.search(before):
        return _SOMEBODY.search(before) is None
    if of_somebody or entry.heading == "rare" or reading.words.isdisjoint(_TO_EVERYBODY):
        return False
    return reading.words.isdisjoint(_OF_ONE)
