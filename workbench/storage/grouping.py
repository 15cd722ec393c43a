"""Points and relations of an analysis, under the ids the library knows them by."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import RowMapping, bindparam, delete, update

from workbench.core.point import Point, Relation
from workbench.storage import seals
from workbench.storage.columns import storable
from workbench.storage.identities import same_points
from workbench.storage.ids import new_key
from workbench.storage.merge import ClaimPlan, Columns, Merge, insert_rows, update_rows
from workbench.storage.rows_base import table_of
from workbench.storage.rows_finding import PointRow, RelationRow
from workbench.storage.scope import relations_of

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Held:
    """A relation as its row holds it."""

    a: int
    b: int
    kind: str
    reason: str
    superseded_by: int | None


class Grouping:
    """Writes the points of an analysis; ``touched`` are the points, ``moved`` the claims that it changed."""

    def __init__(self, merge: Merge, plan: ClaimPlan, points: Sequence[Point]) -> None:
        self._merge = merge
        self._plan = plan
        self._points = points
        self._members = [self._numbers(point) for point in points]
        known = same_points(self._members_before(), merge.said.kept_points(), self._members)
        self._ids = [known.get(index) or self._next() for index in range(len(points))]
        self._of = self._point_of()
        self.touched: set[int] = set()
        self.moved: set[int] = set()

    def point_of(self) -> dict[int, int | None]:
        """Return the point of every claim that the analysis speaks of, None where it gives it none.

        What the editor put somewhere keeps the machine's earlier word: undone, it is again where it was. So
        does the claim that is left alone where the editor took others out: they are held apart from it.
        """
        emptied = {p for bond in self._merge.said.bonds.values() for p in bond.left} - set(self._ids)
        found: dict[int, int | None] = {}
        for number in self._plan.numbers.values():
            point = self._of.get(number)
            if number in self._merge.said.bonds and number in self._merge.claims:
                continue
            row = self._merge.claims.get(number)
            if point is None and row is not None and row["point"] in emptied:
                continue
            if point is not None or number not in self._merge.said.dismissed:
                found[number] = point
        return found

    def write_points(self) -> None:
        """Write new and changed points, and mark those that are no more."""
        new: list[Columns] = []
        changed: list[tuple[RowMapping, Columns]] = []
        for number, point in zip(self._ids, self._points, strict=True):
            columns: Columns = {"label": storable(point.label), "spread": _spread(point), "found": True}
            held = self._merge.points.get(number)
            if held is None:
                own: Columns = {"key": new_key(), "session_key": self._merge.row.key, "number": number}
                new.append({**own, **columns})
                self.touched.add(number)
            elif any(held[name] != value for name, value in columns.items()):
                changed.append((held, columns))
                self.touched.add(number)
        for number in set(self._merge.points) - set(self._ids):
            if self._merge.points[number]["found"]:
                changed.append((self._merge.points[number], {"found": False}))
                self.touched.add(number)
        insert_rows(self._merge.tx, PointRow, new)
        update_rows(self._merge.tx, PointRow, changed)
        self._note_moves()

    def write_relations(self) -> None:
        """Write the relations that are new or changed, and drop those that are no more."""
        merge = self._merge
        table = table_of(RelationRow)
        before = {(r["a"], r["b"]): r for r in relations_of(merge.tx, merge.row.key, None)}
        now = self._relations()
        gone = [{"row_a": a, "row_b": b} for a, b in before if (a, b) not in now]
        new = [pair for pair in now if pair not in before]
        changed = [pair for pair, r in now.items() if pair in before and _differs(before[pair], r)]
        here = (
            (table.c.session_key == merge.row.key)
            & (table.c.a == bindparam("row_a"))
            & (table.c.b == bindparam("row_b"))
        )
        connection = merge.tx.connection()
        if gone:
            connection.execute(delete(table).where(here), gone)
        if changed:
            names = ("kind", "reason", "superseded_by", seals.SEAL)
            statement = update(table).where(here).values({name: bindparam(f"new_{name}") for name in names})
            connection.execute(statement, [_new_columns(merge.row.key, now[pair]) for pair in changed])
        insert_rows(merge.tx, RelationRow, (_row(merge.row.key, now[pair]) for pair in new))
        self._note_relations([*((g["row_a"], g["row_b"]) for g in gone), *new, *changed])

    def _numbers(self, point: Point) -> frozenset[int]:
        return frozenset(self._plan.numbers[claim] for claim in point.claims if claim in self._plan.numbers)

    def _members_before(self) -> dict[int, frozenset[int]]:
        found: dict[int, set[int]] = {}
        for number, row in self._merge.claims.items():
            bond = self._merge.said.bonds.get(number)
            point = row["point"] if bond is None else bond.point
            if point is not None:
                found.setdefault(point, set()).add(number)
        return {point: frozenset(members) for point, members in found.items()}

    def _next(self) -> int:
        self._merge.row.points_made += 1
        return self._merge.row.points_made

    def _point_of(self) -> dict[int, int]:
        found: dict[int, int] = {}
        for number, members in zip(self._ids, self._members, strict=True):
            for claim in members:
                found.setdefault(claim, number)
        return found

    def _note_moves(self) -> None:
        for number, point in self.point_of().items():
            row = self._merge.claims.get(number)
            before = None if row is None else row["point"]
            if before != point:
                self.moved.add(number)
                self.touched.update(p for p in (before, point) if p is not None)

    def _relations(self) -> dict[Pair, _Held]:
        found: dict[Pair, _Held] = {}
        for point in self._points:
            for relation in point.relations:
                held = self._held(relation)
                if held is not None and (held.b, held.a) not in found:
                    found.setdefault((held.a, held.b), held)
        return found

    def _held(self, relation: Relation) -> _Held | None:
        numbers = self._plan.numbers
        a, b = numbers.get(relation.a), numbers.get(relation.b)
        if a is None or b is None or a == b:
            return None
        later = None if relation.superseded_by is None else numbers.get(relation.superseded_by)
        return _Held(a, b, relation.kind.value, storable(relation.reason), later)

    def _note_relations(self, pairs: Sequence[Pair]) -> None:
        for pair in pairs:
            self.moved.update(pair)
            self.touched.update(self._of[number] for number in pair if number in self._of)


def _spread(point: Point) -> str | None:
    return None if point.spread is None else json.dumps(list(point.spread), allow_nan=False)


def _differs(row: RowMapping, held: _Held) -> bool:
    return (row["kind"], row["reason"], row["superseded_by"]) != (held.kind, held.reason, held.superseded_by)


def _new_columns(key: str, held: _Held) -> Columns:
    return {
        "row_a": held.a,
        "row_b": held.b,
        "new_kind": held.kind,
        "new_reason": held.reason,
        "new_superseded_by": held.superseded_by,
        "new_seal": seals.seal(table_of(RelationRow), _row(key, held)),
    }


def _row(key: str, held: _Held) -> Columns:
    return {
        "session_key": key,
        "a": held.a,
        "b": held.b,
        "kind": held.kind,
        "reason": held.reason,
        "superseded_by": held.superseded_by,
    }
