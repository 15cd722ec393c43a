"""The editor's own draft beside the articles: marked, kept with the session, leading to its claims."""

from functools import partial

from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from tests.ui.keys import CONTROL, SHIFT, press, write
from workbench.core.verdict import ACCEPTED, REJECTED
from workbench.services.resting import Ground
from workbench.ui.window import MainWindow

SENTENCE = "At least 164 people have died in Kazakhstan."


def marks(window: MainWindow) -> list[str]:
    return [each.cursor.selectedText() for each in window.page.drafting.pane.text.extraSelections()]


def test_a_draft_is_written_beside_the_articles_and_says_what_it_rests_on(
    window: MainWindow, qtbot: QtBot
) -> None:
    pane, desk = window.page.drafting.pane, window.station.desk
    claim = next(k for k, i in desk.claims.items() if i.claim.quote.startswith("At least 164"))
    press("d", modifier=CONTROL | SHIFT)
    assert pane.text.hasFocus()
    write(f"{SENTENCE} Here 77 sheep were counted.")
    qtbot.waitUntil(lambda: len(marks(window)) == 2)
    assert marks(window)[0] == SENTENCE
    assert "1 on unreviewed claims" in pane.count.text()
    assert "rests on no claim" in pane.told.text()
    pane.text.moveCursor(QTextCursor.MoveOperation.Start)
    assert "unreviewed" in pane.told.text()
    assert "At least 164 people" in pane.told.text()
    window.station.verbs.rule([claim], ACCEPTED)
    qtbot.waitUntil(lambda: "1 on accepted claims" in pane.count.text())
    pane.go.click()
    assert desk.focused is not None
    point = desk.point_of(claim)
    assert point is not None
    assert desk.focused in point.claims
    window.station.verbs.rule([claim], REJECTED, "no")
    qtbot.waitUntil(lambda: "1 on rejected claims" in pane.count.text())
    assert Ground.REJECTED in {each.ground for each in pane.found}

    window.keeper.keep_now()
    window.sessions.leaving.connect(pane.hide)
    window.sessions.leaving.connect(partial(pane.put, ""))
    with qtbot.waitSignal(window.sessions.opened):
        window.sessions.open(desk.session_id)
    assert pane.isVisible()
    assert pane.text.toPlainText().startswith(SENTENCE)
    qtbot.waitUntil(lambda: len(marks(window)) == 2)


def test_the_articles_keep_their_width_beside_the_draft(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1920, 1080)
    room = window.page.workspace
    qtbot.waitUntil(lambda: len(room.shown()) > 2)
    before = room.shown()
    press("d", modifier=CONTROL | SHIFT)
    qtbot.waitUntil(lambda: len(room.shown()) < len(before))
    assert all(room.pane(key).width() >= room.pane(key).minimumWidth() for key in room.shown())
    press("d", modifier=CONTROL | SHIFT)
    qtbot.waitUntil(lambda: len(room.shown()) == len(before))
