"""What became of it, by the tone in which it was met."""

from typing import TYPE_CHECKING

from leader_journal import loading

if TYPE_CHECKING:
    from leader_journal.charts.tone_outcome import figure, numbers, read, words
else:
    __getattr__ = loading(__name__)
