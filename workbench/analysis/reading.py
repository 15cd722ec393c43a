"""All readers over one article, in the order in which they need each other."""

from __future__ import annotations

from workbench.analysis import attribution, names, quantities, quotations, sentences, times
from workbench.analysis.mentions import Reading
from workbench.core.article import Article
from workbench.core.dates import Window


def read(article: Article, window: Window | None) -> Reading:
    """Return everything the readers find in ``article``, its times resolved in ``window``."""
    text = article.text
    found = sentences.split(text, article.readable)
    named = names.find(text, found)
    quoted = quotations.find(text, tuple(sentences.paragraphs(text, article.readable)))
    return Reading(
        found,
        quantities.find(text, found),
        times.find(text, found, window),
        named,
        quoted,
        attribution.find(text, found, quoted, named),
        article.masthead.published,
    )
