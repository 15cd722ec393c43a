"""Where clauses start and end: sentences cut at conjunctions, subordinators, relatives, speech and marks."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from workbench.analysis.lexicons import words
from workbench.analysis.relatives import main_verb
from workbench.analysis.tagging import Tag, tagged
from workbench.analysis.verbs import base_of
from workbench.analysis.wording import Word
from workbench.core.span import Span, trimmed

_FINITE = (Tag.VERB, Tag.AUXILIARY)
_NOMINAL = (Tag.PRONOUN, Tag.DETERMINER, Tag.NAME, Tag.NOUN, Tag.NUMBER)
_FEW = 8
_ASIDE = 14
_VERBAL = (Tag.VERB, Tag.PARTICIPLE, Tag.GERUND, Tag.INFINITIVE)
_ACTS = frozenset({"concede", "confirm", "admit", "announce", "declare"})
_SAYING = frozenset({"say", "think", "believe"})
_ABOUT_A_DATE = frozenset({"the", "early", "late", "mid", "last", "next", "at", "least"})
_DENYING = frozenset({"not", "never", "n't", "hasn't", "hadn't", "haven't", "didn't"})
_PASSIVE = frozenset({"was", "were", "been", "being", "are", "is", "be"})
_INSIDE = frozenset("()“”\"'‘’$£€%&")


class Role(StrEnum):
    """How a clause hangs in its sentence."""

    MAIN = "main"
    JOINED = "joined"
    SUBORDINATE = "subordinate"
    RELATIVE = "relative"
    PARTICIPLE = "participle"
    SPEECH = "speech"
    PHRASE = "phrase"


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause: ``span`` without its linking word, ``verb`` from the first auxiliary to the last verb.

    ``subject`` is what stands before the verb; where a relative clause parts it from the verb, it stands
    before ``span``. A PHRASE has no verb, a SPEECH clause only says who says.
    ``verbs`` are all its verbs, the first one's group included.
    """

    span: Span
    role: Role
    verb: Span | None = None
    subject: Span | None = None
    verbs: tuple[Span, ...] = ()

    @property
    def predicate(self) -> Span:
        """The clause from its verb on; the whole of it where it has none."""
        return Span(self.verb.start, self.span.end) if self.verb else self.span


@lru_cache(maxsize=4_000)
def find(text: str, sentence: Span) -> tuple[Clause, ...]:
    """Return the clauses of ``sentence`` in order; together they hold all its words but linking ones.

    They are kept, as the finders of claims and the matching both ask for those of every sentence.
    """
    tokens, found = tagged(text, sentence)
    starts = _starts(tokens, found)
    clauses = []
    for number, (first, role) in enumerate(starts):
        end = starts[number + 1][0] if number + 1 < len(starts) else len(tokens)
        clause = _clause(text, tokens, found, (first, end), role)
        if clause is not None:
            clauses.append(clause)
    return _rejoined(clauses)


def at(clauses: Sequence[Clause], span: Span) -> Clause:
    """Return the one of ``clauses``, at least one and in order, that shares most with ``span``."""
    first = max(bisect_right(clauses, span.start, key=lambda c: c.span.start) - 1, 0)
    last = max(bisect_right(clauses, span.end - 1, key=lambda c: c.span.start), first + 1)
    if last == first + 1:
        return clauses[first]
    return max(clauses[first:last], key=lambda c: c.span.overlap(span))


def before(clauses: Sequence[Clause], clause: Clause) -> Sequence[Clause]:
    """Return the clauses that stand shortly before ``clause``, the nearest last."""
    index = bisect_right(clauses, clause.span.start, key=lambda c: c.span.end)
    return clauses[max(0, index - _FEW) : index]


