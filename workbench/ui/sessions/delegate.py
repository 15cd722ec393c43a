"""Paints a session's row: name, event, when it was opened, counts and how far the review is."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from workbench.core.session import Summary
from workbench.ui import dates
from workbench.ui.sessions.model import SUMMARY_ROLE, counted
from workbench.ui.theme import Looks, Role, Space, Type, ui_font

BAR_WIDTH, BAR_HEIGHT = 120, 4


class SessionDelegate(QStyledItemDelegate):
    """Two lines and a bar a session."""

    def __init__(self, looks: Looks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._looks = looks
        self._theme = looks.theme
        self._name = ui_font(Type.BODY, bold=True)
        self._small = ui_font(Type.SMALL)
        looks.changed.connect(self._put_on)

    @property
    def row_height(self) -> int:
        """The height of every row in logical pixels."""
        lines = QFontMetrics(self._name).height() + QFontMetrics(self._small).height()
        return lines + Space.TIGHT + 2 * Space.MEDIUM

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(320, self.row_height)

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        summary = index.data(SUMMARY_ROLE)
        if not isinstance(summary, Summary):
            return
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, self._theme.colour(Role.ACCENT_WASH))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, self._theme.colour(Role.HOVER))
        inner = rect.adjusted(Space.LARGE, Space.MEDIUM, -Space.LARGE, -Space.MEDIUM)
        self._words(painter, inner, summary)
        self._bar(painter, inner, summary)
        painter.setPen(self._theme.colour(Role.LINE))
        painter.drawLine(rect.left() + Space.LARGE, rect.bottom(), rect.right() - Space.LARGE, rect.bottom())
        painter.restore()

    def _words(self, painter: QPainter, inner: QRect, summary: Summary) -> None:
        bold, small = QFontMetrics(self._name), QFontMetrics(self._small)
        opened = dates.moment(summary.session.opened)
        painter.setFont(self._small)
        painter.setPen(self._theme.colour(Role.DIM))
        painter.drawText(inner, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, opened)
        below = inner.adjusted(0, bold.height() + Space.TIGHT, -BAR_WIDTH - Space.LARGE, 0)
        event = summary.session.event
        told = counted(summary)
        if event and event != summary.session.name:
            told = f"{told}  ·  {event}"
        painter.drawText(
            below,
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop,
            small.elidedText(told, Qt.TextElideMode.ElideRight, below.width()),
        )
        painter.setFont(self._name)
        painter.setPen(self._theme.colour(Role.INK))
        width = inner.width() - small.horizontalAdvance(opened) - Space.LARGE
        name = bold.elidedText(summary.session.name, Qt.TextElideMode.ElideRight, width)
        painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, name)

    def _bar(self, painter: QPainter, inner: QRect, summary: Summary) -> None:
        if not summary.to_review:
            return
        left, top = inner.right() - BAR_WIDTH + 1, inner.bottom() - BAR_HEIGHT - Space.TIGHT
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour(Role.LINE))
        painter.drawRoundedRect(QRectF(left, top, BAR_WIDTH, BAR_HEIGHT), 2, 2)
        share = summary.reviewed / summary.to_review
        if share > 0:
            painter.setBrush(self._theme.colour(Role.ACCEPTED))
            painter.drawRoundedRect(QRectF(left, top, max(BAR_HEIGHT, BAR_WIDTH * share), BAR_HEIGHT), 2, 2)

    def _put_on(self) -> None:
        self._theme = self._looks.theme
