"""Sessions and the library as a whole: listing, opening, keeping, exporting, checking, backing up."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from workbench import __version__
from workbench.core.article import Article, Original
from workbench.core.change import Change
from workbench.core.errors import NotFound, Refused, UnreadableInput
from workbench.core.house import DEFAULT_RULES
from workbench.core.point import Point
from workbench.core.session import Layout, Reviewed, Session, SessionView, Summary
from workbench.core.sheet import EVERYTHING, Section
from workbench.services import exporting, picture, sample
from workbench.services.context import Context
from workbench.services.dating import dated
from workbench.services.inputs import safe_name, unique_name
from workbench.services.intake import Intake, article_named
from workbench.services.reader import Allowance
from workbench.services.rules import changed_rules
from workbench.services.safekeeping import usual_place

SHEET, NOTE = Allowance(20.0, 25.0), Allowance(1.0, 4.0)
LONGEST_NOTE = 20_000
"""Characters of a note that are set while it is typed."""


class Archive:
    """Finds, opens and keeps sessions. Sessions are named by id everywhere; ``find`` takes names too."""

    def __init__(self, context: Context, intake: Intake) -> None:
        self._context = context
        self._intake = intake

    def sessions(self, trashed: bool = False) -> tuple[Summary, ...]:
        """Return the session list with counts, or what is in the trash."""
        return self._context.store.sessions(trashed)

    def find(self, name_or_id: str) -> Session:
        """Return the session of that name or id; NotFound."""
        return self._context.store.find(name_or_id)

    def create(self, name: str, event: str = "") -> Session:
        """Make an empty session; Refused where the name is empty or taken.

        It begins with the rules of the session that was on the desk last: a newsroom sets its scale once.
        """
        store, last = self._context.store, self._context.store.last_opened()
        made = store.create(self._free_name(name), event.strip(), self._context.clock())
        rules = store.rules(last.id) if last is not None else DEFAULT_RULES
        acts = changed_rules(DEFAULT_RULES, rules)
        if acts:
            store.apply(made.id, acts, self._context.reviewer, self._context.clock())
        return made

    def rename(self, session: str, name: str, event: str | None = None) -> Session:
        """Give a session another name, and another event where one is given."""
        old = self.find(session)
        new = old.name if name.strip() == old.name else self._free_name(name, old.name)
        about = old.event if event is None else event.strip()
        return self._context.store.rename(old.id, new, about, self._context.clock())

    def duplicate(self, session: str, name: str = "") -> Session:
        """Copy a session with everything in it, under ``name`` or a number after the old one."""
        old = self.find(session)
        new = self._free_name(name) if name.strip() else unique_name(old.name, self._names())
        return self._context.store.duplicate(old.id, new, self._context.clock())

    def trash(self, session: str) -> None:
        """Put a session into the trash; nothing of it is deleted."""
        self._context.store.trash(session, self._context.clock())

    def restore(self, session: str) -> None:
        """Take a session out of the trash."""
        self._context.store.restore(session, self._context.clock())

    def open(self, session: str) -> Session:
        """Return the session of that name or id and note that it is on the desk now.

        What an import that was cut off left unread is read now.
        """
        found = self.find(session)
        self._intake.finish(found.id)
        self._context.store.touch(found.id, self._context.clock())
        return found

    def open_shown(self, session: str) -> Session:
        """As ``open``, for a session that is on a screen already; NotFound where it is in the trash now."""
        found = self.find(session)
        if found.trashed is not None:
            raise NotFound(
                f"The session “{found.name}” is in the trash.", "Restore it there, or open another."
            )
        return self.open(session)

    def warm(self) -> None:
        """Get ready what computes again after an act; it goes on in its own process."""
        self._context.analyst.warm()

    def last(self) -> Session | None:
        """Return the session that was on the desk last."""
        return self._context.store.last_opened()

    def view(self, session: str) -> SessionView:
        """Return the whole session as it stands; a year taken from the other articles says so."""
        return dated(self._context.store.view(session))

    def reviewed(self, session: str, claims: Sequence[str]) -> tuple[Reviewed, ...]:
        """Return these claims with what was said of them."""
        return self._context.store.reviewed(session, claims)

    def points(self, session: str, points: Sequence[str] | None = None) -> tuple[Point, ...]:
        """Return these points, or all."""
        return self._context.store.points(session, points)

    def original(self, session: str, article: str) -> Original:
        """Return what was imported, byte for byte."""
        return self._context.store.original(session, article)

    def layout(self, session: str) -> Layout:
        """Return how the session was left on the screen."""
        return self._context.store.layout(session)

    def keep_layout(self, session: str, layout: Layout) -> None:
        """Keep how the session stands on the screen."""
        self._context.store.keep_layout(session, layout)

    def revision(self, session: str) -> int:
        """Return a number that grows with every change of the session."""
        return self._context.store.revision(session)

    def changes_since(self, session: str, revision: int) -> Change:
        """Return what anybody changed after that revision.

        What follows from an act that was saved although the disk failed is computed first, tried once.
        """
        if session in self._context.doubtful:
            self._context.doubtful.discard(session)
            self._intake.finish(session)
        return self._context.store.changes_since(session, revision)

    def announce(self, session: str, desk: str, label: str) -> None:
        """Say that a desk has the session open; to be repeated, or it is forgotten."""
        self._context.store.announce(session, desk, label, self._context.clock())

    def others(self, session: str, desk: str) -> tuple[str, ...]:
        """Return the labels of the other desks that have the session open."""
        return self._context.store.others(session, desk, self._context.clock())

    def leave(self, session: str, desk: str) -> None:
        """Say that a desk closed the session."""
        self._context.store.leave(session, desk)

    def take_picture(self, session: str) -> None:
        """Keep how the desk stands on a session ("": on none), to be shown before the library is open.

        OSError where that cannot be written. To be called after the last write of a desk: any other makes
        the picture worthless.
        """
        address = self._context.address
        if self._context.store.is_read_only or picture.place_of(address) is None:
            return
        if not session:
            picture.remove(address)
            return
        taken = picture.stamp(address)
        picture.write(address, taken, picture.Picture(self.view(session), self.layout(session)))

    def sheet(self, session: str, without: frozenset[Section] = EVERYTHING) -> str:
        """Return the session's fact sheet as Markdown, some sections left out."""
        return exporting.sheet(self.view(session), __version__, without)

    def write_sheet(self, session: str, path: Path, without: frozenset[Section] = EVERYTHING) -> None:
        """Write the fact sheet, all of it or nothing."""
        exporting.write(path, self.sheet(session, without))

    def annotated(self, session: str, article: str | None = None) -> str:
        """Return the annotated copy of an article, by id or name, or of all, as Markdown."""
        view = self.view(session)
        wanted: Sequence[Article] = view.articles
        if article is not None:
            wanted = [article_named(view.articles, article)]
        return exporting.annotated(view, wanted)

    def preview(self, markdown: str) -> str:
        """Return Markdown as HTML that is safe to show: no script, nothing loaded.

        What takes its process too long comes as it was written.
        """
        return self._set(markdown, SHEET)

    def preview_note(self, markdown: str) -> str:
        """As ``preview``, for what an editor types: nobody waits long for it."""
        if len(markdown) > LONGEST_NOTE:
            return exporting.as_written(markdown)
        return self._set(markdown, NOTE)

    def _set(self, markdown: str, allowance: Allowance) -> str:
        try:
            return self._context.analyst.preview(markdown, allowance)
        except UnreadableInput:
            return exporting.as_written(markdown)

    def export(self, session: str, form: str = "markdown", path: Path | None = None) -> str:
        """Return the session in an export format; where a path is given, write it there, all or nothing."""
        exporting.check_format(form)
        text = self.sheet(session) if form == exporting.MARKDOWN else self.annotated(session)
        if path is not None:
            exporting.write(path, text)
        return text

    def sample(self) -> Session:
        """Make the sample session of the articles that come with the program."""
        event = sample.manifest()
        session = self.create(unique_name(event.name, self._names()), event.event)
        self._intake.add(session.id, event.inputs)
        return session

    def check(self) -> tuple[str, ...]:
        """Return what is wrong with the library, a sentence each."""
        return self._context.store.check()

    def backup(self, path: Path | None = None) -> Path:
        """Write a verified copy of the library, by default beside it; return where it is."""
        place = path or usual_place(self._context.address, self._context.clock())
        self._context.store.backup(place)
        return place

    @property
    def is_read_only(self) -> bool:
        """Whether the library can only be read."""
        return self._context.store.is_read_only

    def rescue(self, path: Path) -> Path:
        """Write what is open to the new file ``path``, also where the library's own file is gone."""
        self._context.store.rescue(path)
        return path

    def _names(self) -> list[str]:
        return [s.session.name for s in self._context.store.sessions()]

    def _free_name(self, name: str, but: str = "") -> str:
        line = " ".join(name.split())
        if not line:
            raise Refused("A session needs a name.", "Type what the event is.")
        clean = safe_name(line)
        others = [n for n in self._names() if n != but]
        if unique_name(clean, others) != clean:
            raise Refused(f"There is a session “{clean}” already.", "Open it, or choose another name.")
        return clean
