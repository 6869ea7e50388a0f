"""How long things move: a few short times, or none when the reader prefers stillness."""

from __future__ import annotations

from enum import Enum, StrEnum

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication


class Animation(StrEnum):
    """Things move, or stand still, or whichever the system wishes."""

    ON = "on"
    OFF = "off"
    SYSTEM = "system"


class Duration(Enum):
    """The times of the design, in milliseconds."""

    TOAST = 120
    FOLD = 140


class Motion(QObject):
    """Says how long an animation lasts: the design's time, or 0 ms when switched off here, or in the system."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._mode = Animation.SYSTEM
        self._reduced = False

    @property
    def on(self) -> bool:
        """Whether things may move: what was chosen here, else what the system wishes."""
        if self._mode is Animation.SYSTEM:
            return not (self._reduced or _reduced_by_qt())
        return self._mode is Animation.ON

    def set_mode(self, mode: Animation | str) -> None:
        """Choose on, off, or as the system (Settings, General)."""
        self._mode = Animation(mode)

    def set_reduced_by_system(self, reduced: bool) -> None:
        """Hear what the desktop wishes; it is told when the app has met it, and whenever it is changed there."""
        self._reduced = reduced

    def ms(self, duration: Duration) -> int:
        """Return how long this lasts now, in milliseconds."""
        return duration.value if self.on else 0


def _reduced_by_qt() -> bool:
    hints = QGuiApplication.styleHints()
    accessibility = getattr(hints, "accessibility", None)  # Qt 6.10 and later
    preference = getattr(accessibility(), "motionPreference", None) if accessibility is not None else None
    return preference is not None and preference().name == "ReducedMotion"  # Qt 6.12 and later
