"""Runs of capitalised words that may be names, with titles, nationalities and sentence openers taken off."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from types import MappingProxyType

from workbench.analysis import names_words as words
from workbench.analysis.names_tokens import Token
from workbench.core.span import Span

_LONGEST = 9
_INSTITUTIONS = MappingProxyType(
    {
        "court": ("crown", "county", "magistrates", "magistrates'", "high", "sheriff", "district", "family"),
        "council": ("city", "county", "borough", "district", "town", "parish"),
    }
)
_OWNERS = frozenset(("People", "Women", "Men", "Children", "King", "Queen", "Veterans", "Players"))
_PARTY = re.compile(r"[RDI]-[A-Z]")

# Titles that behind "the" begin the name of a ship, a hotel, an inn: "the Lady Ingrid", "the Queen Mary".
_OF_SHIPS = frozenset(("Lady", "Queen", "King", "Prince", "Princess", "Sir", "Lord"))

# What begins the name of a body and looks like a participle.
_BODIES = frozenset(
    ("United", "Allied", "Associated", "Consolidated", "Federated", "Amalgamated", "Reformed")
)
# Small words in capitals, as a headline shouts them: "Holm IS SACKED".
_SHOUTED = frozenset(
    ("IS", "ARE", "WAS", "WERE", "HAS", "HAVE", "HAD", "NOT", "WILL", "CAN", "MUST", "AND", "FOR", "TO")
)


@dataclass(frozen=True, slots=True)
class Run:
    """A capitalised run that is taken for a name: its words, and what stood before it.

    ``is_doubtful`` marks a run of one word that may be capitalised for its place alone.
    """

    tokens: tuple[Token, ...]
    titled: bool = False
    is_doubtful: bool = False
    before: str = ""
    after: str = ""

    @property
    def span(self) -> Span:
        """The run's span, possessive ending left out."""
        return Span(self.tokens[0].span.start, self.tokens[-1].span.end)

    @property
    def name(self) -> str:
        """The run's words with single spaces, a possessive inside it kept: Metal Workers' Union."""
        last = len(self.tokens) - 1
        return " ".join(t.text + (t.ending if i < last else "") for i, t in enumerate(self.tokens))


def runs(sentence: Sequence[Token]) -> tuple[Run, ...]:
    """Return the runs of ``sentence`` in text order; no two of them overlap."""
    found: list[Run] = []
    index = 0
    while index < len(sentence):
        shouted = index > 0 and sentence[index - 1].text in _SHOUTED and sentence[index].text.isupper()
        if shouted or not _can_open(sentence[index]):
            index += 1
            continue
        end = _extent(sentence, index)
        found.extend(_cut(sentence, index, end))
        index = end
    return tuple(found)


def is_title_case(sentence: Sequence[Token]) -> bool:
    """Tell whether capitals say nothing here: a headline in title case, or a line in capitals."""
    long = [t for t in sentence if len(t.text) > 3 and t.text.replace("-", "").isalpha()]
    small = [t for t in long if not t.is_capital]
    plain = all(words.is_linking(t.text) or not t.text.islower() for t in small)
    return len(long) >= 4 and plain and len(small) <= len(long) // 4


def _can_open(token: Token) -> bool:
    if (
        token.text in _SHOUTED
        or not token.is_capital
        or words.is_calendar(token.text)
        or words.is_made(token.text)
    ):
        return False
    if "-" in token.text and all(words.is_place(p) or p in ("U", "Sino") for p in token.text.split("-")):
        return False
    return any(c.isalpha() for c in token.text) and not _PARTY.match(token.text)


def _can_follow(sentence: Sequence[Token], at: int) -> bool:
    """Tell whether the word ``at`` can stand inside a name: Jan and May only behind a title or first name."""
    token, previous = sentence[at], sentence[at - 1]
    if words.is_month_name(token.text):
        return (
            words.is_title(previous.text) or words.is_first_name(previous.text) or previous.text.endswith(".")
        )
    return _can_open(token) and token.text != previous.text


def is_fragment(sentence: Sequence[Token], ending: str) -> bool:
    """Tell whether a line is a few capitalised words that are no sentence: a heading, a label, a byline."""
    plain = sum(not t.is_capital and len(t.text) > 3 for t in sentence)
    return len(sentence) <= 5 and plain == 0 and ending not in '.!?"”’'


