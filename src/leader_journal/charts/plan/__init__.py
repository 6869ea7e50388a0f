"""Plans, and how often each was done."""

from typing import TYPE_CHECKING

from leader_journal import loading

if TYPE_CHECKING:
    from leader_journal.charts.plan import build, figure, numbers, read, words
else:
    __getattr__ = loading(__name__)
