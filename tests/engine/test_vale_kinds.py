"""Vale's kinds mean here what they mean in Vale."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.engine.conftest import Bench


def test_existence_finds_whole_words_only(bench: Bench) -> None:
    rule = "extends: existence\nmessage: no %s\ntokens: [cat, big dog]"
    assert bench.matched(rule, "cat concat cats a big dog, Cat") == ["cat", "big dog"]


def test_existence_can_ignore_letter_case(bench: Bench) -> None:
    rule = "extends: existence\nmessage: no %s\nignorecase: true\ntokens: [nhs]"
    assert bench.matched(rule, "NHS nhs Nhs") == ["NHS", "nhs", "Nhs"]


def test_nonword_tokens_match_inside_words(bench: Bench) -> None:
    rule = "extends: existence\nmessage: no %s\nnonword: true\ntokens: ['\\d+(?:ms|s)', ';-']"
    assert bench.matched(rule, "10ms,x5s ;-)") == ["10ms", "5s", ";-"]


def test_raw_stands_before_the_tokens_and_append_puts_it_after(bench: Bench) -> None:
    before = "extends: existence\nmessage: m\nraw: ['\\b(?:was|is)\\b\\s*']\ntokens: ['\\w+ed', seen]"
    assert bench.matched(before, "it was walked, is  seen, walked") == ["was walked", "is  seen"]
    after = "extends: existence\nmessage: m\nappend: true\nraw: ['\\s*\\d']\ntokens: [bus]"
    assert bench.matched(after, "bus 5 bus") == ["bus 5"]


def test_raw_items_are_one_pattern_together(bench: Bench) -> None:
    rule = "extends: existence\nmessage: m\nraw: ['ab', 'c+']"
    assert bench.matched(rule, "ab abcc c") == ["abcc"]


def test_an_exception_lets_any_match_pass_that_holds_it(bench: Bench) -> None:
    rule = "extends: existence\nmessage: m\ntokens: ['[A-Z]{2,} team', '[A-Z]{3,}']\nexceptions: [NHS]"
    assert bench.matched(rule, "NHS team XYZ team ABC nhs") == ["XYZ team", "ABC"]


def test_exceptions_mind_letter_case_even_where_tokens_do_not(bench: Bench) -> None:
    rule = "extends: existence\nmessage: m\nignorecase: true\ntokens: [may]\nexceptions: [May]"
    assert bench.matched(rule, "May may MAY") == ["may", "MAY"]


def test_inline_flags_hold_until_their_group_ends(bench: Bench) -> None:
    rule = "extends: existence\nmessage: m\nignorecase: true\ntokens: ['(?-i)IT']"
    assert bench.matched(rule, "it IT It") == ["IT"]


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("[[:alpha:]]+!", "ab! 1!", ["ab!"]),
        (r"\p{Lu}{2,}", "ÄÖ ab", ["ÄÖ"]),
        (r"(?<x>a)\k<x>", "aa ab", ["aa"]),
        ("[a||b]c", "ac |c bc", ["ac", "|c", "bc"]),
        ("[a-z-[aeiou]]9", "a9 b9", ["b9"]),
        (r"(?<=x )y", "x y y", ["y"]),
        ("^end", "start\nend", ["end"]),
    ],
)
def test_patterns_are_read_as_vale_reads_them(
    bench: Bench, pattern: str, text: str, expected: list[str]
) -> None:
    rule = f"extends: existence\nmessage: m\nnonword: true\ntokens: ['{pattern}']"
    assert bench.matched(rule, text) == expected


def test_a_message_takes_what_matched_and_what_the_action_makes_of_it(bench: Bench) -> None:
    rule = "extends: existence\nmessage: '%s should be %s'\ntokens: [foo]\naction: {name: replace, params: [bar, baz]}"
    assert bench.messages(rule, "foo") == ["foo should be 'bar' or 'baz'"]


def test_numbered_places_in_a_message_are_filled_by_number(bench: Bench) -> None:
    rule = "extends: substitution\nmessage: 'not %[2]s, 100%% %[1]s'\nswap: {foo: bar}"
    assert bench.messages(rule, "foo") == ["not foo, 100% bar"]


def test_substitution_prefers_the_longest_key(bench: Bench) -> None:
    rule = "extends: substitution\nmessage: '%s|%s'\nswap:\n  in order: a\n  in order to: to"
    assert bench.messages(rule, "in order to go") == ["to|in order to"]


def test_substitution_offers_each_of_several_suggestions(bench: Bench) -> None:
    message = "message: \"Use '%s' instead of '%s'.\"\n"
    rule = f"extends: substitution\n{message}action: {{name: replace}}\nswap: {{big: 'large|huge'}}"
    (finding,) = bench.findings(rule, "a big day")
    assert finding.message == "Use 'large' or 'huge' instead of 'big'."
    assert [fix.applied_to("a big day") for fix in finding.fixes] == ["a large day", "a huge day"]


def test_substitution_fills_groups_of_its_key(bench: Bench) -> None:
    rule = "extends: substitution\nmessage: '%s'\nswap:\n  '(\\d+) per cent': $1%\n  foo: bar"
    assert bench.messages(rule, "50 per cent foo") == ["50%", "bar"]


def test_substitution_says_nothing_of_what_is_right_already(bench: Bench) -> None:
    rule = "extends: substitution\nmessage: '%s'\nignorecase: true\nswap: {javascript: JavaScript}"
    assert bench.matched(rule, "JavaScript javascript") == ["javascript"]


def test_substitution_lets_a_pattern_say_what_is_right(bench: Bench) -> None:
    rule = "extends: substitution\nmessage: '%s'\nignorecase: true\nswap: {py.*?: '[pP]y.*'}"
    assert bench.matched(rule, "py PY") == ["PY"]


def test_swap_may_be_a_list_of_mappings(bench: Bench) -> None:
    rule = "extends: substitution\nmessage: '%s'\nswap:\n  - foo: bar\n  - baz: qux"
    assert bench.messages(rule, "foo baz") == ["bar", "qux"]


def test_a_fix_follows_the_capital_that_starts_a_sentence(bench: Bench) -> None:
    rule = "extends: substitution\nmessage: '%s'\nignorecase: true\nswap: {utilise: use}"
    (finding,) = bench.findings(rule, "Utilise it.")
    assert finding.fixes[0].applied_to("Utilise it.") == "Use it."


def test_occurrence_counts_over_the_whole_text_and_points_at_the_first(bench: Bench) -> None:
    rule = "extends: occurrence\nmessage: '%s marks'\nmax: 1\ntoken: '!'"
    (finding,) = bench.findings(rule, "Oh! No.\n\nOh! Yes!")
    assert (finding.message, finding.span) == ("3 marks", (2, 3))
    assert not bench.findings(rule, "Oh! No.")


def test_occurrence_at_lines_starts_counts_lines_in_all_paragraphs(bench: Bench) -> None:
    rule = "extends: occurrence\nmessage: '%s lines'\nmax: 2\ntoken: '(?m)^- '"
    (finding,) = bench.findings(rule, "So:\n- one\n\n- two\n- three")
    assert (finding.message, finding.span) == ("3 lines", (4, 6))
    assert not bench.findings(rule, "- one\n\n- two\nno - three")


def test_occurrence_counts_each_sentence_for_itself(bench: Bench) -> None:
    rule = "extends: occurrence\nscope: sentence\nmessage: long\nmax: 3\ntoken: '\\b\\w+\\b'"
    text = "One two three. One two three four. Five."
    assert [finding.span for finding in bench.findings(rule, text)] == [(15, 18)]


def test_occurrence_counts_each_paragraph_for_itself(bench: Bench) -> None:
    rule = "extends: occurrence\nscope: paragraph\nmessage: many\nmax: 1\ntoken: '!'"
    assert [finding.span for finding in bench.findings(rule, "a! b.\n\nc! d!")] == [(8, 9)]


def test_too_few_is_a_remark_on_the_whole_post(bench: Bench) -> None:
    rule = "extends: occurrence\nmessage: 'only %s'\nmin: 1\ntoken: please"
    (finding,) = bench.findings(rule, "Come along")
    assert (finding.span, finding.message) == (None, "only 0")


def test_repetition_finds_the_same_word_again(bench: Bench) -> None:
    rule = "extends: repetition\nmessage: \"'%s' is repeated!\"\nalpha: true\ntokens: ['[^\\s]+']"
    text = "This is is a line line. 5 5"
    assert bench.matched(rule, text) == ["is is"]


def test_repetition_does_not_reach_over_two_sentences(bench: Bench) -> None:
    rule = "extends: repetition\nmessage: m\nignorecase: true\nalpha: true\ntokens: ['[^\\s.]+']"
    assert bench.matched(rule, "I forgot that. That is all all") == ["all all"]


def test_a_repetition_is_mended_by_saying_it_once(bench: Bench) -> None:
    rule = "extends: repetition\nmessage: m\nalpha: true\ntokens: ['[^\\s]+']"
    (finding,) = bench.findings(rule, "to the the point")
    assert finding.fixes[0].applied_to("to the the point") == "to the point"


def test_consistency_minds_only_both_ways_together(bench: Bench) -> None:
    rule = (
        "extends: consistency\nmessage: \"Inconsistent '%s'\"\nignorecase: true\neither: {adviser: advisor}"
    )
    (finding,) = bench.findings(rule, "An advisor.\n\nThe Adviser.")
    assert finding.message == "Inconsistent 'advisor'"
    assert not bench.findings(rule, "An advisor and an advisor")


def test_conditional_lets_pass_what_was_defined_anywhere(bench: Bench) -> None:
    rule = r"""
        extends: conditional
        message: "'%s' has no definition"
        first: '\b([A-Z]{3,5})\b'
        second: '(?:\b[A-Z][a-z]+ )+\(([A-Z]{3,5})\)'
        exceptions: [USB]
        """
    text = "WHO and XYZ and USB.\n\nThe World Health Organization (WHO)."
    assert bench.matched(rule, text) == ["XYZ"]


def test_conditional_without_a_group_asks_only_for_presence(bench: Bench) -> None:
    rule = "extends: conditional\nmessage: m\nfirst: '\\bjab\\b'\nsecond: '\\bbook\\b'"
    assert bench.matched(rule, "Get a jab, a jab!") == ["jab", "jab"]
    assert bench.matched(rule, "Get a jab: book now") == []


@pytest.mark.parametrize(
    ("keys", "good", "bad"),
    [
        ("match: $sentence", "A walk in the park", "A Walk In The Park"),
        (
            "match: $sentence\nexceptions: [NHS, South Tyneside]",
            "The NHS in South Tyneside",
            "The Nhs In South tyneside",
        ),
        ("match: $title", "A Walk in the Park", "A walk in the park"),
        ("match: $title\nstyle: Chicago", "Walking through the Park", "Walking Through the park Gate Today"),
        ("match: $lower", "all small", "Not small"),
        ("match: $upper", "LOUD", "quiet"),
        ("match: '^Hello'", "Hello you", "Goodbye"),
    ],
)
def test_capitalization_asks_for_one_case(bench: Bench, keys: str, good: str, bad: str) -> None:
    rule = f"extends: capitalization\nmessage: \"'%s' should be '%s'\"\n{keys}"
    assert not bench.findings(rule, good)
    (finding,) = bench.findings(rule, bad)
    assert finding.span == (0, len(bad))


def test_a_capitalization_is_mended_in_one_step(bench: Bench) -> None:
    (finding,) = bench.findings("extends: capitalization\nmessage: m\nmatch: $title", "a walk in the park")
    assert finding.fixes[0].applied_to("a walk in the park") == "A Walk in the Park"


def test_readability_gives_the_mean_of_its_grades(bench: Bench) -> None:
    rule = "extends: readability\nmessage: 'grade %s'\ngrade: 8\nmetrics: [Flesch-Kincaid, Gunning Fog]"
    hard = (
        "Multidisciplinary collaboration necessitates organisational transformation initiatives universally."
    )
    (finding,) = bench.findings(rule, hard)
    assert float(finding.message.removeprefix("grade ")) > 20
    assert not bench.findings(rule, "We can help you. Call us now.")


def test_a_metric_is_worked_out_over_the_post(bench: Bench) -> None:
    formula = "formula: |\n  (words / sentences) + math.sqrt(paragraphs * 4)\ncondition: '> 6'"
    rule = "extends: metric\nmessage: 'score %s'\n" + formula
    assert bench.messages(rule, "One two three. Four.\n\nFive six.") == []
    assert bench.messages(rule, "One two three four five.") == ["score 7.00"]


def test_a_limit_ends_the_remarks_of_a_rule(bench: Bench) -> None:
    rule = "extends: existence\nmessage: m\nlimit: 2\ntokens: [ha]"
    assert bench.matched(rule, "ha ha ha ha") == ["ha", "ha"]


def test_a_rule_for_headings_loads_and_never_speaks(bench: Bench) -> None:
    rule = "extends: existence\nmessage: m\nscope: [heading, 'list & ~code']\ntokens: [ha]"
    assert bench.matched(rule, "ha") == []
    assert bench.load().rules["Test.Rule"].never_applies  # type: ignore[index]


@pytest.mark.parametrize(
    "scope", ["text", "raw", "summary", "paragraph", "sentence", "~heading", "text & ~code", "text.txt"]
)
def test_scopes_that_a_post_has_are_judged(bench: Bench, scope: str) -> None:
    rule = f"extends: existence\nmessage: m\nscope: '{scope}'\ntokens: [ha]"
    assert bench.matched(rule, "One. Well, ha. Three.") == ["ha"]


def test_kinds_that_need_more_than_a_post_are_refused_with_the_reason(bench: Bench) -> None:
    bench.write("Test.Rule", "extends: spelling\nmessage: m")
    (problem,) = bench.load().problems
    assert "'spelling' is not supported here, because" in str(problem)


def test_keys_are_read_in_any_letter_case_and_level_defaults_to_warning(bench: Bench) -> None:
    (finding,) = bench.findings("Extends: existence\nMessage: m\nignoreCase: true\nTokens: foo", "FOO")
    assert finding.level == "warning"
