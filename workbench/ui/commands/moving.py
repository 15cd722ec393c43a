"""Going anywhere and doing anything: the palette, back and forward, orphans, a claim copied, keys changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QWidget

from workbench.core import wording
from workbench.core.session import Summary
from workbench.services import exporting
from workbench.services.wording import brief, source
from workbench.services.workbench import Workbench
from workbench.ui.actions import Handler, Say, menu_words, plain_text
from workbench.ui.commands.table import TABLE
from workbench.ui.keys.chosen import Keys
from workbench.ui.navigation import step
from workbench.ui.page import SessionPage
from workbench.ui.palette.dialog import Option, PaletteDialog
from workbench.ui.station import Station
from workbench.ui.visited import Visited
from workbench.ui.words import tr

ACTION, SESSION, ARTICLE, POINT = "command", "session", "article", "point"


class Moving(QObject):
    """Leads to claims, points, articles, sessions and commands by a few letters or one key.

    ``open_session`` is called with the id of a session that was chosen.
    """

    def __init__(
        self,
        station: Station,
        page: SessionPage,
        say: Say,
        open_session: Callable[[str], None],
        owner: QWidget,
    ) -> None:
        super().__init__(owner)
        self._station, self._desk, self._page = station, station.desk, page
        self._say, self._open_session, self._owner = say, open_session, owner
        self._actions: Mapping[str, QAction] = {}
        self._visited = Visited(station.desk, self)
        self.keys: Keys | None = None

    def handlers(self) -> dict[str, Handler]:
        """Return the commands of this room."""
        return {
            "palette.open": self.palette,
            "nav.back": self.back,
            "nav.forward": self.forward,
            "claim.orphan": self.orphan,
            "claim.copy": self.copy,
            "help.keys": self.show_keys,
            "help.change_keys": self.change_keys,
        }

    def follow(self, actions: Mapping[str, QAction]) -> None:
        """Offer these actions in the palette, under the keys that the editor chose."""
        self._actions = actions
        self.keys = Keys(self._station.means.settings, actions)

    def back(self) -> None:
        """Go to the claim visited before."""
        if not self._visited.back():
            self._say(tr("No claim was visited before this one."))

    def forward(self) -> None:
        """Go forward again."""
        if not self._visited.forward():
            self._say(tr("No claim was visited after this one."))

    def orphan(self) -> None:
        """Go to the next claim that the articles, as they are read now, no longer hold."""
        found = step(tuple(self._desk.claims), self._desk.focused, self._is_orphan)
        if found is None:
            self._say(tr("Every other claim still stands where it was found."))
        else:
            self._desk.focus(found)

    def copy(self) -> None:
        """Copy the focused claim with everything that is known of it."""
        view, claim = self._desk.view(), self._desk.focused
        if view is not None and claim is not None:
            QGuiApplication.clipboard().setText(exporting.claim(view, claim))
            self._say(tr("“{claim}” copied as Markdown.", claim=brief(self._desk.claims[claim].claim)))

    def show_keys(self) -> None:
        """Show every key of the desk."""
        from workbench.ui.keys.sheet import KeySheet  # noqa: PLC0415  # lazy: a dialog

        sheet = KeySheet(self._actions, self._owner)
        sheet.change_asked.connect(self.change_keys)
        sheet.open()

    def change_keys(self) -> None:
        """Show every command with its keys, to be changed."""
        from workbench.ui.keys.change import ChangeKeysDialog  # noqa: PLC0415  # lazy: a dialog

        if self.keys is not None:
            ChangeKeysDialog(self.keys, self._owner).open()

    def palette(self) -> None:
        """Offer everything there is, once the sessions are known."""
        self._station.work.submit(_sessions, self._offer, self._station.tell)

    def _offer(self, sessions: Sequence[Summary]) -> None:
        options = [*self._commands(), *self._places(), *self._sessions(sessions)]
        dialog = PaletteDialog(
            self._station.looks, tr("Go to anything, or do anything"), options, self._owner
        )
        dialog.chosen.connect(self._take, Qt.ConnectionType.QueuedConnection)  # after the dialog let go
        dialog.open()

    def _commands(self) -> list[Option]:
        found = []
        for row in TABLE:
            action = self._actions[row.id]
            if action.isEnabled() and row.id != "palette.open":
                key = action.shortcut().toString(action.shortcut().SequenceFormat.NativeText)
                found.append(
                    Option(f"{tr('command')}, {menu_words(row)}", f"{ACTION}:{row.id}", plain_text(row), key)
                )
        return found

    def _places(self) -> list[Option]:
        articles = [
            Option(
                tr("article"),
                f"{ARTICLE}:{key}",
                ": ".join(dict.fromkeys((source(a), a.masthead.headline or a.name))),
            )
            for key, a in self._desk.articles.items()
        ]
        points = [
            Option(tr("point"), f"{POINT}:{p.id}", p.label, wording.spread(p.spread) if p.spread else "")
            for p in self._desk.points.values()
            if p.claims
        ]
        return [*articles, *points]

    def _sessions(self, sessions: Sequence[Summary]) -> list[Option]:
        own = self._desk.session_id
        return [
            Option(tr("session"), f"{SESSION}:{s.session.id}", s.session.name)
            for s in sessions
            if s.session.id != own
        ]

    def _take(self, option: Option) -> None:
        kind, _, key = option.key.partition(":")
        taken: Mapping[str, Callable[[str], None]] = {
            ACTION: self._trigger,
            SESSION: self._open_session,
            ARTICLE: self._page.workspace.enter,
            POINT: self._go_to_point,
        }
        taken[kind](key)

    def _trigger(self, command: str) -> None:
        self._actions[command].trigger()

    def _go_to_point(self, point: str) -> None:
        held = self._desk.points.get(point)
        claims = [c for c in held.claims if c in self._desk.claims] if held is not None else []
        if claims:
            self._desk.focus(claims[0])

    def _is_orphan(self, claim: str) -> bool:
        return self._desk.claims[claim].is_orphan


def _sessions(library: Workbench) -> tuple[Summary, ...]:
    return library.archive.sessions()
