"""Taking a step of the editor back and doing it again: both are acts, both are written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from workbench.core.act import (
    Act,
    Advance,
    Annotate,
    Cite,
    Decide,
    Dismiss,
    Flag,
    Mark,
    Propose,
    Record,
    Rule,
)
from workbench.core.change import Done, Step
from workbench.core.errors import LostRace
from workbench.core.session import Reviewed
from workbench.services.acting import act
from workbench.services.context import Context

OF_ONE_CLAIM = Rule | Annotate | Advance | Flag | Propose | Cite
"""The acts of which it can be told whether they still stand."""


def undo(context: Context, step: Step) -> Done:
    """Take ``step`` back; LostRace where somebody changed the same thing since."""
    _refuse_if_changed(context, step.session, step.done, step.undo)
    return act(context, step.session, step.label, step.undo)


def redo(context: Context, step: Step) -> Done:
    """Do ``step`` again; LostRace where somebody changed the same thing since it was taken back."""
    _refuse_if_changed(context, step.session, step.undo, step.done)
    return act(context, step.session, step.label, step.done)


def repeatable(step: Step) -> Step:
    """Return ``step`` so that it can be done again: what it made comes back, it is not made twice."""
    pairs = zip(step.done, reversed(step.undo), strict=True)
    return Step(step.session, step.label, tuple(_again(each, back) for each, back in pairs), step.undo)


def _again(each: Act, back: Act) -> Act:
    """Return the act that does ``each`` again, its inverse ``back`` telling what it made."""
    if isinstance(each, Mark) and isinstance(back, Dismiss):
        return Dismiss(back.claim, dismissed=False)
    if isinstance(each, Record) and isinstance(back, Record):
        return replace(each, source=replace(each.source, id=back.source.id))
    if isinstance(each, Cite) and isinstance(back, Cite):
        return replace(each, evidence=back.evidence, source=back.source)
    return each


def _refuse_if_changed(context: Context, session: str, left: Sequence[Act], wanted: Sequence[Act]) -> None:
    """Compare what stands with what the step ``left``; ``wanted``, saved unnoticed, is no change."""
    if context.store.has_done(session, wanted, context.reviewer):
        return
    claims = [a.claim for a in left if isinstance(a, OF_ONE_CLAIM)]
    standing = {r.claim.id: r for r in context.store.reviewed(session, claims)} if claims else {}
    for each in left:
        if isinstance(each, OF_ONE_CLAIM) and not _stands(each, standing[each.claim]):
            raise LostRace(
                f"Somebody has changed claim {each.claim} since; their work stands.",
                "Look at the claim's history, then rule on it again.",
            )
        if isinstance(each, Decide) and not _decided(context, session, each):
            raise LostRace(
                f"Somebody has decided on point {each.point} since; their decision stands.",
                "Look at the point, then decide again.",
            )


def _stands(left: Act, found: Reviewed) -> bool:
    if isinstance(left, Annotate):
        return left.text == (found.note.text if found.note else "")
    if isinstance(left, Propose):
        return left.text == (found.proposal.text if found.proposal else "")
    if isinstance(left, Advance):
        return left.status == found.status
    if isinstance(left, Flag):
        return left.raised == (left.flag in found.flags)
    if isinstance(left, Cite):
        piece = next((e for e in found.evidence if e.id == left.evidence), None)
        return piece.passage == left.passage if piece is not None else not left.standing
    return not isinstance(left, Rule) or _ruled(left, found)


def _ruled(left: Rule, found: Reviewed) -> bool:
    rationale = found.ruling.rationale if found.ruling else left.rationale
    return (left.verdict, left.rationale) == (found.verdict, rationale)


def _decided(context: Context, session: str, left: Decide) -> bool:
    decision = context.store.points(session, [left.point])[0].decision
    if not left.standing:
        return decision is None
    return decision is not None and (decision.claim, decision.rationale) == (left.claim, left.rationale)
