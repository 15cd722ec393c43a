"""Where the editor's verdicts meet the comparison: accepted claims that contradict each other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from workbench.core.article import Article
from workbench.core.point import Point, Relation
from workbench.core.session import Reviewed, SessionView
from workbench.core.verdict import ACCEPTED
from workbench.services.comparison import open_conflicts
from workbench.services.wording import brief, source


def accepted_clashes(
    points: Iterable[Point], claims: Mapping[str, Reviewed]
) -> tuple[tuple[Point, Relation], ...]:
    """Return the open conflicts both of whose claims are accepted."""
    return tuple(
        (point, relation)
        for point in points
        for relation in open_conflicts(point, claims)
        if all(claims[key].sense == ACCEPTED for key in relation.pair)
    )


def clash_warnings(
    clashes: Iterable[tuple[Point, Relation]],
    claims: Mapping[str, Reviewed],
    articles: Mapping[str, Article],
) -> tuple[str, ...]:
    """Return a sentence for each pair of accepted claims that contradict each other."""
    return tuple(_clash(point, relation, claims, articles) for point, relation in clashes)


def contradiction_warnings(view: SessionView, arrived: Iterable[str]) -> tuple[str, ...]:
    """Return a sentence for each accepted or printed claim that the articles ``arrived`` contradict."""
    new = set(arrived)
    claims = {r.claim.id: r for r in view.claims}
    articles = {a.id: a for a in view.articles}
    found: dict[str, str] = {}
    for point in view.points:
        for relation in open_conflicts(point, claims):
            for old, other in ((relation.a, relation.b), (relation.b, relation.a)):
                mine, theirs = claims[old], claims[other]
                standing = _standing(mine, point)
                if standing and theirs.claim.article in new and mine.claim.article not in new:
                    said, held = _said(theirs, articles), _said(mine, articles)
                    found.setdefault(old, f"{said} contradicts {held}, which is {standing} ({point.label}).")
    return tuple(found.values())


def _standing(reviewed: Reviewed, point: Point) -> str:
    if point.decision is not None and point.decision.claim == reviewed.claim.id:
        return "to be printed"
    return "accepted" if reviewed.sense == ACCEPTED else ""


def _clash(
    point: Point, relation: Relation, claims: Mapping[str, Reviewed], articles: Mapping[str, Article]
) -> str:
    a, b = (_said(claims[key], articles) for key in (relation.a, relation.b))
    later = " The later report may explain it." if relation.superseded_by else ""
    return (
        f"{a} and {b} contradict each other, and both are accepted.{later}"
        f" Reject one of them, or decide which is printed ({point.label})."
    )


def _said(reviewed: Reviewed, articles: Mapping[str, Article]) -> str:
    return f"“{brief(reviewed.claim)}” in {source(articles[reviewed.claim.article])}"
