"""A quiet line under the facts: a person was named without `@`; is that a mention?"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from leader_journal.core.names import FoundName
from leader_journal.ui.i18n import keys_shown
from leader_journal.ui.look.theme import Theme
from leader_journal.ui.people.facts_field import FactsField
from leader_journal.ui.toolkit.buttons import TextButton
from leader_journal.ui.toolkit.lane import STRETCH
from leader_journal.ui.toolkit.themed import Themed
from leader_journal.wording.catalogue import _

KEYS, LEAVE_KEYS = "Alt+A", "Alt+N"
Find = Callable[[str], tuple[FoundName, ...]]
"""The names in a text as it is edited."""


class NameHint(Themed, QWidget):
    """Asks about one name at a time and shows nothing while there is none. Nothing is mentioned unless confirmed.

    Its room comes with the first name, as another line of the text would, and stays while that text is written: once it
    was answered, or by the next letter, what stands below would go from under the pointer.
    Tab passes it by, as it comes and goes while one types: who goes on to write would press what stands in the way.
    """

    def __init__(self, theme: Theme, field: FactsField, find: Find) -> None:
        super().__init__()
        self._follow(theme)
        self._field = field
        self._find = find
        self._found: FoundName | None = None
        self._left: set[str] = set()
        self._mention = TextButton(theme, small=True, keys=lambda: keys_shown(KEYS))
        self._leave = TextButton(theme, lambda: _("Leave it"), small=True, keys=lambda: keys_shown(LEAVE_KEYS))
        for button in (self._mention, self._leave):
            button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.row(20, self).add(self._mention, self._leave, STRETCH)
        self._mention.clicked.connect(self.confirm)
        self._leave.clicked.connect(self.leave)
        field.textChanged.connect(self._look)
        self.say_by(self._look)

    def found(self) -> FoundName | None:
        return self._found

    def forget(self) -> None:
        """Another text is shown: ask anew about names that were left alone."""
        self._left = set()
        self._keep_room(kept=False)
        self._look()

    def confirm(self) -> None:
        """Make it a mention."""
        if self._found is not None:
            found, self._found = self._found, None
            self._field.mention(found.start, found.end, found.person.alias)
            self._field.setFocus()

    def leave(self) -> None:
        """Make none of it, and ask no more about this name."""
        if self._found is not None:
            self._left.add(self._found.person.id)
            self._look()
            self._field.setFocus()

    def _look(self) -> None:
        typed = self._field.letters()
        found = (name for name in (self._find(typed) if typed else ()) if name.person.id not in self._left)
        self._found = next(found, None)
        if self._found is not None:
            self._mention.setText(_("Do you mean {name}?").format(name=self._found.person.alias))
            self._keep_room(kept=True)
        elif not typed:
            self._keep_room(kept=False)
        self.setVisible(self._found is not None)

    def _keep_room(self, *, kept: bool) -> None:
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(kept)
        self.setSizePolicy(policy)
