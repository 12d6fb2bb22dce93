"""Organisations, their handles, and what may be wrong with tagging them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from composer.domain.account import AccountId, NetworkId
from composer.paths import RESOURCES
from composer.words.directory import Directory, Doubt, FollowList, Organisation, read_directory

X, BLUESKY, THREADS = NetworkId("x"), NetworkId("bluesky"), NetworkId("threads")
TODAY = date(2026, 11, 22)
FILE = """
owner: Comms
checked: 2026-11-01
organisations:
  - id: a
    name: A Trust
    handles:
      x: {handle: atrust, verified: true, checked: 2026-10-01}
      bluesky: none
      mastodon: "@a@example.org"
"""


def read(tmp_path: Path, *texts: str) -> Directory:
    paths = []
    for number, text in enumerate(texts):
        paths.append(tmp_path / f"{number}.yml")
        paths[-1].write_text(text, "utf-8")
    return read_directory(paths)


def only(directory: Directory) -> Organisation:
    (found,) = directory.organisations
    return found


def test_the_bundled_directory_has_no_mistake_an_owner_and_a_date() -> None:
    directory = read_directory([RESOURCES / "directory.yml"])
    assert directory.problems == ()
    assert directory.owner
    assert directory.checked == date(2026, 11, 22)
    assert len(directory.organisations) > 50


def test_no_bundled_handle_counts_as_verified_without_a_source() -> None:
    directory = read_directory([RESOURCES / "directory.yml"])
    verified = [
        handle for item in directory.organisations for handle in item.handles.values() if handle.verified
    ]
    assert [handle.text for handle in verified] == ["@atbsunderland"]
    assert all(handle.source and handle.checked for handle in verified)


@pytest.mark.parametrize(
    ("network", "doubt"),
    [(X, None), (BLUESKY, Doubt.ABSENT), (NetworkId("mastodon"), Doubt.UNVERIFIED), (THREADS, Doubt.UNKNOWN)],
)
def test_each_doubt_about_a_tag_is_told(tmp_path: Path, network: NetworkId, doubt: Doubt | None) -> None:
    assert only(read(tmp_path, FILE)).doubt(network, TODAY) is doubt


def test_a_handle_last_checked_over_a_year_ago_is_in_doubt(tmp_path: Path) -> None:
    assert only(read(tmp_path, FILE)).doubt(X, date(2027, 10, 2)) is Doubt.STALE


def test_a_later_file_puts_an_entry_right(tmp_path: Path) -> None:
    directory = read(tmp_path, FILE, "organisations:\n  - {id: a, name: A Trust, handles: {x: '@newname'}}\n")
    assert only(directory).handles[X].text == "@newname"


def test_a_later_file_can_take_an_entry_away(tmp_path: Path) -> None:
    assert read(tmp_path, FILE, "organisations:\n  - {id: a, hidden: true}\n").organisations == ()


def test_mistakes_say_where_they_are(tmp_path: Path) -> None:
    directory = read(tmp_path, FILE.replace("verified: true", "verified: perhaps"))
    assert [(problem.line, problem.column) for problem in directory.problems] == [(8, 37)]


def test_only_organisations_on_the_network_are_to_be_followed_there(tmp_path: Path) -> None:
    directory = read(tmp_path, FILE)
    assert [item.id for item in directory.to_follow(X)] == ["a"]
    assert directory.to_follow(BLUESKY) == ()


def test_follow_ticks_are_kept_per_account(tmp_path: Path) -> None:
    path = tmp_path / "person" / "follow.json"
    follow = FollowList(path)
    follow.tick(AccountId("team"), "a", TODAY)
    follow.tick(AccountId("team"), "b", TODAY)
    follow.tick(AccountId("team"), "b", None)
    again = FollowList(path)
    assert again.ticked(AccountId("team")) == {"a": "2026-11-22"}
    assert again.ticked(AccountId("other")) == {}
