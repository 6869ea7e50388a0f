"""What is known of a person: real name, rhythm of one-on-ones, and the leader's notes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QGridLayout, QLineEdit

from leader_journal.core.changes import Changes
from leader_journal.core.records import Person
from leader_journal.ui.context import UiContext
from leader_journal.ui.look.theme import TextStyle
from leader_journal.ui.people.facts_field import FactsField
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.parted_field import PartedField
from leader_journal.ui.toolkit.select import Select
from leader_journal.ui.toolkit.throttle import Throttle
from leader_journal.ui.view import View
from leader_journal.wording.catalogue import _
from leader_journal.wording.people import cadence_words

CADENCES = (None, 1, 2, 3, 4, 6, 8, 13)
_KEEP_AFTER_MS = 800
_LABEL, _FIELD = 140, 280


class PersonFields(View):
    """Each field is saved when it is left; the notes keep a draft while they are written."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        self._person: Person | None = None
        self._kept_notes = ""
        """The notes as they were shown, or kept since."""
        self._throttle = Throttle(_KEEP_AFTER_MS, self)
        self._build()
        self._throttle.timeout.connect(self._keep_draft)
        self.say_by(lambda: self._fill_cadence(self._person.cadence_weeks if self._person is not None else None))

    def show_person(self, person: Person) -> None:
        """Show this person; what is being written about them right now stays as it is written."""
        same = self._person is not None and self._person.id == person.id
        self._person = person
        if not (same and self._real_name.hasFocus()):
            self._real_name.setText(person.real_name)
        notes, typed = self._context.services.people_book.notes(person), self._notes.text()
        if not same or (typed == self._kept_notes and typed != notes):
            self._show_notes(notes)
        self._fill_cadence(person.cadence_weeks)

    def let_go(self) -> None:
        """Save nothing more of this person: they are about to be forgotten, or were taken out."""
        self._throttle.stop()
        self._person = None
        self._show_notes("")
        self._real_name.setText("")

    def keep(self) -> None:
        """Save what is being written. Raises UserError."""
        self._throttle.stop()
        self._save_real_name()
        self._save_notes()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Save the notes when they are left."""
        if watched is self._notes and event.type() == QEvent.Type.FocusOut:
            self._save_notes()
        return False

    def _build(self) -> None:
        theme = self.theme
        notes_label = TextLabel(theme, "section", text=lambda: _("My notes"))
        self._notes = FactsField(theme, TextStyle.PROSE, self._context.services.people.complete)
        self.say(self._notes.setAccessibleName, lambda: _("My notes"))
        self.say(self._notes.set_placeholder, lambda: _("What I want to remember, not tied to a day"))
        self._notes.edited.connect(self._throttle.touch)
        self._notes.installEventFilter(self)
        self._real_name, self._cadence = QLineEdit(), Select(theme)
        self.say(self._real_name.setPlaceholderText, lambda: _("Not needed"))
        self._real_name.editingFinished.connect(self._save_real_name)
        self._cadence.activated.connect(self._save_cadence)
        grid = QGridLayout()
        self.fit(grid.setHorizontalSpacing, 12)
        self.fit(grid.setVerticalSpacing, 8)
        self.fit(grid.setColumnMinimumWidth, 0, _LABEL)
        for place, (field, words) in enumerate(
            ((self._real_name, lambda: _("Real name")), (self._cadence, lambda: _("One-on-ones")))
        ):
            self.say(field.setAccessibleName, words)
            self.fit(field.setMinimumWidth, _FIELD / 2)
            self.fit(field.setMaximumWidth, _FIELD)
            grid.addWidget(TextLabel(theme, "body", "muted", text=words), place, 0)
            grid.addWidget(field, place, 1)
        grid.setColumnStretch(1, 3)
        grid.setColumnStretch(2, 1)
        self.column(self, spacing=8).add(notes_label, PartedField(theme, self._notes), 12, grid)

    def _fill_cadence(self, weeks: int | None) -> None:
        choices = CADENCES if weeks in CADENCES else (*CADENCES, weeks)
        self._cadence.clear()
        for choice in choices:
            self._cadence.addItem(cadence_words(choice), choice)
        self._cadence.setCurrentIndex(choices.index(weeks))

    def _show_notes(self, notes: str) -> None:
        self._notes.set_text(notes)
        self._kept_notes = self._notes.text()

    def _keep_draft(self) -> None:
        self._context.attempt(self._keep_notes)

    def _keep_notes(self) -> None:
        if self._person is not None:
            notes = self._notes.text()
            self._context.services.people_book.keep_notes(self._person, notes)
            self._kept_notes = notes

    def _save_notes(self) -> None:
        self._throttle.stop()
        person, book = self._person, self._context.services.people_book
        if person is not None and self._notes.text().strip() != self._shown_notes(person):
            self._run(lambda: book.save_notes(self._now(person), self._notes.text()), "")
            self._kept_notes = self._notes.text()

    def _shown_notes(self, person: Person) -> str:
        return self._context.services.people.editable(person.notes).strip()

    def _save_real_name(self) -> None:
        person, book = self._person, self._context.services.people_book
        if person is not None and self._real_name.text().strip() != person.real_name.strip():
            self._run(lambda: book.set_real_name(self._now(person), self._real_name.text()), _("Real name saved"))

    def _save_cadence(self) -> None:
        person, book = self._person, self._context.services.people_book
        weeks = self._cadence.currentData()
        if person is not None and weeks != person.cadence_weeks:
            self._run(lambda: book.set_cadence(self._now(person), weeks), _("Rhythm saved"))

    def _now(self, person: Person) -> Person:
        """Return the person as saved last: another field may have been saved since they were shown.

        Somebody who was taken back by Undo meanwhile comes back with what was written about them.
        """
        try:
            return self._context.services.people_book.get(person.id)
        except KeyError:
            return person

    def _run(self, write: Callable[[], Changes], said: str) -> None:
        """Save; a failure goes on to whoever asked, or to the window, which says its sentence. What is typed stays."""
        changes = write()
        if self._person is not None:
            self._person = self._now(self._person)
        self._context.saved(changes, said)
