from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QHelpEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.ui.keys import CONTROL, SHIFT, focus_widget, press
from workbench.core.article import LineRole
from workbench.core.claim import Kind
from workbench.core.errors import NotFound, Refused
from workbench.core.sheet import Section
from workbench.core.verdict import ACCEPTED
from workbench.services.searching import TEXT, VALUE
from workbench.ui.claims.filters import Filter, from_stored
from workbench.ui.commands.table import TABLE
from workbench.ui.finding.hitlist import HitModel, lines
from workbench.ui.keyed import hint
from workbench.ui.keys.change import ChangeKeysDialog, KeyModel
from workbench.ui.keys.sheet import KeySheet
from workbench.ui.palette.dialog import PaletteDialog
from workbench.ui.palette.ranking import fitting, folded
from workbench.ui.settings import Settings
from workbench.ui.sheet.preview import PreviewDialog
from workbench.ui.station import Means
from workbench.ui.window import MainWindow

ALT = Qt.KeyboardModifier.AltModifier


def message(window: MainWindow) -> str:
    return window.statusBar().currentMessage()


def palette(window: MainWindow) -> PaletteDialog:
    return window.findChildren(PaletteDialog)[-1]


def choose(window: MainWindow, qtbot: QtBot, typed: str) -> None:
    window.rooms.moving.palette()
    dialog = palette(window)
    dialog.field.setText(typed)
    with qtbot.waitSignal(dialog.chosen):
        dialog.field.returnPressed.emit()
    qtbot.waitUntil(lambda: not window.findChildren(PaletteDialog))


def test_hits_are_listed_in_groups_and_gone_to_from_there(window: MainWindow, qtbot: QtBot) -> None:
    desk, bar = window.station.desk, window.page.find_bar
    press("f", modifier=CONTROL)
    bar.field.setText("164")
    bar.search()
    assert bar.list.isVisible()
    told = [str(bar.list.hits.index(n, 0).data()) for n in range(bar.list.hits.rowCount())]
    assert any(words.startswith("UPI, in the text (") for words in told)
    assert any(words.startswith("Values that allow it (") for words in told)
    values = [h for h in bar._result.hits if h.where == VALUE]
    assert any("at least 100" in h.words for h in values)
    qtbot.keyClick(bar.field, Qt.Key.Key_Down)
    number = next(n for n, h in enumerate(bar._result.hits) if h.where == VALUE)
    bar.list.clicked.emit(bar.list.hits.index(bar.list.hits.row_of(number), 0))
    assert desk.focused == bar._result.hits[number].claim
    assert bar.count.text().endswith("a value that allows it")
    press(Qt.Key.Key_F3)
    assert bar._at == (number + 1) % len(bar._result.hits)


def test_whole_words_capitals_and_expressions(window: MainWindow) -> None:
    bar = window.page.find_bar
    bar.open()
    bar.field.setText("russia")
    bar.search()
    every = len(bar._result.hits)
    bar._whole.click()
    assert 0 < len(bar._result.hits) < every
    bar._cased.click()
    assert not bar._result.hits
    bar._cased.click()
    bar._whole.click()
    bar.field.setText(r"at least \w+")
    bar._expression.click()
    texts = {
        window.station.desk.articles[h.article].text[h.span.start : h.span.end] for h in bar._result.hits
    }
    assert "at least 225" in texts
    bar.field.setText("at least (")
    bar.search()
    assert "no regular expression" in bar.count.text()
    assert not bar._result.hits


def test_what_changed_since_is_found_by_the_next_step(window: MainWindow) -> None:
    bar, claim = window.page.find_bar, window.station.desk.listed()[0]
    bar.open()
    bar.field.setText("zebra")
    bar.search()
    assert bar.count.text() == "nothing found"
    window.station.verbs.note(claim, "a zebra")
    bar.next()
    assert window.station.desk.focused == claim


def test_back_and_forward_through_visited_claims(window: MainWindow) -> None:
    desk = window.station.desk
    first, second, third, fourth = desk.listed()[:4]
    press(Qt.Key.Key_Left, modifier=ALT)
    assert message(window) == "No claim was visited before this one."
    for claim in (first, second, third):
        desk.focus(claim)
    press(Qt.Key.Key_Left, Qt.Key.Key_Left, modifier=ALT)
    assert desk.focused == first
    press(Qt.Key.Key_Right, modifier=ALT)
    assert desk.focused == second
    desk.focus(fourth)
    press(Qt.Key.Key_Right, modifier=ALT)
    assert (desk.focused, message(window)) == (fourth, "No claim was visited after this one.")
    press(Qt.Key.Key_Left, modifier=ALT)
    assert desk.focused == second


