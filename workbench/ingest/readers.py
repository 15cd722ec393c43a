"""The one door of the reader: bytes in, article and original out, by the file's name and content."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from types import MappingProxyType

from workbench.core.article import Article, Original
from workbench.core.disguise import MOST, disguises
from workbench.core.errors import UnreadableInput
from workbench.core.reveal import folded
from workbench.ingest.decoding import decode
from workbench.ingest.formats import TEXT, recognise
from workbench.ingest.language import language, language_notice
from workbench.ingest.masthead import masthead
from workbench.ingest.normalise import normalise
from workbench.ingest.roles import layout

MOST_CHARACTERS = 1_000_000
MOST_LINES = 50_000
"""What one article may have; a book has less."""

Reader = Callable[[str, bytes, str | None, str | None], Article]
"""Reads the bytes of one input into an article, given its name, its address and the day of retrieval."""


def read(
    name: str, raw: bytes, *, url: str | None = None, retrieved: str | None = None
) -> tuple[Article, Original]:
    """Read one input into an article, whose id is still "", and keep its bytes.

    ``name`` is a file's name or a title; ``url`` and ``retrieved`` (an ISO date) are what the editor gave
    with a pasted text. Raises UnreadableInput for what is empty, binary, too large or of no known format.
    """
    article = _READERS[recognise(name, raw)](name, raw, url, retrieved)
    return article, Original(raw, article.sha256)


def _read_text(name: str, raw: bytes, url: str | None, retrieved: str | None) -> Article:
    decoded = decode(raw)
    text, removed = normalise(decoded.text)
    if not folded(text).text.strip():  # nothing that can be seen
        raise UnreadableInput(f"{name} holds no text.", "Look whether the right file was chosen.")
    _refuse_what_is_no_article(name, text)
    code = language(text)
    notices = (decoded.notice, *removed, _disguised(text), language_notice(code))
    found = layout(text)
    return Article(
        id="",
        name=name,
        text=text,
        sha256=hashlib.sha256(raw).hexdigest(),
        encoding=decoded.encoding,
        language=code,
        masthead=masthead(found, url),
        lines=found.lines,
        notices=tuple(notice for notice in notices if notice is not None),
        url=url,
        retrieved=retrieved,
    )


def _refuse_what_is_no_article(name: str, text: str) -> None:
    """Refuse what the desk could neither analyse nor show in time, before it is tried."""
    for found, most, what in (
        (len(text), MOST_CHARACTERS, "characters"),
        (text.count("\n"), MOST_LINES, "lines"),
    ):
        if found > most:
            raise UnreadableInput(
                f"{name} has {found:,} {what}; the longest article that is read has {most:,}.",
                "Cut it to the one article that is meant.",
            )


def _disguised(text: str) -> str | None:
    found = disguises(text)
    if not found:
        return None
    count = f"At least {MOST:,}" if len(found) >= MOST else f"{len(found):,}"
    tricks = ", ".join(dict.fromkeys(d.trick.value for d in found))
    places = "place does not show what it holds" if len(found) == 1 else "places do not show what they hold"
    return f"{count} {places} ({tricks}); the desk points at each."


_READERS: Mapping[str, Reader] = MappingProxyType({TEXT: _read_text})
