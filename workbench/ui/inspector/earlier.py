"""Verdicts of earlier sessions on claims like the focused one: offered, never applied by themselves."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from workbench.core import wording
from workbench.core.recall import Recalled
from workbench.core.verdict import VerdictScale
from workbench.ui import dates
from workbench.ui.labels import QUIET, label
from workbench.ui.theme import Space
from workbench.ui.words import tr


class Earlier(QWidget):
    """Lists what was ruled before; ``taken`` carries the verdict and rationale that the editor takes over."""

    taken = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(Space.SMALL)

    def show_found(self, found: tuple[Recalled, ...], scale: VerdictScale) -> None:
        """Show these verdicts, and no others; one that this session's scale lacks cannot be taken over."""
        while self._rows.count():
            item = self._rows.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for each in found:
            self._rows.addWidget(self._row(each, can_take=scale.grade(each.verdict) is not None))

    def _row(self, each: Recalled, *, can_take: bool) -> QWidget:
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.TIGHT)
        column.addWidget(label(sentence(each)))
        column.addWidget(label(f"“{wording.shortened(each.quote, 160)}”", QUIET))
        if can_take:
            take = QPushButton(tr("Take over: {verdict}", verdict=tr(each.label)).replace("&", "&&"))
            take.setAccessibleName(
                tr(
                    "Take over the verdict {verdict} of {session}",
                    verdict=tr(each.label),
                    session=each.session_name,
                )
            )
            take.clicked.connect(partial(self._take, each))
            line = QHBoxLayout()
            line.addWidget(take)
            line.addStretch(1)
            column.addLayout(line)
        return row

    def _take(self, each: Recalled, _checked: bool = False) -> None:
        said = tr(
            "{reason} (as in “{session}”, {when})",
            reason=each.rationale,
            session=each.session_name,
            when=dates.day(each.at),
        )
        self.taken.emit(each.verdict, said.strip())


def sentence(each: Recalled) -> str:
    """Return an earlier verdict in words: what, where, when, by whom, and why."""
    why = f": {each.rationale}" if each.rationale else "."
    return (
        tr(
            "{verdict} in “{session}”, {when}, by {reviewer}",
            verdict=tr(each.label),
            session=each.session_name,
            when=dates.day(each.at),
            reviewer=each.reviewer,
        )
        + why
    )
