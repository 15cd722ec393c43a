"""Forms of verbs: which form a word is, and of which verb."""

from __future__ import annotations

from functools import cache, lru_cache

from workbench.analysis.lexicons import words
from workbench.analysis.wording import irregular_bases

_STRESSED_LAST = frozenset({"permit", "commit", "admit", "submit", "occur", "refer", "deter", "incur"})


@cache
def verb_forms() -> dict[str, str]:
    """Return for each known form which it is: base, s, past, done (past and participle), part, ing."""
    table: dict[str, str] = {}
    irregular = set(irregular_bases().values())
    for verb in sorted(words("verbs") | irregular):
        table.setdefault(verb, "base")
        table.setdefault(_with_s(verb), "s")
        table.setdefault(_with_ing(verb), "ing")
        if verb not in irregular:
            table.setdefault(_with_ed(verb), "done")
    for form, base in irregular_bases().items():
        table[form] = "base" if form == base else _irregular_form(form)
    table.update({"hit": "done", "put": "done", "set": "done", "cut": "done", "shut": "done"})
    return table


def _irregular_form(form: str) -> str:
    if form in words("past_forms"):
        return "past"
    marked = form.endswith("n") and form not in ("won", "spun", "begun")
    return "part" if marked or form in ("gone", "done") else "done"


def _doubled(verb: str) -> bool:
    stressed_last = len(verb) <= 4 or verb in _STRESSED_LAST
    return (
        stressed_last
        and len(verb) > 2
        and verb[-1] not in "wxyaeiou"
        and verb[-2] in "aeiou"
        and verb[-3] not in "aeiou"
    )


def _with_s(verb: str) -> str:
    if verb.endswith(("s", "x", "z", "ch", "sh", "o")):
        return f"{verb}es"
    return f"{verb[:-1]}ies" if verb.endswith("y") and verb[-2] not in "aeiou" else f"{verb}s"


def _with_ing(verb: str) -> str:
    if verb.endswith("e") and not verb.endswith(("ee", "ye", "oe")):
        return f"{verb[:-1]}ing"
    return f"{verb}{verb[-1]}ing" if _doubled(verb) else f"{verb}ing"


def _with_ed(verb: str) -> str:
    if verb.endswith("e"):
        return f"{verb}d"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return f"{verb[:-1]}ied"
    return f"{verb}{verb[-1]}ed" if _doubled(verb) else f"{verb}ed"


@lru_cache(maxsize=50_000)
def base_of(word: str) -> str:
    """Return the base form of a verb's form, as far as its ending tells."""
    if word in irregular_bases():
        return irregular_bases()[word]
    known = words("verbs")
    for ending, instead in (
        ("s", ""),
        ("es", ""),
        ("ies", "y"),
        ("ed", ""),
        ("d", ""),
        ("ied", "y"),
        ("ing", ""),
        ("ing", "e"),
    ):
        if word.endswith(ending) and word.removesuffix(ending) + instead in known:
            return word.removesuffix(ending) + instead
    return word
