"""Which claims belong together: links made, refused and confirmed by the editor."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.core.act import NEW_POINT, Join
from workbench.core.change import Done
from workbench.core.errors import Refused
from workbench.services.acting import act
from workbench.services.context import Context
from workbench.services.shaping import one
from workbench.services.wording import brief


def link(context: Context, session: str, a: str, b: str) -> Done:
    """Join ``b`` to the point of ``a``, or ``a`` to that of ``b``, or both to a new point."""
    if a == b:
        raise Refused("A claim cannot be linked to itself.", "Choose two claims.")
    first, second = one(context, session, a), one(context, session, b)
    if first.point is not None and first.point == second.point:
        return confirm(context, session, [a, b])
    point = first.point or second.point or NEW_POINT
    label = f"Link {brief(first.claim, 24)} and {brief(second.claim, 24)}"
    return act(context, session, label, [Join(a, point), Join(b, point)])


def unlink(context: Context, session: str, claim: str) -> Done:
    """Hold a claim apart from its point, for good."""
    found = one(context, session, claim)
    if found.point is None:
        raise Refused(f"“{brief(found.claim)}” is linked to no other claim.", "Nothing has to be unlinked.")
    return act(context, session, f"Unlink {brief(found.claim)}", [Join(claim, "")])


def confirm(context: Context, session: str, claims: Sequence[str]) -> Done:
    """Confirm that claims belong to the points they lie in."""
    found = context.store.reviewed(session, claims)
    missing = [r.claim for r in found if r.point is None]
    if missing or not found:
        raise Refused("There is no link to confirm.", "Choose claims that belong to a point.")
    words = brief(found[0].claim) if len(found) == 1 else f"{len(found)} claims"
    acts = [Join(r.claim.id, r.point) for r in found]
    return act(context, session, f"Confirm the link of {words}", acts)
