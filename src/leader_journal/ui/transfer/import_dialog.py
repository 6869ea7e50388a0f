"""Bringing in: what a file or folder is, what would come in, what to say about it; then in, with one undo."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QProgressBar, QVBoxLayout, QWidget

from leader_journal.core.errors import ColumnMissing, UnreadableSource, UserError
from leader_journal.core.imports import Again, DateOrder, SourceFormat, SourceReason
from leader_journal.core.progress import Progress
from leader_journal.services.importing import HowToRead, ImportPreview
from leader_journal.ui.context import UiContext
from leader_journal.ui.dialogs.last_row import FOOT, last_row, over_last_row, to_what_is_asked
from leader_journal.ui.dialogs.remembered_size import RememberedSize
from leader_journal.ui.dialogs.work_under_bar import WorkUnderBar
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.passphrase_field import PassphraseField
from leader_journal.ui.toolkit.select import Select
from leader_journal.ui.toolkit.toggles import CheckRow
from leader_journal.ui.transfer.column_list import ColumnList
from leader_journal.ui.transfer.first_entries import FirstEntries
from leader_journal.wording.backups import archive_sentences
from leader_journal.wording.catalogue import _
from leader_journal.wording.errors import sentence
from leader_journal.wording.import_preview import (
    again_label,
    came_in,
    counts_sentence,
    notes,
    span_sentence,
    tasks_label,
)
from leader_journal.wording.imports import doubt_sentence, format_words, order_words

if TYPE_CHECKING:
    from leader_journal.exchange.import_plan import ImportPlan

_JOB = "import.read"
_UNRECOGNISED = frozenset({SourceReason.UNKNOWN, SourceReason.NO_ENTRIES, SourceReason.NO_YEAR})
_ENCRYPTED = frozenset({SourceReason.ENCRYPTED, SourceReason.WRONG_PASSWORD})


class ImportDialog(QDialog):
    """One window, from reading to the last word; Esc leaves the journal as it was."""

    def __init__(self, context: UiContext, path: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.setWindowTitle(_("Bring in"))
        self._context = context
        self._path = path
        self._preview: ImportPreview | None = None
        self._build()
        # the keyboard goes to Cancel meanwhile: Enter would close what it began
        waiting = (self._body, self._bring)
        self._work = WorkUnderBar(context.messages, self._bar, waiting=waiting, back_to=self._bring)
        RememberedSize(self, context.settings, context.theme, (720, 620))
        self._read()

    def reject(self) -> None:
        if self._work.cancel():
            return
        self._context.jobs.cancel(_JOB)
        super().reject()

    # reading

    def _how(self) -> HowToRead:
        return HowToRead(
            format=self._format(),
            mapping=self._columns.mapping() if self._columns.isVisibleTo(self) else (),
            dates=self._order(),
            password=self._password.submitted() or None,
        )

    def _format(self) -> SourceFormat | None:
        chosen = self._formats.currentData() if self._formats.isVisibleTo(self) else None
        return SourceFormat(chosen) if chosen else None

    def _order(self) -> DateOrder | None:
        """What was said of the dates; Qt hands back the bare word."""
        chosen = self._dates.currentData() if self._dates.isVisibleTo(self) else None
        return DateOrder(chosen) if chosen else None

    def _chosen_again(self) -> Again:
        chosen = self._again.currentData() if self._again.isVisibleTo(self) else None
        return Again(chosen) if chosen else Again.LEAVE

    def _read(self) -> None:
        self._bring.setEnabled(False)
        self._counts.setText(_("Reading …"))
        work = partial(self._context.services.imports.read, self._path, self._how())
        self._context.jobs.start(_JOB, work, self._show_plan, failed=self._show_failure)

    def _show_plan(self, plan: ImportPlan) -> None:
        self._kind.setVisible(True)
        if plan.format is SourceFormat.ARCHIVE:
            self._counts.setText(
                _("This is an archive made by this app. It will be read back whole, with every version of every entry.")
            )
            self._kind.setText(format_words(plan.format))
            self._preview = None
            self._bring.setEnabled(True)
            to_what_is_asked(self, self._bring)
            return
        preview = self._preview = self._context.services.imports.preview(plan)
        self._kind.setText(format_words(plan.format))
        self._counts.setText("\n".join(filter(None, (counts_sentence(preview), span_sentence(preview)))))
        self._show_questions(preview)
        self._first.show_first(preview.first, preview.first_meetings)
        said = "\n".join(notes(preview))
        self._notes.setText(said)
        self._notes.setVisible(bool(said))
        self._enable()
        to_what_is_asked(self, self._bring, self._dates, self._again)

    def _show_questions(self, preview: ImportPreview) -> None:
        plan = preview.plan
        asked = self._dates.isVisibleTo(self)
        self._doubt.setVisible(asked or preview.doubtful_dates)
        self._dates.setVisible(asked or preview.doubtful_dates)
        if preview.doubtful_dates:
            self._doubt.setText(doubt_sentence(plan.dates))
            self._dates.setCurrentIndex(0)
        self._password.setVisible(False)
        self._columns.setVisible(bool(plan.columns))
        if plan.columns:
            self._columns.show_columns(plan.columns)
        self._tasks.setVisible(preview.tasks > 0)
        self._tasks.setText(tasks_label(preview.tasks))
        self._again.setVisible(bool(preview.in_bin or preview.otherwise))
        self._fill_again(preview)

    def _fill_again(self, preview: ImportPreview) -> None:
        chosen = self._chosen_again()
        self._again.clear()
        choices = [Again.LEAVE, *([Again.BRING_BACK] if preview.in_bin else []), Again.AFRESH]
        for again in choices:
            self._again.addItem(again_label(again, preview.in_bin + preview.otherwise), again)
        self._again.setCurrentIndex(choices.index(chosen) if chosen in choices else 0)

    def _show_failure(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        self._preview = None
        locked = isinstance(error, UnreadableSource) and error.reason in _ENCRYPTED
        self._counts.setText(sentence(error))
        self._password.setVisible(locked)
        self._kind.setVisible(False)
        if isinstance(error, UnreadableSource) and error.reason in _UNRECOGNISED:
            self._formats.setVisible(True)
        if isinstance(error, ColumnMissing):
            self._columns.show_columns(error.columns)
            self._columns.setVisible(True)
        to_what_is_asked(self, self._password, self._formats)

    def _enable(self) -> None:
        preview = self._preview
        again = self._chosen_again()
        doubtful = preview is not None and preview.doubtful_dates
        fresh = preview is not None and bool(preview.new or preview.new_meetings)
        self._bring.setEnabled(not doubtful and (fresh or again is not Again.LEAVE))

    # writing

    def _bring_in(self) -> None:
        finished = self._work.do(self._bring_archive_in if self._preview is None else self._bring_entries_in)
        if finished is not None:
            finished()
            self.accept()

    def _bring_entries_in(self, work: Progress) -> Callable[[], object]:
        assert self._preview is not None
        tasks = self._tasks.isVisibleTo(self) and self._tasks.isChecked()
        result = self._context.services.imports.bring_in(
            self._preview.plan, work, again=self._chosen_again(), tasks_as_promises=tasks
        )
        said = came_in(result.added, result.again, result.meetings)
        return partial(self._context.saved, result.changes, said)

    def _bring_archive_in(self, work: Progress) -> Callable[[], object]:
        """Undo does not reach an archive, so that none is offered: a backup was made before."""
        exchange = self._context.services.exchange
        result = exchange.bring_archive_in(exchange.read_archive(self._path), work)
        said = " ".join(archive_sentences(result.entries, result.added, result.known, result.erased, result.taken_out))

        def finish() -> None:
            self._context.saved(result.changes, "")
            self._context.messages.tell(said)

        return finish

    # building

    def _build(self) -> None:
        theme, px = self._context.theme, self._context.theme.px
        name = TextLabel(theme, "small", "muted", text=self._path.name)
        self._kind = TextLabel(theme, "finding", wrap=True)
        self._counts = TextLabel(theme, "body", wrap=True, aloud=True)
        self._doubt = TextLabel(theme, "body", wrap=True)
        self._dates = Select(theme)
        self._dates.addItem(_("Choose how the dates are written"), None)
        for order in DateOrder:
            self._dates.addItem(order_words(order), order)
        self._formats = Select(theme)
        self._formats.setAccessibleName(_("What it is"))
        self._formats.addItem(_("Choose what it is"), None)
        for kind in SourceFormat:
            if kind is not SourceFormat.ARCHIVE:  # that is recognised, or is none
                self._formats.addItem(format_words(kind), kind)
        self._password = PassphraseField(theme)
        self._password.setPlaceholderText(_("The file’s password"))
        self._password.setAccessibleName(_("The file’s password"))
        self._dates.setAccessibleName(_("How the dates are written"))
        self._columns = ColumnList(theme)
        self._first = FirstEntries(theme, self._context.clock)
        self._notes = TextLabel(theme, "small", "muted", wrap=True)
        self._tasks = CheckRow(theme)
        self._again = Select(theme)
        self._again.setAccessibleName(_("What to do with those that came in before"))
        self._bar = QProgressBar()
        self._bar.setVisible(False)
        self._body = QWidget()
        column = QVBoxLayout(self._body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        questions = (self._formats, self._password, self._doubt, self._dates, self._columns, self._again, self._tasks)
        asked: tuple[QWidget, ...] = questions
        for widget in (name, self._kind, self._counts, *asked, self._first, self._notes):
            column.addWidget(widget)
        column.addStretch(1)
        for hidden in (*asked, self._notes):
            hidden.setVisible(False)
        self._lay_out()

    def _lay_out(self) -> None:
        theme = self._context.theme
        row, self._bring = last_row(self, theme, _("Bring in"), self._bring_in, margins=FOOT)
        over_last_row(self, theme, self._body, self._bar, row, self._bring)
        self._formats.activated.connect(self._read)
        self._dates.activated.connect(self._read)
        self._columns.changed.connect(self._read)
        self._password.returnPressed.connect(self._read)
        self._again.activated.connect(self._enable)
