"""The days of twelve months."""

from typing import TYPE_CHECKING

from leader_journal import loading

if TYPE_CHECKING:
    from leader_journal.charts.year import figure, numbers, read, words
else:
    __getattr__ = loading(__name__)
