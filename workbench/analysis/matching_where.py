"""The place that a figure's own words name: inside its claim, or behind it in its clause."""

from __future__ import annotations

import re

from workbench.analysis.clauses import Clause
from workbench.core.span import Span

_IN = re.compile(
    r"\b(?:in|at|near|around|outside)\s(?:the\s(?:[a-z]+\s){1,3}of\s)?(?:central\s|northern\s|southern\s|eastern\s"
    r"|western\s)?(?P<name>[A-Z][\w’'-]+)"
)
_FURTHER = re.compile(r"\d|[,;]\s")
_KEPT = 5
_REACH = 80


def where(text: str, clause: Clause | None, claim: Span) -> str:
    """Return the place named in a claim or behind it in its clause, before another figure; "" for none."""
    end = claim.end
    if clause is not None and clause.span.overlap(claim):
        rest = Span(claim.end, max(claim.end, min(clause.span.end, claim.end + _REACH)))
        further = _FURTHER.search(text, rest.start, rest.end)
        end = further.start() if further else rest.end
    found = _IN.search(text, claim.start, end)
    return found["name"][:_KEPT].lower() if found else ""
