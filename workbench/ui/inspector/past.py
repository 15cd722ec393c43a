"""The history of a claim's rulings, the latest first."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.core.session import Reviewed
from workbench.core.verdict import Ruling, VerdictScale
from workbench.ui.claims.row import verdict_words
from workbench.ui.labels import QUIET, label
from workbench.ui.theme import Space


class Past(QWidget):
    """Lists who ruled what on a claim, when and why."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = label("", QUIET)
        self._lines.setAccessibleName("History of rulings")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.TIGHT)
        column.addWidget(self._lines)

    def show_claim(self, item: Reviewed, scale: VerdictScale) -> None:
        """Show the rulings on a claim."""
        self._lines.setText("\n".join(sentence(ruling, scale) for ruling in reversed(item.history)))


def sentence(ruling: Ruling, scale: VerdictScale) -> str:
    """Return one ruling in words, its time as the editor's clock shows it."""
    when = f"{ruling.at.astimezone():%d %b %Y, %H:%M}"
    words = verdict_words(ruling.verdict, scale)
    why = f": {ruling.rationale}" if ruling.rationale else ""
    return f"{when}  {words} by {ruling.reviewer}{why}"
