"""Did they come with more afterwards?"""

from typing import TYPE_CHECKING

from leader_journal import loading

if TYPE_CHECKING:
    from leader_journal.charts.came_back import figure, numbers, read, words
else:
    __getattr__ = loading(__name__)
