"""Keeps the desk in step with the library: loads a session, reads touched ids again, polls once a second."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from workbench.core.change import Change
from workbench.core.point import Point
from workbench.core.session import Layout, Reviewed, SessionView
from workbench.services.picture import Picture
from workbench.services.presence import own_label, told
from workbench.services.workbench import Workbench
from workbench.ui.lasting import lasting
from workbench.ui.state import Contents, Desk
from workbench.ui.turns import Parts, Turns
from workbench.ui.work import Failed, Work

POLL_MS = 1000
WARM_MS = 1500
"""How long a session is on the screen before the engine gets ready: at its opening it would be in the way."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A session as read for the desk."""

    contents: Contents
    layout: Layout


@dataclass(frozen=True, slots=True)
class Confirmed:
    """What the library says of a session that is shown already; ``contents`` where that is not the same."""

    session: str
    revision: int
    contents: Contents | None = None


@dataclass(frozen=True, slots=True)
class Touched:
    """What a change touched, as it is now; ``contents`` stand for all of it where ids do not suffice."""

    change: Change
    claims: tuple[Reviewed, ...] = ()
    points: tuple[Point, ...] = ()
    contents: Contents | None = None


@dataclass(frozen=True, slots=True)
class News:
    """What a poll brought: somebody's changes, and the other desks on the session."""

    change: Change
    others: tuple[str, ...]


class Room(Protocol):
    """What shows a session, and takes its time to be made ready for it."""

    def arranging(self) -> AbstractContextManager[None]:
        """Lay nothing out until all is there."""

    def preparing(self, layout: Layout) -> Parts:
        """Make what the session will be shown in, in parts."""

    def making_panes(self) -> Parts:
        """Make the panes for which there is room, in parts."""

    def getting_ready(self) -> Parts:
        """Make what the editor will probably ask for next, in parts: the session is on the screen."""


