"""What can be done about somebody: renamed, merged, marked as gone, taken out, forgotten."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from leader_journal.core.changes import Changes
from leader_journal.core.progress import Progress
from leader_journal.core.records import Person
from leader_journal.ui.context import UiContext
from leader_journal.ui.dialogs.erase_dialog import EraseDialog
from leader_journal.ui.pages.people.forget_dialog import ForgetDialog
from leader_journal.ui.pages.people.merge_dialog import MergeDialog
from leader_journal.ui.toolkit.menus import pop_up
from leader_journal.wording.catalogue import _
from leader_journal.wording.forgetting import no_way_back, wordings_sentence


class PersonActs(QObject):
    """Does it to the person who is shown; `keep` saves the notes about them first."""

    merged_into = Signal(str)
    """Who the person turned out to be."""
    gone = Signal()
    """Nothing more of the person is to be held: what was saved now would bring them back."""

    def __init__(self, context: UiContext, keep: Callable[[], None], owner: QWidget) -> None:
        super().__init__(owner)
        self._context = context
        self._keep = keep
        self._owner = owner

    def open_menu(self, person: Person, under: QWidget) -> None:
        """Offer what can be done, under a button."""
        menu = QMenu(self._owner)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(_("Rename"), partial(self.rename, person))
        if len(self._context.services.people.all()) > 1:
            menu.addAction(_("Merge with somebody"), partial(self.merge, person))
        left = _("Mark as having left") if person.active else _("Mark as back")
        menu.addAction(left, partial(self.turn_active, person))
        menu.addSeparator()
        forgetting = self._context.services.forgetting
        if forgetting.wordings_of_person(person):
            menu.addAction(_("Erase earlier wordings"), partial(self.erase_wordings, person))
        if not forgetting.is_named(person):
            menu.addAction(_("Remove"), partial(self.remove, person))
        menu.addAction(_("Forget this person"), partial(self.forget, person))
        pop_up(menu, under.mapToGlobal(QPoint(0, under.height())))

    def rename(self, person: Person) -> None:
        typed = self._context.messages.ask_text(_("Rename"), _("First name or initials"), person.alias)
        if typed is not None:
            self._run(partial(self._context.services.people_book.rename, person, typed), _("Renamed"))

    def merge(self, person: Person) -> None:
        """Ask who else this person is."""
        self._keep()
        dialog = MergeDialog(self._context, person, self._owner.window())
        dialog.merged.connect(self.merged_into)
        dialog.open()

    def turn_active(self, person: Person) -> None:
        """Mark the person as left, or as back."""
        said = _("Marked as having left") if person.active else _("Marked as back")
        self._run(partial(self._context.services.people_book.set_active, person, not person.active), said)

    def remove(self, person: Person) -> None:
        """Take somebody out who was entered by a slip, and whom nothing names."""
        self.gone.emit()
        self._context.run(partial(self._context.services.people_book.remove, person), _("Person removed"))

    def forget(self, person: Person) -> None:
        """Show what forgetting them touches, and do it."""
        self._keep()
        dialog = ForgetDialog(self._context, person, self._owner.window())
        dialog.forgotten.connect(self.gone)
        dialog.open()

    def erase_wordings(self, person: Person) -> None:
        """Erase what was said before wherever they are named."""
        self._keep()
        forgetting = self._context.services.forgetting
        words = wordings_sentence(forgetting.wordings_of_person(person))

        def erase(progress: Progress) -> tuple[Changes, str]:
            return forgetting.erase_wordings_of_person(person, progress), _("Earlier wordings erased.")

        dialog = EraseDialog(self._context, _("Erase earlier wordings"), _("Erase"), erase, self._owner.window())
        dialog.say_words(
            _("{count} of anything that names {name}. What it says now stays.").format(count=words, name=person.alias),
            no_way_back(),
        )
        dialog.open()

    def _run(self, write: Callable[[], Changes], said: str) -> None:
        self._keep()
        self._context.run(write, said)
