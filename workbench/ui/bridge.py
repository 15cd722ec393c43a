"""Between the desk and the reading room: articles, marks, focus, passages and hover cards."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from workbench.core import wording
from workbench.core.change import Change
from workbench.core.point import Point, RelationKind
from workbench.core.session import Reviewed
from workbench.services.wording import BRIEF, as_stated, source
from workbench.ui.claims.row import disguise_words, quote_words
from workbench.ui.inspector.peers import RELATIONS
from workbench.ui.reading.card import CardPassage, HoverCard
from workbench.ui.reading.marks import Mark, mark_of
from workbench.ui.reading.passages import Passage
from workbench.ui.reading.workspace import Workspace
from workbench.ui.state import Desk
from workbench.ui.terms import kind_words, relation_within, relation_words, verdict_words
from workbench.ui.theme import Looks
from workbench.ui.words import tr

FEW = 12
"""Up to so many articles, the strip of passages names those too that say nothing."""


class Bridge(QObject):
    """Keeps a workspace showing what the desk holds."""

    def __init__(self, desk: Desk, workspace: Workspace, looks: Looks) -> None:
        super().__init__(workspace)
        self._desk, self._workspace, self._looks = desk, workspace, looks
        workspace.set_card_source(self.card)
        desk.view_loaded.connect(self._load)
        desk.changed.connect(self._changed)
        desk.claim_focused.connect(self._focused)
        looks.changed.connect(self._put_on)

    def marks_in(self, article: str) -> Iterable[Mark]:
        """Return the marks of an article."""
        return self._marks(self._desk.claims[key] for key in self._desk.catalogue.standing_in(article))

    def article_of(self, claim: str) -> str | None:
        """Return the article in which a claim stands."""
        item = self._desk.claims.get(claim)
        return item.claim.article if item is not None else None

    def card(self, claim: str) -> HoverCard | None:
        """Return what the hover card of a claim says."""
        item = self._desk.claims.get(claim)
        if item is None:
            return None
        rows = [
            (tr("Kind"), kind_words(item.claim.kind)),
            (tr("Says"), wording.shortened(wording.stated(item.claim), 120)),
            (tr("Claimant"), item.claim.claimant or tr("none stated")),
            (tr("Verdict"), verdict_words(item.verdict, self._desk.scale)),
        ]
        article = self._desk.articles[item.claim.article]
        disguise = disguise_words(item.claim, article)
        rows += [(tr("Disguised"), disguise)] if disguise else []
        passages = sorted((self._card_passage(claim, peer) for peer in self._desk.peers(claim)), key=_weight)
        words = quote_words(item.claim, article, reveals=self._desk.reveals)
        return HoverCard(wording.shortened(words, BRIEF), tuple(rows), tuple(passages))

    def _card_passage(self, claim: str, peer: str) -> CardPassage:
        other = self._desk.claims[peer].claim
        relation = self._desk.relation(claim, peer)
        words = relation_within(relation.kind) if relation else tr("on the same point")
        kind = relation.kind if relation else None
        return CardPassage(
            source(self._desk.articles[other.article]), words, wording.shortened(other.quote, 160), kind
        )

    def _load(self) -> None:
        self._let_go()
        with self._workspace.arranging():
            self._workspace.set_articles(tuple(self._desk.articles.values()))
            self._workspace.set_marks(self)
            self._workspace.set_panes(self._desk.layout.panes)
        self._focused()

    def _changed(self, change: Change) -> None:
        if change.everything or change.articles:
            if change.articles:
                self._let_go()
            self._workspace.set_articles(tuple(self._desk.articles.values()))
            self._workspace.set_marks(self)
        else:
            touched = set(change.claims)
            for point in change.points:
                touched.update(self._desk.points[point].claims if point in self._desk.points else ())
            claims = [self._desk.claims[key] for key in sorted(touched) if key in self._desk.claims]
            self._workspace.update_marks(self._marks(claims))
        self._show_passages()

    def _let_go(self) -> None:
        """Take the keyboard out of panes that may go: Qt would give it to another one that goes too."""
        held = QApplication.focusWidget()
        gone = [key for key in self._workspace.shown() if key not in self._desk.articles]
        if held is not None and gone and self._workspace.isAncestorOf(held):
            held.clearFocus()

    def _marks(self, items: Iterable[Reviewed]) -> list[Mark]:
        return [self._mark(item) for item in items]

    def _mark(self, item: Reviewed) -> Mark:
        settled = not self._desk.in_open_conflict(item.claim.id)
        parts = [kind_words(item.claim.kind), relation_words(item.relation) if item.relation else ""]
        parts.append(verdict_words(item.verdict, self._desk.scale))
        return mark_of(item, ", ".join(part for part in parts if part), settled=settled)

    def _focused(self) -> None:
        claim = self._desk.focused
        passages = self._passages(self._desk.point_of(claim))
        against = [p.claim_id for p in passages if p.relation is RelationKind.CONFLICT and p.claim_id]
        self._workspace.focus_claim(claim, self._desk.peers(claim), against=against)
        self._show(passages)

    def _show_passages(self) -> None:
        self._show(self._passages(self._desk.point_of(self._desk.focused)))

    def _show(self, passages: Sequence[Passage]) -> None:
        point = self._desk.point_of(self._desk.focused)
        self._workspace.set_passages(point.label if point is not None else "", passages)

    def _passages(self, point: Point | None) -> list[Passage]:
        """Return what every article says, of many only those that say something; none of no point."""
        if point is None:
            return []
        said: dict[str, list[str]] = {}
        for claim in point.claims:
            article = self.article_of(claim)
            if article is not None:
                said.setdefault(article, []).append(claim)
        listed = said if len(self._desk.articles) > FEW else self._desk.articles
        found: list[Passage] = []
        for key in sorted(listed, key=list(self._desk.articles).index):
            name = source(self._desk.articles[key])
            found += [self._passage(claim, key, name) for claim in said.get(key, ())] or [
                Passage(None, key, name)
            ]
        return found

    def _passage(self, claim: str, article: str, name: str) -> Passage:
        item = self._desk.claims[claim]
        focused = self._desk.focused
        relation = self._desk.relation(focused, claim) if focused else None
        return Passage(
            claim,
            article,
            name,
            as_stated(item.claim),
            wording.shortened(item.claim.quote, 200),
            relation.kind if relation else None,
            item.verdict,
            current=claim == focused,
            own_look=item.look,
            said=verdict_words(item.verdict, self._desk.scale),
        )

    def _put_on(self) -> None:
        self._workspace.set_theme(self._looks.theme)


def _weight(passage: CardPassage) -> int:
    """Return the place of a passage on a card: what contradicts stands first."""
    order = list(RELATIONS)
    return order.index(passage.relation) if passage.relation in order else len(order)
