"""What all mapped rows share: the metadata with its naming convention, and the first tables of a library."""

from __future__ import annotations

from typing import Annotated, cast

from sqlalchemy import ForeignKey, ForeignKeyConstraint, MetaData, String, Table
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

Key = Annotated[str, mapped_column(String(32), primary_key=True)]
Seal = Annotated[str, mapped_column(String(64), server_default="")]
SessionKey = Annotated[str, mapped_column(String(32), ForeignKey("session.key"))]


class Base(DeclarativeBase):
    """The base of all rows; constraints have names, so that a migration can find them."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_N_label)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


class LibraryRow(Base):
    """The one row about the library itself: how many sessions it ever held."""

    __tablename__ = "library"

    key: Mapped[Key]
    sessions_made: Mapped[int]
    version: Mapped[int] = mapped_column()
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  (as the mapper wants it)


def table_of(row: type[Base]) -> Table:
    """Return the table of a mapped class, for bulk statements."""
    return cast(Table, row.__table__)


def inside(column: str, target: str) -> ForeignKeyConstraint:
    """Return a foreign key from a short number to the ``target`` of the same session."""
    return ForeignKeyConstraint(["session_key", column], [f"{target}.session_key", f"{target}.number"])
