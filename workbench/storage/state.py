"""The state of a session: what the machine found overlaid with what the editor said, by number."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import RowMapping, select
from sqlalchemy.orm import Session as Transaction

from workbench.core.article import Article
from workbench.core.claim import Claim
from workbench.core.point import Point
from workbench.core.session import Reviewed
from workbench.core.workflow import Status
from workbench.storage.articles import as_read
from workbench.storage.corrected import corrected_claim, removed_articles
from workbench.storage.ids import claim_id, number_of, point_id
from workbench.storage.mapping import claim_of
from workbench.storage.overlay import Overlay, overlay
from workbench.storage.pairs import Pairs, read_pairs
from workbench.storage.rows_base import table_of
from workbench.storage.rows_finding import ClaimRow, PointRow
from workbench.storage.rows_session import ArticleRow
from workbench.storage.scope import Scope, rows_of


@dataclass(frozen=True, slots=True)
class State:
    """The visible claims and points of a scope, ready to be put into dataclasses.

    ``claims`` are in reading order, dismissed ones among them; ``members`` lists each point's claims in
    that order, without the dismissed ones; ``point_of`` is its inverse. ``left_alone`` are claims that the
    machine puts to no point, by the one in which they were before the editor took the others out of it.
    """

    claims: Mapping[int, Claim]
    said: Overlay
    members: Mapping[int, tuple[int, ...]]
    point_of: Mapping[int, int]
    left_alone: Mapping[int, tuple[int, ...]]
    pairs: Pairs
    points: Mapping[int, RowMapping]
    admitted: Mapping[int, datetime]
    orphans: frozenset[int]

    def reviewed(self, number: int) -> Reviewed:
        """Return a claim with all that was said of it."""
        point = self.point_of.get(number)
        relied = self.said.relied
        return Reviewed(
            self.claims[number],
            self.said.histories.get(number, ()),
            self.said.notes.get(number),
            number in self.said.dismissed,
            number in self.said.shapes,
            None if point is None else point_id(point),
            self.pairs.of_claim.get(number),
            relied.evidence.get(number, ()),
            relied.statuses.get(number, Status.OPEN),
            relied.flags.get(number, frozenset()),
            relied.proposals.get(number),
            relied.rules,
            number in self.orphans,
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
            self.pairs.of_point.get(number, ()),
            spread_of(held["spread"]) if held["found"] and len(members) > 1 else None,
            frozenset(claim_id(n) for n in confirmed),
            self.said.decisions.get(number),
            self._since(number),
        )

    def _since(self, number: int) -> frozenset[str]:
        """Return the claims of a decided point whose article came after the decision."""
        decision = self.said.decisions.get(number)
        if decision is None:
            return frozenset()
        members = (self.claims[member] for member in self.members.get(number, ()))
        came = ((claim, self.admitted[number_of(claim.article, "a")]) for claim in members)
        return frozenset(claim.id for claim, at in came if at > decision.at)

    def shown_points(self) -> tuple[int, ...]:
        """Return the points that have claims or a standing decision, in the order of their first claim."""
        place = {number: index for index, number in enumerate(self.claims)}
        shown = [n for n in self.points if n in self.members or n in self.said.decisions]
        last = len(place)
        return tuple(
            sorted(shown, key=lambda n: (place[self.members[n][0]] if n in self.members else last, n))
        )


def read_state(tx: Transaction, key: str, scope: Scope) -> State:
    """Read the state of a session within ``scope``; of articles only those whose claims were corrected."""
    said = overlay(tx, key, scope)
    removed = removed_articles(tx, key)
    rows = [r for r in rows_of(tx, ClaimRow, key, "number", scope.claims) if r["article"] not in removed]
    shaped = frozenset(row["article"] for row in rows if row["number"] in said.shapes)
    claims = _claims(rows, as_read(tx, key, shaped) if shaped else {}, said)
    points = {row["number"]: row for row in rows_of(tx, PointRow, key, "number", scope.points)}
    suggested = {row["number"]: row["point"] for row in rows}
    everywhere = _point_of(claims, suggested, said)
    vacant = {number for number, row in points.items() if not row["found"]}
    left = {n: p for n, p in everywhere.items() if p in vacant and n not in said.bonds}
    point_of = {number: point for number, point in everywhere.items() if number not in left}
    return State(
        claims,
        said,
        _by_point(claims, point_of),
        point_of,
        _by_point(claims, left),
        read_pairs(tx, key, scope, point_of, said),
        points,
        _admitted(tx, key) if said.decisions else {},
        frozenset(row["number"] for row in rows if not row["found"] and row["number"] in claims),
    )


def _admitted(tx: Transaction, key: str) -> dict[int, datetime]:
    table = table_of(ArticleRow)
    query = select(table.c.number, table.c.admitted_at).where(table.c.session_key == key)
    return {row.number: row.admitted_at for row in tx.execute(query)}


def _claims(rows: Sequence[RowMapping], articles: Mapping[int, Article], said: Overlay) -> dict[int, Claim]:
    touched = said.touched()
    found: list[tuple[int, int, int, int, Claim]] = []
    for row in rows:
        number, article = row["number"], row["article"]
        if not (row["found"] or number in touched):
            continue
        claim = claim_of(number, row)
        if number in said.shapes:
            claim = corrected_claim(claim, said.shapes[number], articles[article].text)
        found.append((article, claim.span.start, -claim.span.end, number, claim))
    found.sort(key=lambda item: item[:4])
    return {item[3]: item[4] for item in found}


def _by_point(claims: Iterable[int], point_of: Mapping[int, int]) -> dict[int, tuple[int, ...]]:
    found: dict[int, tuple[int, ...]] = {}
    for number in claims:
        if number in point_of:
            found[point_of[number]] = (*found.get(point_of[number], ()), number)
    return found


def _point_of(claims: Iterable[int], suggested: Mapping[int, int | None], said: Overlay) -> dict[int, int]:
    result: dict[int, int] = {}
    for number in claims:
        bond = said.bonds.get(number)
        point = suggested.get(number) if bond is None else bond.point
        if point is not None and number not in said.dismissed:
            result[number] = point
    return result


def spread_of(text: str | None) -> tuple[float, float] | None:
    """Return the lowest and highest figure of a point, from their JSON."""
    if text is None:
        return None
    low, high = json.loads(text)
    return (low, high)
