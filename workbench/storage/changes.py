"""The log of what each write touched, so that another desk shows it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session as Transaction

from workbench.core.change import Change
from workbench.storage.ids import session_id
from workbench.storage.rows_desk import ChangeRow
from workbench.storage.rows_session import SessionRow

KEPT = 1000
"""So many revisions are remembered; a desk that is further behind reads everything again."""


def record(tx: Transaction, row: SessionRow, touched: Change, at: datetime) -> Change:
    """Raise the session's revision, log what was touched, and return it with the new revision."""
    row.revision += 1
    row.changed_at = at
    tx.add(
        ChangeRow(
            session_key=row.key,
            revision=row.revision,
            claims=_listed(touched.claims),
            points=_listed(touched.points),
            articles=_listed(touched.articles),
            everything=touched.everything,
            sessions=touched.sessions,
        )
    )
    tx.flush()
    if row.revision % 100 == 0:
        old = ChangeRow.revision <= row.revision - KEPT
        tx.connection().execute(delete(ChangeRow).where(ChangeRow.session_key == row.key, old))
    return replace(touched, revision=row.revision)


def since(tx: Transaction, row: SessionRow, revision: int) -> Change:
    """Return all that was touched after ``revision``; everything where the log does not reach back so far."""
    query = select(ChangeRow).where(ChangeRow.session_key == row.key, ChangeRow.revision > revision)
    found = tx.scalars(query).all()
    complete = len(found) == row.revision - revision
    return Change(
        session_id(row.number),
        _all(c.claims for c in found),
        _all(c.points for c in found),
        _all(c.articles for c in found),
        everything=not complete or any(c.everything for c in found),
        sessions=not complete or any(c.sessions for c in found),
        revision=row.revision,
    )


def _listed(ids: frozenset[str]) -> str:
    return json.dumps(sorted(ids))


def _all(lists: Iterable[str]) -> frozenset[str]:
    return frozenset(item for text in lists for item in json.loads(text))
