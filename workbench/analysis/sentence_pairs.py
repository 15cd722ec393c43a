"""How two loose sentences stand to each other: what the second claims is sought in the first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from workbench.analysis import assertions, clauses, converses, names, numbers, relations, times
from workbench.analysis.assertions import Assertion
from workbench.analysis.matching import Matcher, tells_apart
from workbench.analysis.matching_profile import Profile
from workbench.analysis.names_match import Likeness, variants
from workbench.analysis.points import OPPOSED_SURE
from workbench.analysis.wording import content
from workbench.core.claim import Kind
from workbench.core.point import RelationKind
from workbench.core.span import Span
from workbench.core.value import Quantity

Judgement = tuple[RelationKind, float, str]
_FIGURES_ALIKE = 0.42
_FOLLOWS = 0.75
_SHARED = 0.4
_MOSTLY = 0.5
_FEW = 2
_ALL_NAMES = re.compile(r"(?<![\w’'])[A-Z][\w’'-]*[\w](?:\.[A-Z]\.?)*")
_SUFFIX = re.compile(r"[’']s?$")
_BY_DIRECTION, _BY_DENIAL, _BY_FIGURE, _BY_PART = 0.9, 0.7, 0.6, 0.5
_POSSIBLE = re.compile(
    r"\b(?:may|might|could|refus(?:es?|ed|ing|al)|reject(?:s|ed)|suppos(?:ed|edly)|propos(?:es?|ed)|offer(?:s|ed)?"
    r"|declin(?:es?|ed)(?= (?:to [a-z]|the |both |an? |h[ie][sr] |its )))\b"
)
# "has never been higher", "not counting", "not by sex but by", "in Oslo and not in Stockholm": no denials.
_COMPARES = re.compile(
    r"\bnever (?:been|so|before)\b|\bnot (?:counting|including|by|in|for|from|with|because)\b|\bno good\b",
    re.IGNORECASE,
)
_IF = re.compile(r"\b(?:if|unless|whether|in case)\s[^.]{0,8}$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sentences with the profiles of what each claims."""

    a: str
    b: str
    first: tuple[Profile, ...]
    second: tuple[Profile, ...]


def judge(pair: Pair) -> Judgement:
    """Return how sentence ``b`` stands to ``a``, how surely (0 to 1), and why.

    Conflict where ``b`` turns a relation of ``a`` round, denies it, says the opposite or gives it another
    figure or time; agree where ``b`` follows from ``a``.
    """
    judged = list(_judged(pair))
    found = _turned(pair) or _clash(pair, judged) or _denied(pair) or _other_figure(pair)
    found = found or _withheld(pair)
    if found is not None:
        return found
    covered = _covered(pair.a, pair.b)
    if covered >= _FOLLOWS:
        return RelationKind.AGREE, round(covered, 3), "the words of the second are those of the first"
    if judged:
        return RelationKind.COMPATIBLE, round(max(j[1] for _, j in judged), 3), "both can be true"
    if covered >= _SHARED:
        return RelationKind.COMPATIBLE, round(covered, 3), "they share words, and nothing clashes"
    return RelationKind.UNRELATED, round(1 - covered, 3), "they tell of different things"


def _turned(pair: Pair) -> Judgement | None:
    """Tell whether the second states a relation of two names the other way round."""
    found = converses.turned(pair.a, pair.b)
    if found is None:
        return None
    stated, claimed = found
    reason = (
        f"“{stated.word}” and “{claimed.word}” set {claimed.first} and {claimed.second} the other way round"
    )
    return RelationKind.CONFLICT, _BY_DIRECTION, reason


def _judged(pair: Pair) -> Iterable[tuple[tuple[Profile, Profile], Judgement]]:
    """Yield the claims of both that tell of one fact, with their relation, its surety and its reason."""
    matcher = Matcher([*pair.first, *pair.second])
    for i, one in enumerate(pair.first):
        for j, other in enumerate(pair.second, start=len(pair.first)):
            if tells_apart(one, other):
                continue
            match = matcher.match(i, j)
            least = _FIGURES_ALIKE if one.claim.kind is Kind.QUANTITY else OPPOSED_SURE
            if match is not None and match.score >= least:
                kind, reason = relations.relate(one.claim, other.claim)
                yield (one, other), (kind, round(match.score, 3), reason)