def _extent(sentence: Sequence[Token], start: int) -> int:
    """Return the index after the last word of the run that opens at ``start``."""
    end = start + 1
    while end < len(sentence) and end - start < _LONGEST:
        if sentence[end - 1].owns:
            if not _owns_inside(sentence, end):
                break
            end += 1
            continue
        step = _step(sentence, start, end)
        if step == 0:
            break
        end += step
    return end


def _owns_inside(sentence: Sequence[Token], end: int) -> bool:
    """Tell whether a name goes on behind a possessive: Metal Workers' Union, People's Party."""
    owner, following = sentence[end - 1], sentence[end]
    if following.gap not in (" ", "' ", "’ ", "\n", "'\n", "’\n") or not _can_open(following):
        return False
    many = owner.text in _OWNERS or (owner.text.endswith("s") and words.is_plain(owner.text))
    marked = any(words.marks_organisation(t.text) for t in sentence[end : end + 2] if t.is_capital)
    return many and marked and not words.is_place(owner.text)


def _step(sentence: Sequence[Token], start: int, end: int) -> int:
    """Return how many further words join the run: 0 for none, 2 or 3 with a particle or joiner between."""
    if not adjoins(sentence[end]):
        return 0
    if _can_follow(sentence, end):
        begun_again = end - start > 1 and sentence[end].text == sentence[start].text
        return 0 if begun_again else 1
    between: list[str] = []
    for ahead in range(end, min(end + 3, len(sentence))):
        if not adjoins(sentence[ahead]):
            return 0
        if _can_open(sentence[ahead]):
            joins = between and _joins(sentence, (start, end), between, ahead)
            return ahead - end + 1 if joins else 0
        between.append(sentence[ahead].text)
    return 0


def adjoins(token: Token) -> bool:
    """Tell whether only a space, or the end of a wrapped line, stands before ``token``."""
    return token.gap in (" ", "\u00a0", "  ", "\n")


def _joins(sentence: Sequence[Token], run: tuple[int, int], between: list[str], ahead: int) -> bool:
    if all(words.is_particle(word) for word in between):
        return len(between) <= 2 and not any(words.is_demonym(t.text) for t in sentence[run[0] : run[1]])
    left = [t.text for t in sentence[run[0] : run[1]]]
    if between == ["&"]:
        return not (words.is_place(left[-1]) or words.is_place(sentence[ahead].text))
    if between in (["of"], ["of", "the"], ["for"], ["on"]):
        if "the" in between and not any(words.marks_organisation(w) for w in left):
            return False
        return _heads_of(left)
    if between == ["and"]:
        inner = any(w in ("of", "for", "on") for w in left)
        right = sentence[ahead].text
        following = sentence[ahead + 1] if ahead + 1 < len(sentence) else None
        marked = following is not None and adjoins(following) and words.marks_organisation(following.text)
        plain = not (words.is_place(left[-1]) or words.is_demonym(left[-1]) or words.is_place(right))
        plain = plain and not sentence[ahead].is_acronym
        return (
            plain
            and not words.is_first_name(left[0])
            and (marked or (inner and words.marks_organisation(left[0])))
        )
    return False


def _heads_of(left: Sequence[str]) -> bool:
    """Tell whether a run can go on with "of": Ministry of Defense, Democratic Choice of Kazakhstan."""
    if any(words.is_title(w) for w in left) and not any(words.marks_organisation(w) for w in left):
        return False
    if (
        words.marks_organisation(left[-1])
        or words.marks_place(left[-1])
        or left[-1] in ("House", "Union", "States")
    ):
        return True
    return len(left) >= 2 and not any(
        words.is_place(w) or words.is_first_name(w) or w in words.nations() for w in left
    )


def _cut(sentence: Sequence[Token], start: int, end: int) -> list[Run]:
    """Cut off openers and titles, split a country from the person whose office it names."""
    opener = sentence[start]
    if (
        opener.is_first
        and end - start > 2
        and sentence[start + 1].text == "of"
        and words.is_common(opener.text)
    ):
        start += 2
        while start < end and not sentence[start].is_capital:
            start += 1
    while start < end and _is_opener(sentence, start, end):
        start += 1
    found: list[Run] = []
    start, titled = _skip_titles(sentence, start, end, found)
    kept = list(sentence[start:end])
    while kept and (kept[-1].text.casefold() in words.JOINERS or words.is_title(kept[-1].text)):
        if words.marks_organisation(kept[-1].text):
            break
        kept.pop()
    while kept and words.is_demonym(kept[0].text) and (titled or all(words.is_side(t.text) for t in kept)):
        kept.pop(0)
        start += 1
    if kept and (
        kept[0].text + " " + kept[-1].text == "New Year" or all(words.is_side(t.text) for t in kept)
    ):
        kept = []
    if len(kept) == 1 and (words.is_common(kept[0].text) or len(kept[0].text) < 2) and not titled:
        kept = []
    if kept:
        found.append(_whole(sentence, (start, start + len(kept)), titled, opener))
    return found