def _rejoined(clauses: Sequence[Clause]) -> tuple[Clause, ...]:
    """Give a predicate that only a comma parts from its subject back to it ("the minister, X, said")."""
    found: list[Clause] = []
    lent: Span | None = None
    for clause in clauses:
        is_bare = clause.subject is None and clause.role in (Role.JOINED, Role.SPEECH)
        if lent is not None and is_bare and clause.span.start - found[-1].span.end == len(", "):
            found.append(replace(clause, subject=lent))
            lent = None
        elif clause.verb is not None and clause.subject is None and _is_parted(found, clause):
            found.append(replace(clause, subject=Span(found[-2].span.start, found[-1].span.end)))
        elif found and clause.verb is not None and clause.subject is None and _is_subject(found, clause):
            subject = found.pop().span
            lent = subject if clause.role is Role.PARTICIPLE else None
            found.append(
                Clause(Span(subject.start, clause.span.end), Role.MAIN, clause.verb, subject, clause.verbs)
            )
        else:
            found.append(clause)
            lent = lent if clause.role is Role.PHRASE else None
    return tuple(found)


def _is_parted(before: Sequence[Clause], clause: Clause) -> bool:
    """Tell whether only a relative clause, which no comma ends, parts a predicate from its subject."""
    if len(before) < 2 or before[-2].role is not Role.PHRASE or before[-1].span.end + 1 != clause.span.start:
        return False
    return clause.role in (Role.JOINED, Role.SPEECH)


def main_of(clauses: Sequence[Clause], clause: Clause) -> Clause:
    """Return the clause whose subject ``clause`` is, with the relative clause behind it, else ``clause``."""
    if clause.verb is not None:
        return clause
    behind = bisect_right(clauses, clause.span.start, key=lambda c: c.span.start) + 1
    main = clauses[behind] if behind < len(clauses) else clause
    return main if main.subject is not None and main.subject.holds(clause.span) else clause


def _is_subject(before: Sequence[Clause], clause: Clause) -> bool:
    if before[-1].role is not Role.PHRASE or len(before[-1].span) < 4:
        return False
    return clause.role in (Role.JOINED, Role.SPEECH) or (
        clause.role is Role.PARTICIPLE and all(c.role is Role.PHRASE for c in before)
    )


def _starts(tokens: Sequence[Word], found: Sequence[Tag]) -> list[tuple[int, Role]]:
    """Return the index of each clause's first word, with its role."""
    starts = [(0, Role.MAIN)]
    has_verb = bool(found) and found[0] in (*_FINITE, Tag.PARTICIPLE, Tag.GERUND)
    main: int | None = None
    for index in range(1, len(tokens)):
        role = Role.JOINED if index == main else _role_from(tokens, found, (starts[-1][0], has_verb), index)
        if role is not None:
            if role is Role.RELATIVE and not has_verb and not _is_comma(tokens, index - 1):
                main = main_verb(tokens, found, index)
            first = index - _led_by(tokens, found, index) if role is Role.RELATIVE else index
            starts.append((first, role))
            has_verb = False
        has_verb = has_verb or found[index] in (*_FINITE, Tag.PARTICIPLE, Tag.GERUND)
    return starts


def _led_by(tokens: Sequence[Word], found: Sequence[Tag], index: int) -> int:
    """Return how many words before the pronoun at ``index`` go with it: "in which", "none of which"."""
    if _some_of_them(tokens, index):
        return 2
    is_object = tokens[index].lower in ("which", "whom") and found[index - 1] is Tag.PREPOSITION
    return int(is_object and index > 1)


def _some_of_them(tokens: Sequence[Word], index: int) -> bool:
    """Tell whether "none of", "all of" and the like stand before the "which" or "whom" at ``index``."""
    if index < 3 or tokens[index - 1].lower != "of" or tokens[index - 3].text != ",":
        return False
    return tokens[index - 2].lower in words("quantifiers")


def _role_from(
    tokens: Sequence[Word], found: Sequence[Tag], current: tuple[int, bool], index: int
) -> Role | None:
    """Return the role of the clause that starts at ``index``, None where none starts.

    ``current`` is where the clause before began, and whether it has had a verb.
    """
    start, has_verb = current
    tag = found[index]
    if tag is Tag.MARK:
        return _role_at_mark(tokens, found, index)
    if tag is Tag.RELATIVE and _finite_ahead(tokens, found, index + 1):
        return Role.RELATIVE
    if tag is Tag.SUBORDINATOR and not _dates_next(tokens, index) and _opens_clause(tokens, found, index):
        return Role.SUBORDINATE
    if tag is Tag.CONJUNCTION and has_verb:
        return _joined(tokens, found, index)
    if tag is not Tag.ADVERB and _after_speech(tokens, found, start, index):
        return Role.SUBORDINATE
    return None


