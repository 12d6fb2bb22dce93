"""Conditions and treatments that reveal one, from a curated list; words with other meanings need proof."""

from __future__ import annotations

import re

from composer.detectors.cues import any_of
from composer.detectors.gazetteer import Entry, Gazetteer
from composer.detectors.reading import Reading
from composer.domain.detection import Detection
from composer.domain.span import Span
from composer.paths import RESOURCES

CONDITIONS = RESOURCES / "detectors" / "conditions.txt"

_NOT_MEANT = re.compile(
    r"\b(?:stroke(?:s)? (?:the|a|your|my|his|her|its|of|play)|(?:breast|back|butterfly|swim|different) ?strokes?|fits (?:the|in|all|into|well|"
    r"you|your|perfectly|with|best|nicely|for)|one size fits|ms (?:word|teams|excel|office|[a-z]+,? (?:said|says))|economic depression|great depression)\b"
)
_PROOF = re.compile(
    r"\b(?:had|has|have|having|suffer\w*|diagnos\w*|with|after|from|recover\w*|survivor|survived|patient|patients|pt|living with|lives with|"
    r"symptom\w*|treated|treatment|admitted|history of|risk of|due to|following|died of|specialist|nurse|ward|unit|team|clinic|"
    r"association|awareness|week|signs of|my|his|her|mam's|dad's|their|caused|affected|fast|act|acute|suspected|possible|massive|"
    r"major|minor|another|second|?:)\b".replace("|?:", "")
)
_CAMPAIGN_AFTER = re.compile(
    r"^(?: (?:and|or|&) [\w']+(?: cancer)?)?[ -]?(?:'s )?"
    + any_of(
        "awareness,week,day,month,nurse,nurses,team,teams,clinic,clinics,service,services,ward,wards,unit,units,charity,charities,society,"
        "association,uk,research,foundation,trust,screening,support group,groups?,caf[eé]s?,friendly,hub,hubs,campaign,pathway,"
        "champions?,training,friends,alliance,action,prevention,vaccines?,vaccinations?,jabs?,vax,courses?,programmes?,strategy,"
        "strategies,walk,run,fundraiser,appeal,statistics,symptoms,conference,specialists?,consultants?,experts?,sessions?,classes,"
        "workshops?,webinars?,leaflets?,guidance,drop[ -]in,choir,network,peer support,coordinators?,co-ordinators?,matron,facts?,"
        "checks?,tests?,testing,screenings?,waiting lists?,waits?,education,community,diagnosis rates?,rates?,cases,outbreak,season,"
        "boosters?,clinicians?,teaching,study,studies,trial,trials,voices,matters,resources?,toolkit,advisers?,advisors?,centre,lead,leads,"
        "campaigners?,inclusive,aware,safe,myths?,quiz,talks?,stigma,rehab class,assessment clinic,podcast,information,advice,cure"
    )
    + r"\b"
)
_GENERAL_BEFORE = re.compile(
    r"(?:#|\b(?:about|signs of|signs and symptoms of|symptoms of|risk of|prevent|preventing|people with|anyone with|if you have|affected by|"
    r"types of|fight against|awareness of|research into|adults with|children with|those with|patients with|carers of people with|"
    r"people living with|living well with|everyone with|families with|families affected by|support for|spot|chance of|reduce|reducing|cause of|"
    r"causes of|screening for|understanding|tackle|tackling|cases of|against|facts on|stop|stopping|protect you from|world|national|"
    r"young people with|anybody with|who have|experiencing|struggling with|learn about|talk about|talking about|think|spread of|the spread of|"
    r"your|living with) (?:a |an |the |your )?)$"
)
_SOMEBODY = re.compile(
    r"\b(?:her|his|she|he|him|my|mam|mum|dad|nan|nana|gran|grandad|granddad|husband|wife|son|daughter|sister|brother|auntie|uncle|mr|mrs|ms|"
    r"miss|patient's|lad|lass|lady|gentleman|man|woman|boy|girl)\b"
)


class Conditions:
    """The list, loaded once."""

    def __init__(self) -> None:
        self._listed = Gazetteer.read(CONDITIONS, plurals=True)

    def find(self, reading: Reading) -> list[Detection]:
        """`note` is the list's heading ('rare' narrows down most); in the name of a campaign or service it is public."""
        return [
            self._detection(reading, span, entry)
            for span, entry in self._listed.find(reading)
            if not entry.doubtful or _is_meant(reading, span, entry)
        ]

    def _detection(self, reading: Reading, span: Span, entry: Entry) -> Detection:
        general = _is_general(reading, span)
        return Detection(
            "condition", span, entry.phrase, sure=not entry.doubtful, public=general, note=entry.heading
        )


def _is_meant(reading: Reading, span: Span, entry: Entry) -> bool:
    """Whether the words around say that the illness is meant; abbreviations must stand in capitals."""
    written = reading.plain[span.start : span.end]
    if len(entry.phrase) <= 4 and not entry.phrase.endswith("s") or entry.phrase in ("ms", "ibs"):
        if (
            written.lower() == entry.phrase
            and not written.isupper()
            and len(written) <= 4
            and entry.phrase not in ("fits", "coma", "hypo", "clot")
        ):
            return entry.phrase in ("ibs", "ibd", "sti", "std", "tb", "aki", "asd", "eupd", "bpd")
    around = reading.before(span.start, 16) + written.lower() + reading.after(span.end, 16)
    if _NOT_MEANT.search(around):
        return False
    return _PROOF.search(reading.before(span.start, 40) + " . " + reading.after(span.end, 24)) is not None


def _is_general(reading: Reading, span: Span) -> bool:
    """Whether it is spoken of in general: a week, a team, 'people with …', and nobody in particular is near."""
    before = reading.sentence_before(span.start, 48)
    if not _CAMPAIGN_AFTER.search(reading.after(span.end, 24)) and not _GENERAL_BEFORE.search(before):
        return False
    return _SOMEBODY.search(before) is None
