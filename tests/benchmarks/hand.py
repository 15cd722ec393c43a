"""What the hand feels: the same acts on the sample, a small session and one of 200 articles, 60,000 claims.

"done" is the time from the key to what it asks for being true and painted; "longest step" is the longest
time for which the window's thread itself computed without answering, the worst of all runs. Both depend on
the machine: the first line tells how long it takes to count to a million.

    QT_QPA_PLATFORM=offscreen python -m tests.benchmarks.hand
"""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from tests.benchmarks.large import make
from workbench.services.inprocess import InProcess
from workbench.services.place import utc_now
from workbench.services.workbench import Workbench, open_workbench
from workbench.ui.claims.filters import Filter
from workbench.ui.settings import Settings
from workbench.ui.station import Means
from workbench.ui.theme import DARK, LIGHT, Looks
from workbench.ui.window import MainWindow
from workbench.ui.work import WorkThread

RUNS = 7
QUIET = 0.4
"""Seconds without news after which an act counts as over."""
SIZES = {"small": (5, 60), "large": (200, 300)}


@dataclass(frozen=True, slots=True)
class Taken:
    """Seconds: until done, and the longest step of the window's thread."""

    done: float
    step: float


class Beat:
    """A clock in the window's own event loop."""

    def __init__(self) -> None:
        self._timer = QTimer(interval=0)
        self._timer.timeout.connect(self._beat)
        self._timer.start()
        self.begin()

    def begin(self) -> None:
        """Forget what was."""
        self._last, self.longest = time.thread_time(), 0.0

    def _beat(self) -> None:
        now = time.thread_time()
        self.longest, self._last = max(self.longest, now - self._last), now


def go_on(until: Callable[[], bool], patience: float = 60.0) -> float:
    """Let the window live until something is true; return when it was.

    In an event loop of its own: without one, Qt keeps every widget that was to be deleted.
    """
    end = time.perf_counter() + patience
    loop = QEventLoop()
    look = QTimer(interval=2)
    look.timeout.connect(lambda: loop.quit() if until() or time.perf_counter() > end else None)
    look.start()
    loop.exec()
    return time.perf_counter()


def rest() -> None:
    end = time.perf_counter() + QUIET
    go_on(lambda: time.perf_counter() > end)


def measured(beat: Beat, act: Callable[[], object], until: Callable[[], bool]) -> Taken:
    """Do something once and see what it takes, its aftermath included in the longest step."""
    acted: list[float] = []

    def begin() -> None:
        acted.append(time.perf_counter())
        beat.begin()
        act()

    rest()
    QTimer.singleShot(0, begin)  # within the event loop, as a key is
    done = go_on(lambda: bool(acted) and until()) - acted[0]
    rest()
    return Taken(done, beat.longest)


def press(window: MainWindow, key: Qt.Key) -> None:
    focused: QWidget = QApplication.focusWidget() or window
    QTest.keyClick(focused, key)


