"""Where tests put their libraries: in memory where there is room, for a disk that others use costs a sync each."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

MEMORY = Path("/dev/shm")  # noqa: S108
ENOUGH = 1 << 30


@contextmanager
def folder() -> Iterator[Path]:
    """Make a folder, gone afterwards. What a killed process wrote is kept there as on a disk."""
    in_memory = os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ENOUGH
    with tempfile.TemporaryDirectory(dir=MEMORY if in_memory else None, prefix="workbench-") as made:
        yield Path(made)
