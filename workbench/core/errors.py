"""What may be shown to a person: errors that say what happened, to what, and what to do."""

from __future__ import annotations


class WorkbenchError(Exception):
    """An error that a person may read; everything else that is raised is a bug.

    ``what`` says in one sentence what happened and to what, ``todo`` what to do about it.
    """

    def __init__(self, what: str, todo: str = "") -> None:
        super().__init__(f"{what} {todo}".strip())
        self.what = what
        self.todo = todo


class UnreadableInput(WorkbenchError):
    """A file or a text that cannot become an article; the others of its batch can."""


class NotFound(WorkbenchError):
    """A session, article, claim or point that the library does not hold."""


class Refused(WorkbenchError):
    """An act that breaks a rule of the desk, for instance a rejection without a reason."""


class LostRace(WorkbenchError):
    """Another desk changed the same thing first; nothing was overwritten."""


class LibraryError(WorkbenchError):
    """The library cannot be opened, read or written."""


def is_unforeseen(error: WorkbenchError) -> bool:
    """Tell whether the disk, the database or the system failed, and not a rule or a wrong name."""
    each: BaseException | None = error
    causes = []
    while each is not None:
        causes.append(each)
        each = each.__cause__
    places = ("sqlite3", "sqlalchemy", "psycopg")
    own = isinstance(error, LibraryError)
    return own and any(isinstance(c, OSError) or type(c).__module__.startswith(places) for c in causes)


class CannotOpen(LibraryError):
    """The library at ``address`` cannot be opened; it may have backups."""

    def __init__(self, what: str, todo: str, address: str) -> None:
        super().__init__(what, todo)
        self.address = address


class LibraryGone(LibraryError):
    """The file of an open library was moved, replaced or deleted; what was in it can still be saved."""
