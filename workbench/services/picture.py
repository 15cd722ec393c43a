"""The picture of a desk: what it showed when it was closed, to be shown again before the library is open.

It lies beside the library and holds for exactly the file that it was taken of: whatever is written there
later, by anybody, makes it worthless. The library is read all the same, and what it says stands.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from workbench import __version__
from workbench.core.house import HouseRules
from workbench.core.plain import Plain, plain, revive
from workbench.core.session import Layout, SessionView

LARGEST = 4_000_000
"""Bytes of a picture: a larger one would take as long to read as the library does to be opened."""
MOST_CLAIMS = 1500
"""Claims of a session of which a picture is taken: the window waits for it when it closes."""

_LOG = logging.getLogger("workbench")
_HEAD = 100
"""Bytes at the start of a library: SQLite counts its changes in them."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A session as it stands in the library, and how it was left on the screen."""

    view: SessionView
    layout: Layout

    def shows(self, names: tuple[str, ...]) -> bool:
        """Tell whether this is what a desk begins with that is asked for ``names``."""
        return not names or names == (self.view.session.name,)


@dataclass(frozen=True, slots=True)
class _Kept:
    """What is written: the picture with what it was made by and taken of."""

    version: str
    stamp: str
    picture: Picture


def place_of(address: str) -> Path | None:
    """Return where the picture of a library lies; None for one on a server."""
    path = Path(address)
    return None if "://" in address else path.with_name(f".{path.name}.picture")


def stamp(address: str) -> str:
    """Return what tells a library's file from itself before or after any change; OSError."""
    path = Path(address)
    with path.open("rb") as file:
        found, head = os.fstat(file.fileno()), file.read(_HEAD)
    journal = path.with_name(f"{path.name}-journal")
    unfinished = journal.stat().st_size if journal.exists() else 0
    return f"{found.st_ino} {found.st_size} {found.st_mtime_ns} {unfinished} {head.hex()}"


def write(address: str, taken: str, picture: Picture) -> None:
    """Keep a picture of the library whose stamp was ``taken``; a larger one than is of use is not kept."""
    place = place_of(address)
    if place is None:
        return
    data = plain(_Kept(__version__, taken, picture))
    for claim in _claims(data):
        del claim["rules"]  # the session's, once for all
    body = json.dumps(data, ensure_ascii=True, separators=(",", ":"), allow_nan=False).encode("ascii")
    if len(body) > LARGEST:
        remove(address)
        return
    new = place.with_name(f"{place.name}.new")
    with suppress(FileNotFoundError):
        new.unlink()
    handle = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(hashlib.sha256(body).hexdigest().encode("ascii") + b"\n" + body)
    new.replace(place)


def read(address: str) -> Picture | None:
    """Return the picture of a library as it is now; None where there is none or it is worth nothing."""
    place = place_of(address)
    if place is None or not place.is_file():
        return None
    try:
        if not Path(address).is_file():
            remove(address)  # the library is gone, and its words are not to stay behind
            return None
        if place.stat().st_size > LARGEST + _HEAD:
            return None
        seal, _, body = place.read_bytes().partition(b"\n")
        if hashlib.sha256(body).hexdigest().encode("ascii") != seal:
            raise ValueError("its checksum differs")
        kept = json.loads(body)
        if (kept["version"], kept["stamp"]) != (__version__, stamp(address)):
            return None
        return _with_rules(revive(_Kept, kept).picture)
    except (OSError, ValueError, TypeError, KeyError, RecursionError) as error:
        _LOG.warning("the picture of the desk is not used: %s", type(error).__name__)
        return None


def remove(address: str) -> None:
    """Let there be no picture of a library."""
    place = place_of(address)
    if place is not None:
        place.unlink(missing_ok=True)


def _with_rules(picture: Picture) -> Picture:
    view = picture.view
    rules = HouseRules(view.scale, view.threshold)
    return replace(picture, view=replace(view, claims=tuple(replace(c, rules=rules) for c in view.claims)))


def _claims(data: Plain) -> list[dict[str, Plain]]:
    """Return the claims of a picture that is about to be written."""
    for name in ("picture", "view", "claims"):
        data = data[name] if isinstance(data, dict) else None
    return [claim for claim in data if isinstance(claim, dict)] if isinstance(data, list) else []
