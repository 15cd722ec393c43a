"""Keeps how the session stands on the screen: panes, focus, filters, sizes, drafts."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from workbench.core.session import Layout
from workbench.services.workbench import Workbench
from workbench.ui.work import Work

SOON_MS = 800

Collect = Callable[[], tuple[str, Layout] | None]


class Keeper(QObject):
    """Writes the layout at most once in 0.8 seconds, and at once when asked.

    ``collect`` returns the session's id and its layout, None while no session is on the desk. ``failed``
    carries an error; the layout is then written with the next change.
    """

    failed = Signal(object)

    def __init__(self, work: Work[Workbench], collect: Collect, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work, self._collect = work, collect
        self._kept: tuple[str, Layout] | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON_MS)
        self._soon.timeout.connect(self.keep_now)
        self._under_way = 0

    @property
    def is_busy(self) -> bool:
        """Whether a layout is on its way to the disk."""
        return self._under_way > 0

    def opened(self) -> None:
        """Take what is on the screen as kept: a session was just put there."""
        self._soon.stop()
        self._kept = self._collect()

    def keep_soon(self) -> None:
        """Keep the layout when the editor has paused, or after 0.8 seconds."""
        if not self._soon.isActive():
            self._soon.start()

    def keep_now(self, then: Callable[[], None] | None = None) -> None:
        """Keep the layout now; ``then`` is called when it is on disk or could not be written."""
        self._soon.stop()
        found = self._collect()
        if found is None or found == self._kept:
            if then is not None:
                then()
            return
        self._kept = found
        self._under_way += 1
        self._work.submit(partial(_keep, *found), partial(self._done, then), partial(self._fail, then))

    def _done(self, then: Callable[[], None] | None, _: None) -> None:
        self._under_way -= 1
        if then is not None:
            then()

    def _fail(self, then: Callable[[], None] | None, error: Exception) -> None:
        self._under_way -= 1
        self._kept = None
        self.failed.emit(error)
        if then is not None:
            then()


def _keep(session: str, layout: Layout, library: Workbench) -> None:
    library.archive.keep_layout(session, layout)
