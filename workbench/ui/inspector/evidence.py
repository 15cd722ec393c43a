"""The evidence for a claim: a card a source, with what it says, whether it says so, and where that stands."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.core import wording
from workbench.core.article import Article
from workbench.core.evidence import Evidence, Rank, Source, Stance, as_known, stances
from workbench.core.session import Reviewed
from workbench.core.verbatim import Match, compared
from workbench.core.witnesses import weaknesses
from workbench.ui.glyphs import glyph
from workbench.ui.inspector.card import GLYPH, Card
from workbench.ui.keyed import naming
from workbench.ui.labels import QUIET, label
from workbench.ui.reading.header import Elided
from workbench.ui.theme import Looks, Role, Space, Theme, Type, scaled
from workbench.ui.words import begun, noop, number, tr

STANCES: Mapping[Stance, tuple[str, Role]] = {
    Stance.SUPPORTS: (noop("Supports"), Role.ACCEPTED),
    Stance.REFUTES: (noop("Refutes"), Role.REJECTED),
    Stance.CONTEXT: (noop("Context"), Role.COMPATIBLE),
}
RANKS: Mapping[Rank, str] = {
    Rank.PRIMARY: noop("primary source"),
    Rank.SECONDARY: noop("secondary source"),
    Rank.UNSTATED: "",
}
MATCHES: Mapping[Match, str] = {
    Match.VERBATIM: noop("verbatim"),
    Match.ELSEWHERE: noop("verbatim, but elsewhere in the article"),
    Match.DIFFERS: noop("Not verbatim: the article does not say this."),
    Match.UNCHECKED: "",
}
NONE_YET = noop("None yet. Select words of another article and press {take}, or add a source.")


class EvidenceCard(Card):
    """One piece of evidence; ``asked`` carries what the editor wants done with it, and the piece."""

    asked = Signal(str, object)

    def __init__(self, piece: Evidence, spoken: str) -> None:
        super().__init__(piece.id, spoken)
        self.piece = piece

    @override
    def menu(self) -> QMenu:
        menu = super().menu()
        source = self.piece.source
        if self.piece.passage.span is not None:
            self._add(menu, tr("Go to the passage"), "go")
        if source.url:
            self._add(menu, tr("Open the address"), "open")
        if source.file is not None:
            self._add(menu, tr("Open {name}", name=wording.shortened(source.file.name, 40)), "file")
        menu.addSeparator()
        for stance, (words, _) in STANCES.items():
            self._add(menu, tr(words), stance.value, checked=self.piece.passage.stance is stance)
        menu.addSeparator()
        for rank in (Rank.PRIMARY, Rank.SECONDARY):
            self._add(menu, begun(tr(RANKS[rank])), rank.value, checked=source.rank is rank)
        menu.addSeparator()
        self._add(menu, tr("Edit…"), "edit")
        self._add(menu, tr("Attach a file…"), "attach")
        self._add(menu, tr("Take back"), "withdraw")
        return menu

    def _add(self, menu: QMenu, words: str, what: str, *, checked: bool | None = None) -> None:
        action = menu.addAction(words.replace("&", "&&"))
        action.setCheckable(checked is not None)
        action.setChecked(bool(checked))
        action.triggered.connect(partial(self._ask, what))

    def _ask(self, what: str, _checked: bool = False) -> None:
        self.asked.emit(what, self.piece)


class EvidenceBox(QWidget):
    """Shows the evidence for a claim; ``asked`` as its cards ask, a click asks to "go" or to "edit"."""

    asked = Signal(str, object)

    def __init__(self, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._looks = looks
        self._shown: tuple[object, ...] = ()
        self._weak = label("", QUIET)
        self._weak.setObjectName("weak")
        self._weak.setAccessibleDescription(tr("What is weak about the evidence"))
        self._empty = naming(label("", QUIET), tr(NONE_YET), take="evidence.take")
        self._cards = QVBoxLayout()
        self._cards.setSpacing(Space.SMALL)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        for part in (self._weak, self._empty):
            column.addWidget(part)
        column.addLayout(self._cards)

    def show_claim(self, item: Reviewed, articles: Mapping[str, Article]) -> None:
        """Show what stands for and against a claim."""
        weak = " ".join(weaknesses(item, articles)) if item.evidence else ""
        self._weak.setText(weak)
        self._weak.setVisible(bool(weak))
        self._empty.setVisible(not item.evidence)
        cited = (e.source.article or "" for e in item.evidence)
        heads = [articles[key].masthead for key in cited if key in articles]
        wanted = (item.claim.id, self._looks.theme.name, item.evidence, tuple(heads))
        if wanted == self._shown:
            return
        self._shown = wanted
        self._clear()
        for piece in item.evidence:
            self._cards.addWidget(self._card(piece, articles))

    def _card(self, piece: Evidence, articles: Mapping[str, Article]) -> EvidenceCard:
        source = as_known(piece.source, articles)
        article = articles.get(source.article or "")
        match = compared(piece.passage, article.text if article is not None else None)
        words, role = STANCES[piece.passage.stance]
        spoken = ", ".join(p for p in (tr(words), source.name, piece.passage.quote, tr(MATCHES[match])) if p)
        card = EvidenceCard(piece, spoken)
        card.picked.connect(partial(self._picked, piece))
        card.asked.connect(self.asked)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(Space.MEDIUM, Space.SMALL, Space.MEDIUM, Space.SMALL)
        inside.setSpacing(Space.TIGHT)
        inside.addLayout(self._head(card, source, words, role))
        if piece.passage.quote:
            inside.addWidget(label(f"“{wording.shortened(piece.passage.quote, 200)}”"))
        details = _details(piece, source, match)
        if details:
            inside.addWidget(label(details, QUIET))
        if match is Match.DIFFERS:
            inside.addWidget(_wrong(self._looks.theme, tr(MATCHES[match])))
        return card

    def _head(self, card: EvidenceCard, source: Source, words: str, role: Role) -> QHBoxLayout:
        look = self._looks.theme
        row = QHBoxLayout()
        row.setSpacing(Space.TIGHT)
        sign = QLabel()
        sign.setPixmap(
            glyph(card.piece.passage.stance.value, look, role, scaled(GLYPH), self.devicePixelRatioF())
        )
        row.addWidget(sign)
        said = label(tr(words), QUIET, wraps=False)
        said.setStyleSheet(f"color: {look.hex(role)}")
        row.addWidget(said)
        name = Elided(self, Type.SMALL)
        name.setObjectName(QUIET)
        name.setText(source.name)
        row.addWidget(name, 1)
        row.addWidget(card.more(look, tr("Do something with this evidence")))
        return row

    def _picked(self, piece: Evidence, _key: str) -> None:
        self.asked.emit("go" if piece.passage.span is not None else "edit", piece)

    def _clear(self) -> None:
        while self._cards.count():
            item = self._cards.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()


def told(item: Reviewed) -> str:
    """Return how many sources of a claim support it, how many do not; "" where there are none."""
    words = {Stance.SUPPORTS: tr("for"), Stance.REFUTES: tr("against"), Stance.CONTEXT: tr("for context")}
    return ", ".join(f"{number(count)} {words[stance]}" for stance, count in stances(item.evidence).items())


def _details(piece: Evidence, source: Source, match: Match) -> str:
    passage = piece.passage
    how = (passage.confirmed_by, passage.confirmed_how, passage.confirmed_on)
    confirmed = ", ".join(part for part in how if part)
    parts = (
        passage.locator,
        tr(RANKS[source.rank]),
        tr("repeats {origin}", origin=source.origin) if source.origin else "",
        tr("confirmed: {confirmed}", confirmed=confirmed) if confirmed else "",
        tr(MATCHES[match]) if match is not Match.DIFFERS else "",
        source.file.name if source.file else "",
    )
    return " · ".join(part for part in parts if part)


def _wrong(look: Theme, words: str) -> QLabel:
    made = label(words, QUIET)
    made.setStyleSheet(f"color: {look.hex(Role.WARNING)}")
    return made
