"""What is given to be imported: files and pasted text, as bytes under a name that a session can hold."""

from __future__ import annotations

import os
import stat
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from workbench.core.errors import UnreadableInput

LARGEST = 10 * 1024 * 1024
"""Bytes that a file may have."""

_LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class Input:
    """One thing to import: a file by its ``path``, or ``raw`` bytes under a ``name``.

    ``retrieved`` and ``published`` are ISO dates; ``published`` is the editor's word on when it appeared.
    """

    name: str = ""
    path: Path | None = None
    raw: bytes = b""
    url: str | None = None
    retrieved: str | None = None
    published: str | None = None

    @property
    def shown_name(self) -> str:
        """The name in one line that is safe to show."""
        return safe_name(self.name or (self.path.name if self.path is not None else ""))

    def content(self) -> bytes:
        """Return the bytes; UnreadableInput says why there are none."""
        return self.raw if self.path is None else read_file(self.path)


def read_file(path: Path) -> bytes:
    """Return the bytes of a regular file that is not too large; UnreadableInput otherwise."""
    name = safe_name(path.name)
    try:
        content = _regular_content(path, name)
    except OSError as error:
        raise UnreadableInput(f"{name} cannot be read: {_reason(error)}.", _todo(error)) from error
    if len(content) > LARGEST:
        todo = f"Files up to {LARGEST // 1024 // 1024} MB can be read. Cut it down to the article."
        raise UnreadableInput(f"{name} is too large.", todo)
    return content


def _regular_content(path: Path, name: str) -> bytes:
    """Return the bytes of a regular file, one more than allowed at most."""
    # Not blocking: a named pipe without a writer would hold us for ever.
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise UnreadableInput(f"{name} is not a file.", "Choose a text file.")
        parts: list[bytes] = []
        missing = LARGEST + 1
        while missing and (part := os.read(handle, min(missing, 1 << 20))):
            parts.append(part)
            missing -= len(part)
        return b"".join(parts)
    finally:
        os.close(handle)


def safe_name(name: str) -> str:
    """Return ``name`` in one line without control, formatting or undecodable characters, not too long."""
    line = " ".join(name.split())
    visible = "".join("\ufffd" if unicodedata.category(c) in ("Cc", "Cf", "Cs") else c for c in line)
    if len(visible) > _LONGEST_NAME:
        stem, dot, suffix = visible.rpartition(".")
        tail = dot + suffix if stem and len(suffix) < 8 else ""
        visible = visible[: _LONGEST_NAME - len(tail) - 1] + "…" + tail
    return visible or "untitled"


def unique_name(name: str, taken: Iterable[str]) -> str:
    """Return ``name``, with a number before its suffix where a name that reads the same is taken."""
    keys = {_key(t) for t in taken}
    stem, dot, suffix = name.rpartition(".")
    if not stem or " " in suffix or len(suffix) > 8:
        stem, dot, suffix = name, "", ""
    number, found = 2, name
    while _key(found) in keys:
        found, number = f"{stem} ({number}){dot}{suffix}", number + 1
    return found


def _key(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold()


def _reason(error: OSError) -> str:
    words = {
        FileNotFoundError: "there is no such file",
        PermissionError: "you may not read it",
        IsADirectoryError: "it is a folder",
    }
    return words.get(type(error), (error.strerror or str(error)).lower())


def _todo(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "See whether it was moved or renamed."
    if isinstance(error, PermissionError):
        return "Ask for the right to read it, or copy it to a place of your own."
    return "Choose a text file."
