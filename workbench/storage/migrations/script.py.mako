"""${message}"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}


def upgrade() -> None:
    """Bring the schema before to this one."""
    ${upgrades if upgrades else "pass"}


def downgrade() -> None:
    """Bring this schema back to the one before."""
    ${downgrades if downgrades else "pass"}
