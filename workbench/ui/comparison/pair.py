"""How two claims stand to each other: their words side by side, why they match, and what is to hold."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QSizePolicy,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from workbench.core import wording
from workbench.core.article import Article
from workbench.core.likeness import Likeness, Mark, Shared
from workbench.core.point import Relation, RelationKind
from workbench.core.span import Span
from workbench.services.wording import source
from workbench.ui.choice import Choice
from workbench.ui.inspector.peers import RELATIONS
from workbench.ui.labels import QUIET, STRONG, Field, button_box, label
from workbench.ui.reading.utf16 import Utf16
from workbench.ui.room import room_on_screen
from workbench.ui.state import Desk
from workbench.ui.terms import relation_within
from workbench.ui.theme import Looks, Role, Space, reading_font, scaled
from workbench.ui.words import begun, noop, tr

WIDTH, LINES = 820, 9
SHOWN = (
    (Shared.FIGURE, noop("same figure"), Role.CONFLICT_WASH, QTextCharFormat.UnderlineStyle.SingleUnderline),
    (Shared.NAME, noop("same name"), Role.VARIANT_WASH, QTextCharFormat.UnderlineStyle.DashUnderline),
    (Shared.WORD, noop("same word"), Role.COMPATIBLE_WASH, QTextCharFormat.UnderlineStyle.DotLine),
)
"""How each kind of shared words looks: by wash and by underline, so that none needs its colour."""


class Marked(QTextEdit):
    """The sentence of a claim: the claim itself in bold, what it shares marked; never read as HTML."""

    def __init__(self, looks: Looks) -> None:
        super().__init__()
        self._looks = looks
        self.setReadOnly(True)
        self.setFont(reading_font())
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    @override
    def sizeHint(self) -> QSize:
        return QSize(300, LINES * self.fontMetrics().lineSpacing() + 2 * Space.MEDIUM)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(200, 3 * self.fontMetrics().lineSpacing())

    def put(self, article: Article, sentence: Span, claim: Span, marks: Sequence[Mark]) -> None:
        """Show a sentence with its marks; places are those of the article."""
        text = sentence.of(article.text)
        units = Utf16(text)
        self.setPlainText(text)
        bold = QTextCharFormat()
        bold.setFontWeight(QFont.Weight.DemiBold)
        self._format(units, sentence, claim, bold)
        for mark in marks:
            self._format(units, sentence, mark.span, self._look(mark.kind))

    def _format(self, units: Utf16, sentence: Span, place: Span, look: QTextCharFormat) -> None:
        start, end = max(place.start, sentence.start), min(place.end, sentence.end)
        if start >= end:
            return
        first, last = units.units(Span(start - sentence.start, end - sentence.start))
        cursor = QTextCursor(self.document())
        cursor.setPosition(first)
        cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(look)

    def _look(self, kind: Shared) -> QTextCharFormat:
        look = QTextCharFormat()
        wash, line = next((w, u) for k, _, w, u in SHOWN if k is kind)
        look.setBackground(self._looks.theme.colour(wash))
        look.setUnderlineStyle(line)
        return look


class PairDialog(QDialog):
    """Shows a claim beside another; ``other_asked`` when it is to be another one.

    ``related`` carries both claims, the relation that the editor wants (None: as found) and why.
    """

    other_asked = Signal(str)
    related = Signal(str, str, object, str)

    def __init__(self, desk: Desk, claim: str, others: Sequence[str], looks: Looks, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("How two claims stand"))
        self._desk, self.claim, self._others = desk, claim, tuple(others)
        self._mine, self._theirs = Marked(looks), Marked(looks)
        self._mine.setAccessibleName(tr("The claim in its sentence"))
        self._theirs.setAccessibleName(tr("The other claim in its sentence"))
        self._mine_name, self._theirs_name = label("", STRONG), label("", STRONG)
        self._other = Choice(looks)
        self._other.setAccessibleName(tr("The other claim"))
        for key in self._others:
            self._other.addItem(self._named(key), key)
        self._other.activated.connect(self._ask_other)
        self._likeness = label("", QUIET)
        self._found = label("")
        self._kind = Choice(looks)
        self._kind.setAccessibleName(tr("What holds between the two claims"))
        self._kind.addItem(tr("As it was found"), None)
        for kind, words in RELATIONS.items():
            self._kind.addItem(tr(words), kind.value)
        self._reason = Field(2, enter_confirms=True)
        self._reason.setAccessibleName(tr("Why"))
        self._reason.setPlaceholderText(tr("Why? Kept with your word, beside what was found."))
        self._reason.confirmed.connect(self._apply)
        self._buttons = self._made_buttons()
        self._lay_out(looks)
        self.resize(QSize(scaled(WIDTH), self.sizeHint().height()).boundedTo(room_on_screen(self)))
        self.show_other(self._others[0])

    @property
    def other(self) -> str:
        """The claim that is shown beside the first."""
        return str(self._other.currentData())

    def show_other(self, other: str) -> None:
        """Show another claim beside the first."""
        self._other.setCurrentIndex(self._others.index(other))
        for key, name, words in (
            (self.claim, self._mine_name, self._mine),
            (other, self._theirs_name, self._theirs),
        ):
            held = self._desk.claims[key].claim
            article = self._desk.articles[held.article]
            name.setText(
                tr(
                    "{article}, line {line}",
                    article=source(article),
                    line=article.line_at(held.span.start).number,
                )
            )
            words.put(article, held.span, held.span, ())
        self._likeness.setText(tr("Looking for what they share…"))
        self._show_relation(self._desk.relation(self.claim, other))
        self.other_asked.emit(other)

    def show_likeness(self, found: Likeness) -> None:
        """Show why both claims match, once that is known."""
        for told, words in ((found.a, self._mine), (found.b, self._theirs)):
            held = self._desk.claims[told.claim].claim
            words.put(self._desk.articles[held.article], told.sentence, held.span, told.marks)
        self._likeness.setText(likeness_words(found, self._is_bound()))

    def shows(self, found: Likeness) -> bool:
        """Tell whether a likeness is that of the claims on the screen."""
        return (found.a.claim, found.b.claim) == (self.claim, self.other)

    def _is_bound(self) -> bool:
        point = self._desk.point_of(self.claim)
        return point is not None and {self.claim, self.other} <= point.confirmed

    def _show_relation(self, relation: Relation | None) -> None:
        self._found.setText(found_words(relation))
        is_own = relation is not None and relation.found is not None
        index = self._kind.findData(relation.kind.value) if relation is not None and is_own else 0
        self._kind.setCurrentIndex(max(index, 0))
        self._reason.put(relation.reason if relation is not None and is_own else "")

    def _ask_other(self) -> None:
        self.show_other(self.other)

    def _apply(self) -> None:
        chosen = self._kind.currentData()
        kind = RelationKind(chosen) if chosen else None
        self.related.emit(self.claim, self.other, kind, self._reason.text.strip() if kind else "")
        self.accept()

    def _named(self, key: str) -> str:
        held = self._desk.claims[key].claim
        article = source(self._desk.articles[held.article])
        return f"{wording.shortened(article, 32)}: {wording.shortened(held.quote, 56)}"

    def _made_buttons(self) -> QDialogButtonBox:
        kinds = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel)
        buttons.button(kinds.Ok).setText(tr("Keep this relation"))
        buttons.button(kinds.Ok).setDefault(True)
        buttons.accepted.connect(self._apply)
        buttons.rejected.connect(self.reject)
        return button_box(buttons)

    def _lay_out(self, looks: Looks) -> None:
        sides = QGridLayout()
        sides.setHorizontalSpacing(Space.LARGE)
        sides.setVerticalSpacing(Space.TIGHT)
        shown = ((self._mine_name, self._mine), (self._theirs_name, self._theirs))
        for number, (name, marked) in enumerate(shown):
            sides.addWidget(name, 0, number)
            sides.addWidget(marked, 1, number)
            sides.setColumnStretch(number, 1)
        verdict = QGridLayout()
        verdict.setHorizontalSpacing(Space.MEDIUM)
        verdict.setVerticalSpacing(Space.SMALL)
        top = Qt.AlignmentFlag.AlignTop
        for row, (words, part) in enumerate(((tr("You say"), self._kind), (tr("Because"), self._reason))):
            named = label(words, QUIET, wraps=False)
            named.setBuddy(part)
            verdict.addWidget(named, row, 0, top if row else Qt.AlignmentFlag.AlignVCenter)
            verdict.addWidget(part, row, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.LARGE, Space.LARGE, Space.LARGE, Space.LARGE)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(self._other)
        column.addLayout(sides, 1)
        column.addLayout(_legend(looks))
        column.addWidget(self._likeness)
        column.addWidget(self._found)
        column.addLayout(verdict)
        column.addWidget(self._buttons)


def likeness_words(found: Likeness, is_bound: bool) -> str:
    """Return in words how alike two claims are, and from where on that brings them together."""
    bound = f" {tr('You confirmed that they are about the same fact.')}" if is_bound else ""
    needed = f"{found.needed:.0%}"
    if found.score is None:
        words = tr(
            "They are told apart by what they measure, when, or of what; "
            "such claims are brought together from {needed}.",
            needed=needed,
        )
    else:
        words = tr(
            "They match to {score}; such claims are brought together from {needed}.",
            score=f"{found.score:.0%}",
            needed=needed,
        )
    return words + bound


def found_words(relation: Relation | None) -> str:
    """Return what was found of two claims, and what the editor says instead."""
    if relation is None:
        return tr("Found: nothing; they are not compared.")
    if relation.found is None:
        return f"{_found(relation.kind)} {_sentence(relation.reason)}"
    found = f"{_found(relation.found.kind)} {_sentence(relation.found.reason)}"
    return f"{found} {tr('You say: {relation}.', relation=relation_within(relation.kind))}"


def _found(kind: RelationKind) -> str:
    return tr("Found: {relation}.", relation=relation_within(kind))


def _sentence(reason: str) -> str:
    return f"{begun(reason)}." if reason else ""


def _legend(looks: Looks) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(Space.MEDIUM)
    for _, words, wash, line in SHOWN:
        made = label(tr(words), QUIET, wraps=False)
        style = {
            QTextCharFormat.UnderlineStyle.SingleUnderline: "solid",
            QTextCharFormat.UnderlineStyle.DashUnderline: "dashed",
            QTextCharFormat.UnderlineStyle.DotLine: "dotted",
        }[line]
        colour, ink = looks.theme.hex(wash), looks.theme.hex(Role.INK)
        made.setStyleSheet(
            f"background: {colour}; color: {ink}; border-bottom: 1px {style} {ink}; padding: 1px 4px;"
        )
        row.addWidget(made)
    row.addWidget(label(tr("the claim is set bold"), QUIET, wraps=False))
    row.addStretch(1)
    return row
