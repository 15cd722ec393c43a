"""Closing the window and opening it again leaves everything where it was."""

from pytestqt.qtbot import QtBot

from tests.ui.keys import arrive, focus_widget, write
from workbench.core.session import Layout
from workbench.ui.claims.filters import Filter, Scope
from workbench.ui.station import Means
from workbench.ui.window import MainWindow


def opened(means: Means, qtbot: QtBot) -> MainWindow:
    window = MainWindow(means)
    qtbot.addWidget(window)
    window.resize(1280, 720)
    with qtbot.waitExposed(window):
        window.show()
    window.begin()
    arrive(window)
    return window


def stored(window: MainWindow) -> Layout:
    found = window.collect()
    assert found is not None
    return found[1]


def test_save_close_reopen(means: Means, qtbot: QtBot) -> None:
    window = opened(means, qtbot)
    desk, workspace = window.station.desk, window.page.workspace
    claim = desk.listed()[7]
    desk.narrow(Filter(Scope.OPEN, kind=desk.claims[claim].claim.kind.value))
    desk.focus(claim)
    window.page.inspector.note.field.setPlainText("half a no")
    window.page.inspector.verdict.rationale.setPlainText("because")
    workspace.zoom(20)
    workspace.hide_article(list(desk.articles)[4])
    workspace.bring_in(list(desk.articles)[3])
    workspace.bring_in(list(desk.articles)[3])
    workspace.pane(workspace.shown()[0]).text.scroll_to(600)
    window.page.columns.setSizes([260, 700, 320])
    window.page.show_part("comparison", visible=False)
    before, listed = stored(window), window.page.claims.model.ids
    with qtbot.waitSignal(window.closed):
        window.close()
    assert not window.isVisible()

    again = opened(means, qtbot)
    after = stored(again)
    assert after.claim == claim
    assert after.sizes["shown"] == before.sizes["shown"]
    assert after.filters == before.filters
    assert after.drafts == before.drafts == {claim: "half a no", f"{claim}/rationale": "because"}
    assert [(p.article, p.hidden, p.zoom, p.unfolded) for p in after.panes] == [
        (p.article, p.hidden, p.zoom, p.unfolded) for p in before.panes
    ]
    assert [p.top for p in after.panes] == [p.top for p in before.panes]
    assert {k: v for k, v in after.sizes.items() if k != "window"} == {
        k: v for k, v in before.sizes.items() if k != "window"
    }
    assert again.page.comparison.isHidden()
    assert again.page.inspector.note.field.text == "half a no"
    assert again.page.inspector.verdict.rationale.text == "because"
    assert again.page.claims.model.ids == listed
    again.close()


def test_a_draft_is_kept_while_one_writes(window: MainWindow, qtbot: QtBot) -> None:
    desk = window.station.desk
    desk.focus(desk.listed()[0])
    window.page.inspector.note.begin()
    write("unfinished")
    library = window.station.means.work

    def kept() -> bool:
        found: list[Layout] = []
        library.submit(lambda w: w.archive.layout(desk.session_id), found.append, print)
        return found[0].drafts.get(desk.focused or "") == "unfinished"

    qtbot.waitUntil(kept, timeout=4000)


def test_the_keyboard_is_in_the_text_again(means: Means, qtbot: QtBot) -> None:
    window = opened(means, qtbot)
    window.page.workspace.move_article(window.page.workspace.shown()[0], 1)
    window.page.workspace.hide_article(window.page.workspace.shown()[0])
    with qtbot.waitSignal(window.closed):
        window.close()
    again = opened(means, qtbot)
    again.activateWindow()
    qtbot.waitUntil(again.isActiveWindow)
    workspace = again.page.workspace
    assert focus_widget() is workspace.pane(workspace.active() or "").text
    with qtbot.waitSignal(again.closed):
        again.close()


def test_list_and_comparison_stand_where_the_editor_left_them(means: Means, qtbot: QtBot) -> None:
    window = opened(means, qtbot)
    desk, page = window.station.desk, window.page
    desk.focus(desk.listed()[30])
    qtbot.waitUntil(lambda: page.comparison.model.rowCount() > 10)
    for view in (page.claims.view, page.comparison.view):
        view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() // 2 + 5)
    before = stored(window).sizes
    assert before["list"]
    assert before["table"]
    with qtbot.waitSignal(window.closed):
        window.close()

    again = opened(means, qtbot)
    page = again.page
    qtbot.waitUntil(lambda: not page.claims.scrolled.is_awaited and not page.comparison.scrolled.is_awaited)
    after = stored(again).sizes
    assert (after["list"], after["table"]) == (before["list"], before["table"])
    page.claims.scrolled.restore("no place")
    assert not page.claims.scrolled.is_awaited
    again.close()


def test_the_status_line_stays_true_when_a_claim_is_ruled(window: MainWindow) -> None:
    desk = window.station.desk
    desk.focus(desk.listed()[3])
    shown = window.statusBar().currentMessage
    assert shown().endswith("unreviewed")
    window.station.verbs.rule([desk.listed()[3]], "accepted")
    assert shown().endswith("accepted")
    window.say("Something else")
    window.station.verbs.rule([desk.listed()[3]], "unverifiable")
    assert shown() == "Something else"
