"""The relations of a session: the machine's, overlaid with the editor's, inside the points as they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from sqlalchemy import RowMapping
from sqlalchemy.orm import Session as Transaction

from workbench.core.point import Finding, LinkState, Relation, RelationKind, worst
from workbench.storage.ids import claim_id
from workbench.storage.overlay import Overlay, Override
from workbench.storage.scope import Scope, relations_of

_KINDS: Mapping[str, RelationKind] = MappingProxyType({kind.value: kind for kind in RelationKind})
_Placed = tuple[int, int, Relation]


@dataclass(frozen=True, slots=True)
class Pairs:
    """Relations by point, in the order of their claims' numbers, and the worst of them by claim."""

    of_point: Mapping[int, tuple[Relation, ...]]
    of_claim: Mapping[int, RelationKind | None]


def read_pairs(tx: Transaction, key: str, scope: Scope, point_of: Mapping[int, int], said: Overlay) -> Pairs:
    """Read the relations of claims that lie in one point, ``point_of`` being the points as they are."""
    by_point: dict[int, list[_Placed]] = {}
    kinds: dict[int, set[RelationKind]] = {}
    for a, b, relation in _placed(relations_of(tx, key, scope.claims), said, point_of):
        by_point.setdefault(point_of[a], []).append((a, b, relation))
        kinds.setdefault(a, set()).add(relation.kind)
        kinds.setdefault(b, set()).add(relation.kind)
    return Pairs(
        {point: _ordered(placed) for point, placed in by_point.items()},
        {number: worst(found) for number, found in kinds.items()},
    )


def _placed(rows: Sequence[RowMapping], said: Overlay, point_of: Mapping[int, int]) -> Iterator[_Placed]:
    words = dict(said.overrides)
    for row in rows:
        a, b = row["a"], row["b"]
        word = words.pop((min(a, b), max(a, b)), None) if words else None
        if _together(a, b, point_of):
            yield a, b, _relation(row, word)
    for (a, b), word in words.items():
        if _together(a, b, point_of):
            yield a, b, Relation(claim_id(a), claim_id(b), word.kind, word.reason, LinkState.CONFIRMED)


def _together(a: int, b: int, point_of: Mapping[int, int]) -> bool:
    point = point_of.get(a)
    return point is not None and point == point_of.get(b)


def _relation(row: RowMapping, word: Override | None) -> Relation:
    a, b, found = claim_id(row["a"]), claim_id(row["b"]), Finding(_KINDS[row["kind"]], row["reason"])
    kind = found.kind if word is None else word.kind
    explains = row["superseded_by"] is not None and kind is RelationKind.CONFLICT
    later = claim_id(row["superseded_by"]) if explains else None
    if word is None:
        return Relation(a, b, kind, found.reason, LinkState.SUGGESTED, later)
    return Relation(a, b, kind, word.reason, LinkState.CONFIRMED, later, found)


def _ordered(placed: list[_Placed]) -> tuple[Relation, ...]:
    return tuple(item[2] for item in sorted(placed, key=lambda item: item[:2]))
