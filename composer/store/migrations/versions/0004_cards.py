"""Colleagues' cards: whom log-ons can be handed over to."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.create_table(
        "colleague_cards",
        sa.Column("folded", sa.String(300), primary_key=True),
        sa.Column("name", sa.String(300), nullable=False),
        sa.Column("signing", sa.String(300), nullable=False),
        sa.Column("card", sa.Text, nullable=False),
        sa.Column("accepted", sa.String(40), nullable=False),
    )


def downgrade() -> None:
    op.drop_table("colleague_cards")
