"""Which claims answer the same question of fact: words weighted by rarity, and typed evidence."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from workbench.analysis import (
    matching_ages,
    matching_records,
    matching_text,
    measures,
    relations,
    relations_quantity,
    relations_words,
)
from workbench.analysis.matching_counts import ANY_MEMBER
from workbench.analysis.matching_profile import (
    Profile,
    base_figure,
    containers,
    is_text,
    same_days,
)
from workbench.analysis.matching_text import Bond
from workbench.core.claim import Kind, Mood
from workbench.core.point import RelationKind
from workbench.core.value import Quantity, TimeValue

_POSTINGS = 120
_RARE = 14
_CANDIDATES = 24
_OF_A_SUBJECT = ("percent", "points", "degrees", "speed", "duration")
OF_A_THING = ("area", "length", "weight", "volume", "speed", "degrees")
_OTHER_CLAIMS = 60
_TELLING = 11
_ANYBODY = frozenset({"=people"})
_ANY_MEMBER = frozenset({ANY_MEMBER})
_AS_COUNTED = 3.0
_AS_RECORD = 60.0
_OTHER_FIGURES = 20
_OF_ONE_AGE = 0.4
_SOME_WORDS = 0.05
_IN_MOST_WORDS = 0.55
_LOOSE = 0.3
_ALIKE = 0.5
_RARELY = 8
_RARE_DAY = 12
_TAKES_PLACE = 0.55
_NEARLY_ONE = 0.9
_SOME_OF_IT = 0.4
_JUST_SURE = 0.6
_SAME_SHARE = 0.25
_SAME_TIME = 0.1
_OF_ONE_RECORD = 0.8
_BONUS = MappingProxyType({Bond.NONE: 0.0, Bond.SAME: 0.05, Bond.OPPOSED: 0.15})


@dataclass(frozen=True, slots=True)
class Match:
    """Two claims (by index) that may tell of one fact, and how surely (0 to 1).

    ``is_opposed`` is set where the one denies the other or says the opposite.
    """

    a: int
    b: int
    score: float
    is_opposed: bool = False


class Matcher:
    """Finds the claims that match among ``profiles``, by an inverted index over their words."""

    def __init__(self, profiles: Sequence[Profile]) -> None:
        self._profiles = profiles
        count = Counter(term for p in profiles for term in p.terms)
        total = len(profiles) + _OTHER_CLAIMS
        self._idf = {term: math.log(1 + total / n) for term, n in count.items()}
        self._squared = {term: idf**2 for term, idf in self._idf.items()}
        self._measured = [_measured(p) for p in profiles]
        self._counted = Counter(key for keys in self._measured for key in keys)
        self._figures = sum(1 for p in profiles if p.claim.kind is Kind.QUANTITY) + _OTHER_FIGURES
        self._log_figures = math.log(self._figures)
        self._days = Counter(day for p in profiles if (day := _one_day(p)) is not None)
        self._norms = [self._norm(p.terms) for p in profiles]
        self._weights = [self._weight(p.core) for p in profiles]

    def _norm(self, terms: Mapping[str, float]) -> float:
        return math.sqrt(math.fsum((w * self._idf[t]) ** 2 for t, w in terms.items())) or 1.0

    def _likeness(self, a: int, b: int) -> float:
        """Return how alike the words around two claims are, weighed by rarity: the cosine of both."""
        first, second, squared = self._profiles[a].terms, self._profiles[b].terms, self._squared
        if len(first) > len(second):
            first, second = second, first
        both = math.fsum([w * second[t] * squared[t] for t, w in first.items() if t in second])
        return both / (self._norms[a] * self._norms[b])

    def _weight(self, concepts: frozenset[str]) -> float:
        return math.fsum([self._idf.get(t, 1.0) for t in concepts])

    def matches(self) -> Iterator[Match]:
        """Yield the pairs that match, each once, the first index smaller."""
        for a, candidates in self._candidates():
            for b in candidates:
                match = self.match(a, b)
                if match is not None:
                    yield match

    def _candidates(self) -> Iterator[tuple[int, list[int]]]:
        postings: dict[str, list[int]] = defaultdict(list)
        for index, profile in enumerate(self._profiles):
            score: dict[int, float] = defaultdict(float)
            keys = self._keys(profile)
            for key, weight in keys:
                for other in postings[key][-_POSTINGS:]:
                    score[other] += weight
            best = sorted([(-weight, other) for other, weight in score.items()])[:_CANDIDATES]
            yield index, sorted([other for _, other in best])
            for key, _ in keys:
                postings[key].append(index)

    def _keys(self, profile: Profile) -> list[tuple[str, float]]:
        """Return the index keys of a profile: its weightiest words, and its typed evidence."""
        kind = "text" if is_text(profile.claim) else profile.claim.kind.value
        rare = sorted(profile.terms, key=lambda t: (-profile.terms[t] * self._idf[t], t))[:_RARE]
        keys = [(f"{kind} {t}", profile.terms[t] * self._idf[t]) for t in rare]
        keys += [(f"fate {fate}", 4.0) for fate in sorted(profile.fates)]
        keys += [(f"record {record.side}", _AS_RECORD) for record in profile.records]
        keys += [(f"counts {noun}", _AS_COUNTED) for noun in sorted(profile.nouns)]
        if profile.measure in OF_A_THING:
            keys.append((f"measures {profile.measure}", _AS_COUNTED))
        figure = base_figure(profile.claim)
        if figure is not None:
            keys.append((f"figure {figure:g} {profile.measure}", 4.0))
        return keys

    def match(self, a: int, b: int) -> Match | None:
        """Return how surely two claims tell of one fact, None where they do not."""
        first, second = self._profiles[a], self._profiles[b]
        if first.records and second.records:
            is_one = matching_records.pair(first, second) is not None
            return Match(a, b, _OF_ONE_RECORD) if is_one else None
        if (first.claim.kind is Kind.QUANTITY) != (second.claim.kind is Kind.QUANTITY):
            return None
        if tells_apart(first, second):
            return None
        bond = Bond.NONE
        if first.claim.kind is Kind.QUANTITY:
            words = 0.55 * self._likeness(a, b) + 0.25 * self._overlap(a, b)
            score = figure_score(first, second, words, self._rarity(a, b))
        else:
            bond = matching_text.bond(first, second, self._is_rare)
            both_dated = first.claim.kind is second.claim.kind is Kind.TIME
            if bond is Bond.OPPOSED and both_dated and not _at_one_time(first, second):
                return None
            core = self._overlap(a, b)
            least = _SOME_OF_IT if _tell_the_same_figures(first, second) else _NEARLY_ONE
            if bond is not Bond.OPPOSED and core < least and (first.is_beside or second.is_beside):
                return None
            score = self._text_score(first, second, (self._likeness(a, b), core), bond)
        if score <= 0:
            return None
        return Match(a, b, min(score, 1.0), bond is Bond.OPPOSED)

    def _rarity(self, a: int, b: int) -> float:
        """Return how telling it is that two figures count the same: 1 where hardly any other does."""
        shared = self._measured[a] & self._measured[b]
        rarest = min([self._counted[key] for key in shared], default=self._figures)
        return math.log(self._figures / max(rarest, 1)) / self._log_figures

    def _text_score(
        self, first: Profile, second: Profile, likeness: tuple[float, float], bond: Bond
    ) -> float:
        """Return how surely two statements are of one fact.

        ``likeness`` is that of all the words around them, and that of their own.
        """
        if not first.core or not second.core:
            return 0.0
        text, core = likeness
        score = 0.55 * text + 0.55 * core
        if first.claim.kind is second.claim.kind is Kind.TIME and same_days(first.claim, second.claim):
            score += 0.25 if core > 0.2 else 0.1
        if first.claim.kind is second.claim.kind is Kind.QUOTE and _same_voice(first, second):
            score += 0.12
        score = max(score, self._least_of_one(first, second, bond, text > _SOME_WORDS or core > 0))
        if matching_text.is_one_act(first, second, self._is_rare):
            return score + _BONUS[bond]
        if bond is not Bond.OPPOSED and (first.is_beside or second.is_beside):
            if text >= _SOME_OF_IT and _tell_the_same_figures(first, second):
                return score
            if text >= _NEARLY_ONE and first.claim.kind is second.claim.kind:
                return score
            is_told_again = text >= _SOME_OF_IT and _tell_one_figure(first, second)
            return min(score, _JUST_SURE) if is_told_again else 0.0
        if bond is Bond.NONE and text < _IN_MOST_WORDS and not self._share_a_rare_day(first, second):
            return min(score, _LOOSE)
        return score + _BONUS[bond]

    def _least_of_one(self, a: Profile, b: Profile, bond: Bond, share_words: bool) -> float:
        """Return how sure two statements are at least, by what ties them beside the words around."""
        if bond is Bond.SAME and matching_text.takes_place(a, b):
            return _TAKES_PLACE
        tied = (
            (share_words and self._share_a_rare_day(a, b))
            or (bond is not Bond.NONE and self._share_what_is_denied(a, b))
            or (bond is Bond.SAME and self._dates_alike(a, b))
            or matching_text.is_one_act(a, b, self._is_rare)
        )
        return _ALIKE if tied else 0.0

    def _share_what_is_denied(self, a: Profile, b: Profile) -> bool:
        """Tell whether what the one claim says is not so is, in a word that hardly any has, in the other."""
        told = matching_text.denied(a) | matching_text.denied(b)
        return any(self._is_rare(c) for c in told & a.core & b.core)

    def _share_a_rare_day(self, a: Profile, b: Profile) -> bool:
        """Tell whether two claims are dated to one day that hardly any other claim is."""
        day = _one_day(a)
        return day is not None and day == _one_day(b) and self._days[day] <= _RARE_DAY

    def _dates_alike(self, a: Profile, b: Profile) -> bool:
        """Tell whether two claims date to one day what hardly any other claim tells of."""
        if not a.claim.kind is b.claim.kind is Kind.TIME or not same_days(a.claim, b.claim):
            return False
        return any(self._is_rare(c) for c in a.predicates & b.predicates)

    def is_one_act(self, a: int, b: int) -> bool:
        """Tell whether two dated claims tell of one act, whatever their days."""
        return matching_text.is_one_act(self._profiles[a], self._profiles[b], self._is_rare)

    def _is_rare(self, concept: str) -> bool:
        """Tell whether hardly any other claim has the word of a concept."""
        rarest = math.log(1 + (len(self._profiles) + _OTHER_CLAIMS) / _RARELY)
        return concept[0] != "±" and self._idf.get(concept, 0.0) >= rarest

    def _overlap(self, a: int, b: int) -> float:
        """Return the share of the lighter claim's own words, by weight, that the other has."""
        both = self._profiles[a].core & self._profiles[b].core
        least = min(self._weights[a], self._weights[b])
        if not both or not least:
            return 0.0
        weight = self._weight(both)
        return weight / least if len(both) >= 2 else 0.4 * weight / least


