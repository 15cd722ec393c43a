"""Computing again what depends on an act: claims where articles changed, points where claims did."""

from __future__ import annotations

from workbench.core.change import Change
from workbench.core.claim import Origin
from workbench.core.session import Analysis, SessionView
from workbench.services.context import Context
from workbench.services.reader import never


def read_again(context: Context, session: str) -> Change:
    """Analyze all articles of the session as corrected, and merge what is found."""
    return read_view_again(context, context.store.view(session))


def read_view_again(context: Context, view: SessionView) -> Change:
    """As ``read_again``, of a session that was read already."""
    return settle(context, view, context.analyst.analyze(view.articles, never))


def settle(context: Context, view: SessionView, found: Analysis) -> Change:
    """Merge what was ``found`` in ``view``; where the editor has shaped claims, let the points follow."""
    session, seen = view.session.id, view.session.revision
    is_whole = not _is_shaped(context, view)
    change = context.store.refresh(session, found, context.clock(), seen, is_whole)
    return change if is_whole else compare_again(context, context.store.view(session))


def compare_again(context: Context, view: SessionView) -> Change:
    """Compare the claims of a session, read just now, as the editor has left them."""
    session = view.session.id
    links = context.store.links(session)
    claims = [r.claim for r in view.claims if not r.dismissed and r.claim.id not in links.alone]
    points = context.analyst.compare(view.articles, claims, links)
    return context.store.regroup(session, points, context.clock(), view.session.revision)


def _is_shaped(context: Context, view: SessionView) -> bool:
    """Tell whether the claims to compare are others than those that the machine found."""
    links = context.store.links(view.session.id)
    return bool(links.together or links.apart or links.alone) or any(
        r.dismissed or r.corrected or r.claim.origin is Origin.MANUAL for r in view.claims
    )
