"""Short ids as people see them ("a1", "c12", "p3", "s2") and the keys that rows have in the library."""

from __future__ import annotations

import re
from uuid import uuid4

from workbench.core.errors import NotFound

_WORDS = {"a": "article", "c": "claim", "p": "point", "s": "session", "r": "source", "e": "piece of evidence"}
_SESSION = re.compile(r"s[1-9]\d{0,8}")


def new_key() -> str:
    """Return a key that no other row of any library has."""
    return uuid4().hex


def article_id(number: int) -> str:
    """Return the short id of an article."""
    return f"a{number}"


def claim_id(number: int) -> str:
    """Return the short id of a claim."""
    return f"c{number}"


def point_id(number: int) -> str:
    """Return the short id of a point."""
    return f"p{number}"


def source_id(number: int) -> str:
    """Return the short id of a source."""
    return f"r{number}"


def evidence_id(number: int) -> str:
    """Return the short id of a piece of evidence."""
    return f"e{number}"


def session_id(number: int) -> str:
    """Return the short id of a session."""
    return f"s{number}"


def is_session_id(text: str) -> bool:
    """Tell whether ``text`` has the form of a session's id."""
    return _SESSION.fullmatch(text) is not None


def number_of(short: str, letter: str) -> int:
    """Return the number in a short id of the kind ``letter``; NotFound where it has another form."""
    digits = short[1:]
    if short[:1] != letter or not (digits.isascii() and digits.isdigit()) or len(digits) > 9:
        word = _WORDS[letter]
        raise NotFound(f"There is no {word} {short!r}.", f"Ids look like {letter}1: list them.")
    return int(digits)


def missing(letter: str, number: int) -> NotFound:
    """Return the error for an id that its session does not hold."""
    return NotFound(f"There is no {_WORDS[letter]} {letter}{number} here.", "List them and choose one.")
