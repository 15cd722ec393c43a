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
_STATUSES_WITHIN = MappingProxyType(
    {
        Status.OPEN: noop("open"),
        Status.CHECKING: noop("checking"),
        Status.SECOND_READ: noop("needs a second read"),
        Status.DONE: noop("done"),
    }
)
_FLAGS_WITHIN = MappingProxyType({FlagKind.PRIORITY: noop("priority"), FlagKind.LEGAL: noop("legal risk")})
_RELATIONS_WITHIN = MappingProxyType(
    {
        RelationKind.AGREE: noop("agrees"),
        RelationKind.COMPATIBLE: noop("compatible"),
        RelationKind.CONFLICT: noop("contradicts"),
        RelationKind.VARIANT: noop("says it otherwise"),
        RelationKind.UNRELATED: noop("unrelated"),
    }
)
UNREVIEWED_WORD = noop("unreviewed")
DELIVERED = (noop("Accepted"), noop("Rejected"), noop("Unverifiable"))
"""The names of the verdicts as delivered; those that an editor made stay as they were typed."""
_DELIVERED_WITHIN = MappingProxyType(
    {"Accepted": noop("accepted"), "Rejected": noop("rejected"), "Unverifiable": noop("unverifiable")}
)
"""Words of a sentence are texts of their own: a language may write them large there too, or otherwise."""


def kind_words(kind: Kind) -> str:
    """Return what a kind of claim is called."""
    return tr(_KINDS[kind])


def relation_words(kind: RelationKind) -> str:
    """Return what a relation is called, as a noun or an adjective."""
    return tr(_RELATIONS[kind])


def grade_words(grade: Grade) -> str:
    """Return what a verdict of the scale is called."""
    return tr(grade.label)


def grade_within(grade: Grade) -> str:
    """Return a verdict of the scale as it stands within a sentence."""
    return tr(_DELIVERED_WITHIN.get(grade.label, grade.label))


def relation_within(kind: RelationKind) -> str:
    """Return what one claim does to another, within a sentence: it agrees, contradicts."""
    return tr(_RELATIONS_WITHIN[kind])


def status_within(status: Status) -> str:
    """Return how far the work has come, within a sentence."""
    return tr(_STATUSES_WITHIN[status])


def flag_within(flag: FlagKind) -> str:
    """Return what a flag says, within a sentence."""
    return tr(_FLAGS_WITHIN[flag])


def verdict_words(verdict: str, scale: VerdictScale) -> str:
    """Return a verdict as the desk says it within a sentence."""
    grade = scale.grade(verdict)
    if grade is not None:
        return grade_within(grade)
    return tr(UNREVIEWED_WORD) if verdict == UNREVIEWED else verdict
