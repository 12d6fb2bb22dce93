"""Emoji sequences by their grammar (Unicode Technical Standard 51), so that next year's count right too."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import regex

_REGIONS = (
    "AC AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY "
    "BZ CA CC CD CF CG CH CI CK CL CM CN CO CP CQ CR CU CV CW CX CY CZ DE DG DJ DK DM DO DZ EA EC EE EG EH ER ES ET "
    "EU FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU IC ID IE IL IM "
    "IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF "
    "MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK "
    "PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TA TC "
    "TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM UN US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW"
)
"""The regions that have a flag emoji."""

MAY_BE_EMOJI = re.compile("[\u20e3-\U0010ffff]")
"""Every emoji sequence has one of these: a keycap, a selector or a symbol."""


@cache
def emoji_sequences() -> regex.Pattern[str]:
    """Matches one emoji sequence shown as a picture: not `™` or `☎` alone, which stand as text."""
    import regex

    by_first: dict[str, str] = {}
    for region in _REGIONS.split():
        by_first[region[0]] = by_first.get(region[0], "") + _indicator(region[1])
    flags = "|".join(f"{_indicator(first)}[{seconds}]" for first, seconds in by_first.items())
    symbol = r"[\p{Emoji}--[#*0-9\U0001F1E6-\U0001F1FF]]"
    element = (
        r"(?:[#*0-9]\uFE0F?\u20E3"
        r"|\U0001F3F4[\U000E0020-\U000E007E]+\U000E007F"
        r"|\p{Emoji_Modifier_Base}\p{Emoji_Modifier}"
        rf"|{symbol}\uFE0F"
    )
    return regex.compile(
        rf"(?V1)(?:{flags})|{element}|{symbol}(?=\u200D{symbol})|\p{{Emoji_Presentation}})(?:\u200D{element}|{symbol}))*+"
        r"|\p{Emoji_Presentation}"
    )


def _indicator(letter: str) -> str:
    return chr(0x1F1E6 + ord(letter) - ord("A"))
