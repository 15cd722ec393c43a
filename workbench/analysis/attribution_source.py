"""Who a cue's source is: the words that name it, and the name that these words stand for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from workbench.analysis.attribution_cues import Cue
from workbench.analysis.mentions import NameMention
from workbench.core.span import Span

_PHRASE = re.compile(r"[^,;:.“”\"()–—]+")
_BREAK = re.compile(r"[;:“”\"()–—]|\b(?:that|when|which|and|but|while|as|because|after|before)\b")
_HE = frozenset(("he", "she", "him", "her"))


def source_of(text: str, sentence: Span, cue: Cue) -> Span | None:
    """Return the words of ``sentence`` that name the source of ``cue``, None where there is none."""
    if cue.word == "according to":
        return _after(text, cue.span.end, sentence.end)
    before = text[sentence.start : cue.span.start].rstrip()
    if not before or before[-1] in '”"':
        return _after(text, cue.span.end, sentence.end)
    return _subject(text, sentence.start, sentence.start + len(before))


def _after(text: str, start: int, end: int) -> Span | None:
    match = _PHRASE.match(text, start, end)
    return _trim(text, match.start(), match.end()) if match else None


def _subject(text: str, start: int, end: int) -> Span | None:
    stop = start
    for match in _BREAK.finditer(text, start, end):
        stop = match.end()
    commas = [i for i in range(stop, end) if text[i] == ","]
    if commas and commas[-1] == end - 1:
        inner = commas[:-1]
        stop = inner[-2] + 1 if len(inner) > 1 else stop
    elif commas:
        stop = commas[-1] + 1
    return _trim(text, stop, end)


def _trim(text: str, start: int, end: int) -> Span | None:
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return Span(start, end) if end > start else None


class Resolver:
    """Resolves a source's words to the name they stand for, going through the text once."""

    def __init__(self, text: str, names: Sequence[NameMention]) -> None:
        self._text = text
        self._names = names

    def claimant(self, source: Span | None) -> str | None:
        """Return the name that ``source`` holds or points back to, else its words; None without a source."""
        if source is None:
            return None
        words = source.of(self._text)
        inside = [n for n in self._names if source.holds(n.span) and n.entity in ("person", "organisation")]
        if inside:
            people = [n for n in inside if n.entity == "person"]
            return (people or inside)[-1].canonical
        if words.casefold() in _HE:
            before = [n for n in self._names if n.entity == "person" and n.span.end <= source.start]
            if before:
                return before[-1].canonical
        return re.sub(r"^the\s+", "", words, flags=re.IGNORECASE)
