"""What a window is asked to open, and what it asks to be opened after it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sitting:
    """A library (None: the default one) and what to begin with: a session's name, files, the sample.

    ``undoes_restore``: before it is opened, the library that a restore set aside is put back.
    """

    library: str | None = None
    names: tuple[str, ...] = ()
    sample: bool = False
    undoes_restore: bool = False
