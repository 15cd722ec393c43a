"""Sessions in the library: making, finding, naming, trashing, and the lock under which all writes run."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session as Transaction

from workbench.core.change import Change
from workbench.core.errors import NotFound, Refused
from workbench.core.plain import revive
from workbench.core.session import Layout, Session
from workbench.storage import changes, seals
from workbench.storage.columns import from_json, storable, to_json
from workbench.storage.ids import is_session_id, new_key, number_of, session_id
from workbench.storage.mapping import readable, session_of
from workbench.storage.rows_base import LibraryRow, table_of
from workbench.storage.rows_desk import LayoutRow
from workbench.storage.rows_session import SessionRow


def held(tx: Transaction, short: str) -> SessionRow:
    """Return the row of a session, trashed or not; NotFound where there is none."""
    row = tx.scalars(select(SessionRow).where(SessionRow.number == number_of(short, "s"))).one_or_none()
    if row is None:
        raise NotFound(f"There is no session {short!r} in this library.", "List the sessions and choose one.")
    return row


def locked(tx: Transaction, short: str) -> SessionRow:
    """As ``held``, and keep other writers out of the session until the transaction ends."""
    query = select(SessionRow).where(SessionRow.number == number_of(short, "s")).with_for_update()
    row = tx.scalars(query).one_or_none()
    return row if row is not None else held(tx, short)


def find(tx: Transaction, name_or_id: str) -> Session:
    """Return the session of that name that is not in the trash, else the one with that id."""
    query = select(SessionRow).where(SessionRow.name == name_or_id, SessionRow.trashed_at.is_(None))
    row = tx.scalars(query).one_or_none()
    if row is not None:
        return session_of(row)
    if is_session_id(name_or_id):
        return session_of(held(tx, name_or_id))
    raise NotFound(
        f"There is no session {name_or_id!r} in this library.", "List the sessions and choose one."
    )


def last_opened(tx: Transaction) -> Session | None:
    """Return the session that was opened last and is not in the trash."""
    query = select(SessionRow).where(SessionRow.trashed_at.is_(None))
    query = query.order_by(SessionRow.opened_at.desc(), SessionRow.number.desc()).limit(1)
    row = tx.scalars(query).one_or_none()
    return None if row is None else session_of(row)


def create(tx: Transaction, name: str, event: str, at: datetime) -> Session:
    """Make a new, empty session; Refused where the name is empty or taken."""
    row = SessionRow(
        key=new_key(),
        number=next_number(tx),
        name=free_name(tx, name, None),
        event=storable(event),
        created_at=at,
        opened_at=at,
        changed_at=at,
        trashed_at=None,
        revision=0,
        articles_revision=0,
        claims_revision=0,
        findings_revision=0,
        articles_made=0,
        claims_made=0,
        points_made=0,
        acts_made=0,
    )
    seal(row)
    tx.add(row)
    tx.flush()
    return session_of(row)


def rename(tx: Transaction, short: str, name: str, event: str, at: datetime) -> Session:
    """Give a session another name and event."""
    row = locked(tx, short)
    seals.require_mapped(row)
    row.name = free_name(tx, name, row.key)
    row.event = storable(event)
    seal(row)
    changes.record(tx, row, Change(short, sessions=True), at)
    return session_of(row)


def seal(row: SessionRow) -> None:
    """Seal a session under its name and event."""
    table = table_of(SessionRow)
    row.seal = seals.seal(table, {name: getattr(row, name) for name in seals.sealed(table)})


def trash(tx: Transaction, short: str, at: datetime) -> None:
    """Put a session into the trash."""
    _put_away(tx, locked(tx, short), at, at)


def restore(tx: Transaction, short: str, at: datetime) -> None:
    """Take a session out of the trash; Refused where its name is taken meanwhile."""
    row = locked(tx, short)
    if row.trashed_at is not None:
        free_name(tx, row.name, row.key)
    _put_away(tx, row, None, at)


def touch(tx: Transaction, short: str, at: datetime) -> None:
    """Remember when a session was opened."""
    locked(tx, short).opened_at = at


def layout(tx: Transaction, short: str) -> Layout:
    """Return how a session was left on the screen; LibraryError where that is damaged."""
    row = tx.get(LayoutRow, held(tx, short).key)
    if row is None:
        return Layout()
    with readable("The layout of the session"):
        return revive(Layout, from_json(row.data))


def keep_layout(tx: Transaction, short: str, kept: Layout) -> None:
    """Keep how a session is left on the screen; its revision stays, for nothing of it changed."""
    key = locked(tx, short).key
    row = tx.get(LayoutRow, key)
    if row is None:
        tx.add(LayoutRow(session_key=key, data=to_json(kept)))
    else:
        row.data = to_json(kept)


def next_number(tx: Transaction) -> int:
    """Return a number for a session that none had before."""
    library = tx.scalars(select(LibraryRow).with_for_update()).one()
    library.sessions_made += 1
    return library.sessions_made


def free_name(tx: Transaction, name: str, own: str | None) -> str:
    """Return ``name`` as it is stored; Refused where another live session than ``own`` has it."""
    name = storable(name).strip()
    if not name:
        raise Refused("A session needs a name.", "Type one.")
    if is_session_id(name):
        raise Refused(f"{name!r} is the form of a session's id.", "Choose another name.")
    query = select(SessionRow.key).where(SessionRow.name == name, SessionRow.trashed_at.is_(None))
    if any(key != own for key in tx.scalars(query)):
        raise Refused(f"There is a session {name!r} already.", "Choose another name.")
    return name


def _put_away(tx: Transaction, row: SessionRow, trashed: datetime | None, at: datetime) -> None:
    row.trashed_at = trashed
    changes.record(tx, row, Change(session_id(row.number), sessions=True), at)
