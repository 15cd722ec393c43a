"""Why two claims match: the score that grouping goes by, and the words, names and figures in common."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from workbench.analysis import points, points_names
from workbench.analysis.lexicons import words
from workbench.analysis.matching import Matcher
from workbench.analysis.matching_profile import Profile
from workbench.analysis.wording import Word, concept, figures, words_of
from workbench.core.article import Article
from workbench.core.claim import Kind
from workbench.core.likeness import Likeness, Mark, Shared, Told
from workbench.core.span import Span


@dataclass(frozen=True, slots=True)
class Ground:
    """All claims that are compared, and for each article its text and sentences."""

    profiles: Sequence[Profile]
    articles: Mapping[str, Article]
    sentences: Mapping[str, Sequence[Span]]


def explain(ground: Ground, a: str, b: str) -> Likeness:
    """Return why the claims with the ids ``a`` and ``b`` match, or how far they are from it."""
    index = {p.claim.id: number for number, p in enumerate(ground.profiles)}
    first, second = ground.profiles[index[a]], ground.profiles[index[b]]
    mine, theirs = (_sentence(ground, p) for p in (first, second))
    words_a, words_b = (list(_content(ground, p, s)) for p, s in ((first, mine), (second, theirs)))
    common = {key for key, _ in words_a} & {key for key, _ in words_b}
    told = tuple(
        Told(p.claim.id, sentence, tuple(_marks(found, common, sentence)))
        for p, sentence, found in ((first, mine, words_a), (second, theirs, words_b))
    )
    if first.claim.kind is second.claim.kind is Kind.NAME:
        found = next((s for _, _, s in points_names.pairs((first.claim, second.claim))), None)
        return Likeness(found, points.NAMES_ALIKE, *told)
    match = Matcher(ground.profiles).match(min(index[a], index[b]), max(index[a], index[b]))
    score = match.score if match is not None else None
    return Likeness(score, points.least(first, second, match), *told)


def _sentence(ground: Ground, profile: Profile) -> Span:
    """Return the sentences that a claim touches, from the first to the last."""
    span = profile.claim.span
    touched = [s for s in ground.sentences[profile.claim.article] if s.overlap(span)]
    ends = [*touched, span]
    return Span(min(s.start for s in ends), max(s.end for s in ends))


def _content(ground: Ground, profile: Profile, sentence: Span) -> Iterator[tuple[str, Word]]:
    """Yield the words of a sentence that can tell something, each with what it stands for."""
    idle = words("function_words")
    for word in words_of(ground.articles[profile.claim.article].text, sentence):
        if figures(word.lower):
            yield word.lower.replace(",", ""), word
        elif word.is_word and word.lower not in idle and len(word.lower) > 1:
            yield concept(word.lower), word


def _marks(found: Sequence[tuple[str, Word]], common: set[str], sentence: Span) -> Iterator[Mark]:
    for key, word in found:
        if key in common:
            yield Mark(word.span, _kind(word, sentence))


def _kind(word: Word, sentence: Span) -> Shared:
    if figures(word.lower) or word.lower in words("number_words"):
        return Shared.FIGURE
    is_name = word.text[0].isupper() and word.span.start > sentence.start
    return Shared.NAME if is_name else Shared.WORD
