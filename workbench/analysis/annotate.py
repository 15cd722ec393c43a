"""What the engine finds in one loose text, and how two loose sentences stand to each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from workbench.analysis import claims, reading, relations, worthiness
from workbench.analysis.matching import Matcher, tells_apart
from workbench.analysis.matching_profile import Profile, profiles
from workbench.analysis.mentions import Reading
from workbench.analysis.points import OPPOSED_SURE
from workbench.analysis.wording import content
from workbench.core.article import Article, Line, LineRole, Masthead
from workbench.core.claim import Claim, Kind
from workbench.core.dates import PartialDate, Window
from workbench.core.point import RelationKind
from workbench.core.span import Span

_FIGURES_ALIKE = 0.42
_FOLLOWS = 0.75


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
    """Return how sentence ``b`` stands to ``a``, how surely (0 to 1), and why.

    Conflict where two of their claims tell of one fact and clash; agree where ``b`` follows from ``a``.
    """
    first, second = _profiles("a", a), _profiles("b", b)
    matcher = Matcher([*first, *second])
    pairs = [(i, len(first) + j) for i in range(len(first)) for j in range(len(second))]
    judged = [(pair, found) for pair in pairs if (found := _judge(matcher, first, second, pair)) is not None]
    met = {i for pair in pairs if _is_met(first, second, pair) for i in pair}
    clashes = [j for pair, j in judged if j[0] is RelationKind.CONFLICT and not met & set(pair)]
    if clashes:
        return max(clashes, key=lambda j: j[1])
    covered = _covered(a, b)
    if covered >= _FOLLOWS:
        return RelationKind.AGREE, round(covered, 3), "the words of the second are those of the first"
    if judged:
        return RelationKind.COMPATIBLE, round(max(j[1] for _, j in judged), 3), "both can be true"
    if covered >= 0.4:
        return RelationKind.COMPATIBLE, round(covered, 3), "they share words, and nothing clashes"
    return RelationKind.UNRELATED, round(1 - covered, 3), "they tell of different things"


def _profiles(name: str, text: str) -> tuple[Profile, ...]:
    article = _loose(name, text)
    found = reading.read(article, None)
    statements = [c for c in claims.find(article, found) if c.kind is not Kind.NAME]
    return profiles(article, found.sentences, _numbered(statements, name))


def _judge(
    matcher: Matcher, first: Sequence[Profile], second: Sequence[Profile], pair: tuple[int, int]
) -> tuple[RelationKind, float, str] | None:
    """Return the relation of two claims that tell of one fact, with its surety and reason, else None."""
    one, other = first[pair[0]], second[pair[1] - len(first)]
    if tells_apart(one, other):
        return None
    match = matcher.match(*pair)
    least = _FIGURES_ALIKE if one.claim.kind is Kind.QUANTITY else OPPOSED_SURE
    if match is None or match.score < least:
        return None
    kind, reason = relations.relate(one.claim, other.claim)
    return kind, round(match.score, 3), reason


def _is_met(first: Sequence[Profile], second: Sequence[Profile], pair: tuple[int, int]) -> bool:
    """Tell whether both state the same figure or time: then neither clashes with another one beside it."""
    one, other = first[pair[0]].claim, second[pair[1] - len(first)].claim
    if one.kind is not other.kind or one.kind not in (Kind.QUANTITY, Kind.TIME):
        return False
    return relations.relate(one, other)[0] is RelationKind.AGREE


def _covered(a: str, b: str) -> float:
    """Return the share of the content words of ``b`` that ``a`` has."""
    from_a, from_b = set(content(a, Span(0, len(a)))), set(content(b, Span(0, len(b))))
    return len(from_a & from_b) / len(from_b) if from_b else 0.0
