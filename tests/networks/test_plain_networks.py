"""LinkedIn, Facebook and Instagram: code points, and what each marks in a text."""

from __future__ import annotations

import pytest

from tests.networks.vectors import found, length


@pytest.mark.parametrize(
    ("network", "limit"), [("linkedin", 3_000), ("facebook", 63_206), ("instagram", 2_200)]
)
def test_a_plain_network_takes_its_limit_and_no_more(network: str, limit: int) -> None:
    assert length(network, "a" * (limit - 1)).fits
    assert length(network, "a" * limit).fits
    assert not length(network, "a" * (limit + 1)).fits
    assert length(network, "🙂" * limit).count == limit


def test_a_link_counts_as_written() -> None:
    assert length("linkedin", "https://example.org/x").count == 21


@pytest.mark.parametrize(
    ("network", "text", "expected"),
    [
        (
            "linkedin",
            "Hello @nhs-england, #FutureNHS #1",
            [("mention", "nhs-england"), ("hashtag", "FutureNHS")],
        ),
        ("linkedin", "see example.org.", [("link", "example.org")]),
        ("facebook", "@atb.sunderland @abc", [("mention", "atb.sunderland")]),
        ("facebook", "#2024 #year2024 a#b", [("hashtag", "year2024")]),
        ("facebook", "mail me@example.org", []),
        ("instagram", "@atb_sunderland. #2024 #café", None),
        ("instagram", "https://example.org/#x", []),
        ("instagram", "#a🙂 #tag#tag", [("hashtag", "a🙂")]),
        ("instagram", "#️⃣", []),
        ("instagram", "＃日本", [("hashtag", "日本")]),
    ],
)
def test_what_is_marked(network: str, text: str, expected: list[tuple[str, str]] | None) -> None:
    if expected is None:
        expected = [("mention", "atb_sunderland"), ("hashtag", "2024"), ("hashtag", "café")]
    assert found(network, text) == expected