def _role_at_mark(tokens: Sequence[Word], found: Sequence[Tag], index: int) -> Role | None:
    if tokens[index].text in (";", "—", "–", ":", "--") or _is_dash(tokens, index):
        return Role.MAIN
    if _is_comma(tokens, index) and index + 1 < len(tokens):
        return _after_comma(tokens, found, index)
    return None


def _is_comma(tokens: Sequence[Word], index: int) -> bool:
    """Tell whether a comma stands here, or the quotation mark that closes after one."""
    mark = tokens[index].text
    return mark == "," or (mark in '"”' and tokens[index - 1].text in ",?!")


def _is_dash(tokens: Sequence[Word], index: int) -> bool:
    if tokens[index].text != "-" or not 0 < index < len(tokens) - 1:
        return False
    before, after = tokens[index - 1].span.end, tokens[index + 1]
    return after.text == "-" or (
        before < tokens[index].span.start and tokens[index].span.end < after.span.start
    )


def _finite_ahead(tokens: Sequence[Word], found: Sequence[Tag], index: int, reach: int = 20) -> bool:
    """Tell whether a finite verb follows before the next mark other than brackets and quotation marks."""
    for ahead in range(index, min(len(found), index + reach)):
        if found[ahead] in _FINITE:
            return True
        if found[ahead] is Tag.CONJUNCTION or (
            found[ahead] is Tag.MARK and tokens[ahead].text not in _INSIDE
        ):
            return False
    return False


def _opens_clause(tokens: Sequence[Word], found: Sequence[Tag], index: int) -> bool:
    """Tell whether a subordinator opens a clause; the verb in "after a fire in which one died" is not its."""
    ahead = next((i for i in range(index + 1, len(found)) if found[i] in (Tag.RELATIVE, Tag.MARK)), index)
    is_inner = found[ahead] is Tag.RELATIVE and found[ahead - 1] is Tag.PREPOSITION
    if _finite_ahead(tokens, found, index + 1, ahead - index - 1 if is_inner else 20):
        return True
    if is_inner and not any(found[i] in (Tag.GERUND, Tag.PARTICIPLE) for i in range(index + 1, ahead)):
        return False
    following = found[index + 1] if index + 1 < len(found) else Tag.MARK
    if following in (Tag.GERUND, Tag.PARTICIPLE):
        return True
    return (
        tokens[index].lower in ("after", "before", "amid")
        and len(tokens) - index > 4
        and not _is_time(tokens[index + 1 : index + 5])
    )


def _dates_next(tokens: Sequence[Word], index: int) -> bool:
    """Tell whether "since" or "until" stands before a date: it opens no clause ("shut since May 19 and")."""
    if tokens[index].lower not in ("since", "until", "till"):
        return False
    known = words("calendar") | words("day_words")
    ahead = [w for w in tokens[index + 1 : index + 5] if w.lower not in _ABOUT_A_DATE]
    dated = [w.lower in known or w.text in known for w in ahead[:2]]
    return bool(dated) and (dated[0] or (len(dated) > 1 and dated[1] and ahead[0].text[0].isdigit()))


def _is_time(ahead: Sequence[Word]) -> bool:
    """Tell whether the words after "before" or "after" are a time ("the end of June")."""
    known = words("calendar") | words("day_words")
    return any(
        w.lower in known or w.text in known or w.lower in ("end", "midnight", "noon", "dawn") for w in ahead
    )


