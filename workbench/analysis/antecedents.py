"""Whom a pronoun in the place of a subject stands for: the nearest subject before it that can be meant."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from types import MappingProxyType

from workbench.analysis import clauses
from workbench.analysis.clauses import Clause, Role
from workbench.analysis.lexicons import words
from workbench.analysis.wording import fold
from workbench.core.span import Span

_SENTENCES_BACK = 3
_LONGEST = 90
_SHORT = 24
_PRONOUNS = MappingProxyType(
    {"he": "person", "she": "person", "it": "thing", "they": "several", "who": "person"}
)
_AGED = re.compile(r"\bthe\s\d{1,3}-year-old(?:\s[a-z]+)?$", re.IGNORECASE)
_NAME = re.compile(r"\b[A-Z][\w’'-]+$")
_TITLED = re.compile(r"[A-Z]\w+(?:\s[A-Z][\w’'.-]+)+$")


class Antecedents:
    """Finds what the pronouns of one text stand for; a sentence is cut into clauses when it is asked for."""

    def __init__(self, text: str, sentences: Sequence[Span]) -> None:
        self._text = text
        self._sentences = sentences
        self._cut: dict[int, tuple[Clause, ...]] = {}

    def clauses(self, index: int) -> tuple[Clause, ...]:
        """Return the clauses of the sentence ``index``."""
        if index not in self._cut:
            self._cut[index] = clauses.find(self._text, self._sentences[index])
        return self._cut[index]

    def of(self, subject: Span) -> Span | None:
        """Return what ``subject`` stands for where it is a pronoun or a bare age, None where not."""
        wanted = _class_of_pronoun(self._text[max(subject.start, subject.end - _SHORT) : subject.end])
        if not wanted:
            return None
        index = bisect_right(self._sentences, subject.start, key=lambda s: s.start) - 1
        return next((s for s in self._before(index, subject.start) if self._can_be(s, wanted)), None)

    def _before(self, index: int, place: int) -> Iterator[Span]:
        """Yield the subjects before ``place``: of its sentence from the nearest, then of those before."""
        for number in range(index, max(index - _SENTENCES_BACK, 0) - 1, -1):
            found = [
                c.subject
                for c in self.clauses(number)
                if c.subject is not None and c.role is not Role.RELATIVE
            ]
            found = [s for s in found if s.end <= place and len(s) <= _LONGEST]
            yield from reversed(found) if number == index else found

    def _can_be(self, subject: Span, wanted: str) -> bool:
        said = subject.of(self._text)
        telling = [w for w in said.split() if fold(w) not in words("function_words")]
        if not telling or _class_of_pronoun(said):
            return False
        last = fold(said).split()[-1].strip("\"'”’,")
        is_person = last in words("persons") or _TITLED.search(said) is not None or telling[0].istitle()
        is_many = (last.endswith("s") and _NAME.search(said) is None) or " and " in said
        if wanted == "several":
            return is_many
        return not is_many and (is_person if wanted == "person" else not _is_surely_person(said, last))


def _is_surely_person(said: str, last: str) -> bool:
    """Tell whether a subject is of a person: by its noun, or by a title or first name before the name."""
    known = words("titles") | words("first_names")
    return last in words("persons") or (
        _TITLED.search(said) is not None and any(w in known for w in said.split())
    )


def _class_of_pronoun(said: str) -> str:
    """Return whether a pronoun is of a person, a thing or several, "" for what is none."""
    plain = fold(said).strip("\"“”' ")
    return "person" if _AGED.search(plain) else _PRONOUNS.get(plain.rpartition(" ")[2], "")
