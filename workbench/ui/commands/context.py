"""The menu over an article: what can be done with the claim, the words and the line under the mouse."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from workbench.ui.page import SessionPage
from workbench.ui.reading.context import ContextAsked
from workbench.ui.state import Desk

ON_CLAIM = (
    ("claim.accept", "claim.reject", "claim.unverifiable", "claim.note"),
    ("point.decide", "point.link", "point.unlink", "point.pair"),
    ("claim.value", "claim.claimant", "claim.dismiss"),
)
ON_WORDS = ("claim.mark", "claim.move", "evidence.take", "evidence.against")
ON_POINT = (
    ("point.confirm", "point.confirm_all", "point.unlink"),
    ("point.put", "point.split", "point.merge", "point.rename"),
    ("point.decide", "point.pair", "point.timeline"),
    ("comparison.copy",),
)
ON_LINE = ("article.flip", "article.masthead")


class ContextMenu:
    """Opens where it is asked for, with actions of the table; a claim under the mouse gets the focus."""

    def __init__(self, desk: Desk, page: SessionPage, actions: Mapping[str, QAction], owner: QWidget) -> None:
        self._desk, self._actions, self._owner = desk, actions, owner
        page.workspace.context_asked.connect(self._open)
        page.comparison.menu_asked.connect(self._open_point)

    def menu(self, asked: ContextAsked) -> QMenu:
        """Return the menu for a place in an article."""
        menu = QMenu(self._owner)
        if asked.span is not None:
            self._add(menu, ON_WORDS)
        if asked.claim is not None:
            for group in ON_CLAIM:
                self._add(menu, group)
        self._add(menu, ON_LINE)
        return menu

    def _add(self, menu: QMenu, group: tuple[str, ...]) -> None:
        if not menu.isEmpty():
            menu.addSeparator()
        for key in group:
            menu.addAction(self._actions[key])

    def _open_point(self, place: QPoint) -> None:
        menu = QMenu(self._owner)
        for group in ON_POINT:
            self._add(menu, group)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(place)

    def _open(self, asked: object) -> None:
        if not isinstance(asked, ContextAsked):
            return
        if asked.claim is not None:
            self._desk.focus(asked.claim)
        menu = self.menu(asked)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(asked.at)
