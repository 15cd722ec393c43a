"""Computing again what depends on an act: claims where articles changed, points where claims did."""

from __future__ import annotations

from workbench.core.change import Change
from workbench.core.claim import Origin
from workbench.core.session import Analysis, SessionView
from workbench.services.context import Context
from workbench.services.reader import never


def read_again(context: Context, session: str) -> Change:
    """Analyze all articles of the session as corrected, and merge what is found."""
    articles = context.store.view(session).articles
    found = context.analyst.analyze(articles, never)
    return settle(context, session, found)


def settle(context: Context, session: str, found: Analysis) -> Change:
    """Merge ``found``; where the editor has shaped claims, let the points follow the editor."""
    change = context.store.refresh(session, found, context.clock())
    view = context.store.view(session)
    return _grouped(context, view) if _is_shaped(context, view) else change


def regroup(context: Context, session: str) -> Change:
    """Compare the session's claims as the editor has left them."""
    return _grouped(context, context.store.view(session))


def _grouped(context: Context, view: SessionView) -> Change:
    session = view.session.id
    claims = [r.claim for r in view.claims if not r.dismissed]
    points = context.analyst.compare(view.articles, claims, context.store.links(session))
    return context.store.regroup(session, points, context.clock())


def _is_shaped(context: Context, view: SessionView) -> bool:
    """Tell whether the claims to compare are others than those that the machine found."""
    links = context.store.links(view.session.id)
    return bool(links.together or links.apart) or any(
        r.dismissed or r.corrected or r.claim.origin is Origin.MANUAL for r in view.claims
    )
