"""UUIDv7 identifiers (RFC 9562): unique everywhere, and sorted by the time at which they were made."""

from __future__ import annotations

import datetime as dt
import os
import uuid
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from leader_journal.core.clock import Clock

_VERSION = 7
_VARIANT = 0b10 << 62
_UNUSED_BITS = 2
"""Of eight bytes by chance: the variant stands in their place."""
_RANDOM_BYTES = 8
_BATCH = 256


class Ids:
    """Makes identifiers that never go backwards within one process, even when the clock is set back."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._last = (0, 0)
        self._made_at, self._start = -1, ""  # what the identifiers of one millisecond begin with

    def new(self) -> str:
        """Return a new UUIDv7 in its canonical text form (36 letters)."""
        return self._made(self._milliseconds(), os.urandom(_RANDOM_BYTES))

    def many(self) -> Iterator[str]:
        """Yield new ones, for ever: in batches, since clock and chance are asked once for each batch."""
        while True:
            milliseconds, chance = self._milliseconds(), os.urandom(_RANDOM_BYTES * _BATCH)
            for start in range(0, len(chance), _RANDOM_BYTES):
                yield self._made(milliseconds, chance[start : start + _RANDOM_BYTES])

    def _milliseconds(self) -> int:
        return int(self._clock.now().timestamp() * 1000)

    def _made(self, milliseconds: int, chance: bytes) -> str:
        last_milliseconds, sequence = self._last
        # rand_a (12 bits) counts inside a millisecond, or on from a clock that went back
        if milliseconds > last_milliseconds:
            sequence = 0
        elif sequence < 0xFFF:
            milliseconds, sequence = last_milliseconds, sequence + 1
        else:
            milliseconds, sequence = last_milliseconds + 1, 0
        self._last = (milliseconds, sequence)
        tail = f"{_VARIANT | (int.from_bytes(chance) >> _UNUSED_BITS):016x}"
        if milliseconds != self._made_at:
            letters = f"{milliseconds:012x}"
            self._made_at, self._start = milliseconds, f"{letters[:8]}-{letters[8:]}-{_VERSION}"
        return f"{self._start}{sequence:03x}-{tail[:4]}-{tail[4:]}"


def made_at(identifier: str) -> dt.datetime | None:
    """Return when an identifier was made (UTC); None of one that was made elsewhere and does not tell."""
    try:
        made = uuid.UUID(identifier)
        return dt.datetime.fromtimestamp((made.int >> 80) / 1000, dt.UTC) if made.version == 7 else None
    except (ValueError, OverflowError):
        return None
