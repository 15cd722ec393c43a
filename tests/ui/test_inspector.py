from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QToolButton
from pytestqt.qtbot import QtBot

from tests.ui.keys import CONTROL, press, write
from workbench.core.claim import Kind
from workbench.core.point import RelationKind
from workbench.core.value import Quantity
from workbench.core.verdict import ACCEPTED, REJECTED, UNVERIFIABLE
from workbench.ui.ask import AskDialog
from workbench.ui.claims.filters import Filter, Scope
from workbench.ui.drafts import rationale_key
from workbench.ui.inspector.peers import PeerCard
from workbench.ui.inspector.why import reasons
from workbench.ui.station import Station
from workbench.ui.window import MainWindow


def conflicted(station: Station) -> str:
    return next(key for key in station.desk.claims if station.desk.in_open_conflict(key))


def cards(window: MainWindow) -> list[PeerCard]:
    QApplication.processEvents()  # what was added to a layout shows with the next events
    return [card for card in window.page.inspector.findChildren(PeerCard) if card.isVisible()]


def told(window: MainWindow) -> str:
    QApplication.processEvents()
    return "\n".join(
        label.text() for label in window.page.inspector.findChildren(QLabel) if label.isVisible()
    )


def focus_with_cards(window: MainWindow, qtbot: QtBot, claim: str) -> None:
    """Go to a claim and wait for the cards of its counterparts: they come in turns."""
    desk = window.station.desk
    desk.focus(claim)
    qtbot.waitUntil(lambda: len(cards(window)) == len(desk.peers(claim)))


def test_everything_known_of_a_claim_is_told(window: MainWindow, qtbot: QtBot) -> None:
    desk = window.station.desk
    claim = conflicted(window.station)
    focus_with_cards(window, qtbot, claim)
    found = desk.claims[claim].claim
    words = told(window)
    assert " ".join(found.quote.split()) in words
    assert f"line {desk.line(claim)}" in words
    assert (found.claimant or "none stated") in words
    assert reasons(desk.claims[claim]) in words
    point = desk.point_of(claim)
    assert point is not None
    assert point.label in words
    assert "Contradicts" in words
    relation = next(r for r in point.relations if claim in r.pair and r.kind is RelationKind.CONFLICT)
    assert relation.reason in words


def test_cards_lead_to_counterparts_contradictions_first(window: MainWindow, qtbot: QtBot) -> None:
    desk = window.station.desk
    claim = conflicted(window.station)
    focus_with_cards(window, qtbot, claim)
    found = cards(window)
    assert found[0].accessibleName().startswith("Contradicts")
    found[0].setFocus()
    press(Qt.Key.Key_Return)
    assert desk.focused in desk.peers(claim)


def test_an_editor_overrides_a_relation(window: MainWindow, qtbot: QtBot) -> None:
    desk = window.station.desk
    claim = conflicted(window.station)
    focus_with_cards(window, qtbot, claim)
    card = cards(window)[0]
    peer = card.key
    menu = card.menu()
    next(a for a in menu.actions() if a.text() == "Compatible").trigger()
    relation = desk.relation(claim, peer)
    assert relation is not None
    assert relation.kind is RelationKind.COMPATIBLE
    window.station.verbs.history.undo()
    back = desk.relation(claim, peer)
    assert back is not None
    assert back.kind is RelationKind.CONFLICT


def test_buttons_rule_and_show_what_stands(window: MainWindow) -> None:
    desk = window.station.desk
    claim = desk.listed()[0]
    desk.focus(claim)
    box = window.page.inspector.verdict
    accept = box.findChild(QToolButton, "verdict_accepted")
    unverifiable = box.findChild(QToolButton, "verdict_unverifiable")
    accept.click()
    assert desk.claims[claim].verdict == ACCEPTED
    assert accept.isChecked()
    unverifiable.click()
    assert desk.claims[claim].verdict == UNVERIFIABLE
    assert unverifiable.isChecked()
    assert not accept.isChecked()
    assert told(window).count(" by A. Editor") == 2


def test_a_rationale_goes_with_the_next_verdict(window: MainWindow) -> None:
    desk = window.station.desk
    claim = desk.listed()[0]
    desk.focus(claim)
    box = window.page.inspector.verdict
    box.rationale.setPlainText("two sources say so")
    assert window.station.drafts.get(rationale_key(claim)) == "two sources say so"
    press("a")
    ruling = desk.claims[claim].ruling
    assert ruling is not None
    assert ruling.rationale == "two sources say so"
    assert window.station.drafts.all == {}


def test_a_new_reason_for_a_standing_verdict_is_a_new_ruling(window: MainWindow) -> None:
    desk = window.station.desk
    claim = desk.listed()[0]
    desk.focus(claim)
    window.station.verbs.rule([claim], REJECTED, "first")
    field = window.page.inspector.verdict.rationale
    assert field.text == "first"
    field.setFocus()
    field.setPlainText("second")
    press(Qt.Key.Key_Return)
    assert [r.rationale for r in desk.claims[claim].history] == ["first", "second"]


