"""Breaches in four boxes: was the answer expected, and was it calm?"""

from typing import TYPE_CHECKING

from leader_journal import loading

if TYPE_CHECKING:
    from leader_journal.charts.breaches import figure, numbers, read, words
else:
    __getattr__ = loading(__name__)
