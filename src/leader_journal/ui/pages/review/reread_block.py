"""One entry that is read again: why it is here, what it says, and how the leader sees it now."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

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
from leader_journal.ui.toolkit.gaps import Gaps
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.sections import Hairline
from leader_journal.ui.toolkit.themed import Themed
from leader_journal.wording.catalogue import _
from leader_journal.wording.entries.words import entry_head
from leader_journal.wording.reviews.words import in_the_bin, reason_label, reread_label, why_words


class RereadBlock(Themed, QWidget):
    """The note is asked for once something was chosen: a judgement first, words if there are any."""

    changed = Signal()

    def __init__(self, context: UiContext, chosen: RereadEntry) -> None:
        super().__init__()
        self._context = context
        self._chosen = chosen
        self._entry: Entry | None = None
        self._beside = True
        self._follow(context.theme)
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
        """Begin with the choice."""
        self._seen.focus_in()

    def set_beside(self, beside: bool) -> None:
        """Put what is chosen beside the entry, or under it."""
        self._beside = beside
        self.restyle()

    def retranslate(self) -> None:
        """Say everything in the current language."""
        self._reason.setText(reason_label(self._chosen.reason))
        self._why.setText(why_words(self._chosen, self._context.clock.now().date()))
        self._open.setText(_("Open the entry"))
        self.show_entry(self._entry)

    def restyle(self) -> None:
        """Measure again."""
        px = self.theme.px
        direction = QBoxLayout.Direction.LeftToRight if self._beside else QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(direction)
        self._columns.setSpacing(px(GAP if self._beside else 12))
        self._left.setMaximumWidth(px(MAIN_AT_MOST) if self._beside else UNBOUND)
        self._right.setMaximumWidth(px(ASIDE) if self._beside else UNBOUND)
        self._right.setMinimumWidth(px(ASIDE) if self._beside else 0)
        self._head.setSpacing(px(10))
        self._line.setSpacing(px(12))
        for gaps in (self._left_gaps, self._right_gaps, self._gaps):
            gaps.restyle()
        super().restyle()

    def _build(self) -> None:
        theme = self.theme
        self._reason, self._why = TextLabel(theme, TextStyle.SECTION), TextLabel(theme, "small", "muted", wrap=True)
        self._facts, self._meta = TextLabel(theme, TextStyle.PROSE, wrap=True), TextLabel(theme, "note", "muted")
        self._marks, self._open = InlineMarks(theme), TextButton(theme, small=True)
        self._open.clicked.connect(self._open_entry)
        self._seen = ChipGroup(theme, options_of(Reread, reread_label), _how_seen, exclusive=True, show_keys=False)
        self._note = QuestionField(theme, _what_now, self._context.services.people.complete)
        self._seen.changed.connect(self._chosen_now)
        self._note.edited.connect(self.changed)
        self._left, self._right = QWidget(), QWidget()
        left, right = QVBoxLayout(self._left), QVBoxLayout(self._right)
        self._left_gaps, self._right_gaps = Gaps(theme, left), Gaps(theme, right)
        self._head, self._line = QHBoxLayout(), QHBoxLayout()
        self._head.addWidget(self._reason)
        self._head.addWidget(self._why, 1)
        for widget in (self._meta, self._marks, self._open):
            self._line.addWidget(widget)
        self._line.addStretch(1)
        left.addLayout(self._head)
        self._left_gaps.add(4)
        left.addWidget(self._facts)
        self._left_gaps.add(4)
        left.addLayout(self._line)
        left.addStretch(1)
        right.addWidget(self._seen)
        self._right_gaps.add(14)
        right.addWidget(self._note)
        right.addStretch(1)
        for column in (left, right):
            column.setContentsMargins(0, 0, 0, 0)
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._gaps = Gaps(self.theme, column)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.addWidget(self._left, 1000)
        self._columns.addWidget(self._right)
        self._columns.addStretch(1)
        column.addLayout(self._columns)
        self._gaps.add(16)
        column.addWidget(Hairline(self.theme))

    def _chosen_now(self) -> None:
        self._show_note()
        self.changed.emit()

    def _show_note(self) -> None:
        self._note.setVisible(self._seen.value() is not None or bool(self._note.text().strip()))

    def _open_entry(self) -> None:
        if self._entry is not None:
            self._context.go(ShowEntry(self._entry.id))


def _how_seen() -> str:
    return _("How I see it now")


def _what_now() -> str:
    return _("What do I see now?")
