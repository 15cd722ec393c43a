"""What an editor can do: each act is the whole new state of one subject.

The library appends acts and never overwrites; the inverse of an act is the same kind of act with the
subject's earlier state, so undo and redo are acts too.
"""

from __future__ import annotations

from dataclasses import dataclass

from workbench.core.claim import Claim, Kind
from workbench.core.evidence import Passage, Source
from workbench.core.point import RelationKind
from workbench.core.span import Span
from workbench.core.value import Value

NEW_POINT = "new"
"""In a Join: bind the claim to a point that is made for it, the same one for all such acts of one step."""

NEW_SOURCE = "new"
"""In a Cite: the source that the Record before it, in the same step, made."""


@dataclass(frozen=True, slots=True)
class Rule:
    """Give ``claim`` a verdict; "unreviewed" takes one back."""

    claim: str
    verdict: str
    rationale: str = ""


@dataclass(frozen=True, slots=True)
class Annotate:
    """Write the note of ``claim``; an empty text takes it back."""

    claim: str
    text: str


@dataclass(frozen=True, slots=True)
class Dismiss:
    """Say that ``claim`` is not a claim (it never returns), or take that back."""

    claim: str
    dismissed: bool = True


@dataclass(frozen=True, slots=True)
class Mark:
    """Add a claim made by hand; its id must be free. Its inverse is a Dismiss."""

    claim: Claim


@dataclass(frozen=True, slots=True)
class Reshape:
    """Correct a claim: each field not None binds; ``Reshape(claim)`` alone returns to what was read."""

    claim: str
    span: Span | None = None
    kind: Kind | None = None
    value: Value | None = None
    claimant: str | None = None


@dataclass(frozen=True, slots=True)
class Join:
    """Bind ``claim`` to ``point`` ("" means: to none); None leaves the machine's suggestion standing."""

    claim: str
    point: str | None


@dataclass(frozen=True, slots=True)
class Decide:
    """Rule on a point: print ``claim`` (None: none of them); ``standing`` False takes it back."""

    point: str
    claim: str | None
    rationale: str = ""
    standing: bool = True


@dataclass(frozen=True, slots=True)
class Relate:
    """Override the relation of two claims; None leaves the machine's finding standing."""

    a: str
    b: str
    relation: RelationKind | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Rename:
    """Name a point; None returns to the machine's label."""

    point: str
    label: str | None


@dataclass(frozen=True, slots=True)
class Correct:
    """Correct one field of an article's masthead; None returns to what was read, "" says unknown.

    ``field`` is headline, publisher, byline, dateline, published or updated (ISO dates as text).
    """

    article: str
    field: str
    value: str | None


@dataclass(frozen=True, slots=True)
class Reline:
    """Correct the role of a line: body, neutral or boilerplate; None returns to what was read."""

    article: str
    line: int
    role: str | None


@dataclass(frozen=True, slots=True)
class Remove:
    """Take an article out of its session, or put it back; nothing of it is deleted."""

    article: str
    removed: bool = True


@dataclass(frozen=True, slots=True)
class Record:
    """Enter ``source`` into the register, or correct it; an id of "" makes a new one.

    ``standing`` False takes it out.
    """

    source: Source
    standing: bool = True


@dataclass(frozen=True, slots=True)
class Cite:
    """Say that ``passage`` of ``source`` bears on ``claim``; an ``evidence`` of "" makes a new one.

    ``standing`` False takes it back. A piece of evidence stays with its claim.
    """

    evidence: str
    claim: str
    source: str
    passage: Passage
    standing: bool = True


@dataclass(frozen=True, slots=True)
class Advance:
    """Say how far the work on ``claim`` has come (core.workflow), whatever its verdict."""

    claim: str
    status: str


@dataclass(frozen=True, slots=True)
class Flag:
    """Raise a flag on ``claim`` or take it down."""

    claim: str
    flag: str
    raised: bool = True


@dataclass(frozen=True, slots=True)
class Propose:
    """Propose how ``claim`` is to be worded instead; an empty text takes that back."""

    claim: str
    text: str


@dataclass(frozen=True, slots=True)
class Configure:
    """Set a rule of the session (core.house); None returns to the one that comes with the program."""

    name: str
    value: str | None


Act = (
    Rule
    | Annotate
    | Dismiss
    | Mark
    | Reshape
    | Join
    | Decide
    | Relate
    | Rename
    | Correct
    | Reline
    | Remove
    | Record
    | Cite
    | Advance
    | Flag
    | Propose
    | Configure
)

OF_ARTICLES = Correct | Reline | Remove
"""The acts after which all articles are read for claims again."""

OF_CLAIMS = Dismiss | Mark | Reshape | Join
"""The acts after which the claims are compared again."""
