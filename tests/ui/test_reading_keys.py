"""Reading by key: edges of a claim, what is marked, panes that scroll together, words selected by the caret."""

from functools import partial

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.keys import CONTROL, SHIFT, focus_widget, press
from workbench.core.verdict import ACCEPTED
from workbench.services.workbench import Workbench
from workbench.ui.reading.marks import Highlighting
from workbench.ui.reading.text import ArticleText
from workbench.ui.window import MainWindow


def figure(window: MainWindow, words: str) -> str:
    desk = window.station.desk
    return next(k for k, i in desk.claims.items() if words in i.claim.quote and i.claim.kind == "quantity")


def test_edges_move_by_word_and_letter_and_all_else_stays(window: MainWindow, workbench: Workbench) -> None:
    desk = window.station.desk
    claim = figure(window, "2,500")
    desk.focus(claim)
    window.station.verbs.note(claim, "see the CSTO's own count")
    window.station.verbs.rule([claim], ACCEPTED)
    before = desk.claims[claim]
    text = desk.articles[before.claim.article].text
    press("[")
    longer = desk.claims[claim]
    assert longer.claim.quote.endswith(before.claim.quote)
    assert len(longer.claim.quote.split()) == len(before.claim.quote.split()) + 1
    assert (longer.verdict, longer.note, longer.point) == (before.verdict, before.note, before.point)
    press("{", "{")
    assert len(desk.claims[claim].claim.quote.split()) == len(before.claim.quote.split()) - 1
    press("]", modifier=CONTROL)
    stored = workbench.archive.reviewed(desk.session_id, [claim])[0].claim
    assert stored == desk.claims[claim].claim
    assert stored.span.of(text) == stored.quote
    assert stored.span.end > before.claim.span.end
    for _ in range(4):
        press("z", modifier=CONTROL)
    assert desk.claims[claim].claim.span == before.claim.span
    assert desk.claims[claim].verdict == ACCEPTED


def test_one_key_marks_conflicts_alone_and_one_what_is_unreviewed(window: MainWindow) -> None:
    room = window.page.workspace
    shown = room.pane(room.shown()[0]).text.highlights
    everything = shown.ids
    press("5", modifier=CONTROL)
    assert shown.showing is Highlighting.CONFLICTS
    assert len(shown.ids) < len(everything)
    press("6", modifier=CONTROL)
    assert shown.showing is Highlighting.UNREVIEWED
    press("6", modifier=CONTROL)
    assert shown.ids == everything
    press("h")
    assert shown.ids == ()


def test_panes_scroll_together_when_they_are_locked(window: MainWindow, qtbot: QtBot) -> None:
    room = window.page.workspace
    one, two = (room.pane(key).text for key in room.shown()[:2])
    bars = one.verticalScrollBar(), two.verticalScrollBar()
    for bar in bars:
        bar.setValue(40)
    bars[0].setValue(90)
    assert bars[1].value() == 40
    press("l", modifier=CONTROL | SHIFT)
    bars[0].setValue(140)
    assert bars[1].value() == 90
    bars[1].setValue(60)
    assert bars[0].value() == 110
    window.keeper.keep_now()
    window.sessions.leaving.connect(partial(setattr, room, "is_locked", False))
    with qtbot.waitSignal(window.sessions.opened):
        window.sessions.open(window.station.desk.session_id)
    assert room.is_locked


def test_the_caret_selects_words_and_makes_a_claim_of_them(window: MainWindow) -> None:
    desk = window.station.desk
    text = focus_widget()
    assert isinstance(text, ArticleText)
    press(Qt.Key.Key_Home, modifier=CONTROL)
    before = set(desk.claims)
    press("m")
    assert set(desk.claims) == before, "nothing is selected"
    press(*[Qt.Key.Key_Down] * 4, Qt.Key.Key_Home)
    press(Qt.Key.Key_Right, Qt.Key.Key_Right, modifier=CONTROL | SHIFT)
    chosen = text.selection()
    assert chosen is not None
    words = chosen.of(text.page.article.text)
    assert words == words.strip()
    press("m")
    made = set(desk.claims) - before
    assert [desk.claims[key].claim.quote for key in made] == [words]
