"""Have I changed? The three elements and constructive reactions over time."""

from typing import TYPE_CHECKING

from leader_journal import loading

if TYPE_CHECKING:
    from leader_journal.charts.progress import figure, numbers, read, words
else:
    __getattr__ = loading(__name__)
