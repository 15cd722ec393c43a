"""The engine on words as they read to the eye: hidden and look-alike characters hide no claim from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from workbench.analysis import pipeline
from workbench.analysis.memory import Memory
from workbench.core.article import Article
from workbench.core.claim import Claim, Kind
from workbench.core.dates import Window
from workbench.core.likeness import Likeness, Told
from workbench.core.links import Links
from workbench.core.point import Point
from workbench.core.reveal import Folded, folded
from workbench.core.session import Analysis
from workbench.core.span import Span


@dataclass(frozen=True, slots=True)
class _Copy:
    """An article, its copy without disguises, and the way between them; None where they are the same."""

    article: Article
    read: Article
    fold: Folded | None

    def there(self, claim: Claim) -> Claim:
        """Return a claim on the article as one on the copy."""
        if self.fold is None:
            return claim
        span = self.fold.there(claim.span)
        return replace(
            claim,
            span=span,
            quote=span.of(self.read.text),
            attribution=self.fold.there(claim.attribution) if claim.attribution is not None else None,
            appearances=tuple(map(self.fold.there, claim.appearances)),
        )

    def back(self, claim: Claim) -> Claim:
        """Return a claim on the copy as one on the article, whose very words it quotes."""
        if self.fold is None:
            return claim
        span = self.fold.back(claim.span)
        return replace(
            claim,
            span=span,
            quote=span.of(self.article.text),
            attribution=self.fold.back(claim.attribution) if claim.attribution is not None else None,
            appearances=tuple(map(self.fold.back, claim.appearances)),
        )

    def told_back(self, told: Told) -> Told:
        """Return a claim in its sentence on the copy as one on the article."""
        if self.fold is None:
            return told
        marks = tuple(replace(m, span=self.fold.back(m.span)) for m in told.marks)
        return replace(told, sentence=self.fold.back(told.sentence), marks=marks)


def analyze(articles: Sequence[Article], memory: Memory | None = None) -> Analysis:
    """Return the claims and points of ``articles`` as ``pipeline`` does, on the articles' own words."""
    made = tuple(_copy(a) for a in articles)
    copies = {c.article.id or c.article.name: c for c in made}
    found = pipeline.analyze(tuple(c.read for c in made), memory=memory)
    return replace(found, claims=tuple(copies[c.article].back(c) for c in found.claims))


def compare(
    articles: Sequence[Article], given: Sequence[Claim], links: Links, memory: Memory | None = None
) -> tuple[Point, ...]:
    """Return the points of ``given``, compared as they read."""
    copies: Mapping[str, _Copy] = {a.id: _copy(a) for a in articles}
    read = tuple(copies[c.article].there(c) if c.article in copies else c for c in given)
    return pipeline.compare(tuple(c.read for c in copies.values()), read, links, memory)


def explain(
    articles: Sequence[Article], given: Sequence[Claim], a: str, b: str, memory: Memory | None = None
) -> Likeness:
    """Return why two of the ``given`` claims match, as they read; places are those of the articles."""
    copies = {each.id: _copy(each) for each in articles}
    read = tuple(copies[c.article].there(c) for c in given if c.article in copies)
    found = pipeline.explain(tuple(c.read for c in copies.values()), read, a, b, memory)
    of = {c.id: copies[c.article] for c in read}
    return replace(found, a=of[a].told_back(found.a), b=of[b].told_back(found.b))


def describe(article: Article, span: Span, window: Window | None, kind: Kind | None = None) -> Claim:
    """Return the claim that the editor made of ``span``; it quotes exactly what was marked."""
    copy = _copy(article)
    if copy.fold is None:
        return pipeline.describe(article, span, window, kind)
    found = copy.back(pipeline.describe(copy.read, copy.fold.there(span), window, kind))
    return replace(found, span=span, quote=span.of(article.text), appearances=(span,))


def _copy(article: Article) -> _Copy:
    fold = folded(article.text)
    if fold.text == article.text:
        return _Copy(article, article, None)
    lines = tuple(
        replace(line, start=(place := fold.there(line.span)).start, end=place.end) for line in article.lines
    )
    return _Copy(article, replace(article, text=fold.text, lines=lines), fold)
