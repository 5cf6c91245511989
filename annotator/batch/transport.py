"""Records as plain JSON values and back, without loss: how reports travel between our own processes."""

from __future__ import annotations

import types
import typing
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")


def encode(value: Any) -> Any:
    """A record as lists of its fields' values, in their order; dictionaries keep their keys and plain values stay."""
    if is_dataclass(value):
        return [encode(getattr(value, f.name)) for f in fields(value)]
    if isinstance(value, tuple):
        return [encode(part) for part in value]
    if isinstance(value, dict):
        return {key: encode(part) for key, part in value.items()}
    return value


def decode(kind: Callable[..., T], value: Any) -> T:
    """The record of type ``kind`` that ``encode`` was given.

    Raises
    ------
    TypeError
        If a field of a record has a type that JSON cannot carry.
    """
    return typing.cast(T, _decoder(kind)(value))


@cache
def _decoder(kind: Any) -> Callable[[Any], Any]:
    origin, arguments = get_origin(kind), get_args(kind)
    if kind in (str, int, bool, type(None)):
        return _same
    if origin is dict and arguments[0] is str:
        value_of = _decoder(arguments[1])
        return lambda value: {key: value_of(part) for key, part in value.items()}
    if kind is float:
        return float
    if origin is tuple and len(arguments) == 2 and arguments[1] is Ellipsis:
        inner = _decoder(arguments[0])
        return lambda value: tuple(inner(part) for part in value)
    if origin in (Union, types.UnionType):
        (some,) = (a for a in arguments if a is not type(None))
        wanted = _decoder(some)
        return lambda value: None if value is None else wanted(value)
    if is_dataclass(kind) and isinstance(kind, type):
        hints = get_type_hints(kind)
        parts = [_decoder(hints[f.name]) for f in fields(kind)]
        return lambda value: kind(*(part(v) for part, v in zip(parts, value, strict=True)))
    raise TypeError(f"{kind} cannot travel between processes")


def _same(value: Any) -> Any:
    return value
