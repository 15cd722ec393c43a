"""Dataclasses of this package as plain JSON data and back, for storage and for the import process."""

from __future__ import annotations

import types
import typing
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import TypeVar, Union, get_args, get_origin

T = TypeVar("T")
Plain = None | bool | int | float | str | list["Plain"] | dict[str, "Plain"]

_TAG = "is"


def plain(value: object) -> Plain:
    """Return ``value`` as JSON data; a dataclass becomes an object that names its class under "is"."""
    if value is None or isinstance(value, bool | int | float) or type(value) is str:
        return value
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, datetime | date):
        return value.isoformat()
    if is_dataclass(value) and not isinstance(value, type):
        known = {f.name: plain(getattr(value, f.name)) for f in fields(value)}
        return {_TAG: type(value).__name__, **known}
    if isinstance(value, Mapping):
        return {str(k): plain(v) for k, v in value.items()}
    if isinstance(value, tuple | list | frozenset | set):
        items = sorted(value, key=str) if isinstance(value, frozenset | set) else value
        return [plain(item) for item in items]
    raise TypeError(f"cannot be written as plain data: {type(value).__name__}")


def revive(cls: type[T], data: object) -> T:
    """Return the ``cls`` that ``plain`` wrote; ValueError where the data do not fit."""
    try:
        return typing.cast(T, _revive(cls, data))
    except (TypeError, KeyError, AttributeError) as error:
        raise ValueError(f"not the plain form of {cls.__name__}: {error}") from error


def revive_any(cls: object, data: object) -> object:
    """As ``revive``, for type forms that are no class, such as a union of dataclasses."""
    return _revive(cls, data)


@cache
def _hints(cls: type) -> dict[str, object]:
    return typing.get_type_hints(cls)


def _revive(form: object, data: object) -> object:
    origin = get_origin(form)
    if origin in (Union, types.UnionType):
        return _revive_union(get_args(form), data)
    if origin is tuple:
        return _revive_tuple(get_args(form), data)
    if origin is frozenset:
        return frozenset(_revive(get_args(form)[0], item) for item in _list(data))
    if origin is not None:  # a Mapping
        if not isinstance(data, dict):
            raise ValueError("an object is missing")
        return {k: _revive(get_args(form)[1], v) for k, v in data.items()}
    return _revive_class(form, data)


def _revive_class(form: object, data: object) -> object:
    if not isinstance(form, type):
        raise TypeError(f"unknown form {form!r}")
    if is_dataclass(form):
        if not isinstance(data, dict):
            raise ValueError(f"an object is missing for {form.__name__}")
        hints = _hints(form)
        return form(**{k: _revive(hints[k], v) for k, v in data.items() if k != _TAG})
    if issubclass(form, Enum):
        return form(data)
    if form in (datetime, date):
        return datetime.fromisoformat(str(data)) if form is datetime else date.fromisoformat(str(data))
    if form is float and isinstance(data, int) and not isinstance(data, bool):
        return data  # whole numbers stay whole, so that 164 is not printed as 164.0
    if not isinstance(data, form):
        raise ValueError(f"{form.__name__} is missing")
    return data


def _revive_union(options: tuple[object, ...], data: object) -> object:
    if data is None and type(None) in options:
        return None
    named = data.get(_TAG) if isinstance(data, dict) else None
    rest = [o for o in options if o is not type(None)]
    for option in rest:
        if named is None or getattr(option, "__name__", None) == named:
            return _revive(option, data)
    raise ValueError(f"none of the known classes: {named}")


def _revive_tuple(args: tuple[object, ...], data: object) -> tuple[object, ...]:
    items = _list(data)
    if len(args) == 2 and args[1] is Ellipsis:
        return tuple(_revive(args[0], item) for item in items)
    if len(items) != len(args):
        raise ValueError("a list of another length")
    return tuple(_revive(a, item) for a, item in zip(args, items, strict=True))


def _list(data: object) -> list[object]:
    if not isinstance(data, list):
        raise ValueError("a list is missing")
    return data
