"""A person's age: '82-year-old', 'aged 7', 'she is 91', 'in his eighties', but no age band and no building's birthday."""

from __future__ import annotations

import re

from composer.detectors.cues import any_of
from composer.detectors.reading import Reading
from composer.domain.detection import Detection
from composer.domain.span import Span

_ONES = "one,two,three,four,five,six,seven,eight,nine"
_TENS = "twenty,thirty,forty,fourty,fifty,sixty,seventy,eighty,ninety"
_TEENS = "ten,eleven,twelve,thirteen,fourteen,fifteen,sixteen,seventeen,eighteen,nineteen"
_WORDED = f"(?:{any_of(_TENS)}(?:[ -]?{any_of(_ONES)})?|{any_of(_TEENS)}|{any_of(_ONES)}|(?:a |one )?hundred(?: and {any_of(_ONES)})?)"
_FIGURES = r"(?:1[01]\d|120|\d{1,2})(?:½|\.5)?"
_NUMBER = rf"(?:{_FIGURES}|{_WORDED})"
_UNIT = r"(?:years?|yrs?|yeras?|yeasr|y|months?|mths?|mnths?|mos?|weeks?|wks?|days?)"
_HALF = r"(?:[ -]and[ -]a[ -]half)?"

_OLD = re.compile(
    rf"(?<![\w£$€.,/-])(?<!\d )(?P<n>{_NUMBER}){_HALF}[ -]{{0,2}}"
    rf"(?:{_UNIT}['s]{{0,2}}[ -]{{0,2}}(?:old|young|of age)|yr?s?[/.]?o\b\.?|y[/.]?o\b\.?|yo\b|"
    rf"(?:yrs|yr)\b(?!\.? (?:of|in|ago|on|since|for|now|at|with|service|experience|later|and|to|plan)))(?![a-z])"
)
_COMPACT_YEARS = re.compile(r"yrs?$")
_AGED = re.compile(
    rf"\b(?:aged?:?|at the age of|the age of|age of|aged only|aged just) (?P<n>{_NUMBER})"
    rf"(?:(?: and a half)?[ -]?{_UNIT}\b(?:[ -]old\b)?)?(?![\w%£])(?![.,]\d)"
)
_BAND_AFTER = re.compile(
    r"^(?:[ ]?[-+/]|plus\b|[ ]?(?:to|and|or|through|until)[ ](?:under|over|above|below|older|younger|up|upwards|beyond|more|less|\d|"
    r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|"
    r"nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety))|"
    r" plus\b| \+| upwards| onwards| (?:years? )?(?:and|or) (?:over|above|under|older|younger))"
)
_BAND_BEFORE = re.compile(
    r"(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|teen|between|over|under|above|below|from|than|"
    r"ages|minimum|maximum|least|to|up to))(?:[ -]{0,2}(?:year|yr|month|week)s?(?:[ -]old)?)?[ ]?(?:-|to|and|or|&)?[- ]{0,2}"
    r"(?:the )?(?:age[ds]? (?:of )?)?$"
)
_EVERYBODY = any_of(
    "people,adults,women,men,children,kids,those,anyone,everyone,anybody,everybody,someone,residents,patients,carers,parents,"
    "babies,pupils,students,girls,boys,toddlers,teenagers,teens,pensioners,staff,young people,youngsters,individuals,youth,"
    "participants,volunteers,ladies only,all,you,your,you're,youre,if,when you,any,every,each,grandparents,persons,learners,"
    "infants,families,members,applicants,who are,who is,females,males,smokers,clients,eligible,free for,open to,suitable for"
)
_BAND_SUBJECT = re.compile(rf"\b{_EVERYBODY}(?:(?: who)? (?:are|is|turn|turning|of|currently))?\W{{1,3}}$")
_SOME = re.compile(r"\b(?:two|three|four|both|our|these|her|his|their|my|a) (?:\w+ )?\w+ $")
_THINGS = any_of(
    "building,hospital,school,church,house,tree,car,van,minibus,ambulance,oak,piano,bike,boiler,roof,ward,unit,theatre,pub,"
    "tradition,history,charity,service,project,programme,organisation,partnership,club,company,business,nhs,system,equipment,"
    "machine,scanner,kit,policy,rule,law,lease,bridge,wall,garden,pier,lighthouse,dog,cat,labrador,spaniel,horse,pony,recipe,"
    "record,dress,jumper,photo,photograph,picture,document,site,estate,library,museum,computer,laptop,phone,fridge,freezer,plan,"
    "strategy,target,problem,mystery,wine,whisky,song,film,centre,clinic,surgery,practice,trust,foundation,hospice,team,group,"
    "network,scheme,campaign,agreement,contract,partnership,institution,guidance,form,chapel,hall,mill,theatre,puppy,therapy dog,"
    "cockapoo,retriever,terrier,tortoise,rabbit,rescue,website,app,data,statistics,vehicle,home,cottage,pledge,choir,band,lift,"
    "lifts,windows,carpet,sofa,chair,bed,mattress,uniform,badge,parkrun,festival,event,event's,caf[eé],shop,landmark,venue,facility"
)
_THING_AFTER = re.compile(rf"^(?:[ -]+[\w'-]+){{0,2}}?[ -]+{_THINGS}\b")
_THING_BEFORE = re.compile(
    rf"\b(?:{_THINGS}|we|it|which|that|this|they(?: all)?|day|today)(?:'s|'re|s)?(?: (?:is|are|was|were|has|have|will|be|been|"
    r"being|turned|turns|now|nearly|almost|over|just|only|about|proudly|celebrates?|celebrated|celebrating|marks?|marking|officially|"
    r"already|well|some|to)){1,5} $"
)
_GENERAL = re.compile(
    r"\b(?:your|any|every|all|each|our|if you|when you|once you|you|you are|you're|typical|average)\W$"
)

