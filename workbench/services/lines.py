"""JSON lines in, JSON lines out: each line is answered in its place, a bad one with its error."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from math import isfinite

from workbench.core.errors import WorkbenchError
from workbench.core.plain import Plain

Object = dict[str, Plain]


class BadLine(WorkbenchError):
    """A line that cannot be answered; its words go into the answer."""


def answer_lines(given: Iterable[bytes], answer: Callable[[Mapping[str, Plain]], Object]) -> Iterator[str]:
    """Yield an answer for each line that is not empty, in order."""
    for raw in given:
        if raw.strip():
            yield json.dumps(_answered(raw, answer), ensure_ascii=False, allow_nan=False)


def text_of(asked: Mapping[str, Plain], key: str) -> str:
    """Return the text under ``key``; BadLine where there is none."""
    found = asked.get(key)
    if not isinstance(found, str):
        raise BadLine(f"“{key}” must be a text")
    return found.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _answered(raw: bytes, answer: Callable[[Mapping[str, Plain]], Object]) -> Object:
    try:
        asked = json.loads(raw.decode("utf-8-sig"), parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        return {"id": None, "error": f"not a line of JSON: {error}"}
    if not isinstance(asked, dict):
        return {"id": None, "error": "not a JSON object"}
    name = asked.get("id")
    shown = name if isinstance(name, str | int) or (isinstance(name, float) and isfinite(name)) else None
    try:
        return {"id": shown, **answer(asked)}
    except BadLine as error:
        return {"id": shown, "error": error.what}
    except Exception as error:  # told in its place, and the other lines are answered
        return {"id": shown, "error": f"a fault of the program: {error!r}"}


def _no_constant(name: str) -> Plain:
    raise ValueError(f"{name} is not JSON")
