"""How much is read of what the leader chose, whatever it claims of itself: each limit has a sentence of its own."""

from __future__ import annotations

from pathlib import Path

from leader_journal.core.errors import UnreadableSource
from leader_journal.core.imports import SourceReason

LARGEST = 512 * 1024 * 1024
"""Bytes of text that are read of one source, unpacked."""
MOST_FILES = 100_000
DEEPEST = 32
TIGHTEST = 200
"""How many times larger a packed file may come out than it is: text packs to a tenth, hardly ever to a fiftieth."""
_SMALL = 1024 * 1024


def most_out_of(packed: int) -> int:
    """Return how many bytes at the most may come out of so many packed ones."""
    return max(_SMALL, packed * TIGHTEST)


class Budget:
    """What may still be read of one source."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.left = LARGEST
        """Bytes."""

    def take(self, size: int) -> None:
        """Note that so many bytes are read. Raises UnreadableSource where that is more than may be read in all."""
        self.left -= size
        if self.left < 0:
            raise UnreadableSource(self.path, SourceReason.TOO_LARGE)

    def files(self, count: int) -> None:
        """Look at how many files there are. Raises UnreadableSource where that is too many."""
        if count > MOST_FILES:
            raise UnreadableSource(self.path, SourceReason.TOO_MANY_FILES)

    def depth(self, depth: int) -> None:
        """Look at how many folders a file lies in. Raises UnreadableSource where that is too deep."""
        if depth > DEEPEST:
            raise UnreadableSource(self.path, SourceReason.TOO_DEEP)
