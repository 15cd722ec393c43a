"""What the hand feels: the same acts on a small session and on one of 200 articles and 60,000 claims.

"done" is the time from the key to what it asks for being true and painted; "longest step" is the longest
time for which the window's thread itself computed without answering, which no other program disturbs.

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
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

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
    """Let the window live until something is true; return when it was."""
    end = time.perf_counter() + patience
    while not until() and time.perf_counter() < end:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    return time.perf_counter()


def rest() -> None:
    end = time.perf_counter() + QUIET
    go_on(lambda: time.perf_counter() > end)


def measured(beat: Beat, act: Callable[[], object], until: Callable[[], bool]) -> Taken:
    """Do something once and see what it takes, its aftermath included in the longest step."""
    rest()
    beat.begin()
    start = time.perf_counter()
    act()
    done = go_on(until) - start
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
        acts: dict[str, Callable[[], Taken]] = {
            "next claim, counterparts scrolled in": self._step,
            "verdict, on disk and painted": self._rule,
            "next conflict": self._conflict,
            "filter by typing": self._filter,
            "another theme": self._theme,
        }
        found = {name: [act() for _ in range(RUNS)] for name, act in acts.items()}
        return {name: _middle(taken) for name, taken in ({"open the session": opened} | found).items()}

    def _open(self, session: str) -> Taken:
        self.window.sessions.close()
        return measured(
            self.beat, lambda: self.window.sessions.open(session), lambda: self.desk.session_id == session
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

    def _theme(self) -> Taken:
        looks = self.window.station.looks
        other = LIGHT if looks.theme.dark else DARK
        return measured(self.beat, lambda: looks.choose(other), lambda: looks.theme.name == other)


def _middle(taken: list[Taken]) -> Taken:
    return Taken(statistics.median(t.done for t in taken), statistics.median(t.step for t in taken))


def main() -> None:
    """Print what each act takes, and how many times longer in the large session."""
    app = QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "bench.db")
        made = open_workbench(path, reviewer="bench", reader=InProcess())
        ids = {name: make(made.context.store, name, *size) for name, size in SIZES.items()}
        made.close()
        work = WorkThread(lambda: open_workbench(path, reviewer="bench", reader=InProcess()), Workbench.close)
        aside = WorkThread(object, lambda _: None)
        window = MainWindow(Means(work, aside, Looks(app, LIGHT), Settings(Path(folder) / "s.ini"), utc_now))
        window.resize(1600, 1000)
        window.show()
        hand = Hand(window)
        small, large = (hand.all_of(ids[name]) for name in SIZES)
        for name, taken in large.items():
            theirs = small[name]
            print(
                f"{name:40} done {taken.done * 1000:7.1f} ms, {taken.done / theirs.done:5.2f} times;"
                f" longest step {taken.step * 1000:6.1f} ms, {taken.step / theirs.step:5.2f} times"
                f" a small session ({theirs.step * 1000:.1f} ms)"
            )
        window.station.following.close()
        aside.close()
        work.close()


if __name__ == "__main__":
    main()
