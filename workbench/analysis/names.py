"""Names of people, organisations and places, each with the fullest form that its article uses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from workbench.analysis import lexicons
from workbench.analysis import names_entity as entity
from workbench.analysis import names_words as words
from workbench.analysis.mentions import NameMention
from workbench.analysis.names_canon import Canon
from workbench.analysis.names_runs import Run, adjoins, is_fragment, is_title_case, runs
from workbench.analysis.names_tokens import Token, tokens
from workbench.core.span import Span

_ABBREVIATION = re.compile(r"\s?\(\s?(?:the\s)?[\"“'‘]?(?P<short>[A-Z][A-Za-z&.-]{1,9})[\"”'’]?\s?\)")

_ACTS = frozenset(("said", "says", "told", "added", "who", "has", "was", "is"))
_EXPLAINS = frozenset(("the", "a", "an", "which", "whose"))
_MARKET = re.compile(r"\.[A-Z]{1,2}\)")
_DATELINE = re.compile(r"\s?(?:[-–—]|$)")


def find(text: str, sentences: Sequence[Span]) -> tuple[NameMention, ...]:
    """Return every place where a name stands, in text order; an acronym before a longer name is one too."""
    plain: list[Run] = []
    headlines: list[tuple[Token, ...]] = []
    openers: dict[int, Token] = {}
    for sentence in sentences:
        found = tokens(text, sentence)
        if is_title_case(found) or is_fragment(found, text[sentence.end - 1 : sentence.end]):
            headlines.append(found)
        else:
            plain.extend(runs(found))
            if len(found) > 1 and found[0].is_capital and not found[0].owns and adjoins(found[1]):
                openers[found[1].span.start] = found[0]
    lower = _lower_words(text)
    believed = [run for run in _believable(plain, lower) if not _is_ticker(text, run)]
    kept = _with_openers(believed, openers)
    kept.extend(_in_headlines(headlines, kept))
    kept.sort(key=lambda run: (run.span.start, -run.span.end))
    return _mentions(text, kept, lower)


def _is_ticker(text: str, run: Run) -> bool:
    """Tell whether a name is the code of a share in brackets: "Calder (CLD.L)"."""
    before, after = text[run.span.start - 1 : run.span.start], text[run.span.end : run.span.end + 4]
    return before == "(" and _MARKET.match(after) is not None


def _with_openers(kept: Sequence[Run], openers: Mapping[int, Token]) -> list[Run]:
    """Give a name the word back that opens its sentence, where it stands whole elsewhere ("Star Wars")."""
    names = [[t.text for t in run.tokens] for run in kept if len(run.tokens) > 1]
    whole = {" ".join(name[i:]) for name in names for i in range(len(name) - 1)}
    found = []
    for run in kept:
        opener = openers.get(run.span.start)
        is_part = opener is not None and f"{opener.text} {run.name}" in whole
        opened = (opener,) if opener is not None and is_part else ()
        found.append(replace(run, tokens=(*opened, *run.tokens), before="") if opened else run)
    return found


def _lower_words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"(?<![\w'’])[a-z][a-z'’-]+", text))


def _believable(found: Iterable[Run], lower: frozenset[str]) -> list[Run]:
    """Leave out single words that open a sentence and have no other sign of being a name."""
    found = list(found)
    alone = {run.tokens[0].text for run in found if not run.is_doubtful and len(run.tokens) == 1}
    parts = {t.text for run in found if not run.is_doubtful for t in run.tokens if not words.is_plain(t.text)}
    sure = alone | parts
    forms = {run.name for run in found}
    kept = [run for run in found if not run.is_doubtful or _is_name(run, sure, lower)]
    return [_without_opener(run, forms, lower) for run in kept]


def _without_opener(run: Run, forms: set[str], lower: frozenset[str]) -> Run:
    """Leave out a plain word that opens a sentence before a name that stands alone elsewhere."""
    first = run.tokens[0]
    if len(run.tokens) < 2 or not first.is_first or words.is_first_name(first.text):
        return run
    plain = first.text.casefold() in lower or words.is_plain(first.text)
    rest = Run(run.tokens[1:], run.titled, False, first.text, run.after)
    is_person = len(rest.tokens) > 1 and not words.marks_organisation(rest.tokens[-1].text)
    says_who = is_person and first.text.casefold() in lexicons.words("persons")
    return rest if says_who or (plain and rest.name in forms) else run


def _is_name(run: Run, sure: set[str], lower: frozenset[str]) -> bool:
    word = run.tokens[0]
    known = word.text in sure or words.is_place(word.text) or word.is_acronym or word.owns
    if known:
        return True
    if word.text.casefold() in lower or words.is_common(word.text):
        return False
    if words.is_first_name(word.text):
        return True
    return run.after in _ACTS | _EXPLAINS and not words.is_plain(word.text)


def _in_headlines(headlines: Iterable[Sequence[Token]], known: Sequence[Run]) -> list[Run]:
    """Find in title-cased lines what the plain sentences, or the lexicons, know as a name."""
    forms = {tuple(t.text for t in run.tokens) for run in known}
    parts = {form[-1:] for form in forms if len(form) > 1 and not words.marks_organisation(form[-1])} | forms
    found: list[Run] = []
    for line in headlines:
        index = 0
        while index < len(line):
            size = _known_at(line, index, parts)
            if size:
                found.append(Run(tuple(line[index : index + size])))
            index += size or 1
    return found


def _known_at(line: Sequence[Token], index: int, forms: set[tuple[str, ...]]) -> int:
    for size in range(min(6, len(line) - index), 0, -1):
        part = tuple(t.text for t in line[index : index + size])
        if any(not adjoins(t) for t in line[index + 1 : index + size]):
            continue
        if part in forms or words.is_place(" ".join(part)):
            return size
        if size == 1 and _is_acronym(line[index]) and not all(t.is_acronym for t in line if len(t.text) > 3):
            return size
    return 0


def _is_acronym(token: Token) -> bool:
    return token.is_acronym and not words.is_calendar(token.text)


def _introduced(text: str, run: Run) -> re.Match[str] | None:
    """Return the abbreviation in brackets behind a name; not the agency behind a dateline's place."""
    match = _ABBREVIATION.match(text, run.span.end)
    if match is None or words.is_place(run.name.title()) or sum(c.isupper() for c in match["short"]) < 2:
        return None
    if len(run.tokens) == 1 and (
        _DATELINE.match(text, match.end()) or not _in_order(match["short"], run.name)
    ):
        return None
    return match


