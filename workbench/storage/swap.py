"""Putting another file in a library's place, so that a crash in between is made good at the next opening."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from workbench.core.errors import LibraryError, Refused
from workbench.storage import leftovers, sqlite


def swap(path: Path, new: Path, kept: Path) -> None:
    """Give the closed library ``new`` the name ``path``; what was there is ``kept``, with its journal.

    All three lie in one folder. What is to be done is written down first: ``finish`` does what is left of
    it, whoever opens the library next. LibraryError where the folder does not let it.
    """
    if kept.exists():
        raise Refused(f"There is a file {kept} already.", "Wait a second and try again.")
    marker = _marker(path)
    try:
        _write(marker, {"new": new.name, "kept": kept.name})
        finish(path)
    except OSError as error:
        _take_back(path, new, kept)
        marker.unlink(missing_ok=True)
        raise LibraryError(
            f"The library {path} cannot be moved: {error.strerror}.", "See to its folder."
        ) from error


def finish(path: Path) -> None:
    """Do what a swap that was cut off left undone; nothing where there was none."""
    marker = _marker(path)
    if not marker.exists():
        return
    with _alone(marker):
        plan = _read(marker)
        if plan is None:  # another program finished it, or it was never begun
            return
        new, kept = path.with_name(plan["new"]), path.with_name(plan["kept"])
        if new.exists():  # its own name is given up last
            _move(path, kept)
            _move(new, path)
        elif not path.exists() and kept.exists():
            _move(kept, path)
        sqlite.sync_folder(path.parent)
        marker.unlink(missing_ok=True)
        sqlite.sync_folder(path.parent)


def _take_back(path: Path, new: Path, kept: Path) -> None:
    """Undo a swap that the folder stopped; what cannot be undone either is left as it is, by its names."""
    if new.exists():
        with suppress(OSError):
            _move(kept, path)


def _move(old: Path, to: Path) -> None:
    """Rename a library that may be half moved: first what lies beside it, itself last."""
    for source, target in zip(leftovers.beside(old), leftovers.beside(to), strict=True):
        if source.exists():
            source.replace(target)
    if old.exists():
        old.replace(to)


def _marker(path: Path) -> Path:
    return path.with_name(f".{path.name}.restoring")


def _write(marker: Path, plan: dict[str, str]) -> None:
    with sqlite.beside(marker) as draft:
        with draft.open("w", encoding="utf-8") as opened:
            json.dump(plan, opened)
            opened.flush()
            os.fsync(opened.fileno())
        draft.replace(marker)
    sqlite.sync_folder(marker.parent)


def _read(marker: Path) -> dict[str, str] | None:
    try:
        plan = json.loads(marker.read_text("utf-8"))
        return {name: Path(str(plan[name])).name for name in ("new", "kept")}
    except FileNotFoundError:
        return None
    except (ValueError, KeyError, TypeError) as error:
        raise LibraryError(
            f"{marker} is not what this program wrote: {error}.", "Move it to another folder."
        ) from error


@contextmanager
def _alone(marker: Path) -> Iterator[None]:
    """Keep other programs that finish the same swap out, where the system can."""
    if sys.platform == "win32":
        yield
        return
    import fcntl  # noqa: PLC0415  # lazy: not on Windows

    try:
        opened = marker.open("rb")
    except FileNotFoundError:
        yield
        return
    with opened:
        fcntl.flock(opened, fcntl.LOCK_EX)
        yield
