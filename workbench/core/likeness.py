"""Why two claims were brought together: how alike they are, and the words, names and figures they share."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from workbench.core.span import Span


class Shared(StrEnum):
    """What two claims have in common at a place."""

    WORD = "word"
    NAME = "name"
    FIGURE = "figure"


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in an article whose words the other claim's sentence has too, or says otherwise."""

    span: Span
    kind: Shared


@dataclass(frozen=True, slots=True)
class Told:
    """A claim in its sentence, with what it shares."""

    claim: str
    sentence: Span
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two claims are, 0 to 1, None where they are told apart; ``needed`` brings them together."""

    score: float | None
    needed: float
    a: Told
    b: Told
