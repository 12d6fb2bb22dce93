"""The vault: nothing is seen before the record says so, and what the record says is never the secret."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

import pytest

from composer.domain.account import AccountId
from composer.errors import ComposerError
from composer.vault import access
from composer.vault.handover import About, HandedOver, Identity, unseal
from composer.vault.keyrings import Keyring, KeyringError, MemoryKeyring, RefusedKeyringError
from composer.vault.logons import LogOn, Turn
from composer.vault.passwords import spoken_fingerprint
from composer.vault.vault import Vault, Where

_X, _Y = AccountId("x-team"), AccountId("other")
_SEED = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
_SECRETS = {
    "user_name": "team-äccount",
    "password": "pass☕word",
    "recovery_codes": "1111\n2222",
    "totp_seed": _SEED,
    "notes": "ask Robin",
}


class _Place:
    """A vault with its keyring and what was noted."""

    def __init__(self, keyring: Keyring | None = None) -> None:
        self.noted: list[tuple[str, str, Mapping[str, Any]]] = []
        self.full = False
        self.keyring = keyring or MemoryKeyring()
        self.vault = Vault(lambda: self.keyring, self.note, lambda: datetime.fromtimestamp(59, UTC))

    def note(self, kind: str, account: str, content: Mapping[str, Any]) -> None:
        if self.full:
            raise ComposerError("The disk is full.", "Free some space.")
        self.noted.append((kind, account, content))


@pytest.fixture
def place() -> _Place:
    made = _Place()
    made.vault.change(_X, _SECRETS, "Sam")
    made.noted.clear()
    return made


def test_every_way_to_a_secret_is_noted_with_who_and_what_and_never_the_secret(place: _Place) -> None:
    vault, dana = place.vault, Identity.new("Dana")
    assert vault.shown(_X, "password", "Sam") == "pass☕word"
    assert vault.copied(_X, "user_name", "Sam") == "team-äccount"
    assert vault.codes(_X, "Sam")[0].code == "287082"
    vault.change(_X, {"password": "newer", "notes": ""}, "Ali")
    vault.hand_over(About(_X), [dana.card()], Identity.new("Sam"), "Sam")
    vault.remove(_X, "Sam")
    words = spoken_fingerprint(dana.signing.public())
    assert place.noted == [
        (access.SHOWN, _X, {"what": ["password"], "said_by": "Sam"}),
        (access.COPIED, _X, {"what": ["user name"], "said_by": "Sam"}),
        (access.SHOWN, _X, {"what": ["one-time code"], "said_by": "Sam"}),
        (access.CHANGED, _X, {"what": ["password", "notes"], "said_by": "Ali"}),
        (access.HANDED_OVER, _X, {"to": [f"Dana ({words})"], "said_by": "Sam"}),
        (
            access.REMOVED,
            _X,
            {
                "what": ["user name", "password", "recovery codes", "one-time-code seed"],
                "said_by": "Sam",
            },
        ),
    ]
    written = json.dumps(place.noted, ensure_ascii=False)
    assert not [secret for secret in (*_SECRETS.values(), "newer", "287082") if secret in written]


def test_nothing_is_seen_where_it_cannot_be_noted(place: _Place) -> None:
    place.full = True
    for seen in (
        lambda: place.vault.shown(_X, "password", "Sam"),
        lambda: place.vault.copied(_X, "password", "Sam"),
        lambda: place.vault.codes(_X, "Sam"),
        lambda: place.vault.hand_over(About(_X), [Identity.new("Dana").card()], Identity.new("Sam"), "Sam"),
    ):
        with pytest.raises(ComposerError, match="disk is full"):
            seen()


def test_no_change_stays_that_could_not_be_noted(place: _Place) -> None:
    place.full = True
    handed = HandedOver(About(_X), LogOn("u", "other"), "Dana", Identity.new("Dana").signing.public())
    changes: tuple[Callable[[], object], ...] = (
        lambda: place.vault.change(_X, {"password": "newer"}, "Sam"),
        lambda: place.vault.take_in(handed, _X, "Sam"),
        lambda: place.vault.remove(_X, "Sam"),
        lambda: place.vault.keep(_Y, LogOn("u", "p"), "Sam"),
    )
    for change in changes:
        with pytest.raises(ComposerError, match="disk is full"):
            change()
    place.full = False
    assert place.vault.shown(_X, "password", "Sam") == "pass☕word"
    assert place.vault.filled(_Y) == frozenset()


def test_what_is_not_given_stays_and_what_is_empty_goes(place: _Place) -> None:
    filled = place.vault.change(_X, {"password": "newer", "notes": ""}, "Sam")
    assert filled == {"user_name", "password", "recovery_codes", "totp_seed"}
    assert place.vault.shown(_X, "user_name", "Sam") == "team-äccount"
    place.noted.clear()
    place.vault.change(_X, {"password": "newer"}, "Sam")
    assert place.noted == [], "what changes nothing is no change"


def test_a_wrong_seed_is_not_kept(place: _Place) -> None:
    with pytest.raises(ComposerError, match="not a seed"):
        place.vault.change(_X, {"totp_seed": "no seed at all", "password": "newer"}, "Sam")
    assert place.vault.shown(_X, "password", "Sam") == "pass☕word"


def test_the_code_after_this_one_comes_with_it(place: _Place) -> None:
    now, following = place.vault.codes(_X, "Sam")
    assert (now.seconds_left, following.seconds_left) == (1, 30)
    assert following.code == "359152"


def test_an_account_without_a_log_on_says_what_to_do() -> None:
    place = _Place()
    assert place.vault.filled(_X) == frozenset()
    with pytest.raises(ComposerError, match="ask another holder"):
        place.vault.shown(_X, "password", "Sam")


def test_a_colleague_takes_it_in_and_the_record_says_from_whom(place: _Place) -> None:
    sam, dana, there = Identity.new("Sam"), Identity.new("Dana"), _Place()
    sealed = place.vault.hand_over(About(_X), [dana.card()], sam, "Sam Neil")
    there.vault.take_in(unseal(sealed, dana), _X, "Dana")
    assert there.vault.shown(_X, "password", "Dana") == "pass☕word"
    kind, account, content = there.noted[0]
    assert (kind, account) == (access.TAKEN_IN, _X)
    assert content["from"] == f"Sam Neil ({spoken_fingerprint(sam.signing.public())})"
    assert content["handed_over_at"] == "1970-01-01T00:00:59+00:00"


def test_a_refused_keyring_leaves_memory_and_says_why() -> None:
    def refused() -> Keyring:
        raise RefusedKeyringError("An environment variable redirects the keyring to 'x'.")

    vault = Vault(refused, lambda *_: None, lambda: datetime.now(UTC))
    assert vault.where() == Where(
        MemoryKeyring.title, "An environment variable redirects the keyring to 'x'."
    )
    vault.change(_X, {"password": "p"}, "Sam")
    assert vault.filled(_X) == {"password"}


def test_where_the_policy_forbids_storing_it_says_so() -> None:
    assert "does not allow" in _Place().vault.where().session_only


def test_a_change_that_was_given_up_is_not_noted(place: _Place) -> None:
    turn = Turn()
    turn.give_up()
    with pytest.raises(KeyringError, match="nothing was changed"):
        place.vault.change(_X, {"password": "late"}, "Sam", turn)
    assert place.noted == []
    assert place.vault.shown(_X, "password", "Sam") == "pass☕word"


@pytest.mark.parametrize(
    ("kind", "content", "line"),
    [
        (
            access.SHOWN,
            {"what": ["password", "notes"], "said_by": "Sam"},
            "Log-on shown by Sam: password, notes",
        ),
        (
            access.HANDED_OVER,
            {"to": ["Dana (a b)"], "said_by": ""},
            "Log-on handed over by somebody, to Dana (a b)",
        ),
        (
            access.TAKEN_IN,
            {"from": "Sam (c d)", "said_by": "Dana"},
            "Log-on taken in by Dana, from Sam (c d)",
        ),
        (access.SHOWN, None, "Log-on shown (its content was removed)"),
    ],
)
def test_an_entry_is_one_line_in_words(kind: str, content: Mapping[str, Any] | None, line: str) -> None:
    assert access.summary(kind, content) == line
