"""What a layout preview holds."""

from __future__ import annotations

import pytest

from composer.domain.account import Account, AccountId, NetworkId, Visibility
from composer.domain.network import Entity, Fact, Network
from composer.domain.picture import Picture
from composer.domain.span import Span
from composer.paths import RESOURCES
from composer.words.located import Problem
from composer.words.preview import LinkCard, Look, Preview, fold_at, preview, read_looks

LINK = Entity("link", 4, 24, "https://www.nhs.uk/a")
TAGS = (Entity("mention", 0, 4, "atb"), Entity("hashtag", 5, 9, "nhs"))


def made(
    look: Look,
    *entities: Entity,
    text: str = "See https://www.nhs.uk/a",
    pictures: int = 0,
    who: str = "public",
) -> Preview:
    account = Account(AccountId("a"), NetworkId("n"), "@team", visibility=Visibility(who))
    network = Network(NetworkId("n"), "Network", "plain", Fact(500))
    return preview(
        text, account, network, look, entities, [Picture(str(number)) for number in range(pictures)]
    )


def test_the_bundled_looks_have_no_mistake_and_cover_all_seven_networks() -> None:
    problems: list[Problem] = []
    looks = read_looks(RESOURCES / "previews.yml", problems)
    assert problems == []
    assert set(looks) == {"x", "bluesky", "mastodon", "threads", "linkedin", "facebook", "instagram"}


def test_a_short_post_does_not_fold() -> None:
    assert fold_at("short", Look(fold_characters=10)) is None
    assert fold_at("exactly 10", Look(fold_characters=10)) is None


def test_a_long_post_folds_between_words() -> None:
    assert fold_at("one two three four", Look(fold_characters=10)) == 7


def test_a_post_of_many_lines_folds_after_the_lines_allowed() -> None:
    assert fold_at("a\nb\nc\nd", Look(fold_characters=100, fold_lines=3)) == 5


def test_a_fold_never_cuts_a_link() -> None:
    assert fold_at("one https://a.uk/long/path", Look(fold_characters=10), [Span(4, 26)]) == 3


def test_a_fold_that_is_not_verified_is_only_about_there() -> None:
    assert not made(Look(fold_characters=5)).surely
    assert made(Look(fold_characters=5, verified=True)).surely


def test_only_what_the_network_links_can_be_pressed() -> None:
    assert made(Look(linked=frozenset(("hashtag",))), *TAGS).pressed == ((Span(5, 9), "hashtag"),)


def test_the_last_link_gets_the_card() -> None:
    assert made(Look(), LINK).link_card == LinkCard("nhs.uk", "nhs.uk/a")


@pytest.mark.parametrize(
    ("card", "pictures", "shown"), [("below", 1, True), ("instead", 1, False), ("none", 0, False)]
)
def test_a_card_and_pictures_sit_as_the_network_has_them(card: str, pictures: int, shown: bool) -> None:
    assert (made(Look(card=card), LINK, pictures=pictures).link_card is not None) is shown


def test_pictures_beyond_the_grid_are_counted() -> None:
    found = made(Look(), pictures=6)
    assert (len(found.pictures), found.more_pictures, found.in_a_row) == (4, 2, False)


def test_on_a_protected_account_hashtags_and_tags_are_told_the_truth_about() -> None:
    notes = " ".join(made(Look(), *TAGS, who="protected").notes)
    assert "Hashtags find nobody new" in notes
    assert "only accounts that follow it" in notes


def test_a_protected_post_without_tags_says_only_who_sees_it() -> None:
    assert len(made(Look(), who="protected").notes) == 1


@pytest.mark.parametrize("who", ["public", "unknown"])
def test_an_account_not_known_to_be_protected_counts_as_seen_by_anyone(who: str) -> None:
    assert "nyone" in made(Look(), who=who).notes[0]


def test_what_does_not_work_on_a_network_is_said_only_when_it_is_there() -> None:
    look = Look(said=(("link", "No links."), ("no_picture", "Needs a picture.")))
    assert made(look, LINK).notes[1:] == ("No links.", "Needs a picture.")
    assert made(look, pictures=1).notes[1:] == ()
