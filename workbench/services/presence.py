"""Who else has the session open: how a desk names itself, and which of the names a person is told."""

from __future__ import annotations

import hashlib
import os
import socket
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

_MACHINE = Path("/etc/machine-id")
_BOOT = Path("/proc/sys/kernel/random/boot_id")
_STARTED = 19
"""Where a process's time of start stands among the fields that follow its name in its ``stat`` file."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a desk runs; what the system does not tell is empty.

    ``started`` tells a process from a later one that was given the same number.
    """

    host: str
    machine: str
    boot: str
    process: int
    started: str

    @property
    def label(self) -> str:
        """The name under which the library knows the desk."""
        return "/".join((self.host, self.machine, self.boot, str(self.process), self.started))


def here() -> Place:
    """Return where this process runs."""
    process = os.getpid()
    return Place(socket.gethostname(), _machine(), _read(_BOOT), process, _started(process))


def own_label() -> str:
    """Return how this desk names itself to others."""
    return here().label


def told(labels: Iterable[str]) -> tuple[str, ...]:
    """Return other desks as a person knows them; those of this computer that crashed are left out."""
    mine = here()
    found: dict[str, None] = {}
    for label in labels:
        place = _place(label)
        if place is None:
            found[label] = None
        elif (place.host, place.machine) != (mine.host, mine.machine):
            found[place.host] = None
        elif _runs(place, mine):
            found["another window here"] = None
    return tuple(found)


def _place(label: str) -> Place | None:
    parts = label.split("/")
    if len(parts) != 5 or not (parts[3].isascii() and parts[3].isdigit()):
        return None
    return Place(parts[0], parts[1], parts[2], int(parts[3]), parts[4])


def _runs(place: Place, mine: Place) -> bool:
    """Tell whether a process of this computer is there still; where that is not known, it is."""
    if place.boot != mine.boot:
        return False
    return _is_alive(place.process) and place.started == _started(place.process)


def _is_alive(process: int) -> bool:
    if sys.platform == "win32":
        return True  # there, asking with a signal would end the process
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True


def _started(process: int) -> str:
    _, _, rest = _read(Path(f"/proc/{process}/stat")).rpartition(")")
    fields = rest.split()
    return fields[_STARTED] if len(fields) > _STARTED else ""


def _machine() -> str:
    """Return what tells this computer from another of the same name, without giving its id away."""
    own = _read(_MACHINE)
    return hashlib.sha256(f"workbench {own}".encode()).hexdigest()[:12] if own else ""


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8").strip()
    except (OSError, ValueError):  # not a system that tells
        return ""