_WHO = any_of(
    "she,he,she's,he's,who,who's,mam,mum,dad,nan,nana,gran,grandad,granddad,grandma,mother,father,son,daughter,baby,husband,wife,"
    "brother,sister,lad,lass,lady,patient,resident,client,gentleman,man,woman,boy,girl,youngest,eldest,uncle,auntie,aunt,niece,"
    "nephew,grandson,granddaughter,toddler,bairn,bloke,neighbour,shes,hes,little one,i,i'm,pt"
)
_IS = re.compile(
    rf"\b(?P<who>{_WHO})(?:(?:'s| is| was|'ll be| will be| would be| would have been| am)(?: (?:only|just|now|nearly|almost|about|"
    rf"aged|still|going on|already|approaching|even|but|due to be|actually))?| (?:only|just|now|nearly)| has (?:just )?(?:turned)|"
    rf"(?<=['h]e['s]s)|(?<=hes)|(?<=i'm)) (?P<n>{_FIGURES})(?P<end>(?=[.,!?;:)\]\"]*(?:$|\s))(?!{{0}}))".replace(
        "{0}",
        r"[ ](?:%|percent|weeks?|minutes?|mins?|hours?|hrs|days?|months?|stone|kg|lbs?|miles?|metres?|cm|mm|feet|foot|ft|of|times|in a|"
        r"st|nd|rd|th|grand|points?|people|patients|steps|beds?|sessions?|per|out|o'clock|am|pm|pounds|quid|hundred|thousand|"
        r"minutes'|for|from|to|different|other|more|appointments?|years (?!old)(?:in|into|of|clean|sober|post|on|with|cancer|free))",
    )
)
_NAMED_IS = re.compile(
    r"\b[A-Z][a-z'-]+(?:'s| is| was|'ll be| will be) (?:now |nearly |almost |just |only )?(?P<n>[6-9]\d|1[01]\d)(?=[.,!?;]|$| (?:and|now|today|tomorrow|next|this|on|but|years young))"
)
_TURNS = re.compile(
    rf"\b(?:turn(?:s|ed|ing)?|reach(?:es|ed|ing)|hits?|hitting) (?:the (?:grand |ripe )?(?:old )?age of |the big |a )?(?P<n>{_NUMBER})"
    r"(?=[.,!?;:)\]\"]*(?:$|\s))(?:(?= years (?:old|young))|(?! (?:%|percent|degrees|people|patients|of|years|days|weeks|months|minutes|"
    r"hours|miles|km|steps|pages?|per|cakes|cups|thousand|times|members|followers|more|and over|or over|points|goals|pounds|th)))"
)
_DECADE = re.compile(
    r"\b(?:in )?(?:his|her|my|their)(?: (?:early|mid|late|very))?[ -](?:late )?"
    r"(?:teens|twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties|hundreds|[1-9]0'?s|100s)\b(?!-)"
)
_BIRTHDAY = re.compile(
    rf"\b(?:(?P<n>1[01]\d|\d{{1,2}})(?:st|nd|rd|th)|{any_of('hundredth,ninetieth,eightieth,seventieth,sixtieth,fiftieth,fortieth,thirtieth,twenty[- ]first,eighteenth,sixteenth,first,second,third')}) birthday\b"
)
_SOMEBODYS = re.compile(
    r"(?:\b(?:her|his|their|my|mam's|mum's|dad's|nan's|nana's|gran's|grandad's|mother's|father's|son's|daughter's|sister's|brother's|"
    r"husband's|wife's|patient's|resident's|lady's)|[a-z]+'s|\bhappy|\ba) (?:own |very |special |big )?$"
)
_NO_BODYS = re.compile(
    r"\b(?:nhs(?:'s)?|our|service's|its|centre's|the|charity's|team's|hospice's|group's|hospital's|trust's|a|parkrun's|unit's|club's|school's)\W(?:own |very |special |big )?$"
)
_AN_OUTFITS = re.compile(
    r"^[ !.,-]*(?:to (?:the |our )?)?(?:nhs|our nhs|celebrations? of|party for the|of the|our (?:service|team|centre|charity))\b"
)
_AFTER_NAME = re.compile(
    r"(?P<name>[A-Z][a-z]+(?:[-'][A-Z]?[a-z]+)?)(?:, (?P<a>1[01]\d|\d{1,2})(?=,? (?:from|who|was|has|and|of|is|had|lives|came|told|said|living)\b|, ?[a-z#@A-Z])|"
    r",? ?\((?:aged )?(?P<b>1[01]\d|\d{1,2})\))"
)
_NO_NAME = frozenset(
    (
        "January February March April May June July August September October November December Monday Tuesday Wednesday "
        "Thursday Friday Saturday Sunday Ward Room Bay Bed Page Day Week Year Wards Part Step Level Route Chapter Table Figure "
        "Question Team Unit Group Junction Gate Platform Sunderland Newcastle Durham Washington Gateshead Middlesbrough Hartlepool "
        "Seaham Houghton Hetton Score Total Road Street Terrace Avenue Section Tip Number Band Grade Covid Type Stage Class"
    ).split()
)
_AFTER_NOUN = re.compile(
    r"\b(?:man|woman|lady|gentleman|gent|boy|girl|mum|mam|dad|grandad|grandmother|grandfather|gran|nan|nana|patient|pensioner|son|"
    r"daughter|sister|brother|husband|wife|toddler|resident|widow|widower|veteran|nurse|teenager|student|carer|pt|lad|lass|baby|"
    r"male|female|mother|father|uncle|auntie|aunt|bloke|grandson|granddaughter|nephew|niece|partner|neighbour|client)"
    r"(?:, (?:aged )?(?P<a>1[01]\d|\d{1,2})(?=[,.!?;]|$| (?:from|who|was|has|and|of|is|had|with|on|in)\b)|,? ?\((?:aged )?(?P<b>1[01]\d|\d{1,2})\))"
)
_CLINICAL = re.compile(
    r"(?<![\w£$€.,])(?:(?:1[01]\d|\d{1,2}) ?(?:(?:yr|y)s? ?)?(?:F|M|female|male|Female|Male)|[FM] ?(?:1[01]\d|[1-9]\d))(?!\w)"
)
_CLINIC_NEAR = re.compile(
    r"\b(?:pt|patient|presented|presenting|with|c/o|admitted|hx|adm|referred|bed|ward|history|seen|fall|lady|ed|a&e|dx)\b"
)
_OF_A_CENTURY = re.compile(r"\b(?:sexa|septua|octo|nona|cente)(?:genarian|narian)\b")


