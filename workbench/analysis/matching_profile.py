"""What a claim is about, for matching: weighted words, what is counted, its fate, its years."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from workbench.analysis import assertions, clauses, denials, measures, records
from workbench.analysis import matching_counts as counts
from workbench.analysis import matching_marks as marks
from workbench.analysis.anchors import Anchors
from workbench.analysis.antecedents import Antecedents
from workbench.analysis.clauses import Clause, Role
from workbench.analysis.lexicons import words
from workbench.analysis.matching_whole import whole
from workbench.analysis.nearby import Nearby
from workbench.analysis.records import Record
from workbench.analysis.wording import concept, content, fold
from workbench.core.article import Article
from workbench.core.claim import Claim, Kind
from workbench.core.span import Span
from workbench.core.value import NameValue, Quantity, TimeValue

_FIGURE = re.compile(r"\d[\d.,]*")
_FIGURE_ROLE = re.compile(
    r"(?<!\bup )\b(from|to)\s(?:about\s|nearly\s|almost\s)?(?!(?:1[5-9]|20)\d\d(?!\d|[.,]\d))[$£€]?\d"
)
_TIME_ROLE = re.compile(r"\b(since|until|before|by)\s(?:the\s|last\s)?$", re.IGNORECASE)
# "put off until October": the new date, and not how long it lasts.
_PUT_OFF = re.compile(
    r"\b(?:put(?:s|ting)?\s(?:\w+\s){0,3}off|postpon\w+|delay\w*|defer\w*|push\w*\s(?:\w+\s){0,3}back|adjourn\w*"
    r"|reschedul\w+|suspend\w*)\b[^.;]{0,40}\b(?:until|till)\s(?:the\s)?$",
    re.IGNORECASE,
)
_DEADLINE = re.compile(r"\b(?:has|have|had)\suntil\s(?:the\s)?$")
_CONDITION = re.compile(
    r"[\s,]*\b(?:if|unless|provided|untreated|in case|without treatment)\b", re.IGNORECASE
)
_MOVED = re.compile(r"\b(?<!made )(?:up|down)\b(?! of\b)")
_COMPARED = re.compile(
    r"(?:%|\bper\s?cent)\s(?:more|less|higher|lower|above|below|cheaper|dearer)\b", re.IGNORECASE
)
_ONCE = re.compile(
    r"\b(?:founded|established|born|built|created|set\sup|formed|incorporated|invented)\b", re.IGNORECASE
)
_NAMED = 60
_MOST = 0.8
_REST = 0.35
_ENDLESS = 1000
_LASTING = frozenset({"year", "years", "month", "months", "decade", "decades", "weeks"})
_SUBJECT = 0.7
_MEANT = 0.6
_LINKED = 3
_DETERMINED = re.compile(r"\b(?:an?|the|its|their|his|her|this|that|these|those)\s", re.IGNORECASE)
_PERCENT = frozenset({"cent", "percent", "percentag", "point", "basi"})


@dataclass(frozen=True, slots=True)
class Profile:
    """What matching looks at in one claim.

    ``terms`` weigh the concepts around the claim, ``core`` are those of its own words; ``measure`` is
    what a figure measures, ``nouns`` what it counts, ``fates`` what befell them, ``years`` older years named.
    ``meant`` is what the pronoun stands for that is its subject, ``when`` the days of which a figure is.
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
    meant: frozenset[str] = frozenset()
    records: tuple[Record, ...] = ()
    when: frozenset[tuple[date, date]] = frozenset()
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
    is_whole: bool = False
    whole_of: str = ""
    scope: str = ""
    share: str = ""
    is_change: bool = False
    rate: str = ""
    about: str = ""
    qualifier: str = ""

    @property
    def about_whom(self) -> frozenset[str]:
        """The words of its subject, and of what that stands for."""
        return self.subject | self.meant

    @property
    def counts_people(self) -> bool:
        """Whether the figure counts people, or nothing that is named."""
        return self.measure == "count" and (not self.nouns or bool(self.nouns & counts.persons()))


@cache
def containers() -> frozenset[str]:
    """Return the concepts of nouns that count groups of what is named beside them."""
    return frozenset(concept(w) for w in words("containers"))


def profiles(article: Article, sentences: Sequence[Span], claims: Sequence[Claim]) -> tuple[Profile, ...]:
    """Return the profile of each of ``claims``, which stand in ``article``."""
    anchors = Anchors(article, sentences)
    antecedents = Antecedents(article.text, sentences)
    figures = [c.span for c in claims if c.kind is Kind.QUANTITY]
    near = Nearby(figures)
    dated = [c for c in claims if isinstance(c.value, TimeValue) and c.value.days() is not None]
    times = Nearby([c.span for c in dated])
    found = []
    for claim in claims:
        index = max(bisect_right(sentences, claim.span.start, key=lambda s: s.start) - 1, 0)
        sentence = sentences[index] if sentences else claim.span
        if not sentence.overlap(claim.span):
            sentence = claim.span
        parts = clauses.find(article.text, sentence)
        own = clauses.at(parts, claim.span) if parts else None
        profile = _profile(article, claim, sentence, parts, anchors)
        when: frozenset[tuple[date, date]] = frozenset()
        if claim.kind is Kind.QUANTITY and own is not None:
            around = marks.near(own.span, claim.span)
            when = _when(around, [dated[i] for i in times.touching(around)])
        meant = _meant(article.text, claim, own, antecedents)
        found.append(
            replace(
                profile,
                terms=dict.fromkeys(meant, _MEANT) | profile.terms,
                meant=frozenset(meant),
                when=when,
                is_beside=_is_beside(claim, parts, near, figures),
                about=_about(article.text, parts, own),
            )
        )
    return tuple(found)


