"""The dates of a session's articles as the desk shows them: a missing year taken from the other articles."""

from __future__ import annotations

from dataclasses import replace

from workbench.core.article import Article
from workbench.core.dates import PartialDate, Window, windows
from workbench.core.session import SessionView


def dated(view: SessionView) -> SessionView:
    """Return ``view`` with each article's year completed where it was inferred, and said to be so."""
    found = windows(a.masthead.published for a in view.articles)
    articles = tuple(_dated(a, window) for a, window in zip(view.articles, found, strict=True))
    return replace(view, articles=articles)


def _dated(article: Article, window: Window | None) -> Article:
    if window is None or window.inferred != "year":
        return article
    origin = f"{article.masthead.published_from or 'date'}, year inferred"
    masthead = replace(article.masthead, published=PartialDate.of(window.first), published_from=origin)
    return replace(article, masthead=masthead)
