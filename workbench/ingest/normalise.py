"""The one normalisation of a text, at import, before any offset exists."""

from __future__ import annotations

import re

_BREAKS = re.compile(r"\r\n?|[\v\f\x1c-\x1e\x85]")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
_NONCHARACTERS = re.compile(
    "[\ufdd0-\ufdef" + "".join(chr(p * 0x10000 + e) for p in range(17) for e in (0xFFFE, 0xFFFF)) + "]"
)


def normalise(text: str) -> tuple[str, tuple[str, ...]]:
    """Return ``text`` with line feeds as its only line breaks and no control characters, and notices of it.

    A byte order mark goes, tabs, NBSP and typographic marks stay; a text with none of this is returned as
    it is. What else was taken out is counted in a notice.
    """
    text = _BREAKS.sub("\n", text.removeprefix("\ufeff"))
    text, controls = _CONTROLS.subn("", text)
    text, strangers = _NONCHARACTERS.subn("", text)
    removed = controls + strangers
    if not removed:
        return text, ()
    said = "One control character was" if removed == 1 else f"{removed:,} control characters were"
    return text, (f"{said} removed from the text; the original file is kept as it was.",)
