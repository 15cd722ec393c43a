"""Which claims belong together: links made, refused and confirmed by the editor."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.core.act import NEW_POINT, Act, Decide, Join
from workbench.core.change import Done, Label
from workbench.core.errors import NotFound, Refused
from workbench.core.point import Point
from workbench.core.wording import shortened
from workbench.services.acting import act
from workbench.services.context import Context
from workbench.services.shaping import one
from workbench.services.wording import brief, several


def link(context: Context, session: str, a: str, b: str, seen: int | None = None) -> Done:
    """Join ``b`` to the point of ``a``, or ``a`` to that of ``b``, or both to a new point."""
    if a == b:
        raise Refused("A claim cannot be linked to itself.", "Choose two claims.")
    first, second = one(context, session, a), one(context, session, b)
    if first.point is not None and first.point == second.point:
        return confirm(context, session, [a, b], seen)
    point = first.point or second.point or NEW_POINT
    label = Label("Link {first} and {second}", first=brief(first.claim, 24), second=brief(second.claim, 24))
    held = _held_alone(context, session, point)
    return act(context, session, label, [Join(c, point) for c in dict.fromkeys((*held, a, b))], seen)


def link_all(context: Context, session: str, claims: Sequence[str], seen: int | None = None) -> Done:
    """Join all these claims to the first point among theirs, or to a new one."""
    ids = tuple(dict.fromkeys(claims))
    if len(ids) < 2:
        raise Refused("One claim alone cannot be linked.", "Choose two claims.")
    found = context.store.reviewed(session, ids)
    point = next((r.point for r in found if r.point is not None), NEW_POINT)
    if all(r.point == point for r in found):
        return confirm(context, session, ids, seen)
    held = _held_alone(context, session, point)
    acts = [Join(c, point) for c in dict.fromkeys((*held, *ids))]
    return act(context, session, Label("Link {what}", what=several(len(ids))), acts, seen)


def unlink(context: Context, session: str, claims: Sequence[str], seen: int | None = None) -> Done:
    """Hold claims apart from their points, for good."""
    found = context.store.reviewed(session, claims)
    alone = next((r.claim for r in found if r.point is None), None)
    if alone is not None or not found:
        named = f"“{brief(alone)}”" if alone is not None else "What you chose"
        raise Refused(f"{named} is linked to no other claim.", "Nothing has to be unlinked.")
    words = brief(found[0].claim) if len(found) == 1 else several(len(found))
    return act(
        context, session, Label("Unlink {what}", what=words), [Join(r.claim.id, "") for r in found], seen
    )


def split(context: Context, session: str, claims: Sequence[str], seen: int | None = None) -> Done:
    """Make a point of its own of some claims of one point; the others are held apart from them, for good."""
    found = context.store.reviewed(session, claims)
    points = {r.point for r in found}
    if len(points) != 1 or None in points:
        raise Refused(
            "These claims do not share a point.", "Choose claims of one point, but not all of them."
        )
    point = _point(context, session, str(points.pop()))
    ids = [r.claim.id for r in found]
    if set(ids) >= set(point.claims):
        raise Refused("These are all the claims of the point.", "Leave at least one of them where it is.")
    words = brief(found[0].claim) if len(found) == 1 else several(len(found))
    label = Label("Split {what} from “{point}”", what=words, point=shortened(point.label, 32))
    return act(context, session, label, [Join(c, NEW_POINT) for c in ids], seen)


def merge(context: Context, session: str, points: Sequence[str], seen: int | None = None) -> Done:
    """Bring the claims of several points into the first; a decision goes with them if it is the only one."""
    into, *others = (_point(context, session, p) for p in dict.fromkeys(points))
    if not others:
        raise Refused("One point alone cannot be merged.", "Choose two points.")
    decided = [p for p in (into, *others) if p.decision is not None]
    if len(decided) > 1:
        raise Refused(
            f"“{decided[0].label}” and “{decided[1].label}” are both decided.",
            "Withdraw one of the decisions first.",
        )
    anchors = _anchors(into)
    acts: list[Act] = [Join(c, into.id) for c in (*anchors, *(c for p in others for c in p.claims))]
    for each in decided:
        if each is not into and each.decision is not None:
            acts.append(Decide(each.id, None, standing=False))
            acts.append(Decide(into.id, each.decision.claim, each.decision.rationale))
    words = " and ".join(f"“{shortened(p.label, 24)}”" for p in (*others, into)[:3])
    return act(context, session, Label("Merge {points}", points=words), acts, seen)


def move(context: Context, session: str, claims: Sequence[str], point: str, seen: int | None = None) -> Done:
    """Put claims into a point; they are held apart from the point they were in."""
    held = _point(context, session, point)
    found = context.store.reviewed(session, claims)
    if not found:
        raise Refused("No claim is chosen.", "Choose a claim first.")
    if all(r.point == point for r in found):
        return confirm(context, session, claims, seen)
    words = brief(found[0].claim, 24) if len(found) == 1 else several(len(found))
    acts = [Join(c, point) for c in dict.fromkeys((*_anchors(held), *(r.claim.id for r in found)))]
    return act(
        context,
        session,
        Label("Put {what} to “{point}”", what=words, point=shortened(held.label, 32)),
        acts,
        seen,
    )


def confirm(context: Context, session: str, claims: Sequence[str], seen: int | None = None) -> Done:
    """Confirm that claims belong to the points they lie in."""
    found = context.store.reviewed(session, claims)
    missing = [r.claim for r in found if r.point is None]
    if missing or not found:
        raise Refused("There is no link to confirm.", "Choose claims that belong to a point.")
    words = brief(found[0].claim) if len(found) == 1 else several(len(found))
    acts = [Join(r.claim.id, r.point) for r in found]
    return act(context, session, Label("Confirm the link of {what}", what=words), acts, seen)


def _anchors(point: Point) -> tuple[str, ...]:
    """Return the claim to confirm before others come to a point, so that they come to what is in it now.

    Two claims that are confirmed hold a point together; one alone holds to the first of the others.
    """
    if len(point.confirmed) > 1:
        return ()
    return tuple(c for c in point.claims if c not in point.confirmed)[:1]


def _held_alone(context: Context, session: str, point: str) -> tuple[str, ...]:
    """Return what the one claim holds to that is confirmed in a point; nothing where it is not just one."""
    found = [] if point == NEW_POINT else context.store.points(session, [point])
    return tuple(c for p in found if len(p.confirmed) == 1 for c in _anchors(p))


def _point(context: Context, session: str, point: str) -> Point:
    found = context.store.points(session, [point])
    if not found:
        raise NotFound(f"There is no point {point} in this session.", "The list of points shows their ids.")
    return found[0]
