"""How long things move: a few short times, or none when the reader prefers stillness."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication


class Duration(Enum):
    """The times of the design, in milliseconds."""

    TOAST = 120
    FOLD = 140


class Motion(QObject):
    """Says how long an animation lasts: the design's time, or 0 ms when switched off here or in the system."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._on = True

    @property
    def on(self) -> bool:
        """Whether things may move."""
        return self._on and not _reduced_by_system()

    def set_on(self, on: bool) -> None:
        """Switch animation on or off (Settings, General)."""
        self._on = on

    def ms(self, duration: Duration) -> int:
        """Return how long this lasts now, in milliseconds."""
        return duration.value if self.on else 0


def _reduced_by_system() -> bool:
    hints = QGuiApplication.styleHints()
    accessibility = getattr(hints, "accessibility", None)  # Qt 6.10 and later
    preference = getattr(accessibility(), "motionPreference", None) if accessibility is not None else None
    return preference is not None and preference().name == "ReducedMotion"  # Qt 6.12 and later
