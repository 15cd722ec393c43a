"""Where the editor's verdicts meet the comparison: accepted claims that contradict each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from workbench.core.article import Article
from workbench.core.point import Point, Relation, RelationKind
from workbench.core.session import Reviewed, SessionView
from workbench.core.verdict import ACCEPTED
from workbench.services.wording import brief, source


def accepted_clashes(
    points: Iterable[Point], verdicts: Mapping[str, str]
) -> tuple[tuple[Point, Relation], ...]:
    """Return the conflicts both of whose claims are accepted, in points without a decision."""
    return tuple(
        (point, relation)
        for point in points
        for relation in _open(point)
        if verdicts.get(relation.a) == verdicts.get(relation.b) == ACCEPTED
    )


def clash_warnings(view: SessionView, touched: Iterable[str]) -> tuple[str, ...]:
    """Return a sentence for each pair of accepted claims that contradict each other and were just touched."""
    ids = set(touched)
    claims = {r.claim.id: r for r in view.claims}
    articles = {a.id: a for a in view.articles}
    verdicts = {key: r.verdict for key, r in claims.items()}
    return tuple(
        _clash(point, relation, claims, articles)
        for point, relation in accepted_clashes(view.points, verdicts)
        if relation.pair & ids
    )


def contradiction_warnings(view: SessionView, arrived: Iterable[str]) -> tuple[str, ...]:
    """Return a sentence for each accepted claim that a claim of the articles ``arrived`` contradicts."""
    new = set(arrived)
    claims = {r.claim.id: r for r in view.claims}
    articles = {a.id: a for a in view.articles}
    found: dict[str, str] = {}
    for point in view.points:
        for relation in _open(point):
            for old, other in ((relation.a, relation.b), (relation.b, relation.a)):
                mine, theirs = claims[old], claims[other]
                if mine.verdict == ACCEPTED and theirs.claim.article in new and mine.claim.article not in new:
                    said, held = _said(theirs, articles), _said(mine, articles)
                    found.setdefault(old, f"{said} contradicts {held}, which is accepted ({point.label}).")
    return tuple(found.values())


def _open(point: Point) -> Iterator[Relation]:
    if point.decision is None:
        yield from (r for r in point.relations if r.kind is RelationKind.CONFLICT)


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
