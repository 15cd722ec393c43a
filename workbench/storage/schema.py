"""The whole schema in one place: making it in a new library, and telling which one a database holds."""

from __future__ import annotations

from sqlalchemy import Column, Connection, Engine, MetaData, String, Table, inspect, select
from sqlalchemy.orm import Session

from workbench.core.errors import LibraryError
from workbench.storage import (
    rows_act,
    rows_desk,
    rows_evidence,
    rows_finding,
    rows_session,
    rows_work,
    sqlite,
)
from workbench.storage.ids import new_key
from workbench.storage.rows_base import Base, LibraryRow

REVISIONS = ("0001", "0002", "0003")
"""The migrations in their order; the place of one, counted from 1, is its schema number."""

VERSIONS = Table("alembic_version", MetaData(), Column("version_num", String(32), primary_key=True))

ACTS: tuple[type[rows_act.ActRow], ...] = (
    rows_act.RulingRow,
    rows_act.NoteRow,
    rows_act.DismissalRow,
    rows_act.ReshapingRow,
    rows_act.MembershipRow,
    rows_act.DecisionRow,
    rows_act.RelatingRow,
    rows_act.RenamingRow,
    rows_act.CorrectionRow,
    rows_act.ReliningRow,
    rows_act.RemovalRow,
    rows_evidence.SourceRow,
    rows_evidence.EvidenceRow,
    rows_work.AdvanceRow,
    rows_work.FlagRow,
    rows_work.ProposalRow,
    rows_work.SettingRow,
)
"""All appended rows."""

HELD: tuple[type[Base], ...] = (
    rows_session.ArticleRow,
    rows_session.OriginalRow,
    rows_finding.PointRow,
    rows_finding.ClaimRow,
    rows_finding.RelationRow,
    *ACTS,
    rows_work.RecallRow,
    rows_desk.LayoutRow,
)
"""What a session consists of, parents before children."""


def create(connection: Connection) -> None:
    """Make the whole schema, stamp it as the latest and start the library's counts."""
    if connection.dialect.name == "postgresql":
        fit_postgresql()
    Base.metadata.create_all(connection)
    VERSIONS.create(connection)
    connection.execute(VERSIONS.insert(), {"version_num": REVISIONS[-1]})
    with Session(bind=connection) as session:
        session.add(LibraryRow(key=new_key(), sessions_made=0))
        session.flush()


def fit_postgresql() -> None:
    """Have names unique among the same sessions on such a server.

    Said with the table, it would load that server's dialect and asyncio with it wherever a library is opened.
    """
    for index in Base.metadata.tables[rows_session.SessionRow.__tablename__].indexes:
        if index.name == "uq_session_live_name":
            index.dialect_kwargs["postgresql_where"] = rows_session.LIVE


def number(engine: Engine, place: str) -> int:
    """Return the schema number of a database on a server, 0 where it is empty; LibraryError where foreign."""
    with engine.connect() as connection:
        tables = set(inspect(connection).get_table_names())
        if VERSIONS.name not in tables or LibraryRow.__tablename__ not in tables:
            if tables & set(Base.metadata.tables):
                raise LibraryError(f"{place} holds tables of another program.", "Name an empty database.")
            return 0
        stamp = connection.execute(select(VERSIONS.c.version_num)).scalar_one()
    if stamp not in REVISIONS:
        raise LibraryError(
            f"The library {place} was made by a newer version of this program ({stamp}).",
            f"It was not touched. This version knows schema {sqlite.SCHEMA}: install the newer one.",
        )
    return REVISIONS.index(stamp) + 1
