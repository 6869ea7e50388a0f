"""Persistence: one encrypted file for each journal.

What an entry is counted by is loaded when it is named (`Entries`): a list counts nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from leader_journal import loading

if TYPE_CHECKING:
    from leader_journal.storage import answered, levels, narrow, one_on_one, tallies, voices
else:
    __getattr__ = loading(__name__)
