"""The engine in this very process: for the command line, and what the import process itself runs."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.analysis import undisguised
from workbench.analysis.memory import Memory
from workbench.core.article import Article, Original
from workbench.core.claim import Claim, Kind
from workbench.core.dates import Window
from workbench.core.likeness import Likeness
from workbench.core.links import Links
from workbench.core.point import Point
from workbench.core.query import Query, hits
from workbench.core.session import Analysis
from workbench.core.span import Span
from workbench.core.wire import Body, Overlap, overlaps
from workbench.ingest import readers
from workbench.services import exporting
from workbench.services.reader import Allowance, Cancelled, Piece, Stopped


class InProcess:
    """Reads and analyses at once; ``cancelled`` is asked between the steps only.

    It remembers what it found in an article: adding one more, or moving a span, reads nothing twice.
    """

    def __init__(self) -> None:
        self._memory = Memory()

    def warm(self) -> None:
        """Do nothing: it is ready."""

    def read(self, piece: Piece, cancelled: Cancelled) -> tuple[Article, Original]:
        """Read the bytes of ``piece`` into an article without an id."""
        _go_on(cancelled)
        return readers.read(piece.name, piece.raw, url=piece.url, retrieved=piece.retrieved)

    def analyze(self, articles: Sequence[Article], cancelled: Cancelled) -> Analysis:
        """Find the claims of ``articles`` and the points they share."""
        _go_on(cancelled)
        return undisguised.analyze(articles, self._memory)

    def compare(
        self, articles: Sequence[Article], claims: Sequence[Claim], links: Links
    ) -> tuple[Point, ...]:
        """Group the given claims into points."""
        return undisguised.compare(articles, claims, links, self._memory)

    def explain(self, articles: Sequence[Article], claims: Sequence[Claim], a: str, b: str) -> Likeness:
        """Say why two of the given claims match as they do."""
        return undisguised.explain(articles, claims, a, b, self._memory)

    def overlaps(self, bodies: Sequence[Body]) -> tuple[Overlap, ...]:
        """Find what pairs of articles share word for word."""
        return overlaps(bodies)

    def search(
        self, query: Query, texts: Sequence[str], cancelled: Cancelled
    ) -> tuple[tuple[Span, ...], ...]:
        """Find ``query`` in each of ``texts``."""
        _go_on(cancelled)
        return hits(query, texts)

    def describe(self, article: Article, span: Span, window: Window | None, kind: Kind | None) -> Claim:
        """Make a claim of the words under ``span``."""
        return undisguised.describe(article, span, window, kind)

    def preview(self, markdown: str, allowance: Allowance) -> str:
        """Set Markdown as safe HTML, however long it takes."""
        del allowance
        return exporting.preview(markdown)

    def close(self) -> None:
        """Do nothing: nothing runs behind it."""


def _go_on(cancelled: Cancelled) -> None:
    if cancelled():
        raise Stopped("The work was cancelled.", "Everything is as it was before.")