def _tell_one_figure(a: Profile, b: Profile) -> bool:
    """Tell whether two events, told in nearly all the same words, hold one figure that is no record."""
    if a.claim.kind is not b.claim.kind or a.records or b.records:
        return False
    return relations_words.figures_shared(a.claim.quote, b.claim.quote) > 0


def _tell_the_same_figures(a: Profile, b: Profile) -> bool:
    """Tell whether two events that are no records hold two or more figures in common."""
    if a.claim.kind is not b.claim.kind or a.records or b.records:
        return False
    return relations_words.figures_shared(a.claim.quote, b.claim.quote) > 1


def _at_one_time(a: Profile, b: Profile) -> bool:
    """Tell whether dated opposites clash: on one day, or where the one says "still not" of a later day."""
    first, second = a.claim, b.claim
    return same_days(first, second) or relations.not_yet(first, second) or relations.not_yet(second, first)


def _one_day(profile: Profile) -> date | None:
    """Return the day of a time claim that names one."""
    days = profile.claim.value.days() if isinstance(profile.claim.value, TimeValue) else None
    return days[0] if days is not None and days[0] == days[1] else None


def _measured(profile: Profile) -> frozenset[str]:
    """Return what a figure counts, or measures where it counts nothing."""
    if profile.claim.kind is not Kind.QUANTITY:
        return frozenset()
    return profile.nouns if profile.measure == measures.COUNT.name else frozenset({profile.measure})


