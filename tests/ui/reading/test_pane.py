import itertools
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent, QGuiApplication, QTextCursor
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from tests.ui.reading.build import article, mark, story
from tests.ui.reading.hands import click, point_of, shown
from workbench.core.claim import Kind
from workbench.core.dates import PartialDate
from workbench.core.point import RelationKind
from workbench.core.session import PaneLayout
from workbench.core.span import Span
from workbench.core.verdict import ACCEPTED
from workbench.ui.reading.card import CardPassage, HoverCard
from workbench.ui.reading.context import ContextAsked
from workbench.ui.reading.geometry import boxes
from workbench.ui.reading.marks import Highlighting
from workbench.ui.reading.pane import ArticlePane, narrowest
from workbench.ui.reading.sheet import character_width
from workbench.ui.theme import Role, Theme, theme
from workbench.ui.turns import done

TEXT = article(
    "Unrest 👍 in the country\n\n👍 The unrest left at least\u00a0164 people dead, officials said.\n\n"
    "# Advertisement\n\nOn Thursday troops left, the ministry said.\n\n# More\n# Other stories"
)
EVENT = mark(TEXT, "The unrest left at least\u00a0164 people dead", "c1", kind=Kind.EVENT)
FIGURE = mark(TEXT, "at least\u00a0164 people dead", "c2", relation=RelationKind.CONFLICT)
DAY = mark(TEXT, "Thursday", "c3", kind=Kind.TIME)


@pytest.fixture
def pane(qtbot: QtBot, look: Theme) -> ArticlePane:
    made = shown(qtbot, ArticlePane(TEXT, look))
    made.set_marks([EVENT, FIGURE, DAY])
    return made


@pytest.mark.parametrize(("words", "claim"), [("164", "c2"), ("unrest left", "c1"), ("Thursday", "c3")])
def test_a_click_presses_the_innermost_claim(qtbot: QtBot, pane: ArticlePane, words: str, claim: str) -> None:
    with qtbot.waitSignal(pane.claim_pressed) as caught:
        click(qtbot, pane, words)
    assert caught.args == [claim]


@pytest.mark.parametrize("inside", [0, len("at least\u00a0164 people dead") - 1])
def test_a_click_on_the_first_and_last_character_hits(qtbot: QtBot, pane: ArticlePane, inside: int) -> None:
    with qtbot.waitSignal(pane.claim_pressed) as caught:
        click(qtbot, pane, "at least\u00a0164 people dead", inside)
    assert caught.args == ["c2"]


def test_a_click_beside_claims_presses_nothing(qtbot: QtBot, pane: ArticlePane) -> None:
    with qtbot.assertNotEmitted(pane.claim_pressed):
        click(qtbot, pane, "officials")
        click(qtbot, pane, "👍 The")
        qtbot.mouseClick(pane.text.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(3, 480))


def test_hits_are_right_after_folds_open_and_close(qtbot: QtBot, pane: ArticlePane) -> None:
    for fold in (5, 9, 5):
        pane.text.toggle_fold(fold)
        for words in ("164", "Thursday", "ministry said"):
            at = TEXT.text.index(words)
            assert pane.text.offset_at(point_of(pane, words)) == at


def test_dismissed_and_hidden_claims_are_not_there_to_press(qtbot: QtBot, pane: ArticlePane) -> None:
    pane.update_mark(mark(TEXT, "Thursday", "c3", kind=Kind.TIME, dismissed=True))
    with qtbot.assertNotEmitted(pane.claim_pressed):
        click(qtbot, pane, "Thursday")
    pane.show_highlights(Highlighting.NONE)
    with qtbot.assertNotEmitted(pane.claim_pressed):
        click(qtbot, pane, "164")


def test_a_selection_is_trimmed_and_in_code_points(qtbot: QtBot, pane: ArticlePane) -> None:
    at = TEXT.text.index(" officials said.")
    with qtbot.waitSignal(pane.selection_changed) as caught:
        pane.text.select(Span(at - 1, at + len(" officials said")))
    assert caught.args is not None
    assert caught.args[0].of(TEXT.text) == "officials said"
    assert pane.selection() == caught.args[0]
    pane.text.select(Span(at, at + 1))
    assert pane.selection() is None


def test_words_are_selected_by_keyboard_alone(qtbot: QtBot, pane: ArticlePane) -> None:
    pane.text.put_caret(DAY.spans[0])
    for _ in range(2):
        qtbot.keyClick(
            pane.text,
            Qt.Key.Key_Right,
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier,
        )
    found = pane.selection()
    assert found is not None
    assert found.of(TEXT.text) == "Thursday troops"


