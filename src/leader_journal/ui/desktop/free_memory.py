"""Memory that is free goes back to the system, so that an app at rest holds what it uses.

The C library of GNU keeps what was freed, for each thread apart: what finding one chart takes for a moment, 19 MB,
stayed with the app. Two calls of it are asked for by name (mallopt(3), malloc_trim(3)); other libraries have none.
"""

from __future__ import annotations

import sys
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ctypes import CDLL

_PLATFORM: str = sys.platform
_M_ARENA_MAX = -8
"""The number of that option in malloc.h."""


def share_one_heap() -> None:
    """Let threads that are begun from now on take memory where the first one does: elsewhere most of it stays."""
    library = _library()
    if library is not None:
        library.mallopt(_M_ARENA_MAX, 1)


def give_back() -> None:
    """Give the pages back of which nothing is in use. It takes 2 to 5 ms; what is needed next is asked for anew."""
    library = _library()
    if library is not None:
        library.malloc_trim(0)


@lru_cache(maxsize=1)
def _library() -> CDLL | None:
    if _PLATFORM != "linux":
        return None
    from ctypes import CDLL

    library = CDLL(None)
    return library if hasattr(library, "malloc_trim") and hasattr(library, "mallopt") else None
