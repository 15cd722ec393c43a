"""One child process and the messages to and from it, with a clock on every answer."""

from __future__ import annotations

import contextlib
import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from typing import BinaryIO

from workbench.core.plain import Plain
from workbench.services.frames import BrokenFrame, decoded, encoded, read_frame, write_frame
from workbench.services.reader import Cancelled, Stopped

_ENVIRONMENT = ("PATH", "LANG", "LC_ALL", "LC_CTYPE", "LD_LIBRARY_PATH", "SYSTEMROOT", "TEMP", "TMP", "TZ")
_TICK = 0.05


class ChildLost(Exception):
    """The child ended, hung or answered nonsense; the text says which, to follow the name of an input."""


class Child:
    """A running child process. It sees no other environment than what a Python needs to start."""

    def __init__(self, command: Sequence[str]) -> None:
        environment = {key: os.environ[key] for key in _ENVIRONMENT if key in os.environ}
        self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
            list(command),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            start_new_session=True,
        )
        if self._process.stdin is None or self._process.stdout is None:
            raise ChildLost("its pipes could not be opened")
        self._asked: BinaryIO = self._process.stdin  # type: ignore[assignment]
        self._answers: BinaryIO = self._process.stdout  # type: ignore[assignment]
        self._arrived: queue.SimpleQueue[bytes | Exception] = queue.SimpleQueue()
        self._threads = [threading.Thread(target=self._listen, name="import answers", daemon=True)]
        self._threads[0].start()

    @property
    def runs(self) -> bool:
        """Whether the process is alive."""
        return self._process.poll() is None

    @property
    def pid(self) -> int:
        """The process's number."""
        return self._process.pid

    def ask(self, request: Plain, raw: bytes, seconds: float, cancelled: Cancelled) -> Plain:
        """Send a request and wait for its answer; ChildLost or Stopped leave the child unfit for more."""
        sender = threading.Thread(target=self._send, args=(request, raw), name="import requests", daemon=True)
        self._threads.append(sender)
        sender.start()
        content = self._wait(time.monotonic() + seconds, seconds, cancelled)
        sender.join()
        self._threads.remove(sender)
        try:
            return decoded(content)
        except BrokenFrame as error:
            raise ChildLost("the import process answered nonsense") from error

    def kill(self) -> None:
        """Kill the process and everything it started; whoever waits for an answer loses it."""
        if sys.platform != "win32":
            with contextlib.suppress(ProcessLookupError):  # it has ended by itself
                os.killpg(self._process.pid, signal.SIGKILL)
        else:
            self._process.kill()

    def end(self) -> None:
        """Kill the process and collect what is left of it."""
        self.kill()
        self._process.wait()
        for thread in self._threads:
            thread.join()
        for pipe in (self._asked, self._answers):
            with contextlib.suppress(OSError):  # what was still to be sent has nobody to go to
                pipe.close()

    def _wait(self, deadline: float, seconds: float, cancelled: Cancelled) -> bytes:
        while True:
            if cancelled():
                raise Stopped("The work was cancelled.", "Everything is as it was before.")
            try:
                found = self._arrived.get(timeout=_TICK)
            except queue.Empty:
                if time.monotonic() > deadline:
                    raise ChildLost(f"it was not done within {seconds:.0f} seconds") from None
                continue
            if isinstance(found, bytes):
                return found
            raise ChildLost(self._reason(found)) from found

    def _reason(self, error: Exception) -> str:
        if isinstance(error, BrokenFrame):
            return "the import process answered nonsense"
        code = self._process.wait()
        if sys.platform != "win32" and code == -signal.SIGXCPU:
            return "it took more computing time than an import may use"
        if sys.platform != "win32" and code == -signal.SIGKILL:
            return "the import process was ended from outside, perhaps for want of memory"
        return f"the import process ended early (code {code})"

    def _listen(self) -> None:
        try:
            while (content := read_frame(self._answers)) is not None:
                self._arrived.put(content)
            self._arrived.put(EOFError("the pipe was closed"))
        except (BrokenFrame, OSError, ValueError) as error:
            self._arrived.put(error)

    def _send(self, request: Plain, raw: bytes) -> None:
        # A child that has gone is noticed where its answer is awaited.
        with contextlib.suppress(OSError):
            write_frame(self._asked, encoded(request))
            write_frame(self._asked, raw)
