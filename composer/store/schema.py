"""The tables, as SQLAlchemy Core describes them; migrations bring a database to this shape."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
)

metadata = MetaData()

drafts = Table(
    "drafts",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("rev", Integer, nullable=False),
    Column("body", Text, nullable=False),
    Column("folded", Text, nullable=False),
    Column("cursor", Integer, nullable=False),
    Column("created", String(32), nullable=False),
    Column("changed", String(32), nullable=False),
    Column("is_open", Boolean, nullable=False),
    Column("binned", String(32)),
    Column("planned", String(32)),
    Column("posted", String(32)),
    Index("drafts_changed", "changed"),
)
"""One row a draft; `rev` guards against two writers. Times are ISO 8601 in UTC; `planned` is local."""

draft_history = Table(
    "draft_history",
    metadata,
    Column("draft", String(36), ForeignKey("drafts.id", ondelete="CASCADE"), primary_key=True),
    Column("rev", Integer, primary_key=True),
    Column("at", String(32), nullable=False),
    Column("body", Text, nullable=False),
)

record = Table(
    "record",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("at", String(32), nullable=False),
    Column("kind", String(32), nullable=False),
    Column("account", String(64), nullable=False),
    Column("content", Text),
    Column("content_digest", String(64), nullable=False),
    Column("previous", String(64), nullable=False),
    Column("digest", String(64), nullable=False),
    Index("record_account", "account", "kind", "at"),
)
"""Append-only. `content` is canonical JSON, NULL once retention removed it; the digests stay."""

record_text = Table(
    "record_text",
    metadata,
    Column("seq", Integer, ForeignKey("record.seq"), primary_key=True, autoincrement=False),
    Column("folded", Text, nullable=False),
)
"""What search looks at: the words of an entry, folded in Python so that both databases find the same."""

record_head = Table(
    "record_head",
    metadata,
    Column("one", Integer, primary_key=True, autoincrement=False),
    Column("seq", Integer, nullable=False),
    Column("digest", String(64), nullable=False),
)
"""Where the chain ends, so that rows cut off its end are missed."""

review_requests = Table(
    "review_requests",
    metadata,
    Column("id", String(300), primary_key=True),
    Column("draft", String(36), nullable=False),
    Column("at", String(40), nullable=False),
    Column("reviewer", String(300), nullable=False),
    Column("due", String(40), nullable=False),
    Column("digest", String(64), nullable=False),
    Column("content", Text, nullable=False),
    Index("review_requests_draft", "draft"),
)
"""What was sent to whom. `content` is what `review.canonical.content_of` gave, as canonical JSON."""

review_answers = Table(
    "review_answers",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("request", String(300), ForeignKey("review_requests.id"), nullable=False),
    Column("draft", String(36), nullable=False),
    Column("at", String(40), nullable=False),
    Column("key", String(300), nullable=False),
    Column("told", Boolean, nullable=False),
    Column("body", Text, nullable=False),
    Index("review_answers_draft", "draft"),
)
"""What came back: the verdict as canonical JSON, its digest as id, and the public key that signed it."""

review_contacts = Table(
    "review_contacts",
    metadata,
    Column("folded", String(300), primary_key=True),
    Column("name", String(300), nullable=False),
    Column("key", String(300), nullable=False),
    Column("role", String(300), nullable=False),
    Column("mail", String(300), nullable=False),
    Column("accepted", String(40), nullable=False),
)
"""Colleagues by folded name, with the key that was accepted as theirs."""

register_accounts = Table(
    "register_accounts",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("rev", Integer, nullable=False),
    Column("place", Integer, nullable=False),
    Column("at", String(32), nullable=False),
    Column("by", String(300), nullable=False),
    Column("removed", Boolean, nullable=False),
    Column("body", Text, nullable=False),
)
"""One row an account of the team; `rev` guards against two writers, `body` is the account as JSON."""

register_history = Table(
    "register_history",
    metadata,
    Column("account", String(64), ForeignKey("register_accounts.id"), primary_key=True),
    Column("rev", Integer, primary_key=True),
    Column("at", String(32), nullable=False),
    Column("by", String(300), nullable=False),
    Column("removed", Boolean, nullable=False),
    Column("body", Text, nullable=False),
)
"""Every revision of every account, the latest included."""

leavings = Table(
    "leavings",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("person", String(300), nullable=False),
    Column("begun", String(32), nullable=False),
    Column("begun_by", String(300), nullable=False),
    Column("accounts", Text, nullable=False),
    Column("finished", String(32), nullable=False),
    Column("finished_by", String(300), nullable=False),
)
"""One check-list a leaver; `accounts` is a JSON list of ids, `finished` is '' while it is open."""

leaving_steps = Table(
    "leaving_steps",
    metadata,
    Column("leaving", String(36), ForeignKey("leavings.id"), primary_key=True),
    Column("account", String(64), primary_key=True),
    Column("step", String(32), primary_key=True),
    Column("at", String(32), nullable=False),
    Column("by", String(300), nullable=False),
    Column("note", Text, nullable=False),
)
"""The steps of a check-list that are done."""

colleague_cards = Table(
    "colleague_cards",
    metadata,
    Column("folded", String(300), primary_key=True),
    Column("name", String(300), nullable=False),
    Column("signing", String(300), nullable=False),
    Column("card", Text, nullable=False),
    Column("accepted", String(40), nullable=False),
)
"""Colleagues by folded name, with the card that was accepted as theirs and the signing key in it."""

consents = Table(
    "consents",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("body", Text, nullable=False),
    Column("folded", Text, nullable=False),
    Column("changed", String(32), nullable=False),
)
"""Who agreed to pictures of them, as JSON; never the form itself."""

consent_pictures = Table(
    "consent_pictures",
    metadata,
    Column("consent", String(36), ForeignKey("consents.id"), primary_key=True),
    Column("digest", String(64), primary_key=True),
    Column("likeness", String(16), nullable=False),
    Index("consent_pictures_digest", "digest"),
)
"""For which pictures a consent was ever picked: a withdrawal finds them by content and by likeness."""
