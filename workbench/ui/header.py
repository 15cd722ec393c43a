"""The line over the desk: the session, how far the review is, open conflicts, other desks, saved."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QToolButton, QWidget
from typing_extensions import override

from workbench.core.verdict import UNREVIEWED
from workbench.ui.icons import icon
from workbench.ui.keyed import keyed
from workbench.ui.labels import QUIET, label, tipped
from workbench.ui.reading.header import Elided
from workbench.ui.sessions.model import conflict_words
from workbench.ui.state import Desk
from workbench.ui.theme import Looks, Role, Space, Type
from workbench.ui.words import number, tr


class Bar(QWidget):
    """A thin bar, filled as far as the review is."""

    def __init__(self, looks: Looks) -> None:
        super().__init__()
        self._looks = looks
        self._share = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def put(self, share: float) -> None:
        """Fill ``share`` of the bar, from 0 to 1."""
        self._share = share
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(96, 4)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._looks.theme.colour(Role.LINE))
        painter.setBrush(self._looks.theme.colour(Role.LINE))
        painter.drawRoundedRect(QRectF(0.5, 0.5, self.width() - 1, self.height() - 1), 2, 2)
        if self._share > 0:
            painter.setPen(self._looks.theme.colour(Role.ACCEPTED))
            painter.setBrush(self._looks.theme.colour(Role.ACCEPTED))
            width = max(4.0, (self.width() - 1) * self._share)
            painter.drawRoundedRect(QRectF(0.5, 0.5, width, self.height() - 1), 2, 2)


class Header(QFrame):
    """Shows the state of the session; ``conflicts_asked`` when the conflicts were clicked."""

    conflicts_asked = Signal()

    def __init__(self, desk: Desk, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("header")
        self._desk, self._looks = desk, looks
        self.name = Elided(self, Type.BODY, bold=True)
        self.name.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.event_name = Elided(self, Type.SMALL)
        self.event_name.setObjectName(QUIET)
        self.progress = label("", QUIET, wraps=False)
        self._bar = Bar(looks)
        self.conflicts = QToolButton()
        self.conflicts.setObjectName("conflicts")
        self.conflicts.setToolButtonStyle(self.conflicts.toolButtonStyle().ToolButtonTextBesideIcon)
        keyed(self.conflicts, tr("Go to the next conflict"), "claim.conflict")
        self.conflicts.clicked.connect(self.conflicts_asked)
        self.others = label("", QUIET, wraps=False)
        self.saved = label("", QUIET, wraps=False)
        self.saved.setAccessibleDescription(tr("Saving"))
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.LARGE, Space.TIGHT, Space.LARGE, Space.SMALL)
        row.setSpacing(Space.LARGE)
        row.addWidget(self.name)
        row.addWidget(self.event_name, 1)
        right: tuple[QWidget, ...] = (self.others, self._bar, self.progress, self.conflicts, self.saved)
        for part in right:
            row.addWidget(part)
        for part in (self.progress, self._bar):
            part.installEventFilter(self)
        desk.view_loaded.connect(self.renew)
        desk.changed.connect(self.renew)
        looks.changed.connect(self._put_on)
        self._put_on()
        self.renew()

    def renew(self) -> None:
        """Show the counts as they are."""
        session = self._desk.session
        self.setVisible(session is not None)
        if session is None:
            return
        reviewed, to_review, conflicts = self._desk.counts()
        self.name.setText(session.name)
        self.event_name.setText(session.event if session.event != session.name else "")
        self.progress.setText(
            tr("{reviewed} of {all} reviewed", reviewed=number(reviewed), all=number(to_review))
        )
        self._bar.put(reviewed / to_review if to_review else 0.0)
        self.conflicts.setText(conflict_words(conflicts))
        self.conflicts.setEnabled(conflicts > 0)

    def by_article(self) -> str:
        """Return how far each article is reviewed, a line each."""
        lines = []
        for article, name in self._desk.names():
            claims = [self._desk.claims[key] for key in self._desk.catalogue.standing_in(article)]
            to_review = [item for item in claims if item.to_review]
            reviewed = sum(item.verdict != UNREVIEWED for item in to_review)
            lines.append(
                tr(
                    "{article}: {reviewed} of {all} reviewed",
                    article=name,
                    reviewed=number(reviewed),
                    all=number(len(to_review)),
                )
            )
        return "\n".join(lines)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Count by article when that is asked for, and not at every verdict."""
        if event.type() == QEvent.Type.ToolTip and isinstance(watched, QWidget):
            tipped(watched, self.by_article())
        return super().eventFilter(watched, event)

    def show_saving(self, words: str) -> None:
        """Show the mark: saving, saved at what time, not saved."""
        self.saved.setText(words)

    def show_others(self, others: tuple[str, ...]) -> None:
        """Say which other desks have the session open."""
        self.others.setText(tr("also open: {desks}", desks=", ".join(others)) if others else "")
        self.others.setVisible(bool(others))

    def _put_on(self) -> None:
        self.conflicts.setIcon(icon("conflict", self._looks.theme, Role.CONFLICT))
        self._bar.update()
