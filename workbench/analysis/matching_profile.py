"""What a claim is about, for matching: weighted words, what is counted, its fate, its years."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType

from workbench.analysis import assertions, clauses, denials, measures
from workbench.analysis.anchors import Anchors
from workbench.analysis.clauses import Clause, Role
from workbench.analysis.fates import fates
from workbench.analysis.lexicons import words
from workbench.analysis.matching_where import where
from workbench.analysis.nearby import Nearby
from workbench.analysis.wording import concept, content, fold
from workbench.core.article import Article
from workbench.core.claim import Claim, Kind
from workbench.core.span import Span
from workbench.core.value import NameValue, Quantity, TimeValue

_FIGURE_ROLE = re.compile(r"\b(from|to)\s(?:about\s|nearly\s|almost\s)?[$£€]?\d")
_TIME_ROLE = re.compile(r"\b(since|until|before|by)\s(?:the\s|last\s)?$", re.IGNORECASE)
_DEADLINE = re.compile(r"\b(?:has|have|had)\suntil\s(?:the\s)?$")
_PLACE = re.compile(r"^(?:In|At|Near)\s(?:the\s)?(?P<name>[A-Z][\w’'-]+)[^,]{0,30},\s")
_PERIODS = MappingProxyType(
    {
        "quarter": re.compile(r"\bquarter(?:ly|s)?\b", re.IGNORECASE),
        "half": re.compile(r"\b(?:first|second)[\s-]half\b|\bhalf[\s-]year\b", re.IGNORECASE),
        "year": re.compile(r"\bfull[\s-]year\b|\bannual(?:ly)?\b|\bfor the year\b", re.IGNORECASE),
    }
)
_CONDITION = re.compile(
    r"[\s,]*\b(?:if|unless|provided|untreated|in case|without treatment)\b", re.IGNORECASE
)
_PART_BEFORE = re.compile(
    r"\b(?:of (?:those|them|these|whom|the (?:dead|injured|victims|total))|including"
    r"|among (?:them|those|whom|the dead)),?\s(?:at least |about |nearly |some |more than )?$",
    re.IGNORECASE,
)
_PART_INSIDE = re.compile(
    r"(?:\d\S*|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half))"
    r"\s(?:of (?:them|those|these|whom|the)\b)|\balone\b|\bamong the\b"
    r"|\b(?:on behalf of|lawyers? (?:for|of)|representing)\s(?:at least |about |some )?\d"
    r"|\b(?:goals?|points?|runs?|strokes?|seats?)\s(?:down|behind|ahead|adrift|clear)\b",
    re.IGNORECASE,
)
_SCOPED = re.compile(r"(?:the|its|their|this|that)\s(?:[a-z-]+\s){0,2}?([a-z]+)\b(?=\s*$)", re.IGNORECASE)
_SHARE_OF = re.compile(r"(?:%|\bpercent|\bper cent)\sof\s(?:the\s|its\s|their\s|all\s)*([A-Za-z]+)")
_RATED = re.compile(
    r"(?<!to )(?<!to a )\b(\d+(?:\.\d+)?)(?:\s?%|\sper\s?cent)\s"
    r"(?!of\b|in\b|to\b|on\b|from\b|and\b|or\b|by\b|points?\b|higher|lower|more|less)(?=[a-z])"
)
_QUALIFIED = re.compile(
    r"\b(?:confirmed|suspected|probable|serious(?:ly)?|critical(?:ly)?|minor|eligible|on target)\b"
    r"|\b(?:last|past|previous)(?=\s(?:\d|two|three|four|five|six|seven|eight|nine|ten)\b)",
    re.IGNORECASE,
)
_MOVED = re.compile(r"\b(?:up|down)\b")
_AHEAD = 60
_NAMED = 60
_MOST = 0.8
_OF_UNIT = re.compile(r"\s(?:of|with|in|on|from|at|for|who|that|aged)\s")
_REST = 0.35
_ENDLESS = 1000
_SUBJECT = 0.7
_LINKED = 3
_DETERMINED = re.compile(r"\b(?:an?|the|its|their|his|her|this|that|these|those)\s", re.IGNORECASE)
_PEOPLE = "=people"
_STATES = frozenset({"in hospital", "in intensive care", "missing", "trapped"})
_EMPLOYEE = "=employee"
_EMPLOYS = re.compile(r"\bemploy(?:s|ed|ing)?\b")
_MORE = re.compile(
    r"\b(?:another|a further|an additional|the remaining|an extra)\s(?:\w+\s)?$", re.IGNORECASE
)
_MORE_BEHIND = re.compile(r"\smore\b(?!\sthan)|\s(?:additional|further|extra)\s", re.IGNORECASE)
_FIRST_FIGURE = re.compile(r"[$£€]?\d[\d.,]*(?:\s?(?:million|billion|bn|m|thousand|hundred))?")
_BACK = 300
_ANY_MEMBER = "=member"


@dataclass(frozen=True, slots=True)
class Profile:
    """What matching looks at in one claim.

    ``terms`` weigh the concepts around the claim, ``core`` are those of its own words; ``measure`` is
    what a figure measures, ``nouns`` what it counts, ``fates`` what befell them, ``years`` older years named.
    """

    claim: Claim
    terms: dict[str, float]
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
    where: str = ""
    period: str = ""
    predicates: frozenset[str] = frozenset()
    condition: bool = False
    is_denied: bool = False
    adds: bool = False
    is_fresh: bool = False
    is_beside: bool = False
    is_part: bool = False
    scope: str = ""
    share: str = ""
    is_change: bool = False
    rate: str = ""
    about: str = ""
    qualifier: str = ""

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


def profiles(article: Article, sentences: Sequence[Span], claims: Sequence[Claim]) -> tuple[Profile, ...]:
    """Return the profile of each of ``claims``, which stand in ``article``."""
    cut: dict[Span, tuple[Clause, ...]] = {}
    anchors = Anchors(article, sentences)
    figures = [c.span for c in claims if c.kind is Kind.QUANTITY]
    near = Nearby(figures)
    found = []
    for claim in claims:
        index = max(bisect_right(sentences, claim.span.start, key=lambda s: s.start) - 1, 0)
        sentence = sentences[index] if sentences else claim.span
        if not sentence.overlap(claim.span):
            sentence = claim.span
        if sentence not in cut:
            cut[sentence] = clauses.find(article.text, sentence)
        profile = _profile(article, claim, sentence, cut[sentence], anchors)
        about = _about(article.text, cut[sentence], claim)
        found.append(replace(profile, is_beside=_is_beside(claim, cut[sentence], near, figures), about=about))
    return tuple(found)


def _about(text: str, parts: Sequence[Clause], claim: Claim) -> str:
    """Return the words of the subject of a claim's clause, "" where it is a pronoun or long."""
    clause = clauses.at(parts, claim.span) if parts else None
    subject = _subject_of(text, clause, parts) if clause is not None else None
    words_of_it = subject.of(text) if subject is not None and len(subject) <= _NAMED else ""
    return "" if _is_pronoun(words_of_it) else words_of_it


