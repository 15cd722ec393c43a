"""Copying a session with all that it holds: articles, originals, findings, the editor's acts, layout."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import insert
from sqlalchemy.orm import Session as Transaction

from workbench.core.session import Session
from workbench.storage import schema, seals, sessions
from workbench.storage.ids import new_key
from workbench.storage.mapping import session_of
from workbench.storage.rows_base import Base, table_of
from workbench.storage.rows_session import SessionRow
from workbench.storage.scope import rows_unchecked

_BATCH = 500


def duplicate(tx: Transaction, short: str, name: str, at: datetime) -> Session:
    """Return a copy of a session under a free name; all short ids in it stay as they are."""
    old = sessions.locked(tx, short)
    seals.require_mapped(old)
    new = SessionRow(
        key=new_key(),
        number=sessions.next_number(tx),
        name=sessions.free_name(tx, name, None),
        event=old.event,
        created_at=at,
        opened_at=at,
        changed_at=at,
        trashed_at=None,
        revision=old.revision,
        articles_revision=old.articles_revision,
        claims_revision=old.claims_revision,
        findings_revision=old.findings_revision,
        articles_made=old.articles_made,
        claims_made=old.claims_made,
        points_made=old.points_made,
        acts_made=old.acts_made,
    )
    sessions.seal(new)
    tx.add(new)
    tx.flush()
    for row in schema.HELD:
        _copy(tx, row, old.key, new.key)
    return session_of(new)


def _copy(tx: Transaction, row: type[Base], old: str, new: str) -> None:
    table = table_of(row)
    found = rows_unchecked(tx, row, old)
    seals.require(row, found)  # a copy must not give damage a seal of its own
    held = [dict(r) for r in found]
    keys = {r["key"]: new_key() for r in held} if "key" in table.c else {}
    for r in held:
        r["session_key"] = new
        if keys:
            r["key"] = keys[r["key"]]
        if r.get("replaces"):
            r["replaces"] = keys[r["replaces"]]
        if seals.SEAL in table.c:
            r[seals.SEAL] = seals.seal(table, r)
    for batch in _batches(held):
        tx.connection().execute(insert(table), batch)


def _batches(rows: list[dict[str, object]]) -> Iterator[list[dict[str, object]]]:
    for start in range(0, len(rows), _BATCH):
        yield rows[start : start + _BATCH]
