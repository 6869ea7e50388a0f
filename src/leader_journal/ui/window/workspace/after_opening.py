"""What there is to say and to mend once a journal is open: lines that came in, a file that ended badly."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from leader_journal.core.changes import Changes, Topic
from leader_journal.core.checks import CheckReport
from leader_journal.core.erasure import Emptied
from leader_journal.core.errors import ReadingOnly, UserError
from leader_journal.services.checks import Need
from leader_journal.ui.context import UiContext
from leader_journal.ui.erasing_beside import ErasingBeside
from leader_journal.ui.places import ShowRestore
from leader_journal.ui.toolkit.first_paint import FirstPaint
from leader_journal.wording.catalogue import _, counted, ngettext
from leader_journal.wording.errors import log_put_aside, sentence


class AfterOpening(QObject):
    """Looks once; what takes a while is done by jobs, once the pages are painted: beside them it would take longer."""

    def __init__(
        self, context: UiContext, keep: Callable[[], None], pages: QWidget, writes_on: Callable[[], bool]
    ) -> None:
        """`keep` saves what is being written: after mending, what is kept is shown anew. `writes_on` says whether
        somebody writes where keeping is saving for good.
        """
        super().__init__(pages)
        self._context = context
        self._keep = keep
        self._writes_on = writes_on
        self._ended = False
        self._journal = context.services.journal
        self._checks = context.services.checks
        self._erasing = ErasingBeside(context, "trash.erase", self)
        self._erasing.done.connect(self._emptied)
        self._erasing.failed.connect(self._not_emptied)
        if self._journal.reading_only:
            QTimer.singleShot(0, self._tell_of_reading)
        if self._journal.log_aside is not None:
            QTimer.singleShot(0, self._tell_of_log)
        FirstPaint(pages, self._look)

    def stop(self) -> None:
        """The journal is closed, maybe before it was ever painted."""
        self._ended = True
        self._erasing.cancel()

    def _look(self) -> None:
        jobs = self._context.jobs
        if self._ended:
            return
        if self._checks.wants_check:
            jobs.start("checks.check", self._checks.check, self._checked)
        elif self._checks.wants_comparison:
            jobs.start("checks.search", self._checks.search_is_stale, self._compared)
        jobs.start("trash.old", self._context.services.entries.thrown_away_in_job, self._empty_old_trash)

    def tell_of_sealed(self) -> None:
        """Say what came of the lines that were sealed: while it was locked, or by a command while it was open here."""
        journal, messages = self._journal, self._context.messages
        if journal.key_was_replaced:
            messages.failed(
                _(
                    "The key that seals lines while this journal is locked had been replaced on this computer. "
                    "It has been put right, but somebody may have read what you wrote while it was locked."
                )
            )
        if journal.rests.unopenable:
            messages.failed(
                _(
                    "A sealed file beside the journal cannot be opened with its key. It was left untouched: {name}"
                ).format(name=journal.rests.unopenable[0].name)
            )
        if journal.brought_in:
            messages.tell(
                ngettext(
                    "{count} line that you wrote without unlocking is an entry now.",
                    "{count} lines that you wrote without unlocking are entries now.",
                    journal.brought_in,
                ).format(count=counted(journal.brought_in))
            )

    def _tell_of_reading(self) -> None:
        self._context.messages.failed(sentence(ReadingOnly(self._journal.path)))

    def _tell_of_log(self) -> None:
        self._context.messages.failed(log_put_aside(self._journal.path.name))

    def _compared(self, stale: bool) -> None:
        if stale:
            self._context.bus.announce(self._checks.rebuild_search())

    def _checked(self, report: CheckReport) -> None:
        """After a bad end: mend what can be made again from the log, and say so."""
        messages = self._context.messages
        match self._checks.need(report):
            case Need.REBUILD:
                if not self._context.attempt(self._keep):
                    return  # the next start looks again
                self._context.bus.announce(self._checks.rebuild())
                messages.tell(
                    _("The app closed unexpectedly last time. Lists and search are being rebuilt; nothing is lost.")
                )
            case Need.COPY:
                messages.failed(_("A part of the journal’s file is damaged. Restore shows the ways back."))
                self._context.go(ShowRestore())

    def _empty_old_trash(self, thrown_away: frozenset[str]) -> None:
        """Erase what is too old, unless something was done by now.

        It can wait for the next start, where there is no room as well.
        """
        if not self._nothing_was_done():
            return
        entries = self._context.services.entries
        try:
            old = entries.old_trash(thrown_away)
        except UserError:
            return
        if old:
            erase = partial(entries.erase_beside, old)
            self._erasing.start(erase, entries.take_emptied, entries.drop_emptied, self._nothing_was_done)

    def _nothing_was_done(self) -> bool:
        """Whether an erasure would take nothing along: what Undo brings back goes with it, and an open dialog. A line
        that is being written would be ended by it, in the middle of a word.
        """
        writes = self._context.services.writes
        over_the_pages = QApplication.activeModalWidget() or QApplication.activePopupWidget()
        done = self._ended or writes.can_undo or writes.can_redo or over_the_pages is not None
        return not (done or self._writes_on())

    def _emptied(self, _emptied: Emptied) -> None:
        self._context.bus.announce(Changes(frozenset(Topic)))

    def _not_emptied(self, error: Exception) -> None:
        """It is tried again at the next start; a bug of ours is told."""
        if not isinstance(error, UserError):
            raise error
