"""Records to JSON and back, by their annotations (msgspec). Fields a version does not know are ignored on reading."""

from __future__ import annotations

from typing import TypeVar

import msgspec

T = TypeVar("T")


class Undecodable(ValueError):
    """The bytes are not what they should be. Says the place and type, never the content."""


def encode(record: object) -> bytes:
    """Return the JSON of a record, compact, UTF-8; enums as values, moments and days as ISO 8601.

    Equal records give equal bytes, sets in order: a record that did not change is recognised, in any process.
    Half a character (a lone surrogate, from a broken paste) is kept as U+FFFD: no file can hold it, and refusing the
    text would cost the rest of it.
    """
    try:
        return msgspec.json.encode(record, order="deterministic")
    except UnicodeEncodeError:
        return msgspec.json.encode(_mended(msgspec.to_builtins(record)), order="deterministic")


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


def mended(text: str) -> str:
    """Return a text as UTF-8 can hold it: surrogate pairs as the letter they mean, lone surrogates as U+FFFD."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _mended(value: object) -> object:
    match value:
        case str():
            return mended(value)
        case dict():
            return {_mended(key): _mended(item) for key, item in value.items()}
        case list() | tuple():
            return [_mended(item) for item in value]
    return value
