"""The one normalisation of a text, at import, before any offset exists."""

from __future__ import annotations

import re

_BREAKS = re.compile(r"\r\n?|[\v\f\x1c-\x1e\x85]")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
_NONCHARACTERS = re.compile(
    "[\ufdd0-\ufdef" + "".join(chr(p * 0x10000 + e) for p in range(17) for e in (0xFFFE, 0xFFFF)) + "]"
)
LONGEST_WORD = 2_000
"""Characters without a gap that stay on one line; scripts written without gaps can always be broken."""

_WORD = re.compile(
    "[^\\s\u0e00-\u109f\u1780-\u17ff\u2e80-\ua4cf\ua960-\ud7ff\uf900-\uffff\U00020000-\U0003ffff]+"
)


def normalise(text: str) -> tuple[str, tuple[str, ...]]:
    """Return ``text`` with line feeds as its only line breaks and no control characters, and notices of it.

    A byte order mark goes, tabs, NBSP and typographic marks stay; a text with none of this is returned as
    it is. What else was taken out, or cut into lines, is counted in a notice.
    """
    text = _BREAKS.sub("\n", text.removeprefix("\ufeff"))
    text, controls = _CONTROLS.subn("", text)
    text, strangers = _NONCHARACTERS.subn("", text)
    text, broken = _with_breaks(text)
    removed = controls + strangers
    notices: list[str] = []
    if removed:
        said = "One control character was" if removed == 1 else f"{removed:,} control characters were"
        notices.append(f"{said} removed from the text; the original file is kept as it was.")
    if broken:
        said = "One word" if broken == 1 else f"{broken:,} words"
        notices.append(f"{said} of more than {LONGEST_WORD:,} characters, which is data, was cut into lines.")
    return text, tuple(notices)


def _with_breaks(text: str) -> tuple[str, int]:
    """Cut what no line can hold into lines: to set 100,000 letters without a gap takes Qt seconds."""
    long = [word.span() for word in _WORD.finditer(text) if word.end() - word.start() > LONGEST_WORD]
    parts: list[str] = []
    at = 0
    for start, end in long:
        parts.append(text[at:start])
        parts.append("\n".join(text[i : min(i + LONGEST_WORD, end)] for i in range(start, end, LONGEST_WORD)))
        at = end
    return "".join((*parts, text[at:])), len(long)
