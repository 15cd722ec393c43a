"""Which claims, points and articles a batch of acts touches, neighbours in a point included."""

from __future__ import annotations

from functools import singledispatchmethod

from workbench.core import act as acts
from workbench.core.act import Act
from workbench.storage.ids import claim_id, number_of, point_id
from workbench.storage.subjects import Subjects


class Touched:
    """Collects, before and after each act is written, what it concerns."""

    def __init__(self, there: Subjects) -> None:
        self._there = there
        self._claims: set[int] = set()
        self._points: set[int] = set()
        self._around: set[int] = set()
        self._articles: set[str] = set()

    def claims(self) -> frozenset[str]:
        """Return the touched claims."""
        found = self._claims | self._there.members(frozenset(self._around))
        return frozenset(claim_id(number) for number in found)

    def points(self) -> frozenset[str]:
        """Return the touched points."""
        return frozenset(point_id(number) for number in self._points | self._around)

    def articles(self) -> frozenset[str]:
        """Return the touched articles."""
        return frozenset(self._articles)

    @singledispatchmethod
    def note(self, act: Act) -> None:
        """Note what ``act`` concerns as the library stands."""
        raise TypeError(f"not an act: {type(act).__name__}")

    @note.register
    def _(self, act: acts.Rule | acts.Annotate | acts.Advance | acts.Flag | acts.Propose | acts.Cite) -> None:
        self._claim(act.claim, self._points)

    @note.register
    def _(self, act: acts.Dismiss | acts.Reshape | acts.Join) -> None:
        self._claim(act.claim, self._around)

    @note.register
    def _(self, act: acts.Relate) -> None:
        self._claim(act.a, self._points)
        self._claim(act.b, self._points)

    @note.register
    def _(self, act: acts.Decide | acts.Rename) -> None:
        self._points.add(number_of(act.point, "p"))
        if isinstance(act, acts.Decide):
            self._around.add(number_of(act.point, "p"))

    @note.register
    def _(self, act: acts.Correct | acts.Reline | acts.Remove) -> None:
        self._articles.add(act.article)

    @note.register
    def _(self, act: acts.Record) -> None:
        self._claims |= self._there.citing(number_of(act.source.id, "r"))

    @note.register
    def _(self, act: acts.Configure) -> None:
        """Note nothing: it concerns everything, and whoever writes it says so in the change."""

    def _claim(self, short: str, points: set[int]) -> None:
        number = number_of(short, "c")
        self._claims.add(number)
        point = self._there.point_of(number)
        if point is not None:
            points.add(point)
