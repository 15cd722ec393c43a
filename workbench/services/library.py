"""What the services need of the library, so that SQLAlchemy loads only when one is opened."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Protocol

from workbench.core.act import Act
from workbench.core.article import Article, Original
from workbench.core.change import Change
from workbench.core.evidence import Attachment, Source
from workbench.core.house import HouseRules
from workbench.core.links import Links
from workbench.core.point import Point
from workbench.core.recall import Recalled
from workbench.core.session import Analysis, Layout, Reviewed, Session, SessionView, Summary
from workbench.core.workflow import Deed


class Reading(Protocol):
    """What is read from a library; each method sees one state of it."""

    @property
    def is_read_only(self) -> bool:
        """Whether nothing can be written."""
        ...

    def sessions(self, trashed: bool = False) -> tuple[Summary, ...]:
        """Return the session list, those in the trash instead if asked."""
        ...

    def find(self, name_or_id: str) -> Session:
        """Return the session of that name or id; NotFound."""
        ...

    def view(self, session_id: str) -> SessionView:
        """Return the whole session as it stands."""
        ...

    def reviewed(self, session_id: str, claim_ids: Sequence[str]) -> tuple[Reviewed, ...]:
        """Return these claims, in this order; NotFound."""
        ...

    def around(
        self, session_id: str, claim_ids: Sequence[str]
    ) -> tuple[tuple[Reviewed, ...], tuple[Point, ...]]:
        """Return the points of these claims, and all members of these points with the claims themselves."""
        ...

    def articles(self, session_id: str, ids: Sequence[str]) -> tuple[Article, ...]:
        """Return these articles, in this order; NotFound."""
        ...

    def points(self, session_id: str, ids: Sequence[str] | None = None) -> tuple[Point, ...]:
        """Return these points, or all; NotFound."""
        ...

    def layout(self, session_id: str) -> Layout:
        """Return how the session was left."""
        ...

    def original(self, session_id: str, article_id: str) -> Original:
        """Return what was imported, byte for byte."""
        ...

    def sources(self, session_id: str) -> tuple[Source, ...]:
        """Return the sources of a session."""
        ...

    def file_problem(self, file: Attachment) -> str:
        """Return what is wrong with an attached file, "" where it is as it was attached."""
        ...

    def file_place(self, file: Attachment) -> Path:
        """Return where an attached file lies."""
        ...

    def rules(self, session_id: str) -> HouseRules:
        """Return the rules of a session: its verdict scale and threshold."""
        ...

    def trail(self, session_id: str, claim_id: str) -> tuple[Deed, ...]:
        """Return what was done to a claim beside the rulings on it, oldest first."""
        ...

    def recalled(self, session_id: str, quote: str, most: int) -> tuple[Recalled, ...]:
        """Return verdicts of other sessions on claims like ``quote``, the likest first."""
        ...

    def revision(self, session_id: str) -> int:
        """Return a number that grows with every change of the session."""
        ...

    def changes_since(self, session_id: str, revision: int) -> Change:
        """Return what anybody changed after that revision."""
        ...

    def is_stale(self, session_id: str) -> bool:
        """Tell whether the findings are older than what people changed, as after a crash in between."""
        ...

    def last_opened(self) -> Session | None:
        """Return the session that was on the desk last."""
        ...

    def links(self, session_id: str) -> Links:
        """Return what the editor said about which claims belong together."""
        ...

    def check(self) -> tuple[str, ...]:
        """Return what is wrong with the library, a sentence each."""
        ...


class Library(Reading, Protocol):
    """What is written to a library; each method is one transaction, on disk when it returns."""

    def create(self, name: str, event: str, at: datetime) -> Session:
        """Make an empty session."""
        ...

    def rename(self, session_id: str, name: str, event: str, at: datetime) -> Session:
        """Give a session another name and event."""
        ...

    def duplicate(self, session_id: str, name: str, at: datetime) -> Session:
        """Copy a session with everything in it."""
        ...

    def trash(self, session_id: str, at: datetime) -> None:
        """Put a session into the trash."""
        ...

    def restore(self, session_id: str, at: datetime) -> None:
        """Take a session out of the trash."""
        ...

    def touch(self, session_id: str, at: datetime) -> None:
        """Note that the session was opened."""
        ...

    def admit(
        self,
        session_id: str,
        articles_read: Sequence[tuple[Article, Original]],
        at: datetime,
        reviewer: str,
        published: Sequence[str | None] = (),
    ) -> tuple[Article, ...]:
        """Add articles, which come back with their ids; ``published`` is the editor's date for each."""
        ...

    def refresh(
        self,
        session_id: str,
        analysis: Analysis,
        at: datetime,
        seen: int | None = None,
        is_whole: bool = True,
    ) -> Change:
        """Merge what the engine found at the revision ``seen`` with what the session holds.

        ``is_whole`` false says that the points are still to be compared as the editor left the claims.
        """
        ...

    def regroup(
        self, session_id: str, points: Sequence[Point], at: datetime, seen: int | None = None
    ) -> Change:
        """Replace the points that the machine found; their claims are named by the library's ids."""
        ...

    def apply(
        self, session_id: str, acts_done: Sequence[Act], reviewer: str, at: datetime, seen: int | None = None
    ) -> tuple[Change, tuple[Act, ...]]:
        """Write acts of the editor; return the acts that take them back.

        LostRace where another desk spoke on the same thing after the revision ``seen``.
        """
        ...

    def has_done(self, session_id: str, acts_done: Sequence[Act], reviewer: str) -> bool:
        """Tell whether acts whose saving could not be confirmed are there after all, and stand."""
        ...

    def keep_file(self, path: Path) -> Attachment:
        """Copy a file into the folder of the library."""
        ...

    def keep_layout(self, session_id: str, layout: Layout) -> None:
        """Keep how the session stands on the screen."""
        ...

    def announce(self, session_id: str, desk_id: str, label: str, at: datetime) -> None:
        """Say that a desk has the session open."""
        ...

    def others(self, session_id: str, desk_id: str, at: datetime) -> tuple[str, ...]:
        """Return the labels of the other desks that have the session open."""
        ...

    def leave(self, session_id: str, desk_id: str) -> None:
        """Say that a desk closed the session."""
        ...

    def backup(self, path: Path) -> None:
        """Write a verified copy of the library."""
        ...

    def rescue(self, path: Path) -> None:
        """Write what is open to a new file, also where the library's own file is gone."""
        ...

    def close(self) -> None:
        """Let go of the library."""
        ...
