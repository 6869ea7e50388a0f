"""Was this month unusual?"""

from typing import TYPE_CHECKING

from leader_journal import loading

if TYPE_CHECKING:
    from leader_journal.charts.month import figure, numbers, read, words
else:
    __getattr__ = loading(__name__)
