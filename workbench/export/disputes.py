"""What the editor decided, and what is still in conflict: the first thing that is read on a sheet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from workbench.core import wording
from workbench.core.point import Decision, Point, Relation, RelationKind, unlisted
from workbench.core.session import Reviewed
from workbench.export.blocks import bullets, heading
from workbench.export.claims import (
    as_of,
    capital,
    claimant,
    label,
    place,
    quoted,
    says_more,
    shortened,
    stated,
    superseded,
)
from workbench.export.escaping import inline, literal, strong
from workbench.export.register import Register, moment


def decisions(register: Register) -> Iterator[str]:
    """Yield the decided points: what is printed, why, and what every article says."""
    for point in register.view.points:
        if point.decision is not None:
            yield heading(3, _name(point))
            yield _decided(point.decision, register)
            yield _since(point, register)
            yield from _answers(register.members(point), register)
            yield _clashes((r for r in point.relations if r.kind is RelationKind.CONFLICT), register)
            yield from _left_out(point, register)


def open_conflicts(register: Register) -> Iterator[str]:
    """Yield the points whose conflicts nothing has closed, with all their quotes."""
    for point, relations in register.conflicts:
        yield heading(3, _name(point))
        yield from _answers(register.members(point), register)
        yield _clashes(relations, register)
        yield from _left_out(point, register)


def _name(point: Point) -> str:
    label_ = capital(literal(point.label)) or point.id
    spread = point.spread
    if spread is None or spread[0] == spread[1]:
        return label_
    return f"{label_}: {wording.spread(spread)}"


def _decided(decision: Decision, register: Register) -> str:
    by = f"decided by {inline(decision.reviewer)}, {moment(decision.at)}"
    why = f": {inline(decision.rationale.strip())}" if decision.rationale.strip() else "."
    printed = register.claims.get(decision.claim) if decision.claim is not None else None
    if printed is None:
        return f"**Printed:** none of these, {by}{why}"
    return f"**Printed:** {_short(printed, register)}, {by}{why}"


def _since(point: Point, register: Register) -> str:
    """Return which claims came after the decision, "" where none did."""
    late = [
        register.claims[claim] for claim in point.claims if claim in point.since and claim in register.claims
    ]
    told = ", ".join(_short(each, register) for each in late)
    return f"*Came after this decision:* {told}." if told else ""


def _answers(members: Iterable[Reviewed], register: Register) -> Iterator[str]:
    for member in members:
        claim = member.claim
        traits = (
            strong(stated(claim)) if says_more(claim) else "",
            f"claimant: {claimant(claim)}",
            as_of(claim),
            label(member.verdict, register).lower(),
            claim.id,
        )
        yield f"{quoted(member, register)}\n>\n> {' · '.join(trait for trait in traits if trait)}"


def _clashes(relations: Iterable[Relation], register: Register) -> str:
    return bullets(
        f"{_short(register.claims[r.a], register)} **against** {_short(register.claims[r.b], register)}"
        + (f": {inline(r.reason)}" if r.reason else "")
        + superseded(r)
        for r in relations
        if r.a in register.claims and r.b in register.claims
    )


def _left_out(point: Point, register: Register) -> Iterator[str]:
    number = unlisted(point, {key: r.claim.article for key, r in register.claims.items()})
    if number:
        yield (
            f"So many articles speak of this that each claim is set against a choice of the others; "
            f"{number} further pairs are not listed."
        )


def _short(reviewed: Reviewed, register: Register) -> str:
    claim = reviewed.claim
    return f"“{inline(shortened(claim.quote))}” ({place(claim, register)})"
