"""Articles in other scripts: what is selected and marked is what stands there; verdicts seen without colour."""

from itertools import combinations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.reading.build import article, mark
from tests.ui.reading.hands import shown
from workbench.core.article import Article
from workbench.core.point import RelationKind
from workbench.core.span import Span
from workbench.core.verdict import ACCEPTED, REJECTED, UNREVIEWED, UNVERIFIABLE
from workbench.ui.reading.geometry import boxes
from workbench.ui.reading.marks import Mark
from workbench.ui.reading.pane import ArticlePane
from workbench.ui.theme import DARK, LIGHT, Theme, theme

TEXTS = {
    "Russian": ("Погибли люди\n\nПо данным МВД, погибли не менее 164 человек.", "не менее 164 человек"),
    "Kazakh": ("Қаза тапқандар\n\nҮкімет кемінде 164 адам қаза тапты деді.", "кемінде 164 адам"),
    "Hebrew": ("הרוגים במהומות\n\nלפחות 164 בני אדם נהרגו במהומות, נמסר.", "164 בני אדם"),
    "Arabic": ("قتلى في الاضطرابات\n\nقتل ما لا يقل عن 164 شخصا في كازاخستان.", "164 شخصا"),
    "mixed": ("Unrest\n\nHe said “לפחות 164 בני אדם” and left.", "לפחות 164 בני אדם"),
}


def span_of(found: Article, words: str) -> Span:
    start = found.text.index(words)
    return Span(start, start + len(words))


@pytest.mark.parametrize("language", TEXTS)
def test_words_of_any_script_are_marked_and_hit_where_they_stand(
    qtbot: QtBot, look: Theme, language: str
) -> None:
    text, words = TEXTS[language]
    found = article(text)
    pane = shown(qtbot, ArticlePane(found, look))
    pane.set_marks([mark(found, words)])
    page, span = pane.text.page, span_of(found, words)
    areas = list(boxes(page.document, *page.utf16.units(span)))
    assert areas
    assert all(area.width() > 4 for area in areas)
    for area in areas:
        middle = area.center().toPoint() - pane.text.scrolled()
        offset = pane.text.offset_at(middle)
        assert offset is not None
        assert span.start <= offset < span.end
        assert pane.text.claims_at(middle) == ("c1",)
    pressed = areas[0].center().toPoint() - pane.text.scrolled()
    with qtbot.waitSignal(pane.claim_pressed) as caught:
        qtbot.mouseClick(pane.text.viewport(), Qt.MouseButton.LeftButton, pos=pressed)
    assert caught.args == ["c1"]


@pytest.mark.parametrize("language", TEXTS)
def test_words_of_any_script_are_selected_by_key(qtbot: QtBot, look: Theme, language: str) -> None:
    text, words = TEXTS[language]
    found = article(text)
    pane = shown(qtbot, ArticlePane(found, look))
    span = span_of(found, words)
    pane.text.select(span)
    assert pane.selection() == span
    pane.text.setFocus()
    cursor = pane.text.textCursor()
    cursor.setPosition(pane.text.page.utf16.unit(span.start))
    pane.text.setTextCursor(cursor)
    key = Qt.Key.Key_Left if is_rtl(text) else Qt.Key.Key_Right
    for _ in range(3):
        QTest.keyClick(pane.text, key, Qt.KeyboardModifier.ShiftModifier)
    chosen = pane.selection()
    assert chosen is not None
    assert chosen.start >= span.start
    assert chosen.of(found.text) == found.text[chosen.start : chosen.end]
    assert len(chosen) <= 3


def is_rtl(text: str) -> bool:
    return "\u0590" <= text[0] <= "\u08ff"


STATES = {
    "accepted": {"verdict": ACCEPTED},
    "rejected": {"verdict": REJECTED},
    "unverifiable": {"verdict": UNVERIFIABLE},
    "unreviewed": {"verdict": UNREVIEWED},
    "conflict": {"relation": RelationKind.CONFLICT},
}


def grey(qtbot: QtBot, name: str, state: str) -> QImage:
    found = article("Head\n\nAt least 164 people dead, officials said.")
    pane = shown(qtbot, ArticlePane(found, theme(name)))
    pane.set_theme(theme(name))
    marked: Mark = mark(found, "164 people dead", **STATES[state])  # type: ignore[arg-type]
    pane.set_marks([marked])
    return pane.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)


@pytest.mark.parametrize("name", [LIGHT, DARK])
def test_verdicts_and_conflicts_differ_without_colour(qtbot: QtBot, name: str) -> None:
    images = {state: grey(qtbot, name, state) for state in STATES}
    for one, other in combinations(images, 2):
        a, b = images[one], images[other]
        told = sum(
            abs((a.pixel(x, y) & 255) - (b.pixel(x, y) & 255)) > 40
            for x in range(a.width())
            for y in range(a.height())
        )
        assert told > 30, f"{one} and {other} look alike in grey: {told} pixels"
