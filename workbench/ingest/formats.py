"""What a file is, by its name and its first bytes, and what to tell the editor where it cannot be read."""

from __future__ import annotations

from pathlib import PurePath

from workbench.core.errors import UnreadableInput

MOST_BYTES = 10_000_000
"""The largest input that is read, in bytes."""

TEXT = "text"

_TEXT = frozenset({"", ".txt", ".text", ".md", ".markdown"})
_LATER = {
    ".htm": "a web page",
    ".html": "a web page",
    ".mhtml": "a saved web page",
    ".pdf": "a PDF document",
    ".docx": "a Word document",
    ".doc": "a Word document",
    ".odt": "an OpenDocument text",
    ".rtf": "an RTF document",
    ".eml": "an e-mail",
    ".msg": "an e-mail",
}
_MAGIC = (
    (b"%PDF", "a PDF document"),
    (b"PK\x03\x04", "a Word document or another archive"),
    (b"\xd0\xcf\x11\xe0", "a Word document of the old kind"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
    (b"SQLite format 3", "a database"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
)
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
_TODO = "Open it in its own program, copy the article's text and paste it here."


def recognise(name: str, raw: bytes) -> str:
    """Return the format of ``raw``, so far always "text".

    Raises UnreadableInput, with the file's name and what to do, for what cannot be read.
    """
    if not raw.strip():
        raise UnreadableInput(f"{name} is empty.", "Look whether the right file was chosen.")
    if len(raw) > MOST_BYTES:
        size = f"{len(raw) / 1e6:,.1f}"
        raise UnreadableInput(
            f"{name} has {size} MB; the largest article that is read has {MOST_BYTES // 1_000_000} MB.",
            "Cut it to the one article that is meant.",
        )
    kind = _foreign_kind(name, raw)
    if kind is not None:
        raise UnreadableInput(f"{name} is {kind}; so far the workbench reads plain text.", _TODO)
    suffix = PurePath(name).suffix.casefold()
    if suffix not in _TEXT and not suffix[1:].isdigit() and not _is_title(name):
        raise UnreadableInput(
            f"{name} has a format that is not known ({suffix}); HTML, PDF, Word and e-mail come later.",
            "If it is plain text, rename it to end in .txt.",
        )
    return TEXT


def _foreign_kind(name: str, raw: bytes) -> str | None:
    head = raw[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    by_magic = next((kind for magic, kind in _MAGIC if head.startswith(magic)), None)
    if by_magic is not None:
        return by_magic
    if head[:15].lower().startswith((b"<!doctype html", b"<html", b"<?xml")):
        return "a web page"
    by_suffix = _LATER.get(PurePath(name).suffix.casefold())
    if by_suffix is not None:
        return by_suffix
    return "no text but binary data" if _is_binary(raw) else None


def _is_binary(raw: bytes) -> bool:
    """Tell data from text: zero bytes (but for UTF-16 and UTF-32), or many control characters."""
    sample = raw[:100_000]
    if raw.startswith(_WIDE):
        return False
    zeros = sample.count(0)
    if zeros * 20 > len(sample):
        one_sided = min(sample[::2].count(0), sample[1::2].count(0)) == 0
        return not one_sided or zeros * 4 < len(sample)
    controls = sum(sample.count(c) for c in range(32) if c not in (9, 10, 11, 12, 13, 27))
    return controls > 2 and controls * 20 > len(sample)


def _is_title(name: str) -> bool:
    """Tell the title of a pasted text ("U.S. troops leave") from a file's name with a suffix."""
    return " " in PurePath(name).suffix or len(PurePath(name).suffix) > 10
