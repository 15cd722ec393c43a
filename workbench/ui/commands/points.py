"""Links of claims to points, and the decision on a point, by key."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from workbench.core.point import RelationKind
from workbench.services.wording import brief
from workbench.ui.actions import Handler, Say
from workbench.ui.ask import AskDialog
from workbench.ui.keyed import key_of
from workbench.ui.page import SessionPage
from workbench.ui.station import Station
from workbench.ui.words import tr, trn


class Points:
    """Acts on the point of the focused claim. The first claim of a link is remembered until the second."""

    def __init__(self, station: Station, page: SessionPage, say: Say, owner: QWidget) -> None:
        self._desk, self._verbs = station.desk, station.verbs
        self._page, self._say, self._owner = page, say, owner
        self._first: str | None = None
        self._desk.view_loaded.connect(self._forget)
        page.inspector.decided.connect(self._decide)
        page.inspector.withdrawn.connect(self.withdraw)
        page.inspector.related.connect(self._relate)

    def handlers(self) -> dict[str, Handler]:
        """Return the commands of this room."""
        return {
            "point.link": self.link,
            "point.unlink": self.unlink,
            "point.confirm": self.confirm,
            "point.decide": self.decide,
            "point.withdraw": self.withdraw,
            "point.rename": self.rename,
        }

    def link(self) -> None:
        """Link the claims that are selected; of one alone, remember it, or link it to the remembered one."""
        claim, first = self._desk.focused, self._first
        if claim is None:
            return
        chosen = self._page.claims.chosen_with(claim)
        if len(chosen) > 1:
            self._first = None
            self._verbs.link_all(chosen)
            self._say(
                trn(
                    len(chosen),
                    "{n} claim is linked.",
                    "{n} claims are linked: they are about the same fact.",
                )
            )
        elif first is None or first not in self._desk.claims:
            self._first = claim
            self._say(
                tr(
                    "Link “{claim}” with … go to the other claim and press {link} again.",
                    claim=self._brief(claim),
                    link=key_of(self._page, "point.link"),
                )
            )
        elif first == claim:
            self._first = None
            self._say(tr("Linking was left off."))
        else:
            self._first = None
            self._verbs.link(first, claim)
            self._say(
                tr("Linked “{first}” and “{second}”.", first=self._brief(first), second=self._brief(claim))
            )

    def unlink(self) -> None:
        """Take the focused claim, and those selected with it, out of their points."""
        claim = self._desk.focused
        if claim is not None and self._in_point():
            chosen = self._page.claims.chosen_with(claim)
            self._verbs.unlink([c for c in chosen if self._desk.claims[c].point is not None])

    def confirm(self) -> None:
        """Confirm that the focused claim belongs to its point."""
        if self._in_point():
            self._verbs.confirm(str(self._desk.focused))

    def decide(self) -> None:
        """Ask in the inspector why the focused claim is printed."""
        if self._in_point():
            self._page.inspector.begin_decision()

    def withdraw(self) -> None:
        """Open the point again."""
        point = self._desk.point_of(self._desk.focused)
        if point is None or point.decision is None:
            self._say(tr("Nothing has been decided on this point."))
        else:
            self._verbs.withdraw(point.id)

    def rename(self) -> None:
        """Ask for another name of the point."""
        point = self._desk.point_of(self._desk.focused)
        if point is None:
            self._in_point()
            return
        dialog = AskDialog(
            tr("Rename point"), ((tr("Name of the point"), point.label),), tr("Rename"), self._owner
        )
        dialog.answered.connect(partial(self._renamed, point.id))
        dialog.open()

    def _decide(self, claim: str, rationale: str) -> None:
        point = self._desk.point_of(claim)
        if point is not None:
            self._verbs.decide(point.id, claim, rationale)

    def _relate(self, a: str, b: str, kind: object) -> None:
        self._verbs.relate(a, b, kind if isinstance(kind, RelationKind) else None)

    def _renamed(self, point: str, answer: object) -> None:
        if isinstance(answer, tuple):
            self._verbs.rename_point(point, str(answer[0]))

    def _in_point(self) -> bool:
        if self._desk.point_of(self._desk.focused) is None:
            self._say(
                tr(
                    "This claim stands alone: no other article speaks of it. Link it with {link}.",
                    link=key_of(self._page, "point.link"),
                )
            )
            return False
        return True

    def _brief(self, claim: str) -> str:
        return brief(self._desk.claims[claim].claim)

    def _forget(self) -> None:
        self._first = None
