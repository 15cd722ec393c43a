"""What every service is handed: the library, the engine, the clock, the reviewer."""

from __future__ import annotations

from dataclasses import dataclass, field

from workbench.services.library import Library
from workbench.services.place import Clock
from workbench.services.reader import Reader


@dataclass(frozen=True, slots=True)
class Context:
    """The surroundings of the services.

    ``address`` is the library's path or URL. ``reader`` reads what comes in and may be busy for long;
    ``analyst`` computes again what an act of the editor changed, so that no act waits for an import.
    ``doubtful`` are the sessions with an act of which it could not be told whether it was saved: if it was,
    what follows from it is still to be computed. So are those of which that failed.
    """

    address: str
    store: Library
    reader: Reader
    analyst: Reader
    clock: Clock
    reviewer: str
    doubtful: set[str] = field(default_factory=set)