def find_ages(reading: Reading) -> list[Detection]:
    """The shortest phrase that reads as an age: '82-year-old', 'aged 7', '91', 'in his eighties', '100th birthday'."""
    spans: set[Span] = set()
    spans |= _said_old(reading)
    spans |= _aged(reading)
    spans |= _of_somebody(reading)
    spans |= _decades_and_birthdays(reading)
    spans |= _beside_a_name(reading)
    return [Detection("age", span, span.of(reading.folded), sure=True) for span in _longest(spans)]


def _longest(spans: set[Span]) -> list[Span]:
    return [span for span in spans if not any(span != other and span.within(other) for other in spans)]


def _said_old(reading: Reading) -> set[Span]:
    spans = set()
    for match in _OLD.finditer(reading.folded):
        before, after = reading.before(match.start(), 60), reading.after(match.end(), 48)
        plural = after.startswith(("s ", "s.", "s,", "s!", "s?", "s'")) or after in ("s", "s\n")
        if plural or _BAND_BEFORE.search(before) or _BAND_AFTER.search(after) or _GENERAL.search(before):
            continue
        if _THING_AFTER.search(after) or _THING_BEFORE.search(before) or _BAND_SUBJECT.search(before):
            continue
        if (
            _COMPACT_YEARS.search(match.group())
            and not _CLINIC_NEAR.search(before + after)
            and not before.endswith("(")
        ):
            continue
        spans.add(Span(*match.span()))
    return spans


