"""What the slots of the post templates are filled with: everybody and everything here is made up."""

from __future__ import annotations

import random
from collections.abc import Callable


def _listed(names: str) -> list[str]:
    return names.split(",")


GIVEN = _listed(
    "Margaret,Jean,Doris,Maureen,Brenda,Sheila,Audrey,Norma,Dot,Elsie,Joyce,Irene,Pat,Sandra,Julie,Karen,"
    "Tracey,Lisa,Gemma,Chloe,"
    "Ellie,Ava,Freya,Poppy,Amelia,Ronnie,Alan,Derek,Stan,Billy,Norman,Raymond,Keith,Barry,Gary,Darren,Lee,"
    "Callum,Liam,Alfie,"
    "Noah,Oscar,Theo,Ayesha,Fatima,Nadia,Shabnam,Rukhsana,Mohammed,Imran,Tariq,Yusuf,Bilal,Priya,Anjali,"
    "Sunita,Rajesh,Vikram,"
    "Harpreet,Gurdeep,Jaswinder,Oluwaseun,Adaeze,Chinedu,Folake,Kwame,Abena,Tendai,Agnieszka,Piotr,Katarzyna,"
    "Tomasz,Ioana,Andrei,"
    "Siobhan,Padraig,Wei,Mei,Linh,Maricel,Jomar,Rosalie,Samira,Hamza,Zainab,Leyla,Mehmet,Eilidh,Gethin,"
    "Destiny,Kayden"
)
FAMILY = _listed(
    "Hetherington,Robson,Wilkinson,Fenwick,Charlton,Dodds,Milburn,Ridley,Turnbull,Armstrong,Shaw,Dixon,"
    "Pattison,Blenkinsop,Thirlwell,"
    "Coulson,Hodgson,Maddison,Naylor,Purvis,Begum,Akhtar,Hussain,Chowdhury,Rahman,Malik,Qureshi,Patel,Sharma,"
    "Nair,Reddy,Kaur,Singh,"
    "Gill,Okafor,Adeyemi,Mensah,Boateng,Moyo,Kowalski,Nowak,Wisniewska,Popescu,Ionescu,O'Connor,Gallagher,"
    "Chen,Nguyen,Santos,"
    "Dela Cruz,Hassan,Abdi,Yilmaz,MacLeod,Llewellyn,Smith-Jones,Dunn,Lumsden"
)
TITLES = ("Mrs", "Mr", "Miss", "Ms", "Dr")
STREETS = _listed(
    "Larkspur Terrace,Chester Road,Roker Avenue,Hylton Road,Durham Road,Cleveland Road,Thornholme Road,"
    "Queen Alexandra Road,Fulwell Road,"
    "Side Cliff Road,Park Lea Road,Alice Street,Otto Terrace,Beechwood Street,Tunstall Vale,St Luke's Terrace,"
    "Front Street,Station Road,"
    "Burdon Lane,Silksworth Lane,The Cloisters Close,Viewforth Drive,Newcastle Road,Dovedale Road,"
    "Mere Knolls Road,St Aidan's Terrace,"
    "Swan Street,Gladstone Street,Seaburn Gardens,Barnes View,Ettrick Grove,Wearmouth Drive,Mayfield Court,"
    "Kayll Road,Ewesley Road,"
    "Nookside,Hawthorn Crescent,Cedar Close,Elm Tree Avenue,Millfield Place,Ashbrooke Mount,"
    "Beaumont Street North,Old Mill Lane"
)
TOWNS = _listed(
    "Roker,Seaburn,Hendon,Ryhope,Silksworth,Pallion,Southwick,Washington,Houghton-le-Spring,Hetton,Fulwell,"
    "Pennywell,Grindon,Castletown,"
    "Doxford Park,Millfield,Thorney Close,Farringdon,Seaham,Easington,Boldon,Sunderland,Durham,Gateshead,"
    "Chester-le-Street"
)
CONDITIONS = _listed(
    "dementia,vascular dementia,Parkinson's,Parkinson's disease,Alzheimer's,diabetes,type 2 diabetes,COPD,"
    "breast cancer,bowel cancer,"
    "prostate cancer,lung cancer,a stroke,sepsis,pneumonia,a chest infection,epilepsy,MS,multiple sclerosis,"
    "motor neurone disease,asthma,"
    "heart failure,a heart attack,a broken hip,a fractured hip,a UTI,kidney failure,schizophrenia,"
    "bipolar disorder,depression,anxiety,"
    "anorexia,autism,ADHD,a learning disability,a miscarriage,HIV,hepatitis C,TB,covid,norovirus,DVT,"
    "leukaemia,lymphoma,a brain tumour,"
    "terminal cancer,Huntington's disease,cystic fibrosis,sickle cell disease,Crohn's disease,"
    "ulcerative colitis,IBS,rheumatoid arthritis,"
    "lupus,fibromyalgia,migraines,an overdose,psychosis,Down's syndrome,cerebral palsy,meningitis,cellulitis,"
    "leg ulcers,a pressure ulcer,"
    "endometriosis,pre-eclampsia,postnatal depression,PTSD,OCD,an eating disorder,alcohol addiction,cirrhosis,"
    "pancreatitis,gallstones,"
    "cataracts,glaucoma,macular degeneration,hearing loss,a burst appendix,bronchiolitis,croup,scarlet fever,"
    "chickenpox,shingles,"
    "osteoporosis,angina,atrial fibrillation,high blood pressure,a blood clot,long covid,chronic fatigue,"
    "Guillain-Barré syndrome,CJD,"
    "a hernia,gout,psoriasis,severe eczema,a nut allergy,coeliac disease,delirium,a head injury,"
    "a hip fracture,self-harm,a kidney stone"
)
WARDS = (
    "Ward 7",
    "ward D43",
    "Ward E53",
    "Ward B20",
    "ward 12",
    "Ward C36",
    "bed 12 on Ward 3",
    "bay 3",
    "side room 2",
    "ICU",
    "the stroke unit",
)
ROLES = (
    "info",
    "enquiries",
    "comms",
    "admin",
    "pals",
    "hello",
    "events",
    "fundraising",
    "volunteering",
    "contact",
)
MONTHS = _listed("January,February,March,April,May,June,July,August,September,October,November,December")
VENUES = _listed(
    "Bunny Hill Centre,Houghton Library,the Raich Carter Centre,Washington Leisure Centre,"
    "St Mary's Church Hall,Hylton Castle,the City Hall,"
    "the Hub at Hetton,Silksworth Community Centre,Monkwearmouth Hospital,Pallion Health Centre,"
    "the Bangladeshi centre,Deptford surgery,"
    "Ryhope Community Centre,the carers' centre,Southwick library"
)
ORG_DOMAINS = (
    "nhs.net",
    "stsft.example.nhs.uk",
    "sunderland.example.gov.uk",
    "agewell.example.org",
    "carers.example.org.uk",
    "nhs.uk",
)
PEOPLE_DOMAINS = (
    "gmail.com",
    "hotmail.co.uk",
    "nhs.net",
    "btinternet.com",
    "outlook.com",
    "yahoo.co.uk",
    "example.org.uk",
    "icloud.com",
)
_CHECK_WEIGHTS = range(10, 1, -1)


