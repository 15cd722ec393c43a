"""The tabs above the panes: the articles on the screen, marked, and those that can be brought in."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QIcon
from PySide6.QtWidgets import QTabBar, QToolTip, QWidget
from typing_extensions import override

from workbench.core.article import Article
from workbench.ui.icons import icon
from workbench.ui.labels import tip
from workbench.ui.reading.mastheads import short_name
from workbench.ui.theme import Role, Theme, Type, scaled, ui_font
from workbench.ui.words import tr


class Tabs(QTabBar):
    """Emits ``article_pressed`` (id) and ``order_changed`` (ids)."""

    article_pressed = Signal(object)
    order_changed = Signal(object)

    def __init__(self, look: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._icons = self._drawn()
        self._told: list[tuple[str, str, str, bool] | None] = []
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setMovable(True)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideRight)
        self.setIconSize(QSize(scaled(12), scaled(12)))
        self.setFont(ui_font(Type.SMALL))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(tr("Articles"))
        self.tabBarClicked.connect(self._pressed)
        self.tabMoved.connect(self._moved)

    def set_articles(self, articles: Sequence[Article], shown: Collection[str], active: str | None) -> None:
        """Show a tab an article; those in ``shown`` are on the screen, ``active`` holds the keyboard.

        Only what differs is told to Qt, which lays out all tabs again for each word of one.
        """
        self.blockSignals(True)
        while self.count() > len(articles):
            self.removeTab(self.count() - 1)
        while self.count() < len(articles):
            self.addTab("")
        del self._told[len(articles) :]
        self._told += [None] * (len(articles) - len(self._told))
        for index, article in enumerate(articles):
            wanted = (article.id, short_name(article), article.masthead.headline or "", article.id in shown)
            if self._told[index] != wanted:
                self._told[index] = wanted
                self._tell(index, *wanted)
            if article.id == active and self.currentIndex() != index:
                self.setCurrentIndex(index)
        self.blockSignals(False)
        self.updateGeometry()  # what was laid out before it was shown kept the height of no tabs

    def _tell(self, index: int, article: str, name: str, headline: str, here: bool) -> None:
        words = name.replace("&", "&&")
        if self.tabText(index) != words:
            self.setTabText(index, words)
        self.setTabToolTip(index, headline or name)  # as it is: a screen reader is told it
        self.setTabData(index, article)
        self.setAccessibleTabName(
            index,
            tr("{name}, on the screen", name=name) if here else tr("{name}, not on the screen", name=name),
        )
        self.setTabIcon(index, self._icons[here])
        self.setTabTextColor(index, self._look.colour(Role.INK if here else Role.DIM))

    def set_theme(self, look: Theme) -> None:
        """Draw in other colours; the articles are to be set again."""
        self._look = look
        self._icons = self._drawn()
        self._told.clear()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            index = self.tabAt(event.pos())
            QToolTip.showText(event.globalPos(), tip(self.tabToolTip(index)) if index >= 0 else "", self)
            return True
        return super().event(event)

    def order(self) -> tuple[str, ...]:
        """Return the articles from left to right."""
        return tuple(str(self.tabData(index)) for index in range(self.count()))

    def _drawn(self) -> dict[bool, QIcon]:
        return {
            True: icon("eye", self._look, Role.ACCENT),
            False: icon("article", self._look, Role.FAINT),
        }

    def _pressed(self, index: int) -> None:
        if index >= 0:
            self.article_pressed.emit(str(self.tabData(index)))

    def _moved(self, before: int, after: int) -> None:
        self._told.insert(after, self._told.pop(before))
        self.order_changed.emit(self.order())