def _joined(tokens: Sequence[Word], found: Sequence[Tag], index: int) -> Role | None:
    """Return JOINED where a conjunction joins a verb or a whole clause, None where it joins nouns."""
    ahead = index + 1
    if found[index - 1] is Tag.NUMBER and {w.lower for w in tokens[ahead : ahead + 2]} & {"half", "quarter"}:
        return None
    while ahead < len(found) and found[ahead] is Tag.ADVERB:
        ahead += 1
    if ahead < len(found) and found[ahead] in (*_FINITE, Tag.PARTICIPLE):
        return Role.JOINED
    if _finite_ahead(tokens, found, ahead, 12):
        return Role.JOINED
    listed = next((i for i in range(ahead, min(ahead + 8, len(found))) if found[i] is Tag.CONJUNCTION), None)
    comma = tokens[index - 1].text == ","
    if listed and tokens[listed - 1].text == ",":
        return None
    return Role.JOINED if comma and listed and _finite_ahead(tokens, found, listed + 1, 6) else None


def _after_comma(tokens: Sequence[Word], found: Sequence[Tag], index: int) -> Role | None:
    following = found[index + 1]
    if following in (Tag.GERUND, Tag.PARTICIPLE) or _adverb_participle(found, index + 1):
        return Role.PARTICIPLE
    if following in _FINITE:
        return Role.JOINED
    if following in (Tag.CONJUNCTION, Tag.RELATIVE, Tag.SUBORDINATOR, Tag.MARK):
        return None
    if _finite_ahead(tokens, found, index + 1, 10) or _says_behind_aside(tokens, found, index + 1):
        return Role.MAIN
    return None


def _says_behind_aside(tokens: Sequence[Word], found: Sequence[Tag], index: int) -> bool:
    """Tell whether a noun, an aside between commas and a verb of speech follow (", the owner, X, said")."""
    commas = [i for i in range(index, min(index + _ASIDE, len(tokens) - 1)) if found[i] is Tag.MARK][:2]
    if len(commas) < 2 or any(tokens[i].text != "," for i in commas) or commas[0] == index:
        return False
    nominal = all(found[i] in (*_NOMINAL, Tag.PREPOSITION) for i in range(index, commas[0]))
    speaks = found[commas[1] + 1] in _FINITE and is_speech(tokens[commas[1] + 1].lower)
    return nominal and speaks and not any(found[i] in _FINITE for i in range(*commas))


def _adverb_participle(found: Sequence[Tag], index: int) -> bool:
    """Tell whether an adverb and a participle follow (", initially motivated by")."""
    return (
        found[index] is Tag.ADVERB
        and index + 1 < len(found)
        and found[index + 1] in (Tag.PARTICIPLE, Tag.GERUND, Tag.VERB)
    )


def _after_speech(tokens: Sequence[Word], found: Sequence[Tag], start: int, index: int) -> bool:
    """Tell whether ``index`` starts what is said: a verb of speech stands before, a finite verb follows."""
    if found[index] not in _NOMINAL or _is_when(tokens, index):
        return False
    back = index - 1
    while back > start and (found[back] is Tag.ADVERB or _is_when(tokens, back)):
        back -= 1
    while back > start and found[back] is Tag.PREPOSITION and back < index - 1:
        back -= 1
    if base_of(tokens[back].lower) == "tell" and back == index - 1 and _told_next(found, index):
        return False
    back = _before_hearer(tokens, found, start, back)
    if found[back] is not Tag.VERB or not is_speech(tokens[back].lower):
        return False
    said = base_of(tokens[back].lower) in _SAYING
    return _finite_ahead(tokens, found, index, 16) or (said and _past_ahead(found, index))


def _is_when(tokens: Sequence[Word], index: int) -> bool:
    """Tell whether a word is of the time at which something was said ("said last night that")."""
    word = tokens[index].lower
    if word in ("last", "this") and index + 1 < len(tokens):
        return tokens[index + 1].lower in words("calendar_lower") | words("day_words")
    named = index > 0 and tokens[index - 1].lower in ("last", "this") and word in words("calendar_lower")
    return named or word in words("day_words")


def _told_next(found: Sequence[Tag], index: int) -> bool:
    """Tell whether the one word at ``index`` is who is told, and what follows is told ("told her it was")."""
    following = found[index + 1] if index + 1 < len(found) else Tag.MARK
    return found[index] in (Tag.NAME, Tag.NOUN) and following in (Tag.PRONOUN, Tag.DETERMINER)


