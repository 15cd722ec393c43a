"""Child programs that misbehave in the ways a reader of hostile files can: run as `python doubles.py HOW`."""

import json
import os
import signal
import sys
import time
from pathlib import Path


def frame(content: bytes) -> bytes:
    return len(content).to_bytes(8, "big") + content


def take() -> bytes:
    stdin = sys.stdin.buffer
    return stdin.read(int.from_bytes(stdin.read(8), "big"))


def request() -> dict:
    asked = json.loads(take())
    take()
    return asked


def say(content: bytes) -> None:
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()


def wait_for_ever() -> None:
    while True:
        time.sleep(60)


def exits() -> None:
    request()
    sys.exit(3)


def exits_at_once() -> None:
    sys.exit(0)


def hangs() -> None:
    """Deaf to polite signals, and never reads what it is sent."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    wait_for_ever()


def floods() -> None:
    request()
    while True:
        say(b"\xff" * 65536)


def promises_too_much() -> None:
    request()
    say((2**40).to_bytes(8, "big"))
    wait_for_ever()


def stops_midway() -> None:
    request()
    say((500).to_bytes(8, "big") + b"half of it")
    wait_for_ever()


def garbage() -> None:
    request()
    say(frame(b"{]"))
    wait_for_ever()


def another_shape() -> None:
    request()
    say(frame(json.dumps({"answer": {"is": "Article", "text": 3}}).encode()))
    wait_for_ever()


def breaks_off() -> None:
    request()
    say((500).to_bytes(8, "big") + b"half of it")
    sys.exit(0)


def killed() -> None:
    request()
    os.kill(os.getpid(), signal.SIGKILL)


def slow() -> None:
    request()
    Path(sys.argv[2]).write_text(str(os.getpid()))
    wait_for_ever()


if __name__ == "__main__":
    globals()[sys.argv[1]]()
