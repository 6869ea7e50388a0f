"""How long bad news had been known when it came."""

from typing import TYPE_CHECKING

from leader_journal import loading

if TYPE_CHECKING:
    from leader_journal.charts.bad_news_age import figure, numbers, read, words
else:
    __getattr__ = loading(__name__)
