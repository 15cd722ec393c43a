"""The table of a timeline: everything that the chart shows, in words."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from workbench.services.timeline import AS_OF, PUBLISHED, UNKNOWN, Moment, Timeline, interval_words
from workbench.ui import dates
from workbench.ui.labels import tip
from workbench.ui.plaintable import head
from workbench.ui.words import noop, tr

HEADS = (noop("Date"), noop("Article"), noop("Says"), noop("Allows"), noop("Words"))
DATED = {PUBLISHED: "", AS_OF: noop("as of"), UNKNOWN: noop("date not known")}

_Index = QModelIndex | QPersistentModelIndex


class TimelineModel(QAbstractTableModel):
    """A row a moment, in the order of the chart."""

    def __init__(self, timeline: Timeline, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timeline = timeline

    @override
    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._timeline.moments)

    @override
    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(HEADS)

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        return head(HEADS, section, orientation, role)

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        words = self._cells(self._timeline.moments[index.row()])[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return words
        return tip(words) if role == Qt.ItemDataRole.ToolTipRole else None

    def _cells(self, moment: Moment) -> tuple[str, ...]:
        day = dates.day(moment.day, weekday=True) if moment.day is not None else ""
        dated = tr(DATED[moment.dated])
        return (
            " ".join(part for part in (dated, day) if part),
            moment.article,
            moment.stated,
            interval_words(moment, self._timeline.is_days),
            moment.quote,
        )
