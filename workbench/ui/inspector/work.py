"""The work on a claim beside its verdict: how far it has come, its flags, and how it should read."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFormLayout, QVBoxLayout, QWidget

from workbench.core.session import Reviewed
from workbench.core.workflow import FlagKind, Status
from workbench.ui.choice import Choice
from workbench.ui.drafts import Drafts, correction_key
from workbench.ui.flow import FlowLayout
from workbench.ui.labels import QUIET, Field, label
from workbench.ui.terms import FLAGS, STATUSES, flag_within, status_within
from workbench.ui.theme import Looks, Space
from workbench.ui.words import tr


class WorkBox(QWidget):
    """Shows the work on a claim; ``advanced`` carries a status, ``flagged`` a flag and whether it is raised.

    ``proposed`` carries the claim and how it should read, when the field is left or confirmed.
    """

    advanced = Signal(str)
    flagged = Signal(str, bool)
    proposed = Signal(str, str)
    finished = Signal()

    def __init__(self, drafts: Drafts, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drafts = drafts
        self._claim = self._stored = self._sent = ""
        self.status = Choice(looks)
        self.status.setAccessibleName(tr("How far the work on the claim has come"))
        for status, words in STATUSES.items():
            self.status.addItem(tr(words), status.value)
        self.status.activated.connect(self._chosen)
        self.flags = {flag: QCheckBox(tr(words)) for flag, words in FLAGS.items()}
        for flag, box in self.flags.items():
            box.clicked.connect(partial(self._ticked, flag))
        self.correction = Field(2, enter_confirms=True)
        self.correction.setPlaceholderText(tr("How it should read"))
        self.correction.setAccessibleName(tr("Proposed correction"))
        self.correction.textChanged.connect(self._typed)
        self.correction.confirmed.connect(self._finish)
        self.correction.escaped.connect(self._give_up)
        self.correction.left.connect(self._give)
        self._lay_out()

    def show_claim(self, item: Reviewed) -> None:
        """Show what stands, or the correction that was half written."""
        self._claim = item.claim.id
        self._stored = self._sent = item.proposal.text if item.proposal else ""
        self.status.setCurrentIndex(list(STATUSES).index(item.status))
        for flag, box in self.flags.items():
            box.setChecked(flag in item.flags)
        draft = self._drafts.get(correction_key(self._claim))
        self.correction.put(self._stored if draft is None else draft)

    def begin_correction(self) -> None:
        """Put the keyboard into the correction."""
        self.correction.setFocus()
        self.correction.selectAll()

    def stops(self) -> tuple[QWidget, ...]:
        """Return what Tab leads through, from the top down."""
        return (self.status, *self.flags.values(), self.correction)

    def _lay_out(self) -> None:
        ticks = QWidget()
        flow = FlowLayout(ticks, Space.SMALL)
        for box in self.flags.values():
            flow.addWidget(box)
        form = QFormLayout()
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(Space.MEDIUM)
        form.setVerticalSpacing(Space.SMALL)
        form.addRow(label(tr("Status"), QUIET, wraps=False), self.status)
        form.addRow(label(tr("Flags"), QUIET, wraps=False), ticks)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addLayout(form)
        column.addWidget(self.correction)

    def _chosen(self, index: int) -> None:
        self.advanced.emit(list(STATUSES)[index].value)

    def _ticked(self, flag: FlagKind, raised: bool) -> None:
        self.flagged.emit(flag.value, raised)

    def _typed(self) -> None:
        if not self._claim:
            return
        if self.correction.text == self._stored:
            self._drafts.drop(correction_key(self._claim))
        else:
            self._drafts.keep(correction_key(self._claim), self.correction.text)

    def _give(self) -> None:
        """Ask for what was typed, once: confirming it also takes the keyboard out of the field."""
        text = " ".join(self.correction.text.split())
        if self._claim and text != self._sent:
            self._sent = text
            self.proposed.emit(self._claim, text)

    def _finish(self) -> None:
        self._give()
        self.finished.emit()

    def _give_up(self) -> None:
        self.correction.put(self._stored)
        self._drafts.drop(correction_key(self._claim))
        self.finished.emit()


def told(item: Reviewed) -> str:
    """Return in few words what was said of the work on a claim; "" where nothing was."""
    parts = [] if item.status is Status.OPEN else [status_within(item.status)]
    parts += [flag_within(flag) for flag in FLAGS if flag in item.flags]
    parts += [tr("correction")] if item.proposal else []
    return ", ".join(parts)
