"""A browser for HTML of our own making that loads nothing: no file, no picture, no page."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QImage
from PySide6.QtWidgets import QTextBrowser, QWidget
from typing_extensions import override

from workbench.ui.theme import Looks, Role

_OPENED = ("http", "https")


class SafeBrowser(QTextBrowser):
    """Shows sanitised HTML. A link opens on a click, in the system's browser, http and https only."""

    def __init__(self, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._looks = looks
        self._html = ""
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.anchorClicked.connect(self._open)
        looks.changed.connect(self._put_on)
        self._put_on()

    @override
    def loadResource(self, kind: int, name: QUrl | str) -> object:
        return QImage()  # None or empty bytes would let Qt read the file itself (DESIGN 7)

    @override
    def setHtml(self, text: str) -> None:
        self._html = text
        super().setHtml(text)

    def _open(self, url: QUrl) -> None:
        if url.scheme() in _OPENED:
            QDesktopServices.openUrl(url)
        elif not url.scheme() and url.hasFragment():
            self.scrollToAnchor(url.fragment())

    def _put_on(self) -> None:
        look = self._looks.theme
        self.document().setDefaultStyleSheet(
            f"a {{ color: {look.hex(Role.ACCENT)}; }}"
            f" th {{ color: {look.hex(Role.DIM)}; text-align: left; }}"
            f" code {{ background: {look.hex(Role.HOVER)}; }}"
            f" blockquote {{ color: {look.hex(Role.INK)}; margin-left: 16px; }}"
        )
        if self._html:
            super().setHtml(self._html)
