"""How an act of the editor reaches the disk, with what it changes in the analysis, in one call."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from workbench.core.act import NEW_POINT, OF_ARTICLES, OF_CLAIMS, Act, Dismiss, Join, Reshape
from workbench.core.change import Change, Done, Effect, Label, Step
from workbench.core.errors import LibraryError, WorkbenchError
from workbench.core.point import Point
from workbench.core.session import Reviewed, SessionView
from workbench.services.context import Context
from workbench.services.effects import effects
from workbench.services.recompute import compare_again, read_view_again


def act(context: Context, session: str, label: Label, acts: Sequence[Act], seen: int | None = None) -> Done:
    """Write ``acts`` as one step and compute again what depends on them.

    ``seen`` is the revision on the editor's screen: LostRace, in the other editor's words, where another
    desk spoke on the same thing since. None says that it does not matter.

    Where computing fails, the acts are taken back and the error goes on: nothing is half done. Where the
    program ends in between, or the disk fails, the acts are saved and the library knows that its findings
    are stale: ``Intake.finish`` goes on, once at the next look for changes, else when the session is opened.
    """
    before = _near(context, session, acts)
    try:
        change, inverse = context.store.apply(session, acts, context.reviewer, context.clock(), seen)
    except LibraryError:
        context.doubtful.add(session)
        raise
    step = Step(session, label, tuple(acts), inverse)
    try:
        later, found = _consequences(context, session, acts, before)
    except LibraryError as error:
        context.doubtful.add(session)
        return Done(change, step, (unfinished(error),))
    except WorkbenchError:
        context.store.apply(session, inverse, context.reviewer, context.clock())
        raise
    return Done(merged(change, later), step, effects=found)


def unfinished(error: LibraryError) -> str:
    """Return what to tell where an act is saved and what follows from it is not."""
    soon = "what follows from it is computed in a moment if the disk works again"
    return f"Saved; {soon}, else when the session is next opened. {error.what}"


def with_warnings(done: Done, warnings: Sequence[str]) -> Done:
    """Return ``done`` with these sentences for the editor."""
    return replace(done, warnings=(*done.warnings, *warnings))


def merged(first: Change, later: Change | None) -> Change:
    """Return both changes of one session as one."""
    if later is None:
        return first
    return Change(
        first.session,
        first.claims | later.claims,
        first.points | later.points,
        first.articles | later.articles,
        first.everything or later.everything,
        first.sessions or later.sessions,
        max(first.revision, later.revision),
    )


@dataclass(frozen=True, slots=True)
class _Near:
    """The claims that acts name, and their points, as they were before."""

    claims: tuple[Reviewed, ...] = ()
    points: tuple[Point, ...] = ()

    def put_back(self, view: SessionView) -> SessionView:
        """Return a view in which these are again as they were."""
        claims = {r.claim.id: r for r in view.claims} | {r.claim.id: r for r in self.claims}
        points = {p.id: p for p in view.points} | {p.id: p for p in self.points}
        return replace(view, claims=tuple(claims.values()), points=tuple(points.values()))


def _near(context: Context, session: str, acts: Sequence[Act]) -> _Near:
    """Read what ``acts`` are going to change, where claims are compared again after them."""
    claims = [a.claim for a in acts if isinstance(a, Dismiss | Reshape | Join)]
    if not claims:
        return _Near()
    near, points = context.store.around(session, claims)
    known = {p.id for p in points} | {"", NEW_POINT}
    aims = [a.point for a in acts if isinstance(a, Join) and a.point is not None and a.point not in known]
    return _Near(near, (*points, *context.store.points(session, list(dict.fromkeys(aims)))))


def _consequences(
    context: Context, session: str, acts: Sequence[Act], before: _Near
) -> tuple[Change | None, tuple[Effect, ...]]:
    """Compute again what depends on ``acts``; return what that changed, and what came out otherwise."""
    of_articles = any(isinstance(a, OF_ARTICLES) for a in acts)
    if not of_articles and not any(isinstance(a, OF_CLAIMS) for a in acts):
        return None, ()
    if not context.store.is_stale(session):  # as after a link that was only confirmed
        return None, ()
    view = context.store.view(session)
    later = read_view_again(context, view) if of_articles else compare_again(context, view)
    return later, effects(before.put_back(view), context.store.view(session))