def nhs_digits(rng: random.Random, *, valid: bool = True) -> str:
    """Ten digits with (or surely without) the right check digit."""
    while True:
        nine = [rng.choice((4, 6, 7, 9))] + [rng.randrange(10) for _ in range(8)]
        check = (11 - sum(d * w for d, w in zip(nine, _CHECK_WEIGHTS, strict=True)) % 11) % 11
        if check < 10:
            return "".join(map(str, nine)) + str(check if valid else (check + rng.randrange(1, 9)) % 10)


def nhs_number(rng: random.Random) -> str:
    digits = nhs_digits(rng)
    return rng.choice(("{} {} {}", "{} {} {}", "{}-{}-{}", "{}{}{}", "{}\u00a0{}\u00a0{}")).format(
        digits[:3], digits[3:6], digits[6:]
    )


def nhs_mistyped(rng: random.Random) -> str:
    digits = nhs_digits(rng, valid=False)
    return f"{digits[:3]} {digits[3:6]} {digits[6:]}"


def ni_number(rng: random.Random) -> str:
    prefix = rng.choice("ABCEGHJKLMNPRSTWXYZ") + rng.choice("ABCEGHJKLMPRSTWXYZ")
    if prefix in ("BG", "GB", "NK", "KN", "TN", "NT", "ZZ"):
        prefix = "QQ"
    one, two, three = (f"{rng.randrange(100):02d}" for _ in range(3))
    suffix = rng.choice("ABCD")
    shape = rng.choice(("{}{}{}{}{}", "{} {} {} {} {}", "{} {} {} {} {}", "{}-{}-{}-{}-{}", "{} {}{}{} {}"))
    written = shape.format(prefix, one, two, three, suffix)
    return written.lower() if rng.random() < 0.2 else written


