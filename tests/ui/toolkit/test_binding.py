"""The Qt binding itself: what it does to Python when it is called very often."""

from __future__ import annotations

import sys

from PySide6.QtCore import QRect

_CALLS = 1000
_NOISE = 100


def test_calling_qt_does_not_use_up_none() -> None:
    """PySide6 6.12.0 gives away a reference to None with every call that returns nothing.

    Python 3.12 and later do not mind (None is immortal there); Python 3.11 aborts with "deallocating None" after some
    five thousand calls, which is a few frames of a list. 6.11.3 is sound: `PySide6-Essentials>=6.8,!=6.12.0`.
    """
    rect = QRect()
    before = sys.getrefcount(None)
    for width in range(_CALLS):
        rect.setWidth(width)
    assert before - sys.getrefcount(None) < _NOISE