class Following(QObject):
    """Reads for the desk. ``failed`` carries what could not be read.

    ``others_changed`` carries the labels of the other desks that have the session open; ``overheard`` a
    change that was not this desk's own. ``renewed``: articles that came or went are on the screen, or off it.
    """

    failed = Signal(object)
    others_changed = Signal(tuple)
    overheard = Signal(Change)
    renewed = Signal()

    def __init__(self, work: Work[Workbench], desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work, self._desk = work, desk
        self._desk_id = uuid.uuid4().hex
        self._label = own_label()
        self._revision = 0
        self._asking = False
        self._others: tuple[str, ...] = ()
        self._own: frozenset[str] = frozenset()
        self._timer = QTimer(self)
        self._timer.setInterval(POLL_MS)
        self._timer.timeout.connect(self.poll)
        self._warming = QTimer(self, singleShot=True, interval=WARM_MS)
        self._warming.timeout.connect(self._warm)
        self._room: Room | None = None
        self._turns = Turns(self)
        self._is_arriving = False

    @property
    def has_arrived(self) -> bool:
        """Whether a session is on the desk and all of it on the screen."""
        return bool(self._desk.session_id) and not self._is_arriving

    def show_in(self, room: Room) -> None:
        """Have sessions shown there, in turns: the window stays awake meanwhile."""
        self._room = room

    def open(self, session: str, then: Callable[[], None] | None = None) -> None:
        """Load a session onto the desk; ``then`` is called when it is there."""
        self._work.submit(
            partial(_load, session, self._desk_id, self._label), partial(self._loaded, then), self._fail
        )

    def show(self, picture: Picture, then: Callable[[], None], failed: Failed) -> None:
        """Show a session as it was left and have the library say, once it is on the screen, whether it holds.

        What the editor does meanwhile waits for the library too. ``failed`` when the library does not have
        the session: it is not shown any more.
        """
        session = picture.view.session.id

        def ask() -> None:
            call = partial(_confirm, picture.view, self._desk_id, self._label)
            self._work.submit(call, self._confirmed, partial(self._refuted, session, failed))
            then()

        self._loaded(ask, Loaded(Contents(picture.view), picture.layout))

    def close(self) -> None:
        """Put the session away."""
        if self._desk.session_id:
            self._work.submit(partial(_leave, self._desk.session_id, self._desk_id), _nothing, self._fail)
        self._put_away()

    def _put_away(self) -> None:
        self._turns.stop()
        self._is_arriving = False
        self._timer.stop()
        self._warming.stop()
        self._set_others(())
        if self._desk.session_id:
            self._desk.clear()

    def _confirmed(self, found: Confirmed) -> None:
        if found.session != self._desk.session_id:
            return
        self._revision = found.revision
        self._desk.seen = max(self._desk.seen, found.revision)
        if found.contents is not None:
            change = Change(found.session, everything=True, articles=frozenset(found.contents.articles))
            self._bring(found.revision, Touched(change, contents=found.contents))

    def _refuted(self, session: str, failed: Failed, error: Exception) -> None:
        if session == self._desk.session_id:
            self._put_away()
            failed(error)

    def _warm(self) -> None:
        if self._desk.session_id:
            self._work.submit(_warm, _nothing, self._fail)

    def take(self, change: Change) -> None:
        """Read again what an operation of this desk changed."""
        if change.session != self._desk.session_id:
            return
        if change.revision == self._revision + 1:
            self._revision = change.revision
        else:  # several writes in one, or somebody else's in between: the next poll brings all of them
            self._own |= change.claims
        self._read(change)

    def poll(self) -> None:
        """Ask the library for what others changed."""
        if self._asking or not self._desk.session_id:
            return
        self._asking = True
        call = partial(_news, self._desk.session_id, self._revision, self._desk_id, self._label)
        self._work.submit(call, self._told, self._fail)

    def _loaded(self, then: Callable[[], None] | None, loaded: Loaded) -> None:
        self._revision = loaded.contents.session.revision
        self._is_arriving = True
        if self._room is None:
            self._desk.show(loaded.contents, loaded.layout)
            self._desk.resume()
            self._arrived(then)
        else:
            self._turns.begin(self._arriving(self._room, then, loaded))

    def _arriving(self, room: Room, then: Callable[[], None] | None, loaded: Loaded) -> Parts:
        with room.arranging():
            self._desk.show(loaded.contents, loaded.layout)
            yield
            yield from room.preparing(loaded.layout)
        yield
        self._desk.resume()
        yield
        self._arrived(then)
        yield
        yield from room.getting_ready()

    def _renewing(self, room: Room, contents: Contents, change: Change) -> Parts:
        with room.arranging():
            self._desk.read_again(contents, change)
            yield
            yield from room.making_panes()
        yield
        self.renewed.emit()
        yield from room.getting_ready()

    def _arrived(self, then: Callable[[], None] | None) -> None:
        self._is_arriving = False
        self._timer.start()
        self._warming.start()
        if then is not None:
            then()

    def _read(self, change: Change, upto: int = 0) -> None:
        call = partial(_touched, change, self._desk.knows(change))
        self._work.submit(call, partial(self._bring, upto), self._fail)

    def _bring(self, upto: int, touched: Touched) -> None:
        if touched.change.session != self._desk.session_id:
            return
        if touched.contents is not None and self._room is not None and self.has_arrived:
            self._turns.begin(self._renewing(self._room, touched.contents, touched.change))
        elif touched.contents is not None:
            self._desk.read_again(touched.contents, touched.change)
        else:
            self._desk.replace(touched.claims, touched.points, touched.change)
            self._desk.seen = max(self._desk.seen, upto)

    def _told(self, news: News) -> None:
        self._asking = False
        change = news.change
        if change.session != self._desk.session_id:
            return
        self._set_others(told(news.others))
        if change.revision > self._revision:
            self._revision = change.revision
            self._read(change, change.revision)
            if not change.claims <= self._own:
                self.overheard.emit(change)
            self._own = frozenset()

    def _set_others(self, others: tuple[str, ...]) -> None:
        if others != self._others:
            self._others = others
            self.others_changed.emit(others)

    def _fail(self, error: Exception) -> None:
        self._asking = False
        self.failed.emit(error)


def _load(session: str, desk: str, label: str, library: Workbench) -> Loaded:
    found = library.archive.open(session)
    library.archive.announce(found.id, desk, label)
    with lasting():
        return Loaded(Contents(library.archive.view(found.id)), library.archive.layout(found.id))


def _confirm(shown: SessionView, desk: str, label: str, library: Workbench) -> Confirmed:
    found = library.archive.open_shown(shown.session.id)
    library.archive.announce(found.id, desk, label)
    with lasting():
        view = library.archive.view(found.id)
        is_same = replace(view, session=shown.session) == shown and view.session.name == shown.session.name
        return Confirmed(found.id, view.session.revision, None if is_same else Contents(view))


def _warm(library: Workbench) -> None:
    library.archive.warm()


def _leave(session: str, desk: str, library: Workbench) -> None:
    library.archive.leave(session, desk)


def _touched(change: Change, is_known: bool, library: Workbench) -> Touched:
    if not is_known:
        with lasting():
            return Touched(change, contents=Contents(library.archive.view(change.session)))
    claims = library.archive.reviewed(change.session, sorted(change.claims))
    points = library.archive.points(change.session, sorted(change.points))
    return Touched(change, claims, points)


def _news(session: str, revision: int, desk: str, label: str, library: Workbench) -> News:
    change = library.archive.changes_since(session, revision)
    library.archive.announce(session, desk, label)
    return News(change, library.archive.others(session, desk))


def _nothing(_: object) -> None:
    """Have no use for an answer."""
