"""File names made of words from outside: one path component that every system takes."""

from __future__ import annotations

import re
import unicodedata

from workbench.core.reveal import folded

LONGEST = 120
"""Bytes of a name, its ending included."""

_RESERVED = re.compile(
    r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?:\..*)?", re.IGNORECASE
)
_APART = re.compile(r"[^\w ().,+-]+|[\u00aa-\u00ba\u02b0-\u036f]+")
_DOTS = re.compile(r"\.{2,}")


def file_name(words: str, ending: str, instead: str) -> str:
    """Return a file name of ``words`` with ``ending`` (".md"); ``instead`` where no word is left of them.

    What is disguised in the words is taken as it reads; separators, marks and controls become hyphens.
    """
    plain = unicodedata.normalize("NFC", folded(words[:1000]).text)
    stem = _DOTS.sub(".", _APART.sub("-", " ".join(plain.split())))
    room = LONGEST - len(ending.encode())
    stem = stem.encode("utf-8", errors="ignore")[:room].decode("utf-8", errors="ignore").strip(" .-_,+")
    if not any(char.isalnum() for char in stem):
        return f"{instead}{ending}"
    return f"{'_' if _RESERVED.fullmatch(stem) else ''}{stem}"[: LONGEST - len(ending)] + ending
