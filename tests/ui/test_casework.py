"""Work beside verdicts at the desk: status, flags that sort, corrections, whole points, split, merge, rules."""

import re
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QMessageBox, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from tests.ui.keys import SHIFT, focus_widget, press, write
from workbench.core.evidence import Passage, Source, Stance
from workbench.core.house import HouseRules
from workbench.core.span import Span
from workbench.core.verdict import DEFAULT_SCALE, Grade, VerdictScale
from workbench.core.workflow import FlagKind, Status
from workbench.services.workbench import Workbench
from workbench.ui.claims.filters import Filter, Scope
from workbench.ui.drafts import correction_key
from workbench.ui.inspector.verdict import ROOM
from workbench.ui.inspector.why import reasons
from workbench.ui.rules.dialog import RulesDialog
from workbench.ui.window import MainWindow

MOSTLY = Grade("mostly", "Mostly true", sense="accepted", colour="agree", shape="wave")


@pytest.fixture
def claim(window: MainWindow) -> str:
    press("c")
    assert window.station.desk.focused is not None
    return window.station.desk.focused


def choose(menu: QMenu, words: str) -> None:
    next(action for action in menu.actions() if action.text().startswith(words)).trigger()


def test_a_status_is_chosen_by_key_and_told_beside_the_heading(window: MainWindow, claim: str) -> None:
    choose(window.rooms.casework.status_menu(claim), "Needs a second read")
    assert window.station.desk.claims[claim].status is Status.SECOND_READ
    assert window.station.desk.claims[claim].verdict == "unreviewed"
    assert window.page.inspector.sections["work"].heading().accessibleDescription() == "needs a second read"
    window.station.verbs.history.undo()
    assert window.station.desk.claims[claim].status is Status.OPEN


def test_flags_bring_claims_to_the_head_of_the_list(window: MainWindow, claim: str) -> None:
    desk, model = window.station.desk, window.page.claims.model
    before = list(model.ids)
    press("p", modifier=SHIFT)
    assert model.ids[0] == claim
    assert [c for c in model.ids if c != claim] == [c for c in before if c != claim]
    desk.focus(before[-1])
    press("r", modifier=SHIFT)
    assert list(model.ids[:2]) == [before[-1], claim], "a legal risk comes before what has priority"
    assert "flag: legal" in model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    press("j")
    assert desk.focused == claim
    press("k")
    assert desk.focused == before[-1]
    press("r", modifier=SHIFT)
    desk.focus(claim)
    press("p", modifier=SHIFT)
    assert list(model.ids) == before
    assert desk.claims[claim].flags == frozenset()


def test_flags_are_kept_when_the_session_is_read_again(
    window: MainWindow, claim: str, workbench: Workbench
) -> None:
    window.station.verbs.flag([claim], FlagKind.LEGAL, raised=True)
    view = workbench.archive.view(window.station.desk.session_id)
    window.station.following.open(view.session.id)
    assert window.page.claims.model.ids[0] == claim


def test_a_correction_is_written_by_key_and_a_half_written_one_waits(
    window: MainWindow, claim: str, qtbot: QtBot
) -> None:
    desk, box = window.station.desk, window.page.inspector.work
    press("w", modifier=SHIFT)
    assert focus_widget() is box.correction
    write("at least 225")
    assert window.station.drafts.get(correction_key(claim)) == "at least 225"
    write(" people")
    press(Qt.Key.Key_Return)
    proposal = desk.claims[claim].proposal
    assert proposal is not None
    assert proposal.text == "at least 225 people"
    assert window.station.drafts.all == {}
    assert focus_widget() is not box.correction
    press("w", modifier=SHIFT)
    write("x")
    press(Qt.Key.Key_Escape)
    assert box.correction.text == "at least 225 people"
    assert desk.claims[claim].proposal == proposal


def test_the_confirmed_claims_of_a_point_are_ruled_on_together(window: MainWindow, claim: str) -> None:
    desk, verbs = window.station.desk, window.station.verbs
    press("a", modifier=SHIFT)
    assert "is confirmed" in window.statusBar().currentMessage()
    point = desk.point_of(claim)
    assert point is not None
    first, second = point.claims[:2]
    for each in (first, second):
        verbs.confirm(each)
    choose(window.rooms.casework.point_menu(desk.points[point.id]), "Unverifiable: 2 confirmed claims")
    assert [desk.claims[c].verdict for c in (first, second)] == ["unverifiable"] * 2
    verbs.history.undo()
    assert [desk.claims[c].verdict for c in (first, second)] == ["unreviewed"] * 2
    verbs.rule([first], "rejected", "no")
    choose(window.rooms.casework.point_menu(desk.points[point.id]), "Unverifiable")
    box = window.findChild(QMessageBox)
    assert "1 of 2 has another verdict" in box.text()
    next(b for b in box.buttons() if b.text() == "These keep theirs").click()
    assert [desk.claims[c].verdict for c in (first, second)] == ["rejected", "unverifiable"]


