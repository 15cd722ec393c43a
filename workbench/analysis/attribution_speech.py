"""Whether a cue hands on speech or belief, and whether what stands as its source can speak at all."""

from __future__ import annotations

from functools import cache

from workbench.analysis import names_words
from workbench.analysis.attribution_words import Sentence
from workbench.analysis.lexicons import entries, words
from workbench.analysis.tagging import Tag
from workbench.analysis.wording import irregular_bases, stem

Part = tuple[int, int]
_PERSONAL = frozenset(("he", "she", "they", "it", "i", "we", "you", "him", "her", "them", "who"))
_OWNERS = frozenset(("his", "their", "our", "my", "your", "its", "her"))
_AMOUNTS = frozenset(
    ("a", "about", "almost", "an", "another", "around", "at", "estimated", "fewer", "half", "least", "less")
) | frozenset(
    ("more", "most", "nearly", "no", "only", "over", "roughly", "some", "than", "under", "up", "to")
)  # fmt: skip
_ENDS_HEAD = frozenset(
    (Tag.PREPOSITION, Tag.RELATIVE, Tag.SUBORDINATOR, Tag.GERUND, Tag.PARTICIPLE, Tag.TO, Tag.VERB)
)
_PEOPLE = ("man", "men", "woman", "women", "person", "people", "ist", "ists", "eer", "eers", "folk", "keeper")
_PLURAL_AGENTS = ("ers", "ors", "ians", "ants", "ees")
_EVENTS = ("tion", "sion", "ness", "ance", "ence", "ism", "ship", "ing", "ings", "tions", "age")
_PLAIN = frozenset(
    map(stem, ("say", "tell", "add", "announce", "deny", "warn", "argue", "insist", "according"))
)


def is_saying(word: str, tag: Tag = Tag.VERB) -> bool:
    """Tell whether the folded word ``word`` is of speech, belief or report, or the colon before speech."""
    if tag is Tag.NOUN and word != "according":
        return _root(word) in _nouns()
    return word in (":", "according") or _root(word) in _sayings()


def needs_clause(word: str) -> bool:
    """Tell whether ``word`` is of speech only before a clause: "found that it leaked", not "found a coin"."""
    return _sayings().get(_root(word), False)


def can_speak(sentence: Sentence, part: Part, cue: str) -> bool:
    """Tell whether the noun phrase ``part`` can be who says: no measure, event or lone "its".

    Before a plain verb of speech ("said") an unknown noun is taken for a speaker, before others it is not.
    """
    start, end = part
    first = sentence.lower(start)
    if end - start == 1 and (sentence.tags[start] is Tag.PRONOUN or first in _OWNERS):
        return first in _PERSONAL
    head = _head(sentence, start, end)
    if head is None or (sentence.tags[start] is Tag.PREPOSITION and first not in _AMOUNTS):
        return False
    word = sentence.lower(head).removesuffix("'s")
    if _is_counted(sentence, start, head) or first == "no":
        return _is_person(word)
    if sentence.tags[head] is Tag.NAME or _is_speaker(word):
        return True
    return _root(cue) in _PLAIN and stem(word) not in _mute() and not word.endswith(_EVENTS)


def _root(word: str) -> str:
    return stem(irregular_bases().get(word, word))


@cache
def _sayings() -> dict[str, bool]:
    rows = (line.partition("\t") for line in entries("saying_words"))
    return {stem(word): bool(mark) for word, _, mark in rows}


@cache
def _nouns() -> frozenset[str]:
    return frozenset(map(stem, words("saying_nouns")))


@cache
def _mute() -> frozenset[str]:
    return frozenset(map(stem, words("mute_nouns")))


@cache
def _speakers() -> frozenset[str]:
    return frozenset(map(stem, words("speakers") | words("persons")))


def _head(sentence: Sentence, start: int, end: int) -> int | None:
    """Return the word that the phrase is about: the last noun before what only describes it."""
    head: int | None = None
    for at in range(start, end):
        ends = sentence.tags[at] in _ENDS_HEAD or sentence.lower(at) in (",", "(", "and")
        if head is not None and ends and sentence.lower(head + 1) != "'":
            break
        if sentence.tags[at] in (Tag.NOUN, Tag.NAME) and sentence.words[at].is_word:
            head = at
    return head


def _is_counted(sentence: Sentence, start: int, head: int) -> bool:
    """Tell whether the phrase opens with an amount: "at least 340 irregularities", "Some 3.2 million"."""
    for at in range(start, head):
        if sentence.tags[at] is Tag.NUMBER or sentence.lower(at)[0].isdigit():
            return True
        if sentence.lower(at) not in _AMOUNTS:
            return False
    return sentence.lower(head)[0].isdigit()


def _is_speaker(word: str) -> bool:
    title = word.capitalize()
    if word.endswith(_PLURAL_AGENTS) and stem(word) not in _mute():
        return True
    known = stem(word) in _speakers() or names_words.is_title(title) or names_words.marks_organisation(title)
    return known or _is_person(word)


def _is_person(word: str) -> bool:
    return stem(word) in _people() or word.endswith(_PEOPLE)


@cache
def _people() -> frozenset[str]:
    """Return the stems of nouns for people: those counted elsewhere, and the speakers by their endings."""
    made = (w for w in words("speakers") if w.endswith(("er", "or", "ian", "ist", "ant", "ee")))
    others = ("witness", "expert", "parent", "official", "diplomat", "relative", "colleague", "source", "one")
    return frozenset(map(stem, (*words("persons"), *made, *others)))
