"""What the engine finds in one loose text, and how two loose sentences stand to each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from workbench.analysis import claims, reading, sentence_pairs, worthiness
from workbench.analysis.matching_profile import Profile, profiles
from workbench.analysis.mentions import Reading
from workbench.core.article import Article, Line, LineRole, Masthead
from workbench.core.claim import Claim, Kind
from workbench.core.dates import PartialDate, Window
from workbench.core.point import RelationKind

_COMPARED = 60
"""Claims of a sentence that are compared: what claims to be one sentence may be a book."""


@dataclass(frozen=True, slots=True)
class Annotation:
    """Everything found in one text; ``check_worthiness`` is one figure a sentence."""

    reading: Reading
    check_worthiness: tuple[float, ...]
    claims: tuple[Claim, ...]


def annotate(text: str, date: PartialDate | None) -> Annotation:
    """Return what is found in ``text``, written on ``date``; all of it is read as body."""
    day = date.whole if date is not None else None
    article = _loose("text", text, date)
    found = reading.read(article, Window(day, day) if day is not None else None)
    worth = tuple(worthiness.score(s.of(text))[0] for s in found.sentences)
    return Annotation(found, worth, _numbered(claims.find(article, found), "c"))


def _loose(name: str, text: str, date: PartialDate | None = None) -> Article:
    lines: list[Line] = []
    start = 0
    for number, words in enumerate(text.split("\n"), start=1):
        lines.append(Line(number, start, start + len(words), LineRole.BODY, "a loose text"))
        start += len(words) + 1
    return Article(name, name, text, "", "utf-8", "en", Masthead(published=date), tuple(lines))


def _numbered(found: Sequence[Claim], letter: str) -> tuple[Claim, ...]:
    return tuple(replace(claim, id=f"{letter}{number}") for number, claim in enumerate(found, start=1))


def compare_sentences(a: str, b: str) -> tuple[RelationKind, float, str]:
    """Return how sentence ``b`` stands to ``a``, how surely (0 to 1), and why."""
    return sentence_pairs.judge(
        sentence_pairs.Pair(a, b, _profiles("a", a)[:_COMPARED], _profiles("b", b)[:_COMPARED])
    )


def _profiles(name: str, text: str) -> tuple[Profile, ...]:
    article = _loose(name, text)
    found = reading.read(article, None)
    statements = [c for c in claims.find(article, found) if c.kind is not Kind.NAME]
    return profiles(article, found.sentences, _numbered(statements, name))
