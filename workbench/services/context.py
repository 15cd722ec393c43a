"""What every service is handed: the library, the engine, the clock, the reviewer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from workbench.services.library import Library
from workbench.services.reader import Reader

Clock = Callable[[], datetime]
"""Returns the present as an aware UTC datetime."""


@dataclass(frozen=True, slots=True)
class Context:
    """The surroundings of the services.

    ``address`` is the library's path or URL. ``reader`` reads what comes in and may be busy for long;
    ``analyst`` computes again what an act of the editor changed, so that no act waits for an import.
    """

    address: str
    store: Library
    reader: Reader
    analyst: Reader
    clock: Clock
    reviewer: str
