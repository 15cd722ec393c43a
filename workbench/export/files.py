"""The one writer of exported files: the new file whole, or the old one untouched."""

from __future__ import annotations

import os
import secrets
import stat
from contextlib import suppress
from pathlib import Path

from workbench.core.errors import WorkbenchError

_NEW, _PRIVATE = 0o666, 0o600


def write_atomically(path: Path, text: str) -> None:
    """Write ``text`` as UTF-8 with line feeds to ``path``, replacing what is there in one step.

    The bytes are on disk before the name is. Raises WorkbenchError where it cannot be done; what stood at
    ``path`` is then as it was.
    """
    _refuse_what_is_no_file(path)
    try:
        temporary = _written(path, text.encode("utf-8", errors="replace"))
        try:
            os.replace(temporary, path)  # noqa: PTH105  (says what it does: one step)
        except OSError:
            temporary.unlink(missing_ok=True)
            raise
        _keep_entry(path.parent)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise WorkbenchError(
            f"{path} could not be written: {reason}. What stood there before is unchanged.",
            "Choose another folder, or make room and try again.",
        ) from error


def _written(path: Path, raw: bytes) -> Path:
    """Return a temporary file beside ``path`` that holds ``raw`` on disk."""
    temporary = path.parent / f".{secrets.token_hex(6)}.part"
    mode = stat.S_IMODE(path.stat().st_mode) if path.is_file() else None
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    handle = os.open(temporary, flags, _NEW if mode is None else _PRIVATE)  # the system applies the mask
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(raw)
            file.flush()
            os.fsync(file.fileno())
        if mode is not None:
            temporary.chmod(mode)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def _refuse_what_is_no_file(path: Path) -> None:
    """Refuse to put a file in the place of a device, a pipe or a folder."""
    try:
        mode = path.lstat().st_mode
    except OSError:  # nothing is there; if it cannot be written, the writing says so
        return
    if not stat.S_ISREG(mode) and not stat.S_ISLNK(mode):
        kind = "a folder" if stat.S_ISDIR(mode) else "no file but a device or a pipe"
        raise WorkbenchError(
            f"{path} could not be written: it is {kind}. It is as it was.",
            "Choose another name; without one, the command line prints to standard output.",
        )


def _keep_entry(folder: Path) -> None:
    """Bring the folder's entry to disk, where the system lets folders be opened (Windows does not)."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # some network file systems refuse it; the file itself is on disk
            os.fsync(handle)
    finally:
        os.close(handle)
