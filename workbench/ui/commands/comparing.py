"""Comparing by key and by dragging: points made and unmade, two claims side by side, values over time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from workbench.core.article import Article
from workbench.core.change import Effect
from workbench.core.claim import Claim, Kind
from workbench.core.likeness import Likeness
from workbench.core.point import Point, RelationKind
from workbench.services.wording import brief
from workbench.services.workbench import Workbench
from workbench.ui.actions import Handler, Say
from workbench.ui.dragging import Dragged
from workbench.ui.keyed import key_of
from workbench.ui.page import SessionPage
from workbench.ui.palette.dialog import WIDE, Option, PaletteDialog
from workbench.ui.station import Station
from workbench.ui.words import noop, tr, trn

if TYPE_CHECKING:  # lazy: a dialog is loaded when it is opened
    from workbench.ui.comparison.pair import PairDialog

Alike = Callable[[Sequence[Article], Sequence[Claim], str, str], Likeness]
"""Returns why two claims of a session matched; in any thread."""

ALONE = noop(
    "This claim stands alone: no other claim is on its point. Link it with {link}, or put it to one."
)


class Comparing(QObject):
    """Acts on the point of the focused claim, on selected claims, and on what is dropped."""

    def __init__(self, station: Station, page: SessionPage, say: Say, owner: QWidget) -> None:
        super().__init__(owner)
        self._station, self._desk, self._verbs = station, station.desk, station.verbs
        self._page, self._say, self._owner = page, say, owner
        self._effects: tuple[Effect, ...] = ()
        self._pair: PairDialog | None = None
        self._verbs.recomputed.connect(self._recomputed)
        self._desk.view_loaded.connect(self._forget)
        page.comparison.dropped.connect(self._dropped)
        peers = page.inspector.peers
        peers.pair_asked.connect(self.compare)
        peers.confirm_asked.connect(self._verbs.confirm)
        peers.unlink_asked.connect(self._verbs.unlink)

    def handlers(self) -> dict[str, Handler]:
        """Return the commands of this room."""
        return {
            "point.confirm_all": self.confirm_all,
            "point.put": self.put,
            "point.split": self.split,
            "point.merge": self.merge,
            "point.pair": self.pair,
            "point.timeline": self.show_timeline,
            "point.effects": self.show_effects,
            "comparison.copy": self.copy,
        }

    def confirm_all(self) -> None:
        """Confirm every claim of the focused claim's point."""
        point = self._point()
        if point is not None:
            self._verbs.confirm(point.claims)

    def split(self) -> None:
        """Make a point of its own of the selected claims that are on the focused claim's point."""
        point, claim = self._point(), self._desk.focused
        if point is not None and claim is not None:
            self._verbs.split([c for c in self._page.claims.chosen_with(claim) if c in point.claims])

    def merge(self) -> None:
        """Merge the points selected in the comparison, else the focused claim's with one to be chosen."""
        chosen = self._page.comparison.chosen_points()
        if len(chosen) > 1:
            self._verbs.merge(chosen)
            return
        point = self._point()
        if point is not None:
            self._ask_point(
                tr("Merge “{label}” with", label=point.label), partial(self._merge_with, point.id), point.id
            )

    def put(self) -> None:
        """Ask to which point the selected claims belong."""
        claim = self._desk.focused
        if claim is not None:
            chosen = self._page.claims.chosen_with(claim)
            words = (
                f"“{self._brief(claim)}”" if len(chosen) == 1 else trn(len(chosen), "{n} claim", "{n} claims")
            )
            self._ask_point(
                tr("Put {words} to", words=words), partial(self._put, chosen), self._own_point(chosen)
            )

    def pair(self) -> None:
        """Show the focused claim beside another one of its point, the one that contradicts it first."""
        claim, peers = self._desk.focused, self._desk.peers(self._desk.focused)
        if claim is None or not peers:
            self._say(tr(ALONE, link=key_of(self._page, "point.link")))
            return
        self.compare(claim, next((p for p in peers if self._contradicts(claim, p)), peers[0]))

    def compare(self, claim: str, other: str) -> None:
        """Show two claims of one point side by side."""
        from workbench.ui.comparison.pair import PairDialog  # noqa: PLC0415  # lazy: a dialog

        dialog = PairDialog(self._desk, claim, self._desk.peers(claim), self._station.looks, self._owner)
        self._pair = dialog
        dialog.other_asked.connect(self._ask_likeness)
        dialog.related.connect(self._relate)
        dialog.finished.connect(self._pair_closed)
        dialog.open()
        dialog.show_other(other)

    def show_timeline(self) -> None:
        """Show the values of the point over time."""
        from workbench.services.timeline import timeline  # noqa: PLC0415  # lazy: a dialog
        from workbench.ui.timeline.dialog import TimelineDialog  # noqa: PLC0415  # lazy: a dialog

        point = self._point()
        if point is None:
            return
        found = timeline(point, self._desk.claims, self._desk.articles)
        if found is None:
            self._say(
                tr("“{label}” states neither figures nor dates: there is nothing to draw.", label=point.label)
            )
            return
        dialog = TimelineDialog(found, self._station.looks, self._owner)
        dialog.picked.connect(self._desk.focus)
        dialog.open()

    def show_effects(self) -> None:
        """List what the last correction changed; Enter goes to a claim."""
        if not self._effects:
            self._say(tr("The last correction changed no value and no relation."))
            return
        options = [Option("", e.claim, e.words) for e in self._effects]
        looks, title = self._station.looks, tr("What the last correction changed")
        dialog = PaletteDialog(looks, title, options, self._owner, width=WIDE)
        dialog.chosen.connect(self._go_to)
        dialog.open()

    def copy(self) -> None:
        """Copy the comparison as it is listed."""
        count = self._page.comparison.copy()
        self._say(
            trn(count, "{n} point copied as a Markdown table.", "{n} points copied as a Markdown table.")
        )

    def _ask_point(self, title: str, then: Callable[[str], None], but: str | None) -> None:
        points = [p for p in self._desk.points.values() if p.id != but and p.claims]
        points.sort(key=self._is_name)
        if not points:
            self._say(tr("There is no other point in this session."))
            return
        dialog = PaletteDialog(self._station.looks, title, [self._option(p) for p in points], self._owner)
        dialog.chosen.connect(partial(_take, then))
        dialog.open()

    def _option(self, point: Point) -> Option:
        held = [c for c in point.claims if c in self._desk.claims]
        quotes = () if self._is_name(point) else dict.fromkeys(self._brief(c) for c in held[:3])
        articles = {self._desk.claims[c].claim.article for c in held}
        words = ": ".join(part for part in (point.label, "; ".join(quotes)) if part)
        return Option(trn(len(articles), "{n} article", "{n} articles"), point.id, words)

    def _is_name(self, point: Point) -> bool:
        return self._desk.claims[point.claims[0]].claim.kind is Kind.NAME

    def _merge_with(self, point: str, other: str) -> None:
        self._verbs.merge((point, other))

    def _put(self, claims: Sequence[str], point: str) -> None:
        self._verbs.put(claims, point)

    def _dropped(self, held: object, point: str) -> None:
        """Do what a drop means: a point on a point merges, claims on a point join it, outside they part."""
        if not isinstance(held, Dragged):
            return
        if held.point and point:
            self._verbs.merge((point, held.point))
        elif point:
            self._verbs.put(held.claims, point)
        else:
            self._verbs.split(held.claims)

    def _ask_likeness(self, _other: str) -> None:
        self._station.work.submit(_alike, self._look_up, self._station.tell)

    def _look_up(self, alike: Alike) -> None:
        dialog = self._pair
        if dialog is None:
            return
        articles = tuple(self._desk.articles.values())
        claims = tuple(r.claim for r in self._desk.claims.values() if not r.dismissed)
        call = partial(_likeness, partial(alike, articles, claims, dialog.claim, dialog.other))
        self._station.means.aside.submit(call, self._show_likeness, self._station.tell)

    def _show_likeness(self, found: object) -> None:
        if self._pair is not None and isinstance(found, Likeness) and self._pair.shows(found):
            self._pair.show_likeness(found)

    def _relate(self, a: str, b: str, kind: object, reason: str) -> None:
        self._verbs.relate(a, b, kind if isinstance(kind, RelationKind) else None, reason)

    def _pair_closed(self, _result: int) -> None:
        self._pair = None

    def _recomputed(self, effects: tuple[Effect, ...]) -> None:
        self._effects = effects
        count = len(effects)
        self._say(
            trn(
                count,
                "{n} thing came out otherwise; {key} lists it.",
                "{n} things came out otherwise; {key} lists them.",
                key=key_of(self._page, "point.effects"),
            )
        )

    def _go_to(self, option: Option) -> None:
        self._desk.focus(option.key)

    def _contradicts(self, a: str, b: str) -> bool:
        relation = self._desk.relation(a, b)
        return relation is not None and relation.kind is RelationKind.CONFLICT

    def _own_point(self, claims: Sequence[str]) -> str | None:
        points = {self._desk.claims[c].point for c in claims}
        return points.pop() if len(points) == 1 else None

    def _point(self) -> Point | None:
        point = self._desk.point_of(self._desk.focused)
        if point is None:
            self._say(tr(ALONE, link=key_of(self._page, "point.link")))
        return point

    def _brief(self, claim: str) -> str:
        return brief(self._desk.claims[claim].claim, 32)

    def _forget(self) -> None:
        self._effects = ()


def _take(then: Callable[[str], None], option: Option) -> None:
    then(option.key)


def _alike(library: Workbench) -> Alike:
    return library.review.likeness


def _likeness(call: Callable[[], Likeness], _: object) -> Likeness:
    return call()
