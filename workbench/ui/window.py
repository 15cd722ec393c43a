"""The main window: start page or session page, menus, messages, and how it was left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QByteArray, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QIcon
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.core.change import Change
from workbench.core.errors import CannotOpen, NotFound, WorkbenchError
from workbench.core.session import Layout, Session
from workbench.core.verdict import UNREVIEWED
from workbench.services.picture import MOST_CLAIMS, Picture
from workbench.services.workbench import Workbench
from workbench.ui.actions import READ_ONLY, Handler, build, enable, fill_menus
from workbench.ui.announcing import Announcing
from workbench.ui.banner import GONE, NOT_SAVED, Banner, Message
from workbench.ui.commands.articles import Articles
from workbench.ui.commands.casework import Casework
from workbench.ui.commands.clashes import Clashes
from workbench.ui.commands.comparing import Comparing
from workbench.ui.commands.context import ContextMenu
from workbench.ui.commands.edges import Edges
from workbench.ui.commands.imports import Imports
from workbench.ui.commands.libraries import Libraries
from workbench.ui.commands.moving import Moving
from workbench.ui.commands.points import Points
from workbench.ui.commands.preferences import Preferences
from workbench.ui.commands.recovering import Ground, Recovering
from workbench.ui.commands.ruling import Ruling
from workbench.ui.commands.sessions import Sessions
from workbench.ui.commands.sheets import Sheets
from workbench.ui.commands.sources import Sources
from workbench.ui.commands.table import TABLE
from workbench.ui.commands.views import Views
from workbench.ui.commands.walking import Walking
from workbench.ui.icons import icon, names
from workbench.ui.importing.bar import ImportBar
from workbench.ui.keeper import Keeper
from workbench.ui.labels import QUIET, label
from workbench.ui.page import SessionPage
from workbench.ui.sessions.start import StartPage
from workbench.ui.sitting import Sitting
from workbench.ui.station import Means, Station
from workbench.ui.words import noop, tr, trn

TITLE = noop("Fact-checking workbench")
MESSAGE_MS = 8000
DRESS_MS = 250
"""How long menus wait for their icons: nobody sees into one before the window is painted."""
NO_LIBRARY = noop(
    "The library could not be opened, so there are no sessions to list. Nothing in it was changed.\n\n"
    "Put right what is said above and press Try again, or open another library."
)
CLASH, CLOSED, RESTORED = "clash", "closed", "restored"


@dataclass(frozen=True, slots=True)
class Rooms:
    """The commands of a window, room by room."""

    walking: Walking
    ruling: Ruling
    points: Points
    sources: Sources
    comparing: Comparing
    casework: Casework
    moving: Moving
    edges: Edges
    articles: Articles
    sheets: Sheets
    views: Views

    def handlers(self) -> dict[str, Handler]:
        """Return the commands of all rooms."""
        found = self.walking.handlers() | self.ruling.handlers() | self.points.handlers()
        found |= self.comparing.handlers()
        found |= self.sources.handlers() | self.casework.handlers()
        found |= self.moving.handlers() | self.edges.handlers()
        return found | self.articles.handlers() | self.sheets.handlers() | self.views.handlers()


class MainWindow(QMainWindow):
    """One window of the desk; ``closed`` when it may go: everything is on disk."""

    closed = Signal()

    def __init__(self, means: Means) -> None:
        super().__init__()
        self.setWindowTitle(tr(TITLE))
        self.resize(QSize(1600, 1000).boundedTo(self.screen().availableSize()))
        self.station = Station(means)
        self.start = StartPage(means.looks)
        self.page = SessionPage(self.station)
        self.banner = Banner(means.looks)
        self.import_bar = ImportBar()
        self.keeper = Keeper(means.work, self.collect, self)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.start)
        self._stack.addWidget(self.page)
        self._stack.addWidget(_opening())
        self._stack.setCurrentIndex(2)
        self._again: Handler = self.begin
        self._may_go = self._is_asked = self._is_warned = False
        self._compose()
        self.sessions = Sessions(self.station, self.start, self)
        self.imports = Imports(self.station, self.sessions, self.import_bar, self.say, self)
        self.libraries = Libraries(self.station, self)
        self.recovering = Recovering(self.station, self.start.recovery, self)
        self.clashes = Clashes(self.station, self)
        self._can_write = True
        self._restored_library = self._restored_words = ""
        self.preferences = Preferences(self.station, self)
        self.next_sitting: Sitting | None = None
        self.left = ""
        self.rooms = self._commands()
        self._actions = build(self, self._handlers())
        fill_menus(self.menuBar(), self._actions)
        self.rooms.views.follow(self._actions)
        self.rooms.moving.follow(self._actions)
        self.context = ContextMenu(self.station.desk, self.page, self._actions, self)
        self.announcing = Announcing(
            self.station.desk,
            self.page.claims.model,
            self.say,
            self.statusBar().currentMessage,
            owner=self,
            settings=means.settings,
        )
        self._dress_soon = QTimer(self, interval=DRESS_MS, singleShot=True)
        self._dress_soon.timeout.connect(self._put_on)
        self._connect()
        self._dress_soon.start()
        self._enable()
        geometry = means.settings.geometry
        if not geometry.isEmpty():
            self.restoreGeometry(geometry)

    # what app and tests ask for

    def begin(
        self, names: Sequence[str] = (), *, sample: bool = False, picture: Picture | None = None
    ) -> None:
        """Open a session named, a session of the files named, the last session, or the start page.

        A ``picture`` of what is to be opened is shown before the library is open.
        """
        self._again = partial(self.begin, tuple(names), sample=sample)
        if picture is not None and picture.shows(tuple(names)):
            self.sessions.show(picture, self._cannot_begin)
            return
        call = partial(_beginning, tuple(names))
        self.station.work.submit(call, partial(self._begin, tuple(names), sample), self._cannot_begin)

    def say(self, words: str) -> None:
        """Tell something in passing."""
        self.statusBar().showMessage(words, MESSAGE_MS)

    def collect(self) -> tuple[str, Layout] | None:
        """Return how the session stands on the screen."""
        desk = self.station.desk
        if not self.station.following.has_arrived:
            return None
        drafts, begun = self.station.drafts.all, self.station.drafts.revisions
        sizes = self.page.sizes() | {"window": _written(self.saveGeometry()), "begun": begun}
        panes = self.page.workspace.panes()
        return desk.session_id, Layout(panes, desk.focused, desk.filter.stored(), sizes, drafts)

    def keep_now(self, *_: object) -> None:
        """Put on disk how the session stands, half-written words included."""
        self.keeper.keep_now()

    # composing

    def _compose(self) -> None:
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banner)
        column.addWidget(self._stack, 1)
        column.addWidget(self.import_bar)
        self.setCentralWidget(middle)
        self.statusBar().setSizeGripEnabled(False)

    def _commands(self) -> Rooms:
        station, page = self.station, self.page
        return Rooms(
            Walking(station.desk, page, self.say),
            Ruling(station, page, self.say),
            Points(station, page, self.say, self),
            Sources(station, page, self.say, self),
            Comparing(station, page, self.say, self),
            Casework(station, page, self.say, self),
            Moving(station, page, self.say, self.sessions.open, self),
            Edges(station.desk, station.verbs, self.say),
            Articles(station, page, self.say, self),
            Sheets(station, page.inspector.note, self.say, self),
            Views(station, page, self.say, self),
        )

    def _handlers(self) -> dict[str, Handler]:
        history = self.station.verbs.history
        own: dict[str, Handler] = {
            "edit.undo": history.undo,
            "edit.redo": history.redo,
            "app.quit": self._quit,
        }
        own |= self.sessions.handlers() | self.imports.handlers() | self.rooms.handlers()
        return own | self.libraries.handlers() | self.preferences.handlers()

    def _connect(self) -> None:
        station, desk, page = self.station, self.station.desk, self.page
        station.told.connect(self.say_loudly)
        verbs, saving = station.verbs, station.saving
        verbs.warned.connect(self._warned)
        desk.changed.connect(self._look_again)
        verbs.refused.connect(self.say_loudly)
        verbs.ruled.connect(self._move_on)
        saving.said.connect(page.header.show_saving)
        saving.lost.connect(self._not_saved)
        saving.recovered.connect(self._saved_again)
        self.banner.acted.connect(self._act_on)
        self.start.asked.connect(self._asked)
        station.following.show_in(page)
        station.following.others_changed.connect(self._others)
        station.following.overheard.connect(self._overheard)
        station.following.renewed.connect(self._take_keyboard)
        page.claims.picked.connect(desk.focus)
        page.claims.filter_asked.connect(desk.narrow)
        page.claims.told.connect(self.say)
        page.workspace.claim_pressed.connect(desk.go_to)
        page.comparison.picked.connect(desk.focus)
        page.comparison.failed.connect(station.tell)
        page.inspector.picked.connect(desk.focus)
        page.header.conflicts_asked.connect(self.rooms.walking.conflict)
        self.libraries.chosen.connect(self._leave_for)
        station.gone.connect(self._library_gone)
        self.recovering.found.connect(self._looked_around)
        self.recovering.restored.connect(self._restored)
        self.recovering.told.connect(self.say_loudly)
        self.preferences.desk_asked.connect(self._leave_for)
        self.preferences.changed.connect(self.rooms.views.check)
        self.sessions.opened.connect(self._opened)
        self.sessions.leaving.connect(self._leaving)
        self.sessions.put_away.connect(self._put_away)
        self._keep_when_changed()
        desk.claim_focused.connect(self._enable)
        verbs.history.stack.indexChanged.connect(self._enable)
        station.looks.changed.connect(self._dress_soon.start)

    def _keep_when_changed(self) -> None:
        keeper, page, desk = self.keeper, self.page, self.station.desk
        page.arranged.connect(keeper.keep_soon)
        page.workspace.layout_changed.connect(keeper.keep_soon)
        desk.claim_focused.connect(keeper.keep_soon)
        desk.filtered.connect(keeper.keep_soon)
        self.station.drafts.changed.connect(keeper.keep_soon)
        keeper.failed.connect(self.station.tell)

    # sessions coming and going

    def _begin(self, names: tuple[str, ...], sample: bool, found: Session | None) -> None:
        if found is not None:
            self.sessions.open(found.id)
        elif names:
            self.imports.open_files(names)
        elif sample:
            self.imports.open_sample()
        else:
            self._put_away()
            self.sessions.list_sessions()
            self._tell_restored()

    def _cannot_begin(self, error: Exception) -> None:
        self._put_away()
        if isinstance(error, NotFound):
            self.sessions.list_sessions()
            self.station.tell(error)
        elif isinstance(error, WorkbenchError):
            self.start.refuse(tr(NO_LIBRARY))
            self.banner.say(Message(CLOSED, self.station.logbook.told(error), tr("Try again"), stays=True))
            if isinstance(error, CannotOpen):
                self.recovering.offer(error.address)
        else:
            self.station.tell(error)

    def _opened(self) -> None:
        layout = self.station.desk.layout
        with self.page.workspace.arranging():
            self._stack.setCurrentWidget(self.page)
            geometry = layout.sizes.get("window", "")
            if geometry:
                self.restoreGeometry(QByteArray.fromBase64(QByteArray(geometry.encode())))
            self.page.restore(layout.sizes)
        self.rooms.views.check()
        self._enable()
        self.banner.clear()
        self._tell_restored()
        self.recovering.opened()
        name = self.station.desk.session.name if self.station.desk.session else tr(TITLE)
        self.setWindowTitle(f"{name} – {tr(TITLE)}")
        self.rooms.views.return_to_text()
        self.page.restore_panes(layout)  # again: the page has its size now, and the focus moved them
        self.rooms.views.return_to_text()  # a pane that was put elsewhere lost the keyboard
        self.keeper.opened()

    def _take_keyboard(self) -> None:
        """Give the keyboard to the first articles of a session: there was nothing that could have it."""
        if QApplication.focusWidget() is None:
            self.rooms.views.return_to_text()

    def _leaving(self) -> None:
        self.keeper.keep_now()

    def _put_away(self) -> None:
        self._stack.setCurrentWidget(self.start)
        self.setWindowTitle(tr(TITLE))
        self.page.header.show_saving("")
        self._enable()
        self.start.setFocus()

    # messages

    def say_loudly(self, words: str) -> None:
        """Tell something that stays until it is closed."""
        self.banner.say(Message(words, words))

    def _warned(self, words: str) -> None:
        self.banner.say(Message(CLASH if self._has_clash() else words, words))

    def _look_again(self) -> None:
        """Take the warning of two accepted claims away once they no longer clash."""
        if not self._has_clash():
            self.banner.unsay(CLASH)

    def _has_clash(self) -> bool:
        return self.station.desk.standing.has_clash

    def _not_saved(self, words: str) -> None:
        self.banner.say(
            Message(NOT_SAVED, tr("{words} What you typed is kept here.", words=words), tr("Try again"))
        )

    def _saved_again(self) -> None:
        self.banner.unsay(NOT_SAVED)

    def _act_on(self, message: str) -> None:
        if message == NOT_SAVED:
            self.station.saving.retry()
        elif message == CLOSED:
            self.banner.unsay(CLOSED)
            self._again()
        elif message == GONE:
            self.recovering.rescue()
        elif message == RESTORED:
            self.next_sitting = Sitting(self._restored_library, undoes_restore=True)
            self.close()

    def _library_gone(self, words: str) -> None:
        if self.banner.text != words:
            self.banner.say(Message(GONE, words, tr("Save a copy…")))

    def _looked_around(self, ground: Ground) -> None:
        self._can_write = not ground.is_read_only
        self._enable()
        for words in (*((tr(READ_ONLY),) if ground.is_read_only else ()), *ground.warnings):
            self.say_loudly(words)

    def _restored(self, library: str, words: str) -> None:
        self._restored_library, self._restored_words = library, words
        self.banner.unsay(CLOSED)
        self._again()

    def _tell_restored(self) -> None:
        if self._restored_words:
            self.banner.say(Message(RESTORED, self._restored_words, tr("Undo")))
            self._restored_words = ""

    def _others(self, others: tuple[str, ...]) -> None:
        self.page.header.show_others(others)
        if others:
            self.say(
                tr(
                    "The session is open elsewhere too: {desks}. Both may work on it.",
                    desks=", ".join(others),
                )
            )

    def _overheard(self, change: Change) -> None:
        if change.claims:
            count = len(change.claims)
            self.say(trn(count, "Another desk changed {n} claim.", "Another desk changed {n} claims."))

    # small things

    def _asked(self, command: str) -> None:
        self._actions[command].trigger()

    def _move_on(self, claims: tuple[str, ...]) -> None:
        desk = self.station.desk
        moves = self.station.means.settings.moves_on and desk.focused in claims
        if moves and desk.claims[claims[0]].verdict != UNREVIEWED:
            self.rooms.walking.unreviewed()

    def _enable(self) -> None:
        desk, stack = self.station.desk, self.station.verbs.history.stack
        has_session = bool(desk.session_id)
        enable(self._actions, has_session, desk.focused is not None, can_write=self._can_write)
        for key, verb in (("edit.undo", tr("&Undo")), ("edit.redo", tr("&Redo"))):
            text = stack.undoText() if key == "edit.undo" else stack.redoText()
            words = f": {text}".replace("&", "&&") if text else ""
            self._actions[key].setText(f"{verb}{words}")

    def _icon(self, name: str) -> QIcon:
        return icon(name, self.station.looks.theme) if name in names() else QIcon()

    def _put_on(self) -> None:
        for row in TABLE:
            if row.icon:
                self._actions[row.id].setIcon(self._icon(row.icon))

    def _quit(self) -> None:
        self.next_sitting = None
        self.close()

    def _leave_for(self, library: str) -> None:
        """Close, so that a desk on ``library`` can be opened in this one's place."""
        self.next_sitting = Sitting(library)
        self.close()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._may_go:
            self._is_asked = True
            self.imports.cancel()
            self.keeper.keep_now(self._go)
            self._is_asked = False
        if not self._may_go:
            event.ignore()
            return
        event.accept()
        self.closed.emit()

    def _go(self) -> None:
        """Close when what was under way is on disk; a failed save keeps the window open once."""
        saving = self.station.saving
        if saving.is_busy:
            saving.settled.connect(self._go, Qt.ConnectionType.SingleShotConnection)
            return
        if saving.has_failed and not self._is_warned:
            self._is_warned = True
            self.say_loudly(tr("Some of your work is not saved. Try again, or close once more to leave it."))
            return
        self._may_go = True
        desk = self.station.desk
        self.left = desk.session_id if len(desk.claims) <= MOST_CLAIMS else ""
        settings = self.station.means.settings
        settings.geometry = self.saveGeometry()
        settings.write()
        self.station.following.close()
        if not self._is_asked:  # Qt does nothing where a window is closed while it is closing
            self.close()


def _opening() -> QWidget:
    page = QWidget()
    page.setObjectName("startPage")
    column = QVBoxLayout(page)
    told = label(tr("Opening the library…"), QUIET)
    told.setAlignment(Qt.AlignmentFlag.AlignCenter)
    column.addWidget(told)
    return page


def _written(data: QByteArray) -> str:
    return bytes(data.toBase64().data()).decode("ascii")


def _beginning(names: tuple[str, ...], library: Workbench) -> Session | None:
    """Return the session to begin with, None where there is none or the names are of files."""
    if not names:
        return library.archive.last()
    if len(names) > 1:
        return None
    try:
        return library.archive.find(names[0])
    except NotFound:
        if Path(names[0]).exists():
            return None
        raise