def _is_pronoun(subject: str) -> bool:
    return all(w in words("function_words") for w in fold(subject).split())


def _is_beside(claim: Claim, parts: Sequence[Clause], near: Nearby, figures: Sequence[Span]) -> bool:
    """Tell whether a figure that is a claim of its own has most of an event, or nearly all it says."""
    if claim.kind is not Kind.EVENT:
        return False
    said = clauses.at(parts, claim.span).predicate if parts else claim.span
    return any(
        figures[i].overlap(claim.span) * 2 > len(claim.span) or figures[i].overlap(said) >= _MOST * len(said)
        for i in near.touching(claim.span)
    )


def _profile(
    article: Article, claim: Claim, sentence: Span, parts: Sequence[Clause], anchors: Anchors
) -> Profile:
    if isinstance(claim.value, NameValue):
        return Profile(claim, {}, frozenset())
    text = article.text
    core = _clean(content(text, claim.span))
    terms: dict[str, float] = dict.fromkeys(_clean(content(text, _near(sentence, claim.span))), _REST)
    own = clauses.at(parts, claim.span) if parts else None
    clause = _of_opening(own, parts, claim) if own is not None else None
    if clause is not None:
        terms.update(_clause_terms(text, clause, parts, claim.span))
    terms.update(dict.fromkeys(core, 1.0))
    touching = clause is not None and (clause is not own or clause.span.overlap(claim.span) > 0)
    around = _near(clause.span, claim.span) if clause is not None and touching else claim.span
    base = Profile(
        claim,
        terms,
        frozenset(core),
        years=anchors.years(clause, parts, around, claim.span),
        subject=_subject(text, clause, parts),
        role=_role(claim),
        condition=clause is not None and _is_conditional(text, clause, claim.span),
    )
    if not isinstance(claim.value, Quantity):
        is_whole = clause is not None and clause.verb is not None and touching
        return _of_statement(base, core, around.of(text) if is_whole else "")
    measure = _measure(claim.value.unit)
    found = _of_figure(base, claim.value, core)
    fresh = _is_fresh(text, found.fates, claim.span)
    found = replace(
        found,
        place=_place(text, sentence, claim.span),
        where=where(text, clause, claim.span),
        period=_period(_near(sentence, claim.span).of(text)) if measure != measures.COUNT.name else "",
        rate=_rate(clause, text) if measure != "percent" else "",
        scope=_scope(text, clause),
        share=_share(text, claim.span) if measure == "percent" else "",
        adds=not fresh and _adds(text, claim.span),
        is_fresh=fresh,
        is_part=_is_part(text, sentence, claim.span)
        and not _has_own_fate(text, found.fates, sentence, claim.span),
    )
    return replace(found, is_denied=clause is not None and denials.denier(text, parts, clause) is not None)


