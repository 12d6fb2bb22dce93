"""The scan for literals never loses a match that the pattern would have found."""

from __future__ import annotations

import regex
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from composer.engine.finders import Hit, PatternFinder, words_or_pattern
from composer.engine.patterns import Clock, compiled
from composer.engine.scan import Scan, View

_ATOMS = st.sampled_from(
    ["a", "b", "ab", "Ab", "ba ", "1", "#", "é", "ß", "[ab]", "[^a]", r"\d", r"\w", ".", r"\b", "[A-Z]", "^", "$",
     "(?=b)", "(?!b)", "(?<=a)", "(?<!1)", r"\.", "[0-9]", "(?:A|b1)", "[é-ü]", r"\p{Lu}", "İ", "ſ", r"\x41",
     r"\p{Extended_Pictographic}", "[😀-😂𝓪]", "[’-😀]", "[Å]", "[1-3]",
     r"(?<!\w)", r"(?<![\w#])", "(?=[A-Z]{2})", "[A-Z]{2}", "[A-Za-z]", "(?:[A-Za-z] ){2,}", "(?:[😀-😂] ?){2,}",
     "(?<= )", r"(?<=b |#)", r"(?<![\d#\w-])", "[#.]{2,}", "[ab]{3,}", "[#-]"]
)  # fmt: skip
_QUANTIFIERS = st.sampled_from(
    ["", "", "", "?", "*", "+", "{2}", "{1,3}", "{0,2}", "+?", "*?", "++", "*+", "{2,}"]
)


def _compose(children: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    groups = st.sampled_from(["(?:%s)", "(%s)", "(?i:%s)", "(?=%s)", "(?!%s)"])
    sequence = st.lists(children, min_size=1, max_size=4).map("".join)
    choice = st.lists(sequence, min_size=1, max_size=3).map("|".join)
    return st.builds(lambda group, body, times: group % body + times, groups, choice, _QUANTIFIERS)


_ATOM = st.builds(
    lambda atom, times: (
        atom if atom[0] in "(^$\\" and atom not in {r"\d", r"\w", r"\."} else f"(?:{atom}){times}"
    ),
    _ATOMS,
    _QUANTIFIERS,
)
_PATTERNS = st.recursive(_ATOM, _compose, max_leaves=8)
_TEXTS = st.text(st.sampled_from("abABb1 2#éÉßẞ.Kſİı٣\nüC😀𝓪’©Å-"), max_size=30)


def _found(finder: PatternFinder, text: str) -> list[tuple[int, int]]:
    view = View(Scan(finder.leaves), text, 0, len(text) + 1, Clock(60))
    return [(hit.start, hit.end) for hit in view.found(finder)]


@settings(max_examples=500, deadline=None)
@given(pattern=_PATTERNS, text=_TEXTS, ignore_case=st.booleans())
@example(pattern=r"[A-Z]{2,}", text="AB", ignore_case=True)
@example(pattern=r"[A-Z]{2,}x", text="abx", ignore_case=True)
@example(pattern=r"\d{2}a", text="٣٣a", ignore_case=False)
@example(pattern=r"(a)b\1c", text="abac", ignore_case=False)
@example(pattern=r"s{2}k", text="ſſK", ignore_case=True)
@example(pattern=r"it", text="İt", ignore_case=True)
@example(pattern=r"(😀|a)b?\1", text="😀 aba", ignore_case=False)
@example(pattern=r"([😀-😂]) ?\1", text="a😀 😀", ignore_case=False)
@example(pattern=r"(?=[😀-😂])(?:[😀-😂]|x)b", text="x😀b", ignore_case=False)
@example(pattern=r"(?=[A-Z]{2}).b", text="ab ABb", ignore_case=False)
@example(pattern=r"(?<![\w#])ab", text="#ab bab ab", ignore_case=False)
@example(pattern=r"\d{1,2}(?:a|b)", text="1 12b a", ignore_case=False)
@example(pattern=r"(?<=#|a)1", text="#1 a1", ignore_case=False)
@example(pattern=r"[#.]{3,}", text=".## #.", ignore_case=False)
@example(pattern=r"\d(?: -| –) ?b", text="1 - b 1 –b", ignore_case=False)
def test_a_scanned_pattern_finds_what_the_pattern_alone_finds(
    pattern: str, text: str, ignore_case: bool
) -> None:
    source = ("(?i)" if ignore_case else "") + pattern
    alone = [match.span() for match in compiled(source).finditer(text, timeout=5)]
    assert _found(PatternFinder(source, at_word_edge=False), text) == alone


_WORDS = st.lists(
    st.text(st.sampled_from("abAéß1 -'"), min_size=1, max_size=6).filter(lambda word: word.strip() == word),
    min_size=1,
    max_size=5,
    unique=True,
)


@settings(max_examples=300, deadline=None)
@given(words=_WORDS, text=_TEXTS, ignore_case=st.booleans())
def test_a_list_of_words_finds_what_vales_pattern_of_them_finds(
    words: list[str], text: str, ignore_case: bool
) -> None:
    finder = words_or_pattern(words, ignore_case=ignore_case, nonword=False)
    source = rf"(?m)\b(?:{'|'.join(words)})\b"
    pattern = compiled("(?i)" + source if ignore_case else source)
    view = View(Scan(finder.leaves), text, 0, len(text) + 1, Clock(60))
    assert [hit[:2] for hit in view.found(finder)] == [match.span() for match in pattern.finditer(text)]


@settings(max_examples=300, deadline=None)
@given(words=_WORDS, text=_TEXTS)
def test_the_alternative_that_matched_is_known(words: list[str], text: str) -> None:
    finder = words_or_pattern(words, ignore_case=True, nonword=False)
    view = View(Scan(finder.leaves), text, 0, len(text) + 1, Clock(60))
    hits: list[Hit] = list(view.found(finder))
    for hit in hits:
        assert regex.fullmatch("(?i)" + words[hit.choice], text[hit.start : hit.end])


@settings(max_examples=400, deadline=None)
@given(
    tokens=st.lists(_PATTERNS, min_size=2, max_size=4),
    text=_TEXTS,
    nonword=st.booleans(),
    ignore_case=st.booleans(),
)
def test_alternatives_found_one_by_one_are_those_of_one_pattern(
    tokens: list[str], text: str, nonword: bool, ignore_case: bool
) -> None:
    finder = words_or_pattern(tokens, ignore_case=ignore_case, nonword=nonword)
    template = "(?m)(?:%s)" if nonword else r"(?m)\b(?:%s)\b"
    alone = compiled(("(?i)" if ignore_case else "") + template.replace("%s", "|".join(tokens)))
    view = View(Scan(finder.leaves), text, 0, len(text) + 1, Clock(60))
    spans = [match.span() for match in alone.finditer(text, timeout=5)]
    assume(all(start < end for start, end in spans))
    assert [hit[:2] for hit in view.found(finder) if hit.start < hit.end] == spans


def test_most_patterns_of_the_bundled_packs_are_not_tried_on_an_ordinary_post() -> None:
    from composer.engine.rulebook import RuleBook

    ruleset = RuleBook().load()
    view = View(ruleset.scan, "Join our walking group in the park on Saturday.", 0, 47, Clock())
    finders = sum(len(check.finders) for check in ruleset.checks)
    assert len(view.hits) < finders / 6
