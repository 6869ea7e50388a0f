"""Records in which every field says something, made from their annotations, so that tomorrow's fields are in them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from msgspec import Struct

MOMENT = dt.datetime(2026, 11, 24, 10, 30, tzinfo=dt.UTC)


def filled(kind: Any, text: str, texts: Mapping[str, str] = {}, name: str = "") -> Any:
    """Return a value of a type with `text` in every text; `texts` says what fields of some names hold instead."""
    origin, inside = get_origin(kind), get_args(kind)
    if origin in {Union, UnionType}:
        return filled(next(one for one in inside if one is not NoneType), text, texts, name)
    if origin in {tuple, frozenset}:
        return origin([filled(inside[0], text, texts, name)])
    if isinstance(kind, type) and issubclass(kind, Struct):
        hints = get_type_hints(kind)
        return kind(**{name: filled(hints[name], text, texts, name) for name in kind.__struct_fields__})
    if isinstance(kind, type) and issubclass(kind, Enum):
        return next(iter(kind))
    plain = {
        str: texts.get(name, text),
        int: 2,
        bool: True,
        float: 0.5,
        dt.date: MOMENT.date(),
        dt.datetime: MOMENT,
        dt.time: MOMENT.time(),
    }
    return plain[kind]


def texts_of(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Yield every text in a value, each with where it stands."""
    if isinstance(value, Struct):
        for name in value.__struct_fields__:
            yield from texts_of(getattr(value, name), f"{type(value).__name__}.{name}")
    elif isinstance(value, tuple | frozenset | list):
        for item in value:
            yield from texts_of(item, path)
    elif isinstance(value, str) and not isinstance(value, Enum):
        yield path, value
