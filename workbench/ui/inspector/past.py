"""The history of a claim's rulings, the latest first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.core.session import Reviewed
from workbench.core.verdict import Ruling, VerdictScale
from workbench.core.workflow import Deed
from workbench.ui import dates
from workbench.ui.labels import QUIET, label
from workbench.ui.terms import verdict_words
from workbench.ui.theme import Space
from workbench.ui.words import tr


class Past(QWidget):
    """Lists who ruled what on a claim, when and why; below it what else was done to it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = label("", QUIET)
        self._lines.setAccessibleDescription(tr("History of rulings"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.TIGHT)
        column.addWidget(self._lines)
        self._deeds = label("", QUIET)
        self._deeds.setAccessibleDescription(tr("What else was done to the claim"))
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
    return tr(
        "{when}  {what}, by {reviewer}", when=dates.moment(deed.at), what=deed.words, reviewer=deed.reviewer
    )


def sentence(ruling: Ruling, scale: VerdictScale) -> str:
    """Return one ruling in words, its time as the editor's clock shows it."""
    words = verdict_words(ruling.verdict, scale)
    why = f": {ruling.rationale}" if ruling.rationale else ""
    return (
        tr(
            "{when}  {verdict} by {reviewer}",
            when=dates.moment(ruling.at),
            verdict=words,
            reviewer=ruling.reviewer,
        )
        + why
    )