def test_the_palette_leads_to_commands_articles_points_and_sessions(window: MainWindow, qtbot: QtBot) -> None:
    desk = window.station.desk
    other = window.station.means.work._library.archive.create("Another event")
    desk.focus(desk.listed()[0])
    choose(window, qtbot, "accept")
    assert desk.claims[desk.listed()[0]].verdict == ACCEPTED
    article = next(key for key, a in desk.articles.items() if a.masthead.publisher == "UPI")
    choose(window, qtbot, "upi article")
    assert article in window.page.workspace.shown()
    window.activateWindow()
    qtbot.waitUntil(lambda: window.page.workspace.active() == article)
    choose(window, qtbot, "people injured")
    point = desk.point_of(desk.focused)
    assert point is not None
    assert point.label == "people injured"
    choose(window, qtbot, "another event")
    qtbot.waitUntil(lambda: desk.session_id == other.id)


def test_the_palette_offers_only_what_can_be_done_and_says_when_nothing_fits(window: MainWindow) -> None:
    desk = window.station.desk
    desk.focus(None)
    press("k", modifier=CONTROL)
    dialog = palette(window)
    offered = {o.key for n in range(dialog.model.rowCount()) if (o := dialog.model.option(n)) is not None}
    assert "command:claim.accept" not in offered
    assert "command:session.new" in offered
    said = dialog.field.accessibleDescription()
    dialog.keyPressEvent(QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier))
    assert dialog.view.currentIndex().row() == 1
    assert "command" in dialog.field.accessibleDescription() != said
    dialog.field.setText("zzqx")
    assert dialog.model.rowCount() == 0
    assert dialog._stack.currentIndex() == 1
    dialog.reject()


def test_letters_fit_by_word_beginning_first() -> None:
    words = ["Accept", "Unaccepted", "Next unreviewed claim", "Café au lait"]
    texts = [folded(word) for word in words]
    assert [words[n] for n in fitting("acc", texts)] == ["Accept", "Unaccepted"]
    assert [words[n] for n in fitting("nuc", texts)] == ["Next unreviewed claim"]
    assert [words[n] for n in fitting("cafe", texts)] == ["Café au lait"]
    texts = [folded(word) for word in words]
    assert fitting("", texts) == [0, 1, 2, 3]
    assert fitting("accept xyz", texts) == []


def test_a_key_is_changed_kept_refused_and_given_back(window: MainWindow, settings: Settings) -> None:
    window.rooms.moving.change_keys()
    dialog = window.findChildren(ChangeKeysDialog)[-1]
    dialog.filter.setText("accept")
    row = dialog.current()
    assert row is not None
    assert row.id == "claim.accept"
    dialog.key.setKeySequence(QKeySequence("R"))
    dialog.set_key()
    assert "R is the key of “Reject…” already" in dialog.told.text()
    assert window._actions["claim.accept"].shortcut() == QKeySequence("A")
    dialog.key.setKeySequence(QKeySequence("Ctrl+Shift+A"))
    dialog.set_key()
    assert window._actions["claim.accept"].shortcuts() == [QKeySequence("Ctrl+Shift+A")]
    assert "Ctrl+Shift+A" in window._actions["claim.accept"].toolTip()
    assert settings.keys == {"claim.accept": ("Ctrl+Shift+A",)}
    window.rooms.moving.show_keys()
    told = window.findChildren(KeySheet)[-1].findChildren(type(dialog.told))
    assert "Ctrl+Shift+A" in {label.text() for label in told}
    dialog.set_back()
    assert window._actions["claim.accept"].shortcut() == QKeySequence("A")
    assert settings.keys == {}
    dialog.key.clear()
    dialog.set_key()
    assert window._actions["claim.accept"].shortcuts() == []
    desk = window.station.desk
    dialog.reject()
    desk.focus(desk.listed()[0])
    window.page.workspace.setFocus()
    press("a")
    assert desk.claims[desk.listed()[0]].verdict != ACCEPTED


def test_a_claim_is_copied_as_markdown(window: MainWindow) -> None:
    desk = window.station.desk
    claim = next(key for key in desk.claims if desk.in_open_conflict(key))
    desk.focus(claim)
    press("c", modifier=CONTROL | SHIFT)
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith(f"### {claim}: ")
    assert "**conflict** with" in copied
    assert "copied as Markdown" in message(window)


def test_a_claim_whose_line_became_furniture_is_an_orphan_that_is_led_to(window: MainWindow) -> None:
    desk = window.station.desk
    press("o", modifier=SHIFT)
    assert "still stands" in message(window)
    claim = next(k for k in desk.listed() if desk.claims[k].claim.kind is Kind.QUANTITY)
    window.station.verbs.rule([claim], ACCEPTED)
    held = desk.claims[claim].claim
    window.station.verbs.reline(held.article, desk.line(claim), LineRole.BOILERPLATE.value)
    assert desk.claims[claim].is_orphan
    desk.focus(None)
    press("o", modifier=SHIFT)
    assert desk.focused == claim
    window.station.verbs.history.undo()
    assert not desk.claims[claim].is_orphan


