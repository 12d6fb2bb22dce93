"""Whether a number or an address belongs to somebody or to an organisation, judged by the words around it."""

from __future__ import annotations

import re
from bisect import bisect_left
from enum import StrEnum

from composer.detectors.cues import any_of
from composer.detectors.reading import Reading
from composer.domain.span import Span


class Owner(StrEnum):
    """Whose it seems to be."""

    PERSON = "person"
    ORGANISATION = "organisation"
    UNKNOWN = "unknown"


_PERSON = re.compile(
    r"\b"
    + any_of(
        "man,woman,boy,girl,taken to,rushed to,her,his,hers,their,him,she,he,my,lives?,lived,living,resides?,"
        "residing,(?:home|current|new|old) "
        "address,address is,"
        "home is,house,flat,next of kin,nok,neighbours?,tenants?,carer,daughter,son,mam,mum,mother,dad,father,"
        "nan,nana,gran,"
        "grandad,granddad,husband,wife,partner's,sister,brother,auntie,aunt,uncle,cousin,niece,nephew,widow,"
        "widower,patient,pt,"
        "client,resident,service user,lady,gentleman,gent,bloke,fella,lad,lass,mr,mrs,ms,miss,discharged,"
        "collapsed,visited,"
        "missing,dob,born,mobile,mob,evicted,found at,ambulance to,crew to,called to,sent to"
    )
    + r"\b"
)
_OUTFIT = re.compile(
    r"\b"
    + any_of(
        "hospital,infirmary,clinic,surgery,practice,medical centre,health centre,centre,center,library,"
        "libraries,pharmacy,"
        "chemist,dentist,hospice,hub,hall,church,chapel,mosque,gurdwara,temple,synagogue,school,academy,college,"
        "university,"
        "nursery,community (?:cent\\w+|hall|hub|room),museum,gallery,caf[eé],pub,club,castle,stadium,gym,"
        "leisure,theatre,offices?,council,headquarters,hq,depot,(?:police|fire|metro|ambulance) station,shop,"
        "store,food ?bank,charity,trust,foundation,reception,switchboard,helpline,hotline,"
        "(?:crisis|support|info|information|booking|enquiry|text|appointments?) line,"
        "advice line,"
        "enquiries,bookings?,appointments?,venue,drop[ -]in,join us,come along,pop in,pop to,find us,meet us,"
        "visit us,call us,ring us,"
        "phone us,text us,contact us,come to,pop along,opening,open day,vaccin\\w+,walk[ -]in,sat ?nav,parking,"
        "car park,to book,"
        "book (?:a|your|now|on|by),tickets?,register,events?,workshop,roadshow,sessions?,class,classes,coffee "
        "morning,carers' group,support group,"
        "come and see,see us,free advice,(?:for|more|further) (?:help|advice|support|information|info|details),"
        "our (?:new )?(?:address|home|base|premises|building),donations?,free ?post,press office,press "
        "enquiries,media,pals,quote,out of hours,"
        "customer,mobile unit,(?:blood )?bus:,supermarket,asda,tesco,sainsbury's,morrisons,aldi,lidl,boots,"
        "retail park,shopping,the ward,ward clerk,we are at,we're at,our postcode,meet(?:ing)? at,meets at,"
        "held at,takes "
        "place,see you at,doors open,from \\d{1,2}(?:[:.]\\d\\d)? ?(?:am|pm),\\d ?(?:am|pm)? ?(?:to|-) ?\\d{1,"
        "2} ?(?:am|pm),planning,application,age uk,citizens advice,ltd,cic"
    )
    + r"\b(?! (?:road|rd|street|terrace|avenue|lane|view|close|drive|way|grove|gardens|house|user))"
)
_REACH_BEFORE = 110
_REACH_AFTER = 60


def whose(reading: Reading, span: Span) -> Owner:
    """A person's, unless only an organisation is near, or one is by far the nearer; without any cue nobody can
    tell."""
    person = _distance(_PERSON, reading, span)
    outfit = _distance(_OUTFIT, reading, span)
    if person is None:
        return Owner.UNKNOWN if outfit is None else Owner.ORGANISATION
    if outfit is None or person - outfit <= _REACH_AFTER:
        return Owner.PERSON
    return Owner.ORGANISATION


def _distance(cue: re.Pattern[str], reading: Reading, span: Span) -> int | None:
    """Characters from the nearest cue, all of which begin as a word does; what follows counts as somewhat further
    away."""
    text, starts = reading.folded, reading.starts
    distances = []
    for start in reversed(
        starts[bisect_left(starts, span.start - _REACH_BEFORE) : bisect_left(starts, span.start)]
    ):
        if match := cue.match(text, start, span.start):
            distances.append(span.start - match.end())
            break
    reach = span.end + _REACH_AFTER
    for start in starts[bisect_left(starts, span.end) : bisect_left(starts, reach)]:
        if cue.match(text, start, reach):
            distances.append(start - span.end + 15)
            break
    return min(distances, default=None)
