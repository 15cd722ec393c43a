"""What lines speak of: their words of content, by which a headline is known from what stands around it."""

from __future__ import annotations

from collections.abc import Iterable

from workbench.ingest.lexicon import stop_words
from workbench.ingest.shape import Shape, folded

_STEM = 6
_SHORTEST = 3


def topics(shapes: Iterable[Shape]) -> frozenset[str]:
    """Return the words of content in ``shapes``: folded, cut to six characters, little words left out."""
    little = stop_words()["en"]
    words = (folded(word) for shape in shapes for word in shape.words)
    plain = (word.removesuffix("'s").strip(".,'") for word in words)
    return frozenset(w[:_STEM] for w in plain if w not in little and (len(w) >= _SHORTEST or w.isdigit()))


def share_of(shape: Shape, known: frozenset[str]) -> float:
    """Return the share of the content words of ``shape`` that ``known`` has, from 0 to 1."""
    own = topics([shape])
    return len(own & known) / len(own) if own else 0.0
