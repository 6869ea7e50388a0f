"""The entries of one element, each as a mark."""

from typing import TYPE_CHECKING

from leader_journal import loading

if TYPE_CHECKING:
    from leader_journal.charts.entries import figure, numbers, read, words
else:
    __getattr__ = loading(__name__)
