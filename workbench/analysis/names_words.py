"""What a word in a name can be: a title, a nation's, a mark of organisations, a first name, a common one."""

from __future__ import annotations

import re
from functools import cache

from workbench.analysis.lexicons import entries, words
from workbench.analysis.verbs import verb_forms

JOINERS = frozenset(("of", "for", "the", "and", "&", "on", "in"))


@cache
def nations() -> dict[str, str]:
    """Return the words for a country's people, and the country's own name, each with the country."""
    table: dict[str, str] = {}
    for line in entries("nations"):
        country, *people = line.split("\t")
        table[country] = country
        for word in people:
            table.setdefault(word, country)
            if not word.endswith(("ese", "ish", "ch", "iss", "s")):
                table.setdefault(word + "s", country)
    return table


@cache
def countries() -> frozenset[str]:
    """Return the names of countries."""
    return frozenset(nations().values())


_SIDES = frozenset(
    (
        "Central",
        "North",
        "South",
        "East",
        "West",
        "Northern",
        "Southern",
        "Eastern",
        "Western",
        "Latin",
        "Former",
    )
)
_MADE = re.compile(
    r"-(?:led|backed|based|born|controlled|style|era|run|owned|made|sponsored|listed|wide|like|speaking|occupied|held|trained"
    r"|bound|level|old|free|installed|appointed|[a-z]+ed|[a-z]{2,}ing)$"
)


def is_made(word: str) -> bool:
    """Tell whether ``word`` is an adjective made of a name: Russian-led, London-based."""
    return "-" in word and _MADE.search(word) is not None


def is_demonym(word: str) -> bool:
    """Tell whether ``word`` is a word for a people or a creed and not a name: Kazakh, Muslim, Russian-led."""
    return (word in nations() and word not in countries()) or word in words("peoples") or is_made(word)


def is_side(word: str) -> bool:
    """Tell whether ``word`` says which part of a people or country: Central Asian, North Korean."""
    return word in _SIDES or is_demonym(word)


def is_place(name: str) -> bool:
    """Tell whether ``name`` is a country or another place of the lexicon."""
    return name in countries() or name in words("places")


def is_title(word: str) -> bool:
    """Tell whether ``word`` is a title that stands before a person's name."""
    return word in words("titles") or (word.endswith("s") and word[:-1] in words("titles"))


def is_linking(word: str) -> bool:
    """Tell whether ``word`` may be small in a headline in title case: with, from, over."""
    return word in words("linking")


def is_calendar(word: str) -> bool:
    """Tell whether ``word`` belongs to the calendar or the clock."""
    return word in words("calendar")


def is_month_name(word: str) -> bool:
    """Tell whether ``word`` is a month that is a name of people too."""
    return word in ("Jan", "May", "April", "June", "August")


def is_particle(word: str) -> bool:
    """Tell whether ``word`` is a small word inside a person's name: van, bin, de la."""
    return word.casefold() in words("particles")


def is_first_name(word: str) -> bool:
    """Tell whether ``word`` is a common first name; of a hyphenated one, its first part."""
    return word in words("first_names") or word.partition("-")[0] in words("first_names")


def marks_organisation(word: str) -> bool:
    """Tell whether ``word`` marks the name that holds it as an organisation's."""
    return word in words("organisations")


_LARGE = frozenset(
    (
        "Group",
        "Inc",
        "Inc.",
        "Corp",
        "Corp.",
        "Corporation",
        "Co",
        "Co.",
        "Company",
        "Holdings",
        "Ltd",
        "Ltd.",
    )
)
_LEGAL = _LARGE | frozenset(("Limited", "LLC", "LLP", "PLC", "plc", "GmbH", "AG", "SA", "SE", "AB", "NV"))


def is_legal_form(word: str) -> bool:
    """Tell whether ``word`` only says what kind of firm a name is of: Group, Inc., plc."""
    return word in _LEGAL


def marks_place(word: str) -> bool:
    """Tell whether ``word``, at an end of a name, marks it as a place's."""
    return word in words("place_words")


@cache
def _plain() -> frozenset[str]:
    listed = words("common_words") | words("speakers") | words("persons") | words("mute_nouns")
    return listed | frozenset(verb_forms())


def is_plain(word: str) -> bool:
    """Tell whether ``word`` is an everyday noun, adjective or verb, its plural too: Turnout, Owners."""
    lower = word.casefold()
    return lower in _plain() or (lower.endswith("s") and lower[:-1] in _plain())


def is_common(word: str) -> bool:
    """Tell whether ``word`` is a function word, or one that opens sentences without being a name."""
    lower = word.casefold().replace("’", "'")
    return lower in words("never_names") or lower in words("openers")
