"""Verdicts, rulings and the scale they are taken from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

UNREVIEWED = "unreviewed"
ACCEPTED = "accepted"
REJECTED = "rejected"
UNVERIFIABLE = "unverifiable"


SENSES = (ACCEPTED, REJECTED, UNVERIFIABLE)
"""What a verdict of any scale comes down to: the claim holds, does not hold, or cannot be told."""

COLOURS = ("accepted", "rejected", "unverifiable", "variant", "compatible", "agree", "conflict")
"""The colour pairs of a verdict, by the names that the themes have for them, light and dark."""

SHAPES = ("solid", "double", "dashed", "wave", "thick")
"""The underlines of a verdict; dots are left to what has none."""


class Differing(StrEnum):
    """What a ruling on a whole point does with members that have another verdict already."""

    ASK = "ask"
    KEEP = "keep"
    OVERRULE = "overrule"


@dataclass(frozen=True, slots=True)
class Look:
    """How a verdict looks: ``sign`` is one of SENSES and names its icon, ``colour`` is of COLOURS."""

    sign: str
    colour: str
    shape: str


UNREVIEWED_LOOK = Look(UNREVIEWED, UNREVIEWED, "dotted")

_LOOKS = MappingProxyType(
    {
        ACCEPTED: Look(ACCEPTED, ACCEPTED, "solid"),
        REJECTED: Look(REJECTED, REJECTED, "double"),
        UNVERIFIABLE: Look(UNVERIFIABLE, UNVERIFIABLE, "dashed"),
    }
)


@dataclass(frozen=True, slots=True)
class Grade:
    """One verdict of a scale: ``id`` in files and on the command line, ``label`` on the screen.

    ``sense`` is what it comes down to (one of SENSES, "" for an id that is one), ``value`` its number for
    exports, None for none. ``colour`` and ``shape`` are of COLOURS and SHAPES, "" for those of its sense.
    """

    id: str
    label: str
    needs_rationale: bool = False
    needs_source: bool = False
    sense: str = ""
    value: float | None = None
    colour: str = ""
    shape: str = ""

    @property
    def comes_to(self) -> str:
        """What the verdict comes down to."""
        return self.sense or (self.id if self.id in SENSES else UNVERIFIABLE)


@dataclass(frozen=True, slots=True)
class VerdictScale:
    """The verdicts an editor can give, in their order; "unreviewed" is the lack of one."""

    grades: tuple[Grade, ...]

    def grade(self, verdict: str) -> Grade | None:
        """Return the grade with the id ``verdict``, None if the scale lacks it."""
        return next((g for g in self.grades if g.id == verdict), None)

    def sense(self, verdict: str) -> str:
        """Return what ``verdict`` comes down to: one of SENSES, or "unreviewed" where it is none."""
        grade = self.grade(verdict)
        if grade is not None:
            return grade.comes_to
        return verdict if verdict in SENSES else UNREVIEWED

    def look(self, verdict: str) -> Look:
        """Return how ``verdict`` looks."""
        own = _LOOKS.get(self.sense(verdict), UNREVIEWED_LOOK)
        grade = self.grade(verdict)
        return own if grade is None else Look(own.sign, grade.colour or own.colour, grade.shape or own.shape)

    def first(self, sense: str) -> Grade | None:
        """Return the verdict for ``sense``: the one of that id, else the first that comes to it."""
        return self.grade(sense) or next((g for g in self.grades if g.comes_to == sense), None)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all grades, and "unreviewed" last."""
        return (*(g.id for g in self.grades), UNREVIEWED)


DEFAULT_SCALE = VerdictScale(
    (
        Grade(ACCEPTED, "Accepted"),
        Grade(REJECTED, "Rejected", needs_rationale=True),
        Grade(UNVERIFIABLE, "Unverifiable"),
    )
)


@dataclass(frozen=True, slots=True)
class Ruling:
    """One dated decision for a verdict on a claim; rulings are never overwritten."""

    claim: str
    verdict: str
    rationale: str
    reviewer: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Note:
    """One state of the editor's Markdown annotation of a claim; an empty text is a note taken back."""

    claim: str
    text: str
    reviewer: str
    at: datetime
