"""A session as the desk sees it: articles, claims with what was ruled on them, points, layout."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from workbench.core.article import Article
from workbench.core.claim import Claim, Kind, Origin
from workbench.core.evidence import Evidence
from workbench.core.house import DEFAULT_RULES, WORTH_REVIEWING, HouseRules
from workbench.core.point import Point, RelationKind
from workbench.core.verdict import DEFAULT_SCALE, UNREVIEWED, Look, Note, Ruling, VerdictScale
from workbench.core.workflow import FlagKind, Proposal, Status


@dataclass(frozen=True, slots=True)
class Session:
    """One event under review; ``id`` is stable, ``name`` unique among the sessions not in the trash.

    ``opened`` is when it was last put on a desk, ``changed`` when anything of it was last written; None
    where no library says.
    """

    id: str
    name: str
    event: str
    created: datetime
    opened: datetime
    trashed: datetime | None = None
    revision: int = 0
    changed: datetime | None = None


@dataclass(frozen=True, slots=True)
class Summary:
    """A line of the session list: the session with its counts."""

    session: Session
    articles: int
    claims: int
    to_review: int
    reviewed: int
    conflicts: int


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A claim with everything the editor has said about it.

    ``claim`` is as corrected; ``history`` holds all rulings, oldest first, the standing one last;
    ``relation`` is the claim's worst relation to claims of other articles (or of its own, for clashes).
    ``evidence`` is what stands, in the order in which it was given; ``rules`` are those of the session.
    ``is_orphan``: the articles, as they are read now, no longer hold it; the editor's word keeps it.
    """

    claim: Claim
    history: tuple[Ruling, ...] = ()
    note: Note | None = None
    dismissed: bool = False
    corrected: bool = False
    point: str | None = None
    relation: RelationKind | None = None
    evidence: tuple[Evidence, ...] = ()
    status: Status = Status.OPEN
    flags: frozenset[FlagKind] = frozenset()
    proposal: Proposal | None = None
    rules: HouseRules = DEFAULT_RULES
    is_orphan: bool = False

    @property
    def ruling(self) -> Ruling | None:
        """The standing ruling, None while the claim is unreviewed."""
        last = self.history[-1] if self.history else None
        return None if last is None or last.verdict == UNREVIEWED else last

    @property
    def verdict(self) -> str:
        """The standing verdict's id."""
        return self.ruling.verdict if self.ruling else UNREVIEWED

    @property
    def sense(self) -> str:
        """What the standing verdict comes down to: accepted, rejected, unverifiable, or unreviewed."""
        return self.rules.scale.sense(self.verdict)

    @property
    def look(self) -> Look:
        """How the standing verdict looks."""
        return self.rules.scale.look(self.verdict)

    @property
    def to_review(self) -> bool:
        """Whether the claim is one of the m of "n of m reviewed" (DESIGN 1)."""
        if self.dismissed:
            return False
        if self.claim.origin is Origin.MANUAL:
            return True
        if self.claim.kind is Kind.NAME:
            return self.relation in (RelationKind.CONFLICT, RelationKind.VARIANT)
        return self.claim.check_worthiness >= self.rules.threshold


@dataclass(frozen=True, slots=True)
class PaneLayout:
    """How one article's pane was left; ``top`` is the code point at its upper edge, ``zoom`` in per cent."""

    article: str
    width: int = 0
    hidden: bool = False
    top: int = 0
    zoom: int = 100
    unfolded: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Layout:
    """How a session was left on the screen: what re-opens exactly as it was.

    ``filters`` and ``sizes`` are small name-value maps that only the desk reads.
    ``drafts`` are half-written notes and rationales by claim id ("c12") or "c12/rationale".
    """

    panes: tuple[PaneLayout, ...] = ()
    claim: str | None = None
    filters: Mapping[str, str] = field(default_factory=dict)
    sizes: Mapping[str, str] = field(default_factory=dict)
    drafts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SessionView:
    """A whole session at one revision: what the desk shows and the fact sheet prints.

    ``articles`` and ``claims`` are in reading order (articles as imported, claims by place);
    ``articles`` carry the editor's corrections. Dismissed claims are included and marked.
    """

    session: Session
    articles: tuple[Article, ...]
    claims: tuple[Reviewed, ...]
    points: tuple[Point, ...]
    scale: VerdictScale = DEFAULT_SCALE
    threshold: float = WORTH_REVIEWING


@dataclass(frozen=True, slots=True)
class Analysis:
    """What the engine finds in a set of articles; ids are provisional until the library gives its own."""

    claims: tuple[Claim, ...]
    points: tuple[Point, ...]
