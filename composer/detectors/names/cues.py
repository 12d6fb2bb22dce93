"""Words that say that a name follows, or that what looks like a name is a thing named after someone."""

from __future__ import annotations

TITLES = frozenset(
    """mr mrs ms miss mx master dr doctor prof professor sir dame lord lady nurse sister matron midwife rev
    reverend father pastor vicar canon bishop archbishop cllr councillor uncle auntie aunt aunty nan
    nana nanna gran granny grandad granda grandpa grandma pop mum mam mom mammy mummy mama dad daddy
    brother captain sergeant sgt constable pc inspector president king queen prince princess pope saint
    st imam rabbi sheikh coach chef staffnurse""".split()
)
"""Words that stand right before a name."""

RELATIVES = frozenset(
    """husband wife son daughter boy girl lad lass lassie baby twin twins niece nephew cousin grandson
    granddaughter grandchild partner fiance fiancee boyfriend girlfriend bf gf mate friend pal bestie
    neighbour colleague hubby missus carer bairn child kid toddler mother grandmother grandfather
    stepson stepdaughter bro sis babe""".split()
)

ROLES = frozenset(
    """patient resident client volunteer student apprentice manager lead consultant surgeon physio
    physiotherapist paramedic pharmacist therapist porter cleaner receptionist hca gp director chair
    chairman ceo chief executive governor ambassador champion runner winner dietitian radiographer
    psychologist counsellor coordinator cook domestic chaplain team trainee registrar specialist
    practitioner lodger service user member pensioner widow widower singer actor actress author
    presenter comedian footballer player striker goalkeeper boss""".split()
)

THINGS = frozenset(
    """ward unit hospital hospice infirmary clinic centre center surgery practice suite wing house court
    lodge hall building theatre road street lane avenue close drive way crescent terrace square park
    gardens garden place row hill bridge school academy college university primary nursery church chapel
    cathedral mosque temple trust foundation charity fund appeal society association institute campaign
    award awards prize cup trophy medal lecture day week month disease syndrome palsy lymphoma sarcoma
    chorea test score scale manoeuvre sign fracture procedure stadium arena club fc afc rovers united
    city town athletic wanderers library museum gallery hotel inn pub arms tavern cafe bakery bakers
    bank stores shop supermarket pharmacy chemist opticians group plc ltd limited programme project
    scheme service services model report review inquiry act law rule rules bay station airport line
    train show podcast film movie album song book series game cross castle tower green common fields
    field farm wood woods beach island pier support nurses cancer care research home homes residence
    village medical health dental physiotherapy challenge run walk marathon market fayre fair statue
    monument ferry tunnel quay docks dock works estate""".split()
)
"""Things that are often named after a person."""

CUES = {
    **dict.fromkeys(THINGS, "H"),
    **dict.fromkeys(ROLES, "O"),
    **dict.fromkeys(RELATIVES, "L"),
    **dict.fromkeys(TITLES, "T"),
}
"""The letter that stands for each cue in a token's class."""
