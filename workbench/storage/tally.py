"""The counts of the session list: kept per revision, so that a long list of large sessions opens at once."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session as Transaction

from workbench.core.point import open_conflicts
from workbench.core.session import SessionView, Summary
from workbench.core.verdict import UNREVIEWED
from workbench.storage import views
from workbench.storage.ids import session_id
from workbench.storage.mapping import session_of
from workbench.storage.rows_desk import TallyRow
from workbench.storage.rows_session import SessionRow

_COUNTS = ("articles", "claims", "to_review", "reviewed", "conflicts")


def summaries(tx: Transaction, *, trashed: bool) -> tuple[Summary, ...]:
    """Return the sessions, those in the trash or the others, last opened first; counts as they are now."""
    place = SessionRow.trashed_at.is_not(None) if trashed else SessionRow.trashed_at.is_(None)
    query = select(SessionRow).where(place).order_by(SessionRow.opened_at.desc(), SessionRow.number.desc())
    return tuple(_summary(tx, row) for row in tx.scalars(query).all())


def stale(tx: Transaction) -> tuple[str, ...]:
    """Return the sessions whose kept counts have passed."""
    query = select(SessionRow).outerjoin(TallyRow, TallyRow.session_key == SessionRow.key)
    query = query.where(TallyRow.revision.is_(None) | (TallyRow.revision != SessionRow.revision))
    return tuple(session_id(row.number) for row in tx.scalars(query.order_by(SessionRow.number)))


def count(tx: Transaction, short: str) -> Summary:
    """Count a session anew."""
    return counted(views.view(tx, short))


def keep(tx: Transaction, summary: Summary) -> None:
    """Keep the counts of a session unless it has changed since."""
    row = tx.scalars(select(SessionRow).where(SessionRow.number == int(summary.session.id[1:]))).one()
    if row.revision != summary.session.revision:
        return
    counts = {name: getattr(summary, name) for name in _COUNTS}
    kept = tx.get(TallyRow, row.key)
    if kept is None:
        tx.add(TallyRow(session_key=row.key, revision=row.revision, **counts))
        return
    kept.revision = row.revision
    for name, value in counts.items():
        setattr(kept, name, value)


def counted(view: SessionView) -> Summary:
    """Return the counts of a session as it is shown."""
    standing = [r for r in view.claims if not r.dismissed]
    to_review = [r for r in standing if r.to_review]
    verdicts = {r.claim.id: r.verdict for r in standing}
    return Summary(
        view.session,
        len(view.articles),
        len(standing),
        len(to_review),
        sum(r.verdict != UNREVIEWED for r in to_review),
        sum(bool(open_conflicts(point, verdicts)) for point in view.points),
    )


def _summary(tx: Transaction, row: SessionRow) -> Summary:
    kept = tx.get(TallyRow, row.key)
    if kept is None or kept.revision != row.revision:
        return counted(views.view(tx, session_id(row.number)))
    return Summary(session_of(row), kept.articles, kept.claims, kept.to_review, kept.reviewed, kept.conflicts)
