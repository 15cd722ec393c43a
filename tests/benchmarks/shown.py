"""Start the desk on a session and close it as soon as the session is on the screen."""

import sys

from PySide6.QtCore import QTimer

from workbench import app
from workbench.ui.window import MainWindow


class Glance(MainWindow):
    def begin(self, names: tuple[str, ...] = (), *, sample: bool = False) -> None:
        self.station.desk.view_loaded.connect(self.shown)
        super().begin(names, sample=sample)

    def shown(self) -> None:
        QTimer.singleShot(0, self.end)

    def end(self) -> None:
        print("shown", flush=True)
        self.close()


if __name__ == "__main__":
    app.MainWindow = Glance  # type: ignore[misc]
    sys.exit(app.run(sys.argv[1], "Bench", sys.argv[2:]))
