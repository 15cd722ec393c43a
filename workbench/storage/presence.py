"""Who has a session open: desks that gave a sign of life not long ago."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session as Transaction

from workbench.storage import sessions
from workbench.storage.columns import storable
from workbench.storage.ids import new_key
from workbench.storage.rows_desk import DeskRow

SILENT_AFTER = timedelta(seconds=30)
"""A desk that is silent for longer is taken for closed or crashed."""

FRESH_FOR = timedelta(seconds=10)
"""A sign of life is written at most so often, for each costs the disk a sync."""


def is_fresh(tx: Transaction, short: str, desk: str, label: str, at: datetime) -> bool:
    """Tell whether the desk's last sign of life says the same and is so recent that another is needless."""
    found = _row(tx, sessions.held(tx, short).key, desk)
    return found is not None and found.label == storable(label) and abs(at - found.seen_at) < FRESH_FOR


def announce(tx: Transaction, short: str, desk: str, label: str, at: datetime) -> None:
    """Give a sign of life: the desk has the session open. ``label`` says whose desk it is."""
    row = sessions.held(tx, short)
    found = _row(tx, row.key, desk)
    if found is None:
        tx.add(DeskRow(key=new_key(), session_key=row.key, desk=desk, label=storable(label), seen_at=at))
    else:
        found.label, found.seen_at = storable(label), at
    for silent in _silent(tx, row.key, at):
        tx.delete(silent)


def leave(tx: Transaction, short: str, desk: str) -> None:
    """Say that the desk has closed the session."""
    found = _row(tx, sessions.held(tx, short).key, desk)
    if found is not None:
        tx.delete(found)


def others(tx: Transaction, short: str, desk: str, at: datetime) -> tuple[str, ...]:
    """Return the labels of the other desks that have the session open, in their order."""
    key = sessions.held(tx, short).key
    query = select(DeskRow).where(DeskRow.session_key == key, DeskRow.desk != desk)
    found = [row for row in tx.scalars(query) if abs(at - row.seen_at) <= SILENT_AFTER]
    return tuple(row.label for row in sorted(found, key=lambda row: (row.label, row.desk)))


def _row(tx: Transaction, key: str, desk: str) -> DeskRow | None:
    query = select(DeskRow).where(DeskRow.session_key == key, DeskRow.desk == desk)
    return tx.scalars(query).one_or_none()


def _silent(tx: Transaction, key: str, at: datetime) -> list[DeskRow]:
    query = select(DeskRow).where(DeskRow.session_key == key)
    return [row for row in tx.scalars(query) if abs(at - row.seen_at) > 4 * SILENT_AFTER]
