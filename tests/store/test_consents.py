"""Consents are kept, found again, and once withdrawn lead to every place where their pictures are."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from composer.domain.draft import Draft
from composer.domain.picture import Consent, ConsentId, Picture, Shown, Use
from composer.store.consents import ConsentStore
from composer.store.database import Database
from composer.store.drafts import DraftStore
from composer.store.record import Record

_DIGEST, _OTHER = "a" * 64, "b" * 64
_LIKENESS, _NEARLY, _UNLIKE = "00ff00ff00ff00ff", "00ff00ff00ff00fe", "ff00ff00ff00ff00"
_NEW = Consent(
    ConsentId(""), Shown.STAFF, "Ward 4 garden day", taken_by="Sam", taken_on="2026-11-02",
    uses=(Use.SOCIAL_MEDIA, Use.WEBSITE), until="2027-11-02", kept_at="Comms drive, forms 2026, 14",
)  # fmt: skip


def _draft_with(picture: Picture) -> Draft:
    return Draft("Our garden", pictures=(picture,))


def test_a_consent_is_kept_and_found_by_its_words(database: Database) -> None:
    library = ConsentStore(database)
    kept = library.save(_NEW)
    assert kept == replace(_NEW, id=kept.id)
    assert library.one(kept.id) == kept
    assert library.all("GARDEN staff") == [kept]
    assert library.all("kitchen") == []


def test_saving_again_changes_the_one_consent(database: Database) -> None:
    library = ConsentStore(database)
    kept = library.save(_NEW)
    library.save(replace(kept, until=""))
    assert [one.until for one in library.all()] == [""]


def test_a_withdrawn_consent_stays_with_when_and_to_whom(database: Database) -> None:
    library = ConsentStore(database, lambda: datetime(2026, 11, 22, 9, tzinfo=UTC))
    kept = library.save(_NEW)
    gone = library.withdraw(kept.id, "Dana", "changed her mind")
    assert gone == library.one(kept.id)
    assert gone is not None
    assert (gone.withdrawn[:10], gone.withdrawn_to, gone.withdrawn_why) == (
        "2026-11-22",
        "Dana",
        "changed her mind",
    )
    assert library.withdraw(ConsentId("nobody"), "Dana", "") is None


def test_a_picture_whose_consent_was_withdrawn_is_known_again_even_altered(database: Database) -> None:
    library = ConsentStore(database)
    kept = library.save(_NEW)
    library.note_use(Picture(_DIGEST, consents=(kept,), likeness=_LIKENESS))
    assert library.withdrawn_for(_DIGEST, _LIKENESS) == []
    gone = library.withdraw(kept.id, "Dana", "")
    assert library.withdrawn_for(_DIGEST, "") == [gone]
    assert library.withdrawn_for(_OTHER, _NEARLY) == [gone]
    assert library.withdrawn_for(_OTHER, _UNLIKE) == []


def test_a_withdrawal_finds_drafts_the_bin_and_the_record(database: Database) -> None:
    library, store, record = ConsentStore(database), DraftStore(database), Record(database)
    kept = library.save(_NEW)
    picture = Picture(_DIGEST, consents=(kept,), likeness=_LIKENESS)
    library.note_use(picture)
    library.note_use(picture)
    open_one = store.create(_draft_with(picture))
    binned = store.create(_draft_with(Picture(_OTHER, likeness=_NEARLY)))
    store.bin(binned.id)
    store.create(_draft_with(Picture(_OTHER, likeness=_UNLIKE)))
    posted = {"pictures": [{"digest": _OTHER, "likeness_digest": _NEARLY}, {"digest": _DIGEST}]}
    entry = record.append("posted", "x-team", posted)
    record.append("stopped", "x-team", posted)
    record.append("posted", "x-team", {"pictures": [{"digest": _OTHER, "likeness_digest": _UNLIKE}]})
    found = library.whereabouts(kept.id, store, record)
    assert [(one.saved.id, one.number, one.how) for one in found.drafts] == [
        (open_one.id, 1, "same"),
        (binned.id, 1, "alike"),
    ]
    assert [(one.entry.seq, one.number, one.how) for one in found.posted] == [
        (entry.seq, 1, "alike"),
        (entry.seq, 2, "same"),
    ]


def test_pictures_of_drafts_histories_and_the_bin_count_as_used(database: Database) -> None:
    library, store = ConsentStore(database), DraftStore(database)
    saved = store.create(_draft_with(Picture(_DIGEST)))
    store.save(saved.id, replace(saved.draft, pictures=(Picture(_OTHER),)), 0, saved.rev, keep=True)
    store.bin(saved.id)
    assert library.used_digests() == {_DIGEST, _OTHER}


def test_a_post_that_is_out_uses_its_pictures_no_more(database: Database) -> None:
    library, store = ConsentStore(database), DraftStore(database)
    saved = store.create(_draft_with(Picture(_DIGEST)))
    store.mark_posted(saved.id)
    assert library.used_digests() == set()
