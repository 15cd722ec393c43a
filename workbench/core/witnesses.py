"""The sources of a session: each once, which are one witness, and what is weak about a claim's evidence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from workbench.core.article import Article
from workbench.core.evidence import Evidence, Rank, Source, Stance, as_known
from workbench.core.session import Reviewed
from workbench.core.verdict import ACCEPTED
from workbench.core.wire import SAME_STORY, body_of, overlaps


@dataclass(frozen=True, slots=True)
class Registered:
    """A source of the register with the evidence from it, in the order of the claims."""

    source: Source
    evidence: tuple[Evidence, ...]


def register(claims: Iterable[Reviewed]) -> tuple[Registered, ...]:
    """Return every source that is cited, once, in the order in which they were first named."""
    found: dict[str, list[Evidence]] = {}
    for reviewed in claims:
        for piece in reviewed.evidence if not reviewed.dismissed else ():
            found.setdefault(piece.source.id, []).append(piece)
    pieces = sorted(found.values(), key=lambda each: int(each[0].source.id[1:]))
    return tuple(Registered(each[0].source, tuple(each)) for each in pieces)


def share_text(one: Article, other: Article) -> bool:
    """Tell whether two articles are, in good part, the same text, as two copies of a wire story are."""
    return any(found.similarity >= SAME_STORY for found in overlaps((body_of(one), body_of(other))))


def witnesses(sources: Iterable[Source], articles: Mapping[str, Article]) -> tuple[tuple[Source, ...], ...]:
    """Return the sources in groups, each one witness: one publisher, one origin, or copies of one text."""
    groups: list[list[Source]] = []
    for source in {s.id: as_known(s, articles) for s in sources}.values():
        same = [group for group in groups if any(_same(source, other, articles) for other in group)]
        merged = [source, *(other for group in same for other in group)]
        groups = [group for group in groups if group not in same] + [merged]
    return tuple(tuple(group) for group in groups)


def weaknesses(reviewed: Reviewed, articles: Mapping[str, Article]) -> tuple[str, ...]:
    """Return what is weak about the evidence of an accepted claim, a sentence each; none for other claims."""
    if reviewed.sense != ACCEPTED:
        return ()
    return _weak(reviewed.evidence, articles)


def _weak(evidence: Sequence[Evidence], articles: Mapping[str, Article]) -> tuple[str, ...]:
    sources = {e.source.id: e.source for e in evidence if e.passage.stance is Stance.SUPPORTS}
    found: list[str] = []
    if not sources:
        found.append("No source supports it.")
    elif len(sources) == 1:
        found.append("It rests on one source.")
    elif len(witnesses(sources.values(), articles)) == 1:
        found.append("Its sources are copies of one report.")
    if sources and all(s.rank is Rank.SECONDARY for s in sources.values()):
        found.append("It rests on secondary sources only.")
    if any(e.passage.stance is Stance.REFUTES for e in evidence):
        found.append("A source refutes it.")
    return tuple(found)


def _same(one: Source, other: Source, articles: Mapping[str, Article]) -> bool:
    if _folded(one.publisher) and _folded(one.publisher) == _folded(other.publisher):
        return True
    origins = {_folded(s.origin) for s in (one, other) if s.origin.strip()}
    if len(origins) == 1 and (
        (one.origin and other.origin) or origins & {_folded(one.publisher), _folded(other.publisher)}
    ):
        return True
    a, b = articles.get(one.article or ""), articles.get(other.article or "")
    return a is not None and b is not None and share_text(a, b)


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
