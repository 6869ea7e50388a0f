"""Objects that hold each other are taken apart in the GUI thread, and nowhere else.

Python looks for them in whichever thread makes an object next, and PySide destroys a QObject or a timer in that thread,
there and then; only widgets wait for the GUI thread (findings/wrongthread.sh). So Python's own passes are off while the
app runs, and a timer makes them.
"""

from __future__ import annotations

import gc
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer

from leader_journal.ui.desktop.free_memory import give_back

_EVERY_MS = 1_000
_AT_MOST = 5
"""So many passes are left out while a job runs: a pass over the small objects of statistics holds every thread."""
_ALL_OF_THEM = 20
"""Every so many passes the old objects are looked through as well."""
_AT_REST = 3
"""After so many looks that found nothing to do, old objects are looked through, and what is free is given back."""


def what_is_loaded_stays() -> None:
    """Never look through what there is now: to be called when much was loaded, for it stays until the process ends.

    It costs nothing. The pass that would come next held the window for 50 to 100 ms.
    """
    gc.freeze()


def collect_all() -> None:
    """Look through everything, what stays as well: something was erased, and what held it is not to stay."""
    gc.unfreeze()
    while gc.collect():  # a widget holds its children where Python does not see it: they come apart one pass later
        pass
    gc.freeze()


class Collector(QObject):
    """Makes the passes of the cycle collector. What was made until now is never looked through: it stays.

    When the app has come to rest it makes a last one and gives back what memory is free.
    """

    def __init__(self, busy: Callable[[], bool], parent: QObject) -> None:
        """`busy`: whether a job runs in another thread."""
        super().__init__(parent)
        self._busy = busy
        self._left_out = self._passes = self._quiet = 0
        gc.disable()
        gc.freeze()
        timer = QTimer(self)
        timer.setTimerType(Qt.TimerType.CoarseTimer)
        timer.timeout.connect(self.look)
        timer.start(_EVERY_MS)

    def look(self) -> None:
        """Make a pass, where enough was made since the last to be worth it."""
        if gc.get_count()[0] < gc.get_threshold()[0]:
            self._come_to_rest()
            return
        self._quiet = 0
        if self._busy() and self._left_out < _AT_MOST:
            self._left_out += 1
            return
        self._left_out = 0
        self._passes += 1
        gc.collect(1 if self._passes % _ALL_OF_THEM else 2)

    def _come_to_rest(self) -> None:
        """Once after there was something to do."""
        if self._busy():
            self._quiet = 0
            return
        self._quiet += 1
        if self._quiet == _AT_REST:
            gc.collect()
            give_back()
