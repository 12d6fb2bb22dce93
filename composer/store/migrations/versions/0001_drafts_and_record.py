"""Drafts with their history, and the record of what was posted with its search."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_SQLITE_SEARCH = """
create virtual table record_search using fts5(
    folded, content='record_text', content_rowid='seq', tokenize='unicode61', prefix='3')
"""
_SQLITE_TRIGGERS = (
    """create trigger record_text_added after insert on record_text begin
         insert into record_search(rowid, folded) values (new.seq, new.folded); end""",
    """create trigger record_text_removed after delete on record_text begin
         insert into record_search(record_search, rowid, folded) values ('delete', old.seq, old.folded); end""",
)


def upgrade() -> None:
    op.create_table(
        "drafts",
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("rev", sa.Integer, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("folded", sa.Text, nullable=False),
        sa.Column("cursor", sa.Integer, nullable=False),
        sa.Column("created", sa.String(32), nullable=False),
        sa.Column("changed", sa.String(32), nullable=False),
        sa.Column("is_open", sa.Boolean, nullable=False),
        sa.Column("binned", sa.String(32)),
        sa.Column("planned", sa.String(32)),
        sa.Column("posted", sa.String(32)),
    )
    op.create_index("drafts_changed", "drafts", ["changed"])
    op.create_table(
        "draft_history",
        sa.Column("draft", sa.String(36), sa.ForeignKey("drafts.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("rev", sa.Integer, primary_key=True),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_table(
        "record",
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("account", sa.String(64), nullable=False),
        sa.Column("content", sa.Text),
        sa.Column("content_digest", sa.String(64), nullable=False),
        sa.Column("previous", sa.String(64), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
    )
    op.create_index("record_account", "record", ["account", "kind", "at"])
    op.create_table(
        "record_text",
        sa.Column("seq", sa.Integer, sa.ForeignKey("record.seq"), primary_key=True, autoincrement=False),
        sa.Column("folded", sa.Text, nullable=False),
    )
    op.create_table(
        "record_head",
        sa.Column("one", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
    )
    if op.get_bind().dialect.name == "sqlite":
        op.execute(_SQLITE_SEARCH)
        for trigger in _SQLITE_TRIGGERS:
            op.execute(trigger)
    else:
        op.execute(
            "create index record_search on record_text using gin (to_tsvector('simple'::regconfig, folded))"
        )


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.execute("drop table record_search")
    for table in ("record_head", "record_text", "record", "draft_history", "drafts"):
        op.drop_table(table)
