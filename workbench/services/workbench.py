"""The one object that the desk and the command line hold: an open library and all that can be done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.core.errors import CannotOpen, LibraryError
from workbench.services.place import Clock, Place, utc_now

if TYPE_CHECKING:  # lazy: they load with the library, behind the window that names it
    from workbench.services.archive import Archive
    from workbench.services.casework import Casework
    from workbench.services.context import Context
    from workbench.services.intake import Intake
    from workbench.services.library import Library
    from workbench.services.reader import Reader
    from workbench.services.review import Review
    from workbench.services.rules import Rules
    from workbench.services.searching import Search
    from workbench.services.sourcing import Sourcing


@dataclass(frozen=True, slots=True)
class Workbench:
    """An open library. One thread uses it, but for ``intake.read``; ``close`` ends its processes."""

    library: str
    reviewer: str
    archive: Archive
    review: Review
    sourcing: Sourcing
    casework: Casework
    rules: Rules
    intake: Intake
    search: Search
    context: Context

    def close(self) -> None:
        """Close the library and end the import processes."""
        self.context.reader.close()
        self.context.analyst.close()
        self.search.close()
        self.context.store.close()


def open_workbench(
    library: str | None = None,
    *,
    clock: Clock | None = None,
    reviewer: str | None = None,
    reader: Reader | None = None,
) -> Workbench:
    """Open a library, a SQLite file that is made when absent or an SQLAlchemy URL.

    Without a ``reader``, articles are read in a process of their own. LibraryError says why a library
    cannot be opened.
    """
    from workbench.services.archive import Archive  # noqa: PLC0415  # lazy: with the library
    from workbench.services.casework import Casework  # noqa: PLC0415  # lazy: with the library
    from workbench.services.context import Context  # noqa: PLC0415  # lazy: with the library
    from workbench.services.importer import ImportProcess  # noqa: PLC0415  # lazy: with the library
    from workbench.services.intake import Intake  # noqa: PLC0415  # lazy: with the library
    from workbench.services.reader import Allowance  # noqa: PLC0415  # lazy: with the library
    from workbench.services.review import Review  # noqa: PLC0415  # lazy: with the library
    from workbench.services.rules import Rules  # noqa: PLC0415  # lazy: with the library
    from workbench.services.searching import Search  # noqa: PLC0415  # lazy: with the library
    from workbench.services.sourcing import Sourcing  # noqa: PLC0415  # lazy: with the library

    place = Place(library, reviewer)
    store = _opened(place.address)
    context = Context(
        place.address,
        store,
        reader or ImportProcess(),
        reader or ImportProcess(),
        clock or utc_now,
        place.person,
    )
    intake = Intake(context)
    return Workbench(
        place.address,
        context.reviewer,
        Archive(context, intake),
        Review(context),
        Sourcing(context),
        Casework(context, Review(context)),
        Rules(context),
        intake,
        Search(reader or ImportProcess(allowance=Allowance(2.0, 4.0))),
        context,
    )


def check_opens(library: str) -> None:
    """Open a library and let go of it; LibraryError says why it cannot be opened."""
    _opened(library).close()


def _opened(address: str) -> Library:
    # Lazy: SQLAlchemy takes half a second, which nobody should wait for before a library is opened.
    from workbench.storage.engine import open_library  # noqa: PLC0415  # lazy: SQLAlchemy

    try:
        return open_library(address)
    except LibraryError as error:
        raise CannotOpen(error.what, error.todo, address) from error
