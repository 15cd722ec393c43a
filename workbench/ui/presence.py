"""Who else has the session open: how a desk names itself, and which names are to be told."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Iterable


def own_label() -> str:
    """Return how this desk names itself to others: the computer and the process."""
    return f"{socket.gethostname()}/{os.getpid()}"


def told(labels: Iterable[str]) -> tuple[str, ...]:
    """Return other desks as a person knows them; one of this computer that crashed is left out."""
    found: dict[str, None] = {}
    for label in labels:
        host, _, process = label.rpartition("/")
        if not host or host != socket.gethostname():
            found[host or label] = None
        elif not process.isdigit() or _is_alive(int(process)):
            found["another window here"] = None
    return tuple(found)


def _is_alive(process: int) -> bool:
    if sys.platform == "win32":
        return True  # there, asking with a signal would end the process
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
