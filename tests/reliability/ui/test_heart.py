"""K2, K4: the window beats on while hostile text is read and analysed, and any words can be searched for."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from tests.reliability.payloads import PAYLOADS
from tests.reliability.sizes import sized
from tests.reliability.test_fuzz import TEXTS
from tests.reliability.ui.conftest import KEYBOARD
from tests.ui.conftest import OFFSCREEN, Clock
from workbench.core.errors import Refused
from workbench.core.query import LONGEST, Query, hits
from workbench.core.span import Span
from workbench.services.importer import ImportProcess
from workbench.services.inputs import Input
from workbench.services.workbench import Workbench, open_workbench
from workbench.ui.settings import Settings
from workbench.ui.station import Means
from workbench.ui.theme import Looks
from workbench.ui.window import MainWindow
from workbench.ui.work import WorkThread

pytestmark = pytest.mark.qt_log_ignore(OFFSCREEN, KEYBOARD, extend=True)
Figure = Callable[[str, object], None]
BEAT_MS = 5


class Heart:
    """Beats on the GUI thread; ``longest`` is the longest time between two beats, in ms."""

    def __init__(self) -> None:
        self.longest = 0
        self._last = time.perf_counter()
        self._timer = QTimer()
        self._timer.timeout.connect(self._beat)
        self._timer.start(BEAT_MS)

    def _beat(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, round((now - self._last) * 1000))
        self._last = now

    def stop(self) -> int:
        """Stop beating; return the longest gap."""
        self._timer.stop()
        return self.longest


@pytest.fixture
def busy(tmp_path: Path, looks: Looks, settings: Settings, qtbot: QtBot) -> Iterator[MainWindow]:
    """A window as the program makes it: a storage thread, an import process, a session of its own."""
    path = str(tmp_path / "library.sqlite")
    made = open_workbench(path, clock=Clock(), reviewer="A. Editor")
    made.archive.create("Flood")
    made.close()

    def opening() -> Workbench:
        return open_workbench(path, reviewer="A. Editor", reader=ImportProcess())

    work: WorkThread[Workbench] = WorkThread(opening, Workbench.close)
    aside: WorkThread[object] = WorkThread(object, lambda _: None, "reading")
    window = MainWindow(Means(work, aside, looks, settings, Clock()))
    qtbot.addWidget(window)
    window.resize(1280, 800)
    with qtbot.waitExposed(window):
        window.show()
    window.begin(("Flood",))
    qtbot.waitUntil(lambda: bool(window.station.desk.session_id), timeout=30_000)
    yield window
    window.close()
    qtbot.waitUntil(window.isHidden, timeout=30_000)
    aside.close()
    work.close()


@sized("length", ordinary=30_000, full=900_000)
def test_k2_the_window_beats_on_while_a_hostile_text_is_analysed(
    length: int, busy: MainWindow, qtbot: QtBot, figure: Figure
) -> None:
    """Imported at the desk itself; the time that the window takes to show what came is not in the figure."""
    text = "Story of it\n\n" + "10% of 1,000 people said 3 days ago in January, “we " * (length // 50)
    heart = Heart()
    busy.imports.add([Input(name="hostile.txt", raw=text.encode())])
    gaps: list[int] = []

    def is_over() -> bool:
        if not busy.import_bar.isVisible() and not gaps:
            gaps.append(heart.stop())
        return bool(gaps) and (bool(busy.station.desk.articles) or bool(busy.findChildren(QDialog)))

    qtbot.waitUntil(busy.import_bar.isVisible, timeout=30_000)
    qtbot.waitUntil(is_over, timeout=300_000)
    for dialog in busy.findChildren(QDialog):
        dialog.reject()
    assert not busy.station.saving.has_failed
    figure(f"longest pause of the window while {length // 1000} kB of hostile text are analysed, ms", gaps[0])


@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    wanted=st.one_of(st.text(max_size=12), st.sampled_from(PAYLOADS), TEXTS), text=TEXTS, cased=st.booleans()
)
def test_k4_any_words_can_be_searched_for(wanted: str, text: str, cased: bool) -> None:
    """No sign in them means anything; what is found is where it says, and what is there is found."""
    if len(wanted) > LONGEST:
        with pytest.raises(Refused, match="too long"):
            hits(Query(wanted), [text])
        return
    text = f"Story {text} of {wanted} it\n"
    for query in (Query(wanted, cased), Query(wanted, cased, whole=True)):
        for span in hits(query, [text])[0]:
            assert 0 <= span.start < span.end <= len(text)
    assert hits(Query("stORY"), [text])[0][0].start == 0


def test_k4_words_are_found_as_they_look() -> None:
    """Words pasted from a disguised quotation find the honest ones; texts come folded from the search itself."""
    for wanted in ("not pay", "not p\u0430y", "n\u00adot pay", "n\u200bot pay"):
        assert hits(Query(wanted), ["did not pay"]) == ((Span(4, 11),),)
