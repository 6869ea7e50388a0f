"""Which first reactions, in six months and in the six before."""

from typing import TYPE_CHECKING

from leader_journal import loading

if TYPE_CHECKING:
    from leader_journal.charts.reactions import figure, numbers, read, words
else:
    __getattr__ = loading(__name__)
