"""Files that an editor attached as evidence: copied beside the library, named by their SHA-256."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from workbench.core.errors import LibraryError, Refused
from workbench.core.evidence import Attachment
from workbench.storage import sqlite

LARGEST = 200 << 20
"""Bytes that an attached file may have."""

DIGITS = 64
"""Characters of a SHA-256, which the name of an attached file begins with."""

_PIECE = 1 << 20


def folder_of(library: Path) -> Path:
    """Return where the files of a library lie."""
    return library.with_name(f"{library.name}.files")


def place_of(folder: Path, file: Attachment) -> Path:
    """Return where an attached file lies; its ending says what it is to other programs."""
    ending = Path(file.name).suffix
    safe = ending if ending[1:].isalnum() and ending.isascii() and len(ending) < 10 else ""
    return folder / f"{file.sha256}{safe.lower()}"


def keep(folder: Path, path: Path) -> Attachment:
    """Copy a file into the folder and return it; one that is there already is not copied again.

    Refused where it cannot be read or is too large, LibraryError where the copy cannot be written.
    """
    try:
        size = path.stat().st_size
        if not path.is_file():
            raise Refused(f"{path} is not a file.", "Choose a file.")
        if size > LARGEST:
            raise Refused(
                f"{path.name} is larger than {LARGEST >> 20} MB.",
                "Attach the page or the extract that counts.",
            )
        file = Attachment(path.name, digest(path), size)
    except OSError as error:
        raise Refused(f"{path} cannot be read: {error.strerror}.", "Choose another file.") from error
    place = place_of(folder, file)
    if problem(folder, file):
        copy(path, place, file)
    return file


def problem(folder: Path, file: Attachment) -> str:
    """Return what is wrong with an attached file, "" where it is as it was attached."""
    place = place_of(folder, file)
    try:
        found = digest(place)
    except FileNotFoundError:
        return f"The attached file {file.name} is missing: it was kept as {place}."
    except OSError as error:
        return f"The attached file {file.name} cannot be read: {error.strerror}."
    return "" if found == file.sha256 else f"The attached file {file.name} was changed since it was attached."


def digest(path: Path) -> str:
    """Return the SHA-256 of a file in hexadecimal."""
    with path.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def copy(path: Path, place: Path, file: Attachment) -> None:
    """Copy a file to its place, checked, and on disk when this returns.

    Refused where it changes meanwhile, LibraryError where it cannot be written.
    """
    try:
        place.parent.mkdir(mode=0o700, exist_ok=True)
        with sqlite.beside(place) as new:
            with path.open("rb") as source, new.open("wb") as target:
                while piece := source.read(_PIECE):
                    target.write(piece)
                target.flush()
                os.fsync(target.fileno())
            if digest(new) != file.sha256:
                raise Refused(f"{path.name} changed while it was copied.", "Attach it again.")
            new.replace(place)
        sqlite.sync_folder(place.parent)
    except OSError as error:
        raise LibraryError(
            f"{path.name} cannot be copied to {place.parent}: {error.strerror}.", "See to the room there."
        ) from error
