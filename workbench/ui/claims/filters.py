"""Which claims the list shows: scope and filters, as kept in the session's layout."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from itertools import product
from types import MappingProxyType

from workbench.core.claim import Kind
from workbench.core.point import RelationKind
from workbench.core.session import Reviewed
from workbench.core.verdict import UNREVIEWED
from workbench.ui.words import noop


class Scope(StrEnum):
    """What of the session is listed at all."""

    REVIEW = "review"
    OPEN = "open"
    CONFLICTS = "conflicts"
    NAMES = "names"
    ALL = "all"
    HIDDEN = "hidden"
    DISMISSED = "dismissed"


SCOPE_WORDS: Mapping[Scope, str] = {
    Scope.REVIEW: noop("Review"),
    Scope.OPEN: noop("Open"),
    Scope.CONFLICTS: noop("Conflicts"),
    Scope.NAMES: noop("Names"),
    Scope.ALL: noop("All"),
    Scope.HIDDEN: noop("Below threshold"),
    Scope.DISMISSED: noop("Dismissed"),
}


@dataclass(frozen=True, slots=True)
class Filter:
    """A scope and what narrows it; an empty field narrows nothing. ``note`` is "" or "yes".

    ``source`` is "", "yes" or "no".
    """

    scope: Scope = Scope.REVIEW
    article: str = ""
    kind: str = ""
    verdict: str = ""
    relation: str = ""
    note: str = ""
    text: str = ""
    reviewer: str = ""
    source: str = ""

    def shows(self, item: Reviewed) -> bool:
        """Tell whether ``item`` is listed."""
        if self.scope not in scopes_of(item) or (self.has_fields and not self.fits(item)):
            return False
        return not self.text or self.text.casefold() in searched(item)

    def fits(self, item: Reviewed) -> bool:
        """Tell whether ``item`` has what the fields ask for, whatever its scope and words."""
        claim = item.claim
        if (self.article and self.article != claim.article) or (self.kind and self.kind != claim.kind.value):
            return False
        if self.verdict and self.verdict != item.verdict:
            return False
        if self.relation and self.relation != (item.relation.value if item.relation else "single"):
            return False
        if self.reviewer and (item.ruling is None or item.ruling.reviewer != self.reviewer):
            return False
        if self.source and bool(item.evidence) is not (self.source == "yes"):
            return False
        return not self.note or bool(item.note and item.note.text)

    def with_field(self, field: str, value: str) -> Filter:
        """Return the filter with one of its narrowing fields set."""
        return from_stored({**self.stored(), field: value})

    @property
    def has_fields(self) -> bool:
        """Whether anything but scope and text is set."""
        named = (self.article, self.kind, self.verdict, self.relation, self.note, self.reviewer, self.source)
        return any(named)

    @property
    def is_narrowed(self) -> bool:
        """Whether anything but the scope is set."""
        return self.has_fields or bool(self.text)

    def stored(self) -> dict[str, str]:
        """Return the filter as the layout keeps it."""
        return {f.name: str(getattr(self, f.name)) for f in fields(self) if getattr(self, f.name)}


def from_stored(stored: Mapping[str, str]) -> Filter:
    """Return the filter that ``stored`` wrote; what is unknown is left out."""
    scope = stored.get("scope", Scope.REVIEW.value)
    kind = stored.get("kind", "")
    relation = stored.get("relation", "")
    source = stored.get("source", "")
    return Filter(
        Scope(scope) if scope in set(Scope) else Scope.REVIEW,
        stored.get("article", ""),
        kind if kind in set(Kind) else "",
        stored.get("verdict", ""),
        relation if relation in {*RelationKind, "single"} else "",
        stored.get("note", ""),
        stored.get("text", ""),
        stored.get("reviewer", ""),
        source if source in ("yes", "no") else "",
    )


def scopes_of(item: Reviewed) -> frozenset[Scope]:
    """Return the scopes to which ``item`` belongs; what was dismissed belongs to its own alone."""
    if item.dismissed:
        return _DISMISSED
    conflicts, is_open = item.relation is RelationKind.CONFLICT, item.verdict == UNREVIEWED
    is_work = item.to_review or conflicts or not is_open
    return _SCOPES[is_work, is_open, conflicts, item.claim.kind is Kind.NAME]


def _scopes(*, is_work: bool, is_open: bool, conflicts: bool, is_name: bool) -> frozenset[Scope]:
    found = {
        Scope.ALL: True,
        Scope.REVIEW: is_work,
        Scope.OPEN: is_work and is_open,
        Scope.CONFLICTS: conflicts,
        Scope.NAMES: is_name,
        Scope.HIDDEN: not is_work and not is_name,
    }
    return frozenset(scope for scope, holds in found.items() if holds)


_DISMISSED = frozenset({Scope.DISMISSED})
_SCOPES: Mapping[tuple[bool, ...], frozenset[Scope]] = MappingProxyType(
    {
        held: _scopes(is_work=held[0], is_open=held[1], conflicts=held[2], is_name=held[3])
        for held in product((False, True), repeat=4)
    }
)
"""The sets there are, made once: a session has them for each of its claims."""


def searched(item: Reviewed) -> str:
    """Return what the text filter looks through, case folded: quote, claimant, note, rationale."""
    parts = (
        item.claim.quote,
        item.claim.claimant or "",
        item.note.text if item.note else "",
        item.ruling.rationale if item.ruling else "",
    )
    return "\n".join(parts).casefold()
