from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QToolButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from workbench.core.claim import Kind
from workbench.core.point import RelationKind
from workbench.core.verdict import ACCEPTED, REJECTED, UNREVIEWED
from workbench.ui.claims.delegate import ClaimDelegate
from workbench.ui.claims.filters import Filter, Scope, from_stored
from workbench.ui.claims.model import ID_ROLE, ROW_ROLE, ClaimModel
from workbench.ui.claims.panel import ClaimPanel
from workbench.ui.claims.row import ClaimRow
from workbench.ui.navigation import step
from workbench.ui.station import Station
from workbench.ui.theme import DARK, Looks


def test_the_model_is_sound_while_claims_and_filter_change(
    station: Station, qtmodeltester: ModelTester
) -> None:
    model = ClaimModel(station.desk)
    qtmodeltester.check(model, force_py=True)  # type: ignore[no-untyped-call]
    station.verbs.rule([model.ids[0]], ACCEPTED)
    station.desk.narrow(Filter(Scope.ALL))
    qtmodeltester.check(model, force_py=True)  # type: ignore[no-untyped-call]
    assert model.rowCount() == sum(1 for item in station.desk.claims.values() if not item.dismissed)


def test_a_row_is_told_in_words(station: Station) -> None:
    desk = station.desk
    desk.narrow(Filter(Scope.CONFLICTS))
    model = ClaimModel(desk)
    index = model.index(0, 0)
    item = desk.claims[index.data(ID_ROLE)]
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert item.claim.quote.split("\n")[0][:40] in spoken
    assert "conflict" in spoken
    assert "unreviewed" in spoken
    assert f"line {desk.line(item.claim.id)}" in spoken
    station.verbs.rule([item.claim.id], REJECTED, "no")
    assert "rejected" in model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)


def test_scopes_hold_what_they_say(station: Station) -> None:
    desk = station.desk
    ids = desk.listed()
    items = [desk.claims[key] for key in ids]
    assert all(item.to_review or item.relation is RelationKind.CONFLICT for item in items)
    quiet = [i for i in desk.claims.values() if i.claim.kind is Kind.NAME and not i.to_review]
    assert quiet
    assert not {item.claim.id for item in quiet} & set(ids)
    desk.narrow(Filter(Scope.NAMES))
    assert {item.claim.id for item in quiet} <= set(desk.listed())
    station.verbs.dismiss(quiet[0].claim.id)
    assert quiet[0].claim.id not in desk.listed()
    desk.narrow(Filter(Scope.DISMISSED))
    assert desk.listed() == [quiet[0].claim.id]


def test_filters_narrow_and_come_back_from_the_layout(station: Station) -> None:
    desk = station.desk
    article = next(iter(desk.articles))
    wanted = Filter(Scope.ALL, article=article, kind="quantity", verdict=UNREVIEWED, text="people")
    desk.narrow(wanted)
    found = [desk.claims[key].claim for key in desk.listed()]
    assert found
    assert {claim.article for claim in found} == {article}
    assert {claim.kind for claim in found} == {Kind.QUANTITY}
    assert from_stored(wanted.stored()) == wanted
    assert from_stored({"scope": "nonsense", "kind": "what", "relation": "?"}) == Filter()
    claim = desk.listed()[0]
    station.verbs.note(claim, "look again")
    desk.narrow(Filter(Scope.ALL, note="yes"))
    assert desk.listed() == [claim]
    desk.narrow(Filter(Scope.ALL, text="LOOK again"))
    assert desk.listed() == [claim]


def test_list_and_focus_follow_each_other(station: Station, looks: Looks, qtbot: QtBot) -> None:
    panel = ClaimPanel(station.desk, looks)
    qtbot.addWidget(panel)
    panel.picked.connect(station.desk.focus)
    panel.show()
    panel.view.selectRow(4)
    assert station.desk.focused == panel.model.ids[4]
    station.desk.focus(panel.model.ids[9])
    assert panel.view.currentIndex().row() == 9
    names = [k for k, i in station.desk.claims.items() if i.claim.kind is Kind.NAME and not i.to_review]
    station.desk.focus(names[0])
    assert not panel.view.selectionModel().hasSelection()
    assert station.desk.focused == names[0]


def test_chips_show_the_filters_and_take_them_away(station: Station, looks: Looks, qtbot: QtBot) -> None:
    panel = ClaimPanel(station.desk, looks)
    qtbot.addWidget(panel)
    panel.filter_asked.connect(station.desk.narrow)
    panel.show()
    station.desk.narrow(Filter(kind="quantity", text="dead"))
    chips = [b for b in panel.findChildren(QToolButton, "chip") if b.isVisible()]
    assert [chip.text() for chip in chips] == ["quantity", "“dead”"]
    chips[0].click()
    assert station.desk.filter == Filter(text="dead")
    station.desk.narrow(Filter(text="no article says this"))
    assert panel.model.rowCount() == 0
    assert not panel.view.isVisible()


def test_typing_filters(station: Station, looks: Looks, qtbot: QtBot) -> None:
    panel = ClaimPanel(station.desk, looks)
    qtbot.addWidget(panel)
    panel.filter_asked.connect(station.desk.narrow)
    panel.show()
    field = panel.bar.findChild(type(panel.bar._text))
    field.setFocus()
    with qtbot.waitSignal(station.desk.filtered):
        field.setText("troops")
        field.textEdited.emit("troops")
    assert station.desk.filter.text == "troops"
    assert all("troops" in station.desk.claims[k].claim.quote.lower() for k in panel.model.ids[:3])


def drawn(delegate: ClaimDelegate, model: ClaimModel, row: int, *, selected: bool = False) -> QImage:
    image = QImage(300, delegate.row_height, QImage.Format.Format_ARGB32)
    image.fill(0)
    option = QStyleOptionViewItem()
    option.rect = QRect(QPoint(0, 0), image.size())
    if selected:
        option.state |= QStyle.StateFlag.State_Selected
    painter = QPainter(image)
    delegate.paint(painter, option, model.index(row, 0))
    painter.end()
    return image


def test_a_row_looks_otherwise_when_ruled_on_selected_or_in_the_dark(
    station: Station, looks: Looks, qtbot: QtBot
) -> None:
    model, delegate = ClaimModel(station.desk), ClaimDelegate(looks)
    plain = drawn(delegate, model, 0)
    assert plain != drawn(delegate, model, 0, selected=True)
    station.verbs.rule([model.ids[0]], ACCEPTED)
    accepted = drawn(delegate, model, 0)
    assert accepted != plain
    with qtbot.waitSignal(looks.changed):
        looks.choose(DARK)
    assert drawn(delegate, model, 0) != accepted


def test_rows_hold_no_value_that_repeats_the_quote(station: Station) -> None:
    station.desk.narrow(Filter(Scope.ALL))
    model = ClaimModel(station.desk)
    rows = [model.index(n, 0).data(ROW_ROLE) for n in range(model.rowCount())]
    assert all(isinstance(row, ClaimRow) for row in rows)
    assert not [row for row in rows if row.value and row.value in row.quote]


def test_steps_go_round_and_skip_what_is_not_wanted() -> None:
    order = ("a", "b", "c", "d")
    assert step(order, None, order.__contains__) == "a"
    assert step(order, None, order.__contains__, -1) == "d"
    assert step(order, "d", order.__contains__) == "a"
    assert step(order, "a", {"a", "c"}.__contains__) == "c"
    assert step(order, "b", {"a", "c"}.__contains__, -1) == "a"
    assert step(order, "a", {"a"}.__contains__) is None
    assert step((), None, order.__contains__) is None
