"""The team's accounts with their history, and the check-lists of leavers."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "register_accounts",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("rev", sa.Integer, nullable=False),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("by", sa.String(300), nullable=False),
        sa.Column("removed", sa.Boolean, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_table(
        "register_history",
        sa.Column("account", sa.String(64), sa.ForeignKey("register_accounts.id"), primary_key=True),
        sa.Column("rev", sa.Integer, primary_key=True),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("by", sa.String(300), nullable=False),
        sa.Column("removed", sa.Boolean, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_table(
        "leavings",
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("person", sa.String(300), nullable=False),
        sa.Column("begun", sa.String(32), nullable=False),
        sa.Column("begun_by", sa.String(300), nullable=False),
        sa.Column("accounts", sa.Text, nullable=False),
        sa.Column("finished", sa.String(32), nullable=False),
        sa.Column("finished_by", sa.String(300), nullable=False),
    )
    op.create_table(
        "leaving_steps",
        sa.Column("leaving", sa.String(36), sa.ForeignKey("leavings.id"), primary_key=True),
        sa.Column("account", sa.String(64), primary_key=True),
        sa.Column("step", sa.String(32), primary_key=True),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("by", sa.String(300), nullable=False),
        sa.Column("note", sa.Text, nullable=False),
    )


def downgrade() -> None:
    for table in ("leaving_steps", "leavings", "register_history", "register_accounts"):
        op.drop_table(table)
