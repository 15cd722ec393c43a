"""The edges of a span moved by a word or by a letter, as an editor moves them by key."""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum

from workbench.core.span import Span, trimmed

_WORD = re.compile(r"\w(?:[\w\u0300-\u036f]|(?<=\d)[.,\u00a0\u202f](?=\d)|['’‐‑-](?=\w))*")
_JOINERS = "\u200d\ufe0e\ufe0f"
_FAR = 400
"""Code points that are looked through for the next word."""


class Edge(StrEnum):
    """One end of a span."""

    START = "start"
    END = "end"


class Unit(StrEnum):
    """How far an edge goes at a time."""

    WORD = "word"
    LETTER = "letter"


def moved(text: str, span: Span, edge: Edge, unit: Unit, way: int) -> Span | None:
    """Return ``span`` with one edge a unit to the right (``way`` 1) or left (-1), and trimmed.

    None where there is nothing left to go to or nothing left of the span. A step by letter goes on over
    what would be trimmed again, and never between a letter and its accents.
    """
    at = span.start if edge is Edge.START else span.end
    while True:
        at = _word(text, at, edge, way) if unit is Unit.WORD else _letter(text, at, way)
        if not 0 <= at <= len(text):
            return None
        start, end = (at, span.end) if edge is Edge.START else (span.start, at)
        found = trimmed(text, Span(start, end)) if start < end else None
        if found is None or found != span:
            return found


def _word(text: str, at: int, edge: Edge, way: int) -> int:
    """Return the next place where a word begins (for a start) or ends (for an end), -1 for none."""
    low = max(at - _FAR, 0)
    places = [
        m.start() if edge is Edge.START else m.end()
        for m in _WORD.finditer(text, low, min(at + _FAR, len(text)))
    ]
    if way > 0:
        return next((place for place in places if place > at), -1)
    return next((place for place in reversed(places) if place < at), -1)


def _letter(text: str, at: int, way: int) -> int:
    at += way
    while 0 < at < len(text) and (_joins(text[at]) or text[at - 1] == "\u200d"):
        at += way
    return at


def _joins(char: str) -> bool:
    return unicodedata.combining(char) != 0 or char in _JOINERS or "\U0001f3fb" <= char <= "\U0001f3ff"
