"""`networks.yml`: the bundled facts, own ones on top, and errors that say where."""

from __future__ import annotations

from pathlib import Path

import pytest

from composer.domain.account import NetworkId
from composer.errors import ComposerError
from composer.networks.catalogue import load_networks
from composer.networks.counting import measure
from composer.networks.entities import entities
from composer.paths import RESOURCES, machine_folder, person_folder
from tests.networks.vectors import networks

BUNDLED = RESOURCES / "networks.yml"


def _file(folder: Path, text: str) -> Path:
    path = folder / "networks.yml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_all_seven_networks_are_there() -> None:
    assert list(networks()) == ["x", "bluesky", "mastodon", "threads", "linkedin", "facebook", "instagram"]


@pytest.mark.parametrize(
    ("name", "text", "alt_text", "pictures", "hashtags"),
    [
        ("x", 280, 1_000, 4, None),
        ("bluesky", 300, 2_000, 4, None),
        ("mastodon", 500, 1_500, 4, None),
        ("threads", 500, 1_000, 20, 1),
        ("linkedin", 3_000, 1_000, 20, None),
        ("facebook", 63_206, None, 10, None),
        ("instagram", 2_200, 100, 10, 5),
    ],
)
def test_the_limits_are_those_checked(
    name: str, text: int, alt_text: int | None, pictures: int, hashtags: int | None
) -> None:
    network = networks()[NetworkId(name)]
    limits = (network.text, network.alt_text, network.pictures, network.hashtags)
    assert tuple(fact.value for fact in limits) == (text, alt_text, pictures, hashtags)


def test_every_fact_says_when_it_was_checked() -> None:
    for network in networks().values():
        facts = (network.text, network.hashtags, network.pictures, network.alt_text)
        assert all(fact.checked == "2026-11" for fact in facts)


def test_unverified_facts_are_marked() -> None:
    threads = networks()[NetworkId("threads")]
    assert threads.text.verified
    assert not threads.pictures.verified
    assert not networks()[NetworkId("instagram")].alt_text.verified
    assert not networks()[NetworkId("mastodon")].handover_verified


def test_only_instagram_cannot_be_handed_over_to() -> None:
    assert [name for name, network in networks().items() if not network.handover] == ["instagram"]
    assert networks()[NetworkId("linkedin")].handover_carries == ("link",)


def test_the_truths_say_what_protection_costs() -> None:
    told = " ".join(networks()[NetworkId("x")].truths["protected"])
    assert "Hashtags find nobody new" in told
    assert "only accounts that follow you" in told


def test_a_network_can_be_added_and_is_counted_its_way(tmp_path: Path) -> None:
    own = _file(
        tmp_path,
        "networks:\n  our-server:\n    title: Our server\n    counting: mastodon\n    text: {limit: 1000}\n",
    )
    ours = load_networks(BUNDLED, own)[NetworkId("our-server")]
    assert measure(ours, "https://example.org/quite/a/long/one").count == 23
    assert [entity.value for entity in entities(ours, "@a@b.org")] == ["a@b.org"]
    assert ours.text.value == 1000


def test_what_the_own_file_says_goes_before_the_bundled(tmp_path: Path) -> None:
    own = _file(tmp_path, "networks:\n  mastodon:\n    text: {limit: 5000, verified: false}\n")
    mastodon = load_networks(BUNDLED, own)[NetworkId("mastodon")]
    assert mastodon.text.value == 5000
    assert mastodon.title == "Mastodon"
    assert not measure(mastodon, "a" * 5001).blocking


def test_the_persons_file_goes_before_the_machines() -> None:
    machine = _file(machine_folder(), "networks:\n  x: {title: The machine's X, text: 100}\n")
    person = _file(person_folder(), "networks:\n  x: {text: 200}\n")
    try:
        x = load_networks()[NetworkId("x")]
    finally:
        machine.unlink()
        person.unlink()
    assert (x.title, x.text.value) == ("The machine's X", 200)


def test_a_network_without_a_limit_takes_anything(tmp_path: Path) -> None:
    own = _file(tmp_path, "networks:\n  wiki: {title: Wiki, counting: plain, text: none}\n")
    measured = measure(load_networks(own)[NetworkId("wiki")], "a" * 100_000)
    assert measured.fits
    assert measured.limit == 0


def test_an_empty_file_has_no_networks(tmp_path: Path) -> None:
    assert not load_networks(_file(tmp_path, "# nothing yet\n"))


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        ("networks:\n  x:\n    titel: X\n", ":3:5:", "'titel' is not known"),
        ("networks:\n  x:\n    text: many\n", ":3:11:", "a whole number or 'none'"),
        ("networks:\n  x:\n    text: -1\n", ":3:11:", "a whole number or 'none'"),
        ("networks:\n  x:\n    text: {checked: 2026-11}\n", ":3:11:", "no 'limit'"),
        ("networks:\n  x:\n    text: {limit: 1, verified: maybe}\n", ":3:32:", "true or false"),
        ("networks:\n  x:\n    text: {limit: 1, checked: lately}\n", ":3:31:", "a date such as"),
        ("networks:\n  x:\n    counting: words\n", ":3:15:", "'words' is not one of"),
        ("networks:\n  x:\n    title: X\n    title: Y\n", ":4:5:", "given twice"),
        ("networks:\n  - x\n", ":2:3:", "names with values"),
        ("networks:\n  x:\n    title: [X]\n", ":3:12:", "a text is expected"),
        ("networks:\n  x:\n    handover: {carries: text}\n", ":3:25:", "a list is expected"),
        ("networks:\n  x:\n    handover: {address: 'https://a/{txt}'}\n", ":3:25:", "places"),
        ("networks:\n  x:\n    handover: {address: 'https://a/{text'}\n", ":3:25:", "braces"),
        ("networks:\n  x:\n    handover: {address: 'http://a/{text}'}\n", ":3:25:", "https://"),
        ("networks:\n  x:\n    truths: {secret: [a]}\n", ":3:14:", "'secret' is not known"),
        ("networks:\n  new:\n    title: New\n", ":3:5:", "no counting and no text"),
        ("networks: {x: [\n", ":2:1:", "not YAML"),
        ("net: 1\n", ":1:1:", "'net' is not known"),
    ],
)
def test_an_error_says_where_it_is(tmp_path: Path, text: str, place: str, said: str) -> None:
    path = _file(tmp_path, text)
    with pytest.raises(ComposerError) as caught:
        load_networks(path)
    assert str(caught.value).startswith(f"{path}{place}")
    assert said in str(caught.value)


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(ComposerError, match="cannot be read"):
        load_networks(tmp_path / "missing.yml")
    (tmp_path / "bad.yml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ComposerError, match=r"bad\.yml"):
        load_networks(tmp_path / "bad.yml")
