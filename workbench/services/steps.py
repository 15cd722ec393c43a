"""Taking a step of the editor back and doing it again: both are acts, both are written."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.core.act import Act, Annotate, Decide, Dismiss, Mark, Rule
from workbench.core.change import Done, Step
from workbench.core.errors import LostRace
from workbench.core.session import Reviewed
from workbench.services.acting import act
from workbench.services.context import Context


def undo(context: Context, step: Step) -> Done:
    """Take ``step`` back; LostRace where somebody changed the same thing since."""
    _refuse_if_changed(context, step.session, step.done)
    return act(context, step.session, step.label, step.undo)


def redo(context: Context, step: Step) -> Done:
    """Do ``step`` again; LostRace where somebody changed the same thing since it was taken back."""
    _refuse_if_changed(context, step.session, step.undo)
    return act(context, step.session, step.label, step.done)


def repeatable(step: Step) -> Step:
    """Return ``step`` so that it can be done again: a claim made by hand comes back, it is not made twice."""
    made = tuple(a.claim for a in step.undo if isinstance(a, Dismiss))
    acts = tuple(a for a in step.done if not isinstance(a, Mark))
    back = tuple(Dismiss(claim, dismissed=False) for claim in made)
    return Step(step.session, step.label, (*back, *acts), step.undo)


def _refuse_if_changed(context: Context, session: str, left: Sequence[Act]) -> None:
    """Compare what stands with what the step left behind."""
    claims = [a.claim for a in left if isinstance(a, Rule | Annotate)]
    standing = {r.claim.id: r for r in context.store.reviewed(session, claims)} if claims else {}
    for each in left:
        if isinstance(each, Rule | Annotate) and not _stands(each, standing[each.claim]):
            raise LostRace(
                f"Somebody has changed claim {each.claim} since; their work stands.",
                "Look at the claim's history, then rule on it again.",
            )
        if isinstance(each, Decide) and not _decided(context, session, each):
            raise LostRace(
                f"Somebody has decided on point {each.point} since; their decision stands.",
                "Look at the point, then decide again.",
            )


def _stands(left: Rule | Annotate, found: Reviewed) -> bool:
    if isinstance(left, Annotate):
        return left.text == (found.note.text if found.note else "")
    rationale = found.ruling.rationale if found.ruling else left.rationale
    return (left.verdict, left.rationale) == (found.verdict, rationale)


def _decided(context: Context, session: str, left: Decide) -> bool:
    decision = context.store.points(session, [left.point])[0].decision
    if not left.standing:
        return decision is None
    return decision is not None and (decision.claim, decision.rationale) == (left.claim, left.rationale)
