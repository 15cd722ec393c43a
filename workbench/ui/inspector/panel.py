"""The right panel: everything on the focused claim, top to bottom as an editor works."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QScrollArea, QStackedLayout, QToolButton, QVBoxLayout, QWidget

from workbench.core.change import Change
from workbench.core.recall import Recalled
from workbench.core.verdict import REJECTED
from workbench.core.workflow import Deed
from workbench.ui.drafts import Drafts
from workbench.ui.inspector.earlier import Earlier
from workbench.ui.inspector.evidence import EvidenceBox, told
from workbench.ui.inspector.facts import Facts
from workbench.ui.inspector.note import NoteBox
from workbench.ui.inspector.past import Past
from workbench.ui.inspector.peers import Peers
from workbench.ui.inspector.section import Section
from workbench.ui.inspector.verdict import VerdictBox
from workbench.ui.inspector.why import Why
from workbench.ui.inspector.work import WorkBox
from workbench.ui.inspector.work import told as work_told
from workbench.ui.keyed import keyed, naming
from workbench.ui.labels import QUIET, label, rule
from workbench.ui.state import Desk
from workbench.ui.theme import Looks, Space
from workbench.ui.words import tr


class Inspector(QWidget):
    """Shows the focused claim and asks for acts on it.

    ``ruled`` carries claim, verdict, rationale; ``noted`` claim and text; ``picked`` a claim to go to;
    ``kind_asked`` claim and kind; ``value_asked``: the value is to be corrected; ``decided`` claim and
    reason; ``related`` two claims and a relation; ``evidence_asked`` what is wanted of a piece of evidence
    and the piece; ``source_asked``: a source is to be entered; ``finished``: a field was left by its key;
    ``folded``: a section was opened or closed.
    """

    ruled = Signal(str, str, str)
    noted = Signal(str, str)
    picked = Signal(str)
    kind_asked = Signal(str, object)
    value_asked = Signal()
    decided = Signal(str, str)
    withdrawn = Signal()
    preview_asked = Signal(str)
    related = Signal(str, str, object)
    evidence_asked = Signal(str, object)
    source_asked = Signal()
    finished = Signal()
    folded = Signal()

    def __init__(self, desk: Desk, drafts: Drafts, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("inspector")
        self._desk = desk
        self.facts = Facts(looks)
        self.verdict = VerdictBox(drafts, looks)
        self.note = NoteBox(drafts, looks)
        self.peers = Peers(desk, drafts, looks)
        self.evidence = EvidenceBox(looks)
        self.past = Past()
        self.why = Why()
        self.work = WorkBox(drafts, looks)
        self.earlier = Earlier()
        self._add = QToolButton()
        self._add.setText("+")
        self._add.setAccessibleName(tr("Add a source"))
        keyed(self._add, tr("Enter a document, a person or a page that bears on the claim"), "evidence.add")
        self.sections = {
            "earlier": Section(tr("Judged before"), self.earlier, looks),
            "work": Section(tr("Work"), self.work, looks),
            "evidence": Section(tr("Evidence"), self.evidence, looks, self._add),
            "past": Section(tr("History"), self.past, looks),
            "why": Section(tr("Why it is listed"), self.why, looks),
        }
        self._ordered: tuple[QWidget, ...] = ()
        self._stack = QStackedLayout(self)
        self._stack.addWidget(_nothing())
        self._area = self._scrolled()
        self._stack.addWidget(self._area)
        self._connect()
        desk.claim_focused.connect(self.show_claim)
        desk.changed.connect(self._changed)
        desk.revealed.connect(self.show_claim)
        looks.changed.connect(self.show_claim)
        self._has_past = self._has_deeds = False
        self.show_earlier(())
        self.show_deeds(())
        self.show_claim()

    def show_claim(self) -> None:
        """Show the focused claim, or say how to choose one."""
        claim = self._desk.focused
        item = self._desk.claims.get(claim) if claim else None
        self._stack.setCurrentIndex(0 if item is None else 1)
        if item is None:
            return
        article = self._desk.articles[item.claim.article]
        self.facts.show_claim(item, article, reveals=self._desk.reveals)
        self.verdict.show_claim(item, self._desk.scale)
        self._order(self.verdict.stops())
        self.note.show_claim(item)
        self.peers.show_claim(item.claim.id)
        self.evidence.show_claim(item, self._desk.articles)
        self.sections["evidence"].tell(told(item))
        self.work.show_claim(item)
        self.sections["work"].tell(work_told(item))
        self.past.show_claim(item, self._desk.scale)
        self._has_past = bool(item.history)
        self.sections["past"].setVisible(self._has_past or self._has_deeds)
        self.why.show_claim(item)

    def closed(self) -> str:
        """Return which sections are folded, as the layout keeps them."""
        return ",".join(name for name, section in self.sections.items() if not section.is_open)

    def close_sections(self, kept: str) -> None:
        """Fold the sections that ``closed`` named, and open the others."""
        for name, section in self.sections.items():
            section.open(opened=name not in kept.split(","))

    def _order(self, verdicts: tuple[QWidget, ...]) -> None:
        """Bring the buttons of the verdicts, made with the first claim, to their place for Tab."""
        if verdicts != self._ordered:
            self._ordered = verdicts
            for before, after in pairwise((*self.facts.stops(), *verdicts, *self._more_stops())):
                self.setTabOrder(before, after)

    def _more_stops(self) -> tuple[QWidget, ...]:
        return (self.sections["evidence"].heading(), self._add, *self.note.stops())

    def _changed(self, change: Change) -> None:
        claim = self._desk.focused
        point = self._desk.point_of(claim)
        touched = claim in change.claims or (point is not None and point.id in change.points)
        near = bool(change.claims & set(self._desk.peers(claim)))
        if change.everything or change.articles or touched or near:
            self.show_claim()

    def _connect(self) -> None:
        self.verdict.asked.connect(self._ruled)
        self.note.given.connect(self.noted)
        self.note.preview_asked.connect(self.preview_asked)
        self.facts.kind_asked.connect(self._kind_asked)
        self.facts.value_asked.connect(self.value_asked)
        self.peers.picked.connect(self.picked)
        self.peers.decided.connect(self.decided)
        self.peers.withdrawn.connect(self.withdrawn)
        self.peers.related.connect(self.related)
        self.evidence.asked.connect(self.evidence_asked)
        self._add.clicked.connect(self.source_asked)
        for section in self.sections.values():
            section.folded.connect(self.folded)
        for part in (self.verdict, self.note, self.peers, self.work):
            part.finished.connect(self.finished)

    def _ruled(self, verdict: str, rationale: str) -> None:
        if self._desk.focused:
            self.ruled.emit(self._desk.focused, verdict, rationale)

    def _kind_asked(self, kind: object) -> None:
        if self._desk.focused:
            self.kind_asked.emit(self._desk.focused, kind)

    def reject(self) -> None:
        """Ask for the reason of a rejection, in sight."""
        self.show()
        self.verdict.ask_sense(REJECTED)
        self._area.ensureWidgetVisible(self.verdict)

    def show_deeds(self, deeds: tuple[Deed, ...]) -> None:
        """Show what was done to the claim beside the rulings on it."""
        self._has_deeds = bool(deeds)
        self.past.show_deeds(deeds)
        self.sections["past"].setVisible(self._has_past or self._has_deeds)

    def show_earlier(self, found: tuple[Recalled, ...]) -> None:
        """Show verdicts of earlier sessions on claims like this one."""
        self.earlier.show_found(found, self._desk.scale)
        self.sections["earlier"].tell(str(len(found)))
        self.sections["earlier"].setVisible(bool(found))

    def begin_correction(self) -> None:
        """Put the keyboard into the proposed correction, in sight."""
        self.show()
        self.sections["work"].open()
        self.work.begin_correction()
        QTimer.singleShot(0, self._show_correction)

    def _show_correction(self) -> None:
        self._area.ensureWidgetVisible(self.work.correction)

    def begin_note(self) -> None:
        """Put the keyboard into the note, in sight."""
        self.show()
        self.note.begin()
        self._area.ensureWidgetVisible(self.note)

    def begin_decision(self) -> None:
        """Ask why the claim is printed, in sight."""
        self.show()
        self.peers.begin_decision()
        QTimer.singleShot(0, self._show_reason)  # the field gets its place with the next events

    def _show_reason(self) -> None:
        self._area.ensureWidgetVisible(self.peers.reason)

    def _scrolled(self) -> QScrollArea:
        page = QWidget()
        page.setObjectName("inspectorPage")
        column = QVBoxLayout(page)
        column.setContentsMargins(Space.MEDIUM, Space.LARGE, Space.MEDIUM, Space.LARGE)
        column.setSpacing(Space.MEDIUM)
        parts = (self.facts, self.verdict, rule(), self.sections["earlier"], self.sections["evidence"])
        more = (self.note, self.peers, self.sections["work"], self.sections["past"], self.sections["why"])
        for part in (*parts, *more):
            column.addWidget(part)
        column.addStretch(1)
        area = QScrollArea()
        area.setObjectName("inspectorScroll")
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(page)
        return area


def _nothing() -> QWidget:
    page = QWidget()
    page.setObjectName("inspectorPage")
    column = QVBoxLayout(page)
    column.setContentsMargins(Space.LARGE, Space.WIDE, Space.LARGE, Space.LARGE)
    column.addWidget(
        naming(
            label("", QUIET),
            tr("No claim is chosen. Press {next} for the first one, or click a marked passage."),
            next="claim.next",
        )
    )
    column.addStretch(1)
    return page
