"""What other articles say on the same point: cards that lead to their claims, and the point's decision."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.core import wording
from workbench.core.point import Point, Relation, RelationKind
from workbench.services.wording import as_stated, source
from workbench.ui.claims.row import verdict_words
from workbench.ui.drafts import Drafts, decision_key
from workbench.ui.glyphs import glyph, known
from workbench.ui.inspector.card import GLYPH, Card
from workbench.ui.labels import PLAIN, QUIET, SECTION, Field, label
from workbench.ui.reading.header import Elided
from workbench.ui.state import Desk
from workbench.ui.theme import Looks, Role, Space, Type, relation_role, verdict_role

RELATIONS = {
    RelationKind.CONFLICT: "Contradicts",
    RelationKind.VARIANT: "Says it otherwise",
    RelationKind.COMPATIBLE: "Compatible",
    RelationKind.AGREE: "Agrees",
    RelationKind.UNRELATED: "Unrelated",
}

MOST = 12
"""Cards that are made for one point; the comparison shows all of it."""


class PeerCard(Card):
    """One claim of another place on the same point.

    ``relation_asked`` carries its id and the relation that the editor wants, None: as it was found.
    """

    relation_asked = Signal(str, object)

    @override
    def menu(self) -> QMenu:
        """Return a menu of what may hold between both claims."""
        menu = super().menu()
        for kind, words in RELATIONS.items():
            menu.addAction(words).triggered.connect(partial(self._ask, kind))
        menu.addSeparator()
        menu.addAction("As it was found").triggered.connect(partial(self._ask, None))
        return menu

    def _ask(self, kind: RelationKind | None, _checked: bool = False) -> None:
        self.relation_asked.emit(self.key, kind)


class Peers(QWidget):
    """Shows the point of a claim. ``picked`` leads to a claim; the others ask for an act on the point.

    ``decided`` carries the claim to print and why, ``related`` two claims and what is to hold between them.
    """

    picked = Signal(str)
    decided = Signal(str, str)
    withdrawn = Signal()
    related = Signal(str, str, object)
    finished = Signal()

    def __init__(self, desk: Desk, drafts: Drafts, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._drafts, self._looks = desk, drafts, looks
        self._claim = ""
        self._shown: tuple[object, ...] = ()
        self._title = label("", SECTION)
        self._spread = label("", QUIET)
        self._decision = label("", PLAIN)
        self._decision.setObjectName("decision")
        self._print = QPushButton("Print this claim…")
        self._print.setToolTip("Decide that the point is printed as this claim states it (P)")
        self._print.clicked.connect(self.begin_decision)
        self._withdraw = QPushButton("Withdraw decision")
        self._withdraw.clicked.connect(self.withdrawn)
        self.reason = Field(2, enter_confirms=True)
        self.reason.setPlaceholderText("Why this one? Enter decides, Escape leaves it.")
        self.reason.setAccessibleName("Why this claim is printed")
        self.reason.textChanged.connect(self._typed)
        self.reason.confirmed.connect(self._decide)
        self.reason.escaped.connect(self._give_up)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(Space.SMALL)
        self._lay_out()

    def show_claim(self, claim: str) -> None:
        """Show the point of ``claim``, nothing where it stands alone."""
        is_other = claim != self._claim
        self._claim = claim
        point = self._desk.point_of(claim)
        self.setVisible(point is not None)
        if point is None:
            self._shown = ()
            self._clear()
            return
        self._title.setText(f"Same fact: {point.label}")
        differs = point.spread is not None and point.spread[0] != point.spread[1]
        self._spread.setText(
            f"Figures from {wording.spread(point.spread)}" if point.spread and differs else ""
        )
        self._spread.setVisible(differs)
        self._show_decision(point)
        self._show_cards(sorted(self._desk.peers(claim), key=self._rank))
        if is_other:
            draft = self._drafts.get(decision_key(claim))
            self.reason.put(draft or "")
            self.reason.setVisible(bool(draft))

    def _show_cards(self, peers: list[str]) -> None:
        """Make the cards anew only where they would look otherwise: that takes longest here."""
        items = [(self._desk.claims[peer], self._desk.relation(self._claim, peer)) for peer in peers]
        wanted = (self._claim, self._looks.theme.name, tuple(items))
        if wanted == self._shown:
            return
        self._shown = wanted
        self._clear()
        for peer in peers[:MOST]:
            self._cards.addWidget(self._card(peer))
        if len(peers) > MOST:
            self._cards.addWidget(label(f"and {len(peers) - MOST} more, in the comparison", QUIET))

    def begin_decision(self) -> None:
        """Ask why this claim is printed."""
        self.reason.show()
        self.reason.setFocus()

    def _decide(self) -> None:
        self.reason.hide()
        self._drafts.drop(decision_key(self._claim))
        self.decided.emit(self._claim, self.reason.text.strip())
        self.finished.emit()

    def _give_up(self) -> None:
        self.reason.hide()
        self.finished.emit()

    def _typed(self) -> None:
        self._drafts.keep(decision_key(self._claim), self.reason.text)

    def _rank(self, peer: str) -> tuple[int, int]:
        found = self._desk.relation(self._claim, peer)
        order = list(RELATIONS)
        return (order.index(found.kind) if found else len(order), list(self._desk.claims).index(peer))

    def _show_decision(self, point: Point) -> None:
        decision = point.decision
        self._decision.setVisible(decision is not None)
        self._withdraw.setVisible(decision is not None)
        self._print.setVisible(decision is None or decision.claim != self._claim)
        if decision is None:
            return
        printed = self._desk.claims.get(decision.claim) if decision.claim else None
        if printed is None:
            words = "Decided: none of these is printed"
        elif decision.claim == self._claim:
            words = "Decided: this claim is printed"
        else:
            article = self._desk.articles[printed.claim.article]
            words = f"Decided: {as_stated(printed.claim)} is printed, from {source(article)}"
        reason = f" Why: {decision.rationale}" if decision.rationale else ""
        if point.since and self._desk.has_open_conflict(point):
            reason += " An article that came later contradicts what was decided: look at it and decide again."
        self._decision.setText(f"{words}.{reason}")

    def _card(self, peer: str) -> PeerCard:
        item = self._desk.claims[peer]
        relation = self._desk.relation(self._claim, peer)
        article = source(self._desk.articles[item.claim.article])
        words = RELATIONS[relation.kind] if relation else "On the same point"
        verdict = verdict_words(item.verdict, self._desk.scale)
        card = PeerCard(peer, f"{words}: {item.claim.quote}, {article}, {verdict}")
        card.picked.connect(self.picked)
        card.relation_asked.connect(self._relate)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(Space.MEDIUM, Space.SMALL, Space.MEDIUM, Space.SMALL)
        inside.setSpacing(Space.TIGHT)
        head = self._card_head(words, article, relation, item.verdict, verdict)
        head.addWidget(card.more(self._looks.theme, "Say what holds between the two claims"))
        inside.addLayout(head)
        inside.addWidget(label(wording.shortened(item.claim.quote, 180)))
        if relation and relation.reason:
            inside.addWidget(label(_reason(relation, self._claim), QUIET))
        return card

    def _card_head(
        self, words: str, article: str, relation: Relation | None, verdict: str, spoken: str
    ) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(Space.TIGHT)
        kind = relation.kind if relation else None
        role = relation_role(kind)
        if kind is not None and kind.value in known():
            row.addWidget(self._glyph(kind.value, role))
        said = label(words, QUIET, wraps=False)
        said.setStyleSheet(f"color: {self._looks.theme.hex(role)}")
        row.addWidget(said)
        name = Elided(self, Type.SMALL)
        name.setObjectName(QUIET)
        name.setText(article)
        row.addWidget(name, 1)
        if verdict in known():
            glyph = self._glyph(verdict, verdict_role(verdict))
            glyph.setToolTip(spoken)
            row.addWidget(glyph)
        return row

    def _relate(self, peer: str, kind: object) -> None:
        self.related.emit(self._claim, peer, kind)

    def _glyph(self, name: str, role: Role) -> QLabel:
        made = QLabel()
        made.setPixmap(glyph(name, self._looks.theme, role, GLYPH, self.devicePixelRatioF()))
        return made

    def _clear(self) -> None:
        while self._cards.count():
            item = self._cards.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL)
        row.addWidget(self._print)
        row.addWidget(self._withdraw)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        for part in (self._title, self._spread, self._decision):
            column.addWidget(part)
        column.addWidget(self.reason)
        column.addLayout(row)
        column.addLayout(self._cards)


def _reason(relation: Relation, claim: str) -> str:
    if relation.superseded_by is None or "later" in relation.reason:  # it says so itself
        return relation.reason
    later = "the other report is later" if relation.superseded_by != claim else "this report is the later one"
    return f"{relation.reason}; {later}"
