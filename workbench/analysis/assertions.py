"""What a statement asserts, read from its own words: predicate, whether it is denied, opposites, ordinals."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from workbench.analysis import clauses
from workbench.analysis.lexicons import entries, words
from workbench.analysis.verbs import base_of
from workbench.analysis.wording import concept, content, fold, plainly, stem, tokens
from workbench.core.span import Span

_LONGEST = 600
_PARTICLES = 24
_IDLE_NEGATION = re.compile(
    r"\b(?:not (?:only|just|merely|necessarily|how|what|why|where|who)\b"
    r"|no (?:more|fewer|less|later|earlier|sooner|longer|greater) than"
    r"|not (?:[a-z]+ )?(?:more|fewer|less|longer|later|greater|higher|lower) than|no doubt|no reason"
    r"|(?:not|(?:is|are|was|were)n't) (?:the )?(?:only|alone)\b"
    r"|nothing (?:but|less)|no\.? \d+|never (?:forget|mind)"
    r"|never been (?:[a-z]+er|more|less))\b"
)
# "told them not to", and "will not reopen before June", "not for two weeks": an order, and a time, no denial.
_BOUND_NEGATION = re.compile(
    r"\b(?:warn|urg|tell|told|ask|order|advis|beg)\w*(?: [\w'’-]+){1,4} not to\b"
    r"|(?:\bnot\b|n't\b)(?=[^.,;]{3,60}\b"
    r"(?:until|before|till|for (?:at least |about |another )?(?:\d|an? |two|three|several)))"
)
# "imports not currently targeted", "do not pay directly": something is denied, but not the statement.
_PART_NEGATED = re.compile(
    r"(?<=\w )(?<!\bis )(?<!\bare )(?<!\bwas )(?<!\bwere )(?<!\bbe )"
    r"(?<!\bbeen )(?<!\bhas )(?<!\bhave )(?<!\bhad )"
    r"not (?:currently |yet |already |otherwise )?(?=[a-z]+(?:ed|en) (?:by|in|to|at)\b|[a-z]+ed$)"
    r"|(?:\bnot\b|n't\b)(?=[^.,;]{0,60}\b(?:directly|fully|entirely|completely|always|immediately|all)\b)"
    r"|(?<=\w )(?:that|which|who) (?:ha[sd]|have|is|are|was|were|do|does|did|will|would|can|could)"
    r"(?:n't| not)\b"
)
# The same without "not": "has two weeks to sign it", what may yet be done is neither done nor refused.
_PART_OF = re.compile(
    r"(?<=.)\ball of\b|\b(?:most|some|many|one|half) of\b"
    r"|\bha(?:s|ve|d) (?:until \S+|(?:\S+ ){1,3}(?:hours?|days?|weeks?|months?)) to [a-z]+"
)
_NOT = re.compile(r"\b(?:not|never|no|none|neither|nor|cannot|(?<!ground )zero(?! tolerance))\b|n't\b")
_REFUSES = re.compile(
    r"\b(?:refus(?:e|es|ed|ing)|fail(?:s|ed|ing)?|declin(?:e|es|ed|ing)|unable|yet|unwilling)"
    r"(?: (?:on )?[a-z]+day| again| yesterday| today)? to\b(?! [$£€]?\d)"
    r"|\b(?:stop(?:s|ped)?|ceas(?:e|es|ed)|quit(?:s)?)\b(?= [a-z]{3,}ing\b)"
    r"|\bstop(?:s|ped)? short of\b|\brul(?:e|es|ed|ing) out\b"
)
_DENIES = re.compile(r"\b(?:den(?:y|ies|ied|ying)|denials?|refut(?:e|es|ed|ing)|rebut(?:s|ted|ting)?)\b")
_DISMISSES = re.compile(
    r"\b(?:dismiss(?:es|ed|ing)?|reject(?:s|ed|ing)?|disput(?:e|es|ed|ing))(?=\s(?:\S+\s){0,2}"
    r"(?:that|reports?|claims?|rumou?rs?|allegations?|suggestions?|accusations?|speculation|charges?)\b)"
)
# What is avoided or cancelled does not come: "avoided a recession", or "a march was cancelled".
_AVERTS = re.compile(
    r"(?:(?<=managed to )|(?<=able to )|(?<!to ))(?<!be )(?<!been )(?<!was )(?<!were )(?<!being )"
    r"\b(?:(?:avoid|avert)(?:s|ed|ing)?|cancel(?:s|l?ed|l?ing)?(?! out\b)|scrap(?:s|ped|ping))\b"
)
_AVERTED = re.compile(
    r"\b(?:be|been|was|were|being) (?:avoided|averted|prevented|ruled out|cancel(?:l?ed)?|scrapped)\b"
)
_SCOPE = 3
_WIDE_SCOPE = 10
_WAITS = re.compile(r"(?:\bnot\b|n't\b)[^.,;]{3,60}\b(?:before|until|till)\b")
_AT_CLOSE = re.compile(r"\bclos(?:e|es|ed|ing)(?= (?:(?:up|down|at) \S{0,4}\d|higher|lower|flat))")
# "closed lower", "ended the day 0.7% up": the verb says when, the particle which way.
_ENDED = re.compile(
    r"\b(?:clos|end|finish|open|trad|settl)(?:e[sd]?|ing|s|ed)\b(?= "
    r"(?:(?:the (?:day|week|month|quarter|year|session)|trading|(?:on )?[a-z]+day"
    r"|[a-z]+ly|a|little|\d\S*|per ?cent|points) ){0,4}"
    r"(?:(?P<up>higher|up \S{0,4}\d|\d\S* (?:per ?cent |points )?up|in the (?:green|black))"
    r"|lower|down \S{0,4}\d|\d\S* (?:per ?cent |points )?down|in the red)\b)"
)
_WAYS = (" higher", " lower", " up", " down", " in the ")
_SCOPE_ENDS = re.compile(
    r"[;:.—–]|\b(?:of|from|with|by) (?:the|this|these|that|those)\b|, (?:but|and)\b| but "
)
_GOVERNS = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|dismiss(?:es|ed|ing)?|reject(?:s|ed|ing)?|refut(?:e|es|ed|ing)"
    r"|rul(?:e|es|ed|ing) out|disput(?:e|es|ed|ing)|denials?"
    r"|no (?:evidence|sign|indication|suggestion|proof)|doubts?)"
    r"(?:,?\s(?!(?:was|were|and|but|or)\b)[a-z’'-]+){0,3}\s*(?:that)?\s*$"
)
_NEGATORS = (
    (_NOT, _SCOPE),
    (_REFUSES, _SCOPE),
    (_DENIES, _WIDE_SCOPE),
    (_DISMISSES, _WIDE_SCOPE),
    (_AVERTS, _SCOPE),
    (_AVERTED, -_SCOPE),
)
# How the words of all these begin: what has none of them denies nothing.
_MAY_DENY = re.compile(
    r"n(?<!\w.)(?:o|e[iv])|n't|cannot|zero|refu|fail|declin|unable|yet|unwill|stop|ceas|quit|rul|den[yi]|rebut"
    r"|dismiss|reject|disput|aver|avoid|prevent|cancel|scrap"
)
# Verbs whose denial is one of what follows: not to expect a rise is to expect none.
_RAISING = frozenset({"=believe", "=expect", "appear", "seem", "think", "want"})
_ORDINAL = re.compile(r"(\d(?<!\w.)\d*)(?:st|nd|rd|th)[\s-]+([a-z]+)")
_DAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b")
_COMPARED = frozenset({"lower", "further", "left"})
# Forms that are mostly other parts of speech: a fire, back home, a draw.
_OTHERWISE = frozenset({"fire", "fires", "back", "leaves", "draw"})
_NAME = re.compile(r"\b[A-Z][\w’'-]+")
_IDLE = frozenset(
    {
        "plan",
        "report",
        "claim",
        "intent",
        "sign",
        "evid",
        "need",
        "rumor",
        "rumour",
        "alleg",
        "suggest",
        "reason",
    }
)

_NO_SCOPE = _IDLE | _RAISING


@dataclass(frozen=True, slots=True)
class Assertion:
    """What one statement says.

    ``said`` are its concepts, ``quote`` its words.
    ``negated`` tells whether it denies, by an odd number of ``deniers``, and ``denied`` what. ``sides``
    tells for each pair of opposites on which side its word stands, ``ordinals`` the number of a noun
    ("minute": 64); ``is_partial`` is set where only a part or a way of it is denied.
    """

    quote: str
    said: frozenset[str]
    is_partial: bool
    deniers: frozenset[str]
    negated: bool
    denied: frozenset[str]
    sides: Mapping[str, tuple[int, str]]
    ordinals: Mapping[str, str]
    weekdays: frozenset[str]

    @property
    def predicates(self) -> frozenset[str]:
        """The concepts of its verbs."""
        return _predicates(self.quote)

    @property
    def actors(self) -> frozenset[str]:
        """The names in its subject."""
        return _actors(self.quote)


@lru_cache(maxsize=20_000)
def of(quote: str) -> Assertion:
    """Return what ``quote``, or its first 600 characters, asserts."""
    plain, bare = _plain(quote[:_LONGEST])
    sides = _sides(plain)
    scopes = list(_scopes(bare))
    deniers = frozenset(word for word, _ in scopes)
    denial = {c for word in deniers for c in content(word, Span(0, len(word)))}
    said = frozenset(content(plain, Span(0, len(plain)))) - _IDLE - denial
    return Assertion(
        quote[:_LONGEST],
        said,
        _is_partly_denied(bare),
        deniers,
        len(scopes) % 2 == 1,
        frozenset(c for _, scope in scopes for c in scope),
        sides,
        {concept(m[2]): m[1] for m in _ORDINAL.finditer(plain)},
        frozenset(_DAY.findall(plain) if "day" in plain else ()),
    )


@lru_cache(maxsize=20_000)
def _plain(quote: str) -> tuple[str, str]:
    """Return what ``quote`` says in plain words, and the same without negations that deny nothing."""
    plain = plainly(fold(quote))
    if any(way in plain for way in _WAYS):
        plain = _ENDED.sub(lambda m: "rose" if m["up"] else "fell", plain)
    if "clos" in plain:
        plain = _AT_CLOSE.sub("ended", plain)
    may_deny = "no" in plain or "n't" in plain or "never" in plain
    return plain, _BOUND_NEGATION.sub(" ", _IDLE_NEGATION.sub(" ", plain)) if may_deny else plain


def _is_partly_denied(bare: str) -> bool:
    has_not = "not" in bare or "n't" in bare
    return (has_not and _PART_NEGATED.search(bare) is not None) or _PART_OF.search(bare) is not None


def governs(words_before: str) -> bool:
    """Tell whether words that end where a clause begins deny it: "denied reports that", "refused to"."""
    return _GOVERNS.search(fold(words_before[-80:])) is not None


def is_negated(quote: str) -> bool:
    """Tell whether a statement denies: an odd number of its words do."""
    return len(list(_denials(_plain(quote[:_LONGEST])[1]))) % 2 == 1


def opposed(a: Assertion, b: Assertion) -> tuple[str, str] | None:
    """Return a word of ``a`` and its opposite in ``b``, None where there are none."""
    for axis, (side, word) in a.sides.items():
        if axis in b.sides and b.sides[axis][0] != side:
            return word, b.sides[axis][1]
    return None


def turned(a: Assertion, b: Assertion, pair: tuple[str, str] | None) -> bool:
    """Tell whether one of two statements denies and the other not; a denial in ``pair`` does not count."""
    first, second = pair or ("", "")
    return (a.negated != (first in a.deniers)) != (b.negated != (second in b.deniers))


def waits(quote: str) -> bool:
    """Tell whether a statement says not before when something is: "will not reopen before June"."""
    return _WAITS.search(fold(quote[:_LONGEST])) is not None


def axes(quote: str) -> frozenset[str]:
    """Return the pairs of opposites of which ``quote`` has a word: two that are opposed share one."""
    return frozenset(of(quote).sides)


def _denials(plain: str) -> Iterator[tuple[re.Match[str], int]]:
    """Yield each word that denies, with how many concepts after it that it denies; below 0, before it."""
    if _MAY_DENY.search(plain) is not None:
        for pattern, reach in _NEGATORS:
            for match in pattern.finditer(plain):
                yield match, reach


def _scopes(plain: str) -> Iterator[tuple[str, list[str]]]:
    """Yield each word that denies, with the concepts that it denies."""
    for match, reach in _denials(plain):
        if reach > 0:
            stop = _SCOPE_ENDS.search(plain, match.end(), match.end() + 90)
            end = stop.start() if stop else min(len(plain), match.end() + 90)
            after = content(plain, Span(match.end(), end))
            yield match.group(), [c for c in after if c not in _NO_SCOPE][:reach]
        else:
            start = max((m.end() for m in _SCOPE_ENDS.finditer(plain, 0, match.start())), default=0)
            before = content(plain, Span(start, match.start()))
            yield match.group(), [c for c in before if c not in _NO_SCOPE][reach:]


def loosely_opposed(a: Assertion, b: Assertion) -> tuple[str, str] | None:
    """Return as ``opposed`` does, by more words than tell opposites across articles."""
    first, second = (_sides(plainly(fold(x.quote)), "antonyms_more") for x in (a, b))
    for axis in first.keys() & second.keys():
        if first[axis][0] != second[axis][0]:
            return first[axis][1], second[axis][1]
    return opposed(a, b)


def _sides(plain: str, lexicon: str = "antonyms") -> dict[str, tuple[int, str]]:
    """Return the pairs of opposites with the side and word found; a pair with both sides is left out."""
    found: dict[str, tuple[int, str]] = {}
    both: set[str] = set()
    for word in tokens(plain):
        for axis, side in _axes_of(word, lexicon):
            if axis in found and found[axis][0] != side:
                both.add(axis)
            found.setdefault(axis, (side, word))
    return {axis: seen for axis, seen in found.items() if axis not in both}


@lru_cache(maxsize=50_000)
def _axes_of(word: str, lexicon: str = "antonyms") -> tuple[tuple[str, int], ...]:
    return () if word in _COMPARED | _OTHERWISE else _opposites(lexicon).get(stem(base_of(word)), ())


@cache
def _opposites(lexicon: str) -> dict[str, tuple[tuple[str, int], ...]]:
    table: dict[str, tuple[tuple[str, int], ...]] = {}
    for line in entries(lexicon):
        axis = f"±{line.split(maxsplit=1)[0]}"
        for side, members in enumerate(line.split("|")):
            for word in members.split():
                key = stem(base_of(word))
                table[key] = (*table.get(key, ()), (axis, side))
    return table


@lru_cache(maxsize=20_000)
def _predicates(quote: str) -> frozenset[str]:
    """Return the concepts of what the verbs of ``quote`` say; of a light verb what follows it."""
    found: set[str] = set()
    for clause in clauses.find(quote, Span(0, len(quote))):
        if clause.verb is None:
            continue
        verbs = [v for span in clause.verbs for v in _heavy(_with_particle(quote, span))]
        found.update(verbs or _light(content(quote, Span(clause.verb.start, clause.span.end))))
    whole = content(quote, Span(0, len(quote)))
    return frozenset(found) or frozenset(c for c in whole if c not in words("time_stems")) or frozenset(whole)


def _with_particle(quote: str, verbs: Span) -> str:
    """Return the words of a group of verbs, a set phrase that it begins replaced by the word for it."""
    count = len(tokens(fold(verbs.of(quote))))
    ahead = plainly(fold(quote[verbs.start : verbs.end + _PARTICLES]))
    return " ".join(tokens(ahead)[:count])


def _light(found: Sequence[str]) -> list[str]:
    """Return the first two concepts that a light verb leads to, when left out."""
    return [c for c in found if c not in words("light_verbs") and c not in words("time_stems")][:2]


@lru_cache(maxsize=20_000)
def _actors(quote: str) -> frozenset[str]:
    """Return the names in the subject of the first clause of ``quote`` that has one."""
    parts = clauses.find(quote, Span(0, len(quote)))
    subject = next((c.subject for c in parts if c.verb is not None), None)
    if subject is None:
        return frozenset()
    names = (m.group().lower() for m in _NAME.finditer(quote, subject.start, subject.end))
    return frozenset(concept(n) for n in names if n not in words("function_words") and not _is_common(n))


def _is_common(word: str) -> bool:
    """Tell whether a word that opens a statement with a capital is likely no name."""
    return concept(word).startswith("=") or word.endswith("s") or word in words("persons")


def _heavy(group: str) -> list[str]:
    """Return the concepts of the verbs of a group that say more than that something is or is done."""
    found = content(fold(group), Span(0, len(group)))
    light = words("light_verbs")
    return [c for c, w in zip(found, found, strict=True) if base_of(w.removeprefix("=")) not in light]
