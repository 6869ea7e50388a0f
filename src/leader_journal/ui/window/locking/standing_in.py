"""The new process after a lock: its window stands as the old one's did, and goes on with what was typed there."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from leader_journal.ui.window.careful import carefully
from leader_journal.ui.window.locking.hand_over import Listener
from leader_journal.ui.window.locking.stance import Stance

_LOOK_EVERY_MS = 10
_SHOWN = b"shown\n"


def stand_in(window: QWidget, stance: Stance, hear: Callable[[str], None], ended: Callable[[], None]) -> None:
    """Show the window of the new process in the place of the old one's, and tell the old process once it stands.

    `hear` is told what stands on the old one's face, each time it changes, and then it has `ended`.
    """
    stance.take(window)
    listener = Listener(window)
    listener.heard.connect(hear)
    listener.ended.connect(ended)
    window.show()
    carefully(partial(stance.lie, window))
    _once_it_stands(window, partial(_settle, window, stance, listener))


def _once_it_stands(window: QWidget, then: Callable[[], None]) -> None:
    if window.isMinimized() or window.windowHandle().isExposed():
        QTimer.singleShot(_LOOK_EVERY_MS, window, then)  # exposed and painted are two
    else:
        QTimer.singleShot(_LOOK_EVERY_MS, window, partial(_once_it_stands, window, then))


def _settle(window: QWidget, stance: Stance, listener: Listener) -> None:
    carefully(partial(stance.settle, window))
    carefully(listener.listen)
    carefully(_tell_the_old_one)


def _tell_the_old_one() -> None:
    out = sys.stdout.fileno()
    try:
        os.write(out, _SHOWN)
    finally:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, out)  # nobody reads there any more
        os.close(nowhere)
