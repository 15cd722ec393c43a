"""How the desk shares its room out between texts, passages and comparison."""

from dataclasses import replace

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from tests.ui.keys import CONTROL, arrive, press
from workbench.ui.rules.dialog import RulesDialog
from workbench.ui.sources.dialog import SourceDialog
from workbench.ui.station import Means
from workbench.ui.theme import LIGHT, Faces, Looks
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
    QApplication.processEvents()
    assert height_of_text(window) >= 720 // 2


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
        whole = window.page.rows.height()
        window.page.rows.setSizes([whole - rows, rows])
        window.page.rows.splitterMoved.emit(whole - rows, 1)
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
    for article in desk.articles:
        desk.focus(next(iter(desk.catalogue.standing_in(article))))
        focused = QApplication.focusWidget()
        assert any(room.pane(key).text is focused for key in room.shown()), article
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