def _of_opening(clause: Clause, parts: Sequence[Clause], claim: Claim) -> Clause:
    """Return the clause that a time at the opening of a sentence dates: the one behind it."""
    is_opening = claim.kind is Kind.TIME and clause.role is Role.PHRASE and clause == parts[0]
    return parts[1] if is_opening and len(parts) > 1 and parts[1].verb is not None else clause


def _is_conditional(text: str, clause: Clause, claim: Span) -> bool:
    """Tell whether a condition stands in a clause or right behind it ("if they were not treated")."""
    inside = _CONDITION.search(_near(clause.span, claim).of(text))
    return inside is not None or _CONDITION.match(text[clause.span.end : clause.span.end + 40]) is not None


def _of_statement(base: Profile, core: Sequence[str], clause: str) -> Profile:
    """Return the profile of an event, a quotation or a time, which may be only a part of its ``clause``."""
    claim = base.claim
    sides = assertions.axes(claim.quote)
    predicates = assertions.of(claim.quote).predicates
    own = frozenset(core)
    if isinstance(claim.value, TimeValue):
        own -= frozenset(content(claim.value.said, Span(0, len(claim.value.said))))
        predicates |= assertions.of(clause).predicates if clause else frozenset()
        own |= predicates & base.terms.keys()
    return replace(
        base,
        terms=base.terms | dict.fromkeys(sides, 1.0),
        core=own | sides,
        phase=_phase(tuple(own)),
        predicates=predicates | sides,
    )


def _of_figure(base: Profile, value: Quantity, core: Sequence[str]) -> Profile:
    """Return the profile of a figure: what it measures or counts, and what befell that."""
    unit = frozenset(concept(w) for w in fold(value.unit).split())
    measure = _measure(value.unit)
    quote = base.claim.quote
    return replace(
        base,
        terms={t: w for t, w in base.terms.items() if t not in unit},
        core=base.core - unit,
        measure=measure,
        nouns=_counted(value.unit, quote),
        fates=_fates_of(value, core) if measure == measures.COUNT.name else frozenset(),
        qualifier=_qualifier(quote),
        is_change="±increase" in assertions.axes(quote) or _MOVED.search(quote) is not None,
        nations=frozenset(w for w in value.unit.split() if w[:1].isupper() and w.isalpha()),
    )


