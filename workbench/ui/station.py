"""What the window is built of and has no face: state, verbs, saving, drafts, and those who do the work."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from workbench.core.errors import LibraryGone, WorkbenchError
from workbench.services.workbench import Workbench
from workbench.ui.copies import Copies
from workbench.ui.drafts import Drafts
from workbench.ui.following import Following
from workbench.ui.logbook import Logbook
from workbench.ui.saving import Clock, Saving
from workbench.ui.settings import Settings
from workbench.ui.state import Desk
from workbench.ui.theme import Looks
from workbench.ui.verbs import Verbs
from workbench.ui.work import Work, report_bug


@dataclass(frozen=True, slots=True)
class Means:
    """What the composition root hands in: ``work`` is the library's thread, ``aside`` another for reading.

    ``searching`` is a third one for finding; without it, that is done aside too.
    """

    work: Work[Workbench]
    aside: Work[object]
    looks: Looks
    settings: Settings
    clock: Clock
    searching: Work[object] | None = None
    logbook: Logbook | None = None


class Station(QObject):
    """Holds one of each for a window; all live on the GUI thread.

    ``told`` carries what a person should read of an error; ``gone`` that the library's file is not there
    any more while it is open.
    """

    told = Signal(str)
    gone = Signal(str)

    def __init__(self, means: Means) -> None:
        super().__init__()
        self.means = means
        self.looks = means.looks
        self.work = means.work
        self.desk = Desk()
        self.logbook = means.logbook or Logbook(means.clock)
        self.saving = Saving(means.clock, self.logbook.told)
        self.following = Following(means.work, self.desk)
        self.drafts = Drafts(self._seen)
        self.verbs = Verbs(means.work, self.desk, self.following, self.saving, self.drafts)
        self.copies = Copies(self.desk, means.work, means.aside)
        self.copies.failed.connect(self.tell)
        self.verbs.kept.connect(self.drafts.drop)
        self.desk.view_loaded.connect(self._put_drafts_back)
        self.following.failed.connect(self.tell)

    def tell(self, error: object) -> None:
        """Tell a person's error; hand a fault of the program to the one place for them."""
        if isinstance(error, LibraryGone):
            self.gone.emit(self.logbook.told(error))
        elif isinstance(error, WorkbenchError):
            self.told.emit(self.logbook.told(error))
        elif isinstance(error, Exception):
            report_bug(error)

    def _seen(self) -> int:
        return self.desk.seen

    def _put_drafts_back(self) -> None:
        self.drafts.put_back(self.desk.layout.drafts, self.desk.layout.sizes.get("begun", ""))
