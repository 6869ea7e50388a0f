"""Records to JSON and back, by their annotations (msgspec). Fields a version does not know are ignored on reading."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

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


def encode_over(record: object, saved: bytes) -> bytes:
    """Return the JSON of a record that replaces `saved`, with the fields of `saved` that this version does not know.

    A newer version wrote those, and saving here must not drop them. Inside lists they are not looked for.
    """
    values = msgspec.to_builtins(record)
    if not saved or not _take_unknown(record, values, decode(saved, dict[str, Any])):
        return encode(record)
    return msgspec.json.encode(_mended(values), order="deterministic")


def encode_plain(value: object) -> bytes:
    """Return the JSON of plain values (those of `decode` into `Any`), fields in the order in which they stand."""
    return msgspec.json.encode(_mended(value))


def same(one: bytes, other: bytes) -> bool:
    """Whether two payloads say the same, in whatever order their fields stand."""
    return one == other or decode(one, dict[str, Any]) == decode(other, dict[str, Any])


def learn(kinds: Iterable[type]) -> None:
    """Find out what decoding these asks of their annotations: else the first of each takes half a millisecond."""
    for kind in kinds:
        msgspec.json.Decoder(kind)


def decode(data: bytes | str, kind: type[T]) -> T:
    """Return the record that `data` holds, strictly typed. Raises Undecodable."""
    try:
        return msgspec.json.decode(data, type=kind)
    except msgspec.MsgspecError as error:
        raise Undecodable(_without_content(error)) from None


def decode_all(data: Sequence[str], kind: type[T]) -> list[T]:
    """Return the records that many payloads hold: faster by far than one after the other. Raises Undecodable."""
    try:
        return msgspec.json.decode(f"[{','.join(data)}]", type=list[kind])  # type: ignore[valid-type] # a value, here
    except msgspec.MsgspecError:
        return [decode(one, kind) for one in data]  # says of the one what is wrong with it


def convert(value: object, kind: type[T]) -> T:
    """Return the record that plain values (from TOML, say) describe, strictly typed. Raises Undecodable."""
    try:
        return msgspec.convert(value, type=kind)
    except msgspec.MsgspecError as error:
        raise Undecodable(_without_content(error)) from None


def mended(text: str) -> str:
    """Return a text as UTF-8 can hold it: surrogate pairs as the letter they mean, lone surrogates as U+FFFD."""
    if text.isascii():
        return text
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


def _take_unknown(record: Any, values: dict[str, Any], saved: dict[str, Any]) -> bool:
    """Add to `values` what stands in `saved` under names that the record does not have; say whether there was any."""
    known = record.__struct_fields__
    found = False
    for name, value in saved.items():
        if name not in known:
            values[name] = value
            found = True
        elif isinstance(value, dict) and isinstance(part := getattr(record, name), msgspec.Struct):
            found = _take_unknown(part, values[name], value) or found
    return found


def _without_content(error: msgspec.MsgspecError) -> str:
    """Of a value outside a closed set msgspec quotes the value: only the place is kept."""
    said = str(error)
    return f"Invalid enum value - at {said.rpartition(' - at ')[2]}" if said.startswith("Invalid enum value") else said


def _mended(value: object) -> object:
    match value:
        case str():
            return mended(value)
        case dict():
            return {_mended(key): _mended(item) for key, item in value.items()}
        case list() | tuple():
            return [_mended(item) for item in value]
    return value