class Hand:
    """Drives one window as an editor does."""

    def __init__(self, window: MainWindow) -> None:
        self.window, self.desk = window, window.station.desk
        self.beat = Beat()

    def all_of(self, session: str) -> dict[str, Taken]:
        """Do every act on a session."""
        opened = [self._open(session) for _ in range(2)][-1:]
        self.window.rooms.views.return_to_text()
        acts: dict[str, Callable[[], Taken]] = {
            "next claim, counterparts scrolled in": self._step,
            "verdict, on disk and painted": self._rule,
            "next conflict": self._conflict,
            "filter by typing": self._filter,
            "another theme": self._theme,
            "article put away and brought back": lambda: self._do("article.hide", "article.show"),
            "panel at the right, away and back": lambda: self._do("view.inspector", "view.inspector"),
            "list of claims, away and back": lambda: self._do("view.claims", "view.claims"),
            "find": lambda: self._do("find.open"),
            "list of keys": lambda: self._do("help.keys"),
        }
        found = {name: [act() for _ in range(RUNS)] for name, act in acts.items()}
        return {name: _together(taken) for name, taken in ({"open the session": opened} | found).items()}

    def _open(self, session: str) -> Taken:
        self.window.sessions.close()
        return measured(
            self.beat,
            lambda: self.window.sessions.open(session),
            lambda: self.desk.session_id == session and self.window.station.following.has_arrived,
        )

    def _step(self) -> Taken:
        before = self.desk.focused
        return measured(
            self.beat, lambda: press(self.window, Qt.Key.Key_J), lambda: self.desk.focused != before
        )

    def _conflict(self) -> Taken:
        before = self.desk.focused
        return measured(
            self.beat, lambda: press(self.window, Qt.Key.Key_C), lambda: self.desk.focused != before
        )

    def _rule(self) -> Taken:
        claim = self.desk.focused
        assert claim is not None
        before = len(self.desk.claims[claim].history)
        taken = measured(
            self.beat,
            lambda: press(self.window, Qt.Key.Key_A),
            lambda: len(self.desk.claims[claim].history) > before,
        )
        press(self.window, Qt.Key.Key_J)
        return taken

    def _filter(self) -> Taken:
        self.desk.narrow(Filter())
        bar = self.window.page.claims.bar
        bar.begin()
        field = QApplication.focusWidget()
        assert field is not None
        taken = measured(
            self.beat, lambda: QTest.keyClicks(field, "1021"), lambda: self.desk.filter.text == "1021"
        )
        self.window.rooms.views.return_to_text()
        self.desk.narrow(Filter())
        return taken

    def _do(self, *commands: str) -> Taken:
        """Do commands one after the other and close what they opened; the longest of all of them counts."""
        taken = [measured(self.beat, self._action(name).trigger, lambda: True) for name in commands]
        for top in QApplication.topLevelWidgets():
            if isinstance(top, QDialog) and top.isVisible():
                top.close()
        self.window.activateWindow()  # no window manager does it
        press(self.window, Qt.Key.Key_Escape)
        self.window.rooms.views.return_to_text()
        return Taken(max(t.done for t in taken), max(t.step for t in taken))

    def _action(self, name: str) -> QAction:
        return next(action for action in self.window.actions() if action.objectName() == name)

    def _theme(self) -> Taken:
        looks = self.window.station.looks
        other = LIGHT if looks.theme.dark else DARK
        return measured(self.beat, lambda: looks.choose(other), lambda: looks.theme.name == other)


def _together(taken: list[Taken]) -> Taken:
    return Taken(statistics.median(t.done for t in taken), max(t.step for t in taken))


def _million() -> float:
    """Return the seconds that this machine takes to add up a million numbers, one by one."""

    def count() -> float:
        start, total = time.thread_time(), 0
        for number in range(10**6):
            total += number
        return time.thread_time() - start

    return min(count() for _ in range(3))


def main() -> None:
    """Print what each act takes, session by session."""
    app = QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "bench.db")
        made = open_workbench(path, reviewer="bench", reader=InProcess())
        made.archive.sample()
        sample = made.archive.last()
        assert sample is not None
        ids = {"sample": sample.id}
        ids |= {name: make(made.context.store, name, *size) for name, size in SIZES.items()}
        made.close()
        work = WorkThread(lambda: open_workbench(path, reviewer="bench", reader=InProcess()), Workbench.close)
        aside = WorkThread(object, lambda _: None)
        window = MainWindow(Means(work, aside, Looks(app, LIGHT), Settings(Path(folder) / "s.ini"), utc_now))
        window.resize(1600, 1000)
        window.show()
        hand = Hand(window)
        print(f"a million counted in {_million() * 1000:.0f} ms")
        for session, key in ids.items():
            for name, taken in hand.all_of(key).items():
                print(
                    f"{session:8}{name:40} done {taken.done * 1000:7.1f} ms; longest step {taken.step * 1000:6.1f}"
                )
        window.station.following.close()
        aside.close()
        work.close()


if __name__ == "__main__":
    main()
