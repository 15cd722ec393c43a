"""What the services need of the engine: reading bytes into articles, analysing, comparing, describing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from workbench.core.article import Article, Original
from workbench.core.claim import Claim, Kind
from workbench.core.dates import Window
from workbench.core.errors import WorkbenchError
from workbench.core.likeness import Likeness
from workbench.core.links import Links
from workbench.core.point import Point
from workbench.core.query import Query
from workbench.core.session import Analysis
from workbench.core.span import Span
from workbench.core.wire import Body, Overlap

Cancelled = Callable[[], bool]
"""Asked again and again while something long runs; True stops it within a second."""


def never() -> bool:
    """Cancel nothing."""
    return False


class Stopped(WorkbenchError):
    """Somebody cancelled; everything is as it was before."""


@dataclass(frozen=True, slots=True)
class Allowance:
    """Seconds for one request: of computing, which the system counts, and of waiting, which we do."""

    computing: float = 20.0
    waiting: float = 25.0

    def times(self, count: int) -> Allowance:
        """Return the allowance for that many articles at once, none less than for a few."""
        factor = max(1.0, count / 10)
        return Allowance(self.computing * factor, self.waiting * factor)


@dataclass(frozen=True, slots=True)
class Piece:
    """Bytes that may become an article; ``retrieved`` is an ISO date."""

    name: str
    raw: bytes
    url: str | None = None
    retrieved: str | None = None


class Reader(Protocol):
    """The engine behind the services: in a process of its own at the desk, in this one on the command line.

    Every method may be called from any thread; calls wait for each other. UnreadableInput names an input
    that cannot be read; Stopped is raised where ``cancelled`` said so.
    """

    def warm(self) -> None:
        """Get ready ahead of the first request."""
        ...

    def read(self, piece: Piece, cancelled: Cancelled) -> tuple[Article, Original]:
        """Read the bytes of ``piece`` into an article without an id."""
        ...

    def analyze(self, articles: Sequence[Article], cancelled: Cancelled) -> Analysis:
        """Find the claims of ``articles`` and the points they share."""
        ...

    def compare(
        self, articles: Sequence[Article], claims: Sequence[Claim], links: Links
    ) -> tuple[Point, ...]:
        """Group the given claims, as corrected by the editor, into points."""
        ...

    def explain(self, articles: Sequence[Article], claims: Sequence[Claim], a: str, b: str) -> Likeness:
        """Say why two of the given claims, by id, match as they do."""
        ...

    def overlaps(self, bodies: Sequence[Body]) -> tuple[Overlap, ...]:
        """Find what pairs of articles share word for word, quotations apart."""
        ...

    def search(
        self, query: Query, texts: Sequence[str], cancelled: Cancelled
    ) -> tuple[tuple[Span, ...], ...]:
        """Find ``query`` in each of ``texts``; UnreadableInput where that takes too long."""
        ...

    def describe(self, article: Article, span: Span, window: Window | None, kind: Kind | None) -> Claim:
        """Make a claim of the words under ``span``: its kind, value and claimant; its id is empty."""
        ...

    def preview(self, markdown: str, allowance: Allowance) -> str:
        """Return Markdown as HTML that is safe to show; UnreadableInput where that takes too long."""
        ...

    def close(self) -> None:
        """Let go of whatever runs behind it."""
        ...