def _in_order(short: str, name: str) -> bool:
    """Tell whether the letters of ``short`` follow one another in ``name``: MA in Metallarbeit."""
    letters = iter(name.casefold())
    return all(c in letters for c in short.casefold() if c.isalpha())


def _mentions(text: str, kept: Sequence[Run], lower: frozenset[str]) -> tuple[NameMention, ...]:
    shorts = {run.span.end: match for run in kept if (match := _introduced(text, run)) is not None}
    given = {run.name: shorts[run.span.end].group("short") for run in kept if run.span.end in shorts}
    canon = Canon(kept, given, lower)
    found: list[NameMention] = []
    full: set[str] = set()
    for run in kept:
        canonical, kind = canon.of(run)
        first = canonical not in full and run.name == canonical
        span = run.span
        if first:
            full.add(canonical)
            if span.end in shorts:
                span = Span(span.start, shorts[span.end].end())
        found.append(NameMention(span, canonical, kind, first))
        found.extend(_leading_acronym(run, canon, full))
    return tuple(found)


def _leading_acronym(run: Run, canon: Canon, full: set[str]) -> list[NameMention]:
    """Name also the body to which a longer name belongs: CSTO in CSTO Collective Security Council."""
    first = run.tokens[0]
    if len(run.tokens) < 3 or not first.is_acronym or len(first.text) < 3 or words.is_place(first.text):
        return []
    canonical, _ = canon.of(Run((first,)))
    is_full = canonical == first.text and canonical not in full
    if is_full:
        full.add(canonical)
    return [NameMention(first.span, canonical, entity.ORGANISATION, is_full)]
