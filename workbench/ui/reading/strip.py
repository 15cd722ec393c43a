"""The strip above the panes: tabs of the articles used of late, and a button to search all of them."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from workbench.core.article import Article
from workbench.ui.icons import icon
from workbench.ui.keyed import keyed
from workbench.ui.reading.finder import Finder
from workbench.ui.reading.tabs import Tabs
from workbench.ui.theme import Role, Space, Theme, Type, ui_font
from workbench.ui.words import number, tr

MOST = 12
"""Tabs shown: a key press lays all of them out, and more cannot be told apart."""


class Strip(QWidget):
    """Emits ``article_pressed`` (id) and ``order_changed`` (ids); shows itself only where it is needed."""

    article_pressed = Signal(object)
    order_changed = Signal(object)

    def __init__(self, look: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._articles: Sequence[Article] = ()
        self._shown: Collection[str] = ()
        self._finder: Finder | None = None
        self.tabs = Tabs(look, self)
        self.tabs.article_pressed.connect(self.article_pressed)
        self.tabs.order_changed.connect(self.order_changed)
        self.search = QToolButton(self)
        self.search.setObjectName("more")
        self.search.setFont(ui_font(Type.SMALL))
        self.search.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.search.clicked.connect(self.look_for)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, Space.SMALL, 0)
        row.setSpacing(Space.SMALL)
        row.addWidget(self.tabs, 1)
        row.addWidget(self.search)
        self._dress()

    def set_articles(
        self,
        articles: Sequence[Article],
        shown: Collection[str],
        active: str | None,
        recent: Sequence[str],
    ) -> None:
        """Show the articles on the screen and the most ``recent`` others, in the order of ``articles``."""
        self._articles, self._shown = articles, shown
        chosen = set(shown)
        for article in recent:
            if len(chosen) >= MOST:
                break
            chosen.add(article)
        self.tabs.set_articles([a for a in articles if a.id in chosen], shown, active)
        is_needed = len(shown) < len(articles)
        self.search.setText(tr("All {count}", count=number(len(articles))) if len(articles) > MOST else "")
        self.setVisible(is_needed)

    def set_theme(self, look: Theme) -> None:
        """Draw in other colours; the articles are to be set again."""
        self._look = look
        self.tabs.set_theme(look)
        self._dress()
        if self._finder is not None:
            self._finder.set_theme(look)

    @property
    def finder(self) -> Finder | None:
        """The search, once it was asked for."""
        return self._finder

    def stops(self) -> tuple[QWidget, ...]:
        """Return what Tab leads through, from left to right."""
        return (self.tabs, self.search)

    def look_for(self) -> None:
        """Let the editor search for an article by its publisher, headline or name."""
        if self._finder is None:
            self._finder = Finder(self._look, self)
            self._finder.chosen.connect(self.article_pressed)
        self._finder.search(self._articles, self._shown)

    def _dress(self) -> None:
        self.search.setIcon(icon("find", self._look, Role.DIM))
        keyed(self.search, tr("Search all articles and bring one in"), "article.find")
        self.search.setAccessibleName(tr("Search all articles"))
