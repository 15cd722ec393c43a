"""What a claim is about, for matching: weighted words, what is counted, its fate, its years."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from workbench.analysis import clauses, measures
from workbench.analysis.anchors import Anchors
from workbench.analysis.clauses import Clause, Role
from workbench.analysis.lexicons import entries, words
from workbench.analysis.wording import concept, content, fold
from workbench.core.article import Article
from workbench.core.claim import Claim, Kind
from workbench.core.span import Span
from workbench.core.value import NameValue, Quantity, TimeValue

_FIGURE_ROLE = re.compile(r"\b(from|to)\s(?:about\s|nearly\s|almost\s)?[$£€]?\d")
_TIME_ROLE = re.compile(r"\b(since|until|before|by)\s(?:the\s|last\s)?$", re.IGNORECASE)
_PLACE = re.compile(r"^(?:In|At|Near)\s(?:the\s)?(?P<name>[A-Z][\w’'-]+)[^,]{0,30},\s")
_PERIODS = MappingProxyType(
    {
        "quarter": re.compile(r"\bquarter(?:ly|s)?\b", re.IGNORECASE),
        "half": re.compile(r"\b(?:first|second)[\s-]half\b|\bhalf[\s-]year\b", re.IGNORECASE),
        "year": re.compile(r"\bfull[\s-]year\b|\bannual(?:ly)?\b|\bfor the year\b", re.IGNORECASE),
    }
)
_REST = 0.35
_ENDLESS = 1000
_SUBJECT = 0.7


@dataclass(frozen=True, slots=True)
class Profile:
    """What matching looks at in one claim.

    ``terms`` weigh the concepts around the claim, ``core`` are those of its own words; ``measure`` is
    what a figure measures, ``nouns`` what it counts, ``fates`` what befell them, ``years`` older years named.
    """

    claim: Claim
    terms: Mapping[str, float]
    core: frozenset[str]
    measure: str = ""
    nouns: frozenset[str] = frozenset()
    fates: frozenset[str] = frozenset()
    years: frozenset[str] = frozenset()
    phase: str = ""
    subject: frozenset[str] = frozenset()
    role: str = ""
    nations: frozenset[str] = frozenset()
    place: str = ""
    period: str = ""

    @property
    def counts_people(self) -> bool:
        """Whether the figure counts people, or nothing that is named."""
        return self.measure == "count" and (not self.nouns or bool(self.nouns & _persons()))


@cache
def _persons() -> frozenset[str]:
    return frozenset(concept(w) for w in words("persons"))


@cache
def containers() -> frozenset[str]:
    """Return the concepts of nouns that count groups of what is named beside them."""
    return frozenset(concept(w) for w in words("containers"))


@cache
def _fates() -> dict[str, str]:
    table: dict[str, str] = {}
    for line in entries("fates"):
        name, _, members = line.partition(":")
        table.update(dict.fromkeys(members.split(), name))
    return table


def profiles(article: Article, sentences: Sequence[Span], claims: Sequence[Claim]) -> tuple[Profile, ...]:
    """Return the profile of each of ``claims``, which stand in ``article``."""
    cut: dict[Span, tuple[Clause, ...]] = {}
    anchors = Anchors(article, sentences)
    found = []
    for claim in claims:
        index = max(bisect_right(sentences, claim.span.start, key=lambda s: s.start) - 1, 0)
        sentence = sentences[index] if sentences else claim.span
        if not sentence.overlap(claim.span):
            sentence = claim.span
        if sentence not in cut:
            cut[sentence] = clauses.find(article.text, sentence)
        found.append(_profile(article, claim, sentence, cut[sentence], anchors))
    return tuple(found)


def _profile(
    article: Article, claim: Claim, sentence: Span, parts: Sequence[Clause], anchors: Anchors
) -> Profile:
    if isinstance(claim.value, NameValue):
        return Profile(claim, {}, frozenset())
    text = article.text
    core = _clean(content(text, claim.span))
    terms: dict[str, float] = dict.fromkeys(_clean(content(text, _near(sentence, claim.span))), _REST)
    clause = clauses.at(parts, claim.span) if parts else None
    if clause is not None:
        terms.update(_clause_terms(text, clause, parts, claim.span))
    terms.update(dict.fromkeys(core, 1.0))
    touching = clause is not None and clause.span.overlap(claim.span)
    around = _near(clause.span, claim.span) if clause is not None and touching else claim.span
    years = anchors.years(clause, parts, around)
    subject = _subject(text, clause, parts)
    role = _role(claim)
    if not isinstance(claim.value, Quantity):
        return Profile(
            claim, terms, frozenset(core), years=years, phase=_phase(core), subject=subject, role=role
        )
    unit = frozenset(concept(w) for w in fold(claim.value.unit).split())
    return Profile(
        claim,
        {t: w for t, w in terms.items() if t not in unit},
        frozenset(core) - unit,
        _measure(claim.value.unit),
        _nouns(claim.value.unit),
        _fates_of(claim.value, core),
        years,
        subject=subject,
        role=role,
        place=_place(text, sentence, claim.span),
        period=_period(_near(sentence, claim.span).of(text)),
        nations=frozenset(w for w in claim.value.unit.split() if w[:1].isupper() and w.isalpha()),
    )


def _subject(text: str, clause: Clause | None, parts: Sequence[Clause]) -> frozenset[str]:
    found = _subject_of(clause, parts) if clause is not None else None
    if found is None:
        return frozenset()
    return frozenset(_clean(content(text, Span(max(found.start, found.end - _ENDLESS), found.end))))


def _role(claim: Claim) -> str:
    """Return the word that gives a figure or time its part: from, to; since, until, by, before."""
    if isinstance(claim.value, TimeValue):
        before = claim.quote.partition(claim.value.said)[0] if claim.value.said else ""
        found = _TIME_ROLE.search(before)
        return found[1].lower() if found else ""
    found = _FIGURE_ROLE.search(claim.quote) if isinstance(claim.value, Quantity) else None
    return found[1].lower() if found else ""


def _phase(core: Sequence[str]) -> str:
    """Return whether the claim's words tell of a beginning or an end, "" for neither or both."""
    found = {c for c in core if c in ("=begin", "=complete")}
    return found.pop() if len(found) == 1 else ""


