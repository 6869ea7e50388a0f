"""What stands beside the agreements, or under them: the breaches of a year, and the frames that I owe people."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leader_journal.core.guide import Chapter
from leader_journal.core.records import Entry
from leader_journal.ui.context import UiContext
from leader_journal.ui.pages.agreements.breaches import AgreementBreaches
from leader_journal.ui.pages.agreements.frame_owed import FrameOwed
from leader_journal.ui.places import ShowEntry, ShowGuide
from leader_journal.ui.toolkit.buttons import TextButton
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.lane import STRETCH
from leader_journal.ui.toolkit.long_list import LongList
from leader_journal.ui.toolkit.sections import Section
from leader_journal.ui.view import View
from leader_journal.wording.catalogue import _
from leader_journal.wording.dates import named_day

FRAMES_AT_A_TIME, FRAMES_SEEN = 10, 4


class AgreementsAside(View):
    """Read anew by `show_owed`; `empty` where there is nothing in it."""

    agreement_wanted = Signal(str)
    """The id of the breach for which one is to be written."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        self._breaches = AgreementBreaches(context)
        self._frames = LongList(context.theme)
        self._owed = Section(context.theme, lambda: _("Not agreed yet"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._breaches)
        column.addWidget(self._owed)
        self._owed.set_rows([self._why_owed(), self._frames, self._how_to_frame()])

    @property
    def empty(self) -> bool:
        return self._owed.isHidden() and self._breaches.isHidden()

    def show_owed(self, owed: int) -> None:
        """Show the breaches, and the frames, of which so many are owed."""
        self._frames.set_rows(owed, self._frames_owed(), FRAMES_SEEN)
        self._owed.setVisible(owed > 0)
        self._breaches.reload()

    def _why_owed(self) -> QWidget:
        return TextLabel(
            self.theme,
            "small",
            "muted",
            text=lambda: _("You noted these as breaches, but no agreement was noted beforehand."),
            wrap=True,
        )

    def _how_to_frame(self) -> QWidget:
        link = TextButton(self.theme, lambda: _("In the guide: a frame that holds"), icon="arrow-right", small=True)
        link.clicked.connect(partial(self._context.go, ShowGuide(Chapter.FRAME)))
        row = QWidget()
        self.row(0, row, margins=(0, 12, 0, 0)).add(link, STRETCH)
        return row

    def _frames_owed(self) -> Callable[[int], FrameOwed]:
        """Return what makes the frames as they come to be shown: their entries are read ten at a time."""
        known: list[Entry] = []

        def frame(number: int) -> FrameOwed:
            if number == len(known):
                known.extend(self._context.services.agreements.frames(number, FRAMES_AT_A_TIME))
            return self._frame(known[number])

        return frame

    def _frame(self, entry: Entry) -> FrameOwed:
        context = self._context
        people, today = context.services.people, context.clock.now().date()
        who = ", ".join(map(people.alias_of, entry.people))
        meta = ", ".join(part for part in (who, named_day(entry.day, today)) if part)
        frame = FrameOwed(context.theme, people.shown(entry.facts), meta, _("Write the agreement"))
        frame.opened.connect(partial(context.go, ShowEntry(entry.id)))
        frame.acted.connect(partial(self.agreement_wanted.emit, entry.id))
        return frame
