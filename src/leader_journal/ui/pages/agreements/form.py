"""The form of one agreement: WHAT and HOW, how everyone can tell, the consequence, and to whom it was said."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from leader_journal.core.draft_slots import AGREEMENT
from leader_journal.core.errors import UserError
from leader_journal.core.terms import AgreementState
from leader_journal.services.agreements import Written
from leader_journal.ui.context import UiContext
from leader_journal.ui.days.day_line import DayLine
from leader_journal.ui.days.half_typed import HalfTyped
from leader_journal.ui.look.theme import TextStyle
from leader_journal.ui.people.facts_field import FactsField
from leader_journal.ui.people.mention_line import MentionLine
from leader_journal.ui.toolkit.buttons import DefaultButton, PrimaryButton, TextButton
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.lane import STRETCH
from leader_journal.ui.toolkit.page_scroll import PageScroll
from leader_journal.ui.toolkit.sections import Section
from leader_journal.ui.toolkit.segmented import Segmented
from leader_journal.ui.toolkit.themed import Pane, Words
from leader_journal.ui.toolkit.throttle import Throttle
from leader_journal.ui.toolkit.toggles import CheckRow
from leader_journal.ui.toolkit.writing_field import WritingField
from leader_journal.ui.view import View
from leader_journal.wording.catalogue import _, pgettext
from leader_journal.wording.dates import named_day
from leader_journal.wording.errors import sentence
from leader_journal.wording.labels import agreement_state_label
from leader_journal.wording.when.meaning import Looking

COLUMN = 640
_KEEP_AFTER_MS = 800


class AgreementForm(Pane, View):
    """Keeps a draft while it is written; nothing is a version before Save."""

    NARROW = 560

    resumed = Signal(object)
    """Written: what was left without saving is wanted back."""
    left = Signal()
    """Saved or cancelled: back to the list."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        self._form: Written | None = None
        self._unwritten: Written | None = None
        """What it holds where nothing was written in it."""
        self._kept: Written | None = None
        self._throttle = Throttle(_KEEP_AFTER_MS, self)
        self._never_said = True
        self._if_spoken: tuple[QWidget, ...] = ()
        self._half = HalfTyped(context, self, self._kept_in)
        self._build()
        self._throttle.timeout.connect(self._keep_in_passing)
        self.restyle()

    def show_form(self, form: Written) -> None:
        """Show this form, with the wordings it had before."""
        self._fill(form)
        self._half.bring_back(anew=True)
        self._scroll.verticalScrollBar().setValue(0)
        self._what.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_kept(self) -> None:
        """Show what is kept now: whoever was forgotten may have stood in what is written."""
        self._throttle.stop()
        if self._form is None or self._unwritten is None:
            return
        kept, saved = self._context.services.agreements.draft(), self._as_saved(self._form)
        if kept is None and self._unwritten.what and not saved.what:
            self._leave()  # it was erased
        else:
            self._fill(kept or saved)
            self._half.bring_back(anew=True)

    def call_by_name(self) -> None:
        """Call whoever is named in it as they are called now. What is not kept yet stays as it was typed."""
        if self._form is not None and self._written() in (self._kept, self._unwritten):
            self._half.note()
            self._fill(self._context.services.agreements.draft() or self._as_saved(self._form))
            self._half.bring_back()

    def _as_saved(self, form: Written) -> Written:
        """Return the form as it is with nothing written in it; an empty one where there is no such agreement."""
        agreements = self._context.services.agreements
        try:
            return agreements.written(agreements.get(form.id))
        except KeyError:
            return Written(id=form.id, spoken=False, entry=form.entry)

    def _fill(self, form: Written) -> None:
        self._form = None
        form = _to_be_said(form)
        for field, text in self._texts(form):
            field.set_text(text)
        self._said_to.setText(form.said_to)
        self._spoken.setChecked(form.spoken)
        self._never_said = not form.spoken
        self._said_on.set_day(form.said_on or self._context.clock.now().date())
        self._state.set_value(form.state)
        self._form = form
        self._show_spoken()
        self._kept, saved = self._written(), _to_be_said(self._as_saved(form))
        self._unwritten = self._kept if form == saved else saved
        self._show_history(form.id)

    def keep(self) -> None:
        """Keep what is being written, if anything was. Raises UserError."""
        self._throttle.stop()
        form = self._written()
        self._half.note()
        if form is None:
            return
        if form != self._unwritten or self._half.words:
            self._context.services.agreements.keep_draft(form)
        elif form != self._kept:
            self._context.services.agreements.drop_draft()  # what was written is deleted again
        self._kept = form
        self._half.keep()

    def _kept_in(self) -> str | None:
        return None if self._form is None else AGREEMENT

    def _keep_in_passing(self) -> None:
        self._context.attempt(self.keep)

    def save(self) -> None:
        """Save and go back; what cannot be saved stays in front."""
        form = self._written()
        if form is None:
            return
        if form.spoken and self._said_on.day() is None:
            self._said_on.setFocus(Qt.FocusReason.OtherFocusReason)  # beside it stands what is wrong
            return
        try:
            changes = self._context.services.agreements.save(form)
        except UserError as error:
            self._context.messages.failed(sentence(error))
            return
        self._leave()
        self._context.saved(changes, _("Agreement saved"))

    def cancel(self) -> None:
        """Go back without saving; Undo in the toast brings what was written back into the form."""
        form = self._written()
        self._half.note()
        half = self._half.words
        changed = form is not None and (form != self._unwritten or bool(half))
        self._context.services.agreements.drop_draft()
        self._leave()
        if changed:
            self._context.messages.tell(_("Left without saving"), _("Undo"), partial(self._resume, form, half))

    def _resume(self, form: Written | None, half: Mapping[str, str]) -> None:
        if self.isVisible():
            self.cancel()  # another one was begun meanwhile: it goes as this one went, with its own undo
        self.resumed.emit(form)
        self._half.give(half)
        self._keep_in_passing()

    def _build(self) -> None:
        theme = self.theme
        self._back = TextButton(theme, lambda: _("Agreements"), icon="arrow-left", small=True)
        self._title = TextLabel(theme, "title", text=lambda: _("Agreement"))
        self._save, self._cancel = PrimaryButton(theme, lambda: _("Save")), DefaultButton(theme, lambda: _("Cancel"))
        self._back.clicked.connect(self.cancel)
        self._cancel.clicked.connect(self.cancel)
        self._save.clicked.connect(self.save)
        complete = self._context.services.people.complete
        self._what = FactsField(theme, TextStyle.PROSE_L, complete)
        self.say(self._what.set_placeholder, lambda: _("What do we want?"))
        self._how, self._measure, self._consequence = (
            FactsField(theme, TextStyle.PROSE, complete) for _field in range(3)
        )
        self.say(self._how.set_placeholder, lambda: _("How do we work to make it happen?"))
        self.say(self._measure.set_placeholder, lambda: _("How can everyone tell that they are doing well?"))
        self.say(self._consequence.set_placeholder, lambda: _("What happens then, stated beforehand"))
        self._spoken = CheckRow(theme, lambda: _("It has been said aloud"))
        self._said_on = DayLine(theme, self._context.clock, looking=Looking.BACK)
        self._said_on.part = "said on"
        self._said_to = MentionLine(theme, complete, names_alone=True)
        self.say(self._said_to.setPlaceholderText, lambda: _("Names, the whole team"))
        self._state = Segmented(theme, [(state, partial(self._state_words, state)) for state in AgreementState])
        self._state.chosen.connect(self._chose_state)
        self.say(self._state.set_name, lambda: _("Status of the agreement"))
        for field in (self._what, self._how, self._measure, self._consequence):
            field.edited.connect(self._throttle.touch)
        self._said_to.textEdited.connect(self._throttle.touch)
        self._said_on.edited.connect(self._throttle.touch)
        self._spoken.toggled.connect(self._show_spoken)
        self._spoken.clicked.connect(self._say_or_not)
        self._history = Section(theme, lambda: _("Earlier wording"))
        self._lay_out()

    def _lay_out(self) -> None:
        theme, content = self.theme, QWidget()
        column, head, buttons = self.column(content), self.row(0), self.row(12)
        head.add(self._back, STRETCH)
        column.add(head, self._title)
        for field, words in (
            (self._what, lambda: _("What")),
            (self._how, lambda: _("How")),
            (self._measure, lambda: _("We can tell by")),
            (self._consequence, lambda: _("If it is broken")),
        ):
            column.add(18, self._label(TextLabel(theme, "section"), field, words), field)
        buttons.add(self._save, self._cancel, STRETCH)
        column.add(20, self._spoken, 4, self._said(), 20, self._state, 24, buttons, 28, self._history, STRETCH)
        self._scroll = PageScroll(theme, max_column=COLUMN)
        self._scroll.set_content(content)
        self.fit_by_width(self._scroll.set_margins, (48, 24, 44, 28), narrow=(28, 24, 28, 28))
        self.column(self).add(self._scroll)

    def _said(self) -> QGridLayout:
        grid = QGridLayout()
        self.fit(grid.setHorizontalSpacing, 12)
        self.fit(grid.setVerticalSpacing, 8)
        for row, (widget, words) in enumerate(
            ((self._said_to, lambda: _("Said aloud to")), (self._said_on, lambda: _("Day")))
        ):
            label = self._label(TextLabel(self.theme, "body", "muted"), widget, words)
            grid.addWidget(label, row, 0)
            grid.addWidget(widget, row, 1)
            self._if_spoken += (label, widget)
        grid.setColumnStretch(1, 1)
        return grid

    def _label(self, label: TextLabel, field: QWidget, words: Words) -> TextLabel:
        """Let a label name a field, for the eye and the ear."""
        self.say(label.setText, words)
        self.say(field.set_name if isinstance(field, DayLine) else field.setAccessibleName, words)
        return label

    def _texts(self, form: Written) -> tuple[tuple[WritingField, str], ...]:
        return (
            (self._what, form.what),
            (self._how, form.how),
            (self._measure, form.measure),
            (self._consequence, form.consequence),
        )

    def _written(self) -> Written | None:
        if self._form is None:
            return None
        state, spoken = self._state.value(), self._spoken.isChecked()
        return replace(
            self._form,
            what=self._what.text(),
            how=self._how.text(),
            measure=self._measure.text(),
            consequence=self._consequence.text(),
            spoken=spoken,
            said_to=self._said_to.text() if spoken else self._form.said_to,
            said_on=(self._said_on.day() or self._form.said_on) if spoken else None,
            state=state if isinstance(state, AgreementState) else self._form.state,
        )

    def _show_spoken(self) -> None:
        for widget in self._if_spoken:
            widget.setVisible(self._spoken.isChecked())
        self._state.retranslate()

    def _say_or_not(self, spoken: bool) -> None:
        """What was said for the first time is in force; what was said to nobody never is."""
        state = self._state.value()
        if spoken and self._never_said and state is AgreementState.SAY_AGAIN:
            self._state.set_value(AgreementState.IN_FORCE)
        elif not spoken and state is AgreementState.IN_FORCE:
            self._never_said = True
            self._state.set_value(AgreementState.SAY_AGAIN)
        self._throttle.touch()

    def _chose_state(self, state: object) -> None:
        """It comes into force by being said, today unless another day is written."""
        if state is AgreementState.IN_FORCE and not self._spoken.isChecked():
            self._spoken.setChecked(True)
        self._throttle.touch()

    def _state_words(self, state: AgreementState) -> str:
        first = state is AgreementState.SAY_AGAIN and not self._spoken.isChecked()
        return pgettext("agreement", "To be said") if first else agreement_state_label(state)

    def _show_history(self, agreement: str) -> None:
        services, today = self._context.services, self._context.clock.now().date()
        rows: list[QWidget] = []
        for wording in services.agreements.wordings(agreement):
            said = wording.agreement
            texts = (said.what, said.how, said.measure, said.consequence)
            block = QWidget()
            column = self.column(block, spacing=2, margins=(0, 6, 0, 6))
            day = _("written {day}").format(day=named_day(wording.written, today))
            column.add(TextLabel(self.theme, "small", "muted", text=day))
            for text in filter(None, texts):
                words = services.people.shown(text)
                column.add(TextLabel(self.theme, TextStyle.PROSE_S, text=words, wrap=True))
            rows.append(block)
        self._history.set_rows(rows)

    def _leave(self) -> None:
        self._throttle.stop()
        self._form = None
        self.left.emit()


def _to_be_said(form: Written) -> Written:
    """Return a form in which what is said to nobody yet is not in force."""
    waits = form.state is AgreementState.IN_FORCE and not form.spoken
    return replace(form, state=AgreementState.SAY_AGAIN) if waits else form
