"""Runs migrations on the connection, and inside the transaction, that storage.migrate hands in."""

from __future__ import annotations

from alembic import context

from workbench.storage.rows_base import Base


def _run() -> None:
    connection = context.config.attributes["connection"]
    context.configure(connection=connection, target_metadata=Base.metadata, render_as_batch=True)
    with context.begin_transaction():
        context.run_migrations()


_run()
