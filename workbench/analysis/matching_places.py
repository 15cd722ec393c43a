"""Of which place a figure is, where an article tells a part of a count by it ("12 of them in Tarnova")."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from workbench.analysis.matching_profile import Profile, base_figure
from workbench.core.claim import Kind


def scoped(profiles: Sequence[Profile]) -> list[Profile]:
    """Return the profiles, each figure's place kept where an article counts a part by it."""
    parts = _parting(profiles)
    return [replace(p, place=p.where) if not p.place and p.where in parts else p for p in profiles]


def _parting(profiles: Sequence[Profile]) -> frozenset[str]:
    """Return the places by which an article tells one count from a larger one of the same."""
    alike: dict[tuple[str, str], list[Profile]] = defaultdict(list)
    for profile in profiles:
        if profile.claim.kind is Kind.QUANTITY and profile.measure == "count" and not profile.years:
            for key in profile.fates or profile.nouns:
                alike[profile.claim.article, key].append(profile)
    parts: set[str] = set()
    wholes: set[str] = set()
    for members in alike.values():
        sizes = [(base_figure(p.claim) or 0.0, p.place or p.where) for p in members]
        most = max(size for size, _ in sizes)
        wholes |= {place for size, place in sizes if size == most and len(sizes) > 1}
        parts |= {place for size, place in sizes if size < most}
    return frozenset(parts - wholes - {""})
