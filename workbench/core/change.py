"""What an operation changed, and how to undo it."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.core.act import Act


@dataclass(frozen=True, slots=True)
class Change:
    """The ids an operation touched in one session; views keep themselves current by intersection.

    ``everything`` is set where the session's claims were computed again; ``sessions`` where the list of
    sessions itself changed. ``revision`` is the library's revision of that session after the change.
    """

    session: str
    claims: frozenset[str] = frozenset()
    points: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()
    everything: bool = False
    sessions: bool = False
    revision: int = 0


@dataclass(frozen=True, slots=True)
class Step:
    """One undoable step of the editor: what it did and what takes it back, as acts."""

    session: str
    label: str
    done: tuple[Act, ...]
    undo: tuple[Act, ...]


@dataclass(frozen=True, slots=True)
class Effect:
    """One thing that was computed otherwise after a correction: a sentence, and the claim it leads to."""

    words: str
    claim: str


@dataclass(frozen=True, slots=True)
class Done:
    """What an operation returns once it is on disk; ``warnings`` are sentences for the editor.

    ``effects`` are what came out otherwise where claims or articles were corrected.
    """

    change: Change
    step: Step | None = None
    warnings: tuple[str, ...] = ()
    effects: tuple[Effect, ...] = ()
