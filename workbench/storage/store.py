"""The one door to a library: each method is one transaction, and what it returns is on disk."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from workbench.core.act import Act, Correct
from workbench.core.article import Article, Original
from workbench.core.change import Change
from workbench.core.errors import LibraryError, Refused
from workbench.core.evidence import Attachment, Source
from workbench.core.house import HouseRules
from workbench.core.links import Links
from workbench.core.point import Point
from workbench.core.recall import Recalled
from workbench.core.session import Analysis, Layout, Reviewed, Session, SessionView, Summary
from workbench.core.workflow import Deed
from workbench.storage import (
    acts,
    articles,
    attached,
    backup,
    changes,
    check,
    duplicate,
    files,
    findings,
    presence,
    recall,
    relied,
    sessions,
    tally,
    trail,
    views,
)
from workbench.storage.columns import storable
from workbench.storage.doubts import Attempt, Doubts
from workbench.storage.ids import number_of
from workbench.storage.library import Library


class Store:
    """The library, in dataclasses. Its errors are NotFound, Refused, LostRace and LibraryError.

    It serves the thread that opened it, one call at a time; anything else raises RuntimeError. Moments
    handed in are aware; who acts is handed in as ``reviewer``.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self._own: dict[str, set[int]] = {}
        self._doubts = Doubts()

    @property
    def place(self) -> str:
        """Where the library is, without a password."""
        return self._library.place

    @property
    def is_read_only(self) -> bool:
        """Whether nothing can be written; what a desk keeps for itself (layout, presence) is then dropped."""
        return self._library.is_read_only

    # What is read

    def sessions(self, trashed: bool = False) -> tuple[Summary, ...]:
        """Return the sessions with their counts, last opened first; those in the trash if asked."""
        with self._library.reading() as tx:
            return tally.summaries(tx, trashed=trashed)

    def find(self, name_or_id: str) -> Session:
        """Return the session of that name, else the one with that id, also from the trash; NotFound."""
        with self._library.reading() as tx:
            return sessions.find(tx, name_or_id)

    def last_opened(self) -> Session | None:
        """Return the session that was opened last and is not in the trash."""
        with self._library.reading() as tx:
            return sessions.last_opened(tx)

    def view(self, session_id: str) -> SessionView:
        """Return the whole session; LibraryError names an article whose text is damaged."""
        with self._library.reading() as tx:
            return views.view(tx, session_id)

    def reviewed(self, session_id: str, claim_ids: Sequence[str]) -> tuple[Reviewed, ...]:
        """Return these claims, in this order; NotFound."""
        with self._library.reading() as tx:
            return views.reviewed(tx, session_id, claim_ids)

    def around(
        self, session_id: str, claim_ids: Sequence[str]
    ) -> tuple[tuple[Reviewed, ...], tuple[Point, ...]]:
        """Return the points of these claims, and all members of these points with the claims themselves."""
        with self._library.reading() as tx:
            return views.around_claims(tx, session_id, claim_ids)

    def articles(self, session_id: str, ids: Sequence[str]) -> tuple[Article, ...]:
        """Return these articles as corrected, in this order; NotFound."""
        with self._library.reading() as tx:
            return views.articles_of(tx, session_id, ids)

    def points(self, session_id: str, ids: Sequence[str] | None = None) -> tuple[Point, ...]:
        """Return these points, in this order, or all that are shown; NotFound."""
        with self._library.reading() as tx:
            return views.points(tx, session_id, ids)

    def links(self, session_id: str) -> Links:
        """Return what the editor said about which claims belong together."""
        with self._library.reading() as tx:
            return views.links(tx, session_id)

    def layout(self, session_id: str) -> Layout:
        """Return how the session was left on the screen."""
        with self._library.reading() as tx:
            return sessions.layout(tx, session_id)

    def original(self, session_id: str, article_id: str) -> Original:
        """Return what was imported, byte for byte; LibraryError where it is damaged."""
        with self._library.reading() as tx:
            return articles.original(tx, sessions.held(tx, session_id).key, article_id)

    def sources(self, session_id: str) -> tuple[Source, ...]:
        """Return the sources of a session."""
        with self._library.reading() as tx:
            return relied.sources(tx, sessions.held(tx, session_id).key)

    def file_problem(self, file: Attachment) -> str:
        """Return what is wrong with an attached file, "" where it is as it was attached."""
        return files.problem(self._files(), file)

    def file_place(self, file: Attachment) -> Path:
        """Return where an attached file lies."""
        return files.place_of(self._files(), file)

    def rules(self, session_id: str) -> HouseRules:
        """Return the rules of a session: its verdict scale and threshold."""
        with self._library.reading() as tx:
            return relied.house_rules(tx, sessions.held(tx, session_id).key)

    def trail(self, session_id: str, claim_id: str) -> tuple[Deed, ...]:
        """Return what was done to a claim beside the rulings on it, oldest first."""
        with self._library.reading() as tx:
            return trail.trail(tx, sessions.held(tx, session_id).key, number_of(claim_id, "c"))

    def recalled(self, session_id: str, quote: str, most: int) -> tuple[Recalled, ...]:
        """Return verdicts of other sessions on claims like ``quote``, the likest first."""
        with self._library.reading() as tx:
            return recall.recalled(tx, sessions.held(tx, session_id).key, quote, most)

    def revision(self, session_id: str) -> int:
        """Return a number that grows with every change of the session; cheap enough to ask every second."""
        with self._library.reading() as tx:
            return sessions.held(tx, session_id).revision

    def changes_since(self, session_id: str, revision: int) -> Change:
        """Return what anybody changed after that revision."""
        with self._library.reading() as tx:
            return changes.since(tx, sessions.held(tx, session_id), revision)

    def is_stale(self, session_id: str) -> bool:
        """Tell whether the findings are older than what people changed, as after a crash in between."""
        with self._library.reading() as tx:
            return findings.is_stale(sessions.held(tx, session_id))

    def others(self, session_id: str, desk_id: str, at: datetime) -> tuple[str, ...]:
        """Return the labels of the other desks that have the session open."""
        with self._library.reading() as tx:
            return presence.others(tx, session_id, desk_id, at)

    def check(self) -> tuple[str, ...]:
        """Return what is wrong with the library, a sentence each; nothing where it is sound."""
        with self._library.reading() as tx:
            folder = self._files() if attached.of_library(tx) else Path()
            return (*check.problems(tx), *attached.problems(tx, folder))

    # What is written

    def create(self, name: str, event: str, at: datetime) -> Session:
        """Make an empty session; Refused where the name is empty or taken."""
        with self._library.writing() as tx:
            return sessions.create(tx, name, event, at)

    def rename(self, session_id: str, name: str, event: str, at: datetime) -> Session:
        """Give a session another name and event; Refused where the name is empty or taken."""
        with self._library.writing() as tx:
            return sessions.rename(tx, session_id, name, event, at)

    def duplicate(self, session_id: str, name: str, at: datetime) -> Session:
        """Copy a session with everything in it; Refused where the name is empty or taken."""
        with self._library.writing() as tx:
            return duplicate.duplicate(tx, session_id, name, at)

    def trash(self, session_id: str, at: datetime) -> None:
        """Put a session into the trash; nothing of it is deleted."""
        with self._library.writing() as tx:
            sessions.trash(tx, session_id, at)

    def restore(self, session_id: str, at: datetime) -> None:
        """Take a session out of the trash; Refused where its name is taken meanwhile."""
        with self._library.writing() as tx:
            sessions.restore(tx, session_id, at)

    def touch(self, session_id: str, at: datetime) -> None:
        """Note that the session was opened."""
        if self.is_read_only:
            return
        with self._library.writing() as tx:
            sessions.touch(tx, session_id, at)
            tally.settle(tx, session_id)

    def admit(
        self,
        session_id: str,
        articles_read: Sequence[tuple[Article, Original]],
        at: datetime,
        reviewer: str,
        published: Sequence[str | None] = (),
    ) -> tuple[Article, ...]:
        """Add articles; they come back with their ids, and named so that no two are alike.

        ``published`` is the editor's date for each of them, None where there is none.
        """
        author = acts.Author(storable(reviewer), at)
        with self._library.writing() as tx:
            admitted = articles.admit(tx, session_id, articles_read, at, author.reviewer)
            dated = [
                Correct(a.id, "published", day) for a, day in zip(admitted, published, strict=False) if day
            ]
            if dated:
                acts.apply(tx, session_id, dated, author)
            return admitted

    def refresh(
        self,
        session_id: str,
        analysis: Analysis,
        at: datetime,
        seen: int | None = None,
        is_whole: bool = True,
    ) -> Change:
        """Merge what the engine found; what is known keeps its id and the editor's word (findings.py).

        ``seen`` is the revision that was analyzed, None the present one; findings of a later one stand.
        ``is_whole`` false says that the points are still to be compared as the editor left the claims.
        """
        with self._library.writing() as tx:
            return findings.refresh(tx, session_id, analysis, findings.Computed(at, seen, is_whole))

    def regroup(
        self, session_id: str, points: Sequence[Point], at: datetime, seen: int | None = None
    ) -> Change:
        """Replace the machine's points alone; their claims are named by the library's ids.

        ``seen`` is the revision whose claims were compared, as in ``refresh``.
        """
        with self._library.writing() as tx:
            return findings.regroup(tx, session_id, points, findings.Computed(at, seen))

    def apply(
        self, session_id: str, acts_done: Sequence[Act], reviewer: str, at: datetime, seen: int | None = None
    ) -> tuple[Change, tuple[Act, ...]]:
        """Write all acts or none; return what they touched and the acts that take them back.

        With ``seen``, the revision that the editor's screen shows, LostRace where another desk spoke on
        the same subject since; what this store wrote itself is known. Acts that are tried again because it
        could not be told whether they were saved, are written once: where they are there, they stand.
        """
        own = self._own.setdefault(session_id, set())
        written = None
        try:
            with self._library.writing() as tx:
                there, ours = self._doubts.settle(tx, session_id, acts_done, reviewer)
                author = acts.Author(storable(reviewer), at, seen, own | ours)
                written = there or acts.apply(tx, session_id, acts_done, author)
        except LibraryError:
            if written is not None:
                self._doubts.note(Attempt(tuple(acts_done), reviewer, written))
            raise
        self._doubts.forget(session_id)
        own |= {*ours, written.change.revision}
        return written.change, written.inverse

    def has_done(self, session_id: str, acts_done: Sequence[Act], reviewer: str) -> bool:
        """Tell whether acts whose saving could not be confirmed are there after all, and stand."""
        if not self._doubts.are_open(session_id):
            return False
        with self._library.reading() as tx:
            return self._doubts.settle(tx, session_id, acts_done, reviewer)[0] is not None

    def keep_file(self, path: Path) -> Attachment:
        """Copy a file into the folder of the library."""
        return files.keep(self._files(), path)

    def keep_layout(self, session_id: str, layout: Layout) -> None:
        """Keep how the session stands on the screen."""
        if self.is_read_only:
            return
        with self._library.writing() as tx:
            sessions.keep_layout(tx, session_id, layout)

    def announce(self, session_id: str, desk_id: str, label: str, at: datetime) -> None:
        """Say that a desk has the session open; to be repeated, as often as wanted, at least in 20 seconds.

        It is written when the last time is ten seconds ago; otherwise it costs a short read.
        """
        if self.is_read_only:
            return
        with self._library.reading() as tx:
            if presence.is_fresh(tx, session_id, desk_id, label, at):
                return
        with self._library.writing() as tx:
            presence.announce(tx, session_id, desk_id, label, at)

    def leave(self, session_id: str, desk_id: str) -> None:
        """Say that a desk closed the session."""
        if self.is_read_only:
            return
        with self._library.writing() as tx:
            presence.leave(tx, session_id, desk_id)
            tally.settle(tx, session_id)

    def backup(self, path: Path) -> None:
        """Write a copy of the library to ``path``, opened and checked before it gets that name."""
        if self._library.path is None:
            raise Refused(
                "A library on a server is backed up there.", "Ask its administrator, or use pg_dump."
            )
        with self._library.reading():
            backup.copy(self._library.path, path)
        attached.bring(attached.of_file(path), self._files(), attached.folder_for(path))

    def rescue(self, path: Path) -> None:
        """Write what is open to the new file ``path``, also where the library's own file is gone."""
        with self._library.held() as source:
            backup.save(source, path)
        attached.bring(attached.of_file(path), self._files(), attached.folder_for(path))

    def _files(self) -> Path:
        if self._library.path is None:
            raise Refused("A library on a server keeps no files.", "Name the file in the source’s locator.")
        return files.folder_of(self._library.path)

    def close(self) -> None:
        """Let go of the library."""
        self._library.close()
