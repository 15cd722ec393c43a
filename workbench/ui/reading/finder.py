"""The search for one of many articles: a field, and under it those that its words fit."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QDialog, QLineEdit, QListView, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.core import wording
from workbench.core.article import Article
from workbench.ui.icons import icon
from workbench.ui.reading.mastheads import short_name
from workbench.ui.theme import Role, Space, Theme
from workbench.ui.words import tr

SIZE = (460, 380)
_WALKS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_ID = Qt.ItemDataRole.UserRole


class Finder(QDialog):
    """A list to choose from; ``chosen`` carries the article's id. Escape leaves everything as it was."""

    chosen = Signal(object)

    def __init__(self, look: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Go to article"))
        self._look = look
        self._articles: Sequence[Article] = ()
        self._shown: Collection[str] = ()
        self.field = QLineEdit()
        self.field.setPlaceholderText(tr("Publisher, headline or file name"))
        self.field.setAccessibleName(tr("Search the articles"))
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._sift)
        self.field.returnPressed.connect(self._take)
        self._model = QStandardItemModel(self)
        self.view = QListView()
        self.view.setAccessibleName(tr("Articles that fit"))
        self.view.setModel(self._model)
        self.view.setUniformItemSizes(True)
        self.view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.view.activated.connect(self._choose)
        self.view.clicked.connect(self._choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.SMALL, Space.SMALL, Space.SMALL, Space.SMALL)
        column.setSpacing(Space.SMALL)
        column.addWidget(self.field)
        column.addWidget(self.view)
        self.resize(*SIZE)

    def search(self, articles: Sequence[Article], shown: Collection[str]) -> None:
        """Show the articles, those on the screen marked, and take words."""
        self._articles, self._shown = articles, shown
        self.field.clear()
        self._sift("")
        self.open()
        self.field.setFocus()

    def set_theme(self, look: Theme) -> None:
        """Draw in other colours from the next search on."""
        self._look = look

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the keys that walk a list walk it while the words are typed."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and event.key() in _WALKS:
            self.view.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)

    def _sift(self, words: str) -> None:
        wanted = words.casefold().split()
        eye, page = icon("eye", self._look, Role.ACCENT), icon("article", self._look, Role.FAINT)
        self._model.clear()
        for article in self._articles:
            if all(word in _searched(article) for word in wanted):
                headline = article.masthead.headline or article.name
                item = QStandardItem(f"{short_name(article)} – {wording.shortened(headline, 90)}")
                item.setIcon(eye if article.id in self._shown else page)
                item.setData(article.id, _ID)
                self._model.appendRow(item)
        self.view.setCurrentIndex(self._model.index(0, 0))

    def _take(self) -> None:
        self._choose(self.view.currentIndex())

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            article = index.data(_ID)
            self.accept()
            self.chosen.emit(article)


def _searched(article: Article) -> str:
    head = article.masthead
    return "\n".join((article.name, head.publisher or "", head.headline or "", head.byline or "")).casefold()
