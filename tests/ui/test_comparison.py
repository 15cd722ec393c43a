from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics, QImage, QPainter
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from workbench.core.verdict import ACCEPTED, REJECTED
from workbench.services.comparison import comparison
from workbench.ui.comparison.delegate import CellDelegate, two_lines
from workbench.ui.comparison.model import ENTRY_ROLE, ComparisonModel, Entry
from workbench.ui.comparison.panel import OPEN, ComparisonPanel
from workbench.ui.station import Station
from workbench.ui.theme import Looks, ui_font


def panel_of(station: Station, looks: Looks, qtbot: QtBot) -> ComparisonPanel:
    panel = ComparisonPanel(station.desk, station.work, station.copies, looks)
    qtbot.addWidget(panel)
    panel.picked.connect(station.desk.focus)
    panel.resize(1000, 300)
    panel.show()
    panel.compute_soon()
    qtbot.waitUntil(lambda: panel.model.rowCount() > 0)
    return panel


def entry(panel: ComparisonPanel, row: int, column: int) -> Entry:
    found = panel.model.index(row, column).data(ENTRY_ROLE)
    assert isinstance(found, Entry)
    return found


def test_the_model_is_sound(station: Station, qtmodeltester: ModelTester) -> None:
    view = station.desk.view()
    assert view is not None
    table = comparison(view)
    model = ComparisonModel(station.desk)
    qtmodeltester.check(model, force_py=True)  # type: ignore[no-untyped-call]
    model.put(table, table.rows)
    model.repaint()
    model.put(table, table.rows[:3])
    assert (model.rowCount(), model.columnCount()) == (3, len(station.desk.articles) + 1)


def test_open_conflicts_come_first_and_every_article_has_a_column(
    station: Station, looks: Looks, qtbot: QtBot
) -> None:
    panel = panel_of(station, looks, qtbot)
    assert panel.model.columnCount() == len(station.desk.articles) + 1
    opened = [entry(panel, row, 0).is_open for row in range(panel.model.rowCount())]
    assert opened[0]
    assert opened == sorted(opened, reverse=True)
    assert sum(opened) == station.desk.counts()[2]
    texts = {entry(panel, row, 3).text for row in range(panel.model.rowCount())}
    assert "not mentioned" in texts


def test_a_cell_leads_to_its_claim_and_the_focus_to_its_cell(
    station: Station, looks: Looks, qtbot: QtBot
) -> None:
    panel = panel_of(station, looks, qtbot)
    column = next(c for c in range(1, 6) if entry(panel, 0, c).is_open)
    index = panel.model.index(0, column)
    panel.view.clicked.emit(index)
    claim = station.desk.focused
    assert claim == entry(panel, 0, column).claim
    assert entry(panel, 0, column).is_focused
    station.desk.focus(None)
    assert not entry(panel, 0, column).is_focused
    station.desk.focus(claim)
    assert panel.view.currentIndex() == index


def test_rulings_and_decisions_show(station: Station, looks: Looks, qtbot: QtBot) -> None:
    panel = panel_of(station, looks, qtbot)
    column = next(c for c in range(1, 6) if entry(panel, 0, c).is_open)
    claim = entry(panel, 0, column).claim
    assert claim is not None
    label = entry(panel, 0, 0).text
    station.verbs.rule([claim], ACCEPTED)
    assert entry(panel, 0, column).verdict == ACCEPTED
    point = station.desk.point_of(claim)
    assert point is not None
    station.verbs.decide(point.id, claim, "the later count")
    qtbot.waitUntil(lambda: entry(panel, 0, 0).text != label)
    row = next(n for n in range(panel.model.rowCount()) if entry(panel, n, 0).text == label)
    assert entry(panel, row, column).is_printed
    assert entry(panel, row, 0).under == "decided"
    spoken = panel.model.index(row, column).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.endswith("printed, accepted")


def test_rejecting_one_side_closes_a_conflict(station: Station, looks: Looks, qtbot: QtBot) -> None:
    panel = panel_of(station, looks, qtbot)
    panel.choose(OPEN)
    count = panel.model.rowCount()
    point = next(p for p in station.desk.points.values() if station.desk.has_open_conflict(p))
    sides = {key for r in point.relations if r.kind == "conflict" for key in r.pair}
    station.verbs.rule(sorted(sides), REJECTED, "both wrong")
    qtbot.waitUntil(lambda: panel.model.rowCount() == count - 1)


def test_what_is_only_here_and_what_is_missing(station: Station, looks: Looks, qtbot: QtBot) -> None:
    panel = panel_of(station, looks, qtbot)
    article = list(station.desk.articles)[1]
    panel.choose(f"missing:{article}")
    assert panel.model.rowCount() > 0
    assert {entry(panel, n, 2).claim for n in range(panel.model.rowCount())} == {None}
    panel.choose("no such choice")
    assert panel.choice == "shared"


def test_cells_are_drawn_with_their_marks(station: Station, looks: Looks, qtbot: QtBot) -> None:
    panel = panel_of(station, looks, qtbot)
    delegate = CellDelegate(looks)

    def drawn(column: int) -> QImage:
        image = QImage(160, delegate.row_height, QImage.Format.Format_ARGB32)
        image.fill(0)
        option = QStyleOptionViewItem()
        option.rect = QRect(QPoint(0, 0), image.size())
        painter = QPainter(image)
        delegate.paint(painter, option, panel.model.index(0, column))
        painter.end()
        return image

    column = next(c for c in range(1, 6) if entry(panel, 0, c).is_open)
    before = drawn(column)
    claim = entry(panel, 0, column).claim
    assert claim is not None
    station.verbs.rule([claim], ACCEPTED)
    assert drawn(column) != before


def test_long_texts_take_two_lines(qapp: QApplication) -> None:
    metrics = QFontMetrics(ui_font())
    width = metrics.horizontalAdvance("two days; not ")
    assert two_lines("two days", metrics, width) == ("two days",)
    lines = two_lines("two days; not longer than ten days after the start", metrics, width)
    assert lines[0] == "two days; not"
    assert lines[1].endswith("…")
    assert all(metrics.horizontalAdvance(line) <= width for line in lines)


def test_the_keyboard_coming_to_the_table_leaves_the_focus_where_it_is(
    station: Station, looks: Looks, qtbot: QtBot
) -> None:
    panel = panel_of(station, looks, qtbot)
    alone = next(key for key, item in station.desk.claims.items() if item.point is None)
    station.desk.focus(alone)
    assert not panel.view.currentIndex().isValid()
    panel.activateWindow()
    panel.view.setFocus()
    qtbot.waitUntil(panel.view.hasFocus)
    assert station.desk.focused == alone
    qtbot.keyClick(panel.view, Qt.Key.Key_Right)
    qtbot.keyClick(panel.view, Qt.Key.Key_Right)
    assert station.desk.focused != alone, "the arrows go on from there"
