from functools import partial

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.reading.build import article, mark, story
from tests.ui.reading.hands import click, point_of
from workbench.core.article import Article
from workbench.core.point import RelationKind
from workbench.core.session import PaneLayout
from workbench.core.span import Span
from workbench.core.verdict import ACCEPTED
from workbench.ui.reading.marks import Gathered, Highlighting
from workbench.ui.reading.pane import narrowest
from workbench.ui.reading.passages import Passage
from workbench.ui.reading.strip import MOST
from workbench.ui.reading.workspace import Workspace
from workbench.ui.theme import DARK, LIGHT, Looks, Theme
from workbench.ui.turns import done


def articles(count: int = 5) -> list[Article]:
    return [article(story(20), f"a{n}", publisher=f"Paper {n}") for n in range(1, count + 1)]


MARKS = [mark(found, "Paragraph 15", f"c{n}") for n, found in enumerate(articles(), 1)]
LEAST = 400


@pytest.fixture
def room(qtbot: QtBot, look: Theme) -> Workspace:
    made = Workspace(look)
    qtbot.addWidget(made)
    made.resize(1280, 620)
    made.set_articles(articles())
    made.set_marks(Gathered(MARKS))
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_five_articles_at_1280_show_as_many_panes_as_can_be_read(room: Workspace) -> None:
    shown = room.shown()
    assert 2 <= len(shown) < 5
    for found in shown:
        pane = room.pane(found)
        assert pane.isVisible()
        assert pane.width() >= narrowest(pane.article, 100)
    assert room.strip.isVisible()
    assert room.strip.tabs.order() == ("a1", "a2", "a3", "a4", "a5")
    room.resize(2600, 620)
    assert room.shown() == ("a1", "a2", "a3", "a4", "a5")
    assert not room.strip.isVisible()


def test_panes_are_made_when_they_are_shown(qtbot: QtBot, look: Theme) -> None:
    made = Workspace(look)
    qtbot.addWidget(made)
    made.resize(900, 500)
    made.set_articles(articles(60))
    made.show()
    assert len(made.shelf.panes) == len(made.shown()) < 4


def test_a_tab_brings_its_article_in(qtbot: QtBot, room: Workspace) -> None:
    rect = room.strip.tabs.tabRect(4)
    with qtbot.waitSignal(room.pane_entered):
        qtbot.mouseClick(room.strip.tabs, Qt.MouseButton.LeftButton, pos=rect.center())
    assert "a5" in room.shown()
    assert room.active() == "a5"
    assert list(room.shown()) == sorted(room.shown())


def test_focusing_a_claim_brings_its_pane_in_and_scrolls_the_others_to_their_counterparts(
    room: Workspace,
) -> None:
    room.set_motion(motion=False)
    room.focus_claim("c5", ["c1", "c2", "c3", "c4"])
    assert "a5" in room.shown()
    for found in room.shown():
        pane = room.pane(found)
        assert pane.text.viewport().rect().contains(point_of(pane, "Paragraph 15"))
    assert room.pane("a5").text.emphasis.focused == "c5"
    other = next(found for found in room.shown() if found != "a5")
    assert room.pane(other).text.emphasis.counterparts == {f"c{other[1]}"}
    room.focus_claim(None)
    assert all(room.pane(found).text.emphasis.focused is None for found in room.shown())


def test_the_article_of_a_newly_focused_claim_is_the_one_in_use(qtbot: QtBot, room: Workspace) -> None:
    first, second = room.shown()[:2]
    room.enter(first)
    claim = next(iter(room.shelf.marks_of(second)))
    room.focus_claim(claim)
    assert room.active() == second
    text = room.pane(first).text
    text.setFocus()
    text.selectAll()
    found = room.selection()
    assert found is not None
    assert found[0] == first, "words selected by keyboard count where they are selected"
    line = room.current_line()
    assert line is not None
    assert line[0] == first


def test_what_contradicts_stands_beside_the_focused_claim(room: Workspace) -> None:
    room.set_motion(motion=False)
    room.focus_claim("c4", ["c5", "c1"], against=["c5"])
    assert {"a4", "a5"} <= set(room.shown())


