"""Search through a session: articles, claims, notes, sources, and values that allow a figure."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from workbench.core import wording
from workbench.core.article import Article
from workbench.core.errors import Refused, UnreadableInput
from workbench.core.query import MOST, Query, folded_marks, hits, pattern
from workbench.core.reveal import Folded, folded
from workbench.core.session import Reviewed
from workbench.core.span import Span
from workbench.core.value import Quantity
from workbench.services.reader import Cancelled, Reader, never

TEXT, CLAIMANT, NOTE, RATIONALE, SOURCE, VALUE = "text", "claimant", "note", "rationale", "source", "value"
_AROUND = 48
"""Characters that are shown before and behind a hit."""

_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Hit:
    """One find: in an article's text, or (``claim`` set) in what is said of a claim.

    ``where`` is text, claimant, note, rationale, source or value; ``before``, ``words`` and ``after`` are
    what is shown of it.
    """

    article: str
    span: Span
    claim: str | None = None
    where: str = TEXT
    before: str = ""
    words: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """The hits of a search in the order in which they are stepped through; ``is_cut``: there are more."""

    hits: tuple[Hit, ...] = ()
    is_cut: bool = False


@dataclass(frozen=True, slots=True)
class Ground:
    """What is searched: a session as it stands on the desk."""

    articles: tuple[Article, ...]
    claims: tuple[Reviewed, ...]


@dataclass(frozen=True, slots=True)
class _Piece:
    """One text that is searched, with what a hit in it becomes."""

    text: str
    article: str
    where: str = TEXT
    item: Reviewed | None = None


class Search:
    """Finds in any thread. Expressions run in a process of their own, which ends when one takes too long."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def find(self, query: Query, ground: Ground, cancelled: Cancelled = never) -> Found:
        """Return what ``query`` finds, article by article; then the values that allow the figure it names.

        Refused where an expression is none, or takes too long.
        """
        pieces = list(_pieces(ground))
        texts = [_copy(p.text)[0] for p in pieces]
        spans = self._expression(query, texts, cancelled) if query.is_expression else hits(query, texts)
        found = [_hit(p, span) for p, each in zip(pieces, spans, strict=True) for span in each]
        told = {hit.claim for hit in found if hit.claim is not None}
        values = [] if query.is_expression else _values(query.words, ground, found, told)
        return Found((*found, *values), len(found) >= MOST)

    def close(self) -> None:
        """End the process that runs expressions."""
        self._reader.close()

    def _expression(
        self, query: Query, texts: Sequence[str], cancelled: Cancelled
    ) -> tuple[tuple[Span, ...], ...]:
        pattern(query)  # what is no expression is refused here, in words
        try:
            return self._reader.search(query, texts, cancelled)
        except UnreadableInput as error:
            raise Refused(
                "This expression takes too long, or too much memory.", "Make it simpler, or search for words."
            ) from error


def _pieces(ground: Ground) -> Iterator[_Piece]:
    """Yield each article, then what is said of its claims."""
    by_article: dict[str, list[Reviewed]] = {}
    for item in ground.claims:
        by_article.setdefault(item.claim.article, []).append(item)
    for article in ground.articles:
        yield _Piece(article.text, article.id)
        for item in by_article.get(article.id, []):
            for where, text in _said(item):
                if text:
                    yield _Piece(text, article.id, where, item)


def _said(item: Reviewed) -> Iterator[tuple[str, str]]:
    yield CLAIMANT, item.claim.claimant or ""
    yield RATIONALE, item.ruling.rationale if item.ruling else ""
    yield NOTE, item.note.text if item.note else ""
    for piece in item.evidence:
        held = (piece.source.title, piece.source.publisher, piece.source.url, piece.passage.quote)
        yield SOURCE, "\n".join(part for part in held if part)


@lru_cache(maxsize=4096)
def _copy(text: str) -> tuple[str, Folded | None]:
    """Return a text as it reads, with plain marks, and the way back where its offsets are others."""
    if text.isascii():
        return text, None
    copy = folded(text)
    return folded_marks(copy.text), copy if copy.text != text else None


def _hit(piece: _Piece, span: Span) -> Hit:
    fold = _copy(piece.text)[1]
    there = fold.back(span) if fold is not None else span
    shown = _shown(piece.text, there)
    if piece.item is None:
        return Hit(piece.article, there, None, TEXT, *shown)
    claim = piece.item.claim
    return Hit(piece.article, claim.span, claim.id, piece.where, *shown)


def _shown(text: str, span: Span) -> tuple[str, str, str]:
    """Return what stands before a hit, the hit, and what stands behind it, each on one line."""
    start, end = max(0, span.start - _AROUND), min(len(text), span.end + _AROUND)
    before = " ".join(text[start : span.start].rsplit("\n", maxsplit=1)[-1].split(" "))
    after = " ".join(text[span.end : end].split("\n", maxsplit=1)[0].split(" "))
    if start and before == text[start : span.start]:
        before = f"…{before.partition(' ')[2]}"
    if end < len(text) and after == text[span.end : end]:
        after = f"{after.rpartition(' ')[0]}…"
    return before, " ".join(span.of(text).split()), after


def _values(words: str, ground: Ground, found: Sequence[Hit], told: Iterable[str | None]) -> list[Hit]:
    """Return the claims whose value allows the number that ``words`` are, the nearest first.

    Claims that were found already are left out.
    """
    if _NUMBER.fullmatch(words.strip()) is None:
        return []
    number, known = float(words.strip().replace(",", "")), set(told)
    places = {(h.article, at) for h in found if h.where == TEXT for at in range(h.span.start, h.span.end)}
    near: list[tuple[float, Hit]] = []
    for item in ground.claims:
        claim, value = item.claim, item.claim.value
        if not isinstance(value, Quantity) or claim.id in known or item.dismissed:
            continue
        low, high = value.interval()
        stands_there = any((claim.article, at) in places for at in range(claim.span.start, claim.span.end))
        if low <= number <= high and not stands_there:
            ends = [abs(end - number) for end in (low, high) if not math.isinf(end)]
            hit = Hit(claim.article, claim.span, claim.id, VALUE, "", wording.stated(claim), "")
            near.append((min(ends, default=math.inf), hit))
    return [hit for _, hit in sorted(near, key=lambda pair: pair[0])]