def mobile(rng: random.Random) -> str:
    tail = f"{rng.randrange(1000):03d}"
    return rng.choice(
        (
            f"07700 900{tail}",
            f"07700900{tail}",
            f"07700 900 {tail}",
            f"+44 7700 900{tail}",
            f"+447700900{tail}",
            f"+44 (0)7700 900{tail}",
            f"07700-900-{tail}",
            f"07{rng.randrange(100, 999)} {rng.randrange(100, 999)} {rng.randrange(100, 999)}",
            f"07700.900.{tail}",
        )
    )


def landline(rng: random.Random) -> str:
    tail = f"{rng.randrange(1000):03d}"
    return rng.choice(
        (
            f"0191 498 0{tail}",
            f"(0191) 498 0{tail}",
            f"01914980{tail}",
            f"0191-498-0{tail}",
            f"01632 960{tail}",
            f"020 7946 0{tail}",
            f"+44 191 498 0{tail}",
            f"0191 498 0{tail} ext {rng.randrange(100, 9999)}",
        )
    )


def org_phone(rng: random.Random) -> str:
    tail = f"{rng.randrange(1000):03d}"
    return rng.choice(
        (
            f"0191 498 0{tail}",
            f"0300 {rng.randrange(100, 999)} 0{tail}",
            f"0800 {rng.randrange(100, 999)} {rng.randrange(1000, 9999)}",
            f"01632 960{tail}",
            "0808 157 0" + tail,
        )
    )


def email(rng: random.Random) -> str:
    given, family = rng.choice(GIVEN).lower(), rng.choice(FAMILY).lower().replace(" ", "").replace("'", "")
    local = rng.choice(
        (
            f"{given}.{family}",
            f"{given}{family}{rng.randrange(100)}",
            f"{given[0]}.{family}",
            f"{family}_{given}",
            f"{given}.{family}{rng.randrange(10)}",
        )
    )
    domain = rng.choice(PEOPLE_DOMAINS)
    return rng.choice(
        (f"{local}@{domain}",) * 6
        + (
            f"{local} [at] {domain}",
            f"{local}(at){domain}",
            f"{local.title()}@{domain}",
            f"{local} at {domain.replace('.', ' dot ')}",
        )
    )


def org_email(rng: random.Random) -> str:
    return f"{rng.choice(ROLES)}@{rng.choice(ORG_DOMAINS)}"


def postcode(rng: random.Random) -> str:
    unit = f"{rng.randrange(1, 10)}{rng.choice('ABDEFGHJLNPQRSTUWXYZ')}{rng.choice('ABDEFGHJLNPQRSTUWXYZ')}"
    outward = rng.choice(
        [f"SR{n}" for n in range(1, 9)] * 3
        + ["NE37", "NE38", "DH4", "DH5", "TS28", "DH1", "M1", "W1A", "EC1A", "B33", "S10", "NE1"]
    )
    return rng.choice(
        (f"{outward} {unit}",) * 4
        + (f"{outward}{unit}", f"{outward} {unit}".lower(), f"{outward}{unit}".lower())
    )


def birth_date(rng: random.Random) -> str:
    day, month, year = rng.randrange(1, 29), rng.randrange(1, 13), rng.randrange(1925, 2020)
    name = MONTHS[month - 1]
    suffix = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd"}.get(day, "th")
    return rng.choice(
        (
            f"{day:02d}/{month:02d}/{year}",
            f"{day}/{month}/{year % 100:02d}",
            f"{day:02d}.{month:02d}.{year}",
            f"{day}-{month}-{year}",
            f"{day} {name} {year}",
            f"{day}{suffix} {name} {year}",
            f"{day}{suffix} of {name} {year}",
            f"{name} {day}, {year}",
            f"{day} {name[:3]} {year}",
            f"{year}-{month:02d}-{day:02d}",
            f"{day:02d}/{month:02d}/{year}",
            f"{day:02d}{month:02d}{year}",
        )
    )


