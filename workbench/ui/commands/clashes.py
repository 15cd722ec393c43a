"""Two desks on one thing: asks what is to stand, one clash after the other."""

from __future__ import annotations

from collections import deque
from functools import partial

from PySide6.QtWidgets import QWidget

from workbench.core.act import Correct, Decide
from workbench.core.clash import Choice, words
from workbench.core.wording import called, shortened
from workbench.ui.clash import Clash, draft_key
from workbench.ui.station import Station
from workbench.ui.words import tr

_LENGTH = 200


class Clashes:
    """Shows the dialog for what was overtaken; what is put off stays a draft."""

    def __init__(self, station: Station, owner: QWidget) -> None:
        self._station, self._owner = station, owner
        self._waiting: deque[Clash] = deque()
        self._is_open = False
        station.verbs.overtaken.connect(self._take)

    def _take(self, clash: object) -> None:
        if not isinstance(clash, Clash):
            return
        self._waiting.append(clash)
        if not self._is_open:
            self._next()

    def _next(self) -> None:
        from workbench.ui.clash import ClashDialog  # noqa: PLC0415  # lazy: a dialog

        self._is_open = bool(self._waiting)
        if not self._waiting:
            return
        clash = self._waiting.popleft()
        dialog = ClashDialog(clash, self._subject(clash), self._station.desk.scale, self._owner)
        dialog.chosen.connect(partial(self._settle, clash))
        dialog.put_off.connect(partial(self._put_off, clash))
        dialog.finished.connect(self._finished)
        dialog.open()

    def _finished(self, _result: int) -> None:
        self._next()

    def _settle(self, clash: Clash, choice: object) -> None:
        if isinstance(choice, Choice):
            self._station.verbs.settle(clash, choice)

    def _put_off(self, clash: Clash) -> None:
        key = draft_key(clash.mine)
        if key and words(clash.mine):
            self._station.drafts.keep(key, words(clash.mine))
        elif not key:  # there is no draft of a masthead: the other's stands, and this is in the history
            self._settle(clash, Choice.THEIRS)

    def _subject(self, clash: Clash) -> str:
        desk, mine = self._station.desk, clash.mine
        if isinstance(mine, Correct):
            article = desk.articles.get(mine.article)
            named = called(article) if article else mine.article
            return tr("The {field} of {article}", field=mine.field, article=named)
        if isinstance(mine, Decide):
            point = desk.points.get(mine.point)
            return tr("The point “{label}”", label=point.label if point else mine.point)
        held = desk.claims.get(mine.claim)
        return f"“{shortened(held.claim.quote, _LENGTH)}”" if held else mine.claim