def test_half_written_texts_stay_with_their_claim(window: MainWindow) -> None:
    desk = window.station.desk
    first, second = desk.listed()[:2]
    inspector = window.page.inspector
    desk.focus(first)
    inspector.verdict.rationale.setPlainText("half")
    desk.focus(second)
    assert inspector.verdict.rationale.text == ""
    desk.focus(first)
    assert inspector.verdict.rationale.text == "half"


def test_a_note_is_saved_when_its_field_is_left(window: MainWindow) -> None:
    desk = window.station.desk
    first, second = desk.listed()[:2]
    desk.focus(first)
    press("n")
    window.page.inspector.note.field.setPlainText("ask *UPI*")
    window.page.claims.view.setFocus()
    note = desk.claims[first].note
    assert note is not None
    assert note.text == "ask *UPI*"
    desk.focus(second)
    assert window.page.inspector.note.field.text == ""


def test_a_note_that_is_confirmed_is_written_once(window: MainWindow) -> None:
    desk = window.station.desk
    claim = desk.listed()[0]
    desk.focus(claim)
    window.page.workspace.setFocus()
    press("n")
    given: list[str] = []
    window.page.inspector.note.given.connect(lambda _, text: given.append(text))
    write("call the ministry")
    press(Qt.Key.Key_Return, modifier=CONTROL)
    assert given == ["call the ministry"], "leaving the field afterwards gives nothing more"
    assert not window.page.inspector.note.field.hasFocus()


def test_the_preview_of_a_note_is_markdown_made_safe(window: MainWindow) -> None:
    desk = window.station.desk
    desk.focus(desk.listed()[0])
    box = window.page.inspector.note
    box.field.setPlainText("ask **UPI** <script>alert(1)</script><img src=file:///etc/passwd>")
    box._read.click()
    assert "UPI" in box._preview.toPlainText()
    assert "alert" not in box._preview.toHtml()
    assert "passwd" not in box._preview.toHtml()
    assert "font-weight" in box._preview.toHtml()
    box._write.click()
    assert box.field.isVisible()


def test_the_kind_is_corrected(window: MainWindow) -> None:
    desk = window.station.desk
    desk.narrow(Filter(Scope.ALL, kind="event"))
    claim = desk.listed()[0]
    desk.focus(claim)
    facts = window.page.inspector.facts
    facts._kind.activated.emit(facts._kind.findData(Kind.QUOTE.value))
    assert desk.claims[claim].claim.kind is Kind.QUOTE
    assert desk.claims[claim].corrected
    window.rooms.ruling.reread()
    assert desk.claims[claim].claim.kind is Kind.EVENT


def test_the_claimant_is_corrected(window: MainWindow) -> None:
    desk = window.station.desk
    claim = desk.listed()[0]
    desk.focus(claim)
    window.rooms.ruling._correct_claimant(claim, ("Tokayev's office",))
    assert desk.claims[claim].claim.claimant == "Tokayev's office"
    assert "Tokayev's office" in told(window)


def test_nothing_chosen_says_how_to_choose(window: MainWindow, qtbot: QtBot) -> None:
    window.station.desk.focus(None)
    qtbot.waitUntil(lambda: "No claim is chosen" in told(window))


def answer(window: MainWindow, words: str) -> None:
    (dialog,) = (d for d in window.page.findChildren(AskDialog) if d.isVisible())
    dialog.fields[0].setText(words)
    dialog.accept()


def test_the_value_is_corrected_by_key_and_by_its_button(window: MainWindow) -> None:
    desk = window.station.desk
    claim = next(key for key in desk.claims if desk.claims[key].claim.quote == "nearly 1,000 injured")
    desk.focus(claim)
    window.page.claims.view.setFocus()
    press("e")
    answer(window, "at least 1,200")
    value = desk.claims[claim].claim.value
    assert value == Quantity(1200, None, False, "people injured", "at least")
    assert "at least 1,200 people injured" in told(window)
    assert "Corrected" in told(window)
    window.page.inspector.facts._edit.click()
    answer(window, "rather many")
    assert "for instance “at least 225 people”" in window.banner.text
    window.station.verbs.history.undo()
    assert not desk.claims[claim].corrected
    assert "at least 1,200" not in told(window)


def test_the_value_of_an_event_is_its_words(window: MainWindow) -> None:
    desk = window.station.desk
    claim = next(key for key in desk.claims if desk.claims[key].claim.kind is Kind.EVENT)
    desk.focus(claim)
    window.rooms.ruling.value()
    assert "An event says what its words say" in window.statusBar().currentMessage()
    assert not any(d.isVisible() for d in window.page.findChildren(AskDialog))


def test_nothing_in_the_inspector_is_wider_than_it(window: MainWindow) -> None:
    press("c")
    QApplication.processEvents()
    area = next(a for a in window.page.inspector.findChildren(QScrollArea) if a.isVisible())
    page = area.widget()
    assert page is not None
    assert page.minimumSizeHint().width() <= area.viewport().width()
