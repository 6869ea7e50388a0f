"""Two of one make: told what became of it, and coming back to it."""

from typing import TYPE_CHECKING

from leader_journal import loading

if TYPE_CHECKING:
    from leader_journal.charts.loops import figure, numbers, read, words
else:
    __getattr__ = loading(__name__)
