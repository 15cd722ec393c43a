"""The forms of one name brought together inside an article: surname, initials, acronym, fullest form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from workbench.analysis import names_entity as entity
from workbench.analysis import names_words as words
from workbench.analysis.names_runs import Run
from workbench.analysis.names_shape import initials, short_of

_CLUBS = frozenset(
    ("City", "United", "Town", "Rovers", "Wanderers", "Athletic", "Albion", "County", "Villa", "Rangers")
)
_NAMESAKES = 40
"""How many people of one surname, or first name, an article is read for."""


def _short_forms(parts: Sequence[str]) -> list[str]:
    """Return the one-word forms of a body's name: City for Stanmoor City, Norvane for Norvane Group."""
    if len(parts) != 2:
        return []
    first, last = parts
    if words.is_legal_form(last) and not words.is_place(first):
        return [first]
    generic = words.marks_organisation(last) or last in _CLUBS
    return [last] if generic and not words.is_place(last) and not words.is_demonym(first) else []


class Canon:
    """Knows for each run of one article the fullest form of its name, and what it names."""

    def __init__(self, runs: Sequence[Run], shorts: Mapping[str, str], lower: frozenset[str]) -> None:
        self._lower = lower
        self._runs = runs
        self._forms: dict[str, list[Run]] = {}
        for run in runs:
            self._forms.setdefault(run.name, []).append(run)
        self._kinds = {name: self._kind(name) for name in self._forms}
        self._full: dict[str, list[str]] = {}
        self._by_end: dict[str, list[str]] = {}
        self._by_first: dict[str, list[str]] = {}
        self._bodies: dict[str, list[str]] = {}
        self._aliases = {short: name for name, short in shorts.items()}
        self._index()

    def of(self, run: Run) -> tuple[str, str]:
        """Return the canonical form of ``run`` and what it names."""
        full = self._fullest(run)
        return full, self._kinds.get(full) or self._kinds.get(run.name, entity.ORGANISATION)

    def _kind(self, name: str) -> str:
        found = self._forms[name]
        told = [kind for run in found if (kind := entity.by_words(run)) is not None]
        return max(sorted(set(told)), key=told.count) if told else entity.by_company(found, self._lower)

    def _index(self) -> None:
        for name, found in self._forms.items():
            parts = [t.text for t in found[0].tokens]
            if len(parts) < 2:
                continue
            if self._kinds[name] == entity.PERSON:
                for part, table in ((parts[-1], self._by_end), (parts[0], self._by_first)):
                    if len(table.setdefault(part, [])) < _NAMESAKES:
                        table[part].append(name)
            elif self._kinds[name] in (entity.ORGANISATION, entity.PLACE):
                for short in initials(name):
                    self._aliases.setdefault(short, name)
                for part in _short_forms(parts):
                    if len(self._bodies.setdefault(part, [])) < _NAMESAKES:
                        self._bodies[part].append(name)

    def _fullest(self, run: Run) -> str:
        name = run.name
        alias = self._aliases.get(name.replace(".", ""))
        if alias is not None:
            return alias
        quiet = name.title() if name.isupper() and len(name) > 3 else name
        if quiet != name and (quiet in self._forms or words.is_place(quiet)):
            return self._nearest(self._bodies[quiet], run) if quiet in self._bodies else quiet
        if len(run.tokens) == 1:
            return self._single(run)
        if self._kinds.get(name) != entity.PERSON:
            return name
        longer = [o for o in self._by_end.get(run.tokens[-1].text, ()) if short_of(name, o)]
        return max(longer, key=lambda o: (len(o.split()), len(o), o), default=name)

    def _single(self, run: Run) -> str:
        name = run.name
        if name in self._bodies and not run.titled and name not in self._by_end:
            return self._nearest(self._bodies[name], run)
        if self._kinds.get(name) == entity.PLACE and not (run.titled and name in self._by_end):
            return name
        people = self._by_end.get(name) or self._by_first.get(name, [])
        people = self._widest(people)
        if len(people) == 1:
            return people[0]
        if people:
            return self._nearest(people, run)
        return name

    def _widest(self, people: Sequence[str]) -> list[str]:
        """Leave out names that are a shorter form of another one of ``people``."""
        return [p for p in people if not any(p != o and short_of(p, o) for o in people)]

    def _nearest(self, people: Sequence[str], run: Run) -> str:
        """Return the one of ``people`` that was named last before ``run``, else the first one named after."""
        places = [
            (abs(run.span.start - m.span.start), m.span.start > run.span.start, p)
            for p in people
            for m in self._forms[p]
        ]
        before = [p for p in places if not p[1]]
        return min(before or places)[2]
