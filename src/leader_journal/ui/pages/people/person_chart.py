"""Chart 7 on the page of a person: their entries in time, what was agreed and promised. Found by a job."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leader_journal.charts.findings import describe
from leader_journal.charts.promises.room import PERSON
from leader_journal.charts.shared.room import ChartRequest
from leader_journal.services.people.book import PersonPage
from leader_journal.ui.context import UiContext
from leader_journal.ui.figures.figure_out import FigureOut
from leader_journal.ui.figures.figure_view import FigureView
from leader_journal.ui.figures.table_dialog import TableDialog
from leader_journal.ui.look.theme import TextStyle
from leader_journal.ui.places import ShowEntries, ShowEntry
from leader_journal.ui.toolkit.buttons import TextButton
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.lane import STRETCH
from leader_journal.ui.view import View
from leader_journal.wording.catalogue import _
from leader_journal.wording.people import entries_since

if TYPE_CHECKING:
    from leader_journal.charts.promises.finding import PersonFinding
    from leader_journal.charts.shared.finding import Finding
    from leader_journal.wording.finding_text import FindingText

_JOB = "people.chart"


class PersonChart(View):
    """A head with how many entries there are, and the figure; nothing where there is nothing to draw."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        self._page: PersonPage | None = None
        self._request: ChartRequest | None = None
        self._text: FindingText | None = None
        self._finding: Finding | None = None
        self._build()

    def show_page(self, page: PersonPage) -> None:
        """Ask for the chart of this person; what is shown of another is taken away at once."""
        if self._page is None or self._page.person.id != page.person.id:
            self._finding = None
            self.hide()
        self._page = page
        self._request = ChartRequest(PERSON, person=page.person.id)
        job = self._context.services.progress.job(self._request)
        self._context.jobs.start(_JOB, job, self._found, failed=self._not_found)

    def retranslate(self) -> None:
        if self._finding is not None:
            self._found(self._finding)

    def save(self) -> None:
        """Save the figure, with letters for people."""
        if self._request is not None and self._finding is not None:
            FigureOut(self._context, self._request, self._finding, self.window()).save()

    def show_table(self) -> None:
        if self._text is not None and self._request is not None and self._finding is not None:
            TableDialog(self._context, self._text, self._request, self._finding, self.window()).open()

    def _build(self) -> None:
        theme = self._context.theme
        self._head = TextLabel(theme, TextStyle.SECTION)
        self._figure = FigureView(theme, self._context.services.entries.count)
        self._figure.entries_wanted.connect(self._context.to(ShowEntries))
        self._figure.entry_wanted.connect(self._context.to(ShowEntry))
        self._table = TextButton(theme, lambda: _("Show as table"), small=True)
        self._save = TextButton(theme, lambda: _("Save the figure"), small=True)
        self._table.clicked.connect(self.show_table)
        self._save.clicked.connect(self.save)
        links = self.row(20)
        for link in (self._figure.show_link, self._table, self._save):
            links.add(link)
        links.add(STRETCH)
        column = self.column(self, spacing=8)
        column.left(self._head)
        column.add(self._figure, links)

    def _found(self, finding: Finding) -> None:
        from leader_journal.charts.promises.finding import PersonFinding

        page = self._page
        if page is None or not isinstance(finding, PersonFinding) or finding.someone.id != page.person.id:
            return
        self._finding = finding
        self._text = text = describe(finding)
        self._head.setText(self._drawn(page, finding) or text.title)
        self._figure.show_finding(finding, text)
        self.setVisible(bool(finding.marks or finding.agreements or finding.promises))

    def _drawn(self, page: PersonPage, finding: PersonFinding) -> str:
        """Say how many entries the figure is about and since when: those of its own days, which may not be all."""
        if page.since is None:
            return ""
        since = max(page.since, finding.period.first or page.since)
        count = len(finding.marks) + finding.more
        return entries_since(count, since, self._context.clock.now().date())

    def _not_found(self, error: Exception) -> None:
        """Somebody who was merged or undone while it was looked for has no chart; anything else is a bug."""
        if not isinstance(error, KeyError):
            raise error
        self.hide()
