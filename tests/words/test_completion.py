"""What is offered while `#` or `@` is typed, and how it goes into the post."""

from __future__ import annotations

from datetime import date
from types import MappingProxyType

import pytest

from composer.domain.account import NetworkId
from composer.domain.span import Span
from composer.paths import RESOURCES
from composer.words.completion import Audience, Completer, Trigger, insertion, trigger_at
from composer.words.directory import Directory, Handle, Organisation
from composer.words.snippets import Layer, Shelf, Snippet, read_folder, shelve

X, BLUESKY = NetworkId("x"), NetworkId("bluesky")
ON_X = Audience({X: "X"})
ON_BOTH = Audience({X: "X", BLUESKY: "Bluesky"})
TODAY = date(2026, 11, 22)


def bundled() -> Shelf:
    return shelve([read_folder(RESOURCES / "snippets", Layer.BUNDLE, [])])


def trust(**handles: str) -> Organisation:
    made = {NetworkId(key): Handle(text, True, TODAY) for key, text in handles.items()}
    return Organisation("trust", "A Trust", ("Old Hospital",), handles=MappingProxyType(made))


def completer(*organisations: Organisation, counts: dict[str, int] | None = None) -> Completer:
    return Completer(bundled(), Directory(organisations), counts or {}, TODAY)


def typed(text: str) -> Trigger:
    found = trigger_at(text, len(text))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("see #fut", Trigger("#", "fut", Span(4, 8))),
        ("@", Trigger("@", "", Span(0, 1))),
        ("(@stsft", Trigger("@", "stsft", Span(1, 7))),
        ("line\n#", Trigger("#", "", Span(5, 6))),
    ],
)
def test_a_hashtag_or_tag_being_typed_is_seen(text: str, expected: Trigger) -> None:
    assert trigger_at(text, len(text)) == expected


@pytest.mark.parametrize("text", ["atb@nhs", "https://a.uk/#part", "#done ", "C#", "## ", "&#39"])
def test_an_address_a_link_or_a_finished_word_is_none(text: str) -> None:
    assert trigger_at(text, len(text)) is None


def test_the_middle_of_a_word_is_none() -> None:
    assert trigger_at("#FutureNHS", 4) is None


@pytest.mark.parametrize("text", ["#futurenhs", "#FUT", "#nhs", "#fnhs", "#futurnhs"])
def test_the_accessible_spelling_is_offered_whatever_was_typed(text: str) -> None:
    assert "#FutureNHS" in [offer.insert for offer in completer().complete(typed(text), ON_X)]


def test_a_hash_alone_offers_the_most_used_first() -> None:
    counts = {"snippet:vanguard": 5, "snippet:futurenhs": 9}
    offers = completer(counts=counts).complete(typed("#"), ON_X)
    assert [offer.insert for offer in offers[:2]] == ["#FutureNHS", "#Vanguard"]


def test_at_offers_the_handle_of_the_network() -> None:
    found = completer(trust(x="@atrust", bluesky="@a.bsky.social"))
    offers = found.complete(typed("@a"), Audience({BLUESKY: "Bluesky"}))
    assert "@a.bsky.social" in [offer.insert for offer in offers]


def test_an_alias_finds_the_organisation() -> None:
    (offer, *_) = completer(trust(x="@atrust")).complete(typed("@oldhosp"), ON_X)
    assert (offer.insert, offer.warning) == ("@atrust", "")


def test_an_organisation_that_is_not_on_the_network_gives_its_name_and_a_warning() -> None:
    (offer, *_) = completer(trust(bluesky="@a.bsky.social")).complete(typed("@atrust"), ON_X)
    assert offer.insert == "A Trust"
    assert offer.warning == "no handle known on X"


def test_handles_that_differ_between_the_networks_are_told() -> None:
    (offer, *_) = completer(trust(x="@atrust", bluesky="@a.bsky.social")).complete(typed("@atrust"), ON_BOTH)
    assert offer.insert == "@atrust"
    assert "Different here" in offer.warning


def test_the_palette_finds_templates_tags_and_organisations_alike() -> None:
    found = completer(trust(x="@atrust"))
    assert found.search("thank y", ON_X)[0].kind == "template"
    assert found.search("old hosp", ON_X)[0].kind == "organisation"
    assert found.search("zzqx", ON_X) == []


def test_a_snippet_for_another_network_is_not_offered() -> None:
    shelf = shelve([[Snippet("a", "#OnlyThere", "hashtag", "#OnlyThere", networks=(BLUESKY,))]])
    only = Completer(shelf, Directory(), {}, TODAY)
    assert only.complete(typed("#only"), ON_X) == []
    assert len(only.complete(typed("#only"), ON_BOTH)) == 1


def test_what_was_typed_is_replaced_and_nothing_else() -> None:
    text = "Ask #fut today"
    fix = insertion(text, Span(4, 8), "#FutureNHS", label="Insert")
    assert fix.applied_to(text) == "Ask #FutureNHS today"


@pytest.mark.parametrize(
    ("text", "place", "expected"),
    [
        ("onetwo", 3, "one #NHS two"),
        ("one two", 4, "one #NHS two"),
        ("one.", 3, "one #NHS."),
        ("(", 1, "(#NHS"),
        ("", 0, "#NHS"),
    ],
)
def test_an_insertion_brings_just_the_spaces_it_needs(text: str, place: int, expected: str) -> None:
    assert insertion(text, Span(place, place), "#NHS", label="Insert").applied_to(text) == expected


@pytest.mark.parametrize(
    ("text", "place", "expected"),
    [("", 0, "A\nB"), ("One", 3, "One\n\nA\nB"), ("One\nTwo", 4, "One\n\nA\nB\n\nTwo")],
)
def test_a_template_stands_on_its_own_lines(text: str, place: int, expected: str) -> None:
    fix = insertion(text, Span(place, place), "A\nB", label="Insert", own_lines=True)
    assert fix.applied_to(text) == expected


def test_a_tag_that_is_a_snippet_and_an_organisation_is_offered_once() -> None:
    offers = completer(trust(x="@atbsunderland")).complete(typed("@"), ON_X)
    assert [offer.insert for offer in offers].count("@atbsunderland") == 1
