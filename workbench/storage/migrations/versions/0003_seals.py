"""Seals: every row that is kept gets a digest of what it holds; storage.migrate fills them in."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

_TABLES = (
    *("session", "article", "original", "point", "claim", "relation"),
    *("ruling", "note", "dismissal", "reshaping", "membership", "decision", "relating"),
    *("renaming", "correction", "relining", "removal"),
    *("source", "evidence", "advance", "flag", "proposal", "setting"),
)


def upgrade() -> None:
    """Add the column."""
    for table in _TABLES:
        op.add_column(table, sa.Column("seal", sa.String(64), server_default="", nullable=False))


def downgrade() -> None:
    """Drop it."""
    for table in _TABLES:
        op.drop_column(table, "seal")
