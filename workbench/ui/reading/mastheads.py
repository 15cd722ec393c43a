"""The words of a masthead: whose article it is, and from when."""

from __future__ import annotations

from workbench.core import wording
from workbench.core.article import Article, Masthead
from workbench.ui import dates
from workbench.ui.words import tr

_SHORT = 22


def short_name(article: Article) -> str:
    """Return what an article is called where there is little room."""
    return wording.called(article, _SHORT)


def published_words(masthead: Masthead) -> str:
    """Say when the article was published and where that comes from, or that it is unknown."""
    if masthead.published is None:
        return tr("Date unknown, set…")
    origin = masthead.published_from
    words = dates.partial(masthead.published)
    if not origin:
        return words
    return tr("{date} (set by hand)", date=words) if origin == "editor" else f"{words} ({origin})"
