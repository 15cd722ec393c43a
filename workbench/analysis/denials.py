"""Which clause denies another: the one whose verb governs it ("denied reports that", "no evidence that")."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.analysis import assertions, clauses
from workbench.analysis.clauses import Clause, Role
from workbench.core.span import Span

_GOVERNED = (Role.RELATIVE, Role.SUBORDINATE)
_REACH = 3


def denier(text: str, parts: Sequence[Clause], clause: Clause) -> Clause | None:
    """Return the clause that denies ``clause``, None where none does."""
    if clause.role not in _GOVERNED:
        return None
    for before in reversed(clauses.before(parts, clause)[-_REACH:]):
        if before.verb is None:
            continue
        between = Span(before.verb.start, max(clause.span.start, before.verb.start))
        if len(between) > 80 or not assertions.governs(between.of(text)):
            return None
        return before
    return None
