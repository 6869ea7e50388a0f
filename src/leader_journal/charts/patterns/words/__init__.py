"""What goes with what, in words."""

from typing import TYPE_CHECKING

from leader_journal import loading

if TYPE_CHECKING:
    from leader_journal.charts.patterns.words import finding  # noqa: F401 - loaded later
else:
    __getattr__ = loading(__name__)
