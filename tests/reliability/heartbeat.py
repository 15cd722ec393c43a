"""How long a thread of this process must wait for its turn while something else goes on."""

from __future__ import annotations

import threading
import time
from types import TracebackType

_BEAT = 0.005


class Heartbeat:
    """Beats while its block runs; ``longest_ms`` is then the longest gap between two beats."""

    def __init__(self) -> None:
        self.longest_ms = 0
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._beat, name="heartbeat")

    def __enter__(self) -> Heartbeat:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._done.set()
        self._thread.join()

    def _beat(self) -> None:
        last = time.perf_counter()
        while not self._done.wait(_BEAT):
            now = time.perf_counter()
            self.longest_ms = max(self.longest_ms, round((now - last) * 1000))
            last = now
