"""What is searched for and what was found: offsets are code points of the text that was searched."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workbench.core.errors import Refused
from workbench.core.reveal import folded
from workbench.core.span import Span

MOST = 2000
"""Hits after which a search stops: who sees so many narrows the search."""

LONGEST = 500
"""Characters that may be searched for."""

_FOLDED = str.maketrans("\u00a0\u202f\u2018\u2019\u201c\u201d\u2013\u2014", "  ''\"\"--")


@dataclass(frozen=True, slots=True)
class Query:
    """Words to be found, with their capitals (``cased``), as whole words, or as a regular expression."""

    words: str
    cased: bool = False
    whole: bool = False
    is_expression: bool = False


def folded_marks(text: str) -> str:
    """Return ``text`` with plain spaces, quotation marks and dashes, each in its place."""
    return text.translate(_FOLDED)


def pattern(query: Query) -> re.Pattern[str] | None:
    """Return what finds ``query``, None where there is nothing to find; Refused where it is no expression.

    White space of words matches any white space.
    """
    if len(query.words) > LONGEST:
        raise Refused("That is too long to be searched for.", "Search for fewer words.")
    flags = re.MULTILINE | (0 if query.cased else re.IGNORECASE)
    if query.is_expression:
        source = query.words
    else:
        words = folded_marks(folded(query.words).text)  # pasted from an article, they may be disguised too
        source = r"\s+".join(re.escape(word) for word in words.split())
    if not source.strip():
        return None
    if query.whole:
        source = rf"(?<!\w)(?:{source})(?!\w)"
    try:
        return re.compile(source, flags)
    except (re.error, OverflowError, RecursionError) as error:
        reason = getattr(error, "msg", str(error))
        raise Refused(f"This is no regular expression: {reason}.", "Mend it, or search for words.") from error


def hits(query: Query, texts: Sequence[str]) -> tuple[tuple[Span, ...], ...]:
    """Return where ``query`` stands in each of ``texts``, ``MOST`` places in all; empty matches are none."""
    found = pattern(query)
    left = MOST
    result = []
    for text in texts:
        spans = tuple(_taken(found, text, left)) if found is not None and left else ()
        left -= len(spans)
        result.append(spans)
    return tuple(result)


def _taken(found: re.Pattern[str], text: str, most: int) -> Iterator[Span]:
    for match in found.finditer(text):
        if match.end() > match.start():
            yield Span(*match.span())
            most -= 1
            if not most:
                return
