"""Making what lasts: while a whole session is read, Python's collector looks for no garbage in it."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def lasting() -> Iterator[None]:
    """Make objects that live as long as a session and refer to each other in no circle.

    A full collection looks at every object there is and stops all threads: half a second at 60,000
    claims, over and over while they are made, and again whenever it likes. What is made here is counted
    (and goes when nobody refers to it) but never looked through.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
