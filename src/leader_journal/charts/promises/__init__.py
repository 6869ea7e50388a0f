"""What was agreed and promised: over all people, and with the entries of one person."""

from typing import TYPE_CHECKING

from leader_journal import loading

if TYPE_CHECKING:
    from leader_journal.charts.promises import figure, numbers, read, words
else:
    __getattr__ = loading(__name__)
