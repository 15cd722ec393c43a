"""The counts of the session list, kept whenever a desk comes or goes, so that a long list opens at once."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session as Transaction

from workbench.core.point import open_conflicts
from workbench.core.session import SessionView, Summary
from workbench.core.verdict import UNREVIEWED
from workbench.storage import sessions, views
from workbench.storage.ids import session_id
from workbench.storage.mapping import session_of
from workbench.storage.rows_desk import TallyRow
from workbench.storage.rows_session import SessionRow


def summaries(tx: Transaction, *, trashed: bool) -> tuple[Summary, ...]:
    """Return the sessions, those in the trash or the others, last opened first; counts as they are now."""
    place = SessionRow.trashed_at.is_not(None) if trashed else SessionRow.trashed_at.is_(None)
    query = select(SessionRow).where(place).order_by(SessionRow.opened_at.desc(), SessionRow.number.desc())
    return tuple(_summary(tx, row) for row in tx.scalars(query).all())


def settle(tx: Transaction, short: str) -> None:
    """Keep the counts of a session if those that are kept have passed."""
    row = sessions.held(tx, short)
    kept = tx.get(TallyRow, row.key)
    if kept is not None and kept.revision == row.revision:
        return
    summary = counted(views.view(tx, short))
    if kept is None:
        kept = TallyRow(session_key=row.key)
        tx.add(kept)
    kept.revision = row.revision
    kept.articles, kept.claims = summary.articles, summary.claims
    kept.to_review, kept.reviewed = summary.to_review, summary.reviewed
    kept.conflicts = summary.conflicts


def counted(view: SessionView) -> Summary:
    """Return the counts of a session as it is shown."""
    standing = [r for r in view.claims if not r.dismissed]
    to_review = [r for r in standing if r.to_review]
    verdicts = {r.claim.id: r.sense for r in standing}
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
