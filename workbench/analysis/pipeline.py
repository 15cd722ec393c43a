"""The engine's door: from articles to claims, points and relations, and what the desk asks of it later."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date as Day

from workbench.analysis import claims, likeness, points, relations
from workbench.analysis.annotate import Annotation, annotate, compare_sentences
from workbench.analysis.assertions import is_negated
from workbench.analysis.claims_draft import Source
from workbench.analysis.memory import Memory
from workbench.analysis.reading import read
from workbench.analysis.times_anchor import infer_day
from workbench.core.article import Article
from workbench.core.claim import Claim, Kind, Origin
from workbench.core.dates import PartialDate, Window, windows
from workbench.core.likeness import Likeness as Alike
from workbench.core.links import Links
from workbench.core.point import Point, RelationKind
from workbench.core.session import Analysis
from workbench.core.span import Span
from workbench.core.value import EventValue, NameValue, QuoteValue, Value

__all__ = [
    "Annotation",
    "analyze",
    "annotate",
    "compare",
    "compare_sentences",
    "dated",
    "describe",
    "explain",
    "relate",
]


def dated(articles: Sequence[Article]) -> tuple[Article, ...]:
    """Return the articles, the year of a date completed from the others where only it was unknown."""
    found = windows(a.masthead.published for a in articles)
    return tuple(_dated(article, window) for article, window in zip(articles, found, strict=True))


def _dated(article: Article, window: Window | None) -> Article:
    if window is None or window.inferred != "year" or window.day is None:
        return article
    place = article.masthead.published_from or "date"
    masthead = replace(
        article.masthead, published=PartialDate.of(window.day), published_from=f"{place}, year inferred"
    )
    return replace(article, masthead=masthead)


def analyze(
    articles: Sequence[Article], links: Links | None = None, memory: Memory | None = None
) -> Analysis:
    """Return the claims and points of ``articles``; ids are c1, c2 … and g1, g2 … in order.

    An article without an id goes by its name. What ``memory`` holds of an article is not read again.
    """
    memory = memory or Memory()
    known = tuple(a.with_id(a.id or a.name) for a in articles)
    found = [
        claim
        for article, window in zip(known, _windows(known), strict=True)
        for claim in memory.claims(article, window)
    ]
    numbered = tuple(replace(claim, id=f"c{number}") for number, claim in enumerate(found, start=1))
    return Analysis(numbered, compare(known, numbered, links or Links(), memory))


def _windows(articles: Sequence[Article]) -> tuple[Window | None, ...]:
    return windows(a.masthead.published for a in articles)


def compare(
    articles: Sequence[Article], given: Sequence[Claim], links: Links, memory: Memory | None = None
) -> tuple[Point, ...]:
    """Return the points of the ``given`` claims, whoever made them; the editor's ``links`` bind."""
    memory = memory or Memory()
    ground = _ground(articles, given, memory)
    return points.find(points.Comparison(ground.profiles, _days(articles, memory)), links)


def explain(
    articles: Sequence[Article], given: Sequence[Claim], a: str, b: str, memory: Memory | None = None
) -> Alike:
    """Return why two of the ``given`` claims, by id, match as they do among all of them."""
    return likeness.explain(_ground(articles, given, memory or Memory()), a, b)


def _ground(articles: Sequence[Article], given: Sequence[Claim], memory: Memory) -> likeness.Ground:
    order = {a.id: number for number, a in enumerate(articles)}
    mine: dict[str, list[Claim]] = {a.id: [] for a in articles}
    for claim in sorted(
        (c for c in given if c.article in order), key=lambda c: (c.span.start, -c.span.end, c.id)
    ):
        mine[claim.article].append(claim)
    found = [profile for a in articles for profile in memory.profiles(a, mine[a.id])]
    return likeness.Ground(found, {a.id: a for a in articles}, {a.id: memory.sentences(a) for a in articles})


def _days(articles: Sequence[Article], memory: Memory) -> Mapping[str, Day | None]:
    """Return the day of which each article is; one without a date where its own words tell the day."""
    return {a.id: _day(a, w, memory) for a, w in zip(articles, _windows(articles), strict=True)}


def _day(article: Article, window: Window | None, memory: Memory) -> Day | None:
    if window is None or window.inferred != "session":
        return window.day if window is not None else None
    told = infer_day(article.text, memory.sentences(article), window)
    return told.day if told is not None else None


def relate(articles: Mapping[str, Article], a: Claim, b: Claim) -> tuple[RelationKind, str]:
    """Return the relation of any two claims, with its reason in words."""
    del articles
    return relations.relate(a, b)


def describe(article: Article, span: Span, window: Window | None, kind: Kind | None = None) -> Claim:
    """Return the claim that the editor made of ``span``: its kind, value, claimant and mood as read there.

    ``kind`` binds; None takes what the words tell. The id is "".
    """
    reading = read(article, window)
    seen = Source.of(article.text, reading)
    near = [c for c in claims.find(article, reading) if c.span.overlap(span)]
    like = [c for c in near if kind in (None, c.kind)]
    own = max(like, key=lambda c: _likeness(c.span, span), default=None)
    if own is not None and (kind is not None or _likeness(own.span, span) > 0.3):
        base = replace(own, span=span, quote=span.of(article.text), appearances=(span,))
    else:
        value = _plain_value(kind or Kind.EVENT, span.of(article.text))
        base = Claim(
            "", article.id, span, span.of(article.text), kind or Kind.EVENT, value, appearances=(span,)
        )
    return replace(claims.weighed(article.text, seen, base), origin=Origin.MANUAL)


def _likeness(a: Span, b: Span) -> float:
    return a.overlap(b) / max(1, len(a) + len(b) - a.overlap(b))


def _plain_value(kind: Kind, words: str) -> Value | None:
    if kind is Kind.QUOTE:
        return QuoteValue(words.strip("“”\"'‘’ "))
    if kind is Kind.NAME:
        return NameValue(words, (words,))
    return EventValue(is_negated(words)) if kind is Kind.EVENT else None
