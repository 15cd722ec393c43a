"""What is shown and how: parts of the page, highlights, zoom, theme, find, panes, keys."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from workbench import __version__
from workbench.services.exporting import preview
from workbench.services.searching import Hit
from workbench.ui.actions import Handler, Say
from workbench.ui.page import PARTS, SessionPage
from workbench.ui.reading.marks import Highlighting
from workbench.ui.sheet.late import Late
from workbench.ui.station import Station
from workbench.ui.theme import DARK, LIGHT, SYSTEM
from workbench.ui.words import noop, tr

THEMES = (SYSTEM, LIGHT, DARK)
KINDS = (Highlighting.ALL, Highlighting.CONFLICTS, Highlighting.UNREVIEWED)
HIGHLIGHTED = {
    Highlighting.ALL: noop("All claims are marked in the text."),
    Highlighting.CONFLICTS: noop("Only open conflicts are marked in the text."),
    Highlighting.UNREVIEWED: noop("Only unreviewed claims are marked in the text."),
    Highlighting.NONE: noop("Nothing is marked in the text."),
}

REVEALED = noop("Hidden, turned and look-alike characters of quotes are shown by their numbers.")


class Views:
    """Changes what is seen; keeps the checks in the menus true."""

    def __init__(self, station: Station, page: SessionPage, say: Say, owner: QWidget) -> None:
        self._say = say
        self._station, self._desk, self._page, self._owner = station, station.desk, page, owner
        self._actions: Mapping[str, QAction] = {}
        self._highlighting = Highlighting.ALL
        self._found_in: str | None = None
        page.find_bar.found.connect(self._show_hit)
        page.find_bar.closed.connect(self._leave_find)
        page.drafting.failed.connect(station.tell)
        page.find_bar.failed.connect(station.tell)
        page.inspector.finished.connect(self.return_to_text)

    def handlers(self) -> dict[str, Handler]:
        """Return the commands of this room."""
        found: dict[str, Handler] = {f"view.{name}": partial(self._toggle, name) for name in PARTS}
        found.update({f"theme.{name}": partial(self._choose_theme, name) for name in THEMES})
        return found | {
            "view.passages": self._page.workspace.passages.toggle,
            "view.highlights": self._toggle_highlights,
            "view.highlight_kind": self._next_highlighting,
            "view.only_conflicts": partial(self._only, Highlighting.CONFLICTS),
            "view.only_unreviewed": partial(self._only, Highlighting.UNREVIEWED),
            "view.lock": self._lock,
            "view.draft": self._draft,
            "view.reveal": self._toggle_revealing,
            "view.zoom_in": partial(self._page.workspace.zoom, 10),
            "view.zoom_out": partial(self._page.workspace.zoom, -10),
            "view.zoom_reset": partial(self._page.workspace.zoom, 0),
            "find.open": self._find,
            "view.filter": self._filter,
            "find.next": self._page.find_bar.next,
            "find.previous": self._page.find_bar.previous,
            "pane.next": partial(self._next_pane, 1),
            "pane.previous": partial(self._next_pane, -1),
            "claim.move_on": self._toggle_moving_on,
            "help.manual": self._manual,
            "help.about": self._about,
        }

    def follow(self, actions: Mapping[str, QAction]) -> None:
        """Keep the checks of these actions true."""
        self._actions = actions
        self._page.arranged.connect(self.check)
        self._page.workspace.passages.folded.connect(self.check)
        self.check()

    def check(self) -> None:
        """Check what is shown and chosen."""
        if not self._actions:
            return
        for name in PARTS:
            self._actions[f"view.{name}"].setChecked(not self._page.part(name).isHidden())
        self._actions["view.passages"].setChecked(not self._page.workspace.passages.is_folded)
        for name in THEMES:
            self._actions[f"theme.{name}"].setChecked(self._station.looks.choice == name)
        self._actions["claim.move_on"].setChecked(self._station.means.settings.moves_on)
        self._actions["view.highlights"].setChecked(self._shows_highlights)
        self._actions["view.only_conflicts"].setChecked(self._highlighting is Highlighting.CONFLICTS)
        self._actions["view.only_unreviewed"].setChecked(self._highlighting is Highlighting.UNREVIEWED)
        self._actions["view.lock"].setChecked(self._page.workspace.is_locked)
        self._actions["view.draft"].setChecked(not self._page.drafting.pane.isHidden())
        self._actions["view.reveal"].setChecked(self._desk.reveals)

    @property
    def _shows_highlights(self) -> bool:
        return self._highlighting is not Highlighting.NONE

    def return_to_text(self) -> None:
        """Give the keyboard back to the text in which the editor reads."""
        active = self._page.workspace.active()
        if active is not None:
            self._page.workspace.pane(active).text.setFocus()
        else:
            self._page.claims.view.setFocus()

    def _toggle(self, name: str, _checked: bool = False) -> None:
        self._page.show_part(name, self._page.part(name).isHidden())

    def _toggle_highlights(self) -> None:
        self._show_highlighting(Highlighting.NONE if self._shows_highlights else Highlighting.ALL)

    def _next_highlighting(self) -> None:
        at = KINDS.index(self._highlighting) if self._highlighting in KINDS else -1
        self._show_highlighting(KINDS[(at + 1) % len(KINDS)])

    def _only(self, kind: Highlighting, _checked: bool = False) -> None:
        self._show_highlighting(Highlighting.ALL if self._highlighting is kind else kind)

    def _draft(self, _checked: bool = False) -> None:
        pane = self._page.drafting.pane
        self._page.show_draft(visible=pane.isHidden())
        if pane.isHidden():
            self.return_to_text()
        else:
            pane.text.setFocus()

    def _lock(self, _checked: bool = False) -> None:
        room = self._page.workspace
        room.is_locked = not room.is_locked
        room.layout_changed.emit()
        self.check()
        self._say(tr("The panes scroll together.") if room.is_locked else tr("Each pane scrolls by itself."))

    def _show_highlighting(self, wanted: Highlighting) -> None:
        self._highlighting = wanted
        self._page.workspace.set_highlighting(wanted)
        self.check()
        self._say(tr(HIGHLIGHTED[wanted]))

    def _toggle_moving_on(self) -> None:
        settings = self._station.means.settings
        settings.moves_on = not settings.moves_on
        self.check()

    def _toggle_revealing(self, _checked: bool = False) -> None:
        self._desk.reveal(not self._desk.reveals)
        self.check()
        self._say(tr(REVEALED) if self._desk.reveals else tr("Quotes are shown as they stand."))

    def _choose_theme(self, name: str, _checked: bool = False) -> None:
        self._station.looks.choose(name)
        self._station.means.settings.theme = name
        self.check()

    def _filter(self) -> None:
        self._page.claims.show()
        self._page.claims.bar.begin()

    def _find(self) -> None:
        selected = self._page.workspace.selection()
        words = ""
        if selected is not None:
            article, span = selected
            words = span.of(self._desk.articles[article].text)
        self._page.find_bar.open(words if "\n" not in words else "")

    def _show_hit(self, hit: object) -> None:
        self._found_in = hit.article if isinstance(hit, Hit) else None
        if not isinstance(hit, Hit):
            return
        self._page.workspace.bring_in(hit.article)
        pane = self._page.workspace.pane(hit.article)
        if hit.claim is not None:
            self._desk.focus(hit.claim)
        pane.text.reveal(hit.span)
        pane.text.select(hit.span)

    def _leave_find(self) -> None:
        """Give the keyboard to the text of the last hit: what was found there is still selected."""
        found, self._found_in = self._found_in, None
        if found in self._page.workspace.shown():
            self._page.workspace.enter(str(found))
        else:
            self.return_to_text()

    def _next_pane(self, by: int, _checked: bool = False) -> None:
        stops = self._page.stops()
        focused = QApplication.focusWidget()
        at = next((i for i, stop in enumerate(stops) if focused is not None and _holds(stop, focused)), None)
        if stops:
            stops[0 if at is None else (at + by) % len(stops)].setFocus()

    def _manual(self) -> None:
        from workbench.ui.keys.manual import ManualDialog, manual_with_keys  # noqa: PLC0415  # lazy: a dialog

        dialog = ManualDialog(self._station.looks, self._owner)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
        # The station's other thread: the manual is wanted most where no library could be opened.
        self._station.means.aside.submit(
            partial(_manual_html, manual_with_keys(self._owner)),
            Late(dialog, dialog.browser.setHtml),
            self._station.tell,
        )

    def _about(self) -> None:
        box = QMessageBox(self._owner)
        box.setTextFormat(box.textFormat().PlainText)
        box.setWindowTitle(tr("About"))
        box.setText(tr("Fact-checking workbench {version}", version=__version__))
        box.setInformativeText(tr("Reads several articles on one event side by side. MIT licence."))
        box.open()


def _manual_html(text: str, _: object) -> str:
    return preview(text)


def _holds(stop: QWidget, focused: QWidget) -> bool:
    return stop is focused or stop.isAncestorOf(focused)
