"""The only place that turns code points of an article into the UTF-16 units that Qt counts, and back."""

from __future__ import annotations

import re
from bisect import bisect_left

from workbench.core.span import Span

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


class Utf16:
    """The offsets of one text in both countings."""

    __slots__ = ("_astral", "_units", "length")

    def __init__(self, text: str) -> None:
        self._astral = [found.start() for found in _ASTRAL.finditer(text)] if not text.isascii() else []
        self._units = [offset + i for i, offset in enumerate(self._astral)]
        self.length = len(text)

    def unit(self, point: int) -> int:
        """Return the UTF-16 unit at which the code point ``point`` begins."""
        return point + bisect_left(self._astral, point)

    def point(self, unit: int) -> int:
        """Return the code point that holds the UTF-16 unit ``unit``, at most the text's length."""
        return min(unit - bisect_left(self._units, unit), self.length)

    def units(self, span: Span) -> tuple[int, int]:
        """Return first and end unit of a span of code points."""
        return self.unit(span.start), self.unit(span.end)
