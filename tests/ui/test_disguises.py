"""A disguised claim carries a badge in list, inspector and hover card; revealing shows the characters."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from tests.ui.keys import CONTROL, SHIFT, arrive, press
from workbench.core.claim import Kind
from workbench.services.inputs import Input
from workbench.services.workbench import Workbench
from workbench.ui.claims.filters import Filter, Scope
from workbench.ui.claims.model import ROW_ROLE
from workbench.ui.claims.row import ClaimRow
from workbench.ui.station import Means
from workbench.ui.theme import Role
from workbench.ui.window import MainWindow

TEXT = (
    "Mayor answers\n\nAt least 1\u206064 people were kil\u00adled in Almaty, the ministry said on 13 January.\n\n"
    "Some 2,000 others were hurt, it said.\n"
)


@pytest.fixture
def disguised(empty_workbench: Workbench, means: Means, tmp_path: Path, qtbot: QtBot) -> MainWindow:
    source = tmp_path / "mayor.txt"
    source.write_text(TEXT, encoding="utf-8")
    session = empty_workbench.archive.create("Mayor")
    ground = empty_workbench.intake.ground(session.id)
    empty_workbench.intake.admit(empty_workbench.intake.read(ground, [Input(path=source)], lambda *_: None))
    made = MainWindow(means)
    qtbot.addWidget(made)
    made.resize(1280, 720)
    with qtbot.waitExposed(made):
        made.show()
    made.begin((session.name,))
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    arrive(made)
    return made


@pytest.fixture
def workbench(empty_workbench: Workbench) -> Workbench:
    return empty_workbench


def words(window: MainWindow) -> str:
    QApplication.processEvents()
    return "\n".join(w.text() for w in window.page.inspector.findChildren(QLabel) if w.isVisible())


def figures(window: MainWindow) -> list[str]:
    claims = window.station.desk.claims
    return [key for key, item in claims.items() if item.claim.kind is Kind.QUANTITY]


def test_the_badge_stands_where_the_claim_stands(disguised: MainWindow) -> None:
    desk = disguised.station.desk
    tricky, plain = figures(disguised)[:2]
    desk.narrow(Filter(Scope.ALL))
    model = disguised.page.claims.model
    rows = {key: model.index(model.row_of(key) or 0, 0) for key in (tricky, plain)}
    row = rows[tricky].data(ROW_ROLE)
    assert isinstance(row, ClaimRow)
    assert "U+2060 WORD JOINER" in row.disguise
    assert "U+2060 WORD JOINER" in rows[tricky].data(Qt.ItemDataRole.AccessibleTextRole)
    assert "U+2060 WORD JOINER" in rows[tricky].data(Qt.ItemDataRole.ToolTipRole)
    assert rows[plain].data(ROW_ROLE).disguise == ""
    desk.focus(tricky)
    assert "hidden characters (U+2060 WORD JOINER" in words(disguised)
    card = disguised.page.bridge.card(tricky)
    assert card is not None
    assert any(name == "Disguised" for name, _ in card.rows)
    desk.focus(plain)
    assert "hidden characters" not in words(disguised)


def test_the_list_paints_the_badge(disguised: MainWindow) -> None:
    desk = disguised.station.desk
    tricky, plain = figures(disguised)[:2]
    desk.narrow(Filter(Scope.ALL))
    view, model = disguised.page.claims.view, disguised.page.claims.model
    warning = disguised.station.looks.theme.colour(Role.WARNING)

    def warned(key: str) -> int:
        rect = view.visualRect(model.index(model.row_of(key) or 0, 0))
        shot = view.viewport().grab(rect).toImage()
        places = ((x, y) for x in range(shot.width()) for y in range(shot.height()))
        return sum(1 for x, y in places if _near(QColor(shot.pixel(x, y)), warning))

    assert warned(tricky) > 0
    assert warned(plain) == 0


def _near(a: QColor, b: QColor) -> bool:
    return all(abs(x - y) < 24 for x, y in zip(a.getRgb()[:3], b.getRgb()[:3], strict=True))


def test_revealing_shows_the_numbers(disguised: MainWindow) -> None:
    desk = disguised.station.desk
    tricky = figures(disguised)[0]
    desk.narrow(Filter(Scope.ALL))
    desk.focus(tricky)
    assert "[U+2060]" not in words(disguised)
    press("h", modifier=CONTROL | SHIFT)
    assert "1[U+2060]64 people were kil[U+00AD]led" in words(disguised)
    model = disguised.page.claims.model
    assert "[U+2060]" in model.index(model.row_of(tricky) or 0, 0).data(ROW_ROLE).quote
    card = disguised.page.bridge.card(tricky)
    assert card is not None
    assert "[U+2060]" in card.title
    assert desk.claims[tricky].claim.quote in desk.articles[desk.claims[tricky].claim.article].text
