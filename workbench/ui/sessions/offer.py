"""A large button that offers something to begin with."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout
from typing_extensions import override

from workbench.ui.icons import pixmap
from workbench.ui.labels import QUIET, STRONG, label
from workbench.ui.theme import Looks, Role, Space, scaled

ICON = 20


class Offer(QPushButton):
    """A title with a line under it, and an icon before both."""

    def __init__(self, icon: str, title: str, under: str, looks: Looks) -> None:
        super().__init__()
        self.setObjectName("offer")
        self.setAutoDefault(True)  # Enter chooses it, as Space does
        self.setAccessibleName(f"{title} {under}")
        self._icon, self._looks = icon, looks
        self._sign = QLabel()
        self._sign.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        words = QVBoxLayout()
        words.setSpacing(Space.HAIR)
        for text, style in ((title, STRONG), (under, QUIET)):
            line = label(text, style)
            line.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            words.addWidget(line)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.LARGE, Space.LARGE, Space.LARGE, Space.LARGE)
        row.setSpacing(Space.MEDIUM)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        looks.changed.connect(self._put_on)
        self._put_on()

        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @override
    def sizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(200))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.fontMetrics().lineSpacing())

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        """Return the height that the words take, broken to ``width``."""
        layout = self.layout()
        return layout.totalHeightForWidth(width) if layout is not None else 0

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setMinimumHeight(self.heightForWidth(self.width()))  # a column that is low must not cut words

    def _put_on(self) -> None:
        drawn = pixmap(self._icon, self._looks.theme, Role.ACCENT, scaled(ICON), self.devicePixelRatioF())
        self._sign.setPixmap(drawn)
