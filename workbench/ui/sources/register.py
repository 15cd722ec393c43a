"""The register of sources: every source of the session once, with the claims that it bears on."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from workbench.core import wording
from workbench.core.evidence import Evidence, Source, Stance, as_known
from workbench.core.witnesses import Registered, register, witnesses
from workbench.ui.keyed import key_of
from workbench.ui.labels import PLAIN, QUIET, button_box, label
from workbench.ui.room import roomy
from workbench.ui.state import Desk
from workbench.ui.theme import Space, scaled
from workbench.ui.words import noop, tr, trn

HEADS = (noop("Source"), noop("Kind"), noop("Published"), noop("Address"))
VERBS = {
    Stance.SUPPORTS: noop("supports"),
    Stance.REFUTES: noop("refutes"),
    Stance.CONTEXT: noop("gives context to"),
}
KEY = Qt.ItemDataRole.UserRole
NOTHING = noop(
    "No sources yet. Select words of another article and press {take}, or add a source with {add}."
)


class RegisterDialog(QDialog):
    """Lists the sources; ``picked`` carries the claim that was chosen below one of them."""

    picked = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Register of sources"))
        roomy(self, 820, 480)
        self._desk = desk
        found = register(desk.claims.values())
        self.tree = QTreeWidget()
        self.tree.setHeaderLabels([tr(words) for words in HEADS])
        self.tree.setAccessibleName(tr("Sources, and the claims on which each bears"))
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.tree.header().setStretchLastSection(False)
        for section in (1, 2):
            self.tree.header().setSectionResizeMode(section, QHeaderView.ResizeMode.ResizeToContents)
        self.tree.header().setSectionResizeMode(3, QHeaderView.ResizeMode.Interactive)
        self.tree.header().resizeSection(3, scaled(200))
        self.tree.addTopLevelItems([self._item(each) for each in found])
        self.tree.expandAll()
        self.tree.itemActivated.connect(self._activated)
        buttons = button_box(QDialogButtonBox(QDialogButtonBox.StandardButton.Close))
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.LARGE, Space.LARGE, Space.LARGE, Space.LARGE)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(label(self._told(found), PLAIN))
        column.addWidget(self.tree, 1)
        column.addWidget(label(tr("Enter on a claim goes to it."), QUIET))
        column.addWidget(buttons)
        first = self.tree.topLevelItem(0)
        if first is not None:
            self.tree.setCurrentItem(first)

    def _told(self, found: tuple[Registered, ...]) -> str:
        if not found:
            return tr(NOTHING, take=key_of(self, "evidence.take"), add=key_of(self, "evidence.add"))
        groups = witnesses((each.source for each in found), self._desk.articles)

        return ", ".join(
            (
                trn(len(found), "{n} source", "{n} sources"),
                trn(len(groups), "{n} independent witness.", "{n} independent witnesses."),
            )
        )

    def _item(self, each: Registered) -> QTreeWidgetItem:
        source = as_known(each.source, self._desk.articles)
        made = QTreeWidgetItem([_called(source), source.rank.value, source.published, source.url])
        made.addChildren(list(self._claims(each)))
        return made

    def _claims(self, each: Registered) -> Iterator[QTreeWidgetItem]:
        for piece in each.evidence:
            made = QTreeWidgetItem([self._words(piece)])
            made.setData(0, KEY, piece.claim)
            made.setFirstColumnSpanned(True)
            yield made

    def _words(self, piece: Evidence) -> str:
        quote = wording.shortened(self._desk.claims[piece.claim].claim.quote, 90)
        return f"{tr(VERBS[piece.passage.stance])} “{quote}”"

    def _activated(self, item: QTreeWidgetItem, _column: int) -> None:
        claim = item.data(0, KEY)
        if isinstance(claim, str):
            self.picked.emit(claim)
            self.accept()


def _called(source: Source) -> str:
    if source.title and source.publisher and source.title != source.publisher:
        return f"{source.publisher}: {source.title}"
    return source.name
