"""The bar over the claim list: scopes, text filter, a menu of filters, and the chosen ones as chips."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TypeVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QToolButton, QVBoxLayout, QWidget

from workbench.core.claim import Kind
from workbench.core.point import RelationKind
from workbench.core.verdict import UNREVIEWED
from workbench.ui.claims.filters import SCOPE_WORDS, Filter, Scope
from workbench.ui.flow import FlowLayout
from workbench.ui.icons import icon
from workbench.ui.labels import tipped
from workbench.ui.state import Desk
from workbench.ui.statebutton import StateButton
from workbench.ui.terms import UNREVIEWED_WORD, grade_within, kind_words, relation_words
from workbench.ui.theme import Looks, Role, Space, Type, ui_font
from workbench.ui.words import tr, trn

_Button = TypeVar("_Button", bound=QToolButton)
FRONT = (Scope.REVIEW, Scope.OPEN, Scope.CONFLICTS)
BEHIND = (Scope.NAMES, Scope.ALL, Scope.DISMISSED)
TYPING_MS = 150

Choice = tuple[str, str]


class FilterBar(QWidget):
    """Shows the desk's filter and asks for another one: ``asked`` carries a Filter.

    ``left``: Enter or Escape in the text filter gives the keyboard to the list.
    """

    asked = Signal(Filter)
    left = Signal()

    def __init__(self, desk: Desk, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._looks = desk, looks
        self._scopes = {scope: self._scope_button(scope) for scope in FRONT}
        self._more = _button("", tr("Names, everything, what was dismissed"))
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._more.setCheckable(True)
        self._more.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._more.setMenu(self._more_menu())
        self._text = QLineEdit()
        self._text.setAccessibleName(tr("Filter the claims by their words"))
        self._text.setClearButtonEnabled(True)
        self._text.textEdited.connect(self._typed)
        self._text.returnPressed.connect(self._leave)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self._text)
        escape.setContext(Qt.ShortcutContext.WidgetShortcut)
        escape.activated.connect(self._leave)
        self._typing = QTimer(self, interval=TYPING_MS, singleShot=True)
        self._typing.timeout.connect(self._filter_text)
        self._menu_button = _button(
            "", tr("Filter by article, kind, verdict, relation, note, source, reviewer")
        )
        self._menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill_menu)
        self._menu_button.setMenu(self._menu)
        self._chips_for: tuple[object, ...] = ()
        self._chips = QWidget()
        self._chip_flow = FlowLayout(self._chips, Space.TIGHT)
        self._lay_out()
        desk.view_loaded.connect(self.renew)
        desk.filtered.connect(self.renew)
        desk.changed.connect(self.renew)
        looks.changed.connect(self._put_on)
        self._put_on()
        self.renew()

    def begin(self) -> None:
        """Put the keyboard into the text filter."""
        self._text.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._text.selectAll()

    def _leave(self) -> None:
        self._filter_text()
        self.left.emit()

    def renew(self) -> None:
        """Show the filter that is in force."""
        wanted = self._desk.filter
        for scope, button in self._scopes.items():
            button.mark(scope is wanted.scope)
        self._more.setChecked(wanted.scope in BEHIND)
        self._more.setText(tr(SCOPE_WORDS[wanted.scope]) if wanted.scope in BEHIND else "")
        if not self._text.hasFocus() or wanted.text == "":
            self._text.setText(wanted.text)
        self._text.setPlaceholderText(
            trn(self._desk.catalogue.count(wanted.scope), "Filter {n} claim", "Filter {n} claims")
        )
        self._show_chips()

    def _lay_out(self) -> None:
        scopes = QHBoxLayout()
        scopes.setSpacing(Space.HAIR)
        for button in self._scopes.values():
            scopes.addWidget(button)
        scopes.addWidget(self._more)
        scopes.addStretch(1)
        search = QHBoxLayout()
        search.setSpacing(Space.TIGHT)
        search.addWidget(self._text, 1)
        search.addWidget(self._menu_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.SMALL, Space.SMALL, Space.SMALL, Space.SMALL)
        column.setSpacing(Space.SMALL)
        column.addLayout(scopes)
        column.addLayout(search)
        column.addWidget(self._chips)

    def _scope_button(self, scope: Scope) -> StateButton:
        words = tr(SCOPE_WORDS[scope])
        button = _dressed(StateButton(), words, tr("List: {scope}", scope=words))
        button.clicked.connect(partial(self._ask_scope, scope))
        return button

    def _more_menu(self) -> QMenu:
        menu = QMenu(self)
        for scope in BEHIND:
            menu.addAction(tr(SCOPE_WORDS[scope])).triggered.connect(partial(self._ask_scope, scope))
        return menu

    def _ask_scope(self, scope: Scope, _checked: bool = False) -> None:
        self.asked.emit(replace(self._desk.filter, scope=scope))
        self.renew()

    def _ask(self, field: str, value: str, _checked: bool = False) -> None:
        self.asked.emit(self._desk.filter.with_field(field, value))

    def _typed(self) -> None:
        self._typing.start()

    def _filter_text(self) -> None:
        self._ask("text", self._text.text().strip())

    def _choices(self) -> Sequence[tuple[str, str, Sequence[Choice]]]:
        kinds = [(kind.value, kind_words(kind)) for kind in Kind]
        verdicts = [(grade.id, grade_within(grade)) for grade in self._desk.scale.grades]
        relations = [
            (kind.value, relation_words(kind)) for kind in RelationKind if kind is not RelationKind.UNRELATED
        ]
        return (
            ("article", tr("Article"), self._desk.names()),
            ("kind", tr("Kind"), kinds),
            ("verdict", tr("Verdict"), [*verdicts, (UNREVIEWED, tr(UNREVIEWED_WORD))]),
            ("relation", tr("Relation"), [*relations, ("single", tr("in one article only"))]),
            ("note", tr("Note"), [("yes", tr("with a note"))]),
            ("source", tr("Source"), [("yes", tr("with a source")), ("no", tr("without a source"))]),
            ("reviewer", tr("Reviewer"), self._reviewers()),
        )

    def _reviewers(self) -> Sequence[Choice]:
        """Return everybody whose verdicts stand, and who is asked for."""
        people = {r.ruling.reviewer for r in self._desk.claims.values() if r.ruling is not None}
        asked = self._desk.filter.reviewer
        return [(name, name) for name in sorted(people | ({asked} if asked else set()))]

    def _fill_menu(self) -> None:
        self._menu.clear()
        for field, title, choices in self._choices():
            sub = self._menu.addMenu(title)
            group = QActionGroup(sub)
            for value, words in (("", tr("any")), *choices):
                action = QAction(words, sub, checkable=True)
                action.setChecked(getattr(self._desk.filter, field) == value)
                action.triggered.connect(partial(self._ask, field, value))
                group.addAction(action)
                sub.addAction(action)
        self._menu.addSeparator()
        self._menu.addAction(tr("Clear all filters")).triggered.connect(self._clear)

    def _clear(self) -> None:
        self.asked.emit(Filter(self._desk.filter.scope))

    def _show_chips(self) -> None:
        article = self._desk.articles.get(self._desk.filter.article)
        shown = (self._desk.filter, self._looks.theme.name, article and article.masthead)
        if shown == self._chips_for:
            return
        self._chips_for = shown
        self._chip_flow.clear()
        for field, title, choices in self._choices():
            value = getattr(self._desk.filter, field)
            if value:
                words = dict(choices).get(value, value)
                self._chip_flow.addWidget(self._chip(field, words, title))
        if self._desk.filter.text:
            self._chip_flow.addWidget(self._chip("text", f"“{self._desk.filter.text}”", tr("Text")))
        self._chips.setVisible(self._chip_flow.count() > 0)

    def _chip(self, field: str, words: str, title: str) -> QToolButton:
        chip = QToolButton()
        chip.setObjectName("chip")
        chip.setText(words)
        chip.setIcon(icon("close", self._looks.theme, Role.DIM))
        chip.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        chip.setAccessibleName(tr("Remove the filter {title}: {words}", title=title, words=words))
        tipped(chip, tr("{title}: {words}. Click to remove.", title=title, words=words))
        chip.clicked.connect(partial(self._ask, field, ""))
        return chip

    def _put_on(self) -> None:
        self._more.setIcon(icon("more", self._looks.theme, Role.DIM))
        self._menu_button.setIcon(icon("filter", self._looks.theme, Role.DIM))


def _button(text: str, name: str) -> QToolButton:
    return _dressed(QToolButton(), text, name)


def _dressed(button: _Button, text: str, name: str) -> _Button:
    button.setText(text)
    button.setToolTip(name)
    button.setAccessibleName(name)
    button.setObjectName("scope")
    button.setFont(ui_font(Type.CAPTION))
    return button
