"""What there is without a journal, handed down to whatever the window shows before one is open, and around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from leader_journal.settings import SettingsStore
from leader_journal.ui.jobs import Jobs
from leader_journal.ui.look.theme import Theme
from leader_journal.ui.messages import Messages

if TYPE_CHECKING:
    from leader_journal.core.clock import Clock


class HeardSettings(QObject):
    """Tells of every setting that is changed, whoever changes it."""

    changed = Signal(object, object)
    """The Settings before, and those of now."""

    def __init__(self, settings: SettingsStore, parent: QObject) -> None:
        super().__init__(parent)
        settings.listen(self.changed.emit)


@dataclass(frozen=True, slots=True)
class AppContext:
    """As `UiContext` for the pages of an open journal."""

    theme: Theme
    settings: SettingsStore
    heard: HeardSettings
    jobs: Jobs
    messages: Messages
    clock: Clock
