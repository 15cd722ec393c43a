"""Says where the focus is: in the status line, and to a screen reader."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from workbench.core import wording
from workbench.core.point import RelationKind
from workbench.ui.claims.model import ClaimModel
from workbench.ui.settings import SHORT, SILENT, Settings
from workbench.ui.state import Desk
from workbench.ui.terms import kind_words, relation_words, verdict_words
from workbench.ui.words import begun, number, tr

QUOTED = 80
"""Characters of a claim's words that are read aloud."""


class Announcing(QObject):
    """Announces the focused claim once: "claim 12 of 73, 164 people dead, quantity, conflict, unreviewed".

    The settings say how much of it a screen reader is told: all, its place and verdict, or nothing.
    ``said`` returns what the status line shows: as long as it is of the claim, it is kept true.
    """

    def __init__(
        self,
        desk: Desk,
        listed: ClaimModel,
        say: Callable[[str], None],
        said: Callable[[], str],
        *,
        owner: QObject,
        settings: Settings,
    ) -> None:
        super().__init__(owner)
        self._desk, self._listed, self._say, self._owner = desk, listed, say, owner
        self._said, self._words = said, ""
        self._settings = settings
        desk.claim_focused.connect(self._announce)
        desk.changed.connect(self._correct)

    def words(self, *, short: bool = False) -> str:
        """Return what is to be said of the focused claim, empty where there is none."""
        claim = self._desk.focused
        item = self._desk.claims.get(claim) if claim else None
        if claim is None or item is None:
            return ""
        row = self._listed.row_of(claim)
        place = (
            tr("claim outside the list")
            if row is None
            else tr("claim {place} of {all}", place=number(row + 1), all=number(self._listed.rowCount()))
        )
        verdict = verdict_words(item.verdict, self._desk.scale)
        if short:
            return f"{place}, {verdict}"
        quote = wording.shortened(" ".join(item.claim.quote.split()), QUOTED)
        parts = [place, quote, kind_words(item.claim.kind)]
        if item.relation is not None and item.relation is not RelationKind.UNRELATED:
            relation = relation_words(item.relation)
            is_settled = item.relation is RelationKind.CONFLICT and not self._desk.in_open_conflict(claim)
            parts.append(tr("settled {relation}", relation=relation) if is_settled else relation)
        return ", ".join([*parts, verdict])

    def told(self) -> str:
        """Return what a screen reader is told of the focused claim, empty for nothing."""
        wanted = self._settings.announcements
        return "" if wanted == SILENT else self.words(short=wanted == SHORT)

    def _announce(self) -> None:
        self._words = begun(self.words())
        self._say(self._words)
        told = self.told()
        if told and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._owner, told))

    def _correct(self) -> None:
        if self._words and self._said() == self._words:
            self._words = begun(self.words())
            self._say(self._words)
