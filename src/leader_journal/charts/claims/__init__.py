"""What the app has said, and what became of it."""

from typing import TYPE_CHECKING

from leader_journal import loading

if TYPE_CHECKING:
    from leader_journal.charts.claims import figure, numbers, read, words
else:
    __getattr__ = loading(__name__)
