"""A light reading of word classes: what clause segmentation needs to know of each word, from word lists."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from functools import cache, lru_cache

from workbench.analysis.lexicons import entries, words
from workbench.analysis.verbs import base_of, verb_forms
from workbench.analysis.wording import Word, words_of
from workbench.core.span import Span


class Tag(StrEnum):
    """The part a word plays; NOUN stands for nouns and adjectives alike."""

    NOUN = "noun"
    NAME = "name"
    NUMBER = "number"
    PRONOUN = "pronoun"
    DETERMINER = "determiner"
    PREPOSITION = "preposition"
    AUXILIARY = "auxiliary"
    VERB = "verb"
    PARTICIPLE = "participle"
    GERUND = "gerund"
    INFINITIVE = "infinitive"
    TO = "to"
    CONJUNCTION = "conjunction"
    SUBORDINATOR = "subordinator"
    RELATIVE = "relative"
    ADVERB = "adverb"
    MARK = "mark"


# Verbs whose past is as their base, so that no "s" or "ed" tells them from nouns.
_UNCHANGED = frozenset(
    (
        "beat",
        "burst",
        "cast",
        "cost",
        "cut",
        "hit",
        "hurt",
        "put",
        "quit",
        "set",
        "shed",
        "shut",
        "split",
        "spread",
    )
)
# Past forms of verbs without an object: no participle of theirs stands behind a noun.
_INTRANSITIVE = frozenset(
    (
        "died",
        "arrived",
        "appeared",
        "happened",
        "occurred",
        "remained",
        "emerged",
        "disappeared",
        "vanished",
        "lasted",
    )
)
# Helpers that a headline may shout ("Holm IS SACKED"), none of which is an abbreviation.
_SHOUTED = frozenset({"is", "are", "was", "were", "has", "have", "had", "will", "can", "must"})
_BE = frozenset({"am", "is", "are", "was", "were", "be", "been", "being", "get", "got", "gets"})
_MODAL = frozenset(
    {"will", "would", "shall", "should", "can", "could", "may", "might", "must", "cannot", "do", "does"}
)


@cache
def _closed() -> dict[str, Tag]:
    table: dict[str, Tag] = {}
    for line in entries("closed_classes"):
        name, _, members = line.partition(":")
        for word in members.split():
            table.setdefault(word, Tag(name))
    return table


@lru_cache(maxsize=2_000)
def tagged(text: str, span: Span) -> tuple[tuple[Word, ...], tuple[Tag, ...]]:
    """Return the words of ``text`` under ``span``, and the tag of each; kept, as several readers ask."""
    found = words_of(text, span)
    return found, tags(found)


def tags(sentence: Sequence[Word]) -> tuple[Tag, ...]:
    """Return the tag of each word of a sentence; clear finite verbs are VERB, participles PARTICIPLE."""
    plain = _lowered(sentence) if _is_title(sentence) else sentence
    found: list[Tag] = []
    for index, word in enumerate(plain):
        found.append(_tag(plain, index, found, word))
    return _settle(plain, found)


def _is_title(sentence: Sequence[Word]) -> bool:
    """Tell whether nearly all words have capitals, as in a headline: then capitals tell no names."""
    long = [w.text for w in sentence if w.text.isalpha() and len(w.text) > 3]
    return len(long) >= 3 and sum(w[0].isupper() for w in long) > 0.8 * len(long)


def _lowered(sentence: Sequence[Word]) -> tuple[Word, ...]:
    return tuple(Word(w.span, w.lower, w.lower) if not w.text.isupper() else w for w in sentence)


def _tag(sentence: Sequence[Word], index: int, before: Sequence[Tag], word: Word) -> Tag:
    return _by_shape(sentence, index, before, word) or _open_class(sentence, index, before, word)


def _by_shape(sentence: Sequence[Word], index: int, before: Sequence[Tag], word: Word) -> Tag | None:
    """Return the tag of marks, figures and words of closed classes."""
    lower = word.lower
    if not word.is_word:
        return Tag.MARK
    if lower == "to":
        return Tag.TO
    if lower == "that":
        return _that(sentence, index, before)
    if lower.endswith("n't"):
        return Tag.AUXILIARY
    if lower[0].isdigit():
        return Tag.NUMBER
    if word.text == "May" and _is_month(sentence, index):
        return Tag.NAME
    if (
        lower in ("each", "all", "both", "since")
        and before
        and before[-1] is Tag.AUXILIARY
        and _verb_follows(sentence, index)
    ):
        return Tag.ADVERB
    is_short = word.text.isupper() and len(lower) > 1 and lower not in _SHOUTED
    return None if is_short else _closed().get(lower)


def _verb_follows(sentence: Sequence[Word], index: int) -> bool:
    """Tell whether a verb or its helper stands behind ``index`` ("will each be paid")."""
    following = _word_at(sentence, index + 1)
    return _closed().get(following) is Tag.AUXILIARY or following in verb_forms()


def _is_month(sentence: Sequence[Word], index: int) -> bool:
    """Tell whether "May" stands beside a day or year, or behind a preposition."""
    before, after = (sentence[index - 1].lower if index else ""), _word_at(sentence, index + 1)
    beside = (before + after).strip(",.")
    return index > 0 and (
        before[:1].isdigit() or after[:1].isdigit() or _closed().get(before) is Tag.PREPOSITION or not beside
    )


def _open_class(sentence: Sequence[Word], index: int, before: Sequence[Tag], word: Word) -> Tag:
    """Return the tag of nouns, names, verbs and adverbs."""
    lower, capital = word.lower, word.text[0].isupper() and index > 0
    shouted = word.text.isupper() and bool(before) and before[-1] is Tag.AUXILIARY and lower in verb_forms()
    if capital and not shouted and not _opens(sentence, index):
        return Tag.NAME
    form = verb_forms().get(lower) or _guessed_form(lower)
    tag = _verb(sentence, index, before, form) if form is not None else None
    if tag is not None:
        return tag
    if lower.endswith("ly") and len(lower) > 4:
        return Tag.ADVERB
    return Tag.NAME if capital and form is None else Tag.NOUN


def _opens(sentence: Sequence[Word], index: int) -> bool:
    return sentence[index - 1].text in '"“‘:'


def _guessed_form(lower: str) -> str | None:
    if len(lower) > 4 and lower.endswith("ed") and not lower.endswith("eed"):
        return "done"
    return "ing" if len(lower) > 5 and lower.endswith("ing") else None


def _that(sentence: Sequence[Word], index: int, before: Sequence[Tag]) -> Tag:
    following = _word_at(sentence, index + 1)
    if (before and before[-1] is Tag.PREPOSITION) or not following.isalpha():
        return Tag.PRONOUN
    return Tag.RELATIVE


def _verb(sentence: Sequence[Word], index: int, before: Sequence[Tag], form: str) -> Tag | None:
    """Decide whether a word that can be a verb is one here; None is no."""
    if _is_time_before_verb(sentence, index):
        return None
    back = index - 1
    while back >= 0 and before[back] is Tag.ADVERB:
        back -= 1
    previous = before[back] if back >= 0 else None
    word = sentence[back].lower if back >= 0 else ""
    if form == "ing":
        return _ing(previous, word)
    if form in ("done", "part", "past"):
        return _past(sentence[index].lower, previous, word, form)
    return _present(sentence, index, previous, word, form)


def _ing(previous: Tag | None, word: str) -> Tag | None:
    if word in _BE:
        return Tag.VERB
    return None if previous in (Tag.DETERMINER, Tag.NUMBER) or word.endswith("'s") else Tag.GERUND


def _past(lower: str, previous: Tag | None, word: str, form: str) -> Tag | None:
    if previous is Tag.AUXILIARY:
        return Tag.VERB
    if previous in (Tag.DETERMINER, Tag.PREPOSITION) or word.endswith("'s"):
        return None if form == "done" else Tag.PARTICIPLE
    if word in ("those", "these") and form != "past":
        return Tag.PARTICIPLE
    if form == "past" or lower in _INTRANSITIVE or previous in (Tag.RELATIVE, Tag.PRONOUN):
        return Tag.VERB
    return Tag.PARTICIPLE


def _present(sentence: Sequence[Word], index: int, previous: Tag | None, word: str, form: str) -> Tag | None:
    lower = sentence[index].lower
    if word in ("to", "help", "let"):
        return Tag.INFINITIVE if form == "base" else None
    if word in _MODAL or word.endswith("n't"):
        return Tag.VERB
    if (
        previous is Tag.AUXILIARY
        or previous in (Tag.DETERMINER, Tag.PREPOSITION, Tag.NUMBER)
        or word.endswith("'s")
    ):
        return None
    base = lower if form == "base" else base_of(lower)
    nounish = base in words("noun_verbs")
    if (
        previous is Tag.PRONOUN
        or word in ("which", "who")
        or (previous is Tag.CONJUNCTION and _takes_object(sentence, index))
    ):
        return Tag.VERB
    if form == "s":
        if nounish:
            following = _word_at(sentence, index + 1)
            clear = following[:1].isdigit() or _closed().get(following) in (
                Tag.DETERMINER,
                Tag.PRONOUN,
                Tag.RELATIVE,
            )
            clear = clear or (following in ("by", "to") and _is_figure(sentence, index + 2))
            return Tag.VERB if clear and previous in (Tag.NAME, Tag.NOUN) else None
        return Tag.VERB if previous in (Tag.NAME, Tag.NOUN, Tag.RELATIVE, Tag.CONJUNCTION, Tag.MARK) else None
    acts = lower in _UNCHANGED and previous in (Tag.NAME, Tag.NOUN) and _has_object(sentence, index)
    if nounish and not acts:
        return None
    return (
        Tag.VERB
        if acts or previous is Tag.RELATIVE or (previous is Tag.NOUN and word.endswith("s"))
        else None
    )


def _is_time_before_verb(sentence: Sequence[Word], index: int) -> bool:
    """Tell whether "last" opens a time that parts a verb from its subject ("prices last week fell")."""
    return (
        sentence[index].lower == "last"
        and _word_at(sentence, index + 1) in words("calendar_lower")
        and verb_forms().get(_word_at(sentence, index + 2)) == "past"
    )


def _word_at(sentence: Sequence[Word], index: int) -> str:
    return sentence[index].lower if index < len(sentence) else ""


def _takes_object(sentence: Sequence[Word], index: int) -> bool:
    return _closed().get(_word_at(sentence, index + 1)) in (Tag.DETERMINER, Tag.PRONOUN)


def _has_object(sentence: Sequence[Word], index: int) -> bool:
    """Tell whether a figure or a noun with its article follows: "cost 640 million euros", "hit the town"."""
    return _is_figure(sentence, index + 1) or _takes_object(sentence, index)


def _is_figure(sentence: Sequence[Word], index: int) -> bool:
    """Tell whether a figure, its hedge or its currency stands here."""
    word = _word_at(sentence, index)
    return word[:1].isdigit() or word in words("number_words") | words("hedge_words") | {"$", "£", "€"}


_AFTER_VERB = frozenset(
    {Tag.PREPOSITION, Tag.DETERMINER, Tag.PRONOUN, Tag.TO, Tag.NUMBER, Tag.SUBORDINATOR, Tag.ADVERB}
)
_BREAKS = frozenset({Tag.RELATIVE, Tag.SUBORDINATOR, Tag.MARK, Tag.CONJUNCTION})


def _settle(sentence: Sequence[Word], found: list[Tag]) -> tuple[Tag, ...]:
    """Make the first participle of a stretch without a finite verb its verb ("the troops withdrew")."""
    start = 0
    for index in range(len(found) + 1):
        if index == len(found) or found[index] in _BREAKS:
            _settle_stretch(sentence, found, start, index)
            start = index + 1
    _settle_opening(sentence, found)
    return tuple(found)


def _settle_stretch(sentence: Sequence[Word], found: list[Tag], start: int, end: int) -> None:
    if any(found[i] in (Tag.VERB, Tag.AUXILIARY) for i in range(start, end)):
        return
    follows_mark = start > 0 and found[start - 1] is Tag.MARK
    for index in range(start, end):
        if found[index] is not Tag.PARTICIPLE:
            continue
        if index == start and follows_mark:
            return  # ", motivated by": a participle phrase
        following = _word_at(sentence, index + 1)
        if following == "by" or verb_forms().get(sentence[index].lower) == "part":
            return
        found[index] = Tag.VERB
        return


def _settle_opening(sentence: Sequence[Word], found: list[Tag]) -> None:
    """Make a noun that can be a verb the verb of a sentence whose opening has none ("It ends on Friday")."""
    end = next((i for i, tag in enumerate(found) if tag in _BREAKS - {Tag.MARK}), len(found))
    if any(found[i] in (Tag.VERB, Tag.AUXILIARY, Tag.PARTICIPLE) for i in range(end)):
        return
    for index in range(1, end):
        if found[index] is Tag.NOUN and _can_act(sentence, found, index):
            found[index] = Tag.VERB
            return


def _can_act(sentence: Sequence[Word], found: Sequence[Tag], index: int) -> bool:
    """Tell whether a noun has the form of a verb, with its subject before it and something behind it."""
    form = verb_forms().get(sentence[index].lower)
    back = _subject_before(sentence, found, index)
    if form not in ("s", "base") or found[back] not in (Tag.NOUN, Tag.NAME, Tag.PRONOUN):
        return False
    subject = sentence[back].lower
    is_many = subject in words("plurals")
    is_plural = (subject.endswith("s") and not subject.endswith("ss")) or is_many
    if found[back] is not Tag.PRONOUN and is_plural != (form == "base"):
        return False
    following = found[index + 1] if index + 1 < len(found) else None
    return following in _AFTER_VERB or (is_many and following is Tag.NOUN and found[0] is not Tag.NUMBER)


def _subject_before(sentence: Sequence[Word], found: Sequence[Tag], index: int) -> int:
    """Return where the noun stands that can be the subject of a verb: before adverbs, or before an aside."""
    back = index - 1
    while back > 0 and (found[back] is Tag.ADVERB or sentence[back].lower in ("next", "first")):
        back -= 1
    if sentence[back].text != ",":
        return back
    aside = next((i for i in range(1, back) if sentence[i].text == ","), 0)
    return aside - 1 if aside else back
