"""What stands in a journal's file once it is decrypted: every page, the free ones and those of the log included."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from leader_journal.storage.journal import Journal
from leader_journal.storage.keyed import PAGE_BYTES
from leader_journal.storage.rescue.pages import PageKey

_LOG_HEAD, _FRAME_HEAD = 32, 24


def plain_pages(journal: Journal) -> Iterator[bytes]:
    """Yield the content of every page of an open journal and of its log. The file is read past SQLite: only in tests,
    and of a journal that is closed afterwards.
    """
    key = PageKey(journal._file._secret)
    path = journal.path
    data = path.read_bytes()
    for number in range(1, len(data) // PAGE_BYTES + 1):
        yield key.plain(number, data[(number - 1) * PAGE_BYTES : number * PAGE_BYTES])
    yield from _pages_of_log(path.with_name(path.name + "-wal"), key)


def _pages_of_log(log: Path, key: PageKey) -> Iterator[bytes]:
    data = log.read_bytes() if log.exists() else b""
    for start in range(_LOG_HEAD, len(data), _FRAME_HEAD + PAGE_BYTES):
        number = int.from_bytes(data[start : start + 4], "big")
        yield key.plain(number, data[start + _FRAME_HEAD : start + _FRAME_HEAD + PAGE_BYTES])


def count_in_pages(journal: Journal, marker: bytes) -> int:
    """Return how often some letters stand in the file, in whatever case."""
    return sum(page.lower().count(marker.lower()) for page in plain_pages(journal))