def _before_hearer(tokens: Sequence[Word], found: Sequence[Tag], start: int, back: int) -> int:
    """Return the index of "told" where the one word at ``back`` is who is told, else ``back``."""
    is_hearer = back > start + 1 and found[back] in (Tag.NAME, Tag.NOUN)
    return back - 1 if is_hearer and base_of(tokens[back - 1].lower) == "tell" else back


def _past_ahead(found: Sequence[Tag], index: int) -> bool:
    """Tell whether a noun and a past form follow ("said 57 people remained in hospital")."""
    for ahead in range(index, min(len(found) - 1, index + _FEW)):
        if found[ahead] not in _NOMINAL:
            return False
        if found[ahead] in (Tag.NOUN, Tag.NAME) and found[ahead + 1] is Tag.PARTICIPLE:
            return True
    return False


@lru_cache(maxsize=50_000)
def is_speech(word: str) -> bool:
    """Tell whether a folded word is a form of a verb of saying or thinking."""
    return base_of(word) in words("speech_verbs")


def _clause(
    text: str, tokens: Sequence[Word], found: Sequence[Tag], bounds: tuple[int, int], role: Role
) -> Clause | None:
    first, end = bounds
    linking = (Tag.CONJUNCTION, Tag.SUBORDINATOR, Tag.RELATIVE, Tag.MARK)
    kept = first
    while (
        kept < end and found[kept] in linking and not (role is Role.RELATIVE and found[kept] is Tag.RELATIVE)
    ):
        if tokens[kept].text in "\"“‘'([" and found[kept] is Tag.MARK:
            break
        kept += 1
    if kept >= end:
        return None
    span = trimmed(text, Span(tokens[kept].span.start, tokens[end - 1].span.end))
    if span is None:
        return None
    verb = _verb_group(tokens, found, kept, end)
    if verb is None:
        return Clause(span, Role.PHRASE)
    subject = trimmed(text, Span(span.start, verb.start)) if verb.start > span.start else None
    further = tuple(
        t.span for t, tag in zip(tokens[kept:end], found[kept:end], strict=True) if tag in _VERBAL
    )
    return Clause(span, _spoken(tokens, found, kept, end) or role, verb, subject, (verb, *further))


def _verb_group(tokens: Sequence[Word], found: Sequence[Tag], first: int, end: int) -> Span | None:
    """Return the clause's verb: finite before participle before gerund."""
    for wanted in (_FINITE, (Tag.PARTICIPLE,), (Tag.GERUND,), (Tag.INFINITIVE,)):
        at = next((i for i in range(first, end) if found[i] in wanted), None)
        if at is None:
            continue
        last = at
        while last + 1 < end and found[last + 1] in (*_FINITE, Tag.ADVERB, Tag.INFINITIVE):
            last += 1
        while last > at and found[last] is Tag.ADVERB:
            last -= 1
        while at > first and found[at - 1] is Tag.ADVERB:
            at -= 1
        return Span(tokens[at].span.start, tokens[last].span.end)
    return None


def _spoken(tokens: Sequence[Word], found: Sequence[Tag], first: int, end: int) -> Role | None:
    """Return SPEECH for a clause whose finite verb only reports ("officials said")."""
    finite = [i for i in range(first, end) if found[i] in _FINITE]
    if not finite or not is_speech(tokens[finite[-1]].lower):
        return None
    last = finite[-1]
    if base_of(tokens[last].lower) in _ACTS and any(tokens[i].lower in _DENYING for i in range(first, last)):
        return None
    if last + 1 < end and found[last + 1] is Tag.TO and tokens[last - 1].lower in _PASSIVE:
        return None
    rest = [i for i in range(last + 1, end) if tokens[i].is_word]
    has_object = bool(rest) and found[rest[0]] in _NOMINAL and not _is_when(tokens, rest[0])
    if has_object and finite[0] > first and base_of(tokens[last].lower) != "tell":
        return None
    return Role.SPEECH if len(rest) <= 5 else None