def test_what_is_copied_is_the_articles_own_text(qtbot: QtBot, pane: ArticlePane) -> None:
    pane.text.select(FIGURE.spans[0])
    qtbot.keyClick(pane.text, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "at least\u00a0164 people dead"
    assert not QGuiApplication.clipboard().mimeData().hasHtml()


def test_enter_presses_the_claim_at_the_caret(qtbot: QtBot, pane: ArticlePane) -> None:
    pane.text.put_caret(FIGURE.spans[0])
    with qtbot.waitSignal(pane.claim_pressed) as caught:
        qtbot.keyClick(pane.text, Qt.Key.Key_Return)
    assert caught.args == ["c2"]


def test_the_caret_steps_over_a_closed_fold(qtbot: QtBot, pane: ArticlePane) -> None:
    text = pane.text
    fold = next(f for f in text.page.folds if f.first == 5)
    before = TEXT.lines[fold.first - 2]
    text.put_caret(Span(before.start, before.start))
    for key, beyond in ((Qt.Key.Key_Right, 1), (Qt.Key.Key_Left, -1)):
        for _ in range(3):
            qtbot.keyClick(text, key)
            assert text.textCursor().block().isVisible()
        line = text.page.line_at(text.caret()).number
        assert line > fold.last if beyond > 0 else line < fold.first


def test_overlaps_are_cycled_outermost_to_innermost_and_round(pane: ArticlePane) -> None:
    assert pane.cycled("c1") == "c2"
    assert pane.cycled("c2") == "c1"
    assert pane.cycled("c3") == "c3"
    pane.text.put_caret(FIGURE.spans[0])
    assert pane.cycled(None) == "c2"


def test_a_focused_claim_is_outlined_and_brought_into_sight(qtbot: QtBot, look: Theme) -> None:
    long = article(story(40))
    made = shown(qtbot, ArticlePane(long, look))
    far = mark(long, "Paragraph 33", "c9")
    made.set_marks([far])
    made.focus_claim("c9")
    assert made.text.emphasis.focused == "c9"
    assert made.text.viewport().rect().contains(point_of(made, "Paragraph 33"))
    assert made.text.caret() == far.spans[0].start
    here = made.text.verticalScrollBar().value()
    made.focus_claim("c9")
    assert made.text.verticalScrollBar().value() == here


def test_the_outline_hides_no_full_stop(qtbot: QtBot, look: Theme) -> None:
    text = article("So many people are dead.\nA second line.")
    made = shown(qtbot, ArticlePane(text, look))
    claim = replace(mark(text, "people are dead", "c1"), relation=RelationKind.CONFLICT)
    made.set_marks([claim])
    ends = boxes(made.text.document(), claim.spans[0].end, claim.spans[0].end + 1)
    (stop,) = ends

    def ink() -> int:
        """Return how many pixels of the full stop are dark."""
        shot, top = made.text.viewport().grab().toImage(), made.text.verticalScrollBar().value()
        area = [
            (x, y)
            for x in range(int(stop.left()), int(stop.right()) + 1)
            for y in range(int(stop.top()), int(stop.bottom()))
        ]
        return sum(
            shot.pixelColor(x, y - top).lightness() < 90 and shot.pixelColor(x, y - top).saturation() < 120
            for x, y in area
        )

    before = ink()
    assert before
    made.focus_claim("c1")
    assert ink() >= before


def test_a_claim_in_a_fold_opens_it(qtbot: QtBot, pane: ArticlePane) -> None:
    hidden = mark(TEXT, "Other stories", "c7")
    pane.set_marks([hidden])
    with qtbot.waitSignal(pane.fold_toggled):
        pane.focus_claim("c7")
    assert pane.text.page.unfolded == {9}


def test_counterparts_are_outlined_and_flash_only_where_motion_is_wanted(
    qtbot: QtBot, pane: ArticlePane
) -> None:
    strengths: list[float] = []
    pane.text._flash.changed.connect(strengths.append)
    pane.set_counterparts(["c3"], flash=False)
    assert pane.text.emphasis.counterparts == {"c3"}
    assert strengths == []
    pane.set_counterparts(["c2"], flash=True)
    qtbot.waitUntil(lambda: bool(strengths) and strengths[-1] == 0.0)
    assert max(strengths) > 0


def test_the_fold_line_opens_by_click_and_by_enter_and_says_what_it_holds(
    qtbot: QtBot, pane: ArticlePane
) -> None:
    first, last = pane.margins.folds
    assert (first.text(), last.text()) == ("1 line of page furniture", "2 lines of page furniture")
    with qtbot.waitSignal(pane.fold_toggled):
        qtbot.mouseClick(last, Qt.MouseButton.LeftButton)
    assert pane.text.page.unfolded == {9}
    assert last.text() == "Fold 2 lines of page furniture"
    last.setFocus()
    qtbot.keyClick(last, Qt.Key.Key_Return)
    assert pane.text.page.unfolded == frozenset()


def test_a_fold_line_that_takes_the_keyboard_comes_into_sight(qtbot: QtBot, look: Theme) -> None:
    made = shown(qtbot, ArticlePane(article(story(30) + "\n\n# More\n# Other"), look))
    button = made.margins.folds[0]
    assert not made.text.viewport().rect().contains(button.geometry())
    button.setFocus(Qt.FocusReason.TabFocusReason)
    assert made.text.viewport().rect().contains(button.geometry())


def test_the_fold_line_stands_where_its_lines_are(qtbot: QtBot, pane: ArticlePane) -> None:
    first, last = pane.margins.folds
    officials, troops = point_of(pane, "officials").y(), point_of(pane, "troops").y()
    assert officials < first.geometry().center().y() < troops < last.geometry().center().y()
    pane.text.toggle_fold(9)
    assert troops < last.geometry().center().y() < point_of(pane, "Other stories").y()


def test_line_numbers_are_the_articles_own(pane: ArticlePane) -> None:
    assert [e.number for e in pane.margins.gutter.entries if e.number is not None] == [1, 3, 7]
    pane.text.toggle_fold(9)
    assert [e.number for e in pane.margins.gutter.entries if e.number is not None] == [1, 3, 7, 9, 10]


def test_verdicts_and_conflicts_have_glyphs_in_the_margin(pane: ArticlePane) -> None:
    pane.update_mark(mark(TEXT, "Thursday", "c3", kind=Kind.TIME, verdict=ACCEPTED))
    glyphs = [name for entry in pane.margins.gutter.entries for name, _ in entry.glyphs]
    assert glyphs == ["conflict", "accepted"]


def test_the_ruler_shows_stripes_and_jumps(qtbot: QtBot, look: Theme) -> None:
    long = article(story(40))
    made = shown(qtbot, ArticlePane(long, look))
    made.set_marks(
        [mark(long, "Paragraph 1", "c1"), mark(long, "Paragraph 33", "c9", relation=RelationKind.CONFLICT)]
    )
    ruler = made.margins.ruler
    assert [(s.role, s.sharp) for s in ruler.stripes] == [(Role.LINE_STRONG, False), (Role.CONFLICT, True)]
    y = round(ruler.stripes[-1].at * ruler.height())
    qtbot.mouseClick(ruler, Qt.MouseButton.LeftButton, pos=QPoint(5, y))
    assert made.text.viewport().rect().contains(point_of(made, "Paragraph 33"))


def test_the_ruler_is_right_in_a_pane_that_was_filled_before_it_was_shown(qtbot: QtBot, look: Theme) -> None:
    long = article(story(40))
    made = ArticlePane(long, look)
    made.set_marks([mark(long, "Paragraph 33", "c9", relation=RelationKind.CONFLICT)])
    shown(qtbot, made)
    qtbot.waitUntil(lambda: len(made.margins.ruler.stripes) == 1)
    assert 0.7 < made.margins.ruler.stripes[0].at < 0.9


def test_the_place_holds_when_the_width_changes(qtbot: QtBot, look: Theme) -> None:
    made = shown(qtbot, ArticlePane(article(story(40)), look))
    top = made.article.text.index("Paragraph 20")
    made.text.scroll_to(top)
    for width in (700, 380, 420):
        made.resize(width, 500)
        assert made.text.top() == top
        assert abs(point_of(made, "Paragraph 20").y() - 10) < 12
    seen: list[object] = []
    made.top_changed.connect(seen.append)
    made.text.verticalScrollBar().setValue(made.text.verticalScrollBar().value() + 200)
    assert seen
    assert made.text.top() == seen[-1] != top


def test_a_pane_comes_back_as_it_was_left(qtbot: QtBot, look: Theme) -> None:
    one = article(story(40) + "\n\n# More\n# Other")
    made = shown(qtbot, ArticlePane(one, look))
    left = PaneLayout("a1", 420, False, one.text.index("Paragraph 17"), 130, (len(one.lines) - 1,))
    made.restore(left)
    assert made.state(420, hidden=False) == left
    later = ArticlePane(one, look)
    later.restore(left)
    shown(qtbot, later)
    assert later.state(420, hidden=False) == left
    assert abs(point_of(later, "Paragraph 17").y() - 10) < 16


def test_zoom_changes_the_text_alone(qtbot: QtBot, pane: ArticlePane) -> None:
    before = point_of(pane, "Thursday")
    ui = pane.header.font()
    with qtbot.waitSignal(pane.zoom_changed) as caught:
        pane.text.set_zoom(150)
    assert caught.args == [150]
    assert point_of(pane, "Thursday").y() > before.y()
    assert pane.header.font() == ui
    pane.text.set_zoom(9000)
    assert pane.text.zoom == 300


@pytest.mark.parametrize("width", [1400, 900])
def test_a_line_is_never_wider_than_66_characters(qtbot: QtBot, look: Theme, width: int) -> None:
    made = shown(qtbot, ArticlePane(article(story(3)), look), width)
    block = made.text.page.block_of(made.article.lines[2])
    layout = block.layout()
    assert layout.lineCount() > 1
    lengths = [layout.lineAt(i).textLength() for i in range(layout.lineCount())]
    assert max(lengths) <= 74
    assert made.text.viewport().x() > (width - made.text.viewport().width()) // 4


def test_the_narrowest_pane_holds_40_characters(qtbot: QtBot, look: Theme) -> None:
    found = article(story(3))
    made = shown(qtbot, ArticlePane(found, look), narrowest(found, 100))
    page = made.text.document()
    room = made.text.viewport().width() - 2 * page.documentMargin()
    assert 40 <= room / character_width(page.defaultFont()) < 41


def test_the_card_shows_after_a_while_and_goes_with_the_mouse(qtbot: QtBot, pane: ArticlePane) -> None:
    asked: list[str] = []

    def card_for(claim_id: str) -> HoverCard:
        asked.append(claim_id)
        passage = CardPassage("TRT", "contradicts", "at least 225", RelationKind.CONFLICT)
        return HoverCard("<b>164</b> dead", (("Kind", "quantity"),), (passage,))

    pane.set_card_source(card_for)
    with qtbot.waitSignal(pane.claim_hovered) as caught:
        qtbot.mouseMove(pane.text.viewport(), point_of(pane, "164"))
    assert caught.args == ["c2"]
    qtbot.waitUntil(lambda: pane._card is not None and pane._card.isVisible())
    assert asked == ["c2"]
    assert pane._card is not None
    assert pane._card.words().split("\n") == [
        "<b>164</b> dead",
        "Kind",
        "quantity",
        "Contradicts:",
        "TRT",
        "at least 225",
    ]
    assert {label.textFormat() for label in pane._card.findChildren(QLabel)} == {Qt.TextFormat.PlainText}
    qtbot.mouseMove(pane.text.viewport(), point_of(pane, "officials"))
    assert not pane._card.isVisible()


def test_the_menu_is_asked_for_with_all_that_is_there(qtbot: QtBot, pane: ArticlePane) -> None:
    pane.text.put_caret(FIGURE.spans[0])
    with qtbot.waitSignal(pane.context_asked) as caught:
        event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(1, 1), QPoint(1, 1))
        QApplication.sendEvent(pane.text, event)
    assert caught.args is not None
    asked = caught.args[0]
    assert isinstance(asked, ContextAsked)
    assert (asked.article, asked.offset, asked.line, asked.claim) == ("a1", FIGURE.spans[0].start, 3, "c2")
    with qtbot.waitSignal(pane.context_asked) as caught:
        here = point_of(pane, "Thursday", 2)
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, here, pane.text.mapToGlobal(here))
        QApplication.sendEvent(pane.text.viewport(), event)
    assert caught.args is not None
    asked = caught.args[0]
    assert (asked.offset, asked.line, asked.claim) == (TEXT.text.index("Thursday") + 2, 7, "c3")
    assert asked.at == pane.text.viewport().mapToGlobal(here)


