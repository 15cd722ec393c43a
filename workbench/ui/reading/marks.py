"""What the reading room knows of a claim: where it stands and what is said of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from workbench.core.claim import Kind, Origin
from workbench.core.point import RelationKind
from workbench.core.session import Reviewed
from workbench.core.span import Span
from workbench.core.verdict import DEFAULT_SCALE, UNREVIEWED, Look


class Highlighting(StrEnum):
    """Which claims are shown in the text."""

    ALL = "all"
    CONFLICTS = "conflicts"
    UNREVIEWED = "unreviewed"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Mark:
    """One claim to be shown in its article: ``spans`` are its appearances, its own first.

    ``settled`` says that the conflict of its point is closed by a decision or by rulings.
    """

    claim_id: str
    article: str
    spans: tuple[Span, ...]
    kind: Kind
    verdict: str = UNREVIEWED
    relation: RelationKind | None = None
    manual: bool = False
    noted: bool = False
    dismissed: bool = False
    label: str = ""
    settled: bool = False
    own_look: Look | None = None

    @property
    def look(self) -> Look:
        """How the verdict looks: as its session's scale says, else as the program's."""
        return self.own_look or DEFAULT_SCALE.look(self.verdict)

    @property
    def has_finding(self) -> bool:
        """Whether the comparison found something that the editor should see."""
        return self.relation in (RelationKind.CONFLICT, RelationKind.VARIANT)

    @property
    def is_conflict(self) -> bool:
        """Whether the claim stands in an open conflict."""
        return self.relation is RelationKind.CONFLICT and not self.settled

    @property
    def is_open(self) -> bool:
        """Whether a finding still waits for the editor: an open conflict, or a variant without a ruling."""
        variant = self.relation is RelationKind.VARIANT and self.verdict == UNREVIEWED
        return self.is_conflict or variant

    @property
    def is_quiet(self) -> bool:
        """Whether the claim is an index entry and not work: a name without a finding."""
        return (
            self.kind is Kind.NAME and not self.has_finding and not self.manual and self.verdict == UNREVIEWED
        )

    def shows_in(self, highlighting: Highlighting) -> bool:
        """Tell whether the claim is shown where the editor chose ``highlighting``."""
        if self.dismissed or highlighting is Highlighting.NONE:
            return False
        if highlighting is Highlighting.CONFLICTS:
            return self.is_conflict
        if highlighting is Highlighting.UNREVIEWED:
            return self.verdict == UNREVIEWED and not self.is_quiet
        return True


class MarkSource(Protocol):
    """Tells the marks of an article when they are first asked for: most articles of many are never shown."""

    def marks_in(self, article: str) -> Iterable[Mark]:
        """Return the marks of an article."""
        ...

    def article_of(self, claim: str) -> str | None:
        """Return the article in which a claim stands."""
        ...


class Gathered:
    """A source of marks that are all there."""

    def __init__(self, marks: Iterable[Mark] = ()) -> None:
        self._marks = {mark.claim_id: mark for mark in marks}

    def marks_in(self, article: str) -> Iterable[Mark]:
        """Return the marks of an article."""
        return [mark for mark in self._marks.values() if mark.article == article]

    def article_of(self, claim: str) -> str | None:
        """Return the article in which a claim stands."""
        mark = self._marks.get(claim)
        return mark.article if mark is not None else None


def mark_of(reviewed: Reviewed, label: str = "", *, settled: bool = False) -> Mark:
    """Return the mark of a claim as the session holds it."""
    claim = reviewed.claim
    others = tuple(span for span in claim.appearances if span != claim.span)
    return Mark(
        claim_id=claim.id,
        article=claim.article,
        spans=(claim.span, *others),
        kind=claim.kind,
        verdict=reviewed.verdict,
        relation=reviewed.relation,
        manual=claim.origin is Origin.MANUAL,
        noted=reviewed.note is not None and bool(reviewed.note.text),
        dismissed=reviewed.dismissed,
        label=label or claim.quote,
        settled=settled,
        own_look=reviewed.look,
    )