def test_the_sheet_is_previewed_and_written_without_some_sections(window: MainWindow, tmp_path) -> None:
    window.rooms.sheets.preview()
    dialog = window.findChildren(PreviewDialog)[-1]
    assert "Method" in dialog.browser.toPlainText()
    dialog._wanted[Section.METHOD].click()
    dialog._wanted[Section.UNREVIEWED].click()
    shown = dialog.browser.toPlainText()
    assert "Left out of this sheet: unreviewed claims, method." in shown
    assert "Nothing is left" not in shown
    assert dialog._export.isEnabled()
    path = tmp_path / "sheet.md"
    window.rooms.sheets.write(str(path), dialog.without())
    text = path.read_text(encoding="utf-8")
    assert "## Method" not in text
    assert "## Open conflicts" in text
    dialog.reject()


def test_the_models_of_finding_are_sound(window: MainWindow, qtmodeltester: ModelTester) -> None:
    bar = window.page.find_bar
    bar.open()
    bar.field.setText("164")
    bar.search()
    model = HitModel()
    model.put(lines(bar._result.hits, {}))
    qtmodeltester.check(model, force_py=True)  # type: ignore[no-untyped-call]
    assert sum(1 for h in bar._result.hits if h.where == TEXT) > 0
    keys = window.rooms.moving.keys
    assert keys is not None
    commands = KeyModel(keys)
    qtmodeltester.check(commands, force_py=True)  # type: ignore[no-untyped-call]
    commands.type("no such command")
    assert commands.rowCount() == 0
    commands.type("")
    assert commands.rowCount() == len(TABLE)
    assert focus_widget() is not None


def test_claims_are_filtered_by_reviewer_and_by_source(window: MainWindow) -> None:
    desk = window.station.desk
    claim = desk.listed()[2]
    window.station.verbs.rule([claim], ACCEPTED)
    desk.narrow(Filter(reviewer="A. Editor"))
    assert desk.listed() == [claim]
    assert window.page.claims.bar._chip_flow.count() == 1
    assert from_stored(desk.filter.stored()) == desk.filter
    desk.narrow(Filter(reviewer="Somebody else"))
    assert desk.listed() == []
    desk.narrow(Filter(source="yes"))
    assert desk.listed() == []
    desk.narrow(Filter(source="no"))
    assert claim in desk.listed()
    assert from_stored({"source": "perhaps"}).source == ""


def test_a_key_that_was_chosen_before_a_later_table_had_it_stays_chosen(
    means: Means, settings: Settings, qtbot: QtBot
) -> None:
    settings.keys = {"claim.accept": ("B",), "no.such.command": ("Z",)}
    window = MainWindow(means)
    qtbot.addWidget(window)
    keys = window.rooms.moving.keys
    assert keys is not None
    rows = {row.id: row for row in TABLE}
    assert keys.of(rows["claim.accept"]) == ("B",)
    assert keys.of(rows["point.merge"]) == ()
    assert window._actions["point.merge"].shortcuts() == []
    window.close()


def test_tool_tips_name_the_key_that_a_command_has_now(window: MainWindow) -> None:
    confirm, accept = (next(r for r in TABLE if r.id == name) for name in ("point.confirm", "claim.accept"))
    window.station.desk.focus(next(iter(window.station.desk.claims)))
    box = window.page.inspector.peers._confirm
    assert hint(box, confirm.id) == "Confirm that this claim belongs to the point (Y)"
    assert window.rooms.moving.keys.change(confirm, "Ctrl+Alt+Y") is None
    assert window.rooms.moving.keys.change(accept, "") is None
    asked = QHelpEvent(QEvent.Type.ToolTip, QPoint(2, 2), box.mapToGlobal(QPoint(2, 2)))
    QApplication.sendEvent(box, asked)
    assert "belongs to the point (Ctrl+Alt+Y)" in QToolTip.text()
    button = window.page.inspector.verdict._buttons["accepted"]
    assert hint(button, accept.id) == "Accept"


def test_what_was_typed_wrong_is_told_in_the_bar_and_a_failure_with_its_log_number(
    window: MainWindow, qtbot: QtBot
) -> None:
    bar = window.page.find_bar
    press("f", modifier=CONTROL)
    bar._fail(bar._cancel, Refused("This is no expression.", "Close the bracket."))
    assert "Close the bracket." in bar.count.text()
    with qtbot.waitSignal(window.station.told) as told:
        bar._fail(bar._cancel, NotFound("The articles cannot be read.", "Open the session again."))
    assert str(told.args).count("(log ") == 1
    assert "The articles" not in bar.count.text()