def test_a_selected_part_is_split_off(window: MainWindow, claim: str) -> None:
    desk, workspace = window.station.desk, window.page.workspace
    long = next(key for key, item in desk.claims.items() if len(item.claim.quote.split()) > 8)
    press("k", modifier=SHIFT)
    assert "Select a part" in window.statusBar().currentMessage()
    desk.focus(long)
    held = desk.claims[long].claim
    text = workspace.pane(held.article).text
    cut = held.span.start + held.quote.index(" ", len(held.quote) // 2)
    text.setFocus()
    text.select(Span(cut, held.span.end))
    count = len(desk.claims)
    press("k", modifier=SHIFT)
    assert desk.claims[long].claim.span.end <= cut or desk.claims[long].claim.span.start >= cut
    assert len(desk.claims) >= count
    window.station.verbs.history.undo()
    assert desk.claims[long].claim.span == held.span


def test_chosen_claims_of_a_paragraph_become_one(window: MainWindow, claim: str) -> None:
    desk = window.station.desk
    press("j", modifier=SHIFT)
    assert "Choose several" in window.statusBar().currentMessage()
    desk.narrow(Filter(Scope.ALL))
    line = {key: (item.claim.article, desk.line(key)) for key, item in desk.claims.items()}
    first = next(a for a in desk.listed() if sum(place == line[a] for place in line.values()) > 1)
    second = next(b for b in desk.listed() if b != first and line[b] == line[first])
    desk.focus(first)
    view, model = window.page.claims.view, window.page.claims.model
    selection = view.selectionModel()
    for key in (first, second):
        row = model.row_of(key)
        assert row is not None
        selection.select(model.index(row, 0), selection.SelectionFlag.Select | selection.SelectionFlag.Rows)
    press("j", modifier=SHIFT)
    one, other = desk.claims[first].claim.span, desk.claims[second]
    assert other.dismissed
    assert one.holds(other.claim.span)


def test_the_rules_are_set_in_a_dialog_and_obeyed_at_once(
    window: MainWindow, claim: str, qtbot: QtBot
) -> None:
    desk = window.station.desk
    window.rooms.casework.rules()
    dialog = window.findChild(RulesDialog)
    ok = dialog._buttons.button(dialog._buttons.StandardButton.Ok)
    assert dialog.rules() == HouseRules()
    assert not ok.isEnabled()
    dialog.add.click()
    assert not ok.isEnabled()
    assert dialog._problem.text() == "Every verdict needs a name."
    dialog.rows[-1].label.setText("Mostly true")
    dialog.rows[-1].sense.setCurrentIndex(0)
    dialog.rows[-1].value.setText("4")
    dialog.rows[-1].up.click()
    dialog.rows[0].source.setChecked(True)
    assert ok.isEnabled()
    dialog.accept()
    assert [g.id for g in desk.scale.grades] == ["accepted", "rejected", "mostly-true", "unverifiable"]
    grade = desk.scale.grade("mostly-true")
    assert grade is not None
    assert (grade.comes_to, grade.value) == ("accepted", 4)
    QApplication.processEvents()
    buttons = [b.text() for b in window.page.inspector.verdict.findChildren(QToolButton) if b.isVisible()]
    assert buttons == ["Accept", "Reject", "Mostly true", "Unverifiable"]
    window.rooms.ruling.accept()
    assert "needs a source" in window.banner._words.text()
    choose(window.page.inspector.verdict.menu(), "Mostly true")
    assert desk.claims[claim].verdict == "mostly-true"
    window.rooms.casework.rules()
    again = next(d for d in window.findChildren(RulesDialog) if d.isVisible())
    row = next(r for r in again.rows if r.label.text() == "Mostly true")
    assert not row.remove.isEnabled(), "a verdict in use cannot be deleted"
    again.reject()


def test_a_verdict_of_the_sessions_own_has_its_colour_and_underline(window: MainWindow, claim: str) -> None:
    window.station.verbs.set_rules(HouseRules(VerdictScale((*DEFAULT_SCALE.grades, MOSTLY))))
    window.station.verbs.rule([claim], "mostly")
    item = window.station.desk.claims[claim]
    pane = window.page.workspace.pane(item.claim.article)
    coat = pane.text.highlights.coats_of(claim)
    assert any(c is not None and c.shape.value == "wave" for c in dict(coat).values())
    told = {label.text() for label in window.page.inspector.past.findChildren(QLabel)}
    assert any("Mostly true by A. Editor" in words for words in told)


def test_what_lies_below_the_threshold_is_counted_listed_and_explained(
    window: MainWindow, claim: str
) -> None:
    desk = window.station.desk
    window.rooms.casework.rules()
    dialog = window.findChild(RulesDialog)
    dialog.threshold.setValue(90)
    below = sum(worth < 0.9 for worth in dialog._worth)
    assert dialog.hidden.text().startswith(f"90 %: {below} of {len(dialog._worth)} suggestions")
    dialog.accept()
    assert desk.rules.threshold == 0.9
    desk.narrow(Filter(Scope.HIDDEN))
    assert desk.listed()
    for key in desk.listed():
        assert not desk.claims[key].to_review
        assert "Below the session’s threshold of 90%" in reasons(desk.claims[key])


def test_an_earlier_verdict_is_offered_with_date_and_session_and_taken_over_by_a_click(
    window: MainWindow, claim: str, workbench: Workbench
) -> None:
    desk, inspector = window.station.desk, window.page.inspector
    assert not inspector.sections["earlier"].isVisible()
    old = workbench.archive.duplicate(desk.session_id, "A year ago").id
    workbench.review.rule(old, claim, "rejected", "the ministry took it back")
    desk.focus(None)
    desk.focus(claim)
    assert inspector.sections["earlier"].isVisible()
    told = [label.text() for label in inspector.earlier.findChildren(QLabel) if label.isVisible()]
    assert told[0].startswith(
        "Rejected in “A year ago”, 20 Jan 2022, by A. Editor: the ministry took it back"
    )
    assert desk.claims[claim].verdict == "unreviewed"
    inspector.earlier.findChild(QPushButton).click()
    ruling = desk.claims[claim].ruling
    assert ruling is not None
    assert ruling.verdict == "rejected"
    assert ruling.rationale == "the ministry took it back (as in “A year ago”, 20 Jan 2022)"


def test_progress_is_told_by_article_and_adds_up(
    window: MainWindow, claim: str, workbench: Workbench
) -> None:
    desk, verbs = window.station.desk, window.station.verbs
    for key in desk.listed()[:7]:
        verbs.rule([key], "accepted")
    lines = window.page.header.by_article().splitlines()
    assert len(lines) == len(desk.articles)
    pairs = [re.fullmatch(r".*: (\d+) of (\d+) reviewed", line) for line in lines]
    told = [(int(found[1]), int(found[2])) for found in pairs if found]
    reviewed, to_review, conflicts = desk.counts()
    assert (sum(a for a, _ in told), sum(b for _, b in told)) == (reviewed, to_review)
    view = workbench.archive.view(desk.session_id)
    work = [r for r in view.claims if r.to_review]
    assert (reviewed, to_review) == (sum(r.verdict != "unreviewed" for r in work), len(work))
    assert conflicts == workbench.archive.sessions()[0].conflicts


def test_the_history_tells_everything_that_was_done_to_a_claim(window: MainWindow, claim: str) -> None:
    verbs, past = window.station.verbs, window.page.inspector.past
    assert not window.page.inspector.sections["past"].isVisible()
    verbs.advance([claim], Status.CHECKING)
    assert window.page.inspector.sections["past"].isVisible()
    verbs.cite(claim, Source(title="A list"), Passage(Stance.REFUTES), None)
    verbs.note(claim, "ask them")
    verbs.history.undo()
    lines = past._deeds.text().splitlines()
    assert [line.split("  ")[1] for line in lines] == [
        f"the note of {claim} is “”, by A. Editor",
        f"the note of {claim} is “ask them”, by A. Editor",
        f"the evidence e1 refutes {claim}, by A. Editor",
        f"the work on {claim} is checking, by A. Editor",
    ]
    press("k")
    assert not past._deeds.isVisible()


def test_the_buttons_of_a_long_scale_do_not_push_the_inspector_wide(window: MainWindow, claim: str) -> None:
    more = [
        Grade(f"v{n}", words, shape="wave", colour="agree")
        for n, words in enumerate(("Mostly true", "Missing context"))
    ]
    window.station.verbs.set_rules(
        HouseRules(VerdictScale((*DEFAULT_SCALE.grades, more[0], replace(more[1], shape="thick"))))
    )
    QApplication.processEvents()
    assert window.page.inspector.verdict.minimumSizeHint().width() <= ROOM
