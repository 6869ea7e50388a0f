"""When the leader shared something of their own."""

from typing import TYPE_CHECKING

from leader_journal import loading

if TYPE_CHECKING:
    from leader_journal.charts.shared_own import figure, numbers, read, words
else:
    __getattr__ = loading(__name__)
