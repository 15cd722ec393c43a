"""The words of a masthead: whose article it is, and from when."""

from __future__ import annotations

from calendar import month_name

from workbench.core import wording
from workbench.core.article import Article, Masthead
from workbench.core.dates import PartialDate

_SHORT = 22


def short_name(article: Article) -> str:
    """Return what an article is called where there is little room."""
    return wording.called(article, _SHORT)


def date_words(date: PartialDate) -> str:
    """Write a date out as far as it is known: "11 January, year unknown"."""
    month = month_name[date.month] if date.month is not None else ""
    parts = [
        str(date.day) if date.day is not None else "",
        month,
        str(date.year) if date.year is not None else "",
    ]
    words = " ".join(part for part in parts if part)
    return words if date.year is not None else f"{words}, year unknown"


def published_words(masthead: Masthead) -> str:
    """Say when the article was published and where that comes from, or that it is unknown."""
    if masthead.published is None:
        return "Date unknown, set…"
    origin = masthead.published_from
    words = date_words(masthead.published)
    if not origin:
        return words
    return f"{words} (set by hand)" if origin == "editor" else f"{words} ({origin})"
