"""What goes with what, in words."""

from typing import TYPE_CHECKING

from leader_journal import loading

if TYPE_CHECKING:
    from leader_journal.charts.patterns.words import finding
else:
    __getattr__ = loading(__name__)
