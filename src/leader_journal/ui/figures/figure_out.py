"""The way out for one finding: as a picture, on paper, in words, as a table; without names unless they are wanted."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from leader_journal.charts.findings import describe
from leader_journal.services.progress import PAGE
from leader_journal.ui.context import UiContext
from leader_journal.ui.desktop import clipboard
from leader_journal.ui.figures.figure_files import print_figure, save_figure
from leader_journal.ui.paper.paper_out import let_out_without_names
from leader_journal.wording.catalogue import _

if TYPE_CHECKING:
    from leader_journal.charts.shared.finding import Finding
    from leader_journal.charts.shared.room import ChartRequest


class FigureOut:
    """What looks like a name and would be left is shown before it leaves; what was decided holds for all figures."""

    def __init__(self, context: UiContext, request: ChartRequest, finding: Finding, window: QWidget) -> None:
        """`finding` answered `request`; `window` is where is asked."""
        self._context = context
        self._request = request
        self._finding = finding
        self._window = window

    def save(self, *, names: bool = False) -> None:
        """Save it as a picture, finding and note inside; people are letters unless `names` are wanted."""
        if names:
            save_figure(self._context, self._finding)
        else:
            self.let_out(partial(save_figure, self._context))

    def print_(self) -> None:
        """Print it, finding and note beside it."""
        self.let_out(partial(print_figure, self._context))

    def copy_words(self) -> None:
        """Copy finding and summary."""
        self.let_out(self._copy_words)

    def let_out(self, go: Callable[[Finding], object]) -> None:
        """Hand the finding over as it leaves, with letters for people; nothing happens where that is broken off."""
        paper = self._context.services.paper
        left = paper.left_in(PAGE, said=describe(self._nameless()).texts())
        let_out_without_names(self._context, PAGE, left, self._window, lambda: go(self._nameless()))

    def _nameless(self) -> Finding:
        services = self._context.services
        return services.progress.nameless(self._request, self._finding, services.paper.taken_for_names(PAGE))

    def _copy_words(self, leaving: Finding) -> None:
        clipboard.copy(describe(leaving).in_words)
        self._context.messages.tell(_("Copied"))
