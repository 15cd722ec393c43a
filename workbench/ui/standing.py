"""Which conflicts of a session are open, kept up point by point as claims and points change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from workbench.core.point import Point, RelationKind
from workbench.core.session import Reviewed
from workbench.core.verdict import ACCEPTED
from workbench.services.comparison import open_conflicts

_NONE: frozenset[str] = frozenset()


class Standing:
    """Looks at ``claims`` and ``points``, which their owner changes; a change costs as much as it touches."""

    def __init__(self, claims: Mapping[str, Reviewed], points: Mapping[str, Point]) -> None:
        self._claims, self._points = claims, points
        self._open: dict[str, frozenset[str]] = {}
        self._clashing: set[str] = set()
        self.renew(points)

    def renew(self, points: Iterable[str]) -> None:
        """Look again at these points."""
        for key in points:
            self._open.pop(key, None)
            self._clashing.discard(key)
            point = self._points.get(key)
            if point is None or not any(r.kind is RelationKind.CONFLICT for r in point.relations):
                continue
            found = open_conflicts(point, self._claims)
            if found:
                self._open[key] = frozenset(claim for relation in found for claim in relation.pair)
            if any(self._is_accepted(relation.pair) for relation in found):
                self._clashing.add(key)

    @property
    def open_points(self) -> int:
        """How many points hold a conflict that is open."""
        return len(self._open)

    @property
    def has_clash(self) -> bool:
        """Whether two claims that contradict each other are both accepted."""
        return bool(self._clashing)

    def clashing(self, point: str) -> frozenset[str]:
        """Return the claims of a point that stand in an open conflict."""
        return self._open.get(point, _NONE)

    def every(self) -> Iterable[str]:
        """Yield all claims that stand in an open conflict."""
        for claims in self._open.values():
            yield from claims

    def _is_accepted(self, claims: Iterable[str]) -> bool:
        return all(self._claims[key].sense == ACCEPTED for key in claims)
