"""Messages over a pipe: each is its length in eight bytes, then that many bytes."""

from __future__ import annotations

import json
from typing import BinaryIO

from workbench.core.plain import Plain

LARGEST = 128 * 1024 * 1024
"""Bytes in one message; what claims to be longer is not one of ours."""

_HEAD = 8


class BrokenFrame(Exception):
    """What came through the pipe is not a message, or the other side has gone."""


def write_frame(pipe: BinaryIO, content: bytes) -> None:
    """Send one message."""
    pipe.write(len(content).to_bytes(_HEAD, "big"))
    pipe.write(content)
    pipe.flush()


def read_frame(pipe: BinaryIO) -> bytes | None:
    """Wait for one message; None where the other side has closed the pipe between two messages."""
    head = _exactly(pipe, _HEAD)
    if not head:
        return None
    length = int.from_bytes(head, "big")
    if len(head) < _HEAD or length > LARGEST:
        raise BrokenFrame("no length where one was due")
    content = _exactly(pipe, length)
    if len(content) < length:
        raise BrokenFrame("a message broke off")
    return content


def encoded(data: Plain) -> bytes:
    """Write plain data as JSON."""
    return json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()


def decoded(content: bytes) -> Plain:
    """Read JSON; BrokenFrame where it is none."""
    try:
        found: Plain = json.loads(content, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise BrokenFrame(f"no JSON: {error}") from error
    return found


def _no_constant(name: str) -> Plain:
    raise ValueError(f"{name} is not JSON")


def _exactly(pipe: BinaryIO, length: int) -> bytes:
    parts: list[bytes] = []
    missing = length
    while missing and (part := pipe.read(min(missing, 1 << 20))):
        parts.append(part)
        missing -= len(part)
    return b"".join(parts)
