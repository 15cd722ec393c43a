import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Clock, looks, means, no_dialog_left, no_thread_left, settings
from tests.ui.keys import arrive
from workbench.services.inprocess import InProcess
from workbench.services.inputs import Input
from workbench.services.workbench import Workbench, open_workbench
from workbench.ui.station import Means
from workbench.ui.window import MainWindow

__all__ = ["looks", "means", "no_dialog_left", "no_thread_left", "settings"]

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

KEYBOARD = r"This plugin does not support grabbing the keyboard"
"""What the offscreen platform says of an open menu."""

ATTACK = '<img src="file:///etc/passwd"><b>5 < 6</b> & <a href="file:///etc/passwd">x</a>'
TEXT = f"""{ATTACK} headline of the day

By {ATTACK} Jane Doe

At least 164 people {ATTACK} were killed in Almaty, Dana <i>Ospanova</i> said on Thursday 13 January.

“We will <table><tr><td>leave</td></tr></table> in 10 days,” he said.
"""
OTHER = "At least 225 people were killed in Almaty, <b>prosecutors</b> said on 19 January.\n\nDana Ospanov spoke.\n"


@pytest.fixture
def workbench(tmp_path: Path) -> Iterator[Workbench]:
    """A library with one session in which every word from outside is mark-up."""
    opened = open_workbench(
        str(tmp_path / f"library {'<b>x</b>'.replace('/', '_')}.sqlite"),
        clock=Clock(),
        reviewer=ATTACK,
        reader=InProcess(),
    )
    session = opened.archive.create(ATTACK, ATTACK).id
    given = [Input(name=f"{ATTACK}.txt", raw=TEXT.encode()), Input(name="<b>two</b>.txt", raw=OTHER.encode())]
    opened.intake.add(session, given)
    opened.intake.correct(session, "a1", "publisher", ATTACK)
    for reviewed in opened.archive.view(session).claims[:4]:
        opened.review.rule(session, reviewed.claim.id, "rejected", ATTACK)
        opened.review.note(
            session, reviewed.claim.id, f"{ATTACK}\n\n![x](file:///etc/passwd)\n\n[y](file:///etc/passwd)"
        )
    yield opened
    opened.close()


@pytest.fixture
def window(means: Means, qtbot: QtBot) -> Iterator[MainWindow]:
    made = MainWindow(means)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    with qtbot.waitExposed(made):
        made.show()
    made.begin()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    arrive(made)
    yield made
    made.close()