def test_a_conflict_brings_its_opponent_in_unless_one_can_be_seen(room: Workspace) -> None:
    room.set_motion(motion=False)
    room.focus_claim("c1", ["c2", "c5"], against=["c2", "c5"])
    assert "a5" not in room.shown()
    room.focus_claim("c1", ["c5"], against=["c5"])
    assert "a5" not in room.shown(), "the editor has looked at this claim already"
    room.focus_claim(None)
    room.focus_claim("c1", ["c5"], against=["c5"])
    assert {"a1", "a5"} <= set(room.shown())
    assert room.pane("a5").text.emphasis.counterparts == {"c5"}


def test_a_pane_brought_in_later_knows_the_focus(room: Workspace) -> None:
    room.set_motion(motion=False)
    room.focus_claim("c1", ["c5"])
    assert "a5" not in room.shown()
    room.bring_in("a5")
    assert room.pane("a5").text.emphasis.counterparts == {"c5"}


def test_a_click_in_any_pane_and_a_ruling_in_any_pane(qtbot: QtBot, room: Workspace) -> None:
    room.set_motion(motion=False)
    room.focus_claim("c2")
    for found in room.shown():
        number = found[1]
        room.pane(found).text.reveal(MARKS[int(number) - 1].spans[0])
        with qtbot.waitSignal(room.claim_pressed) as caught:
            click(qtbot, room.pane(found), "Paragraph 15")
        assert caught.args == [f"c{number}"]
    ruled = mark(articles()[0], "Paragraph 15", "c1", verdict=ACCEPTED)
    room.update_marks([ruled])
    held = room.pane("a1").text.highlights.mark("c1")
    assert held is not None
    assert held.verdict == ACCEPTED


def test_f6_goes_round_the_panes(qtbot: QtBot, room: Workspace) -> None:
    room.pane(room.shown()[0]).text.setFocus()
    seen = []
    for _ in room.shown():
        room.next_pane()
        seen.append(room.active())
    assert seen == [*room.shown()[1:], room.shown()[0]]
    room.next_pane(-1)
    assert room.active() == room.shown()[-1]


def test_panes_are_hidden_moved_and_brought_back(qtbot: QtBot, room: Workspace) -> None:
    first, second = room.shown()[:2]
    with qtbot.waitSignal(room.layout_changed):
        room.move_article(first, 1)
    assert room.shown()[:2] == (second, first)
    assert room.splitter.widget(0) is room.pane(second)
    with qtbot.waitSignal(room.layout_changed):
        qtbot.mouseClick(room.pane(second).header._close, Qt.MouseButton.LeftButton)
    assert second not in room.shown()
    assert next(p for p in room.panes() if p.article == second).hidden
    room.enter(second)
    assert second in room.shown()


def test_the_room_comes_back_as_it_was_left(qtbot: QtBot, room: Workspace, look: Theme) -> None:
    room.move_article("a1", 1)
    room.hide_article("a3")
    room.pane("a1").text.set_zoom(120)
    room.pane("a2").text.scroll_to(articles()[1].text.index("Paragraph 9"))
    left = room.panes()
    assert [state.article for state in left] == ["a2", "a1", "a3", "a4", "a5"]
    again = Workspace(look)
    qtbot.addWidget(again)
    again.resize(1280, 620)
    again.set_articles(articles())
    again.set_panes(left)
    again.show()
    assert again.panes() == left


def test_a_dragged_width_is_kept(qtbot: QtBot, room: Workspace) -> None:
    room.hide_article("a3")
    room.hide_article("a4")
    room.hide_article("a5")
    assert room.shown() == ("a1", "a2")
    handle = room.splitter.handle(1)
    middle = QPoint(handle.width() // 2, handle.height() // 2)
    with qtbot.waitSignal(room.layout_changed):
        qtbot.mousePress(handle, Qt.MouseButton.LeftButton, pos=middle)
        qtbot.mouseMove(handle, middle + QPoint(120, 0))
        qtbot.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=middle)
    first, second = (state.width for state in room.panes()[:2])
    assert first > second + 100
    room.resize(1280, 500)
    assert abs(room.pane("a1").width() - first) <= 2


def test_selection_line_and_zoom_are_those_of_the_active_pane(qtbot: QtBot, room: Workspace) -> None:
    pane = room.pane("a2")
    pane.text.setFocus()
    span = Span(14, 25)
    with qtbot.waitSignal(room.selection_changed) as caught:
        pane.text.select(span)
    assert caught.args == ["a2", span]
    assert room.selection() == ("a2", span)
    assert room.current_line() == ("a2", 3)
    room.zoom(20)
    assert (pane.text.zoom, room.pane("a1").text.zoom) == (120, 100)
    room.zoom(0)
    assert pane.text.zoom == 100
    room.bring_in("a5")
    room.pane("a2").text.set_zoom(200)
    assert "a2" in room.shown()


