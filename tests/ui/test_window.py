"""Whole tasks in the window with the sample session, by key, over real services."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.keys import CONTROL, SHIFT, focus_widget, press, write
from workbench.core.verdict import ACCEPTED, REJECTED, UNREVIEWED, UNVERIFIABLE
from workbench.services.workbench import Workbench
from workbench.ui.claims.filters import Filter, Scope
from workbench.ui.window import MainWindow


def focused(window: MainWindow) -> str:
    claim = window.station.desk.focused
    assert claim is not None
    return claim


def verdict(workbench: Workbench, window: MainWindow, claim: str) -> str:
    return workbench.archive.reviewed(window.station.desk.session_id, [claim])[0].verdict


def test_stepping_accepting_and_taking_back(window: MainWindow, workbench: Workbench) -> None:
    press("j")
    first = focused(window)
    assert first == window.station.desk.listed()[0]
    press("j")
    second = focused(window)
    press("k")
    assert focused(window) == first
    press("a")
    assert verdict(workbench, window, first) == ACCEPTED
    press("u")
    assert focused(window) == second
    press("v")
    assert verdict(workbench, window, second) == UNVERIFIABLE
    press("x")
    assert verdict(workbench, window, second) == UNREVIEWED
    press("z", modifier=CONTROL)
    assert verdict(workbench, window, second) == UNVERIFIABLE
    press("z", "z", modifier=CONTROL)
    assert verdict(workbench, window, first) == UNREVIEWED
    press("z", modifier=CONTROL | SHIFT)
    assert verdict(workbench, window, first) == ACCEPTED
    assert window.page.header.progress.text().startswith("1 of ")
    assert window.page.header.saved.text().startswith("saved ")


def test_rejecting_asks_for_the_reason_and_gives_the_keyboard_back(
    window: MainWindow, workbench: Workbench
) -> None:
    press("j")
    claim = focused(window)
    press("r")
    assert focus_widget() is window.page.inspector.verdict.rationale
    assert verdict(workbench, window, claim) == UNREVIEWED
    press(Qt.Key.Key_Return)
    assert verdict(workbench, window, claim) == UNREVIEWED
    write("not what UPI says")
    press(Qt.Key.Key_Return)
    item = workbench.archive.reviewed(window.station.desk.session_id, [claim])[0]
    assert item.ruling is not None
    assert (item.ruling.verdict, item.ruling.rationale) == (REJECTED, "not what UPI says")
    assert focus_widget() is not window.page.inspector.verdict.rationale
    press("j")
    assert focused(window) != claim


def test_escape_leaves_a_rejection_off(window: MainWindow, workbench: Workbench) -> None:
    press("j", "r")
    claim = focused(window)
    press(Qt.Key.Key_Escape)
    press("a")
    assert verdict(workbench, window, claim) == ACCEPTED


def test_letters_in_a_text_field_are_letters(window: MainWindow, workbench: Workbench) -> None:
    press("j", "n")
    claim = focused(window)
    field = window.page.inspector.note.field
    assert focus_widget() is field
    press("a", "j", "u", Qt.Key.Key_Backspace)
    assert field.text == "aj"
    assert focused(window) == claim
    assert verdict(workbench, window, claim) == UNREVIEWED
    press(Qt.Key.Key_Return, modifier=CONTROL)
    note = workbench.archive.reviewed(window.station.desk.session_id, [claim])[0].note
    assert note is not None
    assert note.text == "aj"
    assert window.station.drafts.all == {}
    press("z", modifier=CONTROL)
    note = workbench.archive.reviewed(window.station.desk.session_id, [claim])[0].note
    assert note is None or note.text == ""


def test_keys_work_in_list_text_and_comparison(window: MainWindow, workbench: Workbench) -> None:
    press("j")
    for widget in (window.page.claims.view, window.page.comparison.view, window.page.stops()[1]):
        widget.setFocus()
        before = focused(window)
        press("j")
        assert focused(window) != before, widget
        press("a")
        assert verdict(workbench, window, focused(window)) == ACCEPTED


def test_conflicts_are_walked_and_their_sides_jumped_between(window: MainWindow) -> None:
    desk = window.station.desk
    press("c")
    assert desk.in_open_conflict(focused(window))
    here = focused(window)
    press("s")
    assert focused(window) in desk.peers(here)
    article = desk.claims[focused(window)].claim.article
    assert article in window.page.workspace.shown()


def test_a_decision_closes_the_conflict(window: MainWindow, workbench: Workbench) -> None:
    desk = window.station.desk
    conflicts = desk.counts()[2]
    assert conflicts > 0
    press("c", "p")
    claim = focused(window)
    assert focus_widget() is window.page.inspector.peers.reason
    write("the later count")
    press(Qt.Key.Key_Return)
    point = desk.point_of(claim)
    assert point is not None
    stored = workbench.archive.points(desk.session_id, [point.id])[0].decision
    assert stored is not None
    assert (stored.claim, stored.rationale) == (claim, "the later count")
    assert desk.counts()[2] < conflicts
    press("z", modifier=CONTROL)
    assert desk.counts()[2] == conflicts


def test_two_accepted_claims_that_contradict_are_pointed_out(window: MainWindow) -> None:
    desk = window.station.desk
    point = next(p for p in desk.points.values() if desk.has_open_conflict(p))
    pair = next(r for r in point.relations if r.kind.value == "conflict")
    for claim in (pair.a, pair.b):
        desk.focus(claim)
        press("a")
    assert "contradict" in window.banner.text
    window.station.verbs.unreview([pair.a])
    assert window.banner.text == ""


def test_a_claim_is_made_of_a_selection_and_dismissed(window: MainWindow, workbench: Workbench) -> None:
    desk, workspace = window.station.desk, window.page.workspace
    article = workspace.shown()[0]
    text = desk.articles[article].text
    covered = {item.claim.span for item in desk.claims.values() if item.claim.article == article}
    line = next(
        ln for ln in desk.articles[article].lines if ln.role.value == "body" and ln.span not in covered
    )
    pane = workspace.pane(article)
    pane.text.setFocus()
    pane.text.select(line.span)
    count = len(desk.claims)
    press("m")
    assert len(desk.claims) == count + 1
    made = desk.claims[focused(window)].claim
    assert made.quote in text
    assert made.origin.value == "manual"
    press(Qt.Key.Key_Backspace)
    assert workbench.archive.reviewed(desk.session_id, [made.id])[0].dismissed
    assert made.id not in desk.listed()
    assert focused(window) in desk.listed(), "the desk goes on to a claim that stands"
    press("z", modifier=CONTROL)
    assert not workbench.archive.reviewed(desk.session_id, [made.id])[0].dismissed


def test_linking_takes_two_presses(window: MainWindow) -> None:
    desk = window.station.desk
    alone = [key for key, item in desk.claims.items() if item.point is None and item.claim.kind != "name"]
    first = alone[0]
    second = next(c for c in alone if desk.claims[c].claim.article != desk.claims[first].claim.article)
    desk.focus(first)
    press("l")
    desk.focus(second)
    press("l")
    point = desk.point_of(first)
    assert point is not None
    assert {first, second} <= set(point.claims)
    press("l")
    assert "press L again" in window.statusBar().currentMessage()


def test_f6_goes_round_the_parts_of_the_desk(window: MainWindow) -> None:
    press("j")
    stops = window.page.stops()
    stops[0].setFocus()
    seen = []
    for _ in stops:
        press(Qt.Key.Key_F6)
        seen.append(QApplication.focusWidget())
    assert seen == [*stops[1:], stops[0]]
    press(Qt.Key.Key_F6, modifier=SHIFT)
    assert focus_widget() is stops[-1]


def test_moving_on_after_a_verdict_is_a_choice(window: MainWindow) -> None:
    press("j", "a")
    first = focused(window)
    window.findChild(type(window.menuBar().actions()[0]), "claim.move_on").trigger()
    press("j", "a")
    assert focused(window) not in (first, window.station.desk.listed()[1])


def test_a_claim_taken_out_of_the_list_by_its_verdict_keeps_the_place(window: MainWindow) -> None:
    desk = window.station.desk
    desk.narrow(Filter(Scope.OPEN))
    order = desk.listed()
    desk.focus(order[3])
    press("a")
    assert order[3] not in desk.listed()
    assert focused(window) == order[3]
    press("j")
    assert focused(window) == order[4]


def test_the_fact_sheet_is_written(window: MainWindow, tmp_path: Path) -> None:
    press("j", "a")
    sheets = window.rooms.sheets
    target = tmp_path / "sheet.md"
    sheets.write(str(target))
    text = target.read_text(encoding="utf-8")
    quote = window.station.desk.claims[focused(window)].claim.quote.split("\n")[0]
    assert quote.split()[0] in text
    assert str(target) in window.statusBar().currentMessage()


def test_a_verdict_goes_to_every_selected_claim_in_one_step(window: MainWindow, workbench: Workbench) -> None:
    desk = window.station.desk
    window.page.claims.view.setFocus()
    press("j")
    start = desk.listed().index(focused(window))
    press(Qt.Key.Key_Down, Qt.Key.Key_Down, modifier=SHIFT)
    chosen = desk.listed()[start : start + 3]
    assert window.page.claims.chosen_with(focused(window)) == tuple(chosen)
    assert "3 claims are selected" in window.statusBar().currentMessage()
    press("a")
    assert [verdict(workbench, window, claim) for claim in chosen] == [ACCEPTED] * 3
    assert window.station.verbs.history.stack.count() == 1
    press("z", modifier=CONTROL)
    assert [verdict(workbench, window, claim) for claim in chosen] == [UNREVIEWED] * 3
    press("k", "a")
    assert [verdict(workbench, window, claim) for claim in chosen].count(ACCEPTED) == 1


def test_the_filter_is_reached_and_left_by_key(window: MainWindow) -> None:
    window.page.claims.view.setFocus()
    press("/")
    write("troops")
    press(Qt.Key.Key_Return)
    assert window.station.desk.filter.text == "troops"
    assert focus_widget() is window.page.claims.view
