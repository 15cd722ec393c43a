"""What the editor has said of a session, read from the appended rows: for each subject the latest word."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import RowMapping
from sqlalchemy.orm import Session as Transaction

from workbench.core.claim import Kind
from workbench.core.point import Decision, RelationKind
from workbench.core.span import Span
from workbench.core.value import Value
from workbench.core.verdict import UNREVIEWED, Note, Ruling
from workbench.storage import rows_act
from workbench.storage.ids import claim_id, point_id
from workbench.storage.journal import span_of
from workbench.storage.mapping import readable, value_of
from workbench.storage.relied import Relied, relied
from workbench.storage.scope import Scope, rows_of


@dataclass(frozen=True, slots=True)
class Shape:
    """The corrections of a claim that stand; None is as read."""

    span: Span | None
    kind: Kind | None
    value: Value | None
    claimant: str | None


@dataclass(frozen=True, slots=True)
class Override:
    """The editor's word on a pair of claims."""

    kind: RelationKind
    reason: str


@dataclass(frozen=True, slots=True)
class Bond:
    """The editor's word on a claim's membership: ``point`` None is none; it was taken out of ``left``."""

    point: int | None
    left: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Overlay:
    """The editor's standing word by number of claim, point or article; what was taken back is left out."""

    histories: Mapping[int, tuple[Ruling, ...]]
    notes: Mapping[int, Note]
    dismissed: frozenset[int]
    shapes: Mapping[int, Shape]
    bonds: Mapping[int, Bond]
    decisions: Mapping[int, Decision]
    decided: frozenset[int]
    overrides: Mapping[tuple[int, int], Override]
    labels: Mapping[int, str]
    relied: Relied

    def touched(self) -> frozenset[int]:
        """Return the claims that stay even if the machine does not find them any more."""
        ruled = {n for n, history in self.histories.items() if history[-1].verdict != UNREVIEWED}
        related = {n for pair in self.overrides for n in pair}
        shaped = (self.dismissed, self.shapes, self.bonds, self.decided)
        said = (ruled, related, self.notes, *shaped, self.relied.touched())
        return frozenset(number for part in said for number in part)

    def kept_points(self) -> frozenset[int]:
        """Return the points that carry the editor's word and keep their ids above all others."""
        bound = {bond.point for bond in self.bonds.values() if bond.point is not None}
        return frozenset(bound | set(self.decisions) | set(self.labels))


def overlay(tx: Transaction, key: str, scope: Scope) -> Overlay:
    """Return what the editor has said of the claims and points in ``scope``; LibraryError where damaged."""
    with readable("What was ruled in this session"):
        return _overlay(tx, key, scope)


def _overlay(tx: Transaction, key: str, scope: Scope) -> Overlay:
    claims, points = scope.claims, scope.points
    rulings = _in_order(tx, rows_act.RulingRow, key, "claim", claims)
    notes = _latest(_in_order(tx, rows_act.NoteRow, key, "claim", claims), "claim")
    dismissals = _latest(_in_order(tx, rows_act.DismissalRow, key, "claim", claims), "claim")
    shapes = _latest(_in_order(tx, rows_act.ReshapingRow, key, "claim", claims), "claim")
    bonds = _bonds(_in_order(tx, rows_act.MembershipRow, key, "claim", claims))
    decisions = _latest(_in_order(tx, rows_act.DecisionRow, key, "point", points), "point")
    labels = _latest(_in_order(tx, rows_act.RenamingRow, key, "point", points), "point")
    standing = {n: r for n, r in decisions.items() if r["standing"]}
    return Overlay(
        histories=_histories(rulings),
        notes={n: _note(r) for n, r in notes.items() if r["text"]},
        dismissed=frozenset(n for n, r in dismissals.items() if r["dismissed"]),
        shapes={n: shape for n, r in shapes.items() if (shape := _shape(r)) is not None},
        bonds=bonds,
        decisions={n: _decision(r) for n, r in standing.items()},
        decided=frozenset(r["claim"] for r in standing.values() if r["claim"] is not None),
        overrides=_overrides(tx, key, claims),
        labels={n: r["label"] for n, r in labels.items() if r["label"] is not None},
        relied=relied(tx, key, claims),
    )


def _in_order(
    tx: Transaction, row: type[rows_act.ActRow], key: str, column: str, among: frozenset[int] | None
) -> list[RowMapping]:
    return sorted(rows_of(tx, row, key, column, among), key=lambda held: held["sequence"])


def _latest(ordered: Iterable[RowMapping], column: str) -> dict[int, RowMapping]:
    return {held[column]: held for held in ordered}


def _histories(ordered: Iterable[RowMapping]) -> dict[int, tuple[Ruling, ...]]:
    found: dict[int, list[Ruling]] = {}
    for r in ordered:
        ruling = Ruling(claim_id(r["claim"]), r["verdict"], r["rationale"], r["reviewer"], r["made_at"])
        found.setdefault(r["claim"], []).append(ruling)
    return {number: tuple(history) for number, history in found.items()}


def _bonds(ordered: Iterable[RowMapping]) -> dict[int, Bond]:
    """Return the standing word on each claim's membership, with every point that it was taken out of.

    What goes back to where it was before the last word, as by undo, is held apart as it was then.
    """
    past: dict[int, list[Bond | None]] = {}
    for r in ordered:
        bonds = past.setdefault(r["claim"], [None])
        bonds.append(_bond(r, bonds) if r["bound"] else None)
    return {number: bonds[-1] for number, bonds in past.items() if bonds[-1] is not None}


def _bond(held: RowMapping, past: list[Bond | None]) -> Bond:
    point: int | None = held["point"]
    before = past[-2] if len(past) > 1 else None
    if before is not None and before.point == point:
        return before
    left = past[-1].left if past[-1] is not None else frozenset()
    taken = frozenset(() if held["taken_from"] is None else (held["taken_from"],))
    return Bond(point, (left | taken) - {point})


def _note(held: RowMapping) -> Note:
    return Note(claim_id(held["claim"]), held["text"], held["reviewer"], held["made_at"])


def _shape(held: RowMapping) -> Shape | None:
    kind = None if held["kind"] is None else Kind(held["kind"])
    shape = Shape(span_of(held), kind, value_of(held["value"]), held["claimant"])
    return None if shape == Shape(None, None, None, None) else shape


def _decision(held: RowMapping) -> Decision:
    claim = None if held["claim"] is None else claim_id(held["claim"])
    return Decision(point_id(held["point"]), claim, held["rationale"], held["reviewer"], held["made_at"])


def _overrides(tx: Transaction, key: str, claims: frozenset[int] | None) -> dict[tuple[int, int], Override]:
    sides = ("a", "b") if claims is not None else ("a",)
    found = [r for side in sides for r in _in_order(tx, rows_act.RelatingRow, key, side, claims)]
    latest = {(r["a"], r["b"]): r for r in sorted(found, key=lambda held: held["sequence"])}
    return {
        pair: Override(RelationKind(r["relation"]), r["reason"])
        for pair, r in latest.items()
        if r["relation"] is not None
    }
