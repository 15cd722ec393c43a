"""The claims that were visited, in the order of the visits: back and forward through them."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from workbench.ui.state import Desk

MOST = 200


class Visited(QObject):
    """Remembers where the focus was. ``moved``: another way lies open, back or forward."""

    moved = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._trail: list[str] = []
        self._at = -1
        desk.claim_focused.connect(self._note)
        desk.view_loaded.connect(self._forget)

    def back(self) -> bool:
        """Go to the claim visited before; tell whether there was one."""
        return self._go(-1)

    def forward(self) -> bool:
        """Go on to the claim from which one went back; tell whether there was one."""
        return self._go(1)

    def _go(self, by: int) -> bool:
        """Go to the next claim that still stands."""
        at = self._at + by
        while 0 <= at < len(self._trail):
            if self._trail[at] in self._desk.claims:
                self._at = at
                self._desk.focus(self._trail[at])
                self.moved.emit()
                return True
            at += by
        return False

    def _note(self, claim: object) -> None:
        """Take in a visit; what lay forward is no more."""
        if not isinstance(claim, str) or (self._trail and self._trail[self._at] == claim):
            return
        del self._trail[self._at + 1 :]
        self._trail.append(claim)
        del self._trail[:-MOST]
        self._at = len(self._trail) - 1
        self.moved.emit()

    def _forget(self) -> None:
        self._trail.clear()
        self._at = -1
        self.moved.emit()
