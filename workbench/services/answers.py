"""The JSON of a library: claims, values, points, sessions, in the shapes of the command line's contract."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from workbench.core.article import Article
from workbench.core.disguise import Disguise
from workbench.core.plain import Plain
from workbench.core.point import Decision, Point, Relation, unlisted
from workbench.core.reveal import named, of_claim
from workbench.core.session import Reviewed, SessionView, Summary
from workbench.core.span import Span
from workbench.core.value import EventValue, NameValue, Quantity, QuoteValue, TimeValue, Value

Object = dict[str, Plain]
SINGLE = "single"


def session(summary: Summary) -> Object:
    """Return a line of the session list."""
    held = summary.session
    return {
        "id": held.id,
        "name": held.name,
        "articles": summary.articles,
        "claims": summary.claims,
        "reviewed": summary.reviewed,
        "conflicts": summary.conflicts,
        "updated": moment(held.changed or held.created),
    }


def claim(reviewed: Reviewed, articles: Mapping[str, Article]) -> Object:
    """Return a claim with what the editor said of it."""
    held = reviewed.claim
    article = articles[held.article]
    return {
        "id": held.id,
        "article": article.name,
        "line": article.line_at(held.span.start).number,
        "start": held.span.start,
        "end": held.span.end,
        "quote": held.quote,
        "kind": held.kind.value,
        "value": value(held.value),
        "claimant": held.claimant,
        "verdict": reviewed.verdict,
        "rationale": reviewed.ruling.rationale if reviewed.ruling else "",
        "note": reviewed.note.text if reviewed.note else "",
        "point": reviewed.point,
        "disguises": [_disguise(d, article.text) for d in of_claim(held, article.text)],
    }


def _disguise(found: Disguise, text: str) -> Plain:
    start, end = found.span.start, found.span.end
    return {"start": start, "end": end, "trick": found.trick.value, "characters": named(text, found)}


def point(held: Point, article_of: Mapping[str, str]) -> Object:
    """Return a point with its relations and decision; ``article_of`` gives the article of each claim."""
    return {
        "id": held.id,
        "label": held.label,
        "relation": worst_relation(held),
        "spread": spread(held),
        "decision": _decision(held.decision),
        "claims": list(held.claims),
        "relations": [relation(r) for r in held.relations],
        **left_out(held, article_of),
    }


def left_out(held: Point, article_of: Mapping[str, str]) -> Object:
    """Return how many pairs of a point of very many claims are not listed; nothing where all are."""
    number = unlisted(held, article_of)
    return {"pairs_not_listed": number} if number else {}


def points(view: SessionView) -> list[Plain]:
    """Return the points of a session."""
    article_of = {r.claim.id: r.claim.article for r in view.claims}
    return [point(p, article_of) for p in view.points]


def worst_relation(held: Point) -> str:
    """Return the worst relation of a point's pairs; "single" where one article alone speaks."""
    if held.relation is not None:
        return held.relation.value
    return "unrelated" if held.relations else SINGLE


def value(held: Value | None) -> Plain:
    """Return a claim's value."""
    if isinstance(held, Quantity):
        return {
            "low": held.low,
            "high": held.high,
            "approximate": held.approximate,
            "unit": held.unit,
        }
    if isinstance(held, TimeValue):
        return _time(held)
    if isinstance(held, NameValue):
        return {"canonical": held.canonical, "forms": list(held.forms), "entity": held.entity}
    if isinstance(held, QuoteValue):
        return {"words": held.words, "direct": held.direct}
    if isinstance(held, EventValue):
        return {"negated": held.negated, "when": _time(held.when) if held.when else None}
    return None


def moment(at: datetime) -> str:
    """Return a time in UTC to the second."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def relation(held: Relation) -> Object:
    """Return a relation of two claims."""
    answer: Object = {
        "a": held.a,
        "b": held.b,
        "relation": held.kind.value,
        "reason": held.reason,
        "state": held.state.value,
        "superseded_by": held.superseded_by,
    }
    if held.found is not None:
        answer["found"] = {"relation": held.found.kind.value, "reason": held.found.reason}
    return answer


def _decision(held: Decision | None) -> Object | None:
    if held is None:
        return None
    return {
        "claim": held.claim,
        "rationale": held.rationale,
        "reviewer": held.reviewer,
        "at": moment(held.at),
    }


def _time(held: TimeValue) -> Object:
    found: Object = {}
    if held.first is not None and held.last is not None and held.first != held.last:
        found |= {"from": held.first.isoformat(), "to": held.last.isoformat()}
    else:
        day = held.date if held.date is not None else held.first
        found["date"] = str(day) if day is not None else None
    found |= {"weekday": held.weekday, "granularity": held.granularity, "rule": held.rule}
    if held.approximate:
        found["approximate"] = True
    if held.inferred:
        found["inferred"] = held.inferred
    return found


def spread(held: Point) -> list[Plain] | None:
    """Return the lowest and highest figure of a point."""
    return [held.spread[0], held.spread[1]] if held.spread is not None else None


def pair(span: Span) -> list[Plain]:
    """Return a span."""
    return [span.start, span.end]