def born_date(rng: random.Random) -> str:
    day, month, year = rng.randrange(1, 29), rng.randrange(1, 13), rng.randrange(1925, 2020)
    suffix = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd"}.get(day, "th")
    return rng.choice(
        (
            f"{day} {MONTHS[month - 1]} {year}",
            f"{day}{suffix} {MONTHS[month - 1]} {year}",
            f"{day:02d}/{month:02d}/{year}",
            f"{MONTHS[month - 1]} {day} {year}",
        )
    )


def address(rng: random.Random) -> str:
    street, number = rng.choice(STREETS), rng.randrange(1, 220)
    short = (
        street.replace(" Road", " Rd")
        .replace(" Terrace", " Terr")
        .replace(" Avenue", " Ave")
        .replace(" Street", " St")
    )
    return rng.choice(
        (f"{number} {street}",) * 6
        + (
            f"{number}{rng.choice('abc')} {street}",
            f"Flat {rng.randrange(1, 20)}, {number} {street}",
            f"{number}, {street}",
            f"{number} {street.lower()}",
            f"{number} {short}",
            f"Flat {rng.randrange(1, 9)}{rng.choice('AB')} {number} {street}",
            f"No. {number} {street}",
            f"The Old Vicarage, {street}",
        )
    )


_TENS = _listed("twenty,thirty,forty,fifty,sixty,seventy,eighty,ninety")
_ONES = _listed("one,two,three,four,five,six,seven,eight,nine")


def age_before(rng: random.Random) -> str:
    """An age that stands before 'patient', 'man', 'woman'."""
    n = rng.randrange(2, 101)
    return rng.choice(
        (
            f"{n}-year-old",
            f"{n} year old",
            f"{n}-year old",
            f"{n}yo",
            f"{n} yr old",
            f"{n}-yr-old",
            f"{n}y/o",
            f"{rng.choice(_TENS)}-{rng.choice(_ONES)}-year-old",
            f"{n}-year-old",
            f"{n} year-old",
            f"{rng.randrange(2, 20)}-month-old",
            f"{rng.randrange(2, 11)}-week-old",
        )
    )


def age_after(rng: random.Random) -> str:
    """An age that stands after a comma or 'a man'."""
    n = rng.randrange(2, 101)
    return rng.choice(
        (
            f"aged {n}",
            f"age {n}",
            f"aged {n}",
            f"{n} years old",
            f"{n} years young",
            f"{rng.randrange(2, 11)} weeks old",
        )
    )


def number_age(rng: random.Random) -> str:
    return str(rng.randrange(18, 104))


def old_age(rng: random.Random) -> str:
    return str(rng.choice((60, 65, 70, 80, 90, 91, 97, 100, 101, 18, 21, 40)))


def hospital_value(rng: random.Random) -> str:
    digits = "".join(str(rng.randrange(10)) for _ in range(rng.choice((6, 7, 7, 8))))
    return rng.choice(
        (
            f"{rng.choice('ABCDHKMPRST')}{digits}",
            digits,
            f"RXK{digits}",
            f"RE9{digits}",
            f"{rng.choice('HD')}{digits}",
            f"00{digits}",
            f"{rng.choice('SR')}-{digits}",
        )
    )


def registration(rng: random.Random) -> str:
    letters = "ABCDEFGHJKLMNOPRSTUVWXY"
    tail = "".join(rng.choice(letters) for _ in range(3))
    return f"N{rng.choice('ABCDEGHJKLMNPRSTUVWXY')}{rng.choice((15, 18, 21, 24, 65, 70, 73))} {tail}"


def person(rng: random.Random) -> str:
    given, family = rng.choice(GIVEN), rng.choice(FAMILY)
    return rng.choice(
        (f"{given} {family}",) * 4
        + (
            f"{rng.choice(TITLES)} {family}",
            given,
            f"{given} {family[0]}",
            f"{rng.choice(TITLES)} {given} {family}",
        )
    )


def full_name(rng: random.Random) -> str:
    return f"{rng.choice(GIVEN)} {rng.choice(FAMILY)}"


def given_name(rng: random.Random) -> str:
    return rng.choice(GIVEN)


def titled(rng: random.Random) -> str:
    return f"{rng.choice(TITLES)} {rng.choice(FAMILY)}"


def isbn10(rng: random.Random) -> str:
    """Ten digits that pass the NHS number's check as well."""
    digits = nhs_digits(rng)
    return rng.choice(
        (
            digits,
            f"{digits[0]}-{digits[1:4]}-{digits[4:9]}-{digits[9]}",
            f"{digits[:1]} {digits[1:5]} {digits[5:9]} {digits[9]}",
        )
    )


