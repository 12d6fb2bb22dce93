"""Requests for review sent, answers received, and the colleagues whose keys were accepted."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "review_requests",
        sa.Column("id", sa.String(300), primary_key=True),
        sa.Column("draft", sa.String(36), nullable=False),
        sa.Column("at", sa.String(40), nullable=False),
        sa.Column("reviewer", sa.String(300), nullable=False),
        sa.Column("due", sa.String(40), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("content", sa.Text, nullable=False),
    )
    op.create_index("review_requests_draft", "review_requests", ["draft"])
    op.create_table(
        "review_answers",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("request", sa.String(300), sa.ForeignKey("review_requests.id"), nullable=False),
        sa.Column("draft", sa.String(36), nullable=False),
        sa.Column("at", sa.String(40), nullable=False),
        sa.Column("key", sa.String(300), nullable=False),
        sa.Column("told", sa.Boolean, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_index("review_answers_draft", "review_answers", ["draft"])
    op.create_table(
        "review_contacts",
        sa.Column("folded", sa.String(300), primary_key=True),
        sa.Column("name", sa.String(300), nullable=False),
        sa.Column("key", sa.String(300), nullable=False),
        sa.Column("role", sa.String(300), nullable=False),
        sa.Column("mail", sa.String(300), nullable=False),
        sa.Column("accepted", sa.String(40), nullable=False),
    )


def downgrade() -> None:
    for table in ("review_contacts", "review_answers", "review_requests"):
        op.drop_table(table)
