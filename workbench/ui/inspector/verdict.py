"""The verdict buttons and the rationale under them."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from workbench.core.session import Reviewed
from workbench.core.verdict import ACCEPTED, REJECTED, UNREVIEWED, UNVERIFIABLE, Grade, VerdictScale
from workbench.ui.drafts import Drafts, rationale_key
from workbench.ui.icons import icon
from workbench.ui.keyed import keyed
from workbench.ui.labels import QUIET, Field, label
from workbench.ui.statebutton import StateButton
from workbench.ui.theme import Looks, Space, Type, scaled, ui_font, verdict_role
from workbench.ui.words import noop, tr

COMMANDS = {ACCEPTED: "claim.accept", REJECTED: "claim.reject", UNVERIFIABLE: "claim.unverifiable"}
WORDS = {ACCEPTED: noop("Accept"), REJECTED: noop("Reject"), UNVERIFIABLE: noop("Unverifiable")}
ASKED = {
    ACCEPTED: noop("Say why, then press Enter to accept. Escape leaves it."),
    REJECTED: noop("Say why, then press Enter to reject. Escape leaves it."),
}
SPOKEN = {
    ACCEPTED: noop("Accept this claim"),
    REJECTED: noop("Reject this claim"),
    UNVERIFIABLE: noop("Find this claim unverifiable"),
}
ROOM = 238
"""Pixels that the buttons of the verdicts have in a narrow inspector."""


class VerdictBox(QWidget):
    """Asks for a verdict with its rationale: ``asked`` carries the verdict's id and the rationale."""

    asked = Signal(str, str)
    finished = Signal()

    def __init__(self, drafts: Drafts, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drafts, self._looks = drafts, looks
        self._claim = ""
        self._standing = UNREVIEWED
        self._pending: Grade | None = None
        self._scale: VerdictScale | None = None
        self._buttons: dict[str, StateButton] = {}
        self._grid = QGridLayout()
        self._grid.setSpacing(Space.TIGHT)
        self.rationale = Field(2, enter_confirms=True)
        self.rationale.setPlaceholderText(tr("Why? Enter saves the reason with the verdict."))
        self.rationale.setAccessibleName(tr("Rationale of the verdict"))
        self.rationale.textChanged.connect(self._typed)
        self.rationale.confirmed.connect(self._confirm)
        self.rationale.escaped.connect(self._give_up)
        self._hint = label("", QUIET)
        self._hint.setAccessibleDescription(tr("Hint on the verdict"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addLayout(self._grid)
        column.addWidget(self.rationale)
        column.addWidget(self._hint)
        looks.changed.connect(self._put_on)

    def show_claim(self, item: Reviewed, scale: VerdictScale) -> None:
        """Show the standing verdict and its rationale, or what was half written."""
        if scale != self._scale:
            self._make_buttons(scale)
        if item.claim.id != self._claim or item.verdict != self._standing:
            self._pending = None
            self._hint.hide()
        self._claim, self._standing = item.claim.id, item.verdict
        draft = self._drafts.get(rationale_key(self._claim))
        stored = item.ruling.rationale if item.ruling else ""
        self.rationale.put(stored if draft is None else draft)
        self._check(self._standing)

    def stops(self) -> tuple[QWidget, ...]:
        """Return what Tab leads through, from the top down."""
        return (*self._buttons.values(), self.rationale)

    def ask_sense(self, sense: str) -> None:
        """Give the first verdict of the scale that comes to ``sense``."""
        grade = self._scale.first(sense) if self._scale else None
        if grade is not None:
            self.ask(grade.id)

    def menu(self) -> QMenu:
        """Return a menu of every verdict of the scale."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for grade in self._scale.grades if self._scale else ():
            action = menu.addAction(self._buttons[grade.id].icon(), _words(grade))
            action.triggered.connect(partial(self._clicked, grade.id))
        return menu

    def offer(self) -> None:
        """Offer every verdict of the scale."""
        menu = self.menu()
        menu.popup(self.mapToGlobal(self.rect().topLeft()))
        menu.setActiveAction(menu.actions()[0])

    def ask(self, verdict: str) -> None:
        """Give a verdict, or first ask for the reason that it needs."""
        grade = self._scale.grade(verdict) if self._scale else None
        text = self.rationale.text.strip()
        if grade is not None and grade.needs_rationale and (not text or verdict != self._standing):
            self._begin_reason(grade, has_text=bool(text))
        else:
            self.asked.emit(verdict, text)

    def _begin_reason(self, grade: Grade, *, has_text: bool) -> None:
        self._pending = grade
        self._check(grade.id)
        self._say(
            tr(ASKED[grade.id])
            if grade.id in ASKED
            else tr("Say why, then press Enter: {verdict}. Escape leaves it.", verdict=_words(grade))
        )
        self.rationale.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if has_text:
            self.rationale.selectAll()

    def _confirm(self) -> None:
        verdict = self._pending.id if self._pending else self._standing
        text = self.rationale.text.strip()
        grade = self._scale.grade(verdict) if self._scale else None
        if grade is None:
            names = [_words(g) for g in self._scale.grades] if self._scale else []
            self._say(
                tr(
                    "Choose a verdict for this reason: {verdicts} or {last}.",
                    verdicts=", ".join(names[:-1]),
                    last=names[-1],
                )
            )
        elif grade.needs_rationale and not text:
            self._say(
                tr("A reason is needed to reject a claim.")
                if verdict == REJECTED
                else tr("A reason is needed.")
            )
        else:
            self._pending = None
            self._hint.hide()
            self.asked.emit(verdict, text)
            self.finished.emit()

    def _give_up(self) -> None:
        self._pending = None
        self._hint.hide()
        self._check(self._standing)
        self.finished.emit()

    def _typed(self) -> None:
        if self._claim:
            self._drafts.keep(rationale_key(self._claim), self.rationale.text)

    def _say(self, words: str) -> None:
        self._hint.setText(words)
        self._hint.show()

    def _check(self, verdict: str) -> None:
        for key, button in self._buttons.items():
            button.mark(key == verdict)

    def _make_buttons(self, scale: VerdictScale) -> None:
        self._scale = scale
        for old in self._buttons.values():
            old.hide()
            old.deleteLater()
        self._buttons = {grade.id: self._button(grade) for grade in scale.grades}
        abreast = _abreast([button.sizeHint().width() for button in self._buttons.values()])
        for number, button in enumerate(self._buttons.values()):
            self._grid.addWidget(button, number // abreast, number % abreast)
        self.rationale.raise_()  # a screen reader meets it after the buttons, as the eye does
        self._hint.raise_()
        self._put_on()

    def _button(self, grade: Grade) -> StateButton:
        button = StateButton()
        word = _words(grade)
        button.setText(word.replace("&", "&&"))
        button.setProperty("colour", self._scale.look(grade.id).colour if self._scale else "")
        button.setObjectName(f"verdict_{grade.id}")
        button.setProperty("role", "verdict")
        button.setFont(ui_font(Type.SMALL))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        keyed(button, word, self._command(grade))
        button.setAccessibleName(
            tr(SPOKEN[grade.id]) if grade.id in SPOKEN else tr("Find this claim: {verdict}", verdict=word)
        )
        button.clicked.connect(partial(self._clicked, grade.id))
        return button

    def _command(self, grade: Grade) -> str:
        first = self._scale.first(grade.comes_to) if self._scale else None
        return COMMANDS[grade.comes_to] if first == grade else "claim.verdict"

    def _clicked(self, verdict: str, _checked: bool = False) -> None:
        self._check(self._standing)
        self.ask(verdict)

    def _put_on(self) -> None:
        if self._scale is None:
            return
        for key, button in self._buttons.items():
            look = self._scale.look(key)
            button.setIcon(icon(look.sign, self._looks.theme, verdict_role(look)))


def _abreast(widths: list[int]) -> int:
    """Return how many buttons of these widths stand side by side in a narrow inspector: 3, 2 or 1."""
    for count in (3, 2):
        columns = [max(widths[at::count], default=0) for at in range(count)]
        if sum(columns) + (count - 1) * Space.TIGHT <= scaled(ROOM):
            return count
    return 1


def _words(grade: Grade) -> str:
    return tr(WORDS.get(grade.id, grade.label))
