"""Secrets go to the keyring that is meant, the same way on the fake and on a real Secret Service."""

from __future__ import annotations

from pathlib import Path

import pytest
from keyring.backends import chainer, fail, null

from composer.domain.account import AccountId
from composer.vault.keyrings import (
    UTF16_LIMIT,
    Keyring,
    KeyringError,
    MemoryKeyring,
    RefusedKeyringError,
    SystemKeyring,
    allowed,
    system_keyring,
)
from composer.vault.logons import LogOn, LogOns
from tests.secret_service import SecretService

_X = AccountId("x-team")
_LONG = LogOn("tëam", "pässwörd ☕", "1234\n5678", "JBSWY3DPEHPK3PXP", "note 𝔘 " * 900)


@pytest.fixture(params=["memory", "secret service"])
def keyring(request: pytest.FixtureRequest) -> Keyring:
    if request.param == "memory":
        return MemoryKeyring()
    request.getfixturevalue("secret_service")
    return system_keyring()


def test_a_secret_comes_back_until_it_is_deleted(keyring: Keyring) -> None:
    assert keyring.get("Post Composer: test", "one") is None
    keyring.put("Post Composer: test", "one", "värde ✓")
    keyring.put("Post Composer: test", "one", "newer")
    assert keyring.get("Post Composer: test", "one") == "newer"
    keyring.delete("Post Composer: test", "one")
    keyring.delete("Post Composer: test", "one")
    assert keyring.get("Post Composer: test", "one") is None


def test_what_windows_could_not_keep_is_refused_everywhere(keyring: Keyring) -> None:
    keyring.put("s", "fits", "x" * UTF16_LIMIT)
    for too_long in ("x" * (UTF16_LIMIT + 1), "☕😀" * (UTF16_LIMIT // 3 + 1)):
        with pytest.raises(KeyringError) as caught:
            keyring.put("s", "long", too_long)
        assert caught.value.reason == "too_long"
    assert keyring.get("s", "long") is None


def test_a_long_log_on_is_kept_in_parts_and_comes_back_whole(keyring: Keyring) -> None:
    logons = LogOns(keyring)
    logons.put(_X, LogOn("old", "older"))
    logons.put(_X, _LONG)
    back = logons.get(_X)
    assert back is not None
    assert back.to_json() == _LONG.to_json()
    logons.delete(_X)
    assert logons.get(_X) is None


def test_a_log_on_with_a_lost_part_is_never_half_shown(keyring: Keyring) -> None:
    logons = LogOns(keyring)
    logons.put(_X, _LONG)
    head = keyring.get(f"Post Composer: {_X}", "log-on")
    assert head is not None
    generation, count, _ = head.split()
    keyring.delete(f"Post Composer: {_X}", f"log-on {generation} 2 of {count}")
    with pytest.raises(KeyringError, match="only part"):
        logons.get(_X)


def test_nothing_of_an_old_log_on_stays_in_memory_or_keyring() -> None:
    keyring = MemoryKeyring()
    logons = LogOns(keyring)
    logons.put(_X, _LONG)
    logons.put(_X, LogOn("a", "b"))
    assert len(keyring._kept) == 2
    logons.delete(_X)
    assert keyring._kept == {}


def test_a_locked_keyring_says_so(secret_service: SecretService) -> None:
    keyring = system_keyring()
    keyring.put("s", "n", "v")
    secret_service.lock()
    with pytest.raises(KeyringError) as caught:
        keyring.get("s", "n")
    assert caught.value.reason == "locked"
    secret_service.unlock()
    assert keyring.get("s", "n") == "v"


def test_a_keyring_that_goes_away_says_so(secret_service: SecretService) -> None:
    keyring = system_keyring()
    keyring.put("s", "n", "v")
    secret_service.stop()
    with pytest.raises(KeyringError) as caught:
        keyring.get("s", "n")
    assert caught.value.reason == "gone"
    assert "v" not in caught.value.what.split()


@pytest.mark.parametrize("backend", [null.Keyring, fail.Keyring, chainer.ChainerBackend])
def test_a_null_failing_or_chained_backend_is_refused(backend: type) -> None:
    with pytest.raises(RefusedKeyringError, match="not one that is known"):
        allowed(backend(), "linux")


def test_an_unknown_backend_is_refused_even_if_it_calls_itself_the_right_one() -> None:
    from keyring.backends.SecretService import Keyring as Real

    class Keyring(Real):
        """Says that it is the real one."""

    Keyring.__qualname__ = "Keyring"
    with pytest.raises(RefusedKeyringError, match=r"test_keyrings\.Keyring"):
        allowed(Keyring(), "linux")  # type: ignore[no-untyped-call]


def test_a_redirection_by_the_environment_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyrings.alt.file.PlaintextKeyring")
    with pytest.raises(RefusedKeyringError, match="environment variable redirects"):
        system_keyring()


def test_a_redirection_by_a_config_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("keyring.util.platform_.config_root", lambda: str(tmp_path))
    (tmp_path / "keyringrc.cfg").write_text("[backend]\ndefault-keyring=evil.Keyring\n")
    with pytest.raises(RefusedKeyringError, match=r"keyringrc\.cfg"):
        system_keyring()


def test_a_machine_without_a_keyring_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus")
    with pytest.raises(RefusedKeyringError, match="offers no keyring"):
        system_keyring()


def test_a_keyring_that_does_not_keep_what_it_is_given_is_found_out() -> None:
    keyring = SystemKeyring(null.Keyring(), "A forgetful keyring")  # type: ignore[no-untyped-call]
    with pytest.raises(KeyringError) as caught:
        keyring.put("s", "n", "v")
    assert caught.value.reason == "refused"


def test_secrets_are_in_no_repr() -> None:
    for thing in (_LONG, LogOns(MemoryKeyring()), MemoryKeyring()):
        assert "pässwörd" not in repr(thing)