def test_overlaps_are_asked_for_in_turn(qtbot: QtBot, room: Workspace) -> None:
    found = articles()[0]
    inner = mark(found, "graph 15", "c9")
    room.update_marks([inner])
    room.focus_claim("c1")
    with qtbot.waitSignal(room.claim_pressed) as caught:
        room.cycle_overlaps()
    assert caught.args == ["c9"]


def test_highlights_hide_everywhere_even_in_panes_made_later(room: Workspace) -> None:
    room.set_highlighting(Highlighting.NONE)
    room.bring_in("a5")
    assert all(room.pane(found).text.highlights.ids == () for found in room.shown())


def test_an_article_that_went_and_one_that_came(room: Workspace) -> None:
    room.set_articles([*articles()[1:], article(story(2), "a6")])
    assert "a1" not in room.shown()
    assert [state.article for state in room.panes()] == ["a2", "a3", "a4", "a5", "a6"]
    room.set_articles([])
    assert room.shown() == ()
    assert room.active() is None
    room.next_pane()
    room.cycle_overlaps()


def test_a_theme_put_on_the_program_reaches_every_pane(
    qtbot: QtBot, qapp: QApplication, room: Workspace
) -> None:
    def is_dressed(lowest: int, highest: int) -> bool:
        grounds = [*(room.pane(found) for found in room.shown()), room.passages]
        images = [ground.grab().toImage() for ground in grounds]
        return all(
            lowest <= image.pixelColor(x, y).lightness() <= highest
            for image in images
            for x, y in [(3, image.height() - 3), (image.width() - 16, 6), (image.width() // 2, 3)]
        )

    before = (qapp.palette(), qapp.styleSheet(), qapp.font())
    looks = Looks(qapp, LIGHT)
    try:
        looks.changed.connect(room.set_theme)
        room.set_passages("x", [Passage("c1", "a1", "Paper 1")])
        for choice, lowest, highest in ((DARK, 0, 80), (LIGHT, 220, 255), (DARK, 0, 80)):
            looks.choose(choice)
            qtbot.waitUntil(partial(is_dressed, lowest, highest))
    finally:
        looks.deleteLater()
        qapp.setPalette(before[0])
        qapp.setStyleSheet(before[1])
        qapp.setFont(before[2])


def test_the_passages_say_what_each_article_says_and_lead_there(qtbot: QtBot, room: Workspace) -> None:
    strip = room.passages
    assert not strip.isVisible()
    room.set_passages(
        "people killed",
        [
            Passage("c4", "a4", "TRT", "at least 225", "at least 225 people", RelationKind.CONFLICT),
            Passage(None, "a5", "Daily"),
        ],
    )
    assert strip.isVisible()
    rows = [strip.model.index(row).data() for row in range(2)]
    assert rows[0] == "TRT: at least 225, “at least 225 people”, conflict, unreviewed"
    assert rows[1] == "Daily: not mentioned"
    with qtbot.waitSignal(room.claim_pressed) as caught:
        area = strip.view.visualRect(strip.model.index(0))
        qtbot.mouseClick(strip.view.viewport(), Qt.MouseButton.LeftButton, pos=area.center())
    assert caught.args == ["c4"]
    with qtbot.assertNotEmitted(room.claim_pressed):
        area = strip.view.visualRect(strip.model.index(1))
        qtbot.mouseClick(strip.view.viewport(), Qt.MouseButton.LeftButton, pos=area.center())
    strip.view.setCurrentIndex(strip.model.index(0))
    with qtbot.waitSignal(room.claim_pressed):
        qtbot.keyClick(strip.view, Qt.Key.Key_Return)
    room.set_passages("", ())
    assert not strip.isVisible()


def test_the_passage_model_keeps_qts_rules(qtmodeltester: object, room: Workspace) -> None:
    room.set_passages("x", [Passage("c1", "a1", "Paper 1"), Passage(None, "a2", "Paper 2")])
    qtmodeltester.check(room.passages.model)  # type: ignore[attr-defined]


def test_another_session_with_the_same_ids_begins_afresh(room: Workspace) -> None:
    room.hide_article("a1")
    room.pane("a2").text.set_zoom(150)
    room.set_articles([article(story(9), f"a{n}") for n in range(1, 4)])
    room.set_panes(())
    assert "a1" in room.shown()
    assert [(state.hidden, state.zoom, state.top) for state in room.panes()] == [(False, 100, 0)] * 3


def test_furniture_is_opened_and_folded_by_key(qtbot: QtBot, room: Workspace) -> None:
    room.set_articles([article("Head\n\n# one\n\nWords.\n\n# two\n# three")])
    text = room.pane("a1").text
    with qtbot.waitSignal(room.layout_changed):
        room.toggle_furniture()
    assert text.page.unfolded == {3, 7}
    room.toggle_furniture()
    assert text.page.unfolded == frozenset()


def test_a_pane_is_widened_at_the_cost_of_its_neighbours(qtbot: QtBot, room: Workspace) -> None:
    for found in ("a3", "a4", "a5"):
        room.hide_article(found)
    before = room.pane("a1").width()
    with qtbot.waitSignal(room.layout_changed):
        room.widen_article("a1", 80)
    assert abs(room.pane("a1").width() - before - 80) <= 2
    assert room.pane("a2").width() >= narrowest(articles()[1], 100)


@pytest.mark.parametrize("key", [Qt.Key.Key_J, Qt.Key.Key_A, Qt.Key.Key_Backspace, Qt.Key.Key_Question])
def test_the_keys_of_the_desk_work_while_the_keyboard_is_in_a_text(
    qtbot: QtBot, room: Workspace, key: Qt.Key
) -> None:
    shortcut = QShortcut(QKeySequence(key), room)
    room.pane("a1").text.setFocus()
    qtbot.waitUntil(room.pane("a1").text.hasFocus)
    with qtbot.waitSignal(shortcut.activated):
        qtbot.keyClick(room.pane("a1").text, key)


def test_of_many_articles_a_few_have_tabs_and_all_can_be_searched(qtbot: QtBot, look: Theme) -> None:
    made = Workspace(look)
    qtbot.addWidget(made)
    made.resize(900, 500)
    made.set_articles(articles(200))
    with qtbot.waitExposed(made):
        made.show()
    assert set(made.shown()) < set(made.strip.tabs.order())
    assert made.strip.tabs.count() == MOST
    made.strip.look_for()
    finder = made.strip.finder
    assert finder is not None
    qtbot.waitUntil(finder.isVisible)
    assert finder.view.model().rowCount() == 200
    qtbot.keyClicks(finder.field, "PAPER 17")
    assert finder.view.model().rowCount() == 12, "17, 117, and 170 to 179"
    qtbot.keyClick(finder.field, Qt.Key.Key_Down)
    qtbot.keyClick(finder.field, Qt.Key.Key_Return)
    assert not finder.isVisible()
    assert "a117" in made.shown()
    assert "a117" in made.strip.tabs.order()
    assert len(made.shelf.panes) < 6


def test_tabs_moved_by_hand_move_their_articles_and_no_other(qtbot: QtBot, look: Theme) -> None:
    made = Workspace(look)
    qtbot.addWidget(made)
    made.resize(900, 500)
    made.set_articles(articles(30))
    made.show()
    made.bring_in("a30")
    before = made.strip.tabs.order()
    made.strip.tabs.moveTab(len(before) - 1, 0)
    assert made.strip.tabs.order() == (before[-1], *before[:-1])
    order = [state.article for state in made.panes()]
    assert [key for key in order if key in before] == list(made.strip.tabs.order())
    assert len(order) == 30


def test_what_changes_while_a_pane_is_made_is_in_it(room: Workspace) -> None:
    off = next(found for found in room.shelf.articles if found not in room.shelf.panes)
    parts = room.shelf.making(off, PaneLayout(off))
    next(parts)
    next(parts)
    changed = mark(room.shelf.articles[off], "Paragraph 15", f"c{off[1:]}", verdict=ACCEPTED)
    room.update_marks([changed])
    room.set_highlighting(Highlighting.CONFLICTS)
    done(parts)
    held = room.shelf.panes[off].text.highlights
    assert held.mark(changed.claim_id) == changed
    assert held.showing is Highlighting.CONFLICTS
