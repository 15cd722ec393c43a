"""An article as imported: its text, lines with their roles, and masthead."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from enum import StrEnum

from workbench.core.dates import PartialDate
from workbench.core.span import Span


class LineRole(StrEnum):
    """What a line is for: the story, its frame (headline, byline, caption), or page furniture."""

    BODY = "body"
    NEUTRAL = "neutral"
    BOILERPLATE = "boilerplate"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the text, without its newline; ``number`` counts from 1.

    ``part`` says what a neutral line is: headline, deck, byline, caption, date, source or "".
    Headlines, decks and captions are read for claims as the body is.
    """

    number: int
    start: int
    end: int
    role: LineRole
    reason: str
    part: str = ""

    @property
    def span(self) -> Span:
        """The line's span in the article's text."""
        return Span(self.start, self.end)

    @property
    def is_read(self) -> bool:
        """Whether the line is read for claims."""
        return self.role is LineRole.BODY or self.part in ("headline", "deck", "caption")


@dataclass(frozen=True, slots=True)
class Masthead:
    """Who published what, when; None is unknown and stays unknown.

    ``published_from`` says where the date comes from ("dateline", "date line", "URL", "editor").
    """

    headline: str | None = None
    publisher: str | None = None
    byline: str | None = None
    dateline: str | None = None
    published: PartialDate | None = None
    published_from: str = ""
    updated: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One imported text. ``sha256`` is of the raw bytes; ``text`` is normalised, once, at import.

    ``name`` is the file's name or a title for pasted text, unique in its session.
    ``notices`` are sentences about the import that the editor should see.
    """

    id: str
    name: str
    text: str
    sha256: str
    encoding: str
    language: str
    masthead: Masthead
    lines: tuple[Line, ...]
    notices: tuple[str, ...] = ()
    url: str | None = None
    retrieved: str | None = None

    def line_at(self, offset: int) -> Line:
        """Return the line that holds the code point ``offset``."""
        index = bisect_right([line.start for line in self.lines], offset) - 1
        return self.lines[max(index, 0)]

    @property
    def body(self) -> tuple[Span, ...]:
        """The spans kept as body, a line each, empty lines left out."""
        return tuple(line.span for line in self.lines if line.role is LineRole.BODY and line.end > line.start)

    @property
    def readable(self) -> tuple[Span, ...]:
        """The spans read for claims: body, headline, deck, captions."""
        return tuple(line.span for line in self.lines if line.is_read and line.end > line.start)

    def with_id(self, article_id: str) -> Article:
        """Return the same article under another id."""
        return replace(self, id=article_id)


@dataclass(frozen=True, slots=True)
class Original:
    """What was imported, byte for byte, with its digest in hexadecimal."""

    raw: bytes
    sha256: str