def tells_apart(a: Profile, b: Profile) -> bool:
    """Tell whether two claims cannot be of one fact: another measure, another fate, another time."""
    both_quoted = a.claim.kind is b.claim.kind is Kind.QUOTE
    if (a.condition != b.condition and not both_quoted) or Mood.QUESTION in (a.claim.mood, b.claim.mood):
        return True
    if _of_other_times(a, b) or (a.fates and b.fates and not a.fates & b.fates):
        return True
    return a.claim.kind is Kind.QUANTITY and (_of_other_measures(a, b) or _of_other_things(a, b))


def _of_other_measures(a: Profile, b: Profile) -> bool:
    """Tell whether two figures measure different things, or one of them is denied or of another period."""
    if a.measure != b.measure or (a.role and b.role and a.role != b.role):
        return True
    return a.is_denied != b.is_denied or bool(a.period and b.period and a.period != b.period)


def _of_other_things(a: Profile, b: Profile) -> bool:
    """Tell whether two figures of one measure are of two things: part and whole, plant and company."""
    if _of_other_scopes(a, b):
        return True
    if a.measure == "percent" and _of_two_times(a, b):
        return True
    if a.measure == "age":
        return not matching_ages.of_one_person(a, b)
    if a.measure != measures.COUNT.name:
        return False
    if (a.qualifier != b.qualifier or _of_other_wholes(a, b)) and not _same_figure(a, b):
        return True
    return (_of_part_and_whole(a, b) and not _same_figure(a, b)) or not _same_counted(a, b)


