"""The words of British streets and houses, and of everything that looks like an address and is none."""

from __future__ import annotations

import re

from composer.detectors.cues import MONTH, any_of, word_set

_STREETS = (
    "road,rd,street,str,st,avenue,ave,av,close,cl,drive,drv,dr,lane,ln,crescent,cresc,cres,terrace,terr,ter,"
    "tce,place,pl,"
    "court,ct,gardens,gdns,grove,gr,way,square,sq,row,walk,hill,park,view,mews,rise,green,parade,vale,mount,"
    "villas,bank,wynd,"
    "garth,chare,dene,croft,meadows?,gate,side,fold,quay,wharf,ridge,approach,circus,dale,fields,yard,"
    "buildings,cottages,"
    "broadway,burn,oval,precinct,promenade,esplanade,boulevard,crossway,lonnen,loan,brae,brow,heights,lea,"
    "cliff,bungalows,"
    "houses,flats,towers"
)
_SURE_STREETS = (
    "road,rd,street,avenue,ave,crescent,cresc,cres,terrace,terr,tce,gardens,gdns,grove,lane,ln,mews,wynd,"
    "garth,villas,lonnen,"
    "vale,mount,dene,croft"
)
_HOUSES = (
    "cottage,forge,stables,gables,hollies,elms,house,farm,lodge,vicarage,villa,rectory,"
    "mill,barn,hall,"
    "grange,bungalow,manor,croft,court,towers,gatehouse"
)
STREET = any_of(_STREETS)
SURE_STREET = any_of(_SURE_STREETS)
TITLED_STREET = any_of(_STREETS.title())
TITLED_HOUSE = any_of(_HOUSES.title())
HOUSE_WITH_FLATS = any_of("house,court,lodge,towers?,point,place,mansions,heights,gardens,buildings?")

STREETS = word_set(_STREETS.replace("?", " meadow").replace(",", " "))
STREET_SIEVE = STREETS | word_set(
    "address lives living home moved flat room apartment apt green house lodge cedars hollies elms laurels poplars "
    "willows oaks beeches firs limes orchard discharged visit visited keys parcel deliver delivered evicted collapsed"
)
SURE_STREETS = word_set(_SURE_STREETS.replace(",", " "))
FLAT_SIEVE = frozenset(("flat", "apartment", "apt", "room"))
HOUSE_SIEVE = word_set(_HOUSES.replace(",", " "))

DWELLER = any_of(
    "lives?,lived,living,resides?,residing,moved,moving,home,house,flat,bungalow,neighbours?,found,fell,"
    "collapsed,address,evicted,"
    "tenant,visited (?:her|him|them)(?: at home)?,visit,resident,patient,gentleman,lady,man,woman,family,"
    "couple,client,chap,bloke,"
    "lad,lass,mam,dad,nan,him,her,pensioner,widow"
)
DWELLER_SIEVE = word_set(
    "live lives lived living reside resides residing moved moving home house flat bungalow neighbour "
    "neighbours found fell "
    "collapsed address evicted tenant visited visit resident patient gentleman lady man woman family couple "
    "client chap bloke lad "
    "lass mam dad nan him her pensioner widow"
)
LIVING = re.compile(
    r"\b(?:lives?|lived|living|resides?|residing|(?:home |new |old )?address\W{0,2}(?: ?is| ?was|:)?|"
    r"home (?:is|at|visit (?:at|to))|"
    r"her home|his home|their home|house at|flat at|moved (?:in)?to|patient at|based at home|called to|"
    r"ambulance to|sent to|"
    r"visited|visit to|visiting|discharged (?:home )?to|door at|knocked at|deliver(?:ed)? to|"
    r"drop(?:ped)? (?:off )?(?:at|to)|"
    r"collect(?:ed)? from|fire at|fell at|found at|back at|home)\b[^.!?\n]{0,36}$"
)
LIVES_AT = re.compile(
    r"\b(?:lives? at|lived at|living at|address(?: is|:)?|(?:s?he|they)(?:'s| is|'re| are) at|"
    r"home(?: is)? at|resid\w+ at|moved to|house at)\W{0,2}$"
)
NOT_A_HOUSE = re.compile(
    r"\b(?:bus|buses|route|routes|number \d+ bus|services?|ward|bay|bed|room|junction|exit|page|chapter|ages?|"
    r"aged|over|under|"
    r"only|every|about|around|nearly|almost|than|least|just|first|next|last|past|for|within|after|of|raised|"
    r"gate|platform|covid|"
    r"phase|stage|level|band|grade|group|clinic|theatre|type|week|day|year|part|a|an|the|year of|and|or|x|top|"
    r"those|these|all|"
    rf"our|step|steps|lost|won|ran|walked|walk|complete|completed|took|take|has|have|had|some|metro|{MONTH}),? $"
)
NEVER_A_HOUSE = re.compile(
    r"\b(?:bus|buses|route|routes|ward|bay|bed|room|junction|exit|page|chapter|ages?|aged|over|under|gate|"
    r"platform|phase|stage|"
    rf"services?|catch the|take the|on the|level|band|grade|clinic|theatre|metro|{MONTH}),? $"
)
_CALENDAR = (
    "january february march april may june july august september october november december monday tuesday "
    "wednesday thursday "
    "friday saturday sunday "
)
MEASURES = word_set(
    _CALENDAR
    + "minute minutes min mins mile miles hour hours hr hrs day days week weeks month months year years in a for "
    "from at on steps k km metre metres pm am people patients nurses staff volunteers children"
)
COMMON = word_set(
    _CALENDAR
    + "noon midday midnight minute minutes min mins mile miles hour hours hr hrs day days week weeks month months "
    "year years in a an the of and to per people new more for from at on great easy simple things ways steps "
    "k km metre metres meter weekly daily step is "
    "are was were be our your we us with by or as it this that these those pm am nd rd th free good best top "
    "big full half great "
    "local different more other long short brand lovely beautiful spaces places patients nurses staff "
    "volunteers children kids "
    "adults women men families beds wards cars bikes runners walkers teams members residents lap laps around "
    "round up down into "
    "out all every each one two three four five six seven eight nine ten busy green red car parking disabled "
    "electric outdoor "
    "indoor allotment community open public safe quiet stars star pounds point points bus train metro cycle "
    "walk run race fun "
    "charity sponsored memory dementia awareness recovery care clinical patient appointment appointments "
    "clinic clinics"
)
