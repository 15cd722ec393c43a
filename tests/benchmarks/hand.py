"""What the hand feels: the same acts on the sample, a small session and one of 200 articles, 60,000 claims.

"done" is the time from the key to what it asks for being true and painted; "longest step" is the longest
time for which the window's thread itself computed without answering, "longest wait" that of a real key which
was pressed meanwhile, until the window was given it: the worst of all runs. All depend on the machine: the
first line tells how long it takes to count to a million. Keys are pressed through the X server, every few
milliseconds, on a screen of the benchmark's own.

    python -m tests.benchmarks.hand [SESSION ...]
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QAbstractEventDispatcher, QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from tests.benchmarks.large import make
from tests.journeys.desk import screen
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
    wait: float


class Beat(QObject):
    """The passes of the window's event loop, and the arrival of real keys in its windows."""

    def __init__(self) -> None:
        super().__init__()
        dispatcher = QAbstractEventDispatcher.instance()
        assert dispatcher is not None
        dispatcher.awake.connect(self._beat)  # in each pass, once; several timers fire in one
        self.begin()

    def begin(self) -> None:
        """Forget what was."""
        self._last, self.longest, self.wait, self.keys = time.thread_time(), 0.0, 0.0, 0

    def listen(self, window: QWindow | None) -> None:
        """Watch for keys in a window of the screen that has the keyboard now."""
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note how long ago a real key was pressed by the X server's clock, which is the system's monotonic one."""
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Shift and event.timestamp():
            waited = (time.monotonic_ns() // 10**6 - event.timestamp()) & 0xFFFFFFFF
            self.wait, self.keys = max(self.wait, waited / 1000), self.keys + 1
            return True
        return super().eventFilter(watched, event)

    def _beat(self) -> None:
        now = time.thread_time()
        self.longest, self._last = max(self.longest, now - self._last), now


@contextmanager
def fingers() -> Iterator[None]:
    """Press and release a key that means nothing, again and again, until the end."""
    presses = ["xdotool", "key", "--delay", "3", "--repeat", "1000000", "--repeat-delay", "3", "Shift_L"]
    process = subprocess.Popen(presses, stdout=subprocess.DEVNULL)
    try:
        yield
    finally:
        process.terminate()
        process.wait(10)


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
    return Taken(done, beat.longest, beat.wait)


def press(window: MainWindow, key: Qt.Key) -> None:
    focused: QWidget = QApplication.focusWidget() or window
    QTest.keyClick(focused, key)


class Hand:
    """Drives one window as an editor does."""

    def __init__(self, window: MainWindow) -> None:
        self.window, self.desk = window, window.station.desk
        self.beat = Beat()
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.focusWindowChanged.connect(self.beat.listen)
        self.beat.listen(window.windowHandle())

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
        return Taken(*(max(getattr(t, name) for t in taken) for name in ("done", "step", "wait")))

    def _action(self, name: str) -> QAction:
        return next(action for action in self.window.actions() if action.objectName() == name)

    def _theme(self) -> Taken:
        looks = self.window.station.looks
        other = LIGHT if looks.theme.dark else DARK
        return measured(self.beat, lambda: looks.choose(other), lambda: looks.theme.name == other)


def _together(taken: list[Taken]) -> Taken:
    return Taken(
        statistics.median(t.done for t in taken), max(t.step for t in taken), max(t.wait for t in taken)
    )


def _million() -> float:
    """Return the seconds that this machine takes to add up a million numbers, one by one."""

    def count() -> float:
        start, total = time.thread_time(), 0
        for number in range(10**6):
            total += number
        return time.thread_time() - start

    return min(count() for _ in range(3))


def main(chosen: list[str]) -> None:
    """Print what each act takes, session by session."""
    app = QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "bench.db")
        made = open_workbench(path, reviewer="bench")
        made.archive.sample()
        sample = made.archive.last()
        assert sample is not None
        ids = {"sample": sample.id}
        ids |= {
            name: make(made.context.store, name, *size)
            for name, size in SIZES.items()
            if not chosen or name in chosen
        }
        for session in ids.values():
            made.archive.leave(session, "bench")  # the counts of the list of sessions are kept then
        made.close()
        work = WorkThread(lambda: open_workbench(path, reviewer="bench"), Workbench.close)
        aside = WorkThread(object, lambda _: None)
        window = MainWindow(Means(work, aside, Looks(app, LIGHT), Settings(Path(folder) / "s.ini"), utc_now))
        window.resize(1600, 1000)
        window.show()
        hand = Hand(window)
        print(f"a million counted in {_million() * 1000:.0f} ms")
        with fingers():
            for session, key in ids.items():
                for name, taken in hand.all_of(key).items():
                    times = "; ".join(
                        f"{what} {seconds * 1000:6.1f}"
                        for what, seconds in (
                            ("done", taken.done),
                            ("longest step", taken.step),
                            ("longest wait", taken.wait),
                        )
                    )
                    print(f"{session:8}{name:40} {times}", flush=True)
        window.station.following.close()
        aside.close()
        work.close()


if __name__ == "__main__":
    with screen(1600, 1000) as display:
        os.environ |= {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        main(sys.argv[1:])