def test_a_missing_date_is_asked_for(qtbot: QtBot, pane: ArticlePane) -> None:
    assert pane.header._date.text() == "Date unknown, set…"
    with qtbot.waitSignal(pane.date_asked):
        qtbot.mouseClick(pane.header._date, Qt.MouseButton.LeftButton)


def test_a_corrected_masthead_leaves_the_text_alone(pane: ArticlePane) -> None:
    page = pane.text.page
    dated = article(TEXT.text, published=PartialDate(2022, 1, 11), published_from="editor")  # type: ignore[arg-type]
    pane.set_article(dated)
    assert pane.header._date.text() == "11 January 2022 (set by hand)"
    assert pane.text.page is page


def test_a_line_that_became_furniture_folds(pane: ArticlePane) -> None:
    pane.set_article(article(TEXT.text.replace("On Thursday troops", "# Thursday troops")))
    assert [button.text() for button in pane.margins.folds] == ["4 lines of page furniture"]
    assert pane.text.highlights.ids == ()


def test_the_headline_moves_to_the_head_when_it_leaves_the_screen(qtbot: QtBot, look: Theme) -> None:
    made = shown(qtbot, ArticlePane(article(story(40)), look))
    assert not made.header._headline.isVisible()
    made.text.verticalScrollBar().setValue(600)
    assert made.header._headline.isVisible()
    made.text.verticalScrollBar().setValue(0)
    assert not made.header._headline.isVisible()