def _of_two_times(a: Profile, b: Profile) -> bool:
    """Tell whether two percentages, not the same, are of times that have no day in common."""
    apart = all(x[1] < y[0] or y[1] < x[0] for x in a.when for y in b.when)
    return bool(a.when and b.when) and apart and not _same_figure(a, b)


def _of_part_and_whole(a: Profile, b: Profile) -> bool:
    """Tell whether only one figure is of a part; what is of one place is of one part, however it is told."""
    return a.is_part != b.is_part and not (a.place and a.place == b.place)


def _of_other_wholes(a: Profile, b: Profile) -> bool:
    """Tell whether only one figure says how many belong to a whole, or both do, and to two."""
    return a.is_whole != b.is_whole or bool(a.whole_of and b.whole_of and a.whole_of != b.whole_of)


def _of_other_places(a: Profile, b: Profile) -> bool:
    """Tell whether one figure is of a place that its sentence opens with, and the other not of it."""
    alike = bool(a.fates & b.fates) or (not a.fates and not b.fates and bool(a.nouns & b.nouns))
    return a.place != b.place and alike and not _same_figure(a, b) and not (_names(a, b) and _names(b, a))


def _names(a: Profile, b: Profile) -> bool:
    """Tell whether the words around one figure name the place of the other, if that has one."""
    return not b.place or any(term.startswith(b.place) for term in a.terms)


def _of_other_times(a: Profile, b: Profile) -> bool:
    """Tell whether two claims are of a beginning and an end, or of different years."""
    if a.phase and b.phase and a.phase != b.phase:
        return True
    if a.years and b.years and not a.years & b.years:
        return not (is_telling(a, b) and _one_deed(a, b))
    if a.claim.kind is b.claim.kind is Kind.TIME and a.role != b.role and {a.role, b.role} != {"", "since"}:
        return True
    if bool(a.years) == bool(b.years) or a.claim.kind is not b.claim.kind:
        return False
    return a.claim.kind in (Kind.QUANTITY, Kind.TIME) and not _same_figure(a, b)


def _one_deed(a: Profile, b: Profile) -> bool:
    """Tell whether two figures are of what one named person or body did, in one verb or of the same name."""
    if a.fates or b.fates or a.claim.kind is not Kind.QUANTITY:
        return False
    alike = (a.core & b.core) - a.subject - b.subject
    return bool(alike) and bool(a.about_whom & b.about_whom)


def _of_other_scopes(a: Profile, b: Profile) -> bool:
    """Tell whether one figure is of a plant and the other of the company, or of other shares of a whole."""
    if a.scope and b.scope and a.scope != b.scope:
        return True
    if a.measure != "percent":
        return False
    if a.share and b.share:
        return a.share != b.share
    return bool(a.share and b.is_change) or bool(b.share and a.is_change)


def _same_voice(a: Profile, b: Profile) -> bool:
    """Tell whether two claims are by the same claimant, as far as the last name tells."""
    voices = [(p.claim.claimant or "").split() for p in (a, b)]
    return bool(voices[0] and voices[1]) and voices[0][-1] == voices[1][-1]


