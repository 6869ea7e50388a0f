"""The bin: what was thrown away in the last thirty days, and the way back."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from leader_journal.core.changes import Changes, Topic
from leader_journal.core.progress import Progress
from leader_journal.core.rows import TrashedEntry
from leader_journal.services.entries.service import TRASH_DAYS
from leader_journal.ui.actions import Act
from leader_journal.ui.context import UiContext
from leader_journal.ui.dialogs.erase_dialog import EraseDialog
from leader_journal.ui.pages.page import Page
from leader_journal.ui.places import Place, ShowTrash
from leader_journal.ui.toolkit.buttons import DefaultButton, TextButton
from leader_journal.ui.toolkit.empty_state import EmptyState
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.lane import STRETCH
from leader_journal.ui.toolkit.long_list import LongList
from leader_journal.ui.toolkit.page_scroll import PageScroll
from leader_journal.ui.toolkit.rows import Row
from leader_journal.wording.catalogue import _, counted, ngettext
from leader_journal.wording.dates import short_day
from leader_journal.wording.forgetting import emptied_sentence, no_way_back

BLEED = 10
COLUMN = 720


class TrashPage(Page):
    """Deleted entries, the last one first."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        self._build()
        self.dress()

    def reload(self) -> None:
        trashed = self._context.services.entries.trashed()
        self._title.setText(_("Bin"))
        self._words.setText(
            ngettext(
                "What you delete stays here for {count} day. After that it is erased from the file, and from the pages "
                "of reviews and one-on-ones that quote it.",
                "What you delete stays here for {count} days. After that it is erased from the file, and from the "
                "pages of reviews and one-on-ones that quote it.",
                TRASH_DAYS,
            ).format(count=TRASH_DAYS)
        )
        self._back.setText(_("Journal"))
        self._empty_now.setText(_("Empty the bin now"))
        for told in (self._empty_now, self._words):
            told.setVisible(bool(trashed))
        self._rows.set_rows(len(trashed), lambda number: self._row(trashed[number]))
        self._scroll.setVisible(bool(trashed))
        self._empty.setVisible(not trashed)

    def place(self) -> Place:
        return ShowTrash()

    def entered(self) -> None:
        self.reload()

    def refresh(self, changes: Changes) -> None:
        if self.in_front and Topic.ENTRIES in changes.topics:
            self.reload()

    def retranslate(self) -> None:
        if self.in_front:
            self.reload()

    def _build(self) -> None:
        theme = self._context.theme
        self._back = TextButton(theme, icon="arrow-left", small=True)
        self._back.clicked.connect(partial(self._context.act, Act.BACK))
        self._empty_now = DefaultButton(theme, small=True)
        self._empty_now.clicked.connect(self.empty_now)
        self._title = TextLabel(theme, "title")
        self._words = TextLabel(theme, "body", "muted", wrap=True)
        content = QWidget()
        self._rows = LongList(theme)
        self.column(content).add(self._rows, STRETCH)
        self._scroll = PageScroll(theme, max_column=COLUMN)
        self._scroll.set_content(content)
        self._empty = EmptyState(
            theme,
            lambda: _("The bin is empty"),
            lambda: ngettext(
                "Deleted entries stay here for {count} day, so that you can put them back.",
                "Deleted entries stay here for {count} days, so that you can put them back.",
                TRASH_DAYS,
            ).format(count=TRASH_DAYS),
        )
        self._outer = QVBoxLayout(self)
        head = self.row(6)
        self._head = head.layout
        head.add(self._back, STRETCH, self._empty_now)
        self._outer.addLayout(self._head)
        self._outer.addWidget(self._title)
        self._outer.addWidget(self._words)
        self._outer.addWidget(self._scroll, 1)
        self._outer.addWidget(self._empty, 1)

    def dress(self) -> None:
        px, (left, _top, right, _below) = self._context.theme.px, self.margins
        self._outer.setContentsMargins(px(left - BLEED), px(24), px(right - BLEED), px(20))
        self._scroll.set_margins(px(BLEED), 0, px(BLEED), 0)  # where the ground of a row lights up
        for layout in (self._head, self._title, self._words, self._empty):
            layout.setContentsMargins(px(BLEED), 0, px(BLEED), 0)
        self._outer.setSpacing(px(8))

    def _row(self, trashed: TrashedEntry) -> Row:
        context = self._context
        today = context.clock.now().date()
        row = Row(
            context.theme,
            context.services.people.shown(trashed.entry.facts),
            _("deleted {day}").format(day=short_day(trashed.trashed_at.date(), today)),
            serif=True,
            action=_("Put back"),
        )
        row.acted.connect(partial(self._restore, trashed.entry.id))
        return row

    def empty_now(self) -> None:
        """Erase everything in the bin, after one question: there is no undo."""
        count = len(self._context.services.entries.trashed())

        def erase(progress: Progress) -> tuple[Changes, str]:
            erased = self._context.services.forgetting.empty_bin(progress)
            return Changes(frozenset(Topic)), emptied_sentence(erased.entries)

        dialog = EraseDialog(self._context, _("Empty the bin now"), _("Erase"), erase, self.window())
        dialog.say_words(
            ngettext(
                "{count} entry is erased from the file, and from the pages of reviews and one-on-ones that quote it.",
                "{count} entries are erased from the file, and from the pages of reviews and one-on-ones that quote "
                "them.",
                count,
            ).format(count=counted(count)),
            no_way_back(),
        )
        dialog.open()

    def _restore(self, entry: str) -> None:
        self._context.run(partial(self._context.services.entries.restore, [entry]), _("Entry put back"))
