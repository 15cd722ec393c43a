"""Verdicts, rulings and the scale they are taken from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

UNREVIEWED = "unreviewed"
ACCEPTED = "accepted"
REJECTED = "rejected"
UNVERIFIABLE = "unverifiable"


@dataclass(frozen=True, slots=True)
class Grade:
    """One verdict of a scale: ``id`` in files and on the command line, ``label`` on the screen."""

    id: str
    label: str
    needs_rationale: bool = False


@dataclass(frozen=True, slots=True)
class VerdictScale:
    """The verdicts an editor can give, in their order; "unreviewed" is the lack of one."""

    grades: tuple[Grade, ...]

    def grade(self, verdict: str) -> Grade | None:
        """Return the grade with the id ``verdict``, None if the scale lacks it."""
        return next((g for g in self.grades if g.id == verdict), None)

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
