"""The table of a timeline: everything that the chart shows, in words."""

from __future__ import annotations

from PySide6.QtCore import QObject
from typing_extensions import override

from workbench.services.timeline import AS_OF, PUBLISHED, UNKNOWN, Timeline, interval_words
from workbench.ui import dates
from workbench.ui.plaintable import PlainModel
from workbench.ui.words import noop, tr

HEADS = (noop("Date"), noop("Article"), noop("Says"), noop("Allows"), noop("Words"))
DATED = {PUBLISHED: "", AS_OF: noop("as of"), UNKNOWN: noop("date not known")}


class TimelineModel(PlainModel):
    """A row a moment, in the order of the chart."""

    def __init__(self, timeline: Timeline, parent: QObject | None = None) -> None:
        super().__init__(HEADS, parent)
        self._timeline = timeline

    @override
    def count(self) -> int:
        return len(self._timeline.moments)

    @override
    def cells(self, row: int) -> tuple[str, ...]:
        moment = self._timeline.moments[row]
        day = dates.day(moment.day, weekday=True) if moment.day is not None else ""
        dated = tr(DATED[moment.dated])
        return (
            " ".join(part for part in (dated, day) if part),
            moment.article,
            moment.stated,
            interval_words(moment, self._timeline.is_days),
            moment.quote,
        )
