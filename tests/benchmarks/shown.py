"""Start the desk as a person does; once the claim in focus is painted, go to the next one by key, and say so.

What is said then is what a person calls usable: the text with its highlights is there, and a key is obeyed
and painted. The arguments are those of the program.
"""

from __future__ import annotations

import workbench.__main__ as entry
from workbench.services.place import Place

begin = entry._start_desk


def start(place: Place, names: tuple[str, ...], sample: bool) -> int:
    """Start the desk with a window that says when it is usable, and closes then."""
    entry.gc.disable()
    # Lazy: Qt is loaded where the program loads it.
    from PySide6.QtCore import Qt, QTimer
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from workbench import app

    class Glance(app.MainWindow):  # type: ignore[misc,name-defined]
        def begin(self, *arguments: object, **named: object) -> None:
            self.sessions.opened.connect(lambda: QTimer.singleShot(0, self.try_key))
            super().begin(*arguments, **named)

        def try_key(self) -> None:
            if not self.page.workspace.shown() or not self.station.following.has_arrived:
                QTimer.singleShot(1, self.try_key)  # the sample is still being read
                return
            self.repaint()
            before = self.station.desk.focused
            QTest.keyClick(QApplication.focusWidget() or self, Qt.Key.Key_J)
            assert self.station.desk.focused != before
            self.repaint()
            print("shown", flush=True)
            self.close()

    app.MainWindow = Glance  # type: ignore[misc]
    return begin(place, names, sample)


if __name__ == "__main__":
    entry._start_desk = start
    entry.main()
