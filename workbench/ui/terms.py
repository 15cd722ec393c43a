"""The field's own words as they are shown: kinds, relations, verdicts, the state of the work."""

from __future__ import annotations

from types import MappingProxyType

from workbench.core.claim import Kind
from workbench.core.point import RelationKind
from workbench.core.verdict import UNREVIEWED, Grade, VerdictScale
from workbench.core.workflow import FlagKind, Status
from workbench.ui.words import noop, tr

_KINDS = MappingProxyType(
    {
        Kind.QUANTITY: noop("quantity"),
        Kind.TIME: noop("time"),
        Kind.NAME: noop("name"),
        Kind.QUOTE: noop("quotation"),
        Kind.EVENT: noop("event"),
    }
)
_RELATIONS = MappingProxyType(
    {
        RelationKind.CONFLICT: noop("conflict"),
        RelationKind.VARIANT: noop("variant"),
        RelationKind.COMPATIBLE: noop("compatible"),
        RelationKind.AGREE: noop("agree"),
        RelationKind.UNRELATED: noop("unrelated"),
    }
)
STATUSES = MappingProxyType(
    {
        Status.OPEN: noop("Open"),
        Status.CHECKING: noop("Checking"),
        Status.SECOND_READ: noop("Needs a second read"),
        Status.DONE: noop("Done"),
    }
)
FLAGS = MappingProxyType({FlagKind.PRIORITY: noop("Priority"), FlagKind.LEGAL: noop("Legal risk")})
UNREVIEWED_WORD = noop("unreviewed")
DELIVERED = (noop("Accepted"), noop("Rejected"), noop("Unverifiable"))
"""The names of the verdicts as delivered; those that an editor made stay as they were typed."""


def kind_words(kind: Kind) -> str:
    """Return what a kind of claim is called."""
    return tr(_KINDS[kind])


def relation_words(kind: RelationKind) -> str:
    """Return what a relation is called, as a noun or an adjective."""
    return tr(_RELATIONS[kind])


def grade_words(grade: Grade) -> str:
    """Return what a verdict of the scale is called."""
    return tr(grade.label)


def verdict_words(verdict: str, scale: VerdictScale) -> str:
    """Return a verdict as the desk says it within a sentence."""
    grade = scale.grade(verdict)
    if grade is not None:
        return grade_words(grade).lower()
    return tr(UNREVIEWED_WORD) if verdict == UNREVIEWED else verdict
