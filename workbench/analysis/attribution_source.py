"""Which words of a sentence name the source of a cue."""

from __future__ import annotations

from workbench.analysis import names_words
from workbench.analysis.attribution_cues import Cue, is_according
from workbench.analysis.attribution_subject import aside_before, subject
from workbench.analysis.attribution_words import Sentence
from workbench.analysis.lexicons import words
from workbench.analysis.tagging import Tag
from workbench.core.span import Span

Part = tuple[int, int]
_HELPERS = frozenset((Tag.AUXILIARY, Tag.ADVERB))
_OPENS_PHRASE = frozenset((Tag.NAME, Tag.DETERMINER, Tag.PRONOUN, Tag.NOUN))
_IN_PHRASE = frozenset(
    (*_OPENS_PHRASE, Tag.NUMBER, Tag.PREPOSITION, Tag.PARTICIPLE, Tag.CONJUNCTION, Tag.GERUND)
) - {Tag.PRONOUN}
_ENDS_PHRASE = frozenset(("on", "during", "after", "before", "by", "as", "when", "while"))
_BE = frozenset(("is", "are", "was", "were", "be", "been", "being"))
_BY_REACH = 8
_JOINED = 25
_PASSIVE = frozenset(("said", "told", "found", "thought", "held", "put", "felt", "heard", "understood"))


def source_of(sentence: Sentence, cue: Cue) -> Part | None:
    """Return the first word of the source of ``cue`` and the one after its last, None where it has none."""
    if is_according(sentence, cue.index):
        return _phrase(sentence, cue.index + 2)
    if is_passive(sentence, cue.index):
        return _agent(sentence, cue.index)
    at = _before_helpers(sentence, cue.index)
    before = sentence.lower(at - 1)
    if before in ('"', "'") or (before == "," and _is_inverted(sentence, cue.index)):
        return _phrase(sentence, cue.index + 1)
    if sentence.tags[cue.index] is Tag.GERUND and at > 0 and sentence.tags[at - 1] in (Tag.NOUN, Tag.NAME):
        return _nearest(sentence, at)
    return subject(sentence, at)


def subject_before(sentence: Sentence, index: int) -> Part | None:
    """Return the noun phrase before the verb at ``index`` and its helpers."""
    return subject(sentence, _before_helpers(sentence, index))


def is_passive(sentence: Sentence, index: int) -> bool:
    """Tell whether the cue's subject is what was said, not who said it: "is expected", "was reported by"."""
    word = sentence.lower(index)
    participle = word.endswith(("ed", "wn", "en")) or word in _PASSIVE
    at = index - 1
    while at > 0 and (sentence.tags[at] is Tag.ADVERB or sentence.lower(at) in ("been", "being")):
        at -= 1
    return participle and sentence.lower(at) in _BE


def follows_on(sentence: Sentence, cue: Cue) -> bool:
    """Tell whether ``cue`` has the source of the cue before it: "... and accused", "..., adding that"."""
    at = _before_helpers(sentence, cue.index)
    return sentence.lower(at - 1) in ("and", "but", "or", ",", "then", '"')


def joined_subject(sentence: Sentence, cue: Cue) -> Part | None:
    """Return the subject of the verb that "and" joins the cue to: "Norvane cut its forecast and said"."""
    joint = _before_helpers(sentence, cue.index) - 1
    if sentence.lower(joint) not in ("and", "but"):
        return None
    for at in range(joint - 1, max(joint - _JOINED, 0), -1):
        behind_aside = sentence.tags[at] is Tag.PARTICIPLE and sentence.lower(at - 1) == ","
        if (sentence.tags[at] is Tag.VERB or behind_aside) and not sentence.quoted[at]:
            return None if is_passive(sentence, at) else subject_before(sentence, at)
    return None


def is_near(sentence: Sentence, cue: Cue, source: Part) -> bool:
    """Tell whether ``source`` stands beside its cue, and is not taken over from an earlier one."""
    lexicon = words("cue_words")
    return source[0] > cue.index or not any(w.lower in lexicon for w in sentence.words[source[1] : cue.index])


def span_of(sentence: Sentence, part: Part | None) -> Span | None:
    """Return the span of the words of ``part``."""
    return sentence.part(*part) if part is not None else None


def _before_helpers(sentence: Sentence, index: int) -> int:
    while index > 0 and sentence.tags[index - 1] in _HELPERS:
        index -= 1
    return index


def _agent(sentence: Sentence, index: int) -> Part | None:
    for at in range(index + 1, min(index + _BY_REACH, len(sentence))):
        if sentence.lower(at) == "by":
            return _phrase(sentence, at + 1)
    return None


def _nearest(sentence: Sentence, end: int) -> Part | None:
    """Return the noun phrase just before a participle: "with officials expressing"."""
    start = end
    while start > 0 and sentence.tags[start - 1] in (Tag.NOUN, Tag.NAME, Tag.DETERMINER, Tag.NUMBER):
        start -= 1
    return (start, end) if start < end else None


def _is_inverted(sentence: Sentence, index: int) -> bool:
    """Tell whether the source follows its cue: a comma before it, and no verb behind the phrase after it."""
    if index + 1 >= len(sentence) or sentence.tags[index + 1] not in _OPENS_PHRASE:
        return False
    comma = _before_helpers(sentence, index) - 1
    if sentence.lower(index + 1) == "that" or aside_before(sentence, comma) is not None:
        return False
    found = _phrase(sentence, index + 1)
    behind = found[1] if found else index + 1
    return behind >= len(sentence) or sentence.tags[behind] not in (Tag.VERB, Tag.AUXILIARY)


def _phrase(sentence: Sentence, start: int) -> Part | None:
    """Return the noun phrase that begins at ``start``."""
    end = start
    while end < len(sentence) and _continues(sentence, end, start):
        end += 1
    return (start, _with_name(sentence, start, end)) if end > start else None


def _with_name(sentence: Sentence, start: int, end: int) -> int:
    """Return the end of a phrase and of the name beside it: "the town's mayor, Joana Ferreiro"."""
    if sentence.lower(end) != ",":
        return end
    is_title = names_words.is_title(sentence.lower(end - 1).capitalize())
    is_described = sentence.tags[start] is Tag.DETERMINER and sentence.tags[end - 1] is not Tag.NAME
    at = end + 1
    if not is_title and not (is_described and sentence.tags[at : at + 2] == (Tag.NAME, Tag.NAME)):
        return end
    while at < len(sentence) and (sentence.tags[at] is Tag.NAME or _is_initial_stop(sentence, at)):
        at += 1
    closed = at >= len(sentence) or sentence.lower(at) in (",", ".", ";", ":", '"')
    return at if at > end + 1 and closed else end


def _is_initial_stop(sentence: Sentence, at: int) -> bool:
    return sentence.lower(at) == "." and at + 1 < len(sentence) and len(sentence.lower(at - 1)) <= 3


def _continues(sentence: Sentence, at: int, start: int) -> bool:
    tag, word = sentence.tags[at], sentence.lower(at)
    if tag is Tag.PRONOUN:
        return at == start
    if word in words("calendar_lower") or word in _ENDS_PHRASE:
        return False
    if tag is Tag.MARK:
        return word in ("&", "'") or _is_initial_stop(sentence, at)
    return tag in _IN_PHRASE
