"""A merge of findings while it is being written: what was there, what is planned, and the bulk statements."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sqlalchemy import RowMapping, bindparam, insert, update
from sqlalchemy.orm import Session as Transaction

from workbench.core.claim import Claim
from workbench.storage import seals
from workbench.storage.ids import article_id, new_key, number_of, session_id
from workbench.storage.mapping import claim_to
from workbench.storage.overlay import Overlay
from workbench.storage.rows_base import Base, table_of
from workbench.storage.rows_finding import ClaimRow
from workbench.storage.rows_session import SessionRow

Columns = dict[str, object]


@dataclass(slots=True)
class ClaimPlan:
    """What becomes of the claims, by number; ``numbers`` leads from the ids of the analysis to them."""

    new: dict[int, Claim] = field(default_factory=dict)
    changed: dict[int, Columns] = field(default_factory=dict)
    gone: set[int] = field(default_factory=set)
    seen: set[int] = field(default_factory=set)
    numbers: dict[str, int] = field(default_factory=dict)

    def seen_changes(self) -> set[int]:
        """Return the claims that are new, changed or gone."""
        return set(self.new) | set(self.changed) | self.gone


@dataclass(frozen=True, slots=True)
class Merge:
    """The session under its lock, with its claims and points as they were before."""

    tx: Transaction
    row: SessionRow
    said: Overlay
    texts: Mapping[str, str]
    claims: Mapping[int, RowMapping]
    points: Mapping[int, RowMapping]

    @property
    def short(self) -> str:
        """The session's short id."""
        return session_id(self.row.number)

    def is_here(self, number: int) -> bool:
        """Tell whether a claim stands in an article that was not taken out of the session."""
        return article_id(self.claims[number]["article"]) in self.texts

    def write_claims(self, plan: ClaimPlan, point_of: Mapping[int, int | None]) -> None:
        """Write the planned claims with the points they belong to."""
        insert_rows(self.tx, ClaimRow, (self._new(n, c, point_of.get(n)) for n, c in plan.new.items()))
        changed: dict[int, Columns] = {n: dict(columns) for n, columns in plan.changed.items()}
        for number in plan.gone:
            changed.setdefault(number, {})["found"] = False
        for number, point in point_of.items():
            if number in self.claims and self.claims[number]["point"] != point:
                changed.setdefault(number, {})["point"] = point
        update_rows(self.tx, ClaimRow, ((self.claims[n], columns) for n, columns in changed.items()))

    def _new(self, number: int, claim: Claim, point: int | None) -> Columns:
        read = claim_to(claim, number_of(claim.article, "a"))
        own = {"key": new_key(), "session_key": self.row.key, "number": number, "point": point, "found": True}
        return {**own, **read}


def insert_rows(tx: Transaction, row: type[Base], rows: Iterable[Columns]) -> None:
    """Insert many rows at once, sealed."""
    table = table_of(row)
    held = [{**columns, seals.SEAL: seals.seal(table, columns)} for columns in rows]
    if held:
        tx.connection().execute(insert(table), held)


def update_rows(tx: Transaction, row: type[Base], changed: Iterable[tuple[RowMapping, Columns]]) -> None:
    """Update many rows, each in its own columns, and seal them again."""
    table = table_of(row)
    alike: dict[tuple[str, ...], list[Columns]] = {}
    for held, columns in changed:
        new = {**columns, seals.SEAL: seals.seal(table, {**held, **columns})}
        alike.setdefault(tuple(sorted(new)), []).append({"row_key": held["key"], **new})
    for names, rows in alike.items():
        statement = update(table).where(table.c.key == bindparam("row_key"))
        tx.connection().execute(statement.values({name: bindparam(name) for name in names}), rows)
