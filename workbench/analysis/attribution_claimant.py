"""To whom a source's words point: the name they hold or stand for, else the words themselves."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from workbench.analysis.attribution_roles import Roles
from workbench.analysis.mentions import NameMention
from workbench.analysis.verbs import verb_forms
from workbench.analysis.wording import stem
from workbench.core.span import Span

_HIS, _HERS = frozenset(("he", "him")), frozenset(("she", "her"))
_HE = _HIS | _HERS
_LADY = re.compile(r"\b(?:Ms|Mrs|Miss|Dame|Lady|Queen|Princess|Baroness|[Ss]pokeswoman)\.?\s$")
_LORD = re.compile(r"\b(?:Mr|Sir|Lord|King|Prince|[Ss]pokesman)\.?\s$")
_RECENT = 5
_IT = frozenset(("it", "they", "them"))
_VERB = re.compile(r"(?:,\s[^,.;:!?“”\"()\n]{1,60},|,)?\s(?:[a-z]+ly\s)?(?P<verb>[a-z]+)\b")
_HELPERS = frozenset(
    ("is", "are", "was", "were", "has", "have", "had", "will", "would", "can", "could", "may")
)
_OF_PLACES = frozenset(map(stem, ("report", "expect", "find", "record", "see", "show", "put")))
_SPEAKS_FOR = re.compile(
    r"(?:an?|the|its|their)\s(?:[\w-]+\s){0,2}(?P<who>spokes(?:wo)?man)\b", re.IGNORECASE
)
_SAYS = re.compile(r"(?:,\s[^.,;]{1,80},)?\s[a-z]+(?:\s(?:that|on\s[A-Z][a-z]+day(?:\sthat)?))?\s")
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_UNDER = re.compile(r"\b(?:by|of|for|to|with|from|against|about|under|at|in)\s+(?:the\s+)?(?:\w+\.?\s+)?$")
_TITLE = re.compile(r"\b(?:President|Minister|Secretary|Chief|Chairman|Director|Mayor|Governor)\s+of\s")


class Claimants:
    """Resolves sources to names, going through one text from its start to its end."""

    def __init__(self, text: str, names: Sequence[NameMention]) -> None:
        self._text = text
        self._names = names
        self._starts = [n.span.start for n in names]
        self._people = [n for n in names if n.entity == "person"]
        self._people_starts = [n.span.start for n in self._people]
        self._roles = Roles(text, names)
        self._acting = [n for n in self._people if _acts(text, n)]
        self._acting_starts = [n.span.start for n in self._acting]
        self._bodies = [n for n in names if n.entity in ("organisation", "other") and _acts(text, n)]
        self._body_starts = [n.span.start for n in self._bodies]
        self._called = _forms_of_address(text, self._people)
        self._last_person: tuple[int, str] | None = None
        self._last_body: tuple[int, str] | None = None
        self._last = (len(text), "")

    def of(self, source: Span | None) -> str | None:
        """Return the claimant whom ``source`` names; None without a source."""
        if source is None:
            return None
        words = " ".join(source.of(self._text).split())
        if words.casefold() in _HE:
            return self._person(words.casefold(), source.start) or words
        if words.casefold() in _IT:
            if self._said_it(source.start):
                return self._last[1]
            acting = _before(self._bodies, self._body_starts, source.start)
            return _latest(self._last_body, acting) or words
        found = self._named(source) or self._roles.holder(words)
        self._last = (source.end, found.canonical if found is not None else _ARTICLE.sub("", words))
        if found is not None and found.entity == "person":
            self._last_person = self._last
        elif found is None and (spoke := _SPEAKS_FOR.match(words)) is not None:
            self._last_person = self._last
            self._called[self._last[1]] = _HERS if spoke["who"].endswith("woman") else _HIS
        else:
            self._last_body = self._last
        return self._last[1]

    def _said_it(self, offset: int) -> bool:
        """Tell whether "it" at ``offset`` is who has just been said to say so ("Brandt said it")."""
        return self._last[0] <= offset and _SAYS.fullmatch(self._text, self._last[0], offset) is not None

    def _person(self, pronoun: str, offset: int) -> str | None:
        """Return whom "he" or "she" means: the last subject or speaker who was not the other one before."""
        own = _HIS if pronoun in _HIS else _HERS
        said = self._last_person
        if said is not None and self._called.get(said[1], own) != own:
            said = None
        found = None
        for acting in _some_before(self._acting, self._acting_starts, offset):
            if self._called.get(acting.canonical, own) == own:
                found = _latest(said, acting)
                break
        found = found or (said[1] if said else self._person_before(offset))
        if found is not None:
            self._called.setdefault(found, own)
        return found

    def is_person(self, source: Span | None) -> bool:
        """Tell whether ``source`` holds the name of a person."""
        return source is not None and any(n.entity == "person" for n in self._in(source))

    def speaks_by_name(self, source: Span | None, cue: str) -> bool | None:
        """Tell whether the name that ends ``source`` can speak; None where it ends with no name.

        A place speaks ("Moscow said"), but does not report what happened in it ("Kivalo reported 131 cases").
        """
        named = self._named(source) if source is not None else None
        if named is None:
            return None
        return named.entity != "place" or stem(cue) not in _OF_PLACES

    def _named(self, source: Span) -> NameMention | None:
        """Return the name that is itself the source, and not one that the source only belongs to."""
        inside = self._in(source)
        people = [n for n in inside if n.entity == "person" and not self._is_under(source, n)]
        if people:
            return people[-1]
        ends = [n for n in inside if n.span.end == source.end and not self._is_under(source, n)]
        return ends[-1] if ends and ends[-1].entity != "person" else None

    def _is_under(self, source: Span, name: NameMention) -> bool:
        if self._text[name.span.end : name.span.end + 2] in ("'s", "’s"):
            return True
        before = self._text[source.start : name.span.start]
        return _UNDER.search(before) is not None and _TITLE.search(before) is None

    def _in(self, span: Span) -> list[NameMention]:
        first = bisect_left(self._starts, span.start)
        last = bisect_left(self._starts, span.end)
        return [n for n in self._names[first:last] if span.holds(n.span)]

    def _person_before(self, offset: int) -> str | None:
        index = bisect_left(self._people_starts, offset) - 1
        return self._people[index].canonical if index >= 0 else None


def _latest(said: tuple[int, str] | None, acting: NameMention | None) -> str | None:
    """Return who spoke last or, where that is nearer, who was last the subject of a sentence."""
    if acting is not None and (said is None or acting.span.end > said[0]):
        return acting.canonical
    return said[1] if said is not None else None


def _before(names: Sequence[NameMention], starts: Sequence[int], offset: int) -> NameMention | None:
    index = bisect_left(starts, offset) - 1
    return names[index] if index >= 0 else None


def _acts(text: str, name: NameMention) -> bool:
    """Tell whether ``name`` is the subject of a verb, perhaps behind an aside: "Hugh Penrose, 58, was"."""
    match = _VERB.match(text, name.span.end)
    if match is None:
        return False
    word = match["verb"]
    return word in _HELPERS or (word in verb_forms() and verb_forms()[word] in ("past", "done", "s"))


def _some_before(names: Sequence[NameMention], starts: Sequence[int], offset: int) -> Sequence[NameMention]:
    """Return the few ``names`` that stand nearest before ``offset``, the nearest first."""
    index = bisect_left(starts, offset)
    return names[max(index - _RECENT, 0) : index][::-1]


def _forms_of_address(text: str, people: Sequence[NameMention]) -> dict[str, frozenset[str]]:
    """Return for each person called Mr or Ms the pronouns that fit."""
    known: dict[str, frozenset[str]] = {}
    for name in people:
        before = text[max(name.span.start - 12, 0) : name.span.start]
        if _LADY.search(before):
            known[name.canonical] = _HERS
        elif _LORD.search(before):
            known.setdefault(name.canonical, _HIS)
    return known
