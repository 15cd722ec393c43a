"""The editor's own draft as a pane: its sentences marked by what they rest on, and that in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QPushButton, QTextEdit, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.services.resting import Ground, Resting
from workbench.ui.labels import QUIET, SECTION, label
from workbench.ui.reading.sheet import NARROWEST, character_width
from workbench.ui.reading.utf16 import Utf16
from workbench.ui.theme import Role, Space, Theme, reading_font, scaled, wash
from workbench.ui.words import noop, number, tr

Underline = QTextCharFormat.UnderlineStyle
LOOKS: Mapping[Ground, tuple[Role, Underline]] = MappingProxyType(
    {
        Ground.AGAINST: (Role.CONFLICT, Underline.WaveUnderline),
        Ground.REJECTED: (Role.REJECTED, Underline.WaveUnderline),
        Ground.NONE: (Role.DIM, Underline.DotLine),
        Ground.UNVERIFIABLE: (Role.UNVERIFIABLE, Underline.DashUnderline),
        Ground.UNREVIEWED: (Role.UNREVIEWED, Underline.DotLine),
        Ground.ACCEPTED: (Role.ACCEPTED, Underline.SingleUnderline),
    }
)
WORDS: Mapping[Ground, str] = MappingProxyType(
    {
        Ground.AGAINST: noop("contradicts an accepted claim"),
        Ground.REJECTED: noop("rests on a rejected claim"),
        Ground.NONE: noop("rests on no claim"),
        Ground.UNVERIFIABLE: noop("rests on an unverifiable claim"),
        Ground.UNREVIEWED: noop("rests on unreviewed claims"),
        Ground.ACCEPTED: noop("rests on an accepted claim"),
    }
)
SUMS: Mapping[Ground, str] = MappingProxyType(
    {
        Ground.AGAINST: noop("against accepted claims"),
        Ground.REJECTED: noop("on rejected claims"),
        Ground.NONE: noop("on no claim"),
        Ground.UNVERIFIABLE: noop("on unverifiable claims"),
        Ground.UNREVIEWED: noop("on unreviewed claims"),
        Ground.ACCEPTED: noop("on accepted claims"),
    }
)
NAMED = 3
"""Claims that are named under the draft; the button leads to all of them."""
LOW = 300
"""A pane lower than so many pixels names one claim alone, so that the text keeps its lines."""
MARGINS = 60
"""Pixels that stand beside the words of an article, at the usual size of letters."""
FEWEST = 24
"""Characters a line that a draft has at least."""
Telling = Callable[[str], str]
"""Returns what a claim is called: its words, its article, its verdict."""


class DraftPane(QWidget):
    """``typed`` when the text is another; ``claim_pressed`` carries a claim that the sentence rests on."""

    typed = Signal()
    claim_pressed = Signal(object)

    def __init__(self, look: Theme, tell: Telling, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("draftPane")
        self._look, self._tell = look, tell
        self._found: tuple[Resting, ...] = ()
        self._checked = ""
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(tr("Your draft"))
        self.text.setPlaceholderText(
            tr("Write or paste your own article. Each sentence shows what it rests on.")
        )
        self.text.setFont(reading_font())
        self.text.setTabChangesFocus(True)
        self.text.textChanged.connect(self.typed)
        self.text.cursorPositionChanged.connect(self._tell_of_sentence)
        self.count = label("", QUIET)
        self.count.setAccessibleDescription(tr("What the draft rests on"))
        self.told = label("", QUIET)
        self.told.setAccessibleDescription(tr("What the sentence rests on"))
        self.told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.go = QPushButton(tr("Go to the claim"))
        self.go.setAccessibleName(tr("Go to the claim on which the sentence rests"))
        self.go.clicked.connect(self._go)
        self._turn = 0
        self._lay_out()
        self._tell_of_sentence()

    @property
    def found(self) -> tuple[Resting, ...]:
        """What the sentences rest on, as it was found last."""
        return self._found

    def put(self, text: str) -> None:
        """Show a draft as it was kept."""
        if text != self.text.toPlainText():
            self.text.blockSignals(True)
            self.text.setPlainText(text)
            self.text.blockSignals(False)
            self.show_found("", ())

    def show_found(self, text: str, found: Sequence[Resting]) -> None:
        """Mark what the sentences of ``text`` rest on, unless the draft is another by now."""
        self._checked, self._found = text, tuple(found) if text == self.text.toPlainText() else ()
        utf16, marks = Utf16(text), []
        for each in self._found:
            mark = QTextEdit.ExtraSelection()
            mark.cursor = QTextCursor(self.text.document())
            start, end = utf16.units(each.span)
            mark.cursor.setPosition(start)
            mark.cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            mark.format = self._format(each.ground)
            marks.append(mark)
        self.text.setExtraSelections(marks)
        self._count_them()
        self._tell_of_sentence()

    def set_theme(self, look: Theme) -> None:
        """Draw in other colours."""
        self._look = look
        self.show_found(self._checked, self._found)

    def _format(self, ground: Ground) -> QTextCharFormat:
        role, line = LOOKS[ground]
        form = QTextCharFormat()
        if ground is not Ground.NONE:
            form.setBackground(self._look.colour(wash(role)))
        form.setForeground(self._look.colour(Role.INK))
        form.setUnderlineStyle(line)
        form.setUnderlineColor(self._look.colour(role))
        return form

    def _count_them(self) -> None:
        counts = [(ground, sum(each.ground is ground for each in self._found)) for ground in Ground]
        parts = [f"{number(count)} {tr(SUMS[ground])}" for ground, count in counts if count]
        self.count.setText(tr("Sentences: {grounds}", grounds=", ".join(parts)) if parts else "")

    def _here(self) -> Resting | None:
        """Return what was found of the sentence at the caret."""
        at = Utf16(self._checked).point(self.text.textCursor().position())
        return next((r for r in self._found if r.span.start <= at <= r.span.end), None)

    def _tell_of_sentence(self) -> None:
        self._turn = 0
        self._say_grounds()

    def _say_grounds(self) -> None:
        here = self._here()
        self.go.setEnabled(here is not None and bool(here.claims))
        if here is None:
            self.told.setText("")
            return
        words = tr("This sentence {rests}", rests=tr(WORDS[here.ground]))
        most = NAMED if self.height() >= scaled(LOW) else 1
        named = "\n".join(self._tell(claim) for claim in here.claims[:most])
        self.told.setText(f"{words}:\n{named}" if named else f"{words}.")

    def _go(self) -> None:
        here = self._here()
        if here is not None and here.claims:
            claim = here.claims[self._turn % len(here.claims)]
            self._turn += 1
            self.claim_pressed.emit(claim)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(label(tr("Your draft"), SECTION, wraps=False))
        head.addStretch(1)
        head.addWidget(self.go)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.MEDIUM, Space.SMALL, Space.MEDIUM, Space.SMALL)
        column.setSpacing(Space.SMALL)
        column.addLayout(head)
        column.addWidget(self.count)
        column.addWidget(self.text, 1)
        column.addWidget(self.told)
        self.share(0)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._say_grounds()

    def share(self, room: int) -> None:
        """Take what an article leaves of ``room``, half of it at most, and 24 to 40 characters a line."""
        character, around = character_width(reading_font()), 4 * Space.MEDIUM
        least, most = (round(character * count) + around for count in (FEWEST, NARROWEST))
        article = most + scaled(MARGINS)
        self.setFixedWidth(min(max(min(room // 2, room - article), least), most))
