from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QTableView, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.ui.keys import SHIFT, press
from workbench.core.claim import Kind
from workbench.core.point import RelationKind
from workbench.services.comparison import Order
from workbench.services.timeline import timeline
from workbench.services.wording import brief
from workbench.services.workbench import Workbench
from workbench.ui.comparison.pair import PairDialog
from workbench.ui.dragging import Dragged, unpacked
from workbench.ui.palette.dialog import Option, PaletteDialog, PaletteModel
from workbench.ui.theme import Looks
from workbench.ui.timeline.chart import Chart
from workbench.ui.timeline.dialog import TimelineDialog
from workbench.ui.timeline.table import TimelineModel
from workbench.ui.window import MainWindow


def named(window: MainWindow, label: str) -> str:
    return next(p.id for p in window.station.desk.points.values() if p.label == label)


def dead(window: MainWindow) -> tuple[str, ...]:
    return window.station.desk.points[named(window, "people dead")].claims


def message(window: MainWindow) -> str:
    return window.statusBar().currentMessage()


def palette(window: MainWindow) -> PaletteDialog:
    return window.findChildren(PaletteDialog)[-1]


def listed(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: window.page.comparison.model.rowCount() > 3)


def drop(window: MainWindow, held: Dragged, row: int) -> bool:
    view = window.page.comparison.view
    y = view.rowViewportPosition(row) + 4 if row >= 0 else view.viewport().height() - 2
    data: QMimeData = held.packed()
    event = QDropEvent(
        QPointF(20, y),
        Qt.DropAction.MoveAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    event.ignore()
    view.dropEvent(event)
    return event.isAccepted()


def row_of(window: MainWindow, point: str) -> int:
    model = window.page.comparison.model
    return next(n for n in range(model.rowCount()) if model.point_at(n) == point)


def test_a_claim_is_split_off_by_key_and_comes_back(window: MainWindow) -> None:
    desk = window.station.desk
    claims = dead(window)
    desk.focus(claims[0])
    press("s", modifier=SHIFT)
    assert not set(desk.peers(claims[0])) & set(claims)
    assert "Shift+C" in message(window)
    press("c", modifier=SHIFT)
    effects = palette(window)
    assert effects.model.rowCount() > 0
    assert "No longer compared" in str(effects.model.index(0, 0).data())
    effects.reject()
    window.station.verbs.history.undo()
    assert set(desk.peers(claims[0])) == set(claims) - {claims[0]}


def test_two_points_are_merged_by_typing_the_other_ones_name(window: MainWindow) -> None:
    desk = window.station.desk
    claims = dead(window)
    desk.focus(claims[0])
    press("b")
    dialog = palette(window)
    dialog.field.setText("people injured")
    first = dialog.model.option(0)
    assert first is not None
    assert first.words.startswith("people injured")
    assert first.key == named(window, "people injured")
    dialog.field.returnPressed.emit()
    merged = desk.points[named(window, "people dead")]
    assert set(claims) < set(merged.claims)


def test_selected_points_are_merged_without_asking(window: MainWindow, qtbot: QtBot) -> None:
    listed(window, qtbot)
    desk, panel = window.station.desk, window.page.comparison
    rows = [row_of(window, named(window, label)) for label in ("people dead", "people injured")]
    desk.focus(dead(window)[0])
    selection = panel.view.selectionModel()
    for row in rows:
        selection.select(panel.model.index(row, 0), selection.SelectionFlag.Select)
    assert len(panel.chosen_points()) == 2
    into = panel.chosen_points()[0]
    window.rooms.comparing.merge()
    assert not window.findChildren(PaletteDialog)
    assert len({desk.claims[c].point for c in desk.points[into].claims}) == 1
    assert len(desk.points[into].claims) > len(dead(window)) - 1


def test_a_claim_is_put_to_a_point_and_every_link_confirmed(window: MainWindow) -> None:
    desk = window.station.desk
    alone = next(k for k, r in desk.claims.items() if r.point is None and r.claim.kind is Kind.QUANTITY)
    wanted = named(window, "people dead")
    desk.focus(alone)
    press("b", modifier=SHIFT)
    dialog = palette(window)
    dialog.field.setText("people dead")
    dialog.field.returnPressed.emit()
    assert desk.claims[alone].point == wanted
    press("y", modifier=SHIFT)
    point = desk.points[wanted]
    assert point.confirmed == set(point.claims)


def test_what_is_dropped_on_a_row_joins_it_and_below_all_rows_parts(window: MainWindow, qtbot: QtBot) -> None:
    listed(window, qtbot)
    desk, panel = window.station.desk, window.page.comparison
    injured = named(window, "people injured")
    claim = dead(window)[0]
    held = Dragged((claim,))
    assert not drop(window, held, row_of(window, named(window, "people dead"))), "it is there already"
    assert drop(window, held, row_of(window, injured))
    assert desk.claims[claim].point == injured
    window.resize(1280, 1000)
    panel.choose("open")
    view = panel.view
    qtbot.waitUntil(lambda: panel.model.rowCount() * view.rowHeight(0) < view.viewport().height() - 8)
    assert drop(window, held, -1)
    assert desk.claims[claim].point not in (None, injured)
    whole = panel.model.dragged(panel.model.index(row_of(window, injured), 0))
    assert whole is not None
    assert whole.point == injured
    assert not drop(window, whole, -1)
    assert drop(window, whole, row_of(window, named(window, "people dead")))
    assert not panel.model.dragged(panel.model.index(-1, 0))


def test_claims_are_taken_up_from_their_list(window: MainWindow) -> None:
    view = window.page.claims.view
    view.selectAll()
    held = view.held()
    assert held.claims == tuple(window.page.claims.model.ids)
    assert unpacked(held.packed()) == held
    assert unpacked(QMimeData()) is None


def test_two_claims_are_seen_side_by_side_with_what_they_share(window: MainWindow) -> None:
    desk = window.station.desk
    claim = next(c for c in dead(window) if desk.in_open_conflict(c))
    desk.focus(claim)
    press("=")
    dialog = window.findChildren(PairDialog)[-1]
    assert dialog.claim == claim
    relation = desk.relation(claim, dialog.other)
    assert relation is not None
    assert relation.kind is RelationKind.CONFLICT, "what contradicts it comes first"
    assert "brought together from 28%" in dialog._likeness.text()
    assert "contradicts" in dialog._found.text()
    marked = dialog._theirs.document().allFormats()
    assert any(f.background().style() != Qt.BrushStyle.NoBrush for f in marked)
    assert any(f.toCharFormat().fontWeight() > 500 for f in marked)
    assert " ".join(desk.claims[dialog.other].claim.quote.split()) in " ".join(
        dialog._theirs.toPlainText().split()
    )


def test_a_relation_is_overridden_with_a_reason_and_what_was_found_stays(
    window: MainWindow, qtbot: QtBot
) -> None:
    desk = window.station.desk
    claim = next(c for c in dead(window) if desk.in_open_conflict(c))
    desk.focus(claim)
    press("=")
    dialog = window.findChildren(PairDialog)[-1]
    other = dialog.other
    dialog._kind.setCurrentIndex(dialog._kind.findData(RelationKind.COMPATIBLE.value))
    dialog._reason.put("two counts of two days")
    dialog._reason.confirmed.emit()
    relation = desk.relation(claim, other)
    assert relation is not None
    assert (relation.kind, relation.reason) == (RelationKind.COMPATIBLE, "two counts of two days")
    assert relation.found is not None
    assert relation.found.kind is RelationKind.CONFLICT
    window.page.inspector.show_claim()

    def told() -> list[str]:
        return [w.text() for w in window.page.inspector.peers.findChildren(type(dialog._found))]

    qtbot.waitUntil(lambda: any(t.startswith("Found: contradicts, ") for t in told()))
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    press("=")
    again = window.findChildren(PairDialog)[-1]
    again.show_other(other)
    assert "You say: compatible" in again._found.text()
    assert again._reason.text == "two counts of two days"


def test_a_card_says_whether_its_link_is_only_suggested(window: MainWindow) -> None:
    desk = window.station.desk
    claims = dead(window)
    desk.focus(claims[0])
    peers = window.page.inspector.peers
    assert f"0 of {len(claims)} confirmed" in peers._spread.text()
    peers.confirm_asked.emit(claims[1])
    assert f"1 of {len(claims)} confirmed" in peers._spread.text()
    peers.unlink_asked.emit(claims[1])
    assert claims[1] not in desk.peers(claims[0])


def test_the_comparison_is_sorted_copied_and_lists_what_stands_alone(
    window: MainWindow, qtbot: QtBot
) -> None:
    listed(window, qtbot)
    desk, panel = window.station.desk, window.page.comparison
    ranked = [panel.model.point_at(n) for n in range(panel.model.rowCount())]
    panel.view.horizontalHeader().sectionClicked.emit(0)
    assert panel.order is Order.NAME
    names = [desk.points[panel.model.point_at(n)].label.casefold() for n in range(panel.model.rowCount())]
    assert names == sorted(names)
    panel.view.horizontalHeader().sectionClicked.emit(0)
    assert [panel.model.point_at(n) for n in range(panel.model.rowCount())] == ranked
    window.rooms.comparing.copy()
    copied = QGuiApplication.clipboard().text().splitlines()
    assert copied[0].startswith("| Point | Relation | ")
    assert len(copied) == len(ranked) + 2
    assert any("open conflict" in line and "at least 225" in line for line in copied)
    article = next(iter(desk.articles))
    panel.view.horizontalHeader().sectionClicked.emit(1)
    assert panel.choice == f"only:{article}"
    alone = [panel.model.claim_at(panel.model.index(n, 0)) for n in range(panel.model.rowCount())]
    assert alone
    assert all(c and desk.claims[c].claim.article == article for c in alone)
    assert window.page.sizes()["points"] == f"only:{article}"


def test_a_value_is_drawn_over_its_days_and_told_in_a_table(window: MainWindow, qtbot: QtBot) -> None:
    desk = window.station.desk
    desk.focus(dead(window)[0])
    press("t")
    dialog = window.findChildren(TimelineDialog)[-1]
    qtbot.waitUntil(dialog.isVisible)
    rows = dialog.view.model().rowCount()
    assert rows == len(dead(window))
    cells = [[str(dialog.view.model().index(r, c).data()) for c in range(5)] for r in range(rows)]
    assert ["Wed, 19 Jan 2022", "TRTWorld and agencies", "at least 225", "225 or more"] in [
        c[:4] for c in cells
    ]
    assert any(c[0] == "date not known" for c in cells)
    qtbot.keyClick(dialog.chart, Qt.Key.Key_Right)
    assert dialog.view.currentIndex().row() == 1
    dialog.view.selectRow(2)
    picked = dialog._timeline.moments[2].claim
    qtbot.keyClick(dialog.chart, Qt.Key.Key_Return)
    assert desk.focused == picked


def test_every_moment_of_the_chart_has_a_place_of_its_own(
    window: MainWindow, looks: Looks, qtbot: QtBot
) -> None:
    desk = window.station.desk
    found = timeline(desk.points[named(window, "people dead")], desk.claims, desk.articles)
    assert found is not None
    chart = Chart(found, looks)
    qtbot.addWidget(chart)
    chart.resize(700, 300)
    places = chart.places()
    assert all(chart.rect().contains(p.toPoint()) for p in places)
    assert len({(round(p.x()), round(p.y())) for p in places}) == len(places)
    highest = max(range(len(places)), key=lambda n: found.moments[n].at)
    assert places[highest].y() == min(p.y() for p in places)
    assert chart._near(places[highest]) == highest
    assert found.moments[highest].quote in chart._tip(found.moments[highest])


def test_a_point_without_figures_has_nothing_to_draw(window: MainWindow) -> None:
    desk = window.station.desk
    name = next(p for p in desk.points.values() if desk.claims[p.claims[0]].claim.kind is Kind.NAME)
    desk.focus(name.claims[0])
    press("t")
    assert "nothing to draw" in message(window)
    window.rooms.comparing.show_effects()
    assert "changed no value" in message(window)


def test_a_claim_that_stands_alone_has_nothing_to_be_compared_with(window: MainWindow) -> None:
    desk = window.station.desk
    desk.focus(next(k for k, r in desk.claims.items() if r.point is None))
    for act in ("split", "merge", "pair", "confirm_all", "show_timeline"):
        window.statusBar().clearMessage()
        getattr(window.rooms.comparing, act)()
        assert message(window).startswith("This claim stands alone")


def test_the_models_are_sound(window: MainWindow, qtmodeltester: ModelTester) -> None:
    desk = window.station.desk
    found = timeline(desk.points[named(window, "people dead")], desk.claims, desk.articles)
    assert found is not None
    qtmodeltester.check(TimelineModel(found), force_py=True)  # type: ignore[no-untyped-call]
    model = PaletteModel(
        [Option("Point", str(n), brief(r.claim)) for n, r in enumerate(desk.claims.values())]
    )
    qtmodeltester.check(model, force_py=True)  # type: ignore[no-untyped-call]
    model.type("people dead")
    assert 0 < model.rowCount() < len(desk.claims)
    QApplication.processEvents()


def test_two_selected_claims_are_linked_and_unlinked_by_one_key(window: MainWindow) -> None:
    desk, panel = window.station.desk, window.page.claims
    loose = [key for key in panel.model.ids if desk.claims[key].point is None][:2]
    rows = sorted(row for key in loose if (row := panel.model.row_of(key)) is not None)
    desk.focus(loose[1])
    selection = panel.view.selectionModel()
    selection.select(panel.model.index(rows[0], 0), selection.SelectionFlag.Select)
    press("l")
    assert desk.claims[loose[0]].point == desk.claims[loose[1]].point is not None
    desk.focus(loose[1])
    selection.select(panel.model.index(rows[0], 0), selection.SelectionFlag.Select)
    press("l", modifier=SHIFT)
    assert {desk.claims[key].point for key in loose} == {None}


def test_an_empty_list_of_points_says_what_that_means(window: MainWindow, qtbot: QtBot) -> None:
    listed(window, qtbot)
    desk, panel = window.station.desk, window.page.comparison
    assert panel._stack.currentIndex() == 0
    panel.choose("open")
    for point in [p for p in desk.points.values() if desk.has_open_conflict(p)]:
        window.station.verbs.decide(point.id, point.claims[0], "so")
    qtbot.waitUntil(lambda: panel._stack.currentIndex() == 1)
    assert panel._empty.text() == "No conflict is open."
    panel.choose("shared")
    assert panel._stack.currentIndex() == 0


def test_copies_of_one_story_are_one_witness_on_the_desk(window: MainWindow, workbench: Workbench) -> None:
    desk, copies = window.station.desk, window.station.copies
    article = next(a for a in desk.articles.values() if a.masthead.publisher == "UPI")
    text = article.text.replace("Jan. 11 (UPI)", "Jan. 11 (Copy)")
    admitted = workbench.intake.paste(desk.session_id, text, "a copy")
    assert admitted.done is not None
    assert any("UPI" in words and "one witness" in words for words in admitted.done.warnings)
    window.station.verbs.take(admitted.done)
    copies.look()
    both = next(
        p
        for p in desk.points.values()
        if {article.id, admitted.articles[0].id} <= spoken_by(window, p.claims)
    )
    assert any(len(group) > 1 for group in copies.witnesses(both.claims))
    desk.focus(both.claims[0])
    told = window.page.inspector.peers._spread.text()
    assert "independent" in told or "copies of one story" in told


def spoken_by(window: MainWindow, claims: tuple[str, ...]) -> set[str]:
    return {window.station.desk.claims[c].claim.article for c in claims}


def ink_from(view: QTableView, rows: range, section: int, ground: QWidget) -> int:
    """Return how far from the left edge of a column its first ink stands, in the rows of pixels named."""
    picture = ground.grab().toImage()
    left, width = view.columnViewportPosition(section), min(view.columnWidth(section), 60)
    for x in range(left + 1, left + width):
        if any(picture.pixelColor(x, y) != picture.pixelColor(left + 1, y) for y in rows):
            return x - left
    raise AssertionError("nothing is written there")


def test_the_words_of_a_table_stand_under_its_heads(window: MainWindow, qtbot: QtBot) -> None:
    window.station.desk.focus(dead(window)[0])
    press("t")
    dialog = window.findChildren(TimelineDialog)[-1]
    qtbot.waitUntil(dialog.isVisible)
    QApplication.processEvents()
    view = dialog.view
    head = view.horizontalHeader()
    middle = view.rowViewportPosition(1) + view.rowHeight(1) // 2
    told = ink_from(view, range(middle - 6, middle + 6), 1, view.viewport())
    named = ink_from(view, range(head.height() // 2 - 6, head.height() // 2 + 6), 1, head.viewport())
    assert abs(told - named) <= 2, (told, named)