def test_a_theme_recolours_text_and_highlights(pane: ArticlePane) -> None:
    dark = theme("dark")
    pane.set_theme(dark)
    cursor = QTextCursor(pane.text.document())
    cursor.setPosition(pane.text.page.utf16.unit(FIGURE.spans[0].start + 1))
    form = cursor.charFormat()
    assert form.background().color() == dark.colour(Role.CONFLICT_WASH)
    assert form.foreground().color() == dark.colour(Role.INK)


def test_a_screen_reader_gets_the_article_as_text_with_a_caret(pane: ArticlePane) -> None:
    interface = QAccessible.queryAccessibleInterface(pane.text)
    assert interface is not None
    assert interface.text(QAccessible.Text.Name) == "Unrest 👍 in the country"
    words = interface.textInterface()
    assert words is not None
    unit = pane.text.page.utf16.unit(TEXT.text.index("164"))
    assert words.text(unit, unit + 15) == "164 people dead"
    pane.focus_claim("c3")
    assert words.cursorPosition() == pane.text.page.utf16.unit(DAY.spans[0].start)


def test_right_to_left_words_are_hit_where_they_stand(qtbot: QtBot, look: Theme) -> None:
    mixed = article("Head\n\nHe said שלום עולם and left, 164 people dead.")
    made = shown(qtbot, ArticlePane(mixed, look))
    for words in ("שלום", "עולם", "164"):
        found = made.text.offset_at(point_of(made, words, 1))
        assert found == mixed.text.index(words) + 1


