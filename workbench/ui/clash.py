"""The dialog of two desks' words on the same thing: theirs and mine side by side, and what is to stand."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from workbench.core.act import Annotate, Correct, Decide, Propose, Rule
from workbench.core.clash import TEXTS, Choice, Overtaken, both, words
from workbench.core.verdict import UNREVIEWED, VerdictScale
from workbench.ui.dates import moment
from workbench.ui.drafts import correction_key, decision_key, rationale_key
from workbench.ui.keyed import naming
from workbench.ui.labels import PLAIN, QUIET, STRONG, label
from workbench.ui.room import roomy
from workbench.ui.theme import Space, ui_font
from workbench.ui.words import noop, tr

NOUNS: dict[type[object], str] = {
    Rule: noop("verdict"),
    Annotate: noop("note"),
    Propose: noop("proposed correction"),
    Decide: noop("decision"),
    Correct: noop("correction"),
}


@dataclass(frozen=True, slots=True)
class Clash:
    """An act of this desk that was refused, ``mine``, because of another desk's word, which stands.

    ``others`` are claims that were to get the same verdict in the same act, and did not.
    """

    session: str
    mine: TEXTS
    overtaken: Overtaken
    others: tuple[str, ...] = ()


class ClashDialog(QDialog):
    """Shows both words on one subject; ``chosen`` carries which is to stand.

    ``put_off`` comes where it is closed without a choice: nothing is written, what was typed stays a draft.
    """

    chosen = Signal(object)
    put_off = Signal()

    def __init__(
        self, clash: Clash, subject: str, scale: VerdictScale, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Two desks on the same thing"))
        self.setMinimumSize(560, 320)
        roomy(self, 760, 400)
        found = clash.overtaken
        noun = tr(NOUNS[type(clash.mine)])
        said = tr("{reviewer}, saved {time}", reviewer=found.reviewer, time=moment(found.at))
        self.theirs = _text(_told(found.act, scale), tr("The other {noun}: {said}", noun=noun, said=said))
        self.mine = _text(_told(clash.mine, scale), tr("Your own {noun}, not saved yet", noun=noun))
        self.keep_mine = self._button(tr("Keep &mine"), Choice.MINE)
        self.keep_theirs = self._button(tr("Keep &theirs"), Choice.THEIRS)
        self.keep_both = self._button(tr("Keep &both"), Choice.BOTH)
        self.keep_both.setVisible(both(found.act, clash.mine) is not None)
        self.later = QPushButton(tr("&Later"))
        self.later.setAutoDefault(False)
        self.later.setToolTip(tr("Write nothing now; your words stay a draft"))
        self.later.clicked.connect(self.reject)
        self.rejected.connect(self.put_off)
        lead = tr(
            "{reviewer} saved a {noun} while you wrote yours. Nothing was overwritten.",
            reviewer=found.reviewer,
            noun=noun,
        )
        self._lay_out(lead, subject, said)
        self.theirs.setFocus()

    def _lay_out(self, lead: str, subject: str, said: str) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.LARGE)
        grid.setVerticalSpacing(Space.TIGHT)
        sides = ((tr("Theirs"), said, self.theirs), (tr("Mine"), tr("You, not saved yet"), self.mine))
        for at, (head, by, text) in enumerate(sides):
            grid.addWidget(label(head, STRONG, wraps=False), 0, at)
            grid.addWidget(label(by, QUIET), 1, at)
            grid.addWidget(text, 2, at)
            grid.setColumnStretch(at, 1)
        grid.setRowStretch(2, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.SMALL)
        buttons.addWidget(self.later)
        buttons.addStretch(1)
        for button in (self.keep_both, self.keep_theirs, self.keep_mine):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.LARGE, Space.LARGE, Space.LARGE, Space.LARGE)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(label(lead, PLAIN))
        column.addWidget(label(subject, QUIET))
        column.addLayout(grid, 1)
        column.addWidget(
            naming(
                label("", QUIET),
                tr("What you do not keep stays in the history. {undo} takes the choice back."),
                undo="edit.undo",
            )
        )
        column.addLayout(buttons)

    def _button(self, text: str, choice: Choice) -> QPushButton:
        made = QPushButton(text)
        made.setAutoDefault(False)
        made.clicked.connect(partial(self._choose, choice))
        return made

    def _choose(self, choice: Choice, _checked: bool = False) -> None:
        self.chosen.emit(choice)
        self.accept()


def _text(text: str, spoken: str) -> QPlainTextEdit:
    made = QPlainTextEdit()
    made.setPlainText(text)
    made.setReadOnly(True)
    made.setTabChangesFocus(True)
    made.setFont(ui_font())
    made.setAccessibleName(spoken)
    made.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return made


def _told(act: object, scale: VerdictScale) -> str:
    """Return an act as its column shows it: what was ruled or decided over the reason, else the words."""
    if isinstance(act, Rule):
        grade = scale.grade(act.verdict)
        verdict = tr("Not reviewed") if act.verdict == UNREVIEWED else grade.label if grade else act.verdict
        return f"{verdict}\n\n{act.rationale or tr('No reason was given.')}"
    if isinstance(act, Decide):
        printed = tr("Print {claim}", claim=act.claim) if act.claim else tr("Print none of them")
        said = printed if act.standing else tr("Nothing is decided")
        return f"{said}\n\n{act.rationale or tr('No reason was given.')}"
    if isinstance(act, Correct) and act.value is None:
        return tr("As it was read")
    return words(act) if isinstance(act, TEXTS) and words(act) else tr("Nothing: it was emptied.")


def draft_key(mine: TEXTS) -> str:
    """Return under which key such words are a draft; "" where there are no drafts of them."""
    if isinstance(mine, Rule):
        return rationale_key(mine.claim)
    if isinstance(mine, Propose):
        return correction_key(mine.claim)
    if isinstance(mine, Decide):
        return decision_key(mine.claim) if mine.claim else ""
    return mine.claim if isinstance(mine, Annotate) else ""
