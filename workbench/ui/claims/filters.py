"""Which claims the list shows: scope and filters, as kept in the session's layout."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum

from workbench.core.claim import Kind
from workbench.core.point import RelationKind
from workbench.core.session import Reviewed
from workbench.core.verdict import UNREVIEWED


class Scope(StrEnum):
    """What of the session is listed at all."""

    REVIEW = "review"
    OPEN = "open"
    CONFLICTS = "conflicts"
    NAMES = "names"
    ALL = "all"
    DISMISSED = "dismissed"


SCOPE_WORDS: Mapping[Scope, str] = {
    Scope.REVIEW: "Review",
    Scope.OPEN: "Open",
    Scope.CONFLICTS: "Conflicts",
    Scope.NAMES: "Names",
    Scope.ALL: "All",
    Scope.DISMISSED: "Dismissed",
}


@dataclass(frozen=True, slots=True)
class Filter:
    """A scope and what narrows it; an empty field narrows nothing. ``note`` is "" or "yes"."""

    scope: Scope = Scope.REVIEW
    article: str = ""
    kind: str = ""
    verdict: str = ""
    relation: str = ""
    note: str = ""
    text: str = ""

    def shows(self, item: Reviewed) -> bool:
        """Tell whether ``item`` is listed."""
        return in_scope(self.scope, item) and self._passes(item)

    def _passes(self, item: Reviewed) -> bool:
        claim = item.claim
        relation = item.relation.value if item.relation else "single"
        pairs = (
            (self.article, claim.article),
            (self.kind, claim.kind.value),
            (self.verdict, item.verdict),
            (self.relation, relation),
        )
        if any(wanted and wanted != found for wanted, found in pairs):
            return False
        if self.note and not (item.note and item.note.text):
            return False
        return not self.text or self.text.casefold() in searched(item)

    def with_field(self, field: str, value: str) -> Filter:
        """Return the filter with one of its narrowing fields set."""
        return from_stored({**self.stored(), field: value})

    @property
    def is_narrowed(self) -> bool:
        """Whether anything but the scope is set."""
        return any((self.article, self.kind, self.verdict, self.relation, self.note, self.text))

    def stored(self) -> dict[str, str]:
        """Return the filter as the layout keeps it."""
        return {f.name: str(getattr(self, f.name)) for f in fields(self) if getattr(self, f.name)}


def from_stored(stored: Mapping[str, str]) -> Filter:
    """Return the filter that ``stored`` wrote; what is unknown is left out."""
    scope = stored.get("scope", Scope.REVIEW.value)
    kind = stored.get("kind", "")
    relation = stored.get("relation", "")
    return Filter(
        Scope(scope) if scope in set(Scope) else Scope.REVIEW,
        stored.get("article", ""),
        kind if kind in set(Kind) else "",
        stored.get("verdict", ""),
        relation if relation in {*RelationKind, "single"} else "",
        stored.get("note", ""),
        stored.get("text", ""),
    )


def in_scope(scope: Scope, item: Reviewed) -> bool:
    """Tell whether ``item`` belongs to ``scope``; what was dismissed belongs to its own alone."""
    if item.dismissed or scope is Scope.DISMISSED:
        return item.dismissed and scope is Scope.DISMISSED
    conflicts = item.relation is RelationKind.CONFLICT
    if scope is Scope.CONFLICTS:
        return conflicts
    if scope is Scope.NAMES:
        return item.claim.kind is Kind.NAME
    if scope is Scope.ALL:
        return True
    wanted = item.to_review or conflicts or item.verdict != UNREVIEWED
    return wanted and (scope is Scope.REVIEW or item.verdict == UNREVIEWED)


def searched(item: Reviewed) -> str:
    """Return what the text filter looks through, case folded: quote, claimant, note, rationale."""
    parts = (
        item.claim.quote,
        item.claim.claimant or "",
        item.note.text if item.note else "",
        item.ruling.rationale if item.ruling else "",
    )
    return "\n".join(parts).casefold()
