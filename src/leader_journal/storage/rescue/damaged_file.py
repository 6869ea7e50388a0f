"""All pages of a damaged journal: where each lies in the file and in its log (-wal), and which of them are whole."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct, field

from leader_journal.core.progress import Progress
from leader_journal.storage.keyed import PAGE_BYTES
from leader_journal.storage.rescue.cells import CellRow, rows_anywhere, rows_of
from leader_journal.storage.rescue.pages import USABLE_BYTES, PageKey

_LOG_HEADER_BYTES, _FRAME_HEADER_BYTES = 32, 24
_COUNT_AT = 28
_MENDED_AT_MOST = 64
"""Looking for one flipped bit takes half a second a page: a file with more damage than this has another kind of it."""
_COMPARED_AT_MOST = 2_000_000
"""So many hashes are compared at most to find pages that lie at the place of others (some 20 seconds)."""


class PagePlace(Struct, frozen=True):
    """Where a page lies, and the bytes that stand for it where they were mended."""

    offset: int
    in_log: bool = False
    mended: bytes | None = None


class _Inventory(Struct):
    now: dict[int, PagePlace] = field(default_factory=dict)
    """The whole pages as the journal was last."""
    earlier: list[tuple[int, PagePlace]] = field(default_factory=list)
    """Whole pages that a later one of the same number took the place of."""
    doubtful: dict[int, PagePlace] = field(default_factory=dict)
    """Places of which no page is known to be whole."""
    pages: int = 0
    cut_off: int = 0
    """How many pages are missing at the end."""
    mended: int = 0


class DamagedFile:
    """Reads a journal's file and its log, byte by byte, and alters neither. Nobody may have the journal open."""

    def __init__(self, path: Path, key: PageKey, progress: Progress) -> None:
        """Raises OSError, Cancelled."""
        log = path.with_name(path.name + "-wal")
        self._key = key
        self._file = path.open("rb")
        self._log = log.open("rb") if log.exists() else None
        self._found = _Inventory()
        try:
            self._take_stock(path.stat().st_size, progress)
        except BaseException:
            self.close()
            raise

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return self._found.pages

    @property
    def mended(self) -> int:
        """How many pages were put right bit by bit."""
        return self._found.mended

    @property
    def unreadable(self) -> int:
        """How many pages are not whole, or not there any more."""
        return len(self._found.doubtful) + self._found.cut_off

    def close(self) -> None:
        self._file.close()
        if self._log is not None:
            self._log.close()

    def rows_now(self) -> Iterator[CellRow]:
        """Yield every record of the journal as it was last, of the whole pages."""
        for number, place in sorted(self._found.now.items()):
            yield from rows_of(self._plain(number, place), number, self._chain)

    def rows_doubtful(self) -> Iterator[CellRow]:
        """Yield what can be read beside: pages of earlier moments, and what reads as a record in damaged ones."""
        for number, place in self._found.earlier:
            yield from rows_of(self._plain(number, place), number, self._chain)
        for number, place in sorted(self._found.doubtful.items()):
            yield from rows_anywhere(self._plain(number, place), self._chain)

    def _take_stock(self, size: int, progress: Progress) -> None:
        found = self._found
        count = -(-size // PAGE_BYTES)
        suspects: list[int] = []
        for number in range(1, count + 1):
            progress(number / count)
            place = PagePlace((number - 1) * PAGE_BYTES)
            if self._key.is_whole(number, self._raw(place)):
                found.now[number] = place
            else:
                suspects.append(number)
        found.pages = count
        self._find_a_place(suspects, count, progress)
        self._take_log(progress)
        for number in list(found.doubtful):
            if number in found.now:
                del found.doubtful[number]  # the log holds it
        found.cut_off = max(0, self._wanted_pages() - max((*found.now, *found.doubtful), default=0))

    def _wanted_pages(self) -> int:
        """Return how many pages there should be: the first one says it."""
        first = self._found.now.get(1)
        return 0 if first is None else int.from_bytes(self._plain(1, first)[_COUNT_AT : _COUNT_AT + 4])

    def _find_a_place(self, suspects: list[int], count: int, progress: Progress) -> None:
        """A page that does not belong where it lies may be another one, or have one bit that is wrong."""
        found = self._found
        compared = 0
        for number in suspects:
            progress(0.0)  # only so that it can be stopped
            place = PagePlace((number - 1) * PAGE_BYTES)
            raw = self._raw(place)
            true = None
            if compared + count <= _COMPARED_AT_MOST and any(raw):
                compared += count
                true = self._key.number_of(raw, range(1, count + 1))
            if true is not None:
                found.now.setdefault(true, place)
            if true is not None or not any(raw):
                found.doubtful[number] = place
                continue
            mended = self._key.mended(number, raw) if found.mended < _MENDED_AT_MOST else None
            if mended is None:
                found.doubtful[number] = place
            else:
                found.mended += 1
                found.now[number] = PagePlace(place.offset, mended=mended)
        for number in list(found.doubtful):
            if number in found.now:
                del found.doubtful[number]  # it lies at the place of another

    def _take_log(self, progress: Progress) -> None:
        """Later pages stand in the log; what follows its last commit was never said to be saved."""
        found = self._found
        waiting: list[tuple[int, PagePlace]] = []
        for number, commits, place in self._frames():
            progress(1.0)
            found.pages += 1
            if self._key.is_whole(number, self._raw(place)):
                waiting.append((number, place))
            if commits:
                for known, where in waiting:
                    if known in found.now:
                        found.earlier.append((known, found.now[known]))
                    found.now[known] = where
                waiting.clear()

    def _frames(self) -> Iterator[tuple[int, bool, PagePlace]]:
        if self._log is None:
            return
        self._log.seek(0)
        salts = self._log.read(_LOG_HEADER_BYTES)[16:24]
        offset = _LOG_HEADER_BYTES
        while True:
            self._log.seek(offset)
            head = self._log.read(_FRAME_HEADER_BYTES)
            if len(head) < _FRAME_HEADER_BYTES:
                return
            if head[8:16] == salts:  # others are of an earlier turn of the log
                yield (
                    int.from_bytes(head[:4]),
                    head[4:8] != bytes(4),
                    PagePlace(offset + _FRAME_HEADER_BYTES, in_log=True),
                )
            offset += _FRAME_HEADER_BYTES + PAGE_BYTES

    def _raw(self, place: PagePlace) -> bytes:
        if place.mended is not None:
            return place.mended
        file = self._log if place.in_log else self._file
        assert file is not None, "a place in the log is known only where there is one"
        file.seek(place.offset)
        return file.read(PAGE_BYTES)

    def _plain(self, number: int, place: PagePlace) -> bytes:
        return self._key.plain(number, self._raw(place))

    def _chain(self, number: int, wanted: int) -> bytes | None:
        """Return what of a long record stands on further pages."""
        taken = bytearray()
        seen: set[int] = set()
        while len(taken) < wanted:
            place = self._found.now.get(number) or self._found.doubtful.get(number)
            if place is None or number in seen:
                return None
            seen.add(number)
            page = self._plain(number, place)
            taken += page[4:USABLE_BYTES]
            number = int.from_bytes(page[:4])
        return bytes(taken[:wanted])
