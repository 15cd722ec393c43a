"""Every field of every model that holds words: found by looking at the dataclasses, filled one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from enum import Enum

Path = tuple[str | int, ...]

GIVEN_BY_THE_LIBRARY = frozenset(
    {"id", "claim", "article", "a", "b", "superseded_by", "point", "claims", "verdict"}
)
"""Ids and references: the library makes them, no article or editor can; a verdict is one of the scale."""

CODES = frozenset({"colour", "shape", "sense", "part"})
"""Words out of a fixed list that only choose a look."""


def places(value: object, path: Path = ()) -> Iterator[Path]:
    """Yield the way to each field with words under ``value``."""
    if isinstance(value, str) and not isinstance(value, Enum):
        yield path
    elif is_dataclass(value):
        for field in fields(value):
            if not _is_given(field.name, getattr(value, field.name)):
                yield from places(getattr(value, field.name), (*path, field.name))
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from places(item, (*path, number))


def _is_given(name: str, value: object) -> bool:
    words = isinstance(value, str) or (isinstance(value, tuple) and all(isinstance(v, str) for v in value))
    return words and name in GIVEN_BY_THE_LIBRARY | CODES


def changed(value: object, wanted: Callable[[Path, str], str], path: Path = ()) -> object:
    """Return ``value`` with the words at each place as ``wanted`` has them."""
    if isinstance(value, str) and not isinstance(value, Enum):
        return wanted(path, value)
    if is_dataclass(value) and not isinstance(value, type):
        new = {
            field.name: changed(getattr(value, field.name), wanted, (*path, field.name))
            for field in fields(value)
            if not _is_given(field.name, getattr(value, field.name))
        }
        return replace(value, **new)
    if isinstance(value, tuple):
        return tuple(changed(item, wanted, (*path, number)) for number, item in enumerate(value))
    return value


def kind_of(path: Path) -> str:
    """Return the field of the model that ``path`` leads to: one of many alike."""
    return ".".join(str(step) for step in path if isinstance(step, str))
