"""What other articles say on the same point: cards that lead to their claims, and the point's decision."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.core import wording
from workbench.core.point import Point, Relation, RelationKind
from workbench.core.verdict import Look
from workbench.services.wording import as_stated, source
from workbench.ui.copies import Copies
from workbench.ui.drafts import Drafts, decision_key
from workbench.ui.flow import FlowLayout
from workbench.ui.glyphs import glyph, known
from workbench.ui.inspector.card import GLYPH, Card
from workbench.ui.keyed import keyed
from workbench.ui.labels import PLAIN, QUIET, SECTION, Field, label
from workbench.ui.reading.header import Elided
from workbench.ui.state import Desk
from workbench.ui.terms import relation_within, verdict_words
from workbench.ui.theme import Looks, Role, Space, Type, relation_role, scaled, verdict_role
from workbench.ui.turns import Parts, Turns
from workbench.ui.words import begun, noop, number, tr, trn

RELATIONS = {
    RelationKind.CONFLICT: noop("Contradicts"),
    RelationKind.VARIANT: noop("Says it otherwise"),
    RelationKind.COMPATIBLE: noop("Compatible"),
    RelationKind.AGREE: noop("Agrees"),
    RelationKind.UNRELATED: noop("Unrelated"),
}

MOST = 12
"""Cards that are made for one point; the comparison shows all of it."""


class PeerCard(Card):
    """One claim of another place on the same point.

    ``relation_asked`` carries its id and the relation that the editor wants, None: as it was found;
    ``pair_asked``: it is to be seen side by side; ``confirm_asked``, ``unlink_asked``: it is on this point,
    or it is not.
    """

    relation_asked = Signal(str, object)
    pair_asked = Signal(str)
    confirm_asked = Signal(str)
    unlink_asked = Signal(str)

    def __init__(self, claim: str, spoken: str, *, is_confirmed: bool) -> None:
        super().__init__(claim, spoken)
        self._is_confirmed = is_confirmed

    @override
    def menu(self) -> QMenu:
        """Return a menu of what may hold between both claims."""
        menu = super().menu()
        for kind, words in RELATIONS.items():
            menu.addAction(tr(words)).triggered.connect(partial(self._ask, kind))
        menu.addSeparator()
        menu.addAction(tr("As it was found")).triggered.connect(partial(self._ask, None))
        menu.addSeparator()
        menu.addAction(tr("Side by side, and why…")).triggered.connect(self.ask_pair)
        if not self._is_confirmed:
            menu.addAction(tr("Confirm the link")).triggered.connect(self.ask_confirm)
        menu.addAction(tr("Not the same fact")).triggered.connect(self.ask_unlink)
        return menu

    def ask_pair(self, _checked: bool = False) -> None:
        """Ask to see both claims side by side."""
        self.pair_asked.emit(self.key)

    def ask_confirm(self, _checked: bool = False) -> None:
        """Say that the claim is on this point."""
        self.confirm_asked.emit(self.key)

    def ask_unlink(self, _checked: bool = False) -> None:
        """Say that the claim is not on this point."""
        self.unlink_asked.emit(self.key)

    def _ask(self, kind: RelationKind | None, _checked: bool = False) -> None:
        self.relation_asked.emit(self.key, kind)


class Peers(QWidget):
    """Shows the point of a claim. ``picked`` leads to a claim; the others ask for an act on the point.

    ``decided`` carries the claim to print and why, ``related`` two claims and what is to hold between them,
    ``pair_asked`` two claims to be seen side by side; ``confirm_asked`` and ``unlink_asked`` a claim that is
    on the point, or is not.
    """

    picked = Signal(str)
    decided = Signal(str, str)
    withdrawn = Signal()
    related = Signal(str, str, object)
    pair_asked = Signal(str, str)
    confirm_asked = Signal(str)
    unlink_asked = Signal(str)
    finished = Signal()

    def __init__(self, desk: Desk, drafts: Drafts, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._drafts, self._looks = desk, drafts, looks
        self._claim = ""
        self._copies: Copies | None = None
        self._shown: tuple[object, ...] = ()
        self._title = label("", SECTION)
        self._spread = label("", QUIET)
        self._confirm = QPushButton(tr("Confirm link"))
        keyed(self._confirm, tr("Confirm that this claim belongs to the point"), "point.confirm")
        self._confirm.clicked.connect(self._confirm_own)
        self._decision = label("", PLAIN)
        self._decision.setObjectName("decision")
        self._print = QPushButton(tr("Print this claim…"))
        keyed(self._print, tr("Decide that the point is printed as this claim states it"), "point.decide")
        self._print.clicked.connect(self.begin_decision)
        self._withdraw = QPushButton(tr("Withdraw decision"))
        self._withdraw.clicked.connect(self.withdrawn)
        self.reason = Field(2, enter_confirms=True)
        self.reason.setPlaceholderText(tr("Why this one? Enter decides, Escape leaves it."))
        self.reason.setAccessibleName(tr("Why this claim is printed"))
        self.reason.textChanged.connect(self._typed)
        self.reason.confirmed.connect(self._decide)
        self.reason.escaped.connect(self._give_up)
        self._turns = Turns(self)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(Space.SMALL)
        self._lay_out()

    def follow(self, copies: Copies) -> None:
        """Take from ``copies`` which articles are one witness."""
        self._copies = copies
        copies.found.connect(self._count_again)

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
        self._title.setText(tr("Same fact: {point}", point=point.label))
        self._spread.setText(self._told_of(point))
        self._confirm.setVisible(claim not in point.confirmed)
        self._show_decision(point)
        self._show_cards(sorted(self._desk.peers(claim), key=self._rank))
        if is_other:
            draft = self._drafts.get(decision_key(claim))
            self.reason.put(draft or "")
            self.reason.setVisible(bool(draft))

    def _told_of(self, point: Point) -> str:
        """Return how far the figures lie apart, how many speak, and how many links are confirmed."""
        parts = []
        if point.spread is not None and point.spread[0] != point.spread[1]:
            parts.append(tr("figures from {spread}", spread=wording.spread(point.spread)))
        held = tuple(c for c in point.claims if c in self._desk.claims)
        articles = len({self._desk.claims[c].claim.article for c in held})
        witnesses = len(self._copies.witnesses(held)) if self._copies is not None else articles
        told = trn(articles, "{n} article", "{n} articles")
        if witnesses < articles:
            told = f"{told}, {trn(witnesses, 'copies of one story', '{n} independent')}"
        parts.append(told)
        parts.append(
            tr(
                "{confirmed} of {all} confirmed",
                confirmed=number(len(point.confirmed)),
                all=number(len(held)),
            )
        )
        words = " · ".join(parts)
        return begun(words)

    def _count_again(self) -> None:
        point = self._desk.point_of(self._claim)
        if point is not None:
            self._spread.setText(self._told_of(point))

    def _confirm_own(self) -> None:
        self.confirm_asked.emit(self._claim)

    def _pair(self, peer: str) -> None:
        self.pair_asked.emit(self._claim, peer)

    def _show_cards(self, peers: list[str]) -> None:
        """Make the cards anew only where they would look otherwise: that takes longest here."""
        items = [(self._desk.claims[peer], self._desk.relation(self._claim, peer)) for peer in peers]
        point = self._desk.point_of(self._claim)
        confirmed = point.confirmed if point is not None else frozenset()
        wanted = (self._claim, self._looks.theme.name, tuple(items), confirmed)
        if wanted == self._shown:
            return
        self._shown = wanted
        self._clear()
        self._turns.begin(self._dealing(peers))

    def _dealing(self, peers: list[str]) -> Parts:
        yield  # the texts are painted first
        for peer in peers[:MOST]:
            if peer not in self._desk.claims:  # the desk was cleared meanwhile
                return
            self._cards.addWidget(self._card(peer))
            yield
        if len(peers) > MOST:
            self._cards.addWidget(
                label(
                    trn(
                        len(peers) - MOST,
                        "and {n} more, in the comparison",
                        "and {n} more, in the comparison",
                    ),
                    QUIET,
                )
            )

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
            words = tr("Decided: none of these is printed")
        elif decision.claim == self._claim:
            words = tr("Decided: this claim is printed")
        else:
            article = self._desk.articles[printed.claim.article]
            words = tr(
                "Decided: {stated} is printed, from {article}",
                stated=as_stated(printed.claim),
                article=source(article),
            )
        reason = f" {tr('Why: {reason}', reason=decision.rationale)}" if decision.rationale else ""
        if point.since and self._desk.has_open_conflict(point):
            reason += " " + tr(
                "An article that came later contradicts what was decided: look at it and decide again."
            )
        self._decision.setText(f"{words}.{reason}")

    def _card(self, peer: str) -> PeerCard:
        item = self._desk.claims[peer]
        relation = self._desk.relation(self._claim, peer)
        article = source(self._desk.articles[item.claim.article])
        words = tr(RELATIONS[relation.kind]) if relation else tr("On the same point")
        verdict = verdict_words(item.verdict, self._desk.scale)
        point = self._desk.point_of(peer)
        is_confirmed = point is not None and peer in point.confirmed
        link = tr("confirmed link") if is_confirmed else tr("suggested link")
        spoken = f"{words}: {item.claim.quote}, {article}, {verdict}, {link}"
        card = PeerCard(peer, spoken, is_confirmed=is_confirmed)
        card.picked.connect(self.picked)
        card.relation_asked.connect(self._relate)
        card.pair_asked.connect(self._pair)
        card.confirm_asked.connect(self.confirm_asked)
        card.unlink_asked.connect(self.unlink_asked)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(Space.MEDIUM, Space.SMALL, Space.MEDIUM, Space.SMALL)
        inside.setSpacing(Space.TIGHT)
        head = self._card_head(words, article, relation, item.look, verdict)
        head.addWidget(card.more(self._looks.theme, tr("Say what holds between the two claims")))
        inside.addLayout(head)
        inside.addWidget(label(wording.shortened(item.claim.quote, 180)))
        if relation and relation.reason:
            inside.addWidget(label(_reason(relation, self._claim), QUIET))
        if relation and relation.found is not None:
            found = tr("Found: {relation}", relation=relation_within(relation.found.kind))
            inside.addWidget(
                label(f"{found}, {relation.found.reason}" if relation.found.reason else found, QUIET)
            )
        if not is_confirmed:
            inside.addWidget(_suggested(card))
        return card

    def _card_head(
        self, words: str, article: str, relation: Relation | None, look: Look, spoken: str
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
        sign = self._glyph(look.sign, verdict_role(look))
        sign.setToolTip(spoken)
        row.addWidget(sign)
        return row

    def _relate(self, peer: str, kind: object) -> None:
        self.related.emit(self._claim, peer, kind)

    def _glyph(self, name: str, role: Role) -> QLabel:
        made = QLabel()
        made.setPixmap(glyph(name, self._looks.theme, role, scaled(GLYPH), self.devicePixelRatioF()))
        return made

    def _clear(self) -> None:
        self._turns.stop()
        while self._cards.count():
            item = self._cards.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _lay_out(self) -> None:
        acts = QWidget()
        flow = FlowLayout(acts, Space.SMALL)
        for button in (self._print, self._confirm, self._withdraw):
            flow.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        for part in (self._title, self._spread, self._decision):
            column.addWidget(part)
        column.addWidget(self.reason)
        column.addWidget(acts)
        column.addLayout(self._cards)


def _suggested(card: PeerCard) -> QWidget:
    """Return the foot of a card whose link nobody confirmed: what to say to it."""
    foot = QWidget()
    row = FlowLayout(foot, Space.TIGHT)
    for words, name, slot in (
        (tr("Same fact"), tr("Confirm that it is about the same fact"), card.ask_confirm),
        (tr("Not the same"), tr("Say that it is not about the same fact"), card.ask_unlink),
    ):
        button = QToolButton()
        button.setObjectName("say")
        button.setText(words)
        button.setToolTip(name)
        button.setAccessibleName(name)
        button.clicked.connect(slot)
        row.addWidget(button)
    return foot


def _reason(relation: Relation, claim: str) -> str:
    if relation.superseded_by is None or "later" in relation.reason:  # it says so itself
        return relation.reason
    later = (
        tr("the other report is later")
        if relation.superseded_by != claim
        else tr("this report is the later one")
    )
    return f"{relation.reason}; {later}"
