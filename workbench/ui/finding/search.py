"""Finds words in the articles, claims and notes of a session; offsets are code points of the article."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from workbench.core.article import Article
from workbench.core.reveal import folded
from workbench.core.session import Reviewed
from workbench.core.span import Span

_FOLDED = str.maketrans("\u00a0\u202f\u2018\u2019\u201c\u201d\u2013\u2014", "  ''\"\"--")


@dataclass(frozen=True, slots=True)
class Hit:
    """One find: in an article's text, or (``claim`` set) in a claim's note, rationale or claimant."""

    article: str
    span: Span
    claim: str | None = None
    where: str = ""


def find(
    wanted: str, articles: Iterable[Article], claims: Iterable[Reviewed], *, cased: bool = False
) -> tuple[Hit, ...]:
    """Return all hits, article by article in text order, what is said about claims after each article.

    White space matches any white space, typographic quotes and dashes match plain ones, disguised words
    what they look like.
    """
    pattern = _pattern(wanted, cased=cased)
    if pattern is None:
        return ()
    by_article: dict[str, list[Reviewed]] = {}
    for item in claims:
        by_article.setdefault(item.claim.article, []).append(item)
    found: list[Hit] = []
    for article in articles:
        copy = folded(article.text)
        hits = pattern.finditer(copy.text.translate(_FOLDED))
        found += [Hit(article.id, copy.back(Span(*match.span()))) for match in hits]
        found += [hit for item in by_article.get(article.id, []) for hit in _said(pattern, item)]
    return tuple(found)


def _said(pattern: re.Pattern[str], item: Reviewed) -> Iterator[Hit]:
    texts = (
        ("note", item.note.text if item.note else ""),
        ("rationale", item.ruling.rationale if item.ruling else ""),
        ("claimant", item.claim.claimant or ""),
    )
    for where, text in texts:
        if text and pattern.search(folded(text).text.translate(_FOLDED)):
            yield Hit(item.claim.article, item.claim.span, item.claim.id, where)


def _pattern(wanted: str, *, cased: bool) -> re.Pattern[str] | None:
    words = folded(wanted).text.translate(_FOLDED).split()
    if not words:
        return None
    return re.compile(r"\s+".join(re.escape(word) for word in words), 0 if cased else re.IGNORECASE)