def _same_counted(a: Profile, b: Profile) -> bool:
    if a.nouns & containers() != b.nouns & containers():
        return False
    if _of_other_places(a, b):
        return False
    if a.counts_people and b.counts_people and a.nations != b.nations and not _same_figure(a, b):
        return False
    if not a.nouns or not b.nouns or a.nouns & b.nouns:
        return True
    if _ANY_MEMBER in (a.nouns, b.nouns) and _same_figure(a, b):
        return True
    if a.counts_people and b.counts_people:
        return _same_people(a, b)
    return not (a.counts_people or b.counts_people) and _same_figure(a, b) and bool(a.core & b.core)


def _same_people(a: Profile, b: Profile) -> bool:
    """Tell whether two figures that count people by other nouns can count the same ones."""
    if a.fates & b.fates or is_telling(a, b):
        return True
    shared = (a.core | a.subject) & (b.core | b.subject)
    return _ANYBODY in (a.nouns, b.nouns) and len(shared) > 1


def only_other_nouns(a: Profile, b: Profile) -> bool:
    """Tell whether nothing but the noun of what they count, and no people, tells two figures apart."""
    if a.measure != measures.COUNT.name or a.nouns & b.nouns or a.counts_people or b.counts_people:
        return False
    return not tells_apart(replace(a, nouns=b.nouns), b)


def _same_figure(a: Profile, b: Profile) -> bool:
    first = base_figure(a.claim)
    return first is not None and first == base_figure(b.claim)


def _hardly_by_chance(a: Profile, b: Profile) -> bool:
    """Tell whether two measures are one figure, and no round percentage, which comes often."""
    figure = base_figure(a.claim)
    is_round = a.measure == "percent" and figure is not None and figure % 5 == 0
    return _same_figure(a, b) and not is_round


def _nearly(a: Profile, b: Profile) -> bool:
    """Tell whether the one figure is the other, rounded."""
    first, second = a.claim.value, b.claim.value
    if not isinstance(first, Quantity) or not isinstance(second, Quantity) or first.hedge or second.hedge:
        return False
    return relations_quantity.kind(first, second) is RelationKind.AGREE


def is_telling(a: Profile, b: Profile) -> bool:
    """Tell whether two claims have one figure that hardly comes twice by chance: of two digits or more."""
    figure = base_figure(a.claim)
    if figure is None or figure < _TELLING or not _same_figure(a, b):
        return False
    return len(f"{figure:.6f}".rstrip("0").rstrip(".").rstrip("0")) > 1


def _framed(a: Profile, b: Profile) -> float:
    """Return what two figures gain by being shares of one whole, or measured at one time."""
    shared = _SAME_SHARE if a.share and a.share == b.share else 0.0
    return shared + (_SAME_TIME if a.measure != measures.COUNT.name and a.when & b.when else 0.0)


def figure_score(a: Profile, b: Profile, words: float, rarity: float) -> float:
    """Return how surely two figures are of one fact.

    ``words`` is the likeness of the words around, ``rarity`` how few figures count or measure the same.
    """
    score = max(words + 0.45 * rarity, _OF_ONE_AGE if a.measure == "age" else 0.0)
    topic = bool(a.subject & b.subject or a.core & b.core)
    if (
        a.measure not in ("count", "age")
        and words < _SOME_WORDS
        and not topic
        and not _hardly_by_chance(a, b)
    ):
        return 0.0
    if a.measure in OF_A_THING and topic:
        score += 0.1
    if a.fates & b.fates:
        score += 0.25
    elif bool(a.fates) != bool(b.fates):
        score -= 0.1
    if bool(a.years) != bool(b.years) or (a.adds != b.adds and not _same_figure(a, b)):
        score -= 0.2
    score += _framed(a, b)
    if a.measure in _OF_A_SUBJECT and a.subject and b.subject:
        score += 0.1 if a.about_whom & b.about_whom else -0.15
    first = base_figure(a.claim)
    if first is not None and _same_figure(a, b):
        score += 0.35 if first >= 10 or first != int(first) else 0.15
    elif first is not None and first >= 10 and _nearly(a, b):
        score += 0.2
    return score
