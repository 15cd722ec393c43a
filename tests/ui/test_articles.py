from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from tests.ui.keys import CONTROL, focus_widget, press, write
from workbench.core.article import LineRole
from workbench.core.span import Span
from workbench.core.value import TimeValue
from workbench.services.searching import TEXT
from workbench.ui.importing.masthead import MastheadDialog
from workbench.ui.reading.context import ContextAsked
from workbench.ui.sheet.preview import PreviewDialog
from workbench.ui.window import MainWindow


def test_a_corrected_date_is_kept_and_moves_what_depends_on_it(window: MainWindow) -> None:
    desk = window.station.desk
    article = next(key for key, a in desk.articles.items() if a.masthead.published is None)
    window.page.workspace.date_asked.emit(article)
    dialog = window.findChild(MastheadDialog)
    assert dialog.fields["published"].text() == ""

    def times() -> list[str]:
        return [
            str(i.claim.value.date)
            for i in desk.claims.values()
            if i.claim.article == article and isinstance(i.claim.value, TimeValue)
        ]

    before = times()
    dialog.fields["published"].setText("2021-06-02")
    dialog.accept()
    assert str(desk.articles[article].masthead.published) == "2021-06-02"
    assert times() != before
    press("z", modifier=CONTROL)
    assert desk.articles[article].masthead.published is None
    assert times() == before


def test_a_wrong_date_cannot_be_given(window: MainWindow) -> None:
    window.rooms.articles.masthead()
    dialog = window.findChild(MastheadDialog)
    dialog.fields["published"].setText("last week")
    assert not dialog._buttons.buttons()[0].isEnabled()
    dialog.fields["published"].setText("--01-19")
    assert dialog._buttons.buttons()[0].isEnabled()


def test_a_line_is_made_furniture_and_loses_its_claims(window: MainWindow) -> None:
    desk, workspace = window.station.desk, window.page.workspace
    claim = desk.listed()[0]
    for key in desk.listed():
        found = desk.claims[key].claim
        line = desk.articles[found.article].line_at(found.span.start)
        if line.role is LineRole.BODY and found.article in workspace.shown():
            claim = key
            break
    found = desk.claims[claim].claim
    number = desk.line(claim)
    pane = workspace.pane(found.article)
    pane.text.setFocus()
    pane.text.put_caret(found.span)
    press("f")
    assert desk.articles[found.article].lines[number - 1].role is LineRole.BOILERPLATE
    assert claim not in desk.claims
    press("z", modifier=CONTROL)
    assert desk.articles[found.article].lines[number - 1].role is LineRole.BODY


def test_articles_are_hidden_shown_moved_and_removed(window: MainWindow) -> None:
    desk, workspace = window.station.desk, window.page.workspace
    first, second = workspace.shown()[:2]
    workspace.enter(first)
    window.rooms.articles._move(1)
    assert workspace.shown().index(second) < workspace.shown().index(first)
    window.rooms.articles.hide()
    assert first not in workspace.shown()
    assert next(p for p in workspace.panes() if p.article == first).hidden
    window.rooms.articles.show_all()
    assert not next(p for p in workspace.panes() if p.article == first).hidden
    assert first in workspace.shown()
    workspace.enter(first)
    window.rooms.articles.remove()
    assert first not in desk.articles
    assert not [i for i in desk.claims.values() if i.claim.article == first]
    window.station.verbs.history.undo()
    assert first in desk.articles


def test_find_goes_through_articles_and_notes(window: MainWindow) -> None:
    desk = window.station.desk
    claim = desk.listed()[0]
    window.station.verbs.note(claim, "zebra crossing")
    press("f", modifier=CONTROL)
    bar = window.page.find_bar
    assert bar.isVisible()
    write("164")
    window.page.find_bar.next()
    hits = bar._result.hits
    in_text = [hit for hit in hits if hit.where == TEXT]
    assert len(in_text) > 1
    assert all(hit.span.of(desk.articles[hit.article].text) == "164" for hit in in_text)
    assert bar.count.text() == f"1 of {len(hits)}"
    article = hits[0].article
    selected = window.page.workspace.pane(article).selection()
    assert selected == hits[0].span
    bar.next()
    assert bar.count.text().startswith(f"2 of {len(hits)}")
    bar.previous()
    bar.previous()
    assert bar.count.text().startswith(f"{len(hits)} of")
    bar.field.setText("zebra")
    bar.search()
    assert desk.focused == claim
    assert bar.count.text() == "1 of 1, in a note"
    bar.field.setText("no such words")
    bar.search()
    assert bar.count.text() == "nothing found"
    bar.close_bar()
    assert not bar.isVisible()