def test_a_long_article_changes_its_colours_in_parts_and_keeps_what_happens_meanwhile(
    qtbot: QtBot, look: Theme
) -> None:
    found = article(story(600))
    made = shown(qtbot, ArticlePane(found, look))
    first, last = mark(found, "Paragraph 1.", "c1"), mark(found, "Paragraph 600.", "c2")
    made.set_marks([first, last])
    dark = theme("dark")
    parts = made.dressing(dark)
    assert sum(1 for _ in itertools.islice(parts, 2)) == 2
    made.update_mark(replace(last, relation=RelationKind.CONFLICT))
    done(parts)
    cursor = QTextCursor(made.text.document())
    for seen, wash in ((first, None), (last, Role.CONFLICT_WASH)):
        cursor.setPosition(made.text.page.utf16.unit(seen.spans[0].start + 1))
        assert cursor.charFormat().foreground().color() == dark.colour(Role.INK)
        if wash is not None:
            assert cursor.charFormat().background().color() == dark.colour(wash)
    assert made.text.updatesEnabled()


def test_the_caret_begins_at_the_head_and_stays_when_the_article_is_read_again(
    qtbot: QtBot, look: Theme
) -> None:
    made = shown(qtbot, ArticlePane(article(story(5)), look))
    assert made.text.caret() == 0
    made.text.put_caret(Span(40, 41))
    made.set_article(article("# " + story(5)))
    assert made.text.caret() == 40


def test_an_article_that_changes_while_it_is_coloured_is_not_coloured_as_the_old_one(
    qtbot: QtBot, look: Theme
) -> None:
    made = shown(qtbot, ArticlePane(article(story(600)), look))
    dark = theme("dark")
    parts = made.dressing(dark)
    next(parts)
    other = article("# Advertisement\n" + "\n".join(f"# Line {n}" for n in range(900)) + "\nThe end")
    made.set_article(other)
    done(parts)
    cursor = QTextCursor(made.text.document())
    for words, role in (("Advertisement", Role.DIM), ("Line 700", Role.DIM), ("The end", Role.INK)):
        cursor.setPosition(made.text.page.utf16.unit(other.text.index(words) + 1))
        assert cursor.charFormat().foreground().color() == dark.colour(role)
    assert made.text.updatesEnabled()
