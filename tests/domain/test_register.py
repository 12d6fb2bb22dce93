"""The register's nouns: holders by name, ids that two registers find alike, and the post's own account."""

from __future__ import annotations

from composer.domain.account import AccountId, NetworkId, Visibility
from composer.domain.register import Holder, HolderRole, RegisteredAccount, new_account_id

_ACCOUNT = RegisteredAccount(AccountId("x-a"), NetworkId("x"), holders=(Holder("Dana"), Holder("Sam")))


def test_a_holder_is_found_in_whatever_letters() -> None:
    assert _ACCOUNT.holder(" DANA ") == Holder("Dana")
    assert _ACCOUNT.holder("Dan") is None


def test_a_holder_of_the_same_name_is_replaced_in_place() -> None:
    lead = Holder("dana", HolderRole.COMMS_LEAD)
    assert _ACCOUNT.with_holder(lead).holders == (lead, Holder("Sam"))


def test_the_day_somebody_left_is_set_once() -> None:
    left = _ACCOUNT.with_left("Sam", "2026-11-01").with_left("Sam", "2026-11-22")
    assert left.holders[1].left == "2026-11-01"
    assert left.with_left("nobody", "2026-11-22") == left


def test_removing_a_holder_leaves_the_others() -> None:
    assert _ACCOUNT.without_holder("dana").holders == (Holder("Sam"),)


def test_two_registers_give_the_same_account_the_same_id() -> None:
    mastodon = NetworkId("mastodon")
    assert new_account_id(mastodon, "@OurTeam@mastodon.social", ()) == "mastodon-ourteam-mastodon-social"
    assert new_account_id(NetworkId("facebook"), "Équipe A & B", ()) == "facebook-equipe-a-b"


def test_an_id_that_is_taken_gets_a_number() -> None:
    taken = {"x-ourteam", "x-ourteam-2"}
    assert new_account_id(NetworkId("x"), "@OurTeam", taken) == "x-ourteam-3"


def test_a_handle_of_no_letters_and_an_endless_one_make_an_id_that_fits() -> None:
    assert new_account_id(NetworkId("x"), "日本", ()) == "x-account"
    assert len(new_account_id(NetworkId("x"), "a" * 500, {"x-a"})) <= 64


def test_a_post_sees_what_the_register_says() -> None:
    account = RegisteredAccount(
        AccountId("x-a"), NetworkId("x"), "@A", visibility=Visibility.PROTECTED, requires_review=2
    ).posting()
    assert (account.handle, account.visibility, account.requires_review) == ("@A", Visibility.PROTECTED, 2)
