"""Evidence at the desk: taken by one key, entered in a dialog, corrected by its card, listed, opened on a click."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLabel
from pytestqt.qtbot import QtBot

from tests.ui.keys import SHIFT, focus_widget, press, write
from workbench.core.evidence import Passage, Rank, Source, Stance
from workbench.core.span import Span
from workbench.ui.inspector.evidence import EvidenceCard
from workbench.ui.sources.dialog import SourceDialog
from workbench.ui.sources.register import RegisterDialog
from workbench.ui.window import MainWindow


def other_words(window: MainWindow, claim: str, count: int = 40) -> tuple[str, Span]:
    """Select words of an article beside the claim; return where."""
    desk, workspace = window.station.desk, window.page.workspace
    home = desk.claims[claim].claim.article
    article = next(key for key in workspace.shown() if key != home)
    line = next(
        line for line in desk.articles[article].lines if line.is_read and line.end - line.start > count + 20
    )
    span = Span(line.start, line.start + count)
    text = workspace.pane(article).text
    text.setFocus()
    text.select(span)
    return article, span


def cards(window: MainWindow) -> list[EvidenceCard]:
    QApplication.processEvents()
    return [card for card in window.page.inspector.findChildren(EvidenceCard) if card.isVisible()]


def choose(card: EvidenceCard, words: str) -> None:
    next(a for a in card.menu().actions() if a.text() == words).trigger()


@pytest.fixture
def claim(window: MainWindow) -> str:
    press("c")
    assert window.station.desk.focused is not None
    return window.station.desk.focused


def test_one_key_takes_the_selection_as_evidence_and_the_card_leads_back(
    window: MainWindow, claim: str
) -> None:
    desk = window.station.desk
    article, span = other_words(window, claim)
    press("q")
    assert desk.focused == claim
    (piece,) = desk.claims[claim].evidence
    assert (piece.source.article, piece.passage.stance) == (article, Stance.SUPPORTS)
    assert piece.passage.span is not None
    assert piece.passage.span.start == span.start
    (card,) = cards(window)
    assert piece.passage.quote in card.accessibleName()
    assert "verbatim" in card.accessibleName()
    window.page.workspace.hide_article(article)
    card.setFocus()
    press(Qt.Key.Key_Return)
    assert article in window.page.workspace.shown()
    assert window.page.workspace.pane(article).text.selection() == piece.passage.span
    window.station.verbs.history.undo()
    assert desk.claims[claim].evidence == ()
    assert cards(window) == []


def test_shift_takes_it_against_the_claim_and_without_words_it_says_what_to_do(
    window: MainWindow, claim: str
) -> None:
    press("q")
    assert "Select the words first" in window.statusBar().currentMessage()
    other_words(window, claim)
    press("q", modifier=SHIFT)
    assert window.station.desk.claims[claim].evidence[0].passage.stance is Stance.REFUTES
    assert "refutes" in window.statusBar().currentMessage()
    listed = window.page.claims.model
    row = listed.row_of(claim)
    assert row is not None
    assert "1 source" in listed.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)


def test_a_source_is_entered_by_keyboard_alone(window: MainWindow, claim: str, qtbot: QtBot) -> None:
    press("e", modifier=SHIFT)
    dialog = window.findChild(SourceDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    ok = dialog._buttons.button(QDialogButtonBox.StandardButton.Ok)
    assert not ok.isEnabled()
    assert focus_widget() is dialog.fields["title"]
    write("List of the dead")
    press(Qt.Key.Key_Tab)
    write("The ministry")
    press(Qt.Key.Key_Tab)
    write("ftp://x")
    assert not ok.isEnabled()
    dialog.fields["url"].setText("https://example.org/list")
    dialog.rank.setCurrentIndex(1)
    dialog.stance.setCurrentIndex(1)
    dialog.quote.setPlainText("225 names")
    dialog.fields["confirmed_how"].setText("by phone")
    press(Qt.Key.Key_Return)
    (piece,) = window.station.desk.claims[claim].evidence
    assert piece.source == Source(
        "r1", "List of the dead", "The ministry", "https://example.org/list", rank=Rank.PRIMARY
    )
    assert piece.passage == Passage(Stance.REFUTES, "225 names", confirmed_how="by phone")


def test_a_known_source_is_chosen_and_not_typed_again(window: MainWindow, claim: str) -> None:
    verbs, desk = window.station.verbs, window.station.desk
    verbs.cite(claim, Source(title="List of the dead"), Passage(), None)
    press("k")
    second = str(desk.focused)
    press("e", modifier=SHIFT)
    dialog = window.findChild(SourceDialog)
    dialog.source.setCurrentIndex(1)
    dialog.source.activated.emit(1)
    assert dialog.fields["title"].text() == "List of the dead"
    dialog.accept()
    assert desk.claims[second].evidence[0].source == desk.claims[claim].evidence[0].source


def test_the_card_corrects_edits_and_takes_back(window: MainWindow, claim: str) -> None:
    verbs, desk = window.station.verbs, window.station.desk
    verbs.cite(claim, Source(title="A paper"), Passage(), None)
    choose(cards(window)[0], "Context")
    choose(cards(window)[0], "Primary source")
    (piece,) = desk.claims[claim].evidence
    assert (piece.passage.stance, piece.source.rank) == (Stance.CONTEXT, Rank.PRIMARY)
    cards(window)[0].picked.emit(piece.id)
    dialog = window.findChild(SourceDialog)
    dialog.fields["title"].setText("Another paper")
    dialog.accept()
    assert desk.claims[claim].evidence[0].source.title == "Another paper"
    choose(cards(window)[0], "Take back")
    assert desk.claims[claim].evidence == ()


def test_a_quote_that_the_article_does_not_have_is_flagged(window: MainWindow, claim: str) -> None:
    verbs, desk = window.station.verbs, window.station.desk
    other_words(window, claim)
    press("q")
    (piece,) = desk.claims[claim].evidence
    verbs.revise(piece, piece.source, Passage(quote="what nobody wrote", span=piece.passage.span))
    told = [label.text() for label in cards(window)[0].findChildren(QLabel)]
    assert "Not verbatim: the article does not say this." in told


def test_an_accepted_claim_on_one_source_is_warned_of_where_it_stands(window: MainWindow, claim: str) -> None:
    window.station.verbs.cite(claim, Source(title="A paper", rank=Rank.SECONDARY), Passage(), None)
    weak = window.page.inspector.evidence._weak
    assert not weak.isVisible()
    press("a")
    assert weak.isVisible()
    assert weak.text() == "It rests on one source. It rests on secondary sources only."
    assert "rests on one source" in window.banner._words.text()


def test_the_register_names_every_source_once_and_leads_to_its_claims(window: MainWindow, claim: str) -> None:
    verbs, desk = window.station.verbs, window.station.desk
    press("k")
    second = str(desk.focused)
    for key in (claim, second):
        verbs.cite(key, Source(title="List of the dead", publisher="The ministry"), Passage(), None)
    press("r", modifier=Qt.KeyboardModifier.ControlModifier)
    dialog = window.findChild(RegisterDialog)
    assert dialog.tree.topLevelItemCount() == 1
    item = dialog.tree.topLevelItem(0)
    assert item is not None
    assert item.text(0) == "The ministry: List of the dead"
    assert item.childCount() == 2
    wanted = next(item.child(i) for i in range(2) if item.child(i).data(0, Qt.ItemDataRole.UserRole) == claim)
    dialog.tree.setCurrentItem(wanted)
    dialog.tree.itemActivated.emit(wanted, 0)
    assert desk.focused == claim


class Browser(QObject):
    """Takes addresses instead of the platform's browser."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.opened.append(url.toString())


