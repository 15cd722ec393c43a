"""The history of a claim's rulings, the latest first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.core.session import Reviewed
from workbench.core.verdict import Ruling, VerdictScale
from workbench.core.workflow import Deed
from workbench.ui.claims.row import verdict_words
from workbench.ui.labels import QUIET, label
from workbench.ui.theme import Space


class Past(QWidget):
    """Lists who ruled what on a claim, when and why; below it what else was done to it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = label("", QUIET)
        self._lines.setAccessibleName("History of rulings")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.TIGHT)
        column.addWidget(self._lines)
        self._deeds = label("", QUIET)
        self._deeds.setAccessibleName("What else was done to the claim")
        column.addWidget(self._deeds)

    def show_claim(self, item: Reviewed, scale: VerdictScale) -> None:
        """Show the rulings on a claim."""
        self._lines.setText("\n".join(sentence(ruling, scale) for ruling in reversed(item.history)))
        self._lines.setVisible(bool(item.history))

    def show_deeds(self, deeds: Sequence[Deed]) -> None:
        """Show what was done to the claim beside the rulings, the latest first."""
        self._deeds.setText("\n".join(map(told, reversed(deeds))))
        self._deeds.setVisible(bool(deeds))


def told(deed: Deed) -> str:
    """Return what somebody did, its time as the editor's clock shows it."""
    return f"{deed.at.astimezone():%d %b %Y, %H:%M}  {deed.words}, by {deed.reviewer}"


def sentence(ruling: Ruling, scale: VerdictScale) -> str:
    """Return one ruling in words, its time as the editor's clock shows it."""
    when = f"{ruling.at.astimezone():%d %b %Y, %H:%M}"
    words = verdict_words(ruling.verdict, scale)
    why = f": {ruling.rationale}" if ruling.rationale else ""
    return f"{when}  {words} by {ruling.reviewer}{why}"
