"""From claim to claim by key."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from workbench.core.verdict import UNREVIEWED
from workbench.ui.actions import Handler, Say
from workbench.ui.claims.filters import Scope
from workbench.ui.navigation import along, step
from workbench.ui.page import SessionPage
from workbench.ui.state import Desk
from workbench.ui.words import tr


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
        self._go(self._page.claims.model.ids, 1, tr("No claims are listed."))

    def previous(self) -> None:
        """Go to the claim before."""
        self._go(self._page.claims.model.ids, -1, tr("No claims are listed."))

    def unreviewed(self) -> None:
        """Go to the next claim to review that has no verdict."""
        desk = self._desk
        scope = Scope.OPEN if desk.filter.scope is not Scope.NAMES else Scope.NAMES
        shown = desk.catalogue.listed(replace(desk.filter, scope=scope))
        found = [key for key in shown if desk.claims[key].verdict == UNREVIEWED]
        self._go(found, 1, tr("Nothing else is left to review here."))

    def conflict(self) -> None:
        """Go to the next claim in a conflict that is still open."""
        places = self._desk.catalogue.places
        found = sorted(set(self._desk.standing.every()), key=places.__getitem__)
        self._go(found, 1, tr("There is no other open conflict."))

    def counterpart(self) -> None:
        """Go to the next claim on the same point, round all articles."""
        point = self._desk.point_of(self._desk.focused)
        members = point.claims if point is not None else ()
        found = step(members, self._desk.focused, self._desk.claims.__contains__)
        if found is None:
            self._say(tr("No other article speaks of this."))
        else:
            self._desk.focus(found)

    def overlap(self) -> None:
        """Go to the next claim over the same words."""
        if not self._page.workspace.cycle_overlaps():
            self._say(tr("No other claim lies over these words."))

    def _go(self, ordered: Sequence[str], by: int, otherwise: str) -> None:
        found = along(ordered, self._desk.catalogue.places, self._desk.focused, by)
        if found is None:
            self._say(otherwise)
        else:
            self._desk.focus(found)
