"""The chart of a point's values over time: a dot for what is stated, a bar for what it allows."""

from __future__ import annotations

import math
from collections import Counter
from datetime import date as Day
from itertools import pairwise

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QLinearGradient,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget
from typing_extensions import override

from workbench.core import wording
from workbench.services.timeline import Moment, Timeline, value_words
from workbench.ui import dates
from workbench.ui.labels import tip
from workbench.ui.theme import Looks, Role, Space, Type, ui_font, verdict_role
from workbench.ui.timeline.scale import Scale, scale
from workbench.ui.words import tr

DOT, BAR, REACH = 5.0, 12.0, 14.0
_LINE = 3.2
"""The least between two lines of values, in heights of their writing."""


class Chart(QWidget):
    """Draws a timeline. ``picked`` carries the claim of a moment that was chosen, ``went`` one gone to.

    Left and right go from moment to moment; Enter and a click choose one.
    """

    picked = Signal(str)
    went = Signal(int)

    def __init__(self, timeline: Timeline, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._timeline, self._looks = timeline, looks
        self._at = 0
        self._small = ui_font(Type.CAPTION)
        self._words = ui_font(Type.SMALL, bold=True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(
            tr("Chart: {point} over time. The table below says the same.", point=timeline.label)
        )
        looks.changed.connect(self.update)

    def go_to(self, number: int) -> None:
        """Mark a moment."""
        if number != self._at and 0 <= number < len(self._timeline.moments):
            self._at = number
            self.setAccessibleDescription(self._tip(self._timeline.moments[number]))
            self.update()
            self.went.emit(number)

    @override
    def sizeHint(self) -> QSize:
        return QSize(720, 260)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(360, 150)

    def places(self) -> list[QPointF]:
        """Return where the dot of each moment lies; those of one day stand side by side."""
        on = self._scale()
        alike = Counter(m.day for m in self._timeline.moments)
        seen: Counter[Day | None] = Counter()
        found = []
        for moment in self._timeline.moments:
            room = on.place * (on.undated if moment.day is None else 1)
            gap = min(REACH * 4, room / (alike[moment.day] + 0.5))
            offset = (seen[moment.day] - (alike[moment.day] - 1) / 2) * gap
            seen[moment.day] += 1
            found.append(QPointF(on.x(moment.day) + offset, on.y(moment.at)))
        return found

    def _scale(self) -> Scale:
        metrics = QFontMetrics(self._small)
        bounds = self._timeline.bounds
        widest = max(metrics.horizontalAdvance(self._value(x)) for x in (*bounds, sum(bounds) / 2))
        area = QRectF(self.rect()).adjusted(
            widest + Space.WIDE, Space.LARGE, -Space.LARGE, -metrics.height() - Space.MEDIUM
        )
        return scale(self._timeline, area)

    def _value(self, value: float) -> str:
        return value_words(round(value), self._timeline.is_days)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on, look = self._scale(), self._looks.theme
        painter.fillRect(self.rect(), look.colour(Role.PAPER))
        self._axes(painter, on)
        places = self.places()
        self._course(painter, places)
        for number, (moment, place) in enumerate(zip(self._timeline.moments, places, strict=True)):
            self._bar(painter, on, moment, place.x())
            self._dot(painter, moment, place, number == self._at)
        self._labels(painter, places)

    def _axes(self, painter: QPainter, on: Scale) -> None:
        look = self._looks.theme
        metrics = QFontMetrics(self._small)
        painter.setFont(self._small)
        said = {
            value_words(v, self._timeline.is_days): v
            for v in on.values(max(2, int(on.area.height() // (_LINE * metrics.height()))))
        }
        for words, value in said.items():
            y = on.y(value)
            painter.setPen(QPen(look.colour(Role.LINE), 1))
            painter.drawLine(QPointF(on.area.left(), y), QPointF(on.area.right(), y))
            painter.setPen(look.colour(Role.DIM))
            left = on.area.left() - Space.SMALL - metrics.horizontalAdvance(words)
            painter.drawText(QPointF(left, y + metrics.ascent() / 2 - 1), words)
        base = on.area.bottom() + Space.TIGHT + metrics.ascent()
        widest = metrics.horizontalAdvance(dates.day(Day(2022, 12, 28), weekday=True)) + Space.MEDIUM
        for day in on.days(int((on.area.width() - on.undated * on.place) // widest)):
            self._centred(painter, QPointF(on.x(day), base), dates.day(day, weekday=True))
        if on.undated:
            edge = on.area.right() - on.undated * on.place
            painter.setPen(QPen(look.colour(Role.LINE_STRONG), 1, Qt.PenStyle.DotLine))
            painter.drawLine(QPointF(edge, on.area.top()), QPointF(edge, on.area.bottom()))
            painter.setPen(look.colour(Role.DIM))
            self._centred(painter, QPointF(on.x(None), base), tr("no date"))

    def _centred(self, painter: QPainter, place: QPointF, words: str) -> None:
        width = painter.fontMetrics().horizontalAdvance(words)
        left = min(max(place.x() - width / 2, 0.0), self.width() - width)
        painter.drawText(QPointF(left, place.y()), words)

    def _course(self, painter: QPainter, places: list[QPointF]) -> None:
        """Join the dated dots by a thin line, so that a rise is seen as one."""
        dated = [p for p, m in zip(places, self._timeline.moments, strict=True) if m.day is not None]
        painter.setPen(QPen(self._looks.theme.colour(Role.LINE_STRONG), 1, Qt.PenStyle.DotLine))
        for before, after in pairwise(dated):
            painter.drawLine(before, after)

    def _bar(self, painter: QPainter, on: Scale, moment: Moment, x: float) -> None:
        """Draw what a claim allows; an open end fades out at the edge of the chart."""
        if moment.is_exact:
            return
        top, bottom = on.y(moment.high), on.y(moment.low)
        colour = self._looks.theme.colour(Role.ACCENT, 0.32)
        faded = self._looks.theme.colour(Role.ACCENT, 0.0)
        fill = QLinearGradient(QPointF(x, top), QPointF(x, bottom))
        fill.setColorAt(0.0, faded if math.isinf(moment.high) else colour)
        fill.setColorAt(0.5, colour)
        fill.setColorAt(1.0, faded if math.isinf(moment.low) else colour)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        painter.drawRoundedRect(QRectF(x - BAR / 2, top, BAR, max(bottom - top, 2.0)), 3, 3)
        painter.setPen(QPen(self._looks.theme.colour(Role.ACCENT), 1.5))
        for end, y in ((moment.high, top), (moment.low, bottom)):
            if not math.isinf(end):
                painter.drawLine(QPointF(x - BAR / 2, y), QPointF(x + BAR / 2, y))

    def _dot(self, painter: QPainter, moment: Moment, place: QPointF, is_current: bool) -> None:
        look = self._looks.theme
        if is_current and self.hasFocus():
            painter.setPen(QPen(look.colour(Role.FOCUS), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(place, DOT + 4, DOT + 4)
        painter.setPen(QPen(look.colour(Role.PAPER), 1.5))
        painter.setBrush(look.colour(verdict_role(moment.look)))
        painter.drawEllipse(place, DOT + (1 if is_current else 0), DOT + (1 if is_current else 0))

    def _labels(self, painter: QPainter, places: list[QPointF]) -> None:
        """Write what is stated beside each dot where there is room; else it is left to the tip."""
        painter.setFont(self._words)
        painter.setPen(self._looks.theme.colour(Role.INK))
        metrics = QFontMetrics(self._words)
        taken = [QRectF(p.x() - DOT - 2, p.y() - DOT - 2, 2 * DOT + 4, 2 * DOT + 4) for p in places]
        order = sorted(range(len(places)), key=lambda n: n != self._at)
        for number in order:
            words = wording.shortened(self._timeline.moments[number].stated, 28)
            size = QSize(metrics.horizontalAdvance(words) + 2, metrics.height())
            spot = next((r for r in _spots(places[number], size) if self._is_free(r, taken)), None)
            if spot is not None:
                taken.append(spot)
                painter.drawText(QPointF(spot.left() + 1, spot.top() + metrics.ascent()), words)

    def _is_free(self, spot: QRectF, taken: list[QRectF]) -> bool:
        return QRectF(self.rect()).contains(spot) and not any(spot.intersects(t) for t in taken)

    def _near(self, place: QPointF) -> int | None:
        """Return the moment under the mouse: its dot, else its bar."""
        on = self._scale()
        places = self.places()
        by_dot = [(abs(p.x() - place.x()) + abs(p.y() - place.y()), n) for n, p in enumerate(places)]
        nearest = min(by_dot, default=(math.inf, 0))
        if nearest[0] <= REACH:
            return nearest[1]
        for number, (moment, dot) in enumerate(zip(self._timeline.moments, places, strict=True)):
            inside = on.y(moment.high) <= place.y() <= on.y(moment.low)
            if abs(dot.x() - place.x()) <= BAR / 2 and inside:
                return number
        return None

    def _tip(self, moment: Moment) -> str:
        day = dates.day(moment.day, weekday=True) if moment.day is not None else ""
        when = " ".join(part for part in (moment.dated, day) if part)
        return f"{moment.article}, {when}: {moment.stated}\n“{moment.quote}”"

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            number = self._near(QPointF(event.pos()))
            words = tip(self._tip(self._timeline.moments[number])) if number is not None else ""
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        number = self._near(event.position())
        if number is None:
            self.unsetCursor()
            return
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.go_to(number)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        number = self._near(event.position())
        if event.button() == Qt.MouseButton.LeftButton and number is not None:
            self.picked.emit(self._timeline.moments[number].claim)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        count = len(self._timeline.moments)
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            by = 1 if event.key() == Qt.Key.Key_Right else -1
            self.go_to((self._at + by) % count)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.picked.emit(self._timeline.moments[self._at].claim)
        else:
            super().keyPressEvent(event)


def _spots(place: QPointF, size: QSize) -> list[QRectF]:
    """Return where the words beside a dot may stand, the best first: right, left, above, below."""
    width, height = size.width(), size.height()
    gap = DOT + Space.TIGHT
    corners = (
        (place.x() + gap + 3, place.y() - height / 2),
        (place.x() - gap - 3 - width, place.y() - height / 2),
        (place.x() - width / 2, place.y() - gap - height),
        (place.x() - width / 2, place.y() + gap),
    )
    return [QRectF(x, y, width, height) for x, y in corners]