def _subject(text: str, clause: Clause | None, parts: Sequence[Clause]) -> frozenset[str]:
    found = _subject_of(text, clause, parts) if clause is not None else None
    if found is None:
        return frozenset()
    return frozenset(_clean(content(text, Span(max(found.start, found.end - _ENDLESS), found.end))))


def _role(claim: Claim) -> str:
    """Return the word that gives a figure or time its part: from, to; since, until, by, before."""
    if isinstance(claim.value, TimeValue):
        before = claim.quote.partition(claim.value.said)[0] if claim.value.said else ""
        if _DEADLINE.search(before):
            return "by"
        found = _TIME_ROLE.search(before)
        return found[1].lower() if found and not assertions.waits(claim.quote) else ""
    value = claim.value
    one = isinstance(value, Quantity) and (value.low is None or value.high is None or value.low == value.high)
    found = _FIGURE_ROLE.search(claim.quote) if one else None
    return found[1].lower() if found else ""


def _phase(core: Sequence[str]) -> str:
    """Return whether the claim's words tell of a beginning or an end, "" for neither or both."""
    found = {c for c in core if c in ("=begin", "=complete")}
    return found.pop() if len(found) == 1 else ""


def _clean(concepts: Sequence[str]) -> list[str]:
    return [c for c in concepts if c not in words("time_stems") and c not in words("number_words")]


def _near(whole: Span, part: Span) -> Span:
    """Return ``whole``, or of an endless one what stands around ``part``."""
    return Span(max(whole.start, part.start - _ENDLESS), min(whole.end, part.end + _ENDLESS))


def _clause_terms(text: str, clause: Clause, parts: Sequence[Clause], place: Span) -> dict[str, float]:
    """Return the words of the clause, and those of the subject that it shares with one before."""
    terms = dict.fromkeys(_clean(content(text, _near(clause.span, place))), 1.0)
    lent = _subject_of(text, clause, parts)
    if lent is not None and lent != clause.subject:
        terms = dict.fromkeys(_clean(content(text, lent)), _SUBJECT) | terms
    return terms


def _antecedent(text: str, before: Span) -> Span:
    """Return the noun phrase that ends a clause: what a relative clause right behind it is about."""
    found = [
        m.start() for m in _DETERMINED.finditer(text, max(before.start, before.end - _NAMED), before.end)
    ]
    start = (
        found[-1]
        if found
        else max(before.start, text.rfind(" ", before.start, max(before.end - 12, before.start)))
    )
    return Span(start, before.end)


def _subject_of(text: str, clause: Clause, parts: Sequence[Clause]) -> Span | None:
    """Return the clause's subject, or that of the clause before which it shares."""
    if clause.subject is not None and clause.role is not Role.RELATIVE:
        return clause.subject
    ahead = clauses.before(parts, clause)
    if clause.role is Role.RELATIVE and ahead and ahead[-1].role is Role.PHRASE:
        return ahead[-1].span
    if clause.role is Role.RELATIVE and ahead and clause.span.start - ahead[-1].span.end <= _LINKED:
        return _antecedent(text, ahead[-1].span)
    before = [c for c in ahead if c.subject is not None]
    return before[-1].subject if before and before[-1].role is not Role.SPEECH else None


def _place(text: str, sentence: Span, claim: Span) -> str:
    """Return the place a sentence opens with ("In Marrakech, 13 died"): the figure is of that place alone."""
    found = _PLACE.match(text[sentence.start : sentence.start + 60])
    ahead = found is not None and sentence.start + found.end() <= claim.start + 2
    return found["name"][:5].lower() if found is not None and ahead else ""


def _is_part(text: str, sentence: Span, claim: Span) -> bool:
    """Tell whether a figure is of a part or a margin ("Of those, 45", "25 of them", "two goals down")."""
    before = text[max(sentence.start, claim.start - _AHEAD) : claim.start]
    return _PART_BEFORE.search(before) is not None or _PART_INSIDE.search(claim.of(text)) is not None


