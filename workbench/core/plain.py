"""Dataclasses of this package as plain JSON data and back, for storage and for the import process."""

from __future__ import annotations

import types
import typing
from collections.abc import Callable, Mapping
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
        return typing.cast(T, revive_any(cls, data))
    except (TypeError, KeyError, AttributeError) as error:
        raise ValueError(f"not the plain form of {cls.__name__}: {error}") from error


def revive_any(cls: object, data: object) -> object:
    """As ``revive``, for type forms that are no class, such as a union of dataclasses."""
    return _reviver(cls)(data)


Reviver = Callable[[object], object]
"""Makes the value of one type form from its plain data; which it is, is found once a form."""


@cache
def _reviver(form: object) -> Reviver:
    origin = get_origin(form)
    if origin in (Union, types.UnionType):
        return _of_union(get_args(form))
    if origin is tuple:
        return _of_tuple(get_args(form))
    if origin is frozenset:
        item = _reviver(get_args(form)[0])
        return lambda data: frozenset(item(each) for each in _list(data))
    if origin is not None:  # a Mapping
        item = _reviver(get_args(form)[1])
        return lambda data: {k: item(v) for k, v in _object(data, "an object is missing").items()}
    if not isinstance(form, type):
        raise TypeError(f"unknown form {form!r}")
    return _of_dataclass(form) if is_dataclass(form) else _of_class(form)


@cache
def _fields(form: type) -> dict[str, Reviver]:
    """Return the revivers of a dataclass, by field: asked for with the first data, for it may hold itself."""
    return {name: _reviver(hint) for name, hint in typing.get_type_hints(form).items()}


def _of_dataclass(form: type) -> Reviver:
    missing = f"an object is missing for {form.__name__}"

    def revived(data: object) -> object:
        known = _fields(form)
        return form(**{k: known[k](v) for k, v in _object(data, missing).items() if k != _TAG})

    return revived


def _of_class(form: type) -> Reviver:
    if issubclass(form, Enum):
        return _of_enum(form)
    if form is datetime:
        return lambda data: datetime.fromisoformat(str(data))
    if form is date:
        return lambda data: date.fromisoformat(str(data))

    def checked(data: object) -> object:
        if form is float and isinstance(data, int) and not isinstance(data, bool):
            return data  # whole numbers stay whole, so that 164 is not printed as 164.0
        if not isinstance(data, form):
            raise ValueError(f"{form.__name__} is missing")
        return data

    return checked


def _of_enum(form: type[Enum]) -> Reviver:
    members = {each.value: each for each in form}

    def member(data: object) -> object:
        return members.get(data) or form(data)

    return member


def _of_union(options: tuple[object, ...]) -> Reviver:
    rest = [(getattr(o, "__name__", None), _reviver(o)) for o in options if o is not type(None)]
    may_be_none = len(rest) < len(options)

    def chosen(data: object) -> object:
        if data is None and may_be_none:
            return None
        named = data.get(_TAG) if isinstance(data, dict) else None
        for name, revived in rest:
            if named is None or name == named:
                return revived(data)
        raise ValueError(f"none of the known classes: {named}")

    return chosen


def _of_tuple(args: tuple[object, ...]) -> Reviver:
    if len(args) == 2 and args[1] is Ellipsis:
        item = _reviver(args[0])
        return lambda data: tuple(item(each) for each in _list(data))
    items = [_reviver(each) for each in args]

    def revived(data: object) -> object:
        values = _list(data)
        if len(values) != len(items):
            raise ValueError("a list of another length")
        return tuple(item(each) for item, each in zip(items, values, strict=True))

    return revived


def _object(data: object, missing: str) -> dict[str, object]:
    if not isinstance(data, dict):
        raise ValueError(missing)
    return data


def _list(data: object) -> list[object]:
    if not isinstance(data, list):
        raise ValueError("a list is missing")
    return data
