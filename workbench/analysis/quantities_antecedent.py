"""Figures that count what an earlier one does: "80 of them", "of which 160 are sure", "the other three"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from workbench.analysis import (
    measures,
    numbers,
    quantities_elliptic,
    quantities_nouns,
    quantities_subject,
    units,
)
from workbench.analysis.mentions import QuantityMention
from workbench.analysis.nearby import Nearby
from workbench.analysis.wording import lowered
from workbench.core.span import Span
from workbench.core.value import Quantity

_FAR = 320
_OF_THEM = re.compile(
    r"\s(?:seriously|critically|badly|gravely|severely)(?=[.,;]|$|\sand\b)"
    r"|\sof\s(?:them|those|these|whom|which)\b(?:\s(?:seriously|critically|badly|gravely|severely|fatally|slightly))?"
)
_OF_STATE = re.compile(
    r"\sof\sthe\s(?:\w+\s)?(?P<state>dead|injured|wounded|missing|detained|arrested|displaced)\b"
)
_OF_STATE_BEFORE = re.compile(
    r"\b[Oo]f\sthe\s(?P<state>dead|injured|wounded|missing|detained|arrested|displaced)\b[^.;:]{0,60}$"
)
_STATES = {"wounded": "injured", "detained": "arrested"}
_OF_WHICH = re.compile(r"\bof\s(?:which|whom|these|those|them),?\s$", re.IGNORECASE)
_OF_THE = re.compile(r"\bOf\sthe\s(?:\w+\s)?$")
_THE = re.compile(r"\bof\s(?:the|all|those|these)\s(?:\w+\s)?$", re.IGNORECASE)
_OTHER = re.compile(
    r"\bthe\s(?:other|remaining)\s(?P<number>\d{1,3}(?:,\d{3})*|two|three|four|five|six|seven|eight|nine|ten|"
    r"eleven|twelve)(?=[.,;:)]|$|\s(?:were|was|are|is|have|has|had|in|on|at|who|which|will|and|but|of\sthem)\b)"
)
_AGAINST = re.compile(
    r"\b(?:(?:(?:up|down)\s)?from|compared\s(?:with|to)|against|versus)(?:\sthe)?\s$", re.IGNORECASE
)
_MILLIONS = re.compile(r"(?:million|billion|trillion|[\d\s](?:m|mn|bn))$", re.IGNORECASE)
_ENDS_BARE = re.compile(r"\s(?:from|in|at|last|a|the|this|after|before|for|over|by|and|but|to)\b|[.,;)]|$")
_NEAR = 60
_JOINED = re.compile(r"[^.;:]{0,60}?(?:\band|,|\bwhile|\bbut)\s", re.DOTALL)
_GOES_ON = re.compile(r"\s(?:have|has|had|are|were|was|is|remain|remained|more|still|others)\b|[.,;]|$")
_STATUS = re.compile(
    r"(?:\s(?:have|has|had))?(?:\s(?:are|were|was|is|been|now|so\sfar))*\s(?P<status>confirmed|suspected|probable)\b"
)
_CASES = frozenset(("cases", "infections", "patients"))
_ADDITIONS = re.compile(r"\s(?:are|were|is|have|had|will|would)\b|[.,;]|$")
_DEATHS = frozenset(("deaths", "confirmed deaths", "fatalities", "lives dead"))
_PASSING = ("topped", "topping", "exceeded", "exceeds", "surpassed", "surpasses")
_NO_FACTS = ("years", "score", "magnitude", "points", "share")


@dataclass(slots=True)
class Earlier:
    """The figures read so far that count things: the ``last`` one, and one for each value.

    ``money`` is the last sum with its currency.
    """

    last: QuantityMention | None = None
    money: QuantityMention | None = None
    by_value: dict[float, QuantityMention] = field(default_factory=dict)

    def note(self, mention: QuantityMention) -> None:
        """Remember a figure that counts something, or a sum of money."""
        if measures.unit_of(mention.value.unit).name.startswith("money"):
            self.money = mention
        if _counts(mention):
            self.last = mention
            if mention.value.low is not None:
                self.by_value[mention.value.low] = mention

    def near(self, place: int) -> QuantityMention | None:
        """Return the last one where it stands near before ``place``."""
        return self.last if self.last is not None and 0 <= place - self.last.span.end <= _FAR else None


def _counts(mention: QuantityMention) -> bool:
    noun = mention.noun
    if not noun or mention.is_time or noun in _NO_FACTS or not quantities_nouns.is_plural(noun):
        return False
    return units.measure(noun) is None and "share" not in mention.value.unit and mention.value.high != 0


@dataclass(frozen=True, slots=True)
class _Place:
    """A figure in its sentence, with the figure after it."""

    text: str
    sentence: Span
    mention: QuantityMention
    following: QuantityMention | None

    def before(self, reach: int) -> str:
        """Return the words of the sentence before the figure, at most ``reach`` code points."""
        start = self.mention.span.start
        return self.text[max(self.sentence.start, start - reach) : start]


def complete(
    text: str, sentence: Span, found: Sequence[QuantityMention], earlier: Earlier
) -> Iterator[QuantityMention]:
    """Yield the mentions of ``sentence``, bare ones with what the words around say they count.

    ``earlier`` holds what stands before the sentence, and takes up its figures.
    """
    chained = bool(found) and _OF_THE.search(text[sentence.start : found[0].span.start]) is not None
    for index, mention in enumerate(found):
        done = mention
        if _is_bare(mention):
            place = _Place(text, sentence, mention, found[index + 1] if index + 1 < len(found) else None)
            done, chained = _completed(place, earlier, chained)
        done = _with_status(text, sentence, done)
        if done.value.unit in _DEATHS:
            done = _named(done, "people", "people dead")
        earlier.note(done)
        yield done


def _is_bare(mention: QuantityMention) -> bool:
    """Tell whether nothing after the figure says what it counts."""
    if not mention.noun and not mention.value.unit:
        return True
    return mention.value.unit == "people dead" and mention.span.end == mention.number.end


def _completed(place: _Place, earlier: Earlier, chained: bool) -> tuple[QuantityMention, bool]:
    """Return the mention with what it counts, and whether an earlier figure told."""
    mention = place.mention
    last = earlier.near(mention.span.start)
    own = _of_money(place, earlier) or _of_subject(place, last)
    if own is not None or mention.noun:
        return (own or mention, False)
    state = _of_state(place) or _of_its(place)
    if state is not None:
        return (state, False)
    of_them = _OF_THEM.match(place.text, mention.span.end, place.sentence.end)
    if last is not None and (of_them or _OF_WHICH.search(place.before(24))):
        return (_like(mention, last, of_them.end() if of_them else None), True)
    whole = _whole(place, earlier)
    if whole is not None:
        return (whole, True)
    if last is None:
        return (mention, chained)
    is_more = mention.is_more and _ADDITIONS.match(place.text, mention.span.end) is not None
    is_against = mention.span.start - last.span.end <= _NEAR and _AGAINST.search(place.before(24))
    if is_more or (is_against and last.span.start >= place.sentence.start):
        return (_like(mention, last, None), chained)
    if chained and _is_chained(place, last):
        return (_named(mention, last.noun, _plain_unit(last).removesuffix(_fate(last))), chained)
    return (_gone_on(place, last) or mention, chained)


def _of_money(place: _Place, earlier: Earlier) -> QuantityMention | None:
    """Read "$640 million, from 810 million" and "the true figure is 810 million" as money."""
    mention, money = place.mention, earlier.money
    if money is None or not 0 <= mention.span.start - money.span.end <= _FAR or mention.noun:
        return None
    if earlier.last is not None and earlier.last.span.end > money.span.end:
        return None
    is_large = _MILLIONS.search(mention.number.of(place.text)) is not None
    is_bare = _ENDS_BARE.match(place.text, mention.span.end, place.sentence.end) is not None
    return _named(mention, money.noun, money.value.unit) if is_large and is_bare else None


def _gone_on(place: _Place, last: QuantityMention) -> QuantityMention | None:
    """Read a bare figure that goes on from the one before it, None where it does not."""
    mention = place.mention
    after = place.text[mention.span.end : min(place.sentence.end, mention.span.end + _NEAR)]
    before = place.before(_NEAR)
    is_here = last.span.start >= place.sentence.start
    if quantities_elliptic.is_told_again(before, after):
        return _like(mention, last, None)
    way = ""
    if is_here and mention.value.low is not None:
        way = quantities_elliptic.joined(
            place.text[last.span.end : mention.span.start], after, mention.value.low
        )
    if way == "place":
        return _like(mention, last, None)
    is_resumed = not is_here and quantities_elliptic.resumed(before, after)
    if way == "verb" or is_resumed:
        return _named(mention, last.noun, _plain_unit(last).removesuffix(_fate(last)))
    return None


def _is_chained(place: _Place, last: QuantityMention) -> bool:
    if last.span.start < place.sentence.start:
        return False
    joined = _JOINED.fullmatch(place.text, last.span.end, place.mention.span.start)
    return joined is not None and _GOES_ON.match(place.text, place.mention.span.end) is not None


def _of_state(place: _Place) -> QuantityMention | None:
    """Read "11 of the dead", "of the dead, 21 were in the town": people whom that befell."""
    mention = place.mention
    after = _OF_STATE.match(place.text, mention.span.end, place.sentence.end)
    match = after or _OF_STATE_BEFORE.search(place.before(90))
    if match is None:
        return None
    fate = _STATES.get(match["state"], match["state"])
    end = after.end() if after is not None else mention.span.end
    return _named(replace(mention, span=Span(mention.span.start, end)), "people", f"people {fate}")


def _of_its(place: _Place) -> QuantityMention | None:
    """Read "3,200 of its members"."""
    mention = place.mention
    part = quantities_elliptic.partitive(place.text, mention.number.end, place.sentence.end)
    if part is None or mention.span.end != mention.number.end:
        return None
    span, noun, unit = part
    return _named(replace(mention, span=Span(mention.span.start, span.end)), noun, unit)


def _whole(place: _Place, earlier: Earlier) -> QuantityMention | None:
    """Read "800 of the 2,300", of which the whole was named before; and that whole itself."""
    mention, following = place.mention, place.following
    if following is not None and quantities_elliptic.WHOLE.fullmatch(
        place.text, mention.span.end, following.span.start
    ):
        known = following if following.noun else earlier.by_value.get(following.value.low or -1.0)
    elif _THE.search(place.before(24)):
        known = earlier.by_value.get(mention.value.low or -1.0)
    else:
        return None
    return _like(mention, known, None) if known is not None else None


def _of_subject(place: _Place, last: QuantityMention | None) -> QuantityMention | None:
    mention = place.mention
    is_passed = (mention.value.hedge or "").split(" ")[0] in _PASSING
    at = mention.number.start if is_passed else mention.span.start
    subject = quantities_subject.read(place.text, at, place.sentence.start)
    if subject is None or (mention.noun and subject.unit != mention.value.unit):
        return None
    noun, unit = subject.noun, subject.unit
    if not unit:
        if last is None:
            return None
        noun, unit = last.noun, _plain_unit(last)
    done = _named(mention, noun, unit)
    if subject.start is not None and subject.start < mention.span.start:
        done = replace(done, span=Span(subject.start, done.span.end))
    if not subject.is_least or done.value.hedge:
        return done
    return replace(done, value=replace(done.value, high=None, hedge=subject.verb))


def _like(mention: QuantityMention, other: QuantityMention, end: int | None) -> QuantityMention:
    span = Span(mention.span.start, end or mention.span.end)
    return _named(replace(mention, span=span), other.noun, _plain_unit(other))


def _fate(mention: QuantityMention) -> str:
    """Return what befell those counted, with its space, which another figure of theirs need not share."""
    word = mention.value.unit.rpartition(" ")[2]
    return f" {word}" if word in quantities_nouns.fates() and " " in mention.value.unit else ""


def _plain_unit(mention: QuantityMention) -> str:
    """Return the unit without the status of the cases, which each figure has of its own."""
    return re.sub(r"(?<=\w)\s(?:confirmed|suspected|probable)$", "", mention.value.unit)


def _named(mention: QuantityMention, noun: str, unit: str) -> QuantityMention:
    return replace(mention, noun=noun, value=replace(mention.value, unit=unit))


def _with_status(text: str, sentence: Span, mention: QuantityMention) -> QuantityMention:
    """Tell confirmed cases from suspected ones where the verb says so."""
    if mention.noun not in _CASES or mention.value.unit.split()[-1] not in _CASES:
        return mention
    match = _STATUS.match(text, mention.span.end, sentence.end)
    if match is None:
        return mention
    return _named(mention, mention.noun, f"{mention.value.unit} {match['status']}")


def others(
    text: str, sentence: Span, found: Sequence[QuantityMention], earlier: Earlier
) -> Iterator[QuantityMention]:
    """Yield "the other three", "the remaining two" of things that an earlier figure counts."""
    low = lowered(text)
    if all(low.find(word, sentence.start, sentence.end) < 0 for word in ("other", "remaining")):
        return
    counted = [m for m in found if _counts(m)]
    ends = [m.span.end for m in counted]
    taken = Nearby([m.span for m in found if not _is_bare(m)])
    for match in _OTHER.finditer(low, sentence.start, sentence.end):
        span = Span(*match.span())
        if taken.touching(span):
            continue
        before = bisect_right(ends, span.start)
        last = counted[before - 1] if before else earlier.near(span.start)
        number = next(numbers.scan(match["number"], Span(0, len(match["number"]))), None)
        if last is None or number is None:
            continue
        value = Quantity(number.value, number.value, False, last.value.unit)
        yield QuantityMention(span, Span(*match.span("number")), value, last.noun)
