"""Why a claim was proposed: its check-worthiness with the reasons, or that the editor made it."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.core.claim import Kind, Origin
from workbench.core.session import Reviewed
from workbench.ui.labels import QUIET, label
from workbench.ui.theme import Space
from workbench.ui.words import tr


class Why(QWidget):
    """Says where a claim comes from."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = label("", QUIET)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.TIGHT)
        column.addWidget(self._words)

    def show_claim(self, item: Reviewed) -> None:
        """Show the reasons of a claim."""
        self._words.setText(reasons(item))


def reasons(item: Reviewed) -> str:
    """Return one sentence on why the claim is listed."""
    claim = item.claim
    if claim.origin is Origin.MANUAL:
        words = tr("Made by hand.")
    else:
        told = ", ".join(claim.reasons)
        words = tr("Worth checking to {share}", share=f"{claim.check_worthiness:.0%}")
        words += f": {told}." if told else "."
        if claim.kind is not Kind.NAME and claim.check_worthiness < item.rules.threshold:
            words += " " + tr(
                "Below the session’s threshold of {share}: it is not to review.",
                share=f"{item.rules.threshold:.0%}",
            )
    return f"{words} {tr('Corrected by the editor.')}" if item.corrected else words