def _when(around: Span, dated: Sequence[Claim]) -> frozenset[tuple[date, date]]:
    """Return the days of the ``dated`` claims that share most of a figure's clause."""
    found = [c.value.days() for c in dated if isinstance(c.value, TimeValue) and _shares(around, c.span)]
    return frozenset(days for days in found if days is not None)


def _shares(around: Span, claim: Span) -> bool:
    return around.overlap(claim) * 2 > min(len(around), len(claim))


def _meant(text: str, claim: Claim, clause: Clause | None, antecedents: Antecedents) -> Sequence[str]:
    """Return the words of what the pronoun stands for that is the subject of a claim's ``clause``."""
    if claim.kind is Kind.NAME or clause is None:
        return ()
    is_age = isinstance(claim.value, Quantity) and _measure(claim.value.unit) == "age"
    subject = claim.span if is_age else clause.subject
    meant = antecedents.of(subject) if subject is not None else None
    return _clean(content(text, meant)) if meant is not None else ()


def _about(text: str, parts: Sequence[Clause], clause: Clause | None) -> str:
    """Return the words of the subject of a claim's ``clause``, "" where it is a pronoun or long."""
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
    terms: dict[str, float] = dict.fromkeys(_clean(content(text, marks.near(sentence, claim.span))), _REST)
    own = clauses.at(parts, claim.span) if parts else None
    clause = _of_opening(own, parts, claim) if own is not None else None
    if clause is not None:
        terms.update(_clause_terms(text, clause, parts, claim.span))
    terms.update(dict.fromkeys(core, 1.0))
    touching = clause is not None and (clause is not own or clause.span.overlap(claim.span) > 0)
    around = marks.near(clause.span, claim.span) if clause is not None and touching else claim.span
    base = Profile(
        claim,
        terms,
        frozenset(core),
        years=_other_years(claim, anchors.years(clause, parts, around, _to_figure(claim))),
        records=_records(article, claim),
        subject=_subject(text, clause, parts),
        role=_role(claim),
        condition=clause is not None and _is_conditional(text, clause, claim.span),
    )
    if not isinstance(claim.value, Quantity):
        base = _without(base, marks.whereabouts(marks.near(sentence, claim.span).of(text)))
        core = [c for c in core if c in base.core]
        is_whole = clause is not None and clause.verb is not None and touching
        return _of_statement(base, core, around.of(text) if is_whole else "")
    measure = _measure(claim.value.unit)
    found = _of_figure(base, claim.value, core)
    if measure == "duration" and marks.is_apart(text, claim.span):
        found = replace(found, measure="duration apart")
    fresh = marks.is_fresh(text, found.fates, claim.span)
    is_whole, whole_of = whole(text, sentence, claim.span)
    return replace(
        found,
        place=marks.place(text, sentence, claim.span),
        where=marks.where(text, clause, claim.span),
        period=marks.period(marks.near(sentence, claim.span).of(text))
        if measure != measures.COUNT.name
        else "",
        rate=marks.rate(clause, text) if measure != "percent" else "",
        scope=marks.scope(text, clause),
        share=marks.share(text, claim.span) if measure == "percent" else "",
        adds=not fresh and marks.adds(text, claim.span),
        is_fresh=fresh,
        is_part=_is_part(text, sentence, found),
        is_whole=is_whole,
        whole_of=whole_of,
        is_denied=clause is not None and denials.denier(text, parts, clause) is not None,
    )


def _other_years(claim: Claim, years: frozenset[str]) -> frozenset[str]:
    """Return the years named without the one that a claim gives to what happens only once ("founded in")."""
    date = claim.value.date if isinstance(claim.value, TimeValue) else None
    if date is None or date.year is None or not _ONCE.search(claim.quote):
        return years
    return years - {str(date.year)}


def _without(profile: Profile, idle: frozenset[str]) -> Profile:
    """Return a profile without words that tell nothing of what happened."""
    terms = {t: w for t, w in profile.terms.items() if t not in idle}
    return replace(profile, terms=terms, core=profile.core - idle) if idle else profile


def _to_figure(claim: Claim) -> Span:
    """Return a claim up to its figure: what follows a further one is not of it."""
    found = _FIGURE.search(claim.quote) if isinstance(claim.value, Quantity) else None
    return Span(claim.span.start, claim.span.start + found.end()) if found else claim.span


