"""Where days and values lie on a chart, and the round steps of its axes."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date as Day
from datetime import timedelta

from PySide6.QtCore import QRectF

from workbench.services.timeline import Timeline

_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
_HEADROOM = 0.12
_UNDATED = 0.35
"""The share of the dated days' width that undated moments get at most."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Maps days and values into ``area``; what has no date has ``undated`` places of its own at the right."""

    area: QRectF
    first: Day | None
    last: Day | None
    low: float
    high: float
    undated: int

    def x(self, day: Day | None) -> float:
        """Return where a day lies, with half a place of room at both ends."""
        if day is None or self.first is None:
            return self.area.right() - self.undated * self.place / 2
        return self.area.left() + ((day - self.first).days + 0.5) * self.place

    def y(self, value: float) -> float:
        """Return where a value lies; an open end lies at the edge."""
        if math.isinf(value):
            return self.area.top() if value > 0 else self.area.bottom()
        share = (value - self.low) / (self.high - self.low)
        return self.area.bottom() - share * self.area.height()

    @property
    def place(self) -> float:
        """How wide the place of one day is."""
        return self.area.width() / (self._days + 1 + self.undated)

    @property
    def _days(self) -> int:
        if self.first is None or self.last is None:
            return -1
        return (self.last - self.first).days

    def days(self, most: int) -> list[Day]:
        """Return the days to be named under the axis, ``most`` at most."""
        if self.first is None:
            return []
        step = max(1, math.ceil((self._days + 1) / max(most, 1)))
        return [self.first + timedelta(days=n) for n in range(0, self._days + 1, step)]

    def values(self, most: int) -> list[float]:
        """Return round values to be named beside the axis."""
        rough = (self.high - self.low) / max(most, 1)
        size = 10 ** math.floor(math.log10(rough))
        step = next(size * s for s in _STEPS if size * s >= rough)
        start = math.ceil(self.low / step) * step
        return [start + n * step for n in range(int((self.high - start) / step) + 1)]


def scale(timeline: Timeline, area: QRectF) -> Scale:
    """Return the scale on which all moments of ``timeline`` fit into ``area``."""
    days = [m.day for m in timeline.moments if m.day is not None]
    low, high = timeline.bounds
    room = (high - low) * _HEADROOM or max(abs(high) * _HEADROOM, 1.0)
    floor = low - room
    undated = sum(1 for m in timeline.moments if m.day is None)
    span = (max(days) - min(days)).days + 1 if days else 1
    return Scale(
        area,
        min(days, default=None),
        max(days, default=None),
        0.0 if low >= 0 > floor else floor,
        high + room,
        min(undated, max(1, math.ceil(span * _UNDATED))),
    )
