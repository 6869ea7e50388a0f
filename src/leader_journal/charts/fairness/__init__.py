"""How people were answered who came with the same kind of thing."""

from typing import TYPE_CHECKING

from leader_journal import loading

if TYPE_CHECKING:
    from leader_journal.charts.fairness import figure, numbers, read, words
else:
    __getattr__ = loading(__name__)
