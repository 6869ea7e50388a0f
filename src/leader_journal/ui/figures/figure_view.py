"""A figure with the note under it and the way to the entries behind it; a mark that is pointed at is followed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leader_journal.core.filters import EVERYTHING, EntryFilter
from leader_journal.ui.look.theme import Theme
from leader_journal.ui.toolkit.buttons import TextButton
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.themed import Themed
from leader_journal.wording.catalogue import counted, ngettext

if TYPE_CHECKING:
    from leader_journal.charts.shared.finding import Finding
    from leader_journal.figures.chart import FigureMark
    from leader_journal.ui.figures.figure_canvas import FigureCanvas
    from leader_journal.wording.finding_text import FindingText


class FigureView(Themed, QWidget):
    """Shows one finding at a time. What draws it is imported when the first one is shown.

    `count` says how many entries a filter finds. The link to them is `show`, which the owner puts where it belongs.
    """

    pointed = Signal(object)
    """The FigureMark that is pointed at, or None."""
    entries_wanted = Signal(object)
    """An EntryFilter: the reader wants to see these entries."""
    entry_wanted = Signal(str)
    """The id of the one entry that the reader wants to see."""

    def __init__(self, theme: Theme, count: Callable[[EntryFilter], int]) -> None:
        super().__init__()
        self._follow(theme)
        self._count = count
        self._finding: Finding | None = None
        self.counted = 0
        """How many entries the finding is of; a mark that is let go of asks for them no more."""
        self._canvas: FigureCanvas | None = None
        self._mark: FigureMark | None = None
        self._note = TextLabel(theme, "note", "faint", wrap=True)
        self.show_link = TextButton(theme, small=True)
        self.show_link.hide()
        self.show_link.clicked.connect(self._show_entries)
        self._column = QVBoxLayout(self)
        self.fit(self._column.setSpacing, 8)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._note)

    def show_finding(self, finding: Finding, text: FindingText, *, told: bool = True) -> None:
        """Show this finding; what `text` says is its note, and what a screen reader reads of it.

        `told`: the picture shows what the app reads in it.
        """
        self._finding = finding
        self.counted = self._count(finding.entries_filter())
        self._note.setText(text.note)
        self._point(None)
        self._figure().show_finding(finding, text, told=told)

    def focus_figure(self) -> None:
        if self._canvas is not None:
            self._canvas.setFocus(Qt.FocusReason.TabFocusReason)

    def place(self) -> int | None:
        return None if self._canvas is None else self._canvas.place()

    def point_at(self, place: int) -> None:
        """Point at this mark once it is drawn, with the focus on the figure."""
        self._figure().point_at(place)
        self.focus_figure()

    def _figure(self) -> FigureCanvas:
        if self._canvas is None:
            from leader_journal.ui.figures.figure_canvas import FigureCanvas  # with the first figure, not at start-up

            canvas = FigureCanvas(self.theme)
            canvas.mark_hovered.connect(self._point)
            canvas.mark_activated.connect(self._open_mark)
            self._column.insertWidget(0, canvas)
            self._canvas = canvas
        return self._canvas

    def _point(self, mark: FigureMark | None) -> None:
        """The link under the figure follows the mark that is pointed at."""
        self._mark = mark
        if self._finding is None:
            return
        count = self.counted if mark is None else self._count(mark.filter)
        words = ngettext("Show the entry", "Show the {count} entries", count)
        self.show_link.setText(words.format(count=counted(count)))
        self.show_link.setVisible(count > 0)
        self.pointed.emit(mark)

    def _chosen(self) -> EntryFilter:
        if self._mark is not None:
            return self._mark.filter
        return self._finding.entries_filter() if self._finding is not None else EVERYTHING

    def _show_entries(self) -> None:
        self.entries_wanted.emit(self._chosen())

    def _open_mark(self, mark: FigureMark) -> None:
        """Show the entries behind a mark; what has none (a promise made elsewhere) only says what it is."""
        if not self._count(mark.filter):
            return
        if mark.filter.ids is not None and len(mark.filter.ids) == 1:
            self.entry_wanted.emit(next(iter(mark.filter.ids)))
        else:
            self.entries_wanted.emit(mark.filter)
