"""The JSON of an analysis without a library, in the shapes of the command line's contract."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from workbench.analysis.annotate import Annotation
from workbench.core.article import Article
from workbench.core.claim import Claim
from workbench.core.point import Point
from workbench.core.session import Analysis
from workbench.core.span import Span
from workbench.core.value import Quantity
from workbench.services.answers import Object, left_out, pair, relation, spread, value


def analysis(articles: Sequence[Article], found: Analysis) -> Object:
    """Return an analysis: its articles, claims and groups."""
    names = {a.id: a.name for a in articles}
    return {
        "articles": [_article(a) for a in articles],
        "claims": [_analysed(c, names[c.article]) for c in found.claims],
        "groups": [_group(p, {c.id: c.article for c in found.claims}) for p in found.points],
    }


def annotation(found: Annotation) -> Object:
    """Return what was found in one loose text."""
    reading = found.reading
    return {
        "sentences": [pair(span) for span in reading.sentences],
        "check_worthiness": [round(score, 4) for score in found.check_worthiness],
        "times": [
            {"start": t.span.start, "end": t.span.end, "value": t.timex, "type": t.type}
            for t in reading.times
        ],
        "quantities": [_quantity(q.span, q.value) for q in reading.quantities],
        "names": [
            {"start": n.span.start, "end": n.span.end, "canonical": n.canonical} for n in reading.names
        ],
        "attributions": [
            {
                "cue": pair(a.cue),
                "source": pair(a.source) if a.source is not None else None,
                "content": [pair(span) for span in a.content],
            }
            for a in reading.attributions
        ],
        "claims": [{"id": c.id, **_found(c)} for c in found.claims],
    }


def _article(article: Article) -> Object:
    head = article.masthead
    return {
        "name": article.name,
        "headline": head.headline,
        "publisher": head.publisher,
        "byline": head.byline,
        "published": str(head.published) if head.published else None,
        "published_from": head.published_from or None,
        "language": article.language,
        "encoding": article.encoding,
        "sha256": article.sha256,
        "text": article.text,
        "body": [pair(span) for span in article.body],
        "dateline": head.dateline,
        "updated": str(head.updated) if head.updated else None,
        "lines": [
            {"start": line.start, "end": line.end, "role": line.role.value, "reason": line.reason}
            for line in article.lines
        ],
    }


def _analysed(held: Claim, article: str) -> Object:
    return {"id": held.id, "article": article, **_found(held)}


def _quantity(span: Span, held: Quantity) -> Object:
    return {
        "start": span.start,
        "end": span.end,
        "low": held.low,
        "high": held.high,
        "approximate": held.approximate,
        "unit": held.unit,
    }


def _found(held: Claim) -> Object:
    return {
        "start": held.span.start,
        "end": held.span.end,
        "quote": held.quote,
        "appearances": [pair(span) for span in held.appearances or (held.span,)],
        "kind": held.kind.value,
        "check_worthiness": round(held.check_worthiness, 4),
        "reasons": list(held.reasons),
        "claimant": held.claimant,
        "hedge": held.value.hedge if isinstance(held.value, Quantity) else None,
        "as_of": held.as_of,
        "mood": held.mood.value,
        "value": value(held.value),
    }


def _group(held: Point, article_of: Mapping[str, str]) -> Object:
    return {
        "id": held.id,
        "label": held.label,
        "claims": list(held.claims),
        "spread": spread(held),
        "relations": [relation(r) for r in held.relations],
        **left_out(held, article_of),
    }
