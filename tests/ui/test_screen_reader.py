"""A sitting by somebody who hears the desk: everything is found by role and name through Qt's accessibility."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from tests.clock import Clock
from tests.ui.keys import arrive
from tests.ui.reader import Role, ScreenReader, name
from workbench.services.workbench import Workbench
from workbench.ui import announcing
from workbench.ui.settings import Settings
from workbench.ui.station import Means
from workbench.ui.theme import Looks
from workbench.ui.window import MainWindow
from workbench.ui.work import Inline


class Heard:
    """Takes the place of Qt's way to the screen reader, which no test can listen to."""

    def __init__(self) -> None:
        self.told: list[str] = []

    def isActive(self) -> bool:
        return True

    def updateAccessibility(self, event: QAccessibleAnnouncementEvent) -> None:
        self.told.append(event.message())


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> Heard:
    made = Heard()
    monkeypatch.setattr(announcing, "QAccessible", made)
    return made


@pytest.fixture
def reader(heard: Heard) -> Iterator[ScreenReader]:
    QAccessible.setActive(True)
    yield ScreenReader()
    QAccessible.setActive(False)


@pytest.fixture
def begun(empty_workbench: Workbench, looks: Looks, settings: Settings, qtbot: QtBot) -> Iterator[MainWindow]:
    """The desk as it is met the first time: no session yet."""
    window = MainWindow(Means(Inline(empty_workbench), Inline(object()), looks, settings, Clock()))
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.begin()
    yield window
    window.close()


def test_a_sitting_by_ear(
    begun: MainWindow, reader: ScreenReader, heard: Heard, empty_workbench: Workbench, tmp_path: Path
) -> None:
    reader.press(Role.Button, "Open the sample Five articles on Kazakhstan, 2022")
    arrive(begun)
    reader.command("Claim", "Next claim")
    assert heard.told[-1].startswith("claim 1 of "), heard.told
    reader.command("Claim", "Next conflict")
    place, *parts = heard.told[-1].split(", ")
    assert place.startswith("claim ")
    assert parts[-2:] == ["conflict", "unreviewed"]
    assert len(heard.told) == len(set(heard.told)), "each claim is told once"

    reader.press(Role.CheckBox, "Accept this claim")
    assert reader.find(Role.CheckBox, "Accept this claim").state().checked
    first = begun.station.desk.focused
    reader.command("Claim", "Same fact elsewhere")
    reader.press(Role.CheckBox, "Reject this claim")
    hint = reader.described("Hint on the verdict")
    assert name(hint) == "Say why, then press Enter to reject. Escape leaves it."
    field = reader.write("Rationale of the verdict", "TRT counts later")
    QTest.keyClick(field, Qt.Key.Key_Return)
    second = begun.station.desk.focused
    reader.command("Claim", "Note")
    note = reader.write("Note on the claim, in Markdown", "Ask the ministry.")
    QTest.keyClick(note, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "Ask the ministry." in reader.value("Note on the claim, in Markdown")

    view = empty_workbench.archive.view(begun.station.desk.session_id)
    held = {item.claim.id: item for item in view.claims}
    assert held[str(first)].verdict == "accepted"
    assert (held[str(second)].verdict, held[str(second)].ruling.rationale) == ("rejected", "TRT counts later")
    assert held[str(second)].note.text == "Ask the ministry."

    table = "Comparison of the articles, point by point"
    cells, heads = reader.cells(table), reader.heads(table)
    row = next(
        row for (row, column), words in cells.items() if column == 0 and words.startswith("people dead")
    )
    told = [cells[row, column] for column in range(1, 6)]
    assert heads[0] == "Point"
    assert "UPI" in heads
    assert any("at least 225" in words and words.startswith("people dead, ") for words in told), told
    assert any(words.endswith("accepted") for words in told), told

    reader.command("Session", "Export fact sheet…")
    file = tmp_path / "sheet.md"
    field = reader.find(Role.EditableText, "File name:")
    field.setText(QAccessible.Text.Value, str(file))
    reader.press(Role.Button, "Save")
    assert "TRT counts later" in file.read_text(encoding="utf-8")
    assert reader.find(Role.StatusBar, f"Fact sheet written to {file}.")


def test_the_desk_is_told_in_reading_order(window: MainWindow, reader: ScreenReader) -> None:
    """The tree that a screen reader walks is in the order of the eye, whatever order Qt stacks widgets in."""
    desk = window.station.desk
    window.resize(1920, 1080)
    desk.focus(next(key for key in desk.claims if desk.in_open_conflict(key)))
    QApplication.processEvents()
    met = [name(place) for place in reader.all() if place.role() not in (Role.StaticText, Role.Client)]
    panes = [desk.articles[key].masthead.headline for key in window.page.workspace.shown()]
    order = [
        "List: Review",
        "Claims",
        *panes,
        "Comparison of the articles, point by point",
        "Correct the value",
        "Accept this claim",
        "Rationale of the verdict",
        "Note on the claim, in Markdown",
    ]
    assert len(panes) > 1
    assert [words for words in met if words in order] == order


def test_what_is_written_on_a_label_is_what_is_told(window: MainWindow, reader: ScreenReader) -> None:
    """A name given to a label takes the place of its words: what it is for is its description."""
    desk = window.station.desk
    claim = next(key for key in desk.claims if desk.in_open_conflict(key))
    desk.focus(claim)
    window.station.verbs.rule([claim], "accepted", "")
    QApplication.processEvents()
    kept = [w for w in window.findChildren(QLabel) if w.isVisible() and w.text()]
    assert len(kept) > 20
    silent = [
        (w.accessibleName(), w.text()) for w in kept if name(_interface(w)) != w.text().replace("&", "")
    ]
    assert not silent
    assert name(reader.described("Saving")).startswith("saved ")


def _interface(widget: QLabel) -> object:
    place = QAccessible.queryAccessibleInterface(widget)
    assert place is not None
    return place


def test_a_choice_says_what_it_is_for(window: MainWindow, reader: ScreenReader) -> None:
    """On Linux Qt gives the value of a combo box as its name; what it is for has to be told beside it."""
    boxes = [place for place in reader.all() if place.role() is Role.ComboBox]
    told = {place.text(QAccessible.Text.Description) for place in boxes}
    assert {"Which points are listed", "Order of the points"} <= told
    assert "" not in told


def test_what_stays_pressed_can_be_pressed_by_a_screen_reader(
    window: MainWindow, reader: ScreenReader
) -> None:
    """Its toggle only sets the state of Qt's own button, of which nobody hears."""
    desk = window.station.desk
    desk.focus(next(iter(desk.claims)))
    QApplication.processEvents()
    reader.press(Role.CheckBox, "List: Conflicts")
    assert desk.filter.scope.value == "conflicts"
    sections = window.page.inspector.sections
    before = sections["evidence"].is_open
    reader.press(Role.CheckBox, "Evidence")
    assert sections["evidence"].is_open is not before
    reader.press(Role.CheckBox, "Preview")
    assert not window.page.inspector.note.field.isVisible()
    reader.press(Role.CheckBox, "Write")
    assert window.page.inspector.note.field.isVisible()