def _clean(concepts: Sequence[str]) -> list[str]:
    return [c for c in concepts if c not in words("time_stems")]


def _near(whole: Span, part: Span) -> Span:
    """Return ``whole``, or of an endless one what stands around ``part``."""
    return Span(max(whole.start, part.start - _ENDLESS), min(whole.end, part.end + _ENDLESS))


def _clause_terms(text: str, clause: Clause, parts: Sequence[Clause], place: Span) -> dict[str, float]:
    """Return the words of the clause, and those of the subject that it shares with one before."""
    terms = dict.fromkeys(_clean(content(text, _near(clause.span, place))), 1.0)
    lent = _subject_of(clause, parts)
    if lent is not None and lent != clause.subject:
        terms = dict.fromkeys(_clean(content(text, lent)), _SUBJECT) | terms
    return terms


def _subject_of(clause: Clause, parts: Sequence[Clause]) -> Span | None:
    """Return the clause's subject, or that of the clause before which it shares."""
    if clause.subject is not None and clause.role is not Role.RELATIVE:
        return clause.subject
    before = [c for c in clauses.before(parts, clause) if c.subject is not None]
    return before[-1].subject if before and before[-1].role is not Role.SPEECH else None


def _place(text: str, sentence: Span, claim: Span) -> str:
    """Return the place a sentence opens with ("In Marrakech, 13 died"): the figure is of that place alone."""
    found = _PLACE.match(text[sentence.start : sentence.start + 60])
    ahead = found is not None and sentence.start + found.end() <= claim.start + 2
    return found["name"][:5].lower() if found is not None and ahead else ""


def _period(words: str) -> str:
    """Return the one accounting period that a sentence names, "" for none or several."""
    named = [name for name, pattern in _PERIODS.items() if pattern.search(words)]
    return named[0] if len(named) == 1 else ""


def _measure(unit: str) -> str:
    return "age" if "years old" in unit else measures.unit_of(unit).name


def _nouns(unit: str) -> frozenset[str]:
    """Return the concepts of what a unit's words count, its fate left out."""
    if measures.unit_of(unit) is not measures.COUNT:
        return frozenset()
    found = (concept(w) for w in fold(unit).split() if w not in words("function_words"))
    return frozenset(c for c in found if c not in _fates())


def _fates_of(value: Quantity, core: Sequence[str]) -> frozenset[str]:
    """Return what befell those who are counted: as the unit says, else as the claim's words do."""
    unit = [concept(w) for w in fold(value.unit).split()]
    found = [_fates()[c] for c in unit if c in _fates()] or [_fates()[c] for c in core if c in _fates()]
    return frozenset(found)


def base_figure(claim: Claim) -> float | None:
    """Return the figure that a quantity claim names, None for ranges and other kinds."""
    value = claim.value
    if not isinstance(value, Quantity):
        return None
    if value.low is not None and value.high is not None and value.low != value.high:
        return None
    return value.low if value.low is not None else value.high


def same_days(a: Claim, b: Claim) -> bool:
    """Tell whether two time claims mean the same days, or the same weekday where none are known."""
    first, second = a.value, b.value
    if not isinstance(first, TimeValue) or not isinstance(second, TimeValue):
        return False
    if first.days() is None or second.days() is None:
        return first.weekday is not None and first.weekday == second.weekday
    return first.days() == second.days()


def is_text(claim: Claim) -> bool:
    """Tell whether a claim is matched by its words: all kinds but names and figures."""
    return claim.kind not in (Kind.NAME, Kind.QUANTITY)
