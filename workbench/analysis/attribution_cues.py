"""The words that hand on speech or belief ("said", "according to", "accused"), told from their other uses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workbench.analysis.attribution_speech import is_saying, needs_clause
from workbench.analysis.attribution_words import Sentence
from workbench.analysis.lexicons import weights, words
from workbench.analysis.tagging import Tag
from workbench.analysis.wording import stem
from workbench.core.span import Span

_HEARERS = frozenset(
    ("court", "hearing", "inquest", "inquiry", "judge", "judges", "jury", "panel", "tribunal")
)
"""Those before whom something is said: "the court heard that"."""


@dataclass(frozen=True, slots=True)
class Cue:
    """One cue: the index of its word in its sentence, where it stands, how sure it is (0 is undecided)."""

    index: int
    span: Span
    word: str
    sureness: float


def find(sentence: Sentence) -> tuple[Cue, ...]:
    """Return the cues of ``sentence`` in order."""
    table = weights("cue_weights")
    found: list[Cue] = []
    for index in candidates(sentence):
        total = table["base"] + sum([table.get(f, 0.0) for f in features(sentence, index)])
        if total > 0 or sentence.lower(index) in ("heard", "hears"):
            word = sentence.words[index]
            last = sentence.words[index + 1] if is_according(sentence, index) else word
            found.append(Cue(index, Span(word.span.start, last.span.end), word.lower, total))
    return tuple(found)


def candidates(sentence: Sentence) -> Iterator[int]:
    """Yield the indices of the words of ``sentence`` that can be cues."""
    lexicon = words("cue_words")
    return (
        i
        for i, word in enumerate(sentence.words)
        if (word.lower in lexicon or is_rare_form(sentence, i)) and _can_be(sentence, i)
    )


def is_rare_form(sentence: Sentence, index: int) -> bool:
    """Tell whether a form that learning did not see is of a verb that hands on speech: "she expects"."""
    if sentence.tags[index] is not Tag.VERB:
        return False
    word = sentence.lower(index)
    if word in ("heard", "hears"):
        return sentence.lower(index - 1) in _HEARERS
    return is_saying(word) and not needs_clause(word)


def _can_be(sentence: Sentence, index: int) -> bool:
    """Leave out colons at an edge, and words that their capital makes part of a name."""
    word = sentence.words[index]
    if _is_compound(sentence, index) or (word.lower == "sworn" and sentence.lower(index + 1) == "in"):
        return False
    if not word.is_word:
        return 0 < index < len(sentence) - 1
    return word.text.islower() or index == 0 or word.lower in words("speech_verbs_plain")


def _is_compound(sentence: Sentence, index: int) -> bool:
    """Tell whether a form in "-ing" is the head of a compound noun ("a gale warning for the area")."""
    if sentence.tags[index] is not Tag.GERUND or index < 2 or sentence.tags[index - 1] is not Tag.NOUN:
        return False
    determined = sentence.tags[index - 2] in (Tag.DETERMINER, Tag.NOUN)
    one = not sentence.lower(index - 1).endswith("s")
    return determined and one and sentence.lower(index + 1) not in ("that", "of", "about", "against")


def is_according(sentence: Sentence, index: int) -> bool:
    """Tell whether "according to" stands at ``index``."""
    return sentence.lower(index) == "according" and sentence.lower(index + 1) == "to"


def features(sentence: Sentence, index: int) -> Iterator[str]:
    """Yield by name what speaks for or against a cue at ``index``: its word and what stands around it."""
    own = sentence.lower(index)
    before, after = sentence.shape(index - 1), sentence.shape(index + 1)
    yield f"w={own}"
    yield f"w={own} <{before}"
    yield f"w={own} >{after}"
    yield f"<{before}"
    yield f">{after}"
    yield f"<<{sentence.shape(index - 2)} {before}"
    yield f">>{after} {sentence.shape(index + 2)}"
    yield f"<<<{sentence.shape(index - 3)}"
    yield f">>>{sentence.shape(index + 3)}"
    root = stem(own)
    yield f"s={root}"
    yield f"s={root} <{before}"
    yield f"s={root} >{after}"
    yield f"<{before} >{after}"
    yield f"subject={_subject(sentence, index)} s={root}"
    yield f"subject={_subject(sentence, index)} >{after}"
    capital = sentence.words[index].text[0].isupper()
    ending = "upper" if capital else own[-3:] if own.endswith("ing") else own[-2:]
    yield f"ending={ending} <{before}"
    yield f"ending={ending} >{after}"
    if sentence.quoted[index]:
        yield "quoted"
        yield f"quoted w={own}"
    yield from _around(sentence, index)


def _subject(sentence: Sentence, index: int) -> str:
    """Return the shape of the word before the cue and its helpers."""
    for at in range(index - 1, max(index - 5, -1), -1):
        if sentence.lower(at) not in words("helpers") and not sentence.lower(at).endswith("ly"):
            return sentence.shape(at)
    return "#"


def _around(sentence: Sentence, index: int) -> Iterator[str]:
    ahead = [w.lower for w in sentence.words[index + 1 : index + 9]]
    behind = [w.lower for w in sentence.words[max(index - 6, 0) : index]]
    if "that" in ahead[:6]:
        yield "that ahead"
    if not sentence.quoted[index]:
        if any(sentence.quoted[index + 1 : index + 9]):
            yield "quotation ahead"
        if any(sentence.quoted[max(index - 9, 0) : index]):
            yield "quotation behind"
    if index == 0:
        yield "first"
    if '"' in behind and "," in behind:
        yield "after a quotation"
    if any(w in ("who", "which") for w in behind[-3:]):
        yield "relative"
    if any(w in ("he", "she", "they", "i", "we") for w in behind[-2:]):
        yield "pronoun before"
