"""What the editor has said about which claims belong together: it binds the comparison."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Links:
    """Pairs of claim ids that the editor put together or held apart, and claims that belong to no point."""

    together: frozenset[frozenset[str]] = frozenset()
    apart: frozenset[frozenset[str]] = frozenset()
    alone: frozenset[str] = frozenset()
