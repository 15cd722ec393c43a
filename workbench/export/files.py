"""The one writer of exported files: the new file whole, or the old one untouched."""

from __future__ import annotations

import os
import stat
import tempfile
from contextlib import suppress
from pathlib import Path

from workbench.core.errors import WorkbenchError


def write_atomically(path: Path, text: str) -> None:
    """Write ``text`` as UTF-8 with line feeds to ``path``, replacing what is there in one step.

    The bytes are on disk before the name is. Raises WorkbenchError where it cannot be done; what stood at
    ``path`` is then as it was.
    """
    try:
        temporary = _written(path, text.encode("utf-8"))
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
    handle, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(raw)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(_mode(path))
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def _mode(path: Path) -> int:
    """Return the permissions of the file that is replaced, or what a new file gets."""
    if path.is_file():
        return stat.S_IMODE(path.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


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
