"""What was freed goes back to the system, also what another thread took: with the C library of GNU, as tests run."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from leader_journal.ui.desktop import free_memory

_PIECE, _PIECES, _PAGE_KIB = 100_000, 800, 4
"""Smaller than what the C library asks the system for one by one: 80 MB in all."""


def _held_mb() -> float:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * _PAGE_KIB / 1024


def test_what_a_job_had_goes_back() -> None:
    free_memory.share_one_heap()
    kept: list[bytearray] = []

    def job() -> None:
        pieces = [bytearray(b"1") * _PIECE for _piece in range(_PIECES)]
        kept.append(pieces[-1])  # over all that is free: without a word the system gets nothing of it

    thread = threading.Thread(target=job)
    thread.start()
    thread.join()
    before = _held_mb()
    free_memory.give_back()
    assert before - _held_mb() > 60


def test_elsewhere_nothing_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    free_memory._library.cache_clear()
    monkeypatch.setattr(free_memory, "_PLATFORM", "darwin")
    assert free_memory._library() is None
    free_memory.share_one_heap()
    free_memory.give_back()
    free_memory._library.cache_clear()