def _aged(reading: Reading) -> set[Span]:
    spans = set()
    for match in _AGED.finditer(reading.folded):
        before, after = reading.before(match.start(), 60), reading.after(match.end(), 24)
        if _BAND_AFTER.search(after) or _BAND_BEFORE.search(before):
            continue
        if _BAND_SUBJECT.search(before) and not _SOME.search(before):
            continue
        if re.search(
            r"\b(?:at|from|retirement|pension|school|working|until|by|of|legal|average|mean|median)\W$",
            before,
        ) and (
            match.group().startswith(("age ", "age:"))
            and not re.search(r"\b(?:he|she|her|his|died|passed)\b", before + after)
        ):
            continue
        spans.add(Span(*match.span()))
    return spans


def _of_somebody(reading: Reading) -> set[Span]:
    spans = set()
    for match in _IS.finditer(reading.folded):
        before = reading.before(match.start(), 24)
        if match.group("who") == "who" and _BAND_SUBJECT.search(before):
            continue
        spans.add(Span(*match.span("n")))
    for match in _NAMED_IS.finditer(reading.plain):
        if match.group().partition(" ")[0].partition("'")[0] not in _NO_NAME and not match.group().startswith(
            ("It", "NHS", "That", "This", "There")
        ):
            spans.add(Span(*match.span("n")))
    for match in _TURNS.finditer(reading.folded):
        before, after = reading.before(match.start(), 60), reading.after(match.end(), 24)
        if re.search(
            rf"\b(?:{_THINGS}|we|it|you|they|which|nhs|temperatures?|clock|page|i|oven|our (?:\w+ )?\w+)(?:'s|'ve| has| have|'re| are| is| will)?(?: (?:just|now|about to|officially|to|all|also|finally|recently|it))*\W{{1,2}}$",
            before,
        ):
            continue
        if not _BAND_AFTER.search(after) and not _THING_AFTER.search(after):
            spans.add(Span(*match.span()))
    return spans


def _decades_and_birthdays(reading: Reading) -> set[Span]:
    spans = set()
    for match in _DECADE.finditer(reading.folded):
        before = reading.before(match.start(), 40)
        if " their " in f" {match.group()}" and re.search(rf"\b{_EVERYBODY}\b[^.!?]*$", before):
            continue
        spans.add(Span(*match.span()))
    for match in _BIRTHDAY.finditer(reading.folded):
        before, after = reading.before(match.start(), 40), reading.after(match.end(), 32)
        if _AN_OUTFITS.search(after) or (
            _NO_BODYS.search(before) and not re.search(r"\bfor\b|\b(?:she|he|her|his)\b", before)
        ):
            continue
        if _SOMEBODYS.search(before):
            spans.add(Span(*match.span()))
    spans |= {Span(*match.span()) for match in _OF_A_CENTURY.finditer(reading.folded)}
    return spans


def _beside_a_name(reading: Reading) -> set[Span]:
    spans = set()
    for match in _AFTER_NAME.finditer(reading.plain):
        if match.group("name") not in _NO_NAME:
            spans.add(Span(*match.span("a" if match.group("a") else "b")))
    for match in _AFTER_NOUN.finditer(reading.folded):
        spans.add(Span(*match.span("a" if match.group("a") else "b")))
    for match in _CLINICAL.finditer(reading.plain):
        if _CLINIC_NEAR.search(reading.before(match.start(), 40) + " " + reading.after(match.end(), 40)):
            spans.add(Span(*match.span()))
    return spans
