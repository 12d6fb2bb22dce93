"""A log-on reaches the chosen colleague, whole, and nobody else."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pyrage
import pytest

from composer.domain.account import AccountId
from composer.errors import ComposerError
from composer.vault.handover import About, Card, Identity, seal, unseal
from composer.vault.logons import LogOn

_X = AccountId("x-team")
_LOGON = LogOn("team", "pässwörd", "1\n2", "JBSWY3DPEHPK3PXP", "☕")


def test_a_colleague_opens_what_was_handed_over_and_sees_who_signed() -> None:
    sam, dana, ali = Identity.new("Sam"), Identity.new("Dana"), Identity.new("Ali")
    sealed = seal(_X, _LOGON, sam, [dana.card(), ali.card()])
    for receiver in (dana, ali):
        opened = unseal(sealed, receiver)
        assert (opened.account, opened.sender, opened.sender_key) == (_X, "Sam", sam.signing.public())
        assert opened.logon.to_json() == _LOGON.to_json()


def test_the_wrong_person_is_refused_in_plain_words() -> None:
    sealed = seal(_X, _LOGON, Identity.new("Sam"), [Identity.new("Dana").card()])
    with pytest.raises(ComposerError, match="for somebody else"):
        unseal(sealed, Identity.new("Eve"))


def test_every_changed_byte_is_refused() -> None:
    dana = Identity.new("Dana")
    sealed = seal(_X, LogOn("u", "p"), Identity.new("Sam"), [dana.card()])
    for place in range(len(sealed)):
        altered = bytearray(sealed)
        altered[place] ^= 1
        with pytest.raises(ComposerError):
            unseal(bytes(altered), dana)


def test_a_hand_over_cannot_be_passed_on_as_if_it_had_been_made_for_another() -> None:
    sam, dana, eve = Identity.new("Sam"), Identity.new("Dana"), Identity.new("Eve")
    opened = dana.decrypt(seal(_X, _LOGON, sam, [dana.card()]))
    passed_on = pyrage.encrypt(opened, [pyrage.x25519.Recipient.from_str(eve.card().age)])
    with pytest.raises(ComposerError, match="not as its sender made it"):
        unseal(passed_on, eve)


def test_the_age_tool_opens_ours_and_we_open_its(tmp_path: Path) -> None:
    run = subprocess.run(["age-keygen"], capture_output=True, text=True, check=True)
    (tmp_path / "key").write_text(run.stdout)
    recipient = next(line.split()[-1] for line in run.stdout.splitlines() if line.startswith("# public key:"))
    card = Card("Dana", recipient, Identity.new("x").signing.public())
    (tmp_path / "sealed").write_bytes(seal(_X, _LOGON, Identity.new("Sam"), [card]))
    opened = subprocess.run(
        ["age", "-d", "-i", "key", "sealed"], cwd=tmp_path, capture_output=True, check=True
    )
    assert _LOGON.totp_seed.encode() not in (tmp_path / "sealed").read_bytes()
    assert b"x-team" in opened.stdout
    dana = Identity.new("Dana")
    theirs = subprocess.run(
        ["age", "-r", dana.card().age], input=b"from age", capture_output=True, check=True
    )
    assert dana.decrypt(theirs.stdout) == b"from age"


def test_a_card_survives_mail_and_a_damaged_one_is_refused() -> None:
    card = Identity.new("Dana O'Neill (comms)").card()
    assert Card.from_text("  " + card.text().replace(" ", "\n ") + "\n") == card
    assert Card.from_text(f"> Hello,\n> {card.text()}\n> Best wishes\n") == card
    for damaged in ("", "hello", card.text().replace("age1", "age2"), card.text()[:40]):
        with pytest.raises(ComposerError, match="card"):
            Card.from_text(damaged)


def test_an_identity_comes_back_from_the_keyring_and_is_in_no_repr() -> None:
    sam = Identity.new("Sam")
    again = Identity.from_secret(sam.secret())
    assert again.card() == sam.card()
    assert len(sam.secret()) < 400
    assert "AGE-SECRET" in sam.secret()
    assert "AGE-SECRET" not in repr(sam)


def test_a_card_is_known_whole_by_its_signing_key() -> None:
    dana, eve = Identity.new("Dana").card(), Identity.new("Eve").card()
    swapped = Card(dana.name, eve.age, dana.signing, dana.signature)
    renamed = Card("Sam", dana.age, dana.signing, dana.signature)
    resigned = Card(dana.name, dana.age, dana.signing, eve.signature)
    for forged in (swapped, renamed, resigned):
        with pytest.raises(ComposerError, match="damaged"):
            Card.from_text(forged.text())


def test_a_hand_over_says_which_account_and_when() -> None:
    dana = Identity.new("Dana")
    about = About(_X, "x", "@OurTeam")
    opened = unseal(seal(about, _LOGON, Identity.new("Sam"), [dana.card()], at="2026-11-22T10:00"), dana)
    assert (opened.about, opened.at) == (about, "2026-11-22T10:00")


def test_a_hand_over_as_text_survives_the_mail_around_it() -> None:
    dana = Identity.new("Dana")
    text = seal(_X, _LOGON, Identity.new("Sam"), [dana.card()], armoured=True).decode()
    quoted = "Hello Dana,\r\n\r\n" + "".join(f"> {line}\r\n" for line in text.splitlines()) + "\r\nSam"
    assert unseal(quoted.encode(), dana).logon.to_json() == _LOGON.to_json()


def test_a_person_goes_by_the_name_they_have_now() -> None:
    sam = Identity.new("").called("  Sam  Neil ")
    assert Card.from_text(sam.card().text()).name == "Sam Neil"
    assert sam.called("").name == "Sam Neil"
    assert Card.from_text(Identity.new("Sam [comms]").card().text()).name == "Sam (comms)"
