"""Whether a quoted passage stands in a text word for word."""

from __future__ import annotations

import re
from enum import StrEnum
from types import MappingProxyType

from workbench.core.evidence import Passage

_FOLDED = MappingProxyType(str.maketrans({**dict.fromkeys("‘’‚‛′", "'"), **dict.fromkeys("“”„‟″«»", '"')}))


class Match(StrEnum):
    """What a comparison of a quoted passage with the stored text found."""

    VERBATIM = "verbatim"
    ELSEWHERE = "elsewhere"
    DIFFERS = "differs"
    UNCHECKED = "unchecked"


def compared(passage: Passage, text: str | None) -> Match:
    """Return whether the quote stands in ``text``: at its span, elsewhere, or not at all.

    None for ``text`` says that none is stored; a passage without words is not compared either. White space
    and the form of quotation marks do not count, everything else does.
    """
    wanted = folded(passage.quote)
    if text is None or not wanted:
        return Match.UNCHECKED
    span = passage.span
    if span is not None and span.end <= len(text) and folded(span.of(text)) == wanted:
        return Match.VERBATIM
    if wanted not in folded(text):
        return Match.DIFFERS
    return Match.VERBATIM if span is None else Match.ELSEWHERE


def folded(text: str) -> str:
    """Return ``text`` with single spaces and plain quotation marks."""
    return re.sub(r"\s+", " ", text).strip().translate(_FOLDED)
