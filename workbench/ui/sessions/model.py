"""The model of the session list: a row a session, with its counts."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from workbench.core.session import Summary
from workbench.ui.words import number, tr, trn

SUMMARY_ROLE = Qt.ItemDataRole.UserRole

AnyIndex = QModelIndex | QPersistentModelIndex


class SessionModel(QAbstractTableModel):
    """Sessions as the library lists them, those whose name or event holds the searched words."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[Summary, ...] = ()
        self._shown: list[Summary] = []
        self._text = ""

    def put(self, summaries: Sequence[Summary]) -> None:
        """Show these sessions."""
        self._all = tuple(summaries)
        self._sift()

    def search(self, text: str) -> None:
        """Show only what holds ``text``."""
        self._text = text.strip().casefold()
        self._sift()

    def at(self, row: int) -> Summary | None:
        """Return the session in a row."""
        return self._shown[row] if 0 <= row < len(self._shown) else None

    @override
    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._shown)

    @override
    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else 1

    @override
    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        summary = self.at(index.row()) if index.isValid() else None
        if summary is None:
            return None
        if role == SUMMARY_ROLE:
            return summary
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{summary.session.name}, {counted(summary)}"
        return None

    def _sift(self) -> None:
        self.beginResetModel()
        self._shown = [s for s in self._all if self._holds(s)]
        self.endResetModel()

    def _holds(self, summary: Summary) -> bool:
        return self._text in f"{summary.session.name}\n{summary.session.event}".casefold()


def counted(summary: Summary) -> str:
    """Return the counts of a session in words."""
    parts = [
        trn(summary.articles, "{n} article", "{n} articles"),
        tr("{reviewed} of {all} reviewed", reviewed=number(summary.reviewed), all=number(summary.to_review)),
        conflict_words(summary.conflicts),
    ]
    return ", ".join(parts) if summary.articles else tr("no articles yet")


def conflict_words(count: int) -> str:
    """Return how many conflicts are open, in words."""
    return trn(count, "{n} open conflict", "{n} open conflicts") if count else tr("no open conflicts")
