"""The word lists of the reader, loaded once from resources/lexicons."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from workbench.core.places import resource


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase of page furniture, in folded form, and what it gives away."""

    words: str
    reason: str


@cache
def furniture(how: str) -> tuple[Phrase, ...]:
    """Return the phrases that a line of page furniture ``how``: is, item, starts, ends, holds or tail."""
    return tuple(Phrase(cells[1], cells[2]) for cells in _rows("furniture.txt") if cells[0] == how)


@cache
def furniture_lines() -> Mapping[str, str]:
    """Return the reason of each phrase that is a whole line."""
    return MappingProxyType({phrase.words: phrase.reason for phrase in furniture("is")})


@cache
def headings() -> frozenset[str]:
    """Return the headings of what follows a story that are whole lines."""
    return frozenset(phrase.words for phrase in furniture("tail") if len(phrase.words.split()) > 1)


@cache
def menu_items() -> frozenset[str]:
    """Return the phrases that stand in menus and on buttons, names of sections among them."""
    items = (phrase.words for how in ("is", "item") for phrase in furniture(how))
    return frozenset(items) | press("section")


@cache
def furniture_by_first_word(how: str) -> Mapping[str, tuple[Phrase, ...]]:
    """Return ``furniture(how)`` by the first word of each phrase."""
    found: dict[str, list[Phrase]] = {}
    for phrase in furniture(how):
        found.setdefault(phrase.words.split()[0], []).append(phrase)
    return MappingProxyType({word: tuple(phrases) for word, phrases in found.items()})


@cache
def press(group: str) -> frozenset[str]:
    """Return the words of the press in ``group``: agency, outlet, role, section or credit."""
    return frozenset(cells[1] for cells in _rows("press.txt") if cells[0] == group)


@cache
def stop_words() -> Mapping[str, frozenset[str]]:
    """Return the stop words of each language, by its ISO code."""
    lines = (line.split() for line in _lines("stopwords.txt"))
    return MappingProxyType({words[0]: frozenset(words[1:]) for words in lines})


def _rows(name: str) -> Iterator[tuple[str, ...]]:
    return (tuple(cell.strip() for cell in line.split(" | ")) for line in _lines(name))


def _lines(name: str) -> Iterator[str]:
    text = resource("lexicons", name).read_text(encoding="utf-8")
    return (line for line in text.splitlines() if line.strip() and not line.startswith("#"))
