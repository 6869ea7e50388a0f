"""A figure with all that belongs to it: finding, numbers, picture, note, words, table, and the entries behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from leader_journal.charts.findings import describe
from leader_journal.ui.context import UiContext
from leader_journal.ui.figures.figure_out import FigureOut
from leader_journal.ui.figures.figure_view import FigureView
from leader_journal.ui.figures.table_dialog import TableDialog
from leader_journal.ui.look.theme import TextStyle
from leader_journal.ui.places import ShowEntries, ShowEntry
from leader_journal.ui.toolkit import accessible
from leader_journal.ui.toolkit.buttons import TextButton
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.sections import Fold, Hairline
from leader_journal.ui.view import View
from leader_journal.wording.catalogue import _

if TYPE_CHECKING:
    from leader_journal.charts.shared.finding import Finding
    from leader_journal.charts.shared.room import ChartRequest
    from leader_journal.figures.chart import FigureMark
    from leader_journal.wording.finding_text import FindingText


class FigureCard(View):
    """Shows one finding at a time. What draws it is imported when the first one is shown."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        self._finding: Finding | None = None
        self._request: ChartRequest | None = None
        self._text: FindingText | None = None
        self._build()

    def show_finding(self, finding: Finding, request: ChartRequest) -> None:
        """Show this finding, in the current language; `request` is what it answers."""
        self._finding, self._request = finding, request
        self._text = text = describe(finding)
        self._title.setText(text.title)
        self._subtitle.setText(text.subtitle)
        self._sure_words.setText(text.how_sure)
        self._sure.setVisible(bool(text.how_sure))
        self._figure.show_finding(finding, text)  # nothing is pointed at then: the words are those of all of it
        for widget in (self._figure, self._line, self._fold, self._table):
            widget.show()

    @property
    def counted(self) -> int:
        """How many entries it is of."""
        return self._figure.counted

    def retranslate(self) -> None:
        if self._finding is not None and self._request is not None:
            self.show_finding(self._finding, self._request)

    def focus_figure(self) -> None:
        self._figure.focus_figure()

    def toggle_table(self) -> None:
        if self._text is not None and self._finding is not None and self._request is not None:
            TableDialog(self._context, self._text, self._request, self._finding, self.window()).open()

    def save(self, *, names: bool = False) -> None:
        """Save the figure as a picture, its finding and note inside; people are letters unless `names` are wanted."""
        if (out := self._out()) is not None:
            out.save(names=names)

    def save_with_names(self) -> None:
        """Save it with people by their alias."""
        self.save(names=True)

    def read_in_words(self) -> None:
        """Unfold the summary and read it aloud."""
        self._fold.set_open(True)
        accessible.announce(self._words, self._words.text())

    def copy_words(self) -> None:
        """Copy finding and summary; people are letters."""
        if (out := self._out()) is not None:
            out.copy_words()

    def place(self) -> int | None:
        return self._figure.place()

    def point_at(self, place: int) -> None:
        self._figure.point_at(place)

    def print_(self) -> None:
        """Print the figure, its finding and note beside it; people are letters."""
        if (out := self._out()) is not None:
            out.print_()

    def _build(self) -> None:
        theme = self._context.theme
        self._title = TextLabel(theme, TextStyle.FINDING, wrap=True)
        self._subtitle = TextLabel(theme, "body", "muted", wrap=True)
        self._figure = FigureView(theme, self._context.services.entries.count)
        self._figure.pointed.connect(self._point)
        self._figure.entries_wanted.connect(self._context.to(ShowEntries))
        self._figure.entry_wanted.connect(self._context.to(ShowEntry))
        self._line = Hairline(theme)
        self._fold = Fold(theme, lambda: _("In words"))
        self._words = TextLabel(theme, "body", wrap=True)
        self._fold.set_content(self._words)
        self._fold.set_open(True)
        self._sure = Fold(theme, lambda: _("How sure is this?"))
        self._sure_words = TextLabel(theme, "body", wrap=True)
        self._sure.set_content(self._sure_words)
        folds, links, below = self.column(spacing=28), self.column(spacing=4), self.row(28)
        folds.add(self._fold, self._sure)
        self._table = TextButton(theme, lambda: _("Show as table"), small=True)
        self._table.clicked.connect(self.toggle_table)
        for link in (self._figure.show_link, self._table):
            links.layout.addWidget(link, 0, Qt.AlignmentFlag.AlignRight)
        below.layout.addLayout(folds.layout, 1)
        below.add(links)
        for lane in (folds, links):
            below.layout.setAlignment(lane.layout, Qt.AlignmentFlag.AlignTop)
        self.fit(self._figure.setContentsMargins, 0, 12, 0, 0)  # the words above it are not its own
        self.column(self, spacing=8).add(self._title, self._subtitle, self._figure, self._line, below)
        for widget in (self._figure, self._line, self._fold, self._sure, self._table):
            widget.hide()

    def _point(self, mark: FigureMark | None) -> None:
        """The words under the figure follow the mark that is pointed at."""
        if self._text is not None:
            self._words.setText(self._text.in_words if mark is None else mark.sentence)

    def _out(self) -> FigureOut | None:
        """Return the way out for what is shown."""
        if self._finding is None or self._request is None:
            return None
        return FigureOut(self._context, self._request, self._finding, self.window())
