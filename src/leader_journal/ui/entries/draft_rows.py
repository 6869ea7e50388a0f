"""Entries that were begun and not saved, where entries are: each goes on where it was, or is thrown away."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal

from leader_journal.core.changes import Changes, Topic
from leader_journal.core.draft_slots import ON_TODAY
from leader_journal.core.errors import UserError
from leader_journal.services.entries.capture import EntryDraft, ThrownAway
from leader_journal.ui.context import UiContext
from leader_journal.ui.places import ShowToday
from leader_journal.ui.toolkit.buttons import TextButton
from leader_journal.ui.toolkit.rows import Row
from leader_journal.ui.toolkit.sections import Section
from leader_journal.ui.view import View
from leader_journal.wording import labels
from leader_journal.wording.catalogue import _, counted, ngettext
from leader_journal.wording.dates import when
from leader_journal.wording.errors import sentence

DRAFTS_CHANGED = Changes(frozenset({Topic.DRAFT}))
_AT_FIRST = 3
_BESIDE, _ABOVE = 20, 8
_LETTERS = 300
"""Of a draft more than a row shows: one of a megabyte takes a second to measure."""


class DraftRows(View):
    """Hidden while there is none."""

    opened = Signal(str)
    """The slot of a draft that is to go on in the capture window."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        self._all = False
        self._section = Section(context.theme, lambda: _("Drafts"))
        self._more = TextButton(context.theme, small=True)
        self._more.clicked.connect(self._show_all)
        column = self.column(self, margins=(_BESIDE, _ABOVE, _BESIDE, 0))
        column.add(self._section, self._more)
        self._fill()
        if not self._count:
            self.hide()  # never shown here: without a parent it would come up as a window of its own

    @property
    def count(self) -> int:
        """How many there are."""
        return self._count

    def reload(self) -> None:
        self._fill()
        self.setVisible(bool(self._count))

    def _fill(self) -> None:
        drafts = self._context.services.capture.drafts()
        self._count = len(drafts)
        shown = drafts if self._all else drafts[:_AT_FIRST]
        self._section.set_rows([self._row(draft) for draft in shown])
        rest = len(drafts) - len(shown)
        self._more.setVisible(rest > 0)
        self._more.setText(ngettext("{count} more draft", "{count} more drafts", rest).format(count=counted(rest)))

    def retranslate(self) -> None:
        super().retranslate()
        self.reload()

    def _row(self, draft: EntryDraft) -> Row:
        captured, clock = draft.captured, self._context.clock
        kind = labels.kind_label(captured.kind) if captured.kind is not None else labels.no_kind_label()
        moment = when(draft.begun, clock.now().date())
        words = " ".join(captured.words[:_LETTERS].split())
        on_today = draft.slot == ON_TODAY
        row = Row(
            self.theme,
            words or kind,
            meta=_("{when}, draft").format(when=moment),
            serif=bool(words),
            action="" if on_today else _("Throw away"),
            two_lines=True,
        )
        row.opened.connect(partial(self._open, draft.slot))
        row.acted.connect(partial(self._throw_away, draft))
        return row

    def _open(self, slot: str) -> None:
        if slot == ON_TODAY:
            self._context.go(ShowToday())
        else:
            self.opened.emit(slot)

    def _throw_away(self, draft: EntryDraft) -> None:
        """Undo brings it back, since a draft is no change of the journal."""
        try:
            thrown = self._context.services.capture.throw_away(draft.slot)
        except UserError as error:
            self._context.messages.failed(sentence(error))
            return
        self._context.bus.announce(DRAFTS_CHANGED)
        self._context.messages.tell(_("Draft cleared"), _("Undo"), partial(self._bring_back, thrown))

    def _bring_back(self, thrown: ThrownAway) -> None:
        if self._context.attempt(partial(self._context.services.capture.bring_back, thrown)):
            self._context.bus.announce(DRAFTS_CHANGED)

    def _show_all(self) -> None:
        self._all = True
        self.reload()
