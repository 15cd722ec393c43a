from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu

from tests.ui.keys import SHIFT, press, write
from workbench.core.claim import Kind
from workbench.core.errors import LibraryError
from workbench.core.span import Span
from workbench.core.verdict import ACCEPTED
from workbench.ui.ask import AskDialog
from workbench.ui.claims.filters import Filter, Scope
from workbench.ui.drafts import decision_key
from workbench.ui.window import MainWindow


def in_conflict(window: MainWindow) -> str:
    desk = window.station.desk
    claim = next(key for key in desk.claims if desk.in_open_conflict(key))
    desk.focus(claim)
    return claim


def alone(window: MainWindow) -> str:
    claims = window.station.desk.claims
    return next(
        key for key, item in claims.items() if item.point is None and item.claim.kind is not Kind.NAME
    )


def message(window: MainWindow) -> str:
    return window.statusBar().currentMessage()


def test_a_decision_is_withdrawn(window: MainWindow) -> None:
    desk = window.station.desk
    claim = in_conflict(window)
    window.rooms.points.withdraw()
    assert message(window) == "Nothing has been decided on this point."
    press("p")
    write("the later count")
    assert window.station.drafts.get(decision_key(claim)) == "the later count"
    window.page.inspector.peers.reason.confirmed.emit()
    point = desk.point_of(claim)
    assert point is not None
    assert point.decision is not None
    assert window.station.drafts.get(decision_key(claim)) is None
    window.page.inspector.peers._withdraw.click()
    point = desk.point_of(claim)
    assert point is not None
    assert point.decision is None


def test_a_claim_is_confirmed_unlinked_and_linked_again(window: MainWindow) -> None:
    desk = window.station.desk
    claim = in_conflict(window)
    peers = desk.peers(claim)
    press("y")
    point = desk.point_of(claim)
    assert point is not None
    assert claim in point.confirmed
    press("l", modifier=SHIFT)
    assert not set(desk.peers(claim)) & set(peers)
    window.station.verbs.history.undo()
    assert set(desk.peers(claim)) == set(peers)


def test_linking_is_left_off_by_a_second_press_on_the_same_claim(window: MainWindow) -> None:
    in_conflict(window)
    press("l")
    assert "press L again" in message(window)
    press("l")
    assert message(window) == "Linking was left off."


def test_a_point_is_renamed(window: MainWindow) -> None:
    claim = in_conflict(window)
    window.rooms.points.rename()
    dialog = window.findChildren(AskDialog)[-1]
    dialog.fields[0].setText("deaths, all sides")
    dialog.accept()
    point = window.station.desk.point_of(claim)
    assert point is not None
    assert point.label == "deaths, all sides"


def test_a_claim_that_stands_alone_says_so(window: MainWindow) -> None:
    desk = window.station.desk
    desk.focus(alone(window))
    for act in (window.rooms.points.decide, window.rooms.points.unlink, window.rooms.points.rename):
        act()
        assert message(window).startswith("This claim stands alone")
    press("s")
    assert message(window) == "No other article speaks of this."


def test_a_claim_takes_the_selected_words_and_keeps_its_verdict(window: MainWindow) -> None:
    desk = window.station.desk
    claim = next(k for k in desk.listed() if len(desk.claims[k].claim.span) > 40)
    desk.focus(claim)
    window.station.verbs.rule([claim], ACCEPTED)
    before = desk.claims[claim].claim
    press("m", modifier=SHIFT)
    assert message(window) == "Select the claim's words in its own article first."
    text = desk.articles[before.article].text
    end = text.index(" ", before.span.start + 20)
    wanted = Span(before.span.start, end)
    pane = window.page.workspace.pane(before.article)
    pane.text.setFocus()
    pane.text.select(wanted)
    press("m", modifier=SHIFT)
    after = desk.claims[claim]
    assert after.claim.span == wanted
    assert after.verdict == ACCEPTED
    assert after.corrected
    window.rooms.ruling.reread()
    assert desk.claims[claim].claim.span == before.span


def test_the_hover_card_tells_what_other_articles_say(window: MainWindow) -> None:
    desk = window.station.desk
    claim = in_conflict(window)
    card = window.page.bridge.card(claim)
    assert card is not None
    assert dict(card.rows)["Verdict"] == "unreviewed"
    assert len(card.passages) == len(desk.peers(claim))
    assert card.passages[0].says == "contradicts", "it stands first"
    assert window.page.bridge.card("c0") is None


def test_the_filter_menu_offers_what_the_session_holds(window: MainWindow) -> None:
    bar = window.page.claims.bar
    bar._menu.aboutToShow.emit()
    menus = {a.text(): a.menu() for a in bar._menu.actions() if a.menu() is not None}
    assert set(menus) == {"Article", "Kind", "Verdict", "Relation", "Note", "Source", "Reviewer"}
    kinds = menus["Kind"]
    assert isinstance(kinds, QMenu)
    next(a for a in kinds.actions() if a.text() == "quantity").trigger()
    assert window.station.desk.filter == Filter(kind="quantity")
    articles = menus["Article"]
    assert isinstance(articles, QMenu)
    assert len(articles.actions()) == len(window.station.desk.articles) + 1
    next(a for a in bar._menu.actions() if a.text() == "Clear all filters").trigger()
    assert window.station.desk.filter == Filter()


def test_scopes_are_chosen_by_button_and_menu(window: MainWindow) -> None:
    bar = window.page.claims.bar
    bar._scopes[Scope.CONFLICTS].click()
    assert window.station.desk.filter.scope is Scope.CONFLICTS
    found: list[QAction] = [a for a in bar._more.menu().actions() if a.text() == "Names"]
    found[0].trigger()
    assert window.station.desk.filter.scope is Scope.NAMES
    assert bar._more.isChecked()
    assert not bar._scopes[Scope.CONFLICTS].isChecked()


def test_where_there_is_nowhere_to_go_it_is_said(window: MainWindow) -> None:
    desk = window.station.desk
    for point in [p for p in desk.points.values() if desk.has_open_conflict(p)]:
        window.station.verbs.decide(point.id, point.claims[0], "so")
    press("c")
    assert message(window) == "There is no other open conflict."
    press("u")
    desk.narrow(Filter(text="no such words at all"))
    press("j")
    assert message(window) == "No claims are listed."


def test_a_lost_save_is_offered_again_in_the_window(window: MainWindow) -> None:
    tried: list[int] = []
    window.station.saving.begin()
    window.station.saving.fail(LibraryError("the disk is full.", "Make room."), lambda: tried.append(1))
    assert "Not saved: the disk is full" in window.banner.text
    window.close()
    assert window.isVisible()
    assert "not saved" in window.banner.text.lower()
    window.banner._act.click()
    QApplication.processEvents()
    assert tried == [1]
    assert "disk" not in window.banner.text
