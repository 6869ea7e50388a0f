"""What goes with what: where an element is shown more or less often."""

from typing import TYPE_CHECKING

from leader_journal import loading

if TYPE_CHECKING:
    from leader_journal.charts.patterns import build, figure, numbers, read, words
else:
    __getattr__ = loading(__name__)
