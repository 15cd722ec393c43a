"""A desk that types and rules by itself: python -m tests.reliability.writer HOW LIBRARY; says on stdout what it did."""

import os
import signal
import sys
import time

from PySide6.QtCore import SIGNAL, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from workbench import app as program
from workbench.ui.commands.walking import Walking
from workbench.ui.leaving import Leaving
from workbench.ui.window import MainWindow


class Writer:
    """Finds the window, focuses a claim and goes on until it is ended from outside."""

    def __init__(self, how: str) -> None:
        self._how, self._count = how, 0
        self._timer = QTimer()
        self._timer.timeout.connect(self._act)
        self._timer.start(20)

    def _act(self) -> None:
        windows = [w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow)]
        if not windows or not windows[0].station.following.has_arrived:
            return
        window = windows[0]
        if window.station.desk.focused is None:
            window.station.desk.focus(next(iter(window.station.desk.claims)))
        self._count += 1
        getattr(self, self._how)(window)

    def types(self, window: MainWindow) -> None:
        field = window.page.inspector.note.field
        field.insertPlainText(chr(ord("a") + self._count % 26))
        print(f"{time.time():.3f} {len(field.text)}", flush=True)

    def rules(self, window: MainWindow) -> None:
        if self._count <= 40:
            claims = list(window.station.desk.claims)
            window.station.verbs.rule([claims[self._count]], "accepted")
        print(f"{self._count}", flush=True)

    def leaves(self, window: MainWindow) -> None:
        """Hand over forty rulings and a half-written note, log out, and be ended as soon as that returns."""
        claims = list(window.station.desk.claims)
        for claim in claims[:40]:
            window.station.verbs.rule([claim], "accepted")
        window.page.inspector.note.field.insertPlainText("half a note")
        application = QApplication.instance()
        assert application is not None
        print(application.receivers(SIGNAL("commitDataRequest(QSessionManager&)")), flush=True)
        manager = Manager()
        made[0].commit(manager)
        print(f"cancelled {manager.cancelled}", flush=True)
        os.kill(os.getpid(), signal.SIGKILL)

    def fails(self, window: MainWindow) -> None:
        """Rule, run into a fault of the program in a command and in a paint event, and rule again."""
        if self._count == 1:
            claims = list(window.station.desk.claims)
            window.station.verbs.rule([claims[0]], "accepted")
            window._actions["claim.next"].trigger()
            Faulty(window).show()
            window.station.verbs.rule([claims[1]], "accepted")
        boxes = [w for w in QApplication.topLevelWidgets() if isinstance(w, QMessageBox) and w.isVisible()]
        if self._count > 20 and boxes and not window.station.saving.is_busy:
            print(" ".join(boxes[0].text().split()), flush=True)
            print(len(boxes), flush=True)
            QApplication.exit()

    def waits(self, window: MainWindow) -> None:
        print(window.banner.text or "-", flush=True)


class Manager:
    """What the system hands to a program when the person logs out."""

    cancelled = False

    def allowsInteraction(self) -> bool:
        return True

    def cancel(self) -> None:
        self.cancelled = True

    def release(self) -> None:
        """Nothing was taken."""


class Faulty(QWidget):
    """A widget whose painting fails, once."""

    painted = False

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self.painted:
            self.painted = True
            raise ZeroDivisionError("SECRET of the painting")


def broken(_walking: Walking) -> None:
    raise ValueError("SECRET of the command")


made: list[Leaving] = []


class Caught(Leaving):
    """Kept, so that the writer can log out as the system would."""

    def __init__(self, *parts: object) -> None:
        super().__init__(*parts)  # type: ignore[arg-type]
        made.append(self)


def main(how: str, library: str) -> None:
    original = program.MainWindow.begin

    def begin(window: MainWindow, *names: object, **more: object) -> None:
        window.writer = Writer(how)  # type: ignore[attr-defined]
        original(window, *names, **more)  # type: ignore[arg-type]

    program.MainWindow.begin = begin  # type: ignore[method-assign]
    program.Leaving = Caught  # type: ignore[misc]
    if how == "fails":
        Walking.next = broken  # type: ignore[method-assign]
    sys.exit(program.run(library, "A. Editor"))


if __name__ == "__main__":
    main(*sys.argv[1:])
