"""The steps that a journal's schema has gone through, oldest first. A released step is frozen (architecture, rule 7).

A step is a module `mNNNN_name.py` with `NAME` and `apply(db)`; it names its tables and columns itself and imports
nothing of ours. With one more here `LATEST` is one higher, by which an older app knows to refuse the file.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec import Struct

from leader_journal.storage.migrations import (
    m0001_first,
    m0002_books,
    m0003_one_mode,
    m0004_log_stamp,
    m0005_bring_ups,
    m0006_what_became,
    m0007_order,
    m0008_narrow_reads,
    m0009_voices,
)

if TYPE_CHECKING:
    from sqlite_utils import Database


class Step(Struct, frozen=True):
    """One change of the schema."""

    name: str
    apply: Callable[[Database], None]


STEPS: tuple[Step, ...] = (
    Step(m0001_first.NAME, m0001_first.apply),
    Step(m0002_books.NAME, m0002_books.apply),
    Step(m0003_one_mode.NAME, m0003_one_mode.apply),
    Step(m0004_log_stamp.NAME, m0004_log_stamp.apply),
    Step(m0005_bring_ups.NAME, m0005_bring_ups.apply),
    Step(m0006_what_became.NAME, m0006_what_became.apply),
    Step(m0007_order.NAME, m0007_order.apply),
    Step(m0008_narrow_reads.NAME, m0008_narrow_reads.apply),
    Step(m0009_voices.NAME, m0009_voices.apply),
)
