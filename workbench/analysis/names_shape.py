"""How the forms of a name hang together: initials, shorter forms, letters without their spelling habits."""

from __future__ import annotations

import re
from functools import cache

from anyascii import anyascii

SMALL = frozenset(
    ("of", "the", "for", "and", "on", "in", "to", "at", "a", "an", "de", "la", "&", "du", "des", "der")
)
"""Words that an acronym leaves out."""
_FOLDS = tuple(
    pair.split(">")
    for pair in (
        *(
            "dzh>j",
            "zh>j",
            "kh>h",
            "gh>g",
            "ph>f",
            "tsch>ch",
            "sch>sh",
            "tch>ch",
            "ts>c",
            "tz>c",
            "y>i",
            "j>i",
        ),
        *("w>v", "q>k", "ck>k", "x>ks", "ou>u", "oo>u", "ee>i", "iu>u", "ia>a", "ie>e", "io>o"),
    )
)
_DOUBLE = re.compile(r"(.)\1+")


@cache
def skeleton(name: str) -> str:
    """Return ``name`` in plain small letters without habits of transliteration: Zhomart is omart."""
    letters = re.sub(r"[^a-z0-9]", "", anyascii(name).casefold())
    for habit, plain in _FOLDS:
        letters = letters.replace(habit, plain)
    return _DOUBLE.sub(r"\1", letters)


def initials(name: str) -> tuple[str, ...]:
    """Return the acronyms that ``name`` can have: with and without its small words."""
    parts = re.findall(r"[^\W\d_][\w.&]*", name.replace("-", " "))
    if len(parts) < 2:
        return ()
    large = "".join(p[0] for p in parts if p.casefold() not in SMALL).upper()
    whole = "".join(p[0] for p in parts).upper()
    return tuple(dict.fromkeys(s for s in (large, whole) if len(s) >= 2))


def short_of(short: str, full: str) -> bool:
    """Tell whether the person's name ``short`` is ``full`` with first names abbreviated or left out."""
    a, b = short.split(), full.split()
    if a[-1] != b[-1] or len(a) > len(b):
        return False
    if len(a) == 1:
        return True
    if not _same_given(a[0], b[0]):
        return False
    rest = iter(b[1:-1])
    return all(any(_same_given(part, other) for other in rest) for part in a[1:-1])


def _same_given(a: str, b: str) -> bool:
    if a == b:
        return True
    a, b = sorted((a.rstrip("."), b.rstrip(".")), key=len)
    return len(a) == 1 and b.startswith(a)
