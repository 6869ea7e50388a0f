"""Records out of the pages of a B-tree (SQLite's file format), also where the page around them is damaged."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec import Struct

from leader_journal.storage.rescue.pages import USABLE_BYTES

Value = None | int | str | bytes
Overflow = Callable[[int, int], bytes | None]
"""Returns so many bytes of the chain that begins at a page, or None where it cannot be read."""

_INDEX_INNER, _INDEX_LEAF, _TABLE_LEAF = 0x02, 0x0A, 0x0D
_HEADER_BYTES = {_INDEX_INNER: 12, _INDEX_LEAF: 8, _TABLE_LEAF: 8}
_FILE_HEADER_BYTES = 100
_SHORTEST = (USABLE_BYTES - 12) * 32 // 255 - 23
_LONGEST = {True: USABLE_BYTES - 35, False: (USABLE_BYTES - 12) * 64 // 255 - 23}
"""How many bytes of a record stand on its page: of a table, of an index."""
_LARGEST_RECORD = 64 * 1024 * 1024
_INTEGER_BYTES = (0, 1, 2, 3, 4, 6, 8)


class CellRow(Struct, frozen=True):
    """One record: its key in a table, None in an index, and its columns."""

    key: int | None
    values: tuple[Value, ...]


def rows_of(page: bytes, number: int, overflow: Overflow) -> Iterator[CellRow]:
    """Yield the records of a whole page; none where it holds no records."""
    head = _FILE_HEADER_BYTES if number == 1 else 0
    kind = page[head]
    if kind not in _HEADER_BYTES:
        return
    count = int.from_bytes(page[head + 3 : head + 5])
    first = head + _HEADER_BYTES[kind]
    for place in range(first, min(first + 2 * count, USABLE_BYTES - 1), 2):
        start = int.from_bytes(page[place : place + 2]) + (4 if kind == _INDEX_INNER else 0)
        row = _row_at(page, start, overflow, keyed=kind == _TABLE_LEAF)
        if row is not None:
            yield row


def rows_anywhere(page: bytes, overflow: Overflow) -> Iterator[CellRow]:
    """Yield what reads as a record anywhere in a damaged page. Whoever takes one looks whether it makes sense."""
    for start in range(USABLE_BYTES - 4):
        for keyed in (True, False):
            row = _row_at(page, start, overflow, keyed=keyed)
            if row is not None:
                yield row


def _row_at(page: bytes, start: int, overflow: Overflow, *, keyed: bool) -> CellRow | None:
    key = None
    size, place = _varint(page, start)
    if keyed:
        key, place = _varint(page, place)
        key = key - (1 << 64) if key >= 1 << 63 else key
    if not 2 <= size <= _LARGEST_RECORD or place >= USABLE_BYTES:
        return None
    types = _types(page, place, size)
    if types is None:
        return None
    record = _payload(page, place, size, overflow, keyed=keyed)
    if record is None:
        return None
    values = _values(record, types)
    return None if values is None else CellRow(key, values)


def _types(page: bytes, place: int, size: int) -> list[int] | None:
    """Return the types of a record's columns, if header and length agree: most damage is found out by that."""
    header, at = _varint(page, place)
    end = place + header
    if not 2 <= header <= size or end > USABLE_BYTES:
        return None
    types = []
    while at < end:
        kind, at = _varint(page, at)
        if kind in (10, 11):
            return None
        types.append(kind)
    if at != end or header + sum(map(_length, types)) != size:
        return None
    return types


def _payload(page: bytes, place: int, size: int, overflow: Overflow, *, keyed: bool) -> bytes | None:
    longest = _LONGEST[keyed]
    if size <= longest:
        return page[place : place + size] if place + size <= USABLE_BYTES else None
    here = _SHORTEST + (size - _SHORTEST) % (USABLE_BYTES - 4)
    here = here if here <= longest else _SHORTEST
    if place + here + 4 > USABLE_BYTES:
        return None
    rest = overflow(int.from_bytes(page[place + here : place + here + 4]), size - here)
    return None if rest is None else page[place : place + here] + rest


def _values(record: bytes, types: list[int]) -> tuple[Value, ...] | None:
    place, _ = _varint(record, 0)
    values: list[Value] = []
    try:
        for kind in types:
            length = _length(kind)
            values.append(_value(kind, record[place : place + length]))
            place += length
    except UnicodeDecodeError:
        return None
    return tuple(values)


def _value(kind: int, data: bytes) -> Value:
    match kind:
        case 0:
            return None
        case 7:
            return None  # a fraction: no column of ours holds one
        case 8 | 9:
            return kind - 8
        case _ if kind < 8:
            return int.from_bytes(data, signed=True)
        case _ if kind % 2:
            return data.decode()
    return data


def _length(kind: int) -> int:
    if kind >= 12:
        return (kind - 12) // 2
    return 8 if kind == 7 else _INTEGER_BYTES[kind] if kind < 7 else 0


def _varint(data: bytes, place: int) -> tuple[int, int]:
    """Return a number of one to nine bytes, and the place after it. Past the end it reads zeros."""
    value = 0
    for step in range(9):
        byte = data[place + step] if place + step < len(data) else 0
        if step == 8:
            return value << 8 | byte, place + 9
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, place + step + 1
    raise AssertionError("nine bytes always end it")
