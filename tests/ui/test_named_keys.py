"""Sentences name the key that a command has now; words within a sentence are never bent after translation."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTranslator
from PySide6.QtWidgets import QApplication, QLabel

from tests.ui.keys import press
from workbench.core.point import RelationKind
from workbench.core.span import Span
from workbench.core.workflow import FlagKind, Status
from workbench.ui import keyed
from workbench.ui.commands.row import Row
from workbench.ui.commands.table import TABLE
from workbench.ui.finding.hitlist import lines
from workbench.ui.inspector.work import told
from workbench.ui.keys.chosen import Keys
from workbench.ui.keys.manual import manual_with_keys
from workbench.ui.reading.card import HoverCard
from workbench.ui.settings import Settings
from workbench.ui.window import MainWindow

UI = Path(keyed.__file__).parent
KEY = re.compile(
    r"(?:Ctrl|Shift|Alt)\+\S|\bF\d+\b|(?:[Pp]ress|with|again,?) [A-Z]\b(?!\w)|[.;] [A-Z] (?:confirms|lists|takes|brings)"
)
FIXED = {"Not saved yet. Ctrl+Enter, or leaving the field, saves it."}
"""What a field itself answers to: no command, so nobody can give it another key."""


def row(command: str) -> Row:
    return next(row for row in TABLE if row.id == command)


def labels(window: MainWindow) -> set[str]:
    return {label.text() for label in window.page.findChildren(QLabel)}


def test_sentences_follow_a_key_that_is_changed(window: MainWindow, settings: Settings) -> None:
    keys = Keys(settings, window._actions)
    nothing = "No claim is chosen. Press {} for the first one, or click a marked passage."
    assert nothing.format("J") in labels(window)
    keys.change(row("claim.next"), "Ctrl+Alt+J")
    assert nothing.format("Ctrl+Alt+J") in labels(window)
    keys.change(row("claim.next"), "")
    assert nothing.format("“Next claim” in the menu “Claim”") in labels(window)
    keys.change(row("edit.undo"), "Ctrl+Alt+U")
    window.station.desk.focus(window.station.desk.listed()[0])
    window.page.workspace.setFocus()
    press(Qt.Key.Key_Backspace)
    assert "Ctrl+Alt+U brings it back" in window.statusBar().currentMessage()


def test_the_manual_names_the_keys_as_they_are(window: MainWindow, settings: Settings) -> None:
    keys = Keys(settings, window._actions)
    as_written = manual_with_keys(window)
    assert "`Ctrl+K`" in as_written
    assert "`F1`" in as_written, "a second key of a command is one too"
    keys.change(row("palette.open"), "Ctrl+Alt+P")
    keys.change(row("claim.accept"), "")
    now = manual_with_keys(window)
    assert "`Ctrl+K`" not in now
    assert "`Ctrl+Alt+P`" in now
    assert "`A` accepts" not in now
    assert "“Accept” in the menu “Claim” accepts" in now


def test_no_sentence_has_a_key_written_into_it() -> None:
    strings = re.compile(r'"((?:[^"\\\n]|\\.)*)"')
    written = {
        text
        for path in UI.rglob("*.py")
        if not path.name.startswith("table")
        for text in strings.findall(path.read_text(encoding="utf-8"))
        if " " in text and KEY.search(text) and not text.startswith("Return ")
    }
    assert written <= FIXED


class Loud(QTranslator):
    """A language that writes everything in capitals, as German writes its nouns: nothing may bend it."""

    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, source: str, disambiguation: str = "", n: int = -1) -> str:
        return re.sub(r"\{\w+\}|[^{}]+", lambda m: m[0] if m[0].startswith("{") else m[0].upper(), source)


@pytest.fixture
def loud(qapp: QApplication) -> object:
    language = Loud(qapp)
    qapp.installTranslator(language)
    yield language
    qapp.removeTranslator(language)
    language.deleteLater()


def test_words_stay_as_a_translator_wrote_them(window: MainWindow, loud: object) -> None:
    desk = window.station.desk
    claim = next(key for key in desk.claims if desk.in_open_conflict(key))
    card = window.page.bridge.card(claim)
    assert isinstance(card, HoverCard)
    assert card.passages[0].relation is RelationKind.CONFLICT, "what contradicts stands first"
    assert card.passages[0].says == "CONTRADICTS"
    item = replace(desk.claims[claim], status=Status.SECOND_READ, flags=frozenset({FlagKind.LEGAL}))
    assert told(item) == "NEEDS A SECOND READ, LEGAL RISK"
    from workbench.services.searching import VALUE, Hit

    heads = [
        line.words
        for line in lines((Hit("a1", Span(0, 3), "c1", VALUE, words="164"),), {})
        if line.hit is None
    ]
    assert heads == ["VALUES THAT ALLOW IT (1)"]
