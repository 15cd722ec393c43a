"""What the import process may use of the machine: on POSIX; elsewhere its parent's clock is the limit."""

from __future__ import annotations

import sys

MEMORY = 1024**3
"""Bytes of address space: what a reader and its tables need several times over."""

OPEN_FILES = 64


def confine() -> None:
    """Give up memory beyond the limit, core dumps, and the writing of files."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415  # lazy: POSIX only

    for limit, value in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_NOFILE, OPEN_FILES),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
    ):
        _, hard = resource.getrlimit(limit)
        least = value if hard == resource.RLIM_INFINITY else min(value, hard)
        resource.setrlimit(limit, (least, least))


def allow_seconds(seconds: float) -> None:
    """Allow this many more seconds of computing; beyond them the system ends the process."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415  # lazy: POSIX only

    used = resource.getrusage(resource.RUSAGE_SELF)
    spent = used.ru_utime + used.ru_stime
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    wanted = int(spent + seconds) + 1
    resource.setrlimit(
        resource.RLIMIT_CPU, (wanted if hard == resource.RLIM_INFINITY else min(wanted, hard), hard)
    )
