"""Sessions: opening, making, naming, putting away; and the start page's wishes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from workbench.core.session import Session, Summary
from workbench.services.picture import Picture
from workbench.services.workbench import Workbench
from workbench.ui.actions import Handler
from workbench.ui.ask import AskDialog
from workbench.ui.sessions.start import StartPage
from workbench.ui.station import Station
from workbench.ui.words import noop, tr
from workbench.ui.work import Failed

NAME, EVENT = noop("Name of the session"), noop("What the event is")


class Sessions(QObject):
    """``opened`` when a session is on the desk, ``put_away`` when the start page is to be shown."""

    opened = Signal()
    put_away = Signal()
    leaving = Signal()

    def __init__(self, station: Station, start: StartPage, owner: QWidget) -> None:
        super().__init__(owner)
        self._station, self._desk, self._start, self._owner = station, station.desk, start, owner
        start.opened.connect(self.open)
        start.rename_asked.connect(self._ask_name)
        start.duplicate_asked.connect(self._duplicate)
        start.trash_asked.connect(self._trash)
        start.restore_asked.connect(self._restore)
        start.trash_viewed.connect(self._list_again)

    def handlers(self) -> dict[str, Handler]:
        """Return the commands of this room."""
        return {
            "session.new": self.new,
            "session.list": self.close,
            "session.rename": self.rename,
            "session.close": self.close,
        }

    def open(self, session: str) -> None:
        """Put a session on the desk."""
        self.leaving.emit()
        self._station.following.close()
        self._station.following.open(session, self.opened.emit)

    def show(self, picture: Picture, failed: Failed) -> None:
        """Put a session on the desk as it was left, before the library is open."""
        self._station.following.show(picture, self.opened.emit, failed)

    def close(self) -> None:
        """Put the session away and show the list."""
        self.leaving.emit()
        self._station.following.close()
        self.put_away.emit()
        self.list_sessions()

    def list_sessions(self) -> None:
        """Read the list for the start page."""
        call = partial(_sessions, self._start.shows_trash)
        self._station.work.submit(call, self._start.show_sessions, self._station.tell)

    def new(self, then: Callable[[str], None] | None = None) -> None:
        """Ask for the name of a new session, then open it."""
        dialog = AskDialog(tr("New session"), ((tr(NAME), ""), (tr(EVENT), "")), tr("Create"), self._owner)
        dialog.answered.connect(partial(self._create, then))
        dialog.open()

    def rename(self) -> None:
        """Ask for another name of the session on the desk."""
        if self._desk.session is not None:
            self._ask(self._desk.session)

    def _create(self, then: Callable[[str], None] | None, answer: object) -> None:
        if isinstance(answer, tuple):
            call = partial(_create, str(answer[0]), str(answer[1]))
            self._station.work.submit(call, partial(self._created, then), self._station.tell)

    def _created(self, then: Callable[[str], None] | None, session: Session) -> None:
        self.open(session.id)
        if then is not None:
            then(session.id)

    def _ask_name(self, session: str) -> None:
        self._station.work.submit(partial(_find, session), self._ask, self._station.tell)

    def _ask(self, session: Session) -> None:
        prompts = ((tr(NAME), session.name), (tr(EVENT), session.event))
        dialog = AskDialog(tr("Rename session"), prompts, tr("Rename"), self._owner)
        dialog.answered.connect(partial(self._rename, session.id))
        dialog.open()

    def _rename(self, session: str, answer: object) -> None:
        if isinstance(answer, tuple):
            call = partial(_rename, session, str(answer[0]), str(answer[1]))
            self._station.work.submit(call, self._renamed, self._station.tell)

    def _renamed(self, session: Session) -> None:
        self._desk.rename(session)
        self.list_sessions()

    def _duplicate(self, session: str) -> None:
        self._station.work.submit(partial(_duplicate, session), self._list_again, self._station.tell)

    def _trash(self, session: str) -> None:
        self._station.work.submit(partial(_trash, session), self._list_again, self._station.tell)

    def _restore(self, session: str) -> None:
        self._station.work.submit(partial(_restore, session), self._list_again, self._station.tell)

    def _list_again(self, _: object = None) -> None:
        self.list_sessions()


def _sessions(trashed: bool, library: Workbench) -> tuple[Summary, ...]:
    return library.archive.sessions(trashed)


def _create(name: str, event: str, library: Workbench) -> Session:
    return library.archive.create(name, event)


def _find(session: str, library: Workbench) -> Session:
    return library.archive.find(session)


def _rename(session: str, name: str, event: str, library: Workbench) -> Session:
    return library.archive.rename(session, name, event)


def _duplicate(session: str, library: Workbench) -> Session:
    return library.archive.duplicate(session)


def _trash(session: str, library: Workbench) -> None:
    library.archive.trash(session)


def _restore(session: str, library: Workbench) -> None:
    library.archive.restore(session)
