"""Records to JSON and back, by their annotations (msgspec). Fields a version does not know are ignored on reading."""

from __future__ import annotations

from typing import TypeVar

import msgspec

T = TypeVar("T")


class Undecodable(ValueError):
    """The bytes are not what they should be. Says the place and type, never the content."""


def encode(record: object) -> bytes:
    """Return the JSON of a record, compact, UTF-8; enums as values, moments and days as ISO 8601."""
    return msgspec.json.encode(record)


def decode(data: bytes | str, kind: type[T]) -> T:
    """Return the record that `data` holds, strictly typed. Raises Undecodable."""
    try:
        return msgspec.json.decode(data, type=kind)
    except msgspec.MsgspecError as error:
        raise Undecodable(str(error)) from None


def convert(value: object, kind: type[T]) -> T:
    """Return the record that plain values (from TOML, say) describe, strictly typed. Raises Undecodable."""
    try:
        return msgspec.convert(value, type=kind)
    except msgspec.MsgspecError as error:
        raise Undecodable(str(error)) from None