@pytest.fixture
def browser() -> Iterator[Browser]:
    made = Browser()
    for scheme in ("https", "file"):
        QDesktopServices.setUrlHandler(scheme, made, "take")
    yield made
    for scheme in ("https", "file"):
        QDesktopServices.unsetUrlHandler(scheme)


def test_addresses_and_files_open_on_a_click_and_not_before(
    window: MainWindow, claim: str, browser: Browser, tmp_path: Path
) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("225 names")
    window.station.verbs.cite(claim, Source(title="x", url="https://example.org/a"), Passage(), letter)
    (card,) = cards(window)
    assert browser.opened == []
    choose(card, "Open the address")
    choose(card, "Open letter.txt")
    assert browser.opened[0] == "https://example.org/a"
    kept = Path(QUrl(browser.opened[1]).toLocalFile())
    assert kept.read_text() == "225 names"
    kept.write_text("226 names")
    choose(card, "Open letter.txt")
    assert len(browser.opened) == 2
    assert "was changed" in window.banner._words.text()


def test_sections_fold_and_stay_folded(window: MainWindow, claim: str) -> None:
    section = window.page.inspector.sections["why"]
    section.heading().setFocus()
    press(Qt.Key.Key_Space)
    assert not section.is_open
    sizes = window.page.sizes()
    assert "why" in sizes["sections"].split(",")
    section.open()
    window.page.restore(sizes)
    assert not section.is_open
