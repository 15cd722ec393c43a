"""The edges of the focused claim, moved by key: by word and by letter."""

from __future__ import annotations

from functools import partial

from workbench.core.change import Change
from workbench.core.edges import Edge, Unit, moved
from workbench.core.span import Span
from workbench.ui.actions import Handler, Say
from workbench.ui.state import Desk
from workbench.ui.verbs import Verbs
from workbench.ui.words import tr

MOVES = {
    "start_back": (Edge.START, -1),
    "start_on": (Edge.START, 1),
    "end_back": (Edge.END, -1),
    "end_on": (Edge.END, 1),
}


class Edges:
    """Gives the focused claim other bounds; keys pressed quickly add up before the first is answered."""

    def __init__(self, desk: Desk, verbs: Verbs, say: Say) -> None:
        self._desk, self._verbs, self._say = desk, verbs, say
        self._under_way: dict[str, Span] = {}
        desk.changed.connect(self._arrived)
        desk.view_loaded.connect(self._forget)
        verbs.refused.connect(self._forget)

    def handlers(self) -> dict[str, Handler]:
        """Return the commands of this room."""
        return {
            f"claim.{name}.{unit.value}": partial(self._move, edge, unit, way)
            for name, (edge, way) in MOVES.items()
            for unit in Unit
        }

    def _move(self, edge: Edge, unit: Unit, way: int, _checked: bool = False) -> None:
        claim = self._desk.focused
        if claim is None:
            return
        held = self._desk.claims[claim].claim
        text = self._desk.articles[held.article].text
        wanted = moved(text, self._under_way.get(claim, held.span), edge, unit, way)
        if wanted is None:
            self._say(tr("The claim ends here."))
            return
        self._under_way[claim] = wanted
        self._say(f"“{' '.join(wanted.of(text).split())}”")
        self._verbs.move(claim, wanted)

    def _forget(self, _words: str = "") -> None:
        self._under_way.clear()

    def _arrived(self, change: Change) -> None:
        for claim in [key for key in self._under_way if change.everything or key in change.claims]:
            item = self._desk.claims.get(claim)
            if item is None or item.claim.span == self._under_way[claim]:
                del self._under_way[claim]