def test_after_find_the_keyboard_is_in_the_text_of_the_hit(window: MainWindow) -> None:
    desk = window.station.desk
    press("f", modifier=CONTROL)
    write("opposition group")
    window.page.find_bar.next()
    press(Qt.Key.Key_Escape)
    article = next(key for key, found in desk.articles.items() if "opposition group" in found.text)
    assert focus_widget() is window.page.workspace.pane(article).text
    before = set(desk.claims)
    press("m")
    (made,) = set(desk.claims) - before
    assert desk.claims[made].claim.quote == "opposition group"
    press("f", modifier=CONTROL)
    write("no such words")
    window.page.find_bar.next()
    press(Qt.Key.Key_Escape)
    assert focus_widget() is window.page.workspace.pane(article).text, "nothing found: back to the text"


def test_the_menu_over_a_claim_offers_what_can_be_done(window: MainWindow) -> None:
    desk = window.station.desk
    claim = desk.listed()[0]
    article = desk.claims[claim].claim.article
    asked = ContextAsked(article, 5, 1, claim, None, QPoint(0, 0))
    names = [a.objectName() for a in window.context.menu(asked).actions() if a.objectName()]
    assert {"claim.accept", "claim.dismiss", "article.flip"} <= set(names)
    assert "claim.mark" not in names
    asked = ContextAsked(article, 5, 1, None, Span(0, 5), QPoint(0, 0))
    names = [a.objectName() for a in window.context.menu(asked).actions() if a.objectName()]
    assert "claim.mark" in names
    assert "claim.accept" not in names


def test_the_fact_sheet_is_shown_and_loads_nothing(window: MainWindow, tmp_path: Path) -> None:
    window.rooms.sheets.preview()
    dialog = window.findChild(PreviewDialog)
    assert "Kazakhstan" in dialog.browser.toPlainText()
    assert dialog.browser.loadResource(2, QUrl("file:///etc/passwd")) == QImage()
    secret = tmp_path / "secret.txt"
    secret.write_text("hunter2")
    dialog.browser.setHtml(f'<img src="{secret}"><a href="{secret.as_uri()}">x</a>')
    dialog.browser.anchorClicked.emit(QUrl(secret.as_uri()))
    assert "hunter2" not in dialog.browser.toPlainText()
    dialog.close()


def test_an_annotated_copy_is_written(window: MainWindow, tmp_path: Path) -> None:
    desk = window.station.desk
    article = next(iter(desk.articles))
    target = tmp_path / "copy.md"
    window.rooms.articles.write_annotated(article, str(target))
    assert (desk.articles[article].masthead.headline or "") in target.read_text(encoding="utf-8")


def test_a_file_that_cannot_be_written_is_said(window: MainWindow, tmp_path: Path) -> None:
    window.rooms.sheets.write(str(tmp_path / "no" / "such" / "folder.md"))
    assert "folder.md" in window.banner.text


def test_theme_and_highlights_follow_their_commands(window: MainWindow) -> None:
    actions = {row.objectName(): row for row in window.actions()}
    actions["theme.dark"].trigger()
    assert window.station.looks.theme.dark
    assert window.station.means.settings.theme == "dark"
    assert actions["theme.dark"].isChecked()
    assert not actions["theme.light"].isChecked()
    press("h")
    assert not actions["view.highlights"].isChecked()
    press("h")
    assert actions["view.highlights"].isChecked()
    actions["view.inspector"].trigger()
    assert window.page.inspector.isHidden()
    actions["theme.light"].trigger()


def test_the_tabs_are_as_high_as_their_words(window: MainWindow) -> None:
    tabs = window.page.workspace.strip.tabs
    QApplication.processEvents()
    assert tabs.isVisible()
    assert tabs.height() >= tabs.fontMetrics().height()
