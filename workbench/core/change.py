"""What an operation changed, and how to undo it."""

from __future__ import annotations

from collections.abc import Mapping
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


class Label(str):
    """What a step is called: in English as it stands, with what another language makes its own words of.

    ``text`` names its ``values`` in braces; a value that is a label is translated itself.
    """

    __slots__ = ("text", "values")

    text: str
    values: Mapping[str, object]

    def __new__(cls, text: str, **values: object) -> Label:
        """Fill the values into the text."""
        made = super().__new__(cls, text.format(**values))
        made.text, made.values = text, values
        return made


@dataclass(frozen=True, slots=True)
class Step:
    """One undoable step of the editor: what it did and what takes it back, as acts."""

    session: str
    label: Label
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
