"""From bytes to text: which encoding a file is in, and how sure that is."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from workbench.ingest.language import UNKNOWN, language, stop_share

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 100_000
_CANDIDATES = ("cp1252", "cp1251", "cp1250", "cp1254", "koi8-r")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the encoding it was read in, and a sentence for the editor where that is a guess."""

    text: str
    encoding: str
    notice: str | None = None


def decode(raw: bytes) -> Decoded:
    """Decode ``raw``; never raises. Tried in order: byte order mark, UTF-8, Windows-1252, a guess."""
    for mark, name in _MARKS:
        if raw.startswith(mark):
            return _lenient(raw, name)
    try:
        return Decoded(raw.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _sixteen_bits(raw) or _broken_utf8(raw) or _western(raw) or _guessed(raw)


def _lenient(raw: bytes, encoding: str) -> Decoded:
    text = raw.decode(encoding, errors="replace")
    return Decoded(text, encoding, _damage(text.count("�")) if _strict(raw, encoding) is None else None)


def _sixteen_bits(raw: bytes) -> Decoded | None:
    sample = raw[:_SAMPLE]
    for offset, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        zeros = sample[offset::2].count(0)
        if zeros * 2 > len(sample) // 2 and sample[1 - offset :: 2].count(0) == 0:
            return Decoded(raw.decode(name, errors="replace"), name, _guess_notice("UTF-16"))
    return None


def _broken_utf8(raw: bytes) -> Decoded | None:
    """Take UTF-8 with a few damaged places for what it is: most of what is not ASCII must be sound."""
    text = raw.decode("utf-8", errors="replace")
    broken = text.count("�")
    sound = sum(not c.isascii() for c in text) - broken
    if sound <= 2 * broken:
        return None
    return Decoded(text, "utf-8", _damage(broken))


def _western(raw: bytes) -> Decoded | None:
    text = _strict(raw, "cp1252")
    if text is None or language(text) != "en":
        return None
    return Decoded(text, "cp1252", _guess_notice("Windows-1252"))


def _guessed(raw: bytes) -> Decoded:
    """Take the encoding with the largest share of stop words, else ask what the bytes look like."""
    texts = {name: text for name in _CANDIDATES if (text := _strict(raw, name)) is not None}
    shares = {name: stop_share(text)[1] for name, text in texts.items()}
    name = max(shares, key=lambda name: shares[name], default=None)
    if name is not None and language(texts[name]) != UNKNOWN:
        return Decoded(texts[name], name, _guess_notice(_label(name)))
    from charset_normalizer import from_bytes  # noqa: PLC0415  # lazy: for guesses alone

    best = from_bytes(raw[:_SAMPLE]).best()
    text = _strict(raw, best.encoding) if best is not None else None
    if best is not None and text is not None:
        return Decoded(text, best.encoding, _guess_notice(_label(best.encoding)))
    text = raw.decode("cp1252", errors="replace")
    return Decoded(text, "cp1252", _damage(text.count("�")))


def _strict(raw: bytes, encoding: str) -> str | None:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        return None


def _label(name: str) -> str:
    return f"Windows-{name[2:]}" if name.startswith("cp125") else name.upper()


def _guess_notice(label: str) -> str:
    return f"The file does not say how it is encoded; it was read as {label}. Look at names and accents."


def _damage(count: int) -> str:
    places = "one place" if count == 1 else f"{count:,} places"
    return f"The file is damaged in {places}: bytes there are no characters, and show as �."
