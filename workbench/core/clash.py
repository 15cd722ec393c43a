"""Two editors' words on the same thing: how each reads, and what both together would be."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from enum import StrEnum

from workbench.core.act import Act, Annotate, Correct, Decide, Propose, Rule
from workbench.core.errors import LostRace

TEXTS = Rule | Annotate | Propose | Decide | Correct
"""Acts that carry an editor's own words, so that both are worth seeing side by side."""


class Choice(StrEnum):
    """What the second editor wants to stand."""

    MINE = "mine"
    THEIRS = "theirs"
    BOTH = "both"


class Overtaken(LostRace):
    """Another desk's ``act`` stands, said by ``reviewer`` at ``at``, in the session's ``revision``."""

    def __init__(self, what: str, act: Act, by: tuple[str, datetime], revision: int) -> None:
        super().__init__(what, "Nothing was overwritten. Look at it and decide again.")
        self.act = act
        self.reviewer, self.at = by
        self.revision = revision


def words(act: TEXTS) -> str:
    """Return the editor's own words in an act."""
    if isinstance(act, Rule | Decide):
        return act.rationale
    if isinstance(act, Correct):
        return act.value or ""
    return act.text


def subject(act: TEXTS) -> tuple[str, ...]:
    """Return what an act is about: two desks clash on the same."""
    if isinstance(act, Correct):
        return (type(act).__name__, act.article, act.field)
    return (type(act).__name__, act.point if isinstance(act, Decide) else act.claim)


def both(theirs: Act, mine: Act) -> Act | None:
    """Return an act that says what both say, None where only one of them can stand.

    Notes follow one another; reasons do where they are given for the same verdict or the same claim.
    """
    if isinstance(theirs, Annotate) and isinstance(mine, Annotate):
        return replace(mine, text=_joined(theirs.text, mine.text)) if theirs.text and mine.text else None
    if isinstance(theirs, Rule) and isinstance(mine, Rule) and theirs.verdict == mine.verdict:
        return replace(mine, rationale=_joined(theirs.rationale, mine.rationale))
    if not isinstance(theirs, Decide) or not isinstance(mine, Decide):
        return None
    is_same = (theirs.claim, theirs.standing) == (mine.claim, mine.standing)
    return replace(mine, rationale=_joined(theirs.rationale, mine.rationale)) if is_same else None


def _joined(first: str, second: str) -> str:
    said = [text.strip() for text in (first, second) if text.strip()]
    return "\n\n".join(dict.fromkeys(said))
