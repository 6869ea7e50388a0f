"""Step 6: who and what was not heard, what comes again and again, and one change in the way we work."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtWidgets import QWidget

from leader_journal.core.changes import Topic
from leader_journal.core.filters import EntryFilter
from leader_journal.core.reviews import Review, ReviewStep
from leader_journal.insight.thresholds import MIN_VOICES
from leader_journal.ui.pages.review.question_field import QuestionField
from leader_journal.ui.pages.review.step import SECTION_GAP, StepView
from leader_journal.ui.places import ShowEntries
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.rows import Row
from leader_journal.ui.toolkit.sections import Section
from leader_journal.wording import labels
from leader_journal.wording.catalogue import _, counted, ngettext
from leader_journal.wording.people import last_words

if TYPE_CHECKING:
    from leader_journal.charts.shared.finding import Finding
    from leader_journal.charts.themes.finding import ReturningTheme, ThemesFinding
    from leader_journal.charts.voices.finding import VoicesFinding

_JOB = "review.themes"


class VoicesStep(StepView):
    """Nobody is counted against anybody: who is quiet stands here by name, in the order of the alphabet."""

    step = ReviewStep.VOICES
    refreshed_by = frozenset({Topic.ENTRIES, Topic.PEOPLE})

    def show_review(self, review: Review) -> None:
        super().show_review(review)
        self._voices.set_text(self.editable(review.voices))
        self._change.set_text(self.editable(review.change))
        self.reload()

    def fill(self, review: Review) -> Review:
        return replace(review, voices=self._voices.text(), change=self._change.text())

    def focus_first(self) -> None:
        self._voices.take_focus()

    def reload(self) -> None:
        if self.review is None:
            return
        services = self.context.services
        self._show_voices(services.voices.view())
        request = services.review_steps.themes(self.review)
        self.context.jobs.start(_JOB, services.progress.job(request), self._found)

    def retranslate(self) -> None:
        super().retranslate()
        self.reload()

    def restyle(self) -> None:
        super().restyle()
        self.space_sections(self._long, self._short, self._kinds)

    def _build(self) -> None:
        theme, complete = self.theme, self.context.services.people.complete
        self._long, self._short = (
            Section(theme, lambda: _("Not heard for 60 days")),
            Section(theme, lambda: _("Not heard for 30 days")),
        )
        self._kinds, self._themes = (
            Section(theme, lambda: _("Nobody has raised these lately")),
            Section(theme, lambda: _("Themes that came up three times or more")),
        )
        self._maybe = TextLabel(
            theme, "note", "faint", wrap=True, text=lambda: _("It may just mean that I did not write it down.")
        )
        self._all_heard = TextLabel(theme, "body", "muted", wrap=True)
        self._no_theme = TextLabel(
            theme,
            "note",
            "faint",
            wrap=True,
            text=lambda: _("No theme came up three times. An entry can have one theme, or several."),
        )
        for widget in (self._all_heard, self._long, self._short, self._kinds):
            self.main.add(widget)
        self.main.add(6, self._maybe, SECTION_GAP, self._themes, self._no_theme)
        self._voices = QuestionField(
            theme, lambda: _("Who have I not heard from, and what have I not heard about?"), complete, min_lines=2
        )
        self._change = QuestionField(theme, lambda: _("One change in the way we work"), complete, min_lines=2)
        self.aside.add(2, self._voices, SECTION_GAP, self._change)
        for field in (self._voices, self._change):
            field.edited.connect(self.changed)

    def _show_voices(self, finding: VoicesFinding) -> None:
        for section, days in ((self._long, 60), (self._short, 30)):
            quiet = finding.quiet_for(days)
            section.set_rows(
                [self._row(one.someone.name, one.last, finding.person_filter(one.someone)) for one in quiet]
            )
        self._kinds.set_rows(
            [self._row(labels.kind_label(one.kind), one.last, finding.kind_filter(one.kind)) for one in finding.kinds]
        )
        quiet_at_all = bool(finding.people or finding.kinds)
        self._maybe.setVisible(quiet_at_all)
        self._all_heard.setText(
            _("In the last 30 days you have heard from everybody you write about, and about every kind of thing.")
        )
        if finding.lately < MIN_VOICES:
            self._all_heard.setText(_("Too few entries lately to say who you have not heard from."))
        self._all_heard.setVisible(not quiet_at_all)
        self.space_sections(self._long, self._short, self._kinds)

    def _found(self, finding: Finding) -> None:
        from leader_journal.charts.themes.finding import ThemesFinding

        if isinstance(finding, ThemesFinding):
            self._show_themes(finding)

    def _show_themes(self, finding: ThemesFinding) -> None:
        self._themes.set_rows([self._theme_row(theme) for theme in finding.returning])
        self._no_theme.setVisible(not finding.returning)

    def _theme_row(self, theme: ReturningTheme) -> QWidget:
        words = ngettext("{count} time in 90 days", "{count} times in 90 days", theme.most).format(
            count=counted(theme.most)
        )
        row = Row(self.theme, theme.name, words)
        chosen = EntryFilter(ids=frozenset(one.id for one in theme.entries))
        row.opened.connect(partial(self.context.go, ShowEntries(chosen)))
        return row

    def _row(self, name: str, last: dt.date | None, chosen: EntryFilter) -> QWidget:
        row = Row(self.theme, name, last_words(last, self.context.clock.now().date()))
        row.opened.connect(partial(self.context.go, ShowEntries(chosen)))
        return row
