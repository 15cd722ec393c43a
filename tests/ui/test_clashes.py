"""B1: of two desks the second sees both texts and chooses; whatever is chosen, the other stays in the history."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.clock import Clock
from tests.ui.keys import arrive
from workbench.core.verdict import ACCEPTED, REJECTED, UNREVIEWED
from workbench.services.inprocess import InProcess
from workbench.services.workbench import Workbench, open_workbench
from workbench.ui.clash import ClashDialog
from workbench.ui.drafts import rationale_key
from workbench.ui.theme import DARK, LIGHT, Looks
from workbench.ui.window import MainWindow


@pytest.fixture
def other(library: Path) -> Iterator[Workbench]:
    opened = open_workbench(str(library), clock=Clock(), reviewer="B. Other", reader=InProcess())
    yield opened
    opened.close()


def dialog(window: MainWindow) -> ClashDialog | None:
    shown = [found for found in window.findChildren(ClashDialog) if found.isVisible()]
    assert len(shown) <= 1
    return shown[0] if shown else None


def asked(window: MainWindow) -> ClashDialog:
    found = dialog(window)
    assert found is not None
    return found


def session_of(window: MainWindow) -> str:
    return window.station.desk.session_id


def note_of(window: MainWindow, claim: str) -> str:
    note = window.station.desk.claims[claim].note
    return note.text if note else ""


def deeds(other: Workbench, session: str, claim: str) -> str:
    return " / ".join(f"{deed.reviewer}: {deed.words}" for deed in other.casework.trail(session, claim))


@pytest.fixture
def claim(window: MainWindow, other: Workbench) -> str:
    """A claim on whose note two desks have written."""
    found = window.station.desk.listed()[0]
    window.station.desk.focus(found)
    window.page.inspector.note.field.setPlainText("My note.")
    other.review.note(session_of(window), found, "Their note.")
    window.station.following.poll()
    window.page.inspector.note.field.confirmed.emit()
    return found


@pytest.mark.parametrize(
    ("button", "stands"),
    [
        ("keep_mine", "My note."),
        ("keep_theirs", "Their note."),
        ("keep_both", "Their note.\n\nMy note."),
    ],
)
def test_both_notes_are_seen_and_the_other_stays_in_the_history(
    window: MainWindow, other: Workbench, claim: str, button: str, stands: str
) -> None:
    shown = asked(window)
    assert shown.theirs.toPlainText() == "Their note."
    assert shown.mine.toPlainText() == "My note."
    assert "B. Other" in shown.theirs.accessibleName()
    assert note_of(window, claim) == "Their note."
    getattr(shown, button).click()
    assert dialog(window) is None
    assert note_of(window, claim) == stands
    assert window.page.inspector.note.field.text == stands
    assert window.station.drafts.get(claim) is None
    told = deeds(other, session_of(window), claim)
    assert "B. Other: the note of" in told
    assert "Their note." in told
    assert "My note." in told
    window.station.verbs.history.undo()
    assert note_of(window, claim) == "Their note."


def test_put_off_nothing_is_written_and_the_words_stay(
    window: MainWindow, other: Workbench, claim: str, qtbot: QtBot
) -> None:
    qtbot.keyClick(asked(window), Qt.Key.Key_Escape)
    assert dialog(window) is None
    assert note_of(window, claim) == "Their note."
    assert window.page.inspector.note.field.text == "My note."
    assert window.station.drafts.get(claim) == "My note."
    assert "My note." not in deeds(other, session_of(window), claim)
    window.page.inspector.note.field.confirmed.emit()
    assert asked(window).mine.toPlainText() == "My note."


def test_a_draft_that_was_put_back_knows_what_was_seen_when_it_was_begun(
    window: MainWindow, other: Workbench
) -> None:
    found = window.station.desk.listed()[0]
    session = session_of(window)
    window.station.desk.focus(found)
    window.page.inspector.note.field.setPlainText("My note.")
    window.keep_now()
    window.station.following.close()
    other.review.note(session, found, "Their note.")
    window.sessions.open(session)
    arrive(window)
    assert window.page.inspector.note.field.text == "My note."
    assert note_of(window, found) == "Their note."
    window.page.inspector.note.field.confirmed.emit()
    assert asked(window).theirs.toPlainText() == "Their note."
    asked(window).keep_both.click()
    assert note_of(window, found) == "Their note.\n\nMy note."


def test_a_third_word_in_between_is_seen_too(window: MainWindow, other: Workbench, claim: str) -> None:
    other.review.note(session_of(window), claim, "Their second note.")
    asked(window).keep_mine.click()
    assert asked(window).theirs.toPlainText() == "Their second note."
    asked(window).keep_both.click()
    assert note_of(window, claim) == "Their second note.\n\nMy note."


def test_reasons_for_one_verdict_can_both_stand(window: MainWindow, other: Workbench) -> None:
    claim = window.station.desk.listed()[0]
    other.review.rule(session_of(window), claim, REJECTED, "their reason")
    window.station.verbs.rule([claim], REJECTED, "my reason")
    assert "their reason" in asked(window).theirs.toPlainText()
    asked(window).keep_both.click()
    ruling = window.station.desk.claims[claim].ruling
    assert ruling is not None
    assert ruling.rationale == "their reason\n\nmy reason"


def test_two_verdicts_cannot_both_stand(window: MainWindow, other: Workbench) -> None:
    claim = window.station.desk.listed()[0]
    other.review.rule(session_of(window), claim, ACCEPTED)
    window.station.verbs.rule([claim], REJECTED, "my reason")
    shown = asked(window)
    assert shown.theirs.toPlainText().startswith("Accepted")
    assert shown.mine.toPlainText().startswith("Rejected")
    assert not shown.keep_both.isVisible()
    shown.keep_theirs.click()
    history = window.station.desk.claims[claim].history
    assert [(h.reviewer, h.verdict) for h in history] == [
        ("B. Other", ACCEPTED),
        ("A. Editor", REJECTED),
        ("A. Editor", ACCEPTED),
    ]
    assert window.station.drafts.get(rationale_key(claim)) is None


def test_a_verdict_on_many_goes_on_with_the_others(window: MainWindow, other: Workbench) -> None:
    first, second, third = window.station.desk.listed()[:3]
    other.review.rule(session_of(window), second, REJECTED, "no")
    window.station.verbs.rule([first, second, third], ACCEPTED)
    assert window.station.desk.claims[first].verdict == UNREVIEWED
    asked(window).keep_theirs.click()
    verdicts = [window.station.desk.claims[claim].verdict for claim in (first, second, third)]
    assert verdicts == [ACCEPTED, REJECTED, ACCEPTED]


def test_a_corrected_masthead_that_is_put_off_is_in_the_history(
    window: MainWindow, other: Workbench, qtbot: QtBot
) -> None:
    article = next(iter(window.station.desk.articles))
    other.intake.correct(session_of(window), article, "headline", "Their headline")
    window.station.verbs.correct(article, "headline", "My headline")
    shown = asked(window)
    assert (shown.theirs.toPlainText(), shown.mine.toPlainText()) == ("Their headline", "My headline")
    qtbot.keyClick(shown, Qt.Key.Key_Escape)
    assert window.station.desk.articles[article].masthead.headline == "Their headline"
    window.station.verbs.history.undo()
    window.station.verbs.history.redo()
    assert window.station.desk.articles[article].masthead.headline == "Their headline"


def test_a_proposed_correction_and_a_decision_are_seen_too(window: MainWindow, other: Workbench) -> None:
    desk = window.station.desk
    point = next(p for p in desk.points.values() if len(p.claims) > 1)
    first, second = point.claims[:2]
    other.casework.propose(session_of(window), first, "their wording")
    window.station.verbs.propose(first, "my wording")
    assert not asked(window).keep_both.isVisible()
    asked(window).keep_mine.click()
    proposal = desk.claims[first].proposal
    assert proposal is not None
    assert proposal.text == "my wording"
    other.review.decide(session_of(window), point.id, first, "the later count")
    window.station.verbs.decide(point.id, second, "the earlier count")
    assert "the later count" in asked(window).theirs.toPlainText()
    asked(window).keep_mine.click()
    decision = desk.points[point.id].decision
    assert decision is not None
    assert decision.claim == second


def test_the_keyboard_reaches_every_choice(window: MainWindow, claim: str, qtbot: QtBot) -> None:
    shown = asked(window)
    reached: list[object] = []
    widget = shown.theirs
    for _ in range(6):
        reached.append(widget)
        widget = widget.nextInFocusChain()
        while widget.focusPolicy() == Qt.FocusPolicy.NoFocus or not widget.isVisible():
            widget = widget.nextInFocusChain()
    assert {
        shown.theirs,
        shown.mine,
        shown.keep_mine,
        shown.keep_theirs,
        shown.keep_both,
        shown.later,
    } == set(reached)
    for button in shown.findChildren(QPushButton):
        told = QAccessible.queryAccessibleInterface(button)
        assert told.text(QAccessible.Text.Name)
        assert "&" in button.text()
    shown.keep_theirs.setFocus()
    qtbot.keyClick(shown.keep_theirs, Qt.Key.Key_Space)
    assert note_of(window, claim) == "Their note."


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_long_words_fit_the_window(window: MainWindow, other: Workbench, looks: Looks, theme: str) -> None:
    looks.choose(theme)
    window.resize(1280, 720)
    found = window.station.desk.listed()[0]
    other.review.note(session_of(window), found, "Their note. " * 400)
    window.station.verbs.note(found, "*My* note & <b>mine</b>.\n" * 60)
    shown = asked(window)
    assert shown.width() <= 1280
    assert shown.height() <= 720
    assert "<b>mine</b>" in shown.mine.toPlainText()
    buttons = [b.geometry() for b in shown.findChildren(QPushButton) if b.isVisible()]
    assert all(shown.rect().contains(box) for box in buttons)
    assert not any(a.intersects(b) for a in buttons for b in buttons if a != b)