def _records(article: Article, claim: Claim) -> tuple[Record, ...]:
    """Return the records that a claim tells of; a figure tells of one only as what it has lasted."""
    if isinstance(claim.value, Quantity) and claim.value.unit not in _LASTING:
        return ()
    found = records.find(claim.quote, article.masthead.published)
    date = claim.value.date if isinstance(claim.value, TimeValue) else None
    own = tuple(r for r in found if date is not None and r.year == date.year)
    return own or found


def _is_part(text: str, sentence: Span, profile: Profile) -> bool:
    """Tell whether a figure is of a part of what another counts, and not the count of a fate of its own."""
    claim = profile.claim
    if profile.nouns == counts.SCORES:
        return False
    if marks.is_part(text, sentence, claim.span):
        return not marks.has_own_fate(text, profile.fates, sentence, claim.span)
    return profile.measure == measures.COUNT.name and not profile.fates and marks.goes_on(claim.quote)


def _of_opening(clause: Clause, parts: Sequence[Clause], claim: Claim) -> Clause:
    """Return the clause that a time at the opening of a sentence dates: the one behind it."""
    is_opening = claim.kind is Kind.TIME and clause.role is Role.PHRASE and clause == parts[0]
    return parts[1] if is_opening and len(parts) > 1 and parts[1].verb is not None else clause


def _is_conditional(text: str, clause: Clause, claim: Span) -> bool:
    """Tell whether a condition stands in a clause or right behind it ("if they were not treated")."""
    inside = _CONDITION.search(marks.near(clause.span, claim).of(text))
    behind = _CONDITION.match(text[clause.span.end : clause.span.end + 40])
    return inside is not None or (behind is not None and text[clause.span.end - 1] not in ".!?")


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
        if _PUT_OFF.search(claim.quote.partition(claim.value.said)[0]):
            predicates |= own
    return replace(
        base,
        terms=base.terms | dict.fromkeys(sides, 1.0),
        core=own | sides,
        phase=_phase(tuple(own)),
        predicates=predicates | sides,
    )


def _of_figure(base: Profile, value: Quantity, core: Sequence[str]) -> Profile:
    """Return the profile of a figure: what it measures or counts, and what befell that."""
    measure = _measure(value.unit)
    named = value.unit.partition(" of ")[0] if measure == "duration" else value.unit  # "days of mourning"
    unit = frozenset(concept(w) for w in fold(named).split())
    if measure == "percent":
        unit |= _PERCENT
    quote = base.claim.quote
    nouns = counts.nouns(value.unit, quote)
    fates_told = counts.fates_of(value, core, quote) if measure == measures.COUNT.name else frozenset()
    return replace(
        base,
        terms={t: w for t, w in base.terms.items() if t not in unit},
        core=base.core - unit,
        measure=measure,
        nouns=nouns,
        fates=fates_told,
        qualifier=marks.qualifier(quote, is_left=not fates_told),
        is_change="±increase" in assertions.axes(quote)
        or _MOVED.search(quote) is not None
        or _COMPARED.search(quote) is not None,
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
        if _PUT_OFF.search(before):
            return ""
        found = _TIME_ROLE.search(before)
        return found[1].lower() if found and not assertions.waits(claim.quote) else ""
    value = claim.value
    one = (
        isinstance(value, Quantity)
        and not counts.is_score(value.unit)
        and (value.low is None or value.high is None or value.low == value.high)
    )
    found = _FIGURE_ROLE.search(claim.quote) if one else None
    return found[1].lower() if found else ""


def _phase(core: Sequence[str]) -> str:
    """Return whether the claim's words tell of a beginning or an end, "" for neither or both."""
    found = {c for c in core if c in ("=begin", "=complete")}
    return found.pop() if len(found) == 1 else ""


def _clean(concepts: Sequence[str]) -> list[str]:
    return [c for c in concepts if c not in words("time_stems") and c not in words("number_words")]


def _clause_terms(text: str, clause: Clause, parts: Sequence[Clause], place: Span) -> dict[str, float]:
    """Return the words of the clause, and those of the subject that it shares with one before."""
    terms = dict.fromkeys(_clean(content(text, marks.near(clause.span, place))), 1.0)
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
    if _is_parted(text, clause, ahead):
        return ahead[-2].span
    before = [c for c in ahead if c.subject is not None]
    return before[-1].subject if before and before[-1].role is not Role.SPEECH else None


def _is_parted(text: str, clause: Clause, ahead: Sequence[Clause]) -> bool:
    """Tell whether an aside parts a clause from its subject ("The Dow, a gauge of how it goes, fell")."""
    if clause.subject is not None or len(ahead) < 2 or ahead[-2].role is not Role.PHRASE:
        return False
    return ahead[-1].role is Role.RELATIVE or _DETERMINED.match(text, ahead[-1].span.start) is not None


def _measure(unit: str) -> str:
    if unit == "years of age":
        return "age limit"
    return "age" if "years old" in unit else measures.unit_of(unit).name


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
