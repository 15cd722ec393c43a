"""How the desk shares its room out between texts, passages and comparison."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QToolButton
from pytestqt.qtbot import QtBot

from tests.ui.keys import CONTROL, arrive, press
from tests.ui.reading.build import article
from workbench.ui.comparison.delegate import GLYPH, two_lines
from workbench.ui.comparison.model import ENTRY_ROLE
from workbench.ui.keys.sheet import KeySheet
from workbench.ui.page import NARROW
from workbench.ui.preferences.dialog import PreferencesDialog
from workbench.ui.reading.fit import HANDLE
from workbench.ui.reading.pane import narrowest
from workbench.ui.rules.dialog import RulesDialog
from workbench.ui.sources.dialog import SourceDialog
from workbench.ui.station import Means
from workbench.ui.theme import LIGHT, Faces, Looks, Space, scaled
from workbench.ui.window import MainWindow


def focus_a_conflict(window: MainWindow) -> None:
    press("c")
    QApplication.processEvents()
    assert window.page.workspace.passages.isVisible()


def height_of_text(window: MainWindow) -> int:
    workspace = window.page.workspace
    return min(workspace.pane(key).text.viewport().height() for key in workspace.shown())


def test_at_720_the_texts_have_half_of_the_height(window: MainWindow) -> None:
    focus_a_conflict(window)
    passages = window.page.workspace.passages
    assert passages.is_folded
    assert not passages.view.isVisible()
    assert len(window.page.workspace.shown()) >= 2
    assert height_of_text(window) >= 720 // 2
    assert window.page.comparison.height() <= 720 // 3


def test_a_tall_window_shows_everything(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1920, 1080)
    focus_a_conflict(window)
    assert not window.page.workspace.passages.is_folded
    assert window.page.workspace.passages.view.isVisible()
    assert window.page.comparison.height() > 200
    window.resize(1280, 720)
    qtbot.waitUntil(lambda: height_of_text(window) >= 720 // 2)


def test_the_folded_strip_tells_how_many_speak_of_it(window: MainWindow) -> None:
    focus_a_conflict(window)
    desk, strip = window.station.desk, window.page.workspace.passages
    point = desk.point_of(desk.focused)
    assert point is not None
    told = strip.model.summary(point.label)
    assert told.startswith(f"{len(desk.peers(desk.focused))} more on: {point.label}")
    assert "contradict" in told
    assert told in strip.findChild(QToolButton).accessibleName()


def test_the_strip_opens_by_key_by_click_and_by_its_button(window: MainWindow) -> None:
    focus_a_conflict(window)
    strip = window.page.workspace.passages
    press("4", modifier=CONTROL)
    assert strip.view.isVisible()
    assert window._actions["view.passages"].isChecked()
    strip.findChild(QToolButton).click()
    assert not strip.view.isVisible()
    assert not window._actions["view.passages"].isChecked()
    QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(strip.width() // 2, 8))
    assert strip.view.isVisible()


def test_the_choice_and_the_border_are_kept(means: Means, qtbot: QtBot) -> None:
    for choice, rows in ((False, 160), (True, 150)):
        window = opened(means, qtbot)
        window.page.workspace.passages.toggle()
        assert window.page.workspace.passages.choice is choice
        floor = window.page.floor
        floor.setSizes([floor.height() - rows, rows])
        floor.splitterMoved.emit(floor.height() - rows, 1)
        with qtbot.waitSignal(window.closed):
            window.close()
        again = opened(means, qtbot)
        assert again.page.workspace.passages.choice is choice
        assert abs(again.page.comparison.height() - rows) <= 2
        with qtbot.waitSignal(again.closed):
            again.close()


def test_a_border_set_high_gives_way_in_a_low_window(window: MainWindow) -> None:
    window.resize(1600, 1000)
    QApplication.processEvents()
    whole = window.page.rows.height()
    window.page.rows.setSizes([whole - 500, 500])
    window.page.rows.splitterMoved.emit(whole - 500, 1)
    assert window.page.comparison.height() == 500
    window.resize(1280, 720)
    QApplication.processEvents()
    assert window.page.comparison.height() <= 720 // 3


def opened(means: Means, qtbot: QtBot) -> MainWindow:
    window = MainWindow(means)
    qtbot.addWidget(window)
    window.resize(1280, 720)
    with qtbot.waitExposed(window):
        window.show()
    window.begin()
    arrive(window)
    return window


def test_the_keyboard_stays_in_the_text_when_its_pane_makes_room(window: MainWindow) -> None:
    room, desk = window.page.workspace, window.station.desk
    held = room.shown()
    for named in desk.articles:
        desk.focus(next(iter(desk.catalogue.standing_in(named))))
        focused = QApplication.focusWidget()
        assert any(room.pane(key).text is focused for key in room.shown()), named
    assert room.shown() != held


def test_at_twice_the_size_of_letters_one_side_stands_beside_the_text(
    means: Means, qtbot: QtBot, qapp: QApplication
) -> None:
    large = Looks(qapp, LIGHT, Faces("", 200))
    try:
        window = opened(replace(means, looks=large), qtbot)
        page = window.page
        assert window.minimumSizeHint().width() <= 1280
        assert page.inspector.isVisible()
        assert page.claims.isHidden()
        assert page.sizes()["hidden"] == "", "the editor put nothing away"
        press("1", modifier=CONTROL)
        assert page.claims.isVisible()
        assert page.inspector.isHidden()
        press("j", "n")
        assert page.inspector.isVisible()
        assert page.claims.isHidden()
        assert window.width() == 1280
        window.resize(2600, 1000)
        QApplication.processEvents()
        assert page.claims.isVisible()
        assert page.inspector.isVisible()
        with qtbot.waitSignal(window.closed):
            window.close()
    finally:
        large.deleteLater()
        Looks(qapp, LIGHT, Faces()).deleteLater()


def test_fields_of_dialogs_are_not_cut_at_twice_the_size_of_letters(
    means: Means, qtbot: QtBot, qapp: QApplication
) -> None:
    large = Looks(qapp, LIGHT, Faces("", 200))
    try:
        window = opened(replace(means, looks=large), qtbot)
        window._actions["session.rules"].trigger()
        dialog = window.findChild(RulesDialog)
        qtbot.waitUntil(dialog.isVisible)
        QApplication.processEvents()
        for row in dialog.rows:
            for part in (row.label, row.sense, row.colour, row.shape, row.value):
                assert part.height() >= part.sizeHint().height(), part.accessibleName()
            words = row.label.fontMetrics().horizontalAdvance(row.label.text())
            assert row.label.width() > words, row.label.text()
        room = dialog.minimumSizeHint()
        assert (room.width() <= 1280, room.height() <= 720) == (True, True), room
        dialog.close()
        window.station.desk.focus(next(iter(window.station.desk.claims)))
        window._actions["evidence.add"].trigger()
        entering = window.findChild(SourceDialog)
        qtbot.waitUntil(entering.isVisible)
        QApplication.processEvents()
        for field in (*entering.fields.values(), entering.rank, entering.stance, entering.file):
            assert field.height() >= field.sizeHint().height(), field.accessibleName()
        assert entering.height() <= 720
        entering.close()
        with qtbot.waitSignal(window.closed):
            window.close()
    finally:
        large.deleteLater()
        Looks(qapp, LIGHT, Faces()).deleteLater()


@pytest.fixture
def twice(means: Means, qtbot: QtBot, qapp: QApplication) -> Iterator[MainWindow]:
    """The desk at 1280x720 with letters of twice the size."""
    large = Looks(qapp, LIGHT, Faces("", 200))
    window = opened(replace(means, looks=large), qtbot)
    yield window
    large.deleteLater()
    Looks(qapp, LIGHT, Faces()).deleteLater()


def test_a_draft_takes_the_room_of_the_sides_at_twice_the_size(twice: MainWindow) -> None:
    page = twice.page
    press("j")
    assert page.inspector.isVisible()
    page.show_draft(visible=True)
    QApplication.processEvents()
    shown = page.workspace.shown()[0]
    assert page.inspector.isHidden()
    assert page.claims.isHidden()
    assert page.sizes()["hidden"] == "", "the editor put nothing away"
    pane = page.workspace.pane(shown)
    assert pane.width() >= narrowest(page.workspace.shelf.articles[shown], 100)
    page.show_part("inspector", visible=True)
    assert page.inspector.isVisible(), "what is asked for comes"
    assert page.claims.isHidden()
    page.show_draft(visible=False)
    assert page.inspector.isVisible()
    page.show_draft(visible=True)
    page.show_draft(visible=False)
    assert page.inspector.isVisible(), "it comes back when the draft goes"


def test_a_side_that_the_editor_put_away_stays_away_when_the_draft_goes(twice: MainWindow) -> None:
    page = twice.page
    twice.resize(2800, 900)
    QApplication.processEvents()
    page.show_part("claims", visible=False)
    twice.resize(1280, 900)
    QApplication.processEvents()
    page.show_draft(visible=True)
    assert page.inspector.isHidden()
    page.show_draft(visible=False)
    assert page.inspector.isVisible()
    assert page.claims.isHidden()


def test_a_side_comes_back_beside_a_draft_where_there_is_room_again(twice: MainWindow) -> None:
    page = twice.page
    page.show_draft(visible=True)
    QApplication.processEvents()
    assert page.inspector.isHidden()
    twice.resize(2500, 900)
    QApplication.processEvents()
    assert page.inspector.isVisible()


def test_keys_and_preferences_scroll_up_and_down_alone_at_twice_the_size(
    twice: MainWindow, qtbot: QtBot
) -> None:
    for command, kind in (("help.keys", KeySheet), ("app.preferences", PreferencesDialog)):
        twice._actions[command].trigger()
        qtbot.waitUntil(lambda kind=kind: bool(twice.findChildren(kind)))
        dialog = twice.findChildren(kind)[-1]
        qtbot.waitUntil(dialog.isVisible)
        QApplication.processEvents()
        area = dialog.findChild(QScrollArea)
        assert area.widget().width() <= area.viewport().width(), command
        assert area.widget().minimumSizeHint().width() <= area.viewport().width(), command
        dialog.close()


def test_what_one_can_begin_with_is_not_cut_at_twice_the_size(twice: MainWindow) -> None:
    twice._actions["session.list"].trigger()
    QApplication.processEvents()
    offers = [offer for offer in twice.start.offers if offer.isVisible()]
    assert offers
    for offer in offers:
        for words in offer.findChildren(QLabel):
            if words.text():
                assert words.height() >= words.heightForWidth(words.width()), words.text()
    assert twice.start.view.height() >= twice.start.view.verticalHeader().defaultSectionSize()


def test_the_choices_of_the_comparison_keep_their_words_at_twice_the_size(twice: MainWindow) -> None:
    panel = twice.page.comparison
    assert panel._count.isHidden(), "the header tells the conflicts"
    words = panel._choice.fontMetrics().horizontalAdvance(panel._choice.currentText())
    assert panel._choice.width() > words
    twice.resize(2600, 1000)
    QApplication.processEvents()
    assert panel._count.isVisible()


def test_the_comparison_takes_the_whole_width_at_twice_the_size(twice: MainWindow) -> None:
    page, panel = twice.page, twice.page.comparison
    press("c")
    QApplication.processEvents()
    assert page.inspector.isVisible()
    assert panel.width() == page.width()
    assert panel.height() <= page.height() // 2
    row = panel.view.currentIndex().row()
    for column in range(1, panel.model.columnCount()):
        entry = panel.model.index(row, column).data(ENTRY_ROLE)
        signs = len(panel.view.itemDelegate()._marks(entry)) * (scaled(GLYPH) + Space.TIGHT)
        room = panel.view.columnWidth(column) - 2 * Space.SMALL - signs
        assert not [line for line in two_lines(entry.text, panel.fontMetrics(), room) if "…" in line]
    for box in (panel._choice, panel._order):
        assert box.width() >= box.sizeHint().width()
    assert [stop for stop in page.stops() if stop is panel.view or page.inspector.isAncestorOf(stop)][
        -1
    ] is panel.view
    twice.resize(2600, 1000)
    QApplication.processEvents()
    assert panel.width() == page.rows.width() < page.width()
    assert panel.isVisible()
    twice.resize(1280, 720)
    QApplication.processEvents()
    assert panel.width() == page.width()


def test_the_comparison_makes_room_for_what_is_looked_for_at_twice_the_size(twice: MainWindow) -> None:
    page = twice.page
    press("f", modifier=CONTROL)
    assert page.find_bar.isVisible()
    assert page.comparison.isHidden()
    assert page.sizes()["hidden"] == "", "the editor put nothing away"
    twice._actions["view.comparison"].trigger()
    assert page.comparison.isVisible(), "what is asked for comes"
    page.find_bar.close_bar()
    assert page.comparison.isVisible()
    press("f", modifier=CONTROL)
    press(Qt.Key.Key_Escape)
    assert page.find_bar.isHidden()
    assert page.comparison.isVisible()


def test_the_comparison_stays_where_there_is_height_for_both(window: MainWindow) -> None:
    press("f", modifier=CONTROL)
    assert window.page.find_bar.isVisible()
    assert window.page.comparison.isVisible()


def test_the_rules_are_read_whole_at_twice_the_size(
    twice: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("rules.dialog", "room"):
        monkeypatch.setattr(f"workbench.ui.{module}.room_on_screen", lambda _: QSize(1184, 624))
    twice._actions["session.rules"].trigger()
    dialog = twice.findChild(RulesDialog)
    qtbot.waitUntil(dialog.isVisible)
    QApplication.processEvents()
    for row in dialog.rows:
        for part in (row.sense, row.colour, row.shape, row.reason, row.source):
            assert part.width() >= part.sizeHint().width(), part.accessibleName()
            assert part.mapTo(dialog, part.rect().topRight()).x() < dialog.width()
    assert (dialog.width() <= 1184, dialog.height() <= 624) == (True, True)
    dialog.close()


def test_a_wide_window_can_be_made_narrow_again(window: MainWindow, qtbot: QtBot) -> None:
    before = window.page.workspace.shown()
    window.resize(1920, 1080)
    QApplication.processEvents()
    assert len(window.page.workspace.shown()) > len(before)
    window.resize(1280, 720)
    QApplication.processEvents()
    assert window.width() == 1280
    assert len(window.page.workspace.shown()) == len(before)
    assert window.page.claims.isVisible()
    assert window.page.inspector.isVisible()


@pytest.mark.parametrize("lines", [(60, 60), (135, 60), (135, 250)])
def test_two_articles_stand_side_by_side_in_a_window_of_1280(
    qapp: QApplication, lines: tuple[int, int]
) -> None:
    Looks(qapp, LIGHT, Faces()).deleteLater()
    room = 1280 - NARROW[0] - NARROW[1] - 2
    assert sum(narrowest(article("line\n" * count), 100) for count in lines) + HANDLE <= room


PADDING = 4
"""What the style sheet puts beside the words of a filter, with its border."""


def test_the_filters_of_the_list_are_not_cut_in_a_window_of_1280(window: MainWindow) -> None:
    bar = window.page.claims.bar
    for button in bar.findChildren(QToolButton, "scope"):
        words = button.fontMetrics().horizontalAdvance(button.text())
        assert button.width() >= words + 2 * PADDING, button.text()
