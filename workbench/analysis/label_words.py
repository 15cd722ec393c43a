"""Words of a claim cut down to a label: in their own form and order, capitals kept for names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from workbench.analysis import clauses
from workbench.analysis.lexicons import words
from workbench.analysis.verbs import base_of, verb_forms
from workbench.analysis.wording import fold, stem
from workbench.core.span import Span

LONGEST = 45
_OPENING = re.compile(r"^(?:(?:that|which|who|and|but|also|as|while|when|where|or|so)\s)+", re.IGNORECASE)
_BREAK = re.compile(r"[;:!?(—–]|\s-{1,2}\s|,\s|(?<![A-Z])(?<!Mr)(?<!Ms)(?<!Mrs)(?<!Dr)(?<!Gov)[.]\s|[“”\"]")
_EDGES = " \t\n.,;:–—-“”\"'‘’()"
_NUMBERS = "|".join(sorted(words("number_words")))
_FIGURE = re.compile(rf"[$£€]?\d[\d.,]*(?:%|bn|m|k)?|\b(?:{_NUMBERS})\b", re.IGNORECASE)
_OF_WHAT = re.compile(r"^\S*(?:[\s-](?!of\b)[A-Za-z]+){0,3}\sof\s(?P<what>[^\d,;]+)")
_FEW = 2


def phrase(quote: str) -> str:
    """Return the first words of ``quote`` that make sense alone, at most 45 characters."""
    text = _OPENING.sub("", " ".join(quote.split()).strip(_EDGES))
    breaks = (m.start() for m in _BREAK.finditer(text) if text.count(" ", 0, m.start()) >= _FEW)
    text = _cut(text[: next(breaks, len(text))].strip(_EDGES))
    return _lowered(text)


def _cut(text: str) -> str:
    """Return ``text`` cut to the longest label at a word, nothing left hanging at its end."""
    if len(text) > LONGEST:
        text = text[: max(text.rfind(" ", 0, LONGEST + 1), 1)]
    kept = text.split()
    idle = words("dangling") | words("hanging")
    while len(kept) > 1 and fold(kept[-1]) in idle:
        kept.pop()
    return " ".join(kept).strip(_EDGES)


def _lowered(text: str) -> str:
    """Return ``text`` with a small first letter unless its first word is a name."""
    first, _, rest = text.partition(" ")
    plain = fold(first) in words("function_words") or fold(first) in words("persons")
    return f"{first.lower()} {rest}".strip() if plain and (first[1:].islower() or first == "A") else text


def without_figure(quote: str) -> str:
    """Return the words before the figure of ``quote``, "" where they say little."""
    text = " ".join(quote.split())
    found = _FIGURE.search(text)
    if found is None:
        return phrase(text)
    before = text[: found.start()].strip(_EDGES + "$£€").split()
    while before and fold(before[-1]) in words("hedge_words"):
        before.pop()
    told = phrase(" ".join(before))
    return told if told.count(" ") else ""


def of_what(quote: str) -> str:
    """Return what a measured figure is of ("three days of mourning", "$3bn of goods"), else ""."""
    text = " ".join(quote.split())
    figure = _FIGURE.search(text)
    found = _OF_WHAT.match(text[figure.end() :]) if figure else None
    return phrase(found["what"]) if found else ""


def counted(unit: str, quotes: Sequence[str]) -> str:
    """Return what is counted, as the shortest of ``quotes`` says it: "troops sent to Kazakhstan"."""
    last = fold(unit.rsplit(maxsplit=1)[-1]) if unit else ""
    if last in words("fate_words") or not unit:
        return unit or "figure"
    told = [found for q in sorted(quotes, key=lambda q: (len(q), q)) if (found := _counted_in(unit, q))]
    longer = [t for t in told if t.count(" ") > unit.count(" ")]
    return next(iter(longer), unit)


def _counted_in(unit: str, quote: str) -> str:
    """Return the unit with what ``quote`` says of it, "" where the unit's words are not in it."""
    text = " ".join(quote.split())
    head = stem(fold(unit.rsplit(maxsplit=1)[-1]))
    figure = _FIGURE.search(text)
    start = figure.end() if figure else 0
    noun = next((m for m in re.finditer(r"[\w’'-]+", text[start:]) if stem(fold(m.group())) == head), None)
    if noun is None or noun.start() > LONGEST:
        return ""
    rest = text[start + noun.end() :]
    done = _done_to(text, start) if figure else ""
    stop = _BREAK.search(rest)
    rest = rest[: stop.start()] if stop else rest
    if rest and not rest.startswith(" "):
        rest = ""
    return _cut(f"{unit} {done}{rest}".replace("  ", " "))


def _done_to(text: str, figure: int) -> str:
    """Return the participle of the verb before the figure whose object is counted, "" for a light one."""
    for clause in clauses.find(text, Span(0, len(text))):
        before = [v for v in clause.verbs if v.end <= figure and clause.span.end > figure - 1]
        if before:
            verb = base_of(fold(before[-1].of(text).split()[-1]))
            return (
                ""
                if verb in words("light_verbs") or verb in words("hedge_words")
                else _participles().get(verb, "")
            )
    return ""


@cache
def _participles() -> dict[str, str]:
    """Return the participle of each verb whose forms are known."""
    table: dict[str, str] = {}
    for form, kind in verb_forms().items():
        if kind == "part" or (kind == "done" and base_of(form) not in table):
            table[base_of(form)] = form
    return table
