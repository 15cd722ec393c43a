"""The state of a session: what the machine found overlaid with what the editor said, by number."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import RowMapping
from sqlalchemy.orm import Session as Transaction

from workbench.core.article import Article
from workbench.core.claim import Claim
from workbench.core.point import LinkState, Point, Relation, RelationKind, worst
from workbench.core.session import Reviewed
from workbench.storage.corrected import Articles, corrected_articles, corrected_claim
from workbench.storage.ids import claim_id, number_of, point_id
from workbench.storage.mapping import claim_of
from workbench.storage.overlay import Overlay, overlay
from workbench.storage.rows_finding import ClaimRow, PointRow
from workbench.storage.scope import Scope, relations_of, rows_of


@dataclass(frozen=True, slots=True)
class State:
    """The visible claims and points of a scope, ready to be put into dataclasses.

    ``claims`` are in reading order, dismissed ones among them; ``members`` lists each point's claims in
    that order, without the dismissed ones; ``point_of`` is its inverse.
    """

    articles: Articles
    claims: Mapping[int, Claim]
    said: Overlay
    members: Mapping[int, tuple[int, ...]]
    point_of: Mapping[int, int]
    relations: Mapping[int, tuple[Relation, ...]]
    worst_of: Mapping[int, RelationKind | None]
    points: Mapping[int, RowMapping]

    def reviewed(self, number: int) -> Reviewed:
        """Return a claim with all that was said of it."""
        point = self.point_of.get(number)
        return Reviewed(
            self.claims[number],
            self.said.histories.get(number, ()),
            self.said.notes.get(number),
            number in self.said.dismissed,
            number in self.said.shapes,
            None if point is None else point_id(point),
            self.worst_of.get(number),
        )

    def point(self, number: int) -> Point:
        """Return a point as the editor left it."""
        held = self.points[number]
        members = self.members.get(number, ())
        confirmed = (n for n in members if n in self.said.bonds)
        return Point(
            point_id(number),
            self.said.labels.get(number, held["label"]),
            tuple(claim_id(n) for n in members),
            self.relations.get(number, ()),
            spread_of(held["spread"]),
            frozenset(claim_id(n) for n in confirmed),
            self.said.decisions.get(number),
        )

    def shown_points(self) -> tuple[int, ...]:
        """Return the points that have claims or a standing decision, in the order of their first claim."""
        place = {number: index for index, number in enumerate(self.claims)}
        shown = [n for n in self.points if n in self.members or n in self.said.decisions]
        last = len(place)
        return tuple(
            sorted(shown, key=lambda n: (place[self.members[n][0]] if n in self.members else last, n))
        )


def read_state(tx: Transaction, key: str, scope: Scope) -> State:
    """Read the state of a session within ``scope``."""
    articles = corrected_articles(tx, key)
    said = overlay(tx, key, scope)
    claims, points = _claims(tx, key, scope, articles.present, said)
    point_of = _point_of(claims, points, said)
    held = {row["number"]: row for row in rows_of(tx, PointRow, key, "number", scope.points)}
    members: dict[int, list[int]] = {}
    for number in claims:
        if number in point_of and point_of[number] in held:
            members.setdefault(point_of[number], []).append(number)
    relations = _relations(tx, key, scope, point_of, said)
    return State(
        articles,
        claims,
        said,
        {point: tuple(numbers) for point, numbers in members.items()},
        point_of,
        relations,
        _worst(relations),
        held,
    )


def _claims(
    tx: Transaction, key: str, scope: Scope, articles: Mapping[int, Article], said: Overlay
) -> tuple[dict[int, Claim], dict[int, int]]:
    touched = said.touched()
    found: list[tuple[int, int, int, int, Claim]] = []
    points: dict[int, int] = {}
    for row in rows_of(tx, ClaimRow, key, "number", scope.claims):
        number, article = row["number"], row["article"]
        if article not in articles or not (row["found"] or number in touched):
            continue
        claim = claim_of(number, row)
        if number in said.shapes:
            claim = corrected_claim(claim, said.shapes[number], articles[article].text)
        found.append((article, claim.span.start, -claim.span.end, number, claim))
        if row["point"] is not None:
            points[number] = row["point"]
    found.sort(key=lambda item: item[:4])
    return {item[3]: item[4] for item in found}, points


def _point_of(claims: Iterable[int], suggested: Mapping[int, int], said: Overlay) -> dict[int, int]:
    result: dict[int, int] = {}
    for number in claims:
        bond = said.bonds.get(number)
        point = suggested.get(number) if bond is None else bond.point
        if point is not None and number not in said.dismissed:
            result[number] = point
    return result


def _relations(
    tx: Transaction, key: str, scope: Scope, point_of: Mapping[int, int], said: Overlay
) -> dict[int, tuple[Relation, ...]]:
    open_pairs = dict(said.overrides)
    found: dict[int, list[tuple[int, int, Relation]]] = {}
    for row in relations_of(tx, key, scope.claims):
        a, b = row["a"], row["b"]
        point = point_of.get(a)
        if point is None or point != point_of.get(b):
            continue
        word = open_pairs.pop((min(a, b), max(a, b)), None)
        later = None if row["superseded_by"] is None else claim_id(row["superseded_by"])
        relation = Relation(
            claim_id(a), claim_id(b), RelationKind(row["kind"]), row["reason"], superseded_by=later
        )
        if word is not None:
            later = later if word.kind is RelationKind.CONFLICT else None
            relation = Relation(relation.a, relation.b, word.kind, word.reason, LinkState.CONFIRMED, later)
        found.setdefault(point, []).append((a, b, relation))
    for (a, b), word in open_pairs.items():
        point = point_of.get(a)
        if point is not None and point == point_of.get(b):
            relation = Relation(claim_id(a), claim_id(b), word.kind, word.reason, LinkState.CONFIRMED)
            found.setdefault(point, []).append((a, b, relation))
    return {
        point: tuple(item[2] for item in sorted(held, key=lambda item: item[:2]))
        for point, held in found.items()
    }


def _worst(relations: Mapping[int, Iterable[Relation]]) -> dict[int, RelationKind | None]:
    kinds: dict[int, set[RelationKind]] = {}
    for held in relations.values():
        for relation in held:
            for short in (relation.a, relation.b):
                kinds.setdefault(number_of(short, "c"), set()).add(relation.kind)
    return {number: worst(found) for number, found in kinds.items()}


def spread_of(text: str | None) -> tuple[float, float] | None:
    """Return the lowest and highest figure of a point, from their JSON."""
    if text is None:
        return None
    low, high = json.loads(text)
    return (low, high)
