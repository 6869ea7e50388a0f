"""Says when what is being captured happened, now or at another time; a click lets it be written."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QShowEvent

from leader_journal.core.clock import Clock
from leader_journal.ui.entries.capture_form import MOMENT_KEYS, CaptureForm
from leader_journal.ui.i18n import keys_shown
from leader_journal.ui.look.theme import Theme
from leader_journal.ui.toolkit.buttons import ButtonLook, TextButton
from leader_journal.ui.toolkit.tips import set_tip
from leader_journal.wording.catalogue import _
from leader_journal.wording.dates import when


class WhenButton(TextButton):
    """Belongs to one form. By keys it is `MOMENT_KEYS`, so Tab passes it by. Quiet: now is nearly always right."""

    _weight = QFont.Weight.Normal

    def __init__(self, theme: Theme, clock: Clock, form: CaptureForm) -> None:
        self._clock, self._form = clock, form
        super().__init__(theme, small=True, icon_after="chevron-down")  # as "More": one sees that it opens
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.clicked.connect(form.ask_when)
        form.changed.connect(self.look)
        self.say_by(self.look)
        self.say(
            partial(set_tip, self),
            lambda: _("It happened at another time ({keys})").format(keys=keys_shown(MOMENT_KEYS)),
        )

    def showEvent(self, event: QShowEvent) -> None:
        """Now is another moment than when it was hidden."""
        self.look()
        super().showEvent(event)

    def look(self) -> None:
        """Say when it happened; now is looked up anew."""
        now = self._clock.now()
        self.setText(when(self._form.happened() or now, now.date()))

    def _look(self) -> ButtonLook:
        return ButtonLook(None, None, "muted")
