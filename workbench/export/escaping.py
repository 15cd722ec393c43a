"""The one filter through which foreign words enter Markdown, so that they come out as they were."""

from __future__ import annotations

import re

from workbench.core.reveal import unhidden

_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_SPACES = re.compile(r"[ \t\r\n\f\v\u2028\u2029]+")
_ENTITY = re.compile(r"&(?=#?\w{1,32};)")
_UNDERSCORE = re.compile(r"(?<![^\W_])_|_(?![^\W_])")
_MARKS = str.maketrans(
    {
        "\\": "\\\\",
        "`": "\\`",
        "*": "\\*",
        "[": "\\[",
        "]": "\\]",
        "#": "\\#",
        "<": "&lt;",
        ">": "&gt;",
        "|": "&#124;",
        "~": "&#126;",
    }
)
_STARTS = (
    (re.compile(r"^(\d{1,9})([.)])(?=\s|$)"), r"\1\\\2"),
    (re.compile(r"^([-+])(?=\s|$|-)"), r"\\\1"),
    (re.compile(r"^=(?==*$)"), "&#61;"),
)

_FENCE = re.compile(r"^\s{0,3}(`{3,}|~{3,})")
_HEADING = re.compile(r"^((?:[ \t]|>|[-*+][ \t]|\d{1,9}[.)][ \t])*)(#{1,6})(?=\s|$)")
_UNDERLINE = re.compile(r"^([ \t>]*)([=-])(?=\2*\s*$)")
_TAG = re.compile(r"<(?=[A-Za-z/!?])")
_IMAGE = re.compile(r"!\[")
_STRANGE_LINK = re.compile(r"\]\((?!\s*(?:https?:|mailto:))", re.IGNORECASE)
_STRANGE_TARGET = re.compile(
    r"^((?:[ \t]|>|[-*+][ \t]|\d{1,9}[.)][ \t])*)\[(?=[^\]]*\]:(?!\s*(?:https?:|mailto:)))", re.IGNORECASE
)
_DEEPEST = 6
_DEMOTED = 4


def inline(text: str) -> str:
    """Return ``text`` for the middle of a line: no mark in it means anything, white space is one space.

    What hides in it is shown by its number, [U+200B]: a sheet hands no unseen characters on.
    """
    seen = unhidden(_SPACES.sub(" ", _CONTROLS.sub("", text)))
    plain = _ENTITY.sub("&amp;", seen)
    return _UNDERSCORE.sub(r"\\_", plain.translate(_MARKS))


def strong(written: str) -> str:
    """Return escaped words in strong letters: no blank at an end, where stars would stand for themselves."""
    return f"**{written.strip()}**"


def literal(text: str) -> str:
    """Return ``text`` for anywhere in Markdown, the beginning of a line included; trimmed, on one line."""
    line = inline(text.strip())
    for start, escaped in _STARTS:
        line = start.sub(escaped, line)
    return line


def note(text: str) -> str:
    """Return an editor's Markdown note as a block quotation that cannot leave its place.

    Headings become small ones, raw HTML and pictures are literal, links lead to the web or to mail only.
    """
    lines: list[str] = []
    fence = ""
    clean = unhidden(_CONTROLS.sub("", text))
    for line in clean.replace("\r\n", "\n").replace("\r", "\n").strip("\n").split("\n"):
        mark = _FENCE.match(line)
        is_code = bool(fence)
        if mark is not None and (not fence or mark[1].startswith(fence)):
            fence = "" if fence else mark[1][:3]
        lines.append(line if is_code else _tamed(line, lines[-1] if lines else ""))
    return "\n".join(f"> {line}".rstrip() for line in lines)


def _tamed(line: str, before: str) -> str:
    line = _HEADING.sub(lambda m: m[1] + "#" * min(_DEEPEST, _DEMOTED + len(m[2]) - 1), line)
    if before.strip():
        line = _UNDERLINE.sub(lambda m: m[1] + ("&#61;" if m[2] == "=" else "\\-"), line)
    line = _IMAGE.sub(r"!\\[", _TAG.sub("&lt;", line))
    return _STRANGE_LINK.sub(r"]\\(", _STRANGE_TARGET.sub(r"\1\\[", line))
