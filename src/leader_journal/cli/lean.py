"""What a command leaves out of what its libraries load: for most of them that is longer than their work."""

from __future__ import annotations

import sys

from leader_journal import load


def load_values() -> None:
    """Load msgspec without typing_extensions, which it asks first for what `typing` has had since Python 3.11.

    That brings `inspect`, `ast` and `dis` (6 ms). Later imports of it find it as ever.
    """
    absent = "typing_extensions" not in sys.modules
    if absent:
        sys.modules["typing_extensions"] = None  # type: ignore[assignment]  # how Python notes what cannot be imported
    try:
        load("msgspec")
    finally:
        if absent:
            del sys.modules["typing_extensions"]
