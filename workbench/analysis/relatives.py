"""The main verb behind a relative clause that no comma ends: "two men who had fled the fire came back"."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.analysis.lexicons import words
from workbench.analysis.tagging import Tag
from workbench.analysis.verbs import base_of, verb_forms
from workbench.analysis.wording import Word

_FINITE = (Tag.VERB, Tag.AUXILIARY)
_GOVERNORS = (Tag.TO, Tag.AUXILIARY, Tag.GERUND)
_ALONG = (Tag.ADVERB, Tag.TO, Tag.INFINITIVE)
_NOMINAL = (Tag.NOUN, Tag.NAME, Tag.NUMBER, Tag.PRONOUN, Tag.ADVERB)
_INSIDE = frozenset("“”\"'‘’$£€%&")
_ENDS = frozenset(".;!?")


def main_verb(tokens: Sequence[Word], found: Sequence[Tag], relative: int) -> int | None:
    """Return the index of the finite verb that ends the relative clause opened at ``relative``.

    It is looked for only where the sentence has no verb before: the noun phrase that the relative clause
    belongs to is then the subject of the verb returned. None where a mark, another clause or a verb whose
    object may be a clause ("who knew the mine was unsafe") comes first.
    """
    if found[relative - 1] not in _NOMINAL:
        return None
    first = next(
        (i for i in range(relative + 1, len(found)) if found[i] in _FINITE or _parts(tokens, found, i)), None
    )
    if first is None or found[first] not in _FINITE:
        return None
    behind = _behind_group(found, first)
    if base_of(tokens[behind - 1].lower) in words("speech_verbs"):
        return None
    guess: int | None = None
    for index in range(behind, len(found)):
        if (
            found[index] in _FINITE
            and found[index - 1] not in _GOVERNORS
            and tokens[index - 1].lower != "being"
        ):
            return index
        if _parts(tokens, found, index):
            return guess if tokens[index].text in _ENDS else None
        if guess is None and _may_be_finite(tokens, found, index):
            guess = index
    return guess


def _parts(tokens: Sequence[Word], found: Sequence[Tag], index: int) -> bool:
    if found[index] is Tag.MARK:
        return tokens[index].text not in _INSIDE
    return found[index] in (Tag.RELATIVE, Tag.SUBORDINATOR, Tag.CONJUNCTION)


def _behind_group(found: Sequence[Tag], first: int) -> int:
    """Return the index behind the verb group that starts at ``first``: "died were" are two groups."""
    index = first + 1
    while index < len(found):
        tag, before = found[index], found[index - 1]
        is_governed = tag in _FINITE and (
            before is Tag.AUXILIARY or (before is Tag.ADVERB and tag is Tag.VERB)
        )
        if not is_governed and tag not in _ALONG:
            break
        index += 1
    while index > first + 1 and found[index - 1] is Tag.ADVERB:
        index -= 1
    return index


def _may_be_finite(tokens: Sequence[Word], found: Sequence[Tag], index: int) -> bool:
    """Tell whether a form that is past and participle alike stands where a finite verb can ("called")."""
    if found[index] is not Tag.PARTICIPLE or found[index - 1] not in _NOMINAL:
        return False
    following = tokens[index + 1].lower if index + 1 < len(tokens) else ""
    return following != "by" and verb_forms().get(tokens[index].lower) != "part"
