"""Themes that return."""

from typing import TYPE_CHECKING

from leader_journal import loading

if TYPE_CHECKING:
    from leader_journal.charts.themes import build, figure, numbers, read, words
else:
    __getattr__ = loading(__name__)
