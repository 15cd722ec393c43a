"""From claim to claim by key."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from workbench.core.verdict import UNREVIEWED
from workbench.ui.actions import Handler, Say
from workbench.ui.claims.filters import Scope
from workbench.ui.navigation import step
from workbench.ui.page import SessionPage
from workbench.ui.state import Desk


class Walking:
    """Moves the focus; ``say`` tells the editor where there is nowhere to go."""

    def __init__(self, desk: Desk, page: SessionPage, say: Say) -> None:
        self._desk, self._page, self._say = desk, page, say

    def handlers(self) -> dict[str, Handler]:
        """Return the commands of this room."""
        return {
            "claim.next": self.next,
            "claim.previous": self.previous,
            "claim.unreviewed": self.unreviewed,
            "claim.conflict": self.conflict,
            "claim.counterpart": self.counterpart,
            "claim.overlap": self.overlap,
        }

    def next(self) -> None:
        """Go to the next claim of the list."""
        self._go(self._listed, 1, "No claims are listed.")

    def previous(self) -> None:
        """Go to the claim before."""
        self._go(self._listed, -1, "No claims are listed.")

    def unreviewed(self) -> None:
        """Go to the next claim to review that has no verdict."""
        self._go(self._is_open, 1, "Nothing else is left to review here.")

    def conflict(self) -> None:
        """Go to the next claim in a conflict that is still open."""
        self._go(self._desk.in_open_conflict, 1, "There is no other open conflict.")

    def counterpart(self) -> None:
        """Go to the next claim on the same point, round all articles."""
        point = self._desk.point_of(self._desk.focused)
        members = point.claims if point is not None else ()
        found = step(members, self._desk.focused, self._desk.claims.__contains__)
        if found is None:
            self._say("No other article speaks of this.")
        else:
            self._desk.focus(found)

    def overlap(self) -> None:
        """Go to the next claim over the same words."""
        self._page.workspace.cycle_overlaps()

    def _go(self, wanted: Callable[[str], bool], by: int, otherwise: str) -> None:
        found = step(tuple(self._desk.claims), self._desk.focused, wanted, by)
        if found is None:
            self._say(otherwise)
        else:
            self._desk.focus(found)

    def _listed(self, claim: str) -> bool:
        return self._page.claims.model.row_of(claim) is not None

    def _is_open(self, claim: str) -> bool:
        item = self._desk.claims[claim]
        scope = Scope.OPEN if self._desk.filter.scope is not Scope.NAMES else Scope.NAMES
        shown = replace(self._desk.filter, scope=scope).shows(item)
        return shown and item.verdict == UNREVIEWED
