"""All detectors together: order, overlaps, laziness, threads, and what the team adds."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.detectors.catalogue import Detectors
from composer.domain.detection import KINDS
from composer.errors import ComposerError
from composer.paths import RESOURCES

STORY = (
    "My mam, 82, from Roker had a stroke last Tuesday and is on Ward D43. NHS number 943 476 5919, DOB 3/4/56, "
    "lives at 14 Larkspur Terrace, ring me on 07700 900123 or jane.smith@nhs.net"
)


def test_a_story_gives_all_its_parts_in_text_order(detectors: Detectors) -> None:
    kinds = [detection.kind for detection in detectors.detect(STORY) if detection.kind != "person"]
    assert kinds == [
        "age",
        "place",
        "condition",
        "time",
        "ward_or_bed",
        "nhs_number",
        "date_of_birth",
        "street_address",
        "phone_number",
        "email_address",
    ]


def test_nothing_is_read_before_the_first_text() -> None:
    script = (
        "import sys\n"
        "from composer.detectors.catalogue import Detectors\n"
        "Detectors()\n"
        "heavy = [m for m in sys.modules if m.startswith(('yaml', 'regex', 'phonenumbers', 'stdnum', 'pycrfsuite'))]\n"
        "heavy += [m for m in sys.modules if m.startswith('composer.detectors.') and not m.endswith('catalogue')]\n"
        "assert not heavy, heavy\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True, cwd=RESOURCES.parent)


def test_many_threads_may_ask_at_once_from_the_first_text_on() -> None:
    fresh = Detectors()
    with ThreadPoolExecutor(8) as threads:
        answers = set(threads.map(fresh.detect, [STORY] * 32))
    assert len(answers) == 1


def test_an_nhs_number_is_not_also_a_phone_number(detectors: Detectors) -> None:
    kinds = {detection.kind for detection in detectors.detect("NHS number 7435568194, phone 07435568194")}
    assert kinds == {"nhs_number", "phone_number"}


def test_a_date_of_birth_is_not_also_a_time(detectors: Detectors) -> None:
    assert [detection.kind for detection in detectors.detect("date of birth 3 April 1956")] == [
        "date_of_birth"
    ]


def test_a_postcode_and_its_street_both_stand(detectors: Detectors) -> None:
    kinds = [detection.kind for detection in detectors.detect("She lives at 14 Larkspur Terrace, SR4 7TX")]
    assert kinds == ["street_address", "postcode"]


def test_an_address_in_a_link_is_the_link_alone(detectors: Detectors) -> None:
    kinds = [
        detection.kind
        for detection in detectors.detect("https://example.org/14-chester-road/SR4+7TX?n=9434765919")
    ]
    assert kinds == ["link"]


def test_offsets_count_code_points_after_emoji_and_odd_spaces(detectors: Detectors) -> None:
    text = "👩🏽\u200d⚕️ 💙 İ NHS\u00a0no\u00a0943\u00a0476\u00a05919"
    (number,) = (d for d in detectors.detect(text) if d.kind == "nhs_number")
    assert number.span.of(text) == "943\u00a0476\u00a05919"


def test_the_normal_form_compares_alike_however_it_was_written(detectors: Detectors) -> None:
    values = {
        d.value
        for d in detectors.detect("ring 07700 900123 or +44 (0)7700-900-123")
        if d.kind == "phone_number"
    }
    assert values == {"07700900123"}


def test_a_wrong_check_digit_is_not_sure(detectors: Detectors) -> None:
    (number,) = detectors.detect("NHS number 943 476 5918")
    assert (number.kind, number.sure) == ("nhs_number", False)


def test_a_decade_is_not_sure_since_it_is_the_vaguer_way_to_say_an_age(detectors: Detectors) -> None:
    (age,) = (d for d in detectors.detect("a lady in her eighties") if d.kind == "age")
    assert not age.sure


def test_a_rare_condition_is_noted_as_rare(detectors: Detectors) -> None:
    (condition,) = (d for d in detectors.detect("he has Huntington's disease") if d.kind == "condition")
    assert condition.note == "rare"


def test_the_owner_of_a_published_number_is_told(detectors: Detectors) -> None:
    (number,) = (d for d in detectors.detect("Call Samaritans on 116 123") if d.kind == "phone_number")
    assert (number.public, number.note) == (True, "Samaritans")


def test_a_colleague_who_may_be_named_does_not_alarm() -> None:
    known = Detectors(may_be_named=["Margaret  HETHERINGTON"])
    people = [
        d for d in known.detect("Well done to Margaret Hetherington on her award") if d.kind == "person"
    ]
    assert [person.public for person in people] == [True]


def test_a_teams_own_contacts_are_read_beside_the_bundled_ones(tmp_path: Path) -> None:
    own = tmp_path / "ours.yml"
    own.write_text('contacts:\n  - owner: Our desk\n    phones: ["07700 900123"]\n', encoding="utf-8")
    detections = Detectors(public_contacts=[own]).detect("ring 07700 900123 or 116 123")
    assert [detection.note for detection in detections] == ["Our desk", "Samaritans"]


def test_a_broken_list_of_contacts_is_told_by_its_name(tmp_path: Path) -> None:
    own = tmp_path / "ours.yml"
    own.write_text("contacts: [{phones: [1]}]", encoding="utf-8")
    with pytest.raises(ComposerError, match=r"ours\.yml"):
        Detectors(public_contacts=[own]).detect("hello 1")


@pytest.mark.parametrize(
    "text",
    [
        "Mail jo dot bloggs at nhs dot net",
        "Mail Jo.Bloggs (at) nhs (dot) net",
        "Jo.Bloggs@nhs.net",
        "Jo Bloggs at nhs dot net",
    ],
)
def test_an_address_with_a_name_in_it_is_one_finding(detectors: Detectors, text: str) -> None:
    assert [found.kind for found in detectors.detect(text)] == ["email_address"]


@pytest.mark.parametrize(
    "piece",
    [
        "1" * 20_000,
        "1 " * 10_000,
        "a." * 10_000,
        "@a" * 10_000,
        "Ward " * 4_000,
        "A1 " * 6_000,
        "born " * 4_000,
        "((" * 9_000,
    ],
)
def test_a_monotonous_text_is_answered(detectors: Detectors, piece: str) -> None:
    assert all(detection.span.end <= len(piece) for detection in detectors.detect(piece))


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [*STORY.split(" "), "\n", "💙", "İ", "\u00a0", "+", "(", "07", "@", "SR4", "7TP", "aged"]
        )
    )
)
def test_detections_are_sorted_and_never_overlap(words: list[str]) -> None:
    text = " ".join(words)
    spans = [detection.span for detection in _SHARED.detect(text)]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))


@given(st.text())
@settings(max_examples=150, deadline=None)
def test_any_text_has_an_answer_of_known_kinds(text: str) -> None:
    assert {detection.kind for detection in _SHARED.detect(text)} <= set(KINDS)


_SHARED = Detectors()
