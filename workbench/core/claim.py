"""A claim: one atomic checkable statement as it stands in one article."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from workbench.core.span import Span
from workbench.core.value import Value

MISFIT = "check: "
"""How a reason begins that tells what does not fit in the article itself."""


class Kind(StrEnum):
    """What sort of fact a claim states."""

    QUANTITY = "quantity"
    TIME = "time"
    NAME = "name"
    QUOTE = "quote"
    EVENT = "event"


class Mood(StrEnum):
    """How a claim is put."""

    STATED = "stated"
    OPINION = "opinion"
    QUESTION = "question"
    PREDICTION = "prediction"
    PLAN = "plan"


class Origin(StrEnum):
    """Who proposed a claim: the machine or the editor."""

    SUGGESTED = "suggested"
    MANUAL = "manual"


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim. ``id`` is short ("c12") and stable in its session; ``article`` is the article's id.

    ``appearances`` are all places where the claim's words, or a repetition of them, stand, its own
    first. ``claimant`` None means that no one is named. ``check_worthiness`` runs from 0 to 1 and
    ``reasons`` say why, in words an editor reads. ``as_of`` is an ISO date.
    """

    id: str
    article: str
    span: Span
    quote: str
    kind: Kind
    value: Value | None = None
    claimant: str | None = None
    attribution: Span | None = None
    mood: Mood = Mood.STATED
    as_of: str | None = None
    check_worthiness: float = 0.0
    reasons: tuple[str, ...] = ()
    appearances: tuple[Span, ...] = ()
    origin: Origin = Origin.SUGGESTED

    @property
    def misfits(self) -> tuple[str, ...]:
        """What does not fit in the article's own figures and dates, in words: of the reasons, those."""
        return tuple(r.removeprefix(MISFIT) for r in self.reasons if r.startswith(MISFIT))
