"""A desk that types and rules by itself: python -m tests.reliability.writer HOW LIBRARY; says on stdout what it did."""

import sys
import time

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from workbench import app as program
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
        if not windows or not windows[0].station.desk.claims:
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

    def waits(self, window: MainWindow) -> None:
        print(window.banner.text or "-", flush=True)


def main(how: str, library: str) -> None:
    original = program.MainWindow.begin

    def begin(window: MainWindow, *names: object, **more: object) -> None:
        window.writer = Writer(how)  # type: ignore[attr-defined]
        original(window, *names, **more)  # type: ignore[arg-type]

    program.MainWindow.begin = begin  # type: ignore[method-assign]
    sys.exit(program.run(library, "A. Editor"))


if __name__ == "__main__":
    main(*sys.argv[1:])