def _run(sentence: Sequence[Token], start: int, end: int, titled: bool, doubtful: bool) -> Run:
    before = sentence[start - 1].text if start and adjoins(sentence[start]) else ""
    after = sentence[end].text if end < len(sentence) and sentence[end].gap in (" ", ", ", "\u00a0") else ""
    return Run(tuple(sentence[start:end]), titled, doubtful, before, after)


def _whole(sentence: Sequence[Token], part: tuple[int, int], titled: bool, opener: Token) -> Run:
    start, end = part
    if not titled:
        end = _with_institution(sentence, start, end)
    doubtful = end - start == 1 and sentence[start].is_first and sentence[start] is opener and not titled
    return _run(sentence, start, end, titled, doubtful)


def _with_institution(sentence: Sequence[Token], start: int, end: int) -> int:
    """Return the end of a place's name with its court or council in small letters: Aldmouth crown court."""
    if sentence[end - 1].owns or words.is_title(sentence[start].text):
        return end
    small = [t.text for t in sentence[end : end + 2] if adjoins(t)]
    if len(small) == 2 and small[1] in _INSTITUTIONS and small[0] in _INSTITUTIONS[small[1]]:
        return end + 2
    return end


def _is_opener(sentence: Sequence[Token], start: int, end: int) -> bool:
    word = sentence[start].text
    if sentence[start].is_first and end - start > 2 and word.endswith("ed"):
        marked = any(words.marks_organisation(t.text) for t in sentence[start + 1 : end])
        return not (words.is_first_name(word) or word in _BODIES or marked)
    if not sentence[start].is_first and word not in ("The", "A", "An"):
        return False
    if words.is_place(word) or words.is_first_name(word):
        return False
    return words.is_common(word) and not (
        end - start > 1
        and words.marks_organisation(sentence[end - 1].text)
        and words.marks_organisation(word)
    )


def _describes(texts: Sequence[str], at: int) -> bool:
    """Tell whether the word ``at`` only says what the name after it is: Russian, Republican."""
    if not words.is_demonym(texts[at]):
        return False
    return words.is_first_name(texts[at + 1]) or (texts[at] in words.nations() and len(texts) - at > 2)


def _last_title(texts: Sequence[str]) -> int | None:
    """Return the place of the title behind which a person's name follows, None where a body's does."""
    titles = [i for i, w in enumerate(texts[:-1]) if words.is_title(w)]
    if not titles:
        return None
    last = titles[-1]
    marked = any(words.marks_organisation(w) for w in texts[last + 1 :])
    in_body = words.marks_organisation(texts[last]) and last > 0
    if (marked or in_body) and not words.is_first_name(texts[last + 1]):
        return None
    return last


def _skip_titles(sentence: Sequence[Token], start: int, end: int, found: list[Run]) -> tuple[int, bool]:
    """Return where the name itself begins, and whether a title stood before it; keep a country there."""
    texts = [t.text for t in sentence[start:end]]
    rest_marked = any(words.marks_organisation(w) for w in texts[1:])
    last = _last_title(texts)
    if last == 0 and texts[0] in _OF_SHIPS and start and sentence[start - 1].text in ("the", "The"):
        return start, False
    if last is not None:
        if texts[0] in words.countries() and last > 0:
            found.append(_run(sentence, start, start + 1, False, False))
        elif last > 1 and words.marks_organisation(texts[last - 1]):
            found.append(_run(sentence, start, start + last, False, False))
        return start + last + 1, True
    lead = 0
    while lead < len(texts) - 1 and not rest_marked and _describes(texts, lead):
        lead += 1
    before = sentence[start - 1].text if start else ""
    titled = words.is_title(before) or words.is_title(before.capitalize())
    office = before in ("of", "in", "from")
    split = len(texts) - lead >= 3 and texts[lead] in words.countries() and not rest_marked
    if split and (office or words.is_first_name(texts[lead + 1])):
        found.append(_run(sentence, start + lead, start + lead + 1, False, False))
        lead += 1
    return start + lead, titled
