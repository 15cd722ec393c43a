"""To whom a source's words point: the name they hold, the name they stand for, else the words themselves."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from workbench.analysis.mentions import NameMention
from workbench.core.span import Span

_HE = frozenset(("he", "she", "him", "her"))
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)


class Claimants:
    """Resolves sources to names, going through one text from its start to its end."""

    def __init__(self, text: str, names: Sequence[NameMention]) -> None:
        self._text = text
        self._names = names
        self._starts = [n.span.start for n in names]
        self._last_speaker: str | None = None

    def of(self, source: Span | None) -> str | None:
        """Return the claimant whom ``source`` names; None without a source."""
        if source is None:
            return None
        words = source.of(self._text)
        inside = [n for n in self._in(source) if n.entity in ("person", "organisation")]
        people = [n.canonical for n in inside if n.entity == "person"]
        if words.casefold() in _HE:
            return self._last_speaker or self._person_before(source.start) or words
        if people:
            self._last_speaker = people[-1]
            return people[-1]
        return inside[-1].canonical if inside else _ARTICLE.sub("", words)

    def is_person(self, source: Span | None) -> bool:
        """Tell whether ``source`` holds the name of a person."""
        return source is not None and any(n.entity == "person" for n in self._in(source))

    def _in(self, span: Span) -> list[NameMention]:
        first = bisect_left(self._starts, span.start)
        last = bisect_left(self._starts, span.end)
        return [n for n in self._names[first:last] if span.holds(n.span)]

    def _person_before(self, offset: int) -> str | None:
        for index in range(bisect_left(self._starts, offset) - 1, -1, -1):
            if self._names[index].entity == "person":
                return self._names[index].canonical
        return None
