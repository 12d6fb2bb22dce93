"""Who agreed to pictures of them, and for which pictures."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.create_table(
        "consents",
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("folded", sa.Text, nullable=False),
        sa.Column("changed", sa.String(32), nullable=False),
    )
    op.create_table(
        "consent_pictures",
        sa.Column("consent", sa.String(36), sa.ForeignKey("consents.id"), primary_key=True),
        sa.Column("digest", sa.String(64), primary_key=True),
        sa.Column("likeness", sa.String(16), nullable=False),
    )
    op.create_index("consent_pictures_digest", "consent_pictures", ["digest"])


def downgrade() -> None:
    for table in ("consent_pictures", "consents"):
        op.drop_table(table)
