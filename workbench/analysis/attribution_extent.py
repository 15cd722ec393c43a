"""How far what was said reaches: which stop, conjunction or preposition behind a cue ends its content."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.analysis.attribution_words import Sentence
from workbench.analysis.lexicons import weights, words
from workbench.analysis.tagging import Tag
from workbench.analysis.wording import stem

_FINITE = frozenset((Tag.VERB, Tag.AUXILIARY))
_OWN = frozenset(("as", "while", "when", "although", "though", "whereas"))
_ASIDE = 14
_REACH = 120
_MOST = 24
_STEPS = (2, 4, 7, 12, 20)


def end_of(sentence: Sentence, cue: int, start: int, limit: int) -> int:
    """Return the word before which the content that begins at ``start`` ends; ``limit`` at the latest."""
    table = weights("extent_weights")
    best, best_total = limit, float("-inf")
    limit = _clause_end(sentence, start, limit)
    for at in candidates(sentence, start, limit):
        total = sum([table.get(f, 0.0) for f in features(sentence, cue, start, at, limit)])
        if total >= best_total:
            best, best_total = at, total
    return best


def candidates(sentence: Sentence, start: int, limit: int) -> Iterator[int]:
    """Yield the words before which content that begins at ``start`` can end, ``limit`` last."""
    stops = words("extent_stops")
    offered = 0
    for at in range(start + 1, min(limit, start + _REACH)):
        if sentence.quoted[at]:
            continue
        possible = sentence.lower(at) in stops or sentence.quoted[at - 1]
        if possible and not _opens_aside(sentence, start, at, limit):
            yield at
            offered += 1
            if offered == _MOST:
                break
    yield limit


def _opens_aside(sentence: Sentence, start: int, at: int, limit: int) -> bool:
    """Tell whether a comma opens an aside between subject and verb: "the movement, Choice, was extremist"."""
    if sentence.lower(at) != "," or _has_verb(sentence, start, at):
        return False
    if at + 1 < limit and sentence.tags[at + 1] in _FINITE:
        return True
    for after in range(at + 2, min(at + _ASIDE, limit - 1)):
        if sentence.lower(after) == ",":
            return sentence.tags[after + 1] in _FINITE
        if sentence.tags[after] in _FINITE:
            return False
    return False


def _clause_end(sentence: Sentence, start: int, limit: int) -> int:
    """Return where the article's own clause begins behind an infinitive: "asked them to help as ..."."""
    if sentence.lower(start) != "to":
        return limit
    for at in range(start + 1, min(limit, start + _REACH)):
        if sentence.tags[at] in _FINITE:
            return limit
        if sentence.lower(at) in _OWN and _has_verb(sentence, at + 1, min(at + 10, limit)):
            return at
    return limit


def _has_verb(sentence: Sentence, start: int, end: int) -> bool:
    return any(tag in _FINITE for tag in sentence.tags[start:end])


def features(sentence: Sentence, cue: int, start: int, at: int, limit: int) -> Iterator[str]:
    """Yield by name what speaks for or against an end before the word ``at``."""
    root = stem(sentence.lower(cue))
    stop = "END" if at == limit else sentence.lower(at)
    if at == limit and limit - start > _REACH:
        stop = "FAR"
    after = sentence.shape(at + 1) if at < limit else "#"
    length = sum(at - start > step for step in _STEPS)
    clause = "that" if sentence.lower(start - 1) == "that" or sentence.lower(start) == "that" else "-"
    opening = sentence.shape(start)
    yield f"{stop}"
    yield f"{stop} >{after}"
    yield f"{stop} s={root}"
    yield f"{stop} length={length}"
    yield f"{stop} {clause}"
    yield f"{stop} {clause} length={length}"
    yield f"{stop} opening={opening}"
    yield f"{stop} <{sentence.shape(at - 1)}"
    yield f"tag={sentence.shape(at - 1)} >{after} {stop}"
    if sentence.quoted[at - 1]:
        yield f"{stop} behind a quotation"
    if any(sentence.quoted[at : min(at + 60, limit)]):
        yield f"{stop} before a quotation"
    if not _has_verb(sentence, start, min(at, start + _REACH)):
        yield f"{stop} verbless"
        yield f"{stop} verbless s={root}"
    if _has_verb(sentence, at + 1, min(at + 10, limit)):
        yield f"{stop} before a verb"
    yield from _cues_behind(sentence, at, limit, stop)


def _cues_behind(sentence: Sentence, at: int, limit: int, stop: str) -> Iterator[str]:
    lexicon = words("speech_verbs_plain")
    if any(w.lower in lexicon for w in sentence.words[at + 1 : min(at + 7, limit)]):
        yield f"{stop} before speech"
