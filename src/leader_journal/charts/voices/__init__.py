"""Who and what was not heard lately."""

from typing import TYPE_CHECKING

from leader_journal import loading

if TYPE_CHECKING:
    from leader_journal.charts.voices import build, figure, numbers, read, words
else:
    __getattr__ = loading(__name__)