def digits(count: int) -> Callable[[random.Random], str]:
    return lambda rng: "".join(str(rng.randrange(1 if place == 0 else 0, 10)) for place in range(count))


def event_date(rng: random.Random) -> str:
    day, month = rng.randrange(1, 29), rng.choice(MONTHS)
    return rng.choice(
        (
            f"{day} {month}",
            f"{day} {month} 2027",
            f"{day:02d}/{rng.randrange(1, 13):02d}/2027",
            f"Saturday {day} {month}",
            f"{month} {day}",
            f"{day}th {month}",
        )
    )


def one_of(*values: str) -> Callable[[random.Random], str]:
    return lambda rng: rng.choice(values)


def condition(rng: random.Random) -> str:
    return rng.choice(CONDITIONS)


LABELLED: dict[str, tuple[str, Callable[[random.Random], str]]] = {
    "nhs": ("nhs_number", nhs_number),
    "nhs_mistyped": ("nhs_number", nhs_mistyped),
    "ni": ("ni_number", ni_number),
    "mobile": ("phone_number", mobile),
    "landline": ("phone_number", landline),
    "email": ("email_address", email),
    "postcode": ("postcode", postcode),
    "dob": ("date_of_birth", birth_date),
    "born": ("date_of_birth", born_date),
    "address": ("street_address", address),
    "age_before": ("age", age_before),
    "age_after": ("age", age_after),
    "n": ("age", number_age),
    "big_n": ("age", old_age),
    "hospital": ("hospital_number", hospital_value),
    "condition": ("condition", condition),
    "reg": ("vehicle_registration", registration),
    "person": ("person", person),
    "full_name": ("person", full_name),
    "given": ("person", given_name),
    "titled": ("person", titled),
    "ward": ("ward_or_bed", one_of(*WARDS)),
    "sort": ("bank_details", lambda rng: "-".join(f"{rng.randrange(10, 99)}" for _ in range(3))),
    "account": ("bank_details", digits(8)),
}
PUBLISHED: dict[str, tuple[str, Callable[[random.Random], str]]] = {
    "org_phone": ("phone_number", org_phone),
    "org_email": ("email_address", org_email),
    "org_postcode": ("postcode", postcode),
    "org_address": ("street_address", lambda rng: f"{rng.randrange(1, 90)} {rng.choice(STREETS)}"),
    "campaign": (
        "condition",
        one_of(
            "Dementia",
            "Diabetes",
            "Stroke",
            "Asthma",
            "Epilepsy",
            "Sepsis",
            "Breast Cancer",
            "Autism",
            "Prostate Cancer",
        ),
    ),
}
UNLABELLED: dict[str, Callable[[random.Random], str]] = {
    "town": one_of(*TOWNS),
    "venue": one_of(*VENUES),
    "when": one_of(
        "yesterday",
        "last night",
        "this morning",
        "on Tuesday",
        "last Friday",
        "over the weekend",
        "on 3 March",
        "today",
        "at 2am",
    ),
    "isbn": isbn10,
    "ten": digits(10),
    "eight": digits(8),
    "seven": digits(7),
    "five": digits(5),
    "eleven": lambda rng: "0" + digits(10)(rng),
    "event_date": event_date,
    "clock": one_of("10am", "2pm", "6:30pm", "10am to 2pm", "9.30am", "12 noon", "17:30"),
    "pounds": lambda rng: f"£{rng.randrange(100, 99999):,}",
    "count": lambda rng: f"{rng.randrange(1000, 250000):,}",
    "small": lambda rng: str(rng.randrange(2, 60)),
    "band": one_of(
        "16 and over",
        "18+",
        "40 to 74",
        "5-11",
        "65 or over",
        "50 and above",
        "2 and 3",
        "11 to 18",
        "16-25",
        "75 and over",
    ),
    "route": one_of("the 20", "bus 35", "the X24", "number 8 bus", "bus route 700", "the E1"),
    "product": one_of(
        "AB12-3456",
        "SKU 4471209",
        "model XR500",
        "Part No 11-22-33",
        "B12",
        "H1N1",
        "Form FP10",
        "A4",
        "R2-D2",
        "MS365",
    ),
    "charity_walk": one_of("5k", "10k", "26.2 miles", "100 miles", "3 peaks", "half marathon"),
}
