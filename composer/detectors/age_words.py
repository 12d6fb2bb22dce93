"""The words around an age: how numbers are written, whose age it can be, and what has an age without being
anybody."""

from __future__ import annotations

import re

from composer.detectors.cues import any_of, word_set

_ONES = "one,two,three,four,five,six,seven,eight,nine"
_TEENS = "ten,eleven,twelve,thirteen,fourteen,fifteen,sixteen,seventeen,eighteen,nineteen"
_TENS = "twenty,thirty,forty,fourty,fifty,sixty,seventy,eighty,ninety"
WORDED = (
    f"(?:{any_of(_TENS)}(?:[ -]?{any_of(_ONES)})?|{any_of(_TEENS)}|{any_of(_ONES)}|"
    f"(?:a |one )?hundred(?: and {any_of(_ONES)})?)"
)
FIGURES = r"(?:10\d|11[03-8]|120|\d{1,2})(?:½|\.5)?"
NUMBER = rf"(?:{FIGURES}|{WORDED})"
UNIT = r"(?:years?|yrs?|yeras?|yeasr|y|months?|mths?|mnths?|mos?|weeks?|wks?|days?)"

THINGS = any_of(
    "buildings?,hospital,schools?,church,house,home,tree,cars?,van,minibus,ambulance,oak,piano,bike,boiler,roof,"
    "wards?,unit,"
    "theatre,pub,tradition,history,charity,service,project,programme,organisation,partnership,club,company,"
    "business,nhs,"
    "system,equipment,machine,scanner,kit,records?,files?,policy,rule,law,lease,bridge,wall,garden,pier,lighthouse,dog,cat,"
    "labrador,spaniel,"
    "horse,pony,recipe,record,dress,jumper,photo,photograph,picture,document,site,estate,library,museum,"
    "computer,laptop,phone,"
    "fridge,freezer,plan,strategy,target,problem,mystery,wine,whisky,song,film,centre,clinic,surgery,practice,"
    "trust,"
    "foundation,hospice,team,group,network,scheme,campaign,agreement,contract,institution,guidance,form,chapel,"
    "hall,mill,"
    "puppy,cockapoo,retriever,terrier,tortoise,rabbit,rescue,website,app,data,statistics,vehicle,cottage,pledge,"
    "choir,band,"
    "lifts?,windows,carpet,sofa,chair,bed,mattress,uniform,badge,parkrun,festival,events?,caf[eé],shop,landmark,"
    "venue,"
    "facility,twitter,facebook,instagram,metro,castle,city,town,village,vaccine,idea,academy,university,college,"
    "council,newsletter,magazine,podcast,account"
)
_EVERYBODY = any_of(
    "people,adults,women,men,children,kids,those,anyone,everyone,anybody,everybody,someone,residents,patients,"
    "carers,parents,"
    "babies,pupils,students,girls,boys,toddlers,teenagers,teens,pensioners,staff,youngsters,individuals,youth,"
    "participants,"
    "volunteers,all,you,your,you're,youre,if,any,every,each,grandparents,persons,learners,infants,families,"
    "members,applicants,"
    "females,males,smokers,clients,eligible,free for,open to,suitable for,child,somebody"
)
BAND_SUBJECT = re.compile(
    rf"\b{_EVERYBODY}(?:(?: who)?(?: are| is|'re| turn| turning| of| currently| with a disability)*)?\W{{1,3}}$"
)
EVERYBODY_NEAR = re.compile(rf"\b{_EVERYBODY}\b[^.!?\n]*$")
A_FEW = re.compile(
    r"\b(?:brothers|sisters|twins|siblings|sons|daughters|grandchildren)\b[^.]{0,12}$|\b(?:two|three|four|both|"
    r"our|these|her|his|their|my|a) (?:\w+ )?\w+ $"
)
GENERAL = re.compile(
    r"\b(?:when|if|once|until|before|as|your) (?:your |a |the |their )?[\w ]{1,20}(?:is|are|was|turns?|"
    r"reach(?:es)?)(?: only| just)?\W$|"
    r"\b(?:your|any|every|all|each|if you|when you|once you|you|you are|you're|typical|average|(?:must|should|"
    r"need to|have to) be(?: over| at least)?)\W$"
)