def _clash(pair: Pair, judged: Sequence[tuple[tuple[Profile, Profile], Judgement]]) -> Judgement | None:
    """Return the surest conflict of two claims that no better match explains, None where none is."""
    met = {p.claim.id for both, found in judged if _is_met(both, found) for p in both}
    clashes = [
        found
        for (one, other), found in judged
        if found[0] is RelationKind.CONFLICT
        and not met & {one.claim.id, other.claim.id}
        and (one.claim.kind is not Kind.QUANTITY or _of_one_fact(pair, one, other))
        and not (Kind.TIME in (one.claim.kind, other.claim.kind) and _are_dated_figures(pair))
    ]
    return max(clashes, key=lambda found: found[1], default=None)


def _is_met(both: tuple[Profile, Profile], found: Judgement) -> bool:
    """Tell whether two claims state the same: then neither clashes with another one beside it."""
    return found[0] is RelationKind.AGREE and both[0].claim.kind is both[1].claim.kind


def _of_one_fact(pair: Pair, one: Profile, other: Profile) -> bool:
    """Tell whether two figures can be of one fact: of the same bearers and days, neither in the other."""
    if _stated(pair.a, other) or _stated(pair.b, one):
        return False
    return _same_bearers(pair.a, pair.b) and not _of_other_days(pair)


def _are_dated_figures(pair: Pair) -> bool:
    """Tell whether each sentence gives its own figure of one measure: the days are those of the figures."""
    first, second = ([p for p in side if p.claim.kind is Kind.QUANTITY] for side in (pair.first, pair.second))
    alike = [(x, y) for x in first for y in second if _counts_alike(x, y)]
    return bool(alike) and not any(x.claim.value == y.claim.value for x, y in alike)


def _stated(text: str, figure: Profile) -> bool:
    """Tell whether ``text`` has the figure, of whatever it is."""
    value = figure.claim.value
    if not isinstance(value, Quantity):
        return False
    return any(n.value in (value.low, value.high) for n in numbers.scan(text, Span(0, len(text))))


def _same_bearers(a: str, b: str) -> bool:
    """Tell whether the names of one sentence are all among those of the other."""
    first, second = _names(a), _names(b)
    return _are_among(first, second) or _are_among(second, first)


def _are_among(some: Sequence[str], others: Sequence[str]) -> bool:
    return all(any(variants(n, o).kind is not Likeness.DIFFERENT for o in others) for n in some)


def _names(text: str) -> tuple[str, ...]:
    """Return the names of a sentence; its capitalised words too, but for the first and in a headline."""
    known = tuple(n.canonical for n in names.find(text, [Span(0, len(text))]))
    found = [_SUFFIX.sub("", m.group()) for m in _ALL_NAMES.finditer(text) if m.start() > 0]
    return known if len(found) * 2 > len(text.split()) else (*known, *found)


def _of_other_days(pair: Pair) -> bool:
    """Tell whether both sentences name days, months or years, and none that is the same."""
    first, second = _days(pair.a), _days(pair.b)
    return bool(first and second) and not first & second


def _days(text: str) -> frozenset[str]:
    found = times.find(text, [Span(0, len(text))], None)
    return frozenset(t.timex for t in found if t.type == "DATE" and any(c.isdigit() for c in t.timex))


def _denied(pair: Pair) -> Judgement | None:
    """Tell whether a clause of the first denies what the second says, or says the opposite of its subject."""
    claimed = assertions.of(pair.b)
    told = claimed.said - claimed.sides.keys()
    others = (told - claimed.predicates) or told
    if not others or "?" in pair.a + pair.b or len(others & _content(pair.a)) < _MOSTLY * len(others):
        return None
    found: str | None = None
    for clause in clauses.find(pair.a, Span(0, len(pair.a))):
        stated = assertions.of(clause.span.of(pair.a))
        shared = others & stated.said
        if len(shared) < 2 and len(shared) * 2 < len(others):
            continue
        opposite = assertions.loosely_opposed(stated, claimed)
        turned = assertions.turned(stated, claimed, opposite)
        if opposite is None and not turned and claimed.predicates & stated.predicates - others:
            return None
        subject = clause.subject.of(pair.a) if clause.subject else ""
        found = _reason((stated, claimed), opposite, subject, turned=turned) or found
    return (RelationKind.CONFLICT, _BY_DENIAL, found) if found else None


