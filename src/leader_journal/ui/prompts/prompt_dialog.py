"""A question of the leader's own: its words, and when deepening the kinds of occasion it is asked for."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from leader_journal.core.terms import Kind
from leader_journal.services.prompts import PromptPlace
from leader_journal.ui.context import UiContext
from leader_journal.ui.dialogs.body import DialogBody
from leader_journal.ui.dialogs.kept_words import KeptWords
from leader_journal.ui.dialogs.last_row import last_row
from leader_journal.ui.dialogs.remembered_size import room_for
from leader_journal.ui.people.mention_line import MentionLine
from leader_journal.ui.toolkit.chip_group import ChipGroup
from leader_journal.ui.toolkit.chip_options import options_of
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.wording import labels
from leader_journal.wording.catalogue import _

_WIDTH = 540


class PromptDialog(QDialog):
    """A new question where `key` is None."""

    def __init__(self, context: UiContext, place: PromptPlace, key: str | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self._place = place
        self._key = key
        self.setWindowTitle(_("A question of your own"))
        self._build()
        self._fill()
        KeptWords(context, f"prompt:{key or place.value}", (self._line,), self)
        self.setMinimumWidth(room_for(self, context.theme.px(_WIDTH)))

    def accept(self) -> None:
        prompts, kinds = self._context.services.prompts, tuple(sorted(self._kinds.chosen(), key=list(Kind).index))
        if self._key is None:
            write, said = partial(prompts.add, self._place, self._line.text(), kinds), _("Question added")
        else:
            write, said = partial(prompts.change, self._key, self._line.text(), kinds), _("Question saved")
        if self._context.run(write, said):
            super().accept()

    def _build(self) -> None:
        theme = self._context.theme
        px = theme.px
        self._line = MentionLine(theme, self._context.services.people.complete)
        self._line.setAccessibleName(_("The question, in your own words"))
        self._kinds: ChipGroup[Kind] = ChipGroup(
            theme, options_of(Kind, labels.kind_label), lambda: _("Only for these kinds of occasion"), show_keys=False
        )
        column = QVBoxLayout()
        column.setSpacing(px(8))
        column.addWidget(TextLabel(theme, "body", text=_("The question, in your own words")))
        column.addWidget(self._line)
        if self._place is PromptPlace.DEEPEN:
            column.addSpacing(px(8))
            column.addWidget(TextLabel(theme, "body", text=_("Only for these kinds of occasion")))
            column.addWidget(self._kinds)
            column.addWidget(
                TextLabel(theme, "small", "muted", text=_("If you choose none, it applies to all."), wrap=True)
            )
        else:
            self._kinds.hide()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(px(20), px(20), px(20), px(20))
        whole.setSpacing(px(20))
        whole.addWidget(DialogBody(theme, column), 1)
        whole.addLayout(last_row(self, theme, _("Save"))[0])

    def _fill(self) -> None:
        if self._key is not None:
            own = self._context.services.prompts.own(self._key)
            self._line.setText(self._context.services.people.editable(own.question))
            self._kinds.set_chosen(own.kinds)
