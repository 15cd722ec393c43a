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


def link(context: Context, session: str, a: str, b: str, seen: int | None = None) -> Done:
    """Join ``b`` to the point of ``a``, or ``a`` to that of ``b``, or both to a new point."""
    if a == b:
        raise Refused("A claim cannot be linked to itself.", "Choose two claims.")
    first, second = one(context, session, a), one(context, session, b)
    if first.point is not None and first.point == second.point:
        return confirm(context, session, [a, b], seen)
    point = first.point or second.point or NEW_POINT
    label = f"Link {brief(first.claim, 24)} and {brief(second.claim, 24)}"
    return act(context, session, label, [Join(a, point), Join(b, point)], seen)


def unlink(context: Context, session: str, claim: str, seen: int | None = None) -> Done:
    """Hold a claim apart from its point, for good."""
    found = one(context, session, claim)
    if found.point is None:
        raise Refused(f"“{brief(found.claim)}” is linked to no other claim.", "Nothing has to be unlinked.")
    return act(context, session, f"Unlink {brief(found.claim)}", [Join(claim, "")], seen)


def confirm(context: Context, session: str, claims: Sequence[str], seen: int | None = None) -> Done:
    """Confirm that claims belong to the points they lie in."""
    found = context.store.reviewed(session, claims)
    missing = [r.claim for r in found if r.point is None]
    if missing or not found:
        raise Refused("There is no link to confirm.", "Choose claims that belong to a point.")
    words = brief(found[0].claim) if len(found) == 1 else f"{len(found)} claims"
    acts = [Join(r.claim.id, r.point) for r in found]
    return act(context, session, f"Confirm the link of {words}", acts, seen)