_TO = any_of("to,and,or,through,until,&")
_MORE = any_of(
    "under,over,above,below,older,younger,up,upwards,beyond,more,less,\\d+,"
    + _ONES
    + ","
    + _TEENS
    + ","
    + _TENS
)
BAND_AFTER = re.compile(
    rf"^(?:[ ]?[-+/](?!.?old)|[ ]?{_TO}[ ]{_MORE}\b|[ ]?plus\b|[ ]\+| upwards| onwards| (?:years? )?(?:and|"
    rf"or) (?:over|under))"
)
AND_A_NUMBER = re.compile(rf"^ and {NUMBER}(?![\w+])(?! (?:and|or|years? and) (?:over|above|under))")
BAND_BEFORE = re.compile(
    rf"(?:\d|\b(?:{any_of(_ONES + ',' + _TEENS)}|between|over|under|above|below|from|than|ages|minimum|maximum|"
    rf"least|up to))"
    r"(?:[ -]{0,2}(?:year|yr|month|week)s?(?:[ -]old)?)?[ ]?(?:-|to|and|or|"
    r"&)?[- ]{0,2}(?:the )?(?:age[ds]? (?:of )?)?$"
)
_SOMEBODY_OR_WHERE = any_of(
    "patient,man,woman,lady,gentleman,boy,girl,lad,lass,resident,mum,mam,dad,who,with,on,in,at,from,of,and,was,"
    "is,has,had,to,for,by,"
    "our,the,a,her,his,their,my,told,visited,walked,son,daughter,brother,sister,driver"
)
THING_AFTER = re.compile(
    rf"^(?:[ -]+(?!{_SOMEBODY_OR_WHERE}\b)[\w'-]+){{0,2}}?[ -]+{THINGS}\b|"
    rf"^(?:[,:] (?:our|the)| as an?) (?:\w+ )?{THINGS}\b"
)
THING_BEFORE = re.compile(
    rf"\bwe(?:'re| are) $|\b(?:{THINGS}|we|it|which|that|this|they(?: all)?|day|today)(?:'s|'re|s)?"
    r"(?: (?:is|are|was|were|has|have|will|be|been|being|turned|turns|now|nearly|almost|over|just|only|about|"
    r"proudly|"
    r"celebrat\w+|mark\w*|officially|already|well|some|to|open|running|going)){1,5} $"
)
THING_TURNS = re.compile(
    rf"\b(?:{THINGS}|we|it|you|they|which|temperatures?|clock|page|i|oven|our (?:\w+ )?\w+)"
    r"(?:'s|'ve|'re|'ll| has| have| are| is| will)?"
    r"(?: (?:just|now|about to|officially|to|all|also|finally|recently|it|soon))*\W{1,2}$"
)
AN_OUTFITS_BIRTHDAY = re.compile(
    r"\b(?:nhs(?:'s)?|our|its|the|parkrun's|(?:service|centre|charity|team|hospice|group|hospital|trust|unit|"
    r"club|school)'s)\W"
    r"(?:own |very |special |big )?$"
)
TO_AN_OUTFIT = re.compile(
    rf"^(?: celebrations?\b| of the\b|[ !.,-]{{1,3}}to (?:the |our |all )?(?:[\w']+ )?{THINGS}\b|"
    rf"[ !.,-]{{1,3}}{THINGS}\b)"
)
SOMEBODYS_BIRTHDAY = re.compile(
    r"(?:\b(?:her|his|their|my)|[a-z]+'s|\bhappy|\ba) (?:own |very |special |big )?$"
)
WHO = any_of(
    "she,he,who,mam,mum,dad,nan,nana,gran,grandad,granddad,grandma,mother,father,son,daughter,baby,husband,wife,"
    "brother,sister,"
    "lad,lass,lady,patient,resident,client,gentleman,man,woman,boy,girl,youngest,eldest,uncle,auntie,aunt,niece,"
    "nephew,"
    "grandson,granddaughter,toddler,bairn,bloke,neighbour,little one,i,pt,one,volunteer,nurse,colleague,"
    "reader,winner,runner,swimmer,dancer,hero,fan,oldest,(?:of the (?:month|week|year|day))"
)
NOT_YEARS = any_of(
    "%,percent,weeks?,minutes?,mins?,hours?,hrs,days?,months?,stone,kg,lbs?,miles?,metres?,cm,mm,feet,foot,ft,"
    "of,times,in a,st,nd,"
    "rd,th,grand,points?,people,patients,steps,beds?,sessions?,per,out,o'clock,am,pm,pounds,quid,hundred,"
    "thousand,for,from,to,"
    "different,other,more,appointments?,degrees,pages?,cakes,cups,members,followers,goals,km,"
    "years (?!old|young|of age)[a-z]+"
)
CLINIC_NEAR = re.compile(
    r"\b(?:pt|patient|presented|presenting|with|c/o|admitted|hx|adm|referred|bed|ward|history|seen|fall|lady|ed|"
    r"a&e|dx|lives alone|fell|found|"
    r"male|female|man|woman)\b"
)
NOT_A_NAME = word_set(
    "January February March April May June July August September October November December Monday Tuesday "
    "Wednesday "
    "Thursday Friday Saturday Sunday Ward Room Bay Bed Page Day Week Year Wards Part Step Level Route "
    "Chapter Table "
    "Figure Question Team Unit Group Junction Gate Platform Sunderland Newcastle Durham Washington "
    "Gateshead Seaham "
    "Middlesbrough Hartlepool Houghton Hetton Score Total Road Street Terrace Avenue Section Tip Number "
    "Band Grade Covid "
    "Type Stage Class It NHS That This There Temperature Count Today Registration Entry Capacity Parking "
    "What Flat Bus"
)
