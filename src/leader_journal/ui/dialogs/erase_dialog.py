"""Before something is erased for good: what it is, that it cannot be undone, and the copies that hold it still."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QProgressBar, QWidget

from leader_journal.core.changes import Changes
from leader_journal.core.errors import UserError
from leader_journal.core.progress import Progress
from leader_journal.ui.context import UiContext
from leader_journal.ui.dialogs.copies_choice import CopiesChoice
from leader_journal.ui.dialogs.remembered_size import RememberedSize
from leader_journal.ui.dialogs.work_under_bar import WorkUnderBar
from leader_journal.ui.toolkit.buttons import DefaultButton, PrimaryButton
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.lane import STRETCH
from leader_journal.ui.toolkit.page_scroll import PageScroll
from leader_journal.ui.toolkit.themed import Themed
from leader_journal.wording.catalogue import _
from leader_journal.wording.errors import sentence
from leader_journal.wording.forgetting import deleted_copies_sentence

_WIDTH, _HEIGHT = 560, 420

Erase = Callable[[Progress], tuple[Changes, str]]
"""Erases, and returns what changed and the sentence that says so."""


class EraseDialog(Themed, QDialog):
    """Asks once, since there is no undo. What it is about stands in `body`; Cancel stops the work while it can."""

    def __init__(
        self, context: UiContext, title: str, act: str, erase: Erase, parent: QWidget, *, copies: bool = True
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)  # it says what is not to be said any more
        self._follow(context.theme)
        self._context = context
        self._erase = erase
        self._over = parent
        self.setWindowTitle(title)
        self._body = QWidget()
        self.lane = self.column(self._body, spacing=12)
        self._copies = CopiesChoice(context) if copies else None
        self._bar = QProgressBar()
        self._bar.hide()
        self._act = PrimaryButton(context.theme, act)
        self._cancel = DefaultButton(context.theme, _("Cancel"))
        waiting = (self._act, self._body)
        self._work = WorkUnderBar(context.messages, self._bar, waiting=waiting, back_to=self._cancel)
        self._act.clicked.connect(self.accept)
        self._cancel.clicked.connect(self.reject)

    def say_words(self, *sentences: str) -> None:
        """Put these sentences under one another, then the copies: for what needs no more than words."""
        for number, words in enumerate(filter(None, sentences)):
            self.lane.add(TextLabel(self.theme, "body" if number == 0 else "small", text=words, wrap=True))
        self.finish()

    def finish(self) -> None:
        """Put the copies under what it is about, and lay the dialog out."""
        if self._copies is not None:
            self.lane.add(self._copies)
        self.lane.add(STRETCH)
        scroll = PageScroll(self.theme)
        scroll.set_content(self._body)
        px = self.theme.px
        scroll.set_margins(px(28), px(24), px(28), px(16))
        column = self.column(self)
        column.layout.addWidget(scroll, 1)
        column.add(self._bar)
        row = self.row(12, margins=(28, 12, 28, 20))
        row.add(STRETCH, self._cancel, self._act)
        column.layout.addLayout(row.layout)
        RememberedSize(self, self._context.settings, self.theme, (_WIDTH, _HEIGHT))
        self._cancel.setFocus()

    def accept(self) -> None:
        """Erase, then delete the copies that were chosen."""
        self._context.jobs.drain()  # a job that reads would keep the old pages in the log
        erased = self._work.do(self._erase)
        if erased is None:
            return
        changes, said = erased
        self._context.saved(changes, "")  # before the copies: it is gone, whatever becomes of them
        try:
            deleted = self._copies.delete() if self._copies is not None else 0
        except UserError as error:
            self._context.messages.tell(said)
            self._context.messages.failed(sentence(error))
        else:
            copies = f"{deleted_copies_sentence(deleted)}." if deleted else ""
            self._context.messages.tell(f"{said} {copies}".strip())
        super().accept()

    def reject(self) -> None:
        """Stop the work, or leave everything as it is."""
        if not self._work.cancel():
            super().reject()
