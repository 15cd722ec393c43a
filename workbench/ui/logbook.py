"""What a person reads of a failure, with the number under which the log has it."""

from __future__ import annotations

from workbench.core.errors import WorkbenchError
from workbench.services.faultlog import FaultLog
from workbench.ui.words import noop, tr

FAULT = noop("A fault of the program. You can go on working; please report it with the number here.")


class Logbook(FaultLog):
    """Tells failures in the reader's language."""

    def told(self, error: BaseException) -> str:
        """Write an error to the log; return what a person reads of it."""
        number = self.enter(error)
        words = str(error) if isinstance(error, WorkbenchError) else tr(FAULT)
        return f"{words} (log {number})"
