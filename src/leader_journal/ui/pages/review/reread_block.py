"""One entry that is read again: why it is here, what it says, and how the leader sees it now."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from leader_journal.core.records import Entry
from leader_journal.core.reviews import Reread, RereadEntry
from leader_journal.ui.context import UiContext
from leader_journal.ui.entries.inline_marks import InlineMarks
from leader_journal.ui.look.theme import TextStyle
from leader_journal.ui.pages.review.question_field import QuestionField
from leader_journal.ui.pages.review.step import ASIDE, GAP, MAIN_AT_MOST, UNBOUND
from leader_journal.ui.places import ShowEntry
from leader_journal.ui.toolkit.buttons import TextButton
from leader_journal.ui.toolkit.chip_group import ChipGroup
from leader_journal.ui.toolkit.chip_options import options_of
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.lane import STRETCH
from leader_journal.ui.toolkit.sections import Hairline
from leader_journal.ui.view import View
from leader_journal.wording.catalogue import _
from leader_journal.wording.entries.words import entry_head
from leader_journal.wording.reviews.words import in_the_bin, reason_label, reread_label, why_words


class RereadBlock(View):
    """The note is asked for once something was chosen: a judgement first, words if there are any."""

    changed = Signal()

    def __init__(self, context: UiContext, chosen: RereadEntry) -> None:
        super().__init__(context)
        self._chosen = chosen
        self._entry: Entry | None = None
        self._beside = True
        self._build()
        self.retranslate()
        self.restyle()

    @property
    def begun(self) -> bool:
        """Whether anything was said about it."""
        return self.fill().begun

    def show_entry(self, entry: Entry | None) -> None:
        """Show the entry as it is now; None where it was thrown away."""
        self._entry = entry
        people, today = self._context.services.people, self._context.clock.now().date()
        self._facts.setText(in_the_bin() if entry is None else people.shown(entry.facts))
        self._facts.set_token("muted" if entry is None else "ink")
        self._open.setVisible(entry is not None)
        self._marks.setVisible(entry is not None)
        head = entry_head(entry, people.alias_of, today) if entry is not None else None
        self._meta.setText("" if head is None else "  ·  ".join((head.kind, *head.meta)))
        if entry is not None:
            self._marks.set_marks(entry.marks)
            self._open.setAccessibleDescription(self._facts.text())

    def show_seen(self, seen: Reread | None, note: str) -> None:
        """Show how it is seen now."""
        self._seen.set_value(seen)
        self._note.set_text(note)
        self._show_note()

    def fill(self) -> RereadEntry:
        """Return what was said of it, as typed."""
        return replace(self._chosen, seen=self._seen.value(), note=self._note.text())

    def focus_first(self) -> None:
        self._seen.focus_in()

    def set_beside(self, beside: bool) -> None:
        """Put what is chosen beside the entry, or under it."""
        self._beside = beside
        self.restyle()

    def retranslate(self) -> None:
        self._reason.setText(reason_label(self._chosen.reason))
        self._why.setText(why_words(self._chosen, self._context.clock.now().date()))
        self.show_entry(self._entry)

    def restyle(self) -> None:
        px = self.theme.px
        direction = QBoxLayout.Direction.LeftToRight if self._beside else QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(direction)
        self._columns.setSpacing(px(GAP if self._beside else 12))
        self._left.setMaximumWidth(px(MAIN_AT_MOST) if self._beside else UNBOUND)
        self._right.setMaximumWidth(px(ASIDE) if self._beside else UNBOUND)
        self._right.setMinimumWidth(px(ASIDE) if self._beside else 0)
        super().restyle()

    def _build(self) -> None:
        theme = self.theme
        self._reason, self._why = TextLabel(theme, TextStyle.SECTION), TextLabel(theme, "small", "muted", wrap=True)
        self._facts, self._meta = TextLabel(theme, TextStyle.PROSE, wrap=True), TextLabel(theme, "note", "muted")
        self._marks, self._open = InlineMarks(theme), TextButton(theme, lambda: _("Open the entry"), small=True)
        self._open.clicked.connect(self._open_entry)
        self._seen = ChipGroup(
            theme, options_of(Reread, reread_label), lambda: _("How I see it now"), exclusive=True, show_keys=False
        )
        self._note = QuestionField(theme, lambda: _("What do I see now?"), self._context.services.people.complete)
        self._seen.changed.connect(self._chosen_now)
        self._note.edited.connect(self.changed)
        self._left, self._right = QWidget(), QWidget()
        head, line = self.row(10), self.row(12)
        head.add(self._reason)
        head.fill(self._why)
        line.add(self._meta, self._marks, self._open, STRETCH)
        self.column(self._left).add(head, 4, self._facts, 4, line, STRETCH)
        self.column(self._right).add(self._seen, 14, self._note, STRETCH)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.addWidget(self._left, 1000)
        self._columns.addWidget(self._right)
        self._columns.addStretch(1)
        self.column(self).add(self._columns, 16, Hairline(theme))

    def _chosen_now(self) -> None:
        self._show_note()
        self.changed.emit()

    def _show_note(self) -> None:
        self._note.setVisible(self._seen.value() is not None or bool(self._note.text().strip()))

    def _open_entry(self) -> None:
        if self._entry is not None:
            self._context.go(ShowEntry(self._entry.id))
