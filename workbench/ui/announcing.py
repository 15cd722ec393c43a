"""Says where the focus is: in the status line, and to a screen reader."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from workbench.core.point import RelationKind
from workbench.ui.claims.model import ClaimModel
from workbench.ui.claims.row import KIND_WORDS, verdict_words
from workbench.ui.state import Desk


class Announcing(QObject):
    """Announces the focused claim: "claim 12 of 73, quantity, conflict, unreviewed"."""

    def __init__(self, desk: Desk, listed: ClaimModel, say: Callable[[str], None], owner: QObject) -> None:
        super().__init__(owner)
        self._desk, self._listed, self._say, self._owner = desk, listed, say, owner
        desk.claim_focused.connect(self._announce)

    def words(self) -> str:
        """Return what is to be said of the focused claim, empty where there is none."""
        claim = self._desk.focused
        item = self._desk.claims.get(claim) if claim else None
        if claim is None or item is None:
            return ""
        row = self._listed.row_of(claim)
        place = "claim outside the list" if row is None else f"claim {row + 1} of {self._listed.rowCount()}"
        parts = [place, KIND_WORDS[item.claim.kind]]
        if item.relation is not None and item.relation is not RelationKind.UNRELATED:
            is_settled = item.relation is RelationKind.CONFLICT and not self._desk.in_open_conflict(claim)
            parts.append(f"settled {item.relation.value}" if is_settled else item.relation.value)
        parts.append(verdict_words(item.verdict, self._desk.scale))
        return ", ".join(parts)

    def _announce(self) -> None:
        words = self.words()
        self._say(words[:1].upper() + words[1:])
        if words and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._owner, words))
