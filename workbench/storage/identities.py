"""Which of the claims and points found now are those that the library knows already."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from workbench.core.claim import Claim, Kind
from workbench.core.span import Span

Place = tuple[str, Kind, Span]


@dataclass(frozen=True, slots=True)
class Known:
    """A claim of the library: as it was read, and as the editor corrected it."""

    number: int
    read: Claim
    corrected: Claim


def same_claims(known: Iterable[Known], found: Sequence[Claim]) -> dict[int, int]:
    """Return, by index in ``found``, the number of the known claim that it is.

    A claim is the same if it has its id and stands where it stood, else if it stands where one was read,
    else where one was moved to, else if its words are the words of just one claim of its kind in its
    article that was found no more. Two found claims may be one: as read and as corrected.
    """
    known = tuple(known)
    by_id = {k.corrected.id: k for k in known}
    read = {_place(k.read): k.number for k in reversed(known)}
    corrected = {_place(k.corrected): k.number for k in reversed(known)}
    result: dict[int, int] = {}
    for index, claim in enumerate(found):
        place = _place(claim)
        own = by_id.get(claim.id)
        if own is not None and place in (_place(own.read), _place(own.corrected)):
            result[index] = own.number
        elif place in read:
            result[index] = read[place]
        elif place in corrected:
            result[index] = corrected[place]
    _match_words(known, found, result)
    return result


def _place(claim: Claim) -> Place:
    return (claim.article, claim.kind, claim.span)


def _match_words(known: Iterable[Known], found: Sequence[Claim], result: dict[int, int]) -> None:
    taken = set(result.values())
    free = {k.number: _words(k.read) for k in known if k.number not in taken}
    left = {index: _words(claim) for index, claim in enumerate(found) if index not in result}
    here, there = Counter(free.values()), Counter(left.values())
    numbers = {words: number for number, words in free.items()}
    for index, words in left.items():
        if here[words] == 1 and there[words] == 1:
            result[index] = numbers[words]


def _words(claim: Claim) -> tuple[str, Kind, str]:
    return (claim.article, claim.kind, claim.quote)


def same_points(
    members: Mapping[int, frozenset[int]], kept: frozenset[int], found: Sequence[frozenset[int]]
) -> dict[int, int]:
    """Return, by index in ``found``, the number of the known point that it is, by the most members in common.

    Points that carry the editor's word (``kept``) choose first.
    """
    of_claim: dict[int, list[int]] = {}
    for number, claims in members.items():
        for claim in claims:
            of_claim.setdefault(claim, []).append(number)
    shared: Counter[tuple[int, int]] = Counter()
    for index, claims in enumerate(found):
        shared.update((index, number) for claim in claims for number in of_claim.get(claim, ()))
    order = sorted(
        shared.items(), key=lambda item: (item[0][1] not in kept, -item[1], item[0][1], item[0][0])
    )
    result: dict[int, int] = {}
    taken: set[int] = set()
    for (index, number), _ in order:
        if index not in result and number not in taken:
            result[index] = number
            taken.add(number)
    return result