def _has_own_fate(text: str, own: frozenset[str], sentence: Span, claim: Span) -> bool:
    """Tell whether what befell a part did not befall the whole ("85 hurt, of whom 49 are in hospital")."""
    before = content(text, _near(Span(sentence.start, max(claim.start, sentence.start)), claim))
    told = {fates()[c] for c in before if c in fates()}
    return bool(own) and not own & told and (bool(told) or own <= _STATES)


def _scope(text: str, clause: Clause | None) -> str:
    """Return the noun that says of how much a clause tells: "the plant", "the company"."""
    subject = clause.subject if clause is not None else None
    found = _SCOPED.match(text, subject.start, subject.end) if subject is not None else None
    return concept(found[1].lower()) if found and found[1].lower() in words("scope_nouns") else ""


def _adds(text: str, claim: Span) -> bool:
    """Tell whether a figure is said to come on top of one told before ("another 200")."""
    figure = _FIRST_FIGURE.search(text, claim.start, claim.end)
    if figure is None:
        return False
    before = Span(max(0, claim.start - 20), figure.start())
    return (
        _MORE.search(text, before.start, before.end) is not None
        or _MORE_BEHIND.match(text, figure.end(), figure.end() + 40) is not None
    )


def _is_fresh(text: str, own: frozenset[str], claim: Span) -> bool:
    """Tell whether nothing shortly before a figure tells of its fate: "another" adds to no such count."""
    before = content(text, Span(max(0, claim.start - _BACK), claim.start))
    return bool(own) and not any(fates().get(c) in own for c in before)


def _qualifier(quote: str) -> str:
    """Return the word that makes a figure one of a narrower count: confirmed, suspected, serious."""
    found = {m.group().lower()[:6] for m in _QUALIFIED.finditer(quote)}
    return min(found, default="")


def _rate(clause: Clause | None, text: str) -> str:
    """Return the one rate that names a tier in a clause ("its 25% tariff"), "" for none or several."""
    found = set(_RATED.findall(text, clause.span.start, clause.span.end)) if clause is not None else set()
    return found.pop() if len(found) == 1 else ""


def _share(text: str, claim: Span) -> str:
    """Return of what a percentage is the share: "5% of its workforce"."""
    found = _SHARE_OF.search(text, claim.start, claim.end + _AHEAD)
    return concept(found[1].lower()) if found else ""


def _period(words: str) -> str:
    """Return the one accounting period that a sentence names, "" for none or several."""
    named = [name for name, pattern in _PERIODS.items() if pattern.search(words)]
    return named[0] if len(named) == 1 else ""


def _measure(unit: str) -> str:
    return "age" if "years old" in unit else measures.unit_of(unit).name


def _counted(unit: str, quote: str) -> frozenset[str]:
    """Return what a figure counts: people, too, by the name of a people ("3 million Italians")."""
    nouns = _nouns(unit)
    if _EMPLOYS.search(quote):
        return nouns | {_EMPLOYEE}
    last = unit.rsplit(maxsplit=1)[-1:]
    is_people = bool(last) and last[0].endswith("s") and f" {last[0].capitalize()}" in quote
    return frozenset({_PEOPLE}) if is_people and len(nouns) == 1 else nouns


def _nouns(unit: str) -> frozenset[str]:
    """Return the concepts of the nouns that a unit counts, its fate and what only describes them left out."""
    if measures.unit_of(unit) is not measures.COUNT:
        return frozenset()
    counted = _OF_UNIT.split(fold(unit), maxsplit=1)[0]
    heads = []
    for part in re.split(r"\s(?:and|or)\s|,\s", counted):
        known = [
            c for w in part.split() if w not in words("function_words") and (c := concept(w)) not in fates()
        ]
        heads += known[-2:] if known[-1:] == [_ANY_MEMBER] else known[-1:]
    return frozenset(heads)


def _fates_of(value: Quantity, core: Sequence[str]) -> frozenset[str]:
    """Return what befell those who are counted: as the unit says, else as the claim's words do."""
    unit = [concept(w) for w in fold(value.unit).split()]
    if "=life" in unit and "=rescue" not in core:
        return frozenset({"dead"})
    found = [fates()[c] for c in unit if c in fates()] or [fates()[c] for c in core if c in fates()]
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
