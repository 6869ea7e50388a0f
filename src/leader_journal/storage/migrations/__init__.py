"""The steps that a journal's schema has gone through, oldest first. A released step is frozen (architecture, rule 7).

A step is a module `mNNNN_name.py` with `NAME` and `apply(db)`; it names its tables and columns itself and imports
nothing of ours. Adding one here raises `LATEST`, by which an older app knows to refuse the file.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from leader_journal.storage.migrations import (
    m0001_first,
    m0002_books,
    m0003_one_mode,
    m0004_log_stamp,
    m0005_bring_ups,
    m0006_what_became,
)

if TYPE_CHECKING:
    from sqlite_utils import Database


@dataclass(frozen=True, slots=True)
class Step:
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
)

LATEST = len(STEPS)
"""The version of the schema that this app writes, kept in the file as `PRAGMA user_version`."""

APPLICATION_ID = 0x4C4A726E
"""`LJrn`: kept in the file as `PRAGMA application_id`."""