def _reason(
    both: tuple[Assertion, Assertion], opposite: tuple[str, str] | None, subject: str, *, turned: bool
) -> str | None:
    """Return why what is stated and what is claimed cannot both be true, None where they can."""
    stated, claimed = both
    if opposite is None:
        denying, saying = (stated, claimed) if stated.negated else (claimed, stated)
        is_one = turned and bool(denying.denied & saying.predicates & saying.said)
        return "the one says what the other denies" if is_one else None
    if not turned and _content(subject) & claimed.said:
        return f"“{opposite[0]}” and “{opposite[1]}” are opposites"
    return None


def _withheld(pair: Pair) -> Judgement | None:
    """Tell whether one of two statements with much in common is denied, or only possible, the other plain.

    It is looser than ``_denied``: the clause need not deny the very verb of the other statement.
    """
    claimed = assertions.of(pair.b)
    told = claimed.said
    if not told or "?" in pair.a + pair.b:
        return None
    covered = _covered(pair.a, pair.b) >= _FOLLOWS and _POSSIBLE.search(pair.b) is None
    for clause in clauses.find(pair.a, Span(0, len(pair.a))):
        words = clause.span.of(pair.a)
        stated = assertions.of(_COMPARES.sub(" ", words))
        shared = len(told & stated.said)
        denying, saying = (stated, claimed) if stated.negated else (claimed, stated)
        is_other = stated.negated != claimed.negated and not stated.is_partial
        is_other = is_other and (
            shared > _FEW or not denying.denied or bool(denying.denied & (saying.said | told))
        )
        if is_other and shared > 1 and shared >= _SHARED * len(told) and not _conditional(pair.a, clause):
            return RelationKind.CONFLICT, _BY_PART, "most of what the one says, the other denies"
        if covered and claimed.predicates & stated.said and _POSSIBLE.search(words) is not None:
            return (
                RelationKind.CONFLICT,
                _BY_PART,
                "the one says it outright, the other that it may be or was refused",
            )
    return None


def _conditional(text: str, clause: clauses.Clause) -> bool:
    """Tell whether a clause is a condition ("if it is not disposed of")."""
    return _IF.search(text, max(0, clause.span.start - 12), clause.span.start) is not None


def _other_figure(pair: Pair) -> Judgement | None:
    """Tell whether the first counts or measures the same, and otherwise: most words of the second are its."""
    said = _content(pair.a)
    for other in pair.second:
        value = other.claim.value
        if not isinstance(value, Quantity):
            continue
        rest = _content(pair.b) - _content(value.unit)
        if not rest or len(rest & said) < _MOSTLY * len(rest):
            continue
        for one in pair.first:
            found = relations.relate(one.claim, other.claim) if _counts_alike(one, other) else None
            if found and found[0] is RelationKind.CONFLICT and _of_one_fact(pair, one, other):
                return RelationKind.CONFLICT, _BY_FIGURE, found[1]
    return None


def _counts_alike(one: Profile, other: Profile) -> bool:
    if one.claim.kind is not Kind.QUANTITY or one.measure != other.measure or tells_apart(one, other):
        return False
    return (
        one.measure != "count" or bool(one.nouns & other.nouns) or (one.counts_people and other.counts_people)
    )


def _covered(a: str, b: str) -> float:
    """Return the share of the content words of ``b`` that ``a`` has."""
    from_a, from_b = _content(a), _content(b)
    return len(from_a & from_b) / len(from_b) if from_b else 0.0


def _content(text: str) -> frozenset[str]:
    return frozenset(content(text, Span(0, len(text))))
