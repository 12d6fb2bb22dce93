"""Breaks run-together words apart, as in #sunderlandcare."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from math import log

_PARTS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[^\W\dA-Z_]+|\d+|[^\W_]")
# Common words, commonest first, as posts by health and care teams use them.
_COMMON = """
the of and to a in for is on that by this with you it not or be are from at as your all have new more was we
will can us about if my has but our one other do no they he up may what which their out use any there see
only so his when here who also now help get view first am been would how were me services some these its
like service than time just people make day back good great best love thank thanks year years team work
working week world way well life home house care caring carer carers health healthy social nhs hospital
nurse nurses nursing doctor doctors patient patients staff community communities better together all for
jack future vanguard integrated partnership partners support supporting family families friend friends child
children young old older age aged adult adults mental physical wellbeing wellness dementia alzheimer
diabetes cancer heart stroke lung breast screening vaccine vaccines vaccination flu winter summer spring
autumn jab covid safe safety stay keep warm local city town north south east west sunderland washington
houghton hetton seaham wear wearside tyne durham england english uk britain british news event events
meeting meet join volunteer volunteers volunteering charity fund funding fundraising walk walking run
running dance dancing music art arts garden gardening food eat eating cook cooking drink water sport sports
swim swimming cycle cycling fit fitness active activity activities exercise yoga choir sing singing craft
crafts coffee morning tea cake lunch club group groups class classes course courses learn learning school
schools college university student students training teach job jobs career careers recruit recruitment
recruiting apply hiring award awards winner winners celebrate celebrating celebration christmas easter eid
diwali ramadan pride month monday tuesday wednesday thursday friday saturday sunday january february march
april june july august september october november december today tomorrow tonight night nights day days hour
hours minute minutes big small little long short high low open close free fun happy kind kindness hello hi
know talk talking listen share sharing care home homes hub hubs centre centers centres change changing
matters matter make makes made making difference life lives living live loved lost loneliness lonely
isolation suicide prevention prevent awareness aware action act actions against end stop smoking smoke quit
drug drugs alcohol sober weight obesity pain back knee hip eye eyes sight hearing ear dental teeth smile
skin sun sleep stress anxiety depression autism autistic adhd disability disabled learning inclusion
inclusive equal equality diversity black lgbt women woman men man girl girls boy boys mum mums dad dads
mother father baby babies birth maternity midwife midwives infant feeding parent parents parenting
grandparents friend pharmacy pharmacist gp practice practices primary urgent emergency ambulance paramedic
paramedics accident discharge recovery rehab rehabilitation therapy therapist therapists physio
physiotherapy occupational speech end of life palliative hospice bereavement grief digital data technology
tech innovation improve improving improvement quality research study trial trials evidence project programme
plan plans planning strategy transformation system systems place places neighbourhood neighbourhoods voice
voices engagement involve involvement consultation survey feedback experience story stories blog podcast
video photo photos throwback motivation inspiration quote fact facts tip tips top ask question questions
answer answers info information advice guide guidance help line helpline call text phone online web website
app apps link links click bio follow like comment tag retweet tweet post posts live watch read reading book
books story radio tv show proud pride teamwork leader leaders leadership manager management champion
champions hero heroes ageing active falls fall frailty frail end life walk step steps challenge challenges
goal goals fitness green climate sustainable sustainability net zero travel bus train car drive road safe
park parks beach sea coast river nature wildlife bird birds tree trees flower flowers weather rain snow cold
hot heatwave heat budget cost crisis energy money debt benefits bank foodbank warm spaces space poverty
housing homeless homelessness rough sleeper sleepers council mp government policy election vote voting law
rights human armed forces veteran veterans army navy remembrance poppy refugee refugees asylum migrant
culture cultural history heritage museum library libraries theatre film cinema festival market shop shops
shopping business businesses enterprise economy growth skills apprentice apprentices apprenticeship
apprenticeships degree
"""


@cache
def _costs() -> dict[str, float]:
    costs: dict[str, float] = {}
    for rank, word in enumerate(_COMMON.split(), 1):
        costs.setdefault(word, log(rank + 4) + (3.0 if len(word) < 3 else 0.0))
    return costs


def broken(text: str, known: Mapping[str, str]) -> list[str]:
    """The words in `text`; empty when part of it is no word that is known.

    Capital letters that are there already are trusted. `known` words count as known and keep their own form.
    """
    words: list[str] = []
    for part in _PARTS.findall(text):
        if part.isdecimal() or (part.isupper() and len(part) > 1 and not text.isupper()):
            words.append(part)
            continue
        found = _cheapest(part.lower() if text.isupper() else part, known)
        if not found and part != text and part[:1].isupper():
            found = [part]
        if not found:
            return []
        words += [known.get(word.casefold(), word) for word in found]
    return words


def _cheapest(text: str, known: Mapping[str, str]) -> list[str]:
    """The split into known words that are commonest; empty when there is none."""
    folded = text.casefold()
    if len(folded) != len(text):
        return []
    costs = _costs()
    best: list[tuple[float, int] | None] = [(0.0, 0)]
    for end in range(1, len(folded) + 1):
        options = []
        for start in range(max(0, end - 24), end):
            before = best[start]
            word = folded[start:end]
            cost = 4.0 if word in known else costs.get(word)
            if before is not None and cost is not None:
                options.append((before[0] + cost, start))
        best.append(min(options, default=None))
    words: list[str] = []
    end = len(text)
    while end and (step := best[end]) is not None:
        words.append(text[step[1] : end])
        end = step[1]
    return words[::-1] if not end else []
