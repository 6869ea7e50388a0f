"""The part of the editor that is folded: kind, quality, agreement, and all that capture folds under "More"."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from functools import partial
from typing import TypeVar

from msgspec.structs import replace
from PySide6.QtCore import Signal

from leader_journal.core.records import Entry
from leader_journal.core.terms import AgreementState, Kind, Quality
from leader_journal.ui.context import UiContext
from leader_journal.ui.days.moment_line import MomentLine
from leader_journal.ui.entries.capture_more import CaptureMore
from leader_journal.ui.pages.editor.entry_fields import captured_of, with_captured
from leader_journal.ui.toolkit.chip_group import ChipGroup, ChipOption
from leader_journal.ui.toolkit.chip_options import options_of
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.select import Select
from leader_journal.ui.toolkit.toggles import CheckRow
from leader_journal.ui.view import View
from leader_journal.wording import labels
from leader_journal.wording.catalogue import _
from leader_journal.wording.entries.questions import question

T = TypeVar("T", bound=Hashable)
_RATED: tuple[Quality, ...] = tuple(quality for quality in Quality if quality is not Quality.NOT_RATED)


class EditorMore(View):
    """What can be chosen about an entry and is not looked at every time."""

    changed = Signal()

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        self._people = context.services.people
        self._base: Entry | None = None
        self._column = self.column(self, spacing=6)
        self._build()
        self.retranslate()

    def show_entry(self, entry: Entry, mentioned: Sequence[str]) -> None:
        """Show what the entry holds; `mentioned` are the aliases in its facts."""
        self._base = entry
        self._kind_head.setVisible(entry.kind is not None)  # without a kind it is asked for outside
        self._kinds.setVisible(entry.kind is not None)
        self._kinds.set_value(entry.kind)
        self._quality.set_value(entry.quality_overruled)
        self._offer_agreements(entry.agreement)
        self._later.setChecked(entry.deepen_later)
        self.set_people(mentioned)
        self._more.show_captured(captured_of(entry, self._people))

    def set_people(self, mentioned: Sequence[str]) -> None:
        """Offer the others, beside those who are mentioned in the facts now."""
        base = self._base
        held = () if base is None else captured_of(base, self._people).people
        self._more.set_people(mentioned, tuple(dict.fromkeys((*self._people.complete(""), *held))))

    def fill(self, entry: Entry) -> Entry:
        captured = self._more.fill(captured_of(entry, self._people))
        filled = with_captured(entry, captured, self._people)
        return replace(
            filled,
            kind=entry.kind if self._kinds.isHidden() else self._kinds.value(),
            quality_overruled=self._quality.value(),
            agreement=self._agreement.currentData(),
            deepen_later=self._later.isChecked(),
        )

    def retranslate(self) -> None:
        super().retranslate()
        if self._agreement.count():
            self._agreement.setItemText(0, _("No agreement"))

    def _build(self) -> None:
        theme = self.theme
        self._kind_head = self._head(lambda: _("Kind of occasion"))
        self._kinds: ChipGroup[Kind] = self._chips(lambda: _("Kind of occasion"), options_of(Kind, labels.kind_label))
        overruled = partial(question, "quality_overruled")
        self._head(overruled)
        self._quality: ChipGroup[Quality] = self._chips(overruled, options_of(_RATED, labels.quality_label))
        self._derived = TextLabel(
            theme,
            "note",
            "faint",
            wrap=True,
            text=lambda: _("It follows from the reactions and the tone, unless you choose something else here."),
        )
        self._column.add(self._derived)
        self._head(lambda: _("About an agreement"))
        self._agreement = Select(theme)
        self.say(self._agreement.setAccessibleName, lambda: _("About an agreement"))
        self._agreement.setMinimumContentsLength(8)
        self._agreement.setSizeAdjustPolicy(Select.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._agreement.activated.connect(self._touched)
        self._column.add(self._agreement)
        moment = MomentLine(theme, self._context.clock, required=True)
        moment.part = "happened"
        self._more = CaptureMore(theme, moment, self._context.services.entries.own_settings(), of_saved_entry=True)
        self._more.changed.connect(self.changed)
        self._column.add(self._more)
        self._later = CheckRow(theme, lambda: _("Deepen later"))
        self._later.clicked.connect(self._touched)
        self._column.add(self._later)

    def _head(self, words: Callable[[], str]) -> TextLabel:
        label = TextLabel(self.theme, "section", text=words)
        self._column.add(8)
        self._column.add(label)
        return label

    def _chips(self, name: Callable[[], str], options: Sequence[ChipOption[T]]) -> ChipGroup[T]:
        group: ChipGroup[T] = ChipGroup(self.theme, options, name, exclusive=True, show_keys=False)
        group.changed.connect(self.changed)
        self._column.add(group)
        return group

    def _touched(self, _chosen: object = None) -> None:
        self.changed.emit()

    def _offer_agreements(self, chosen: str | None) -> None:
        self._agreement.clear()
        self._agreement.addItem(_("No agreement"), None)
        for agreement in self._context.services.agreements.all():
            if agreement.state is not AgreementState.ENDED or agreement.id == chosen:
                self._agreement.addItem(agreement.what, agreement.id)
        self._agreement.setCurrentIndex(max(0, self._agreement.findData(chosen)))
