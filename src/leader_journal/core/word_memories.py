"""What functions remember of the words they were asked about: it is quicker, and ends where somebody is forgotten.

A plain `lru_cache` of a text would hold it until the process ends. Whoever remembers words says so here, and one call
empties all of it (docs/decisions/0087).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import ParamSpec, TypeVar

Asked = ParamSpec("Asked")
Answered = TypeVar("Answered")

_emptied: list[Callable[[], None]] = []


def remembers_words(maxsize: int) -> Callable[[Callable[Asked, Answered]], Callable[Asked, Answered]]:
    """Remember the answers of a function as `lru_cache` does, until `forget_words`. For functions of a module: what
    belongs to an object ends with it.
    """

    def remember(function: Callable[Asked, Answered]) -> Callable[Asked, Answered]:
        memory = lru_cache(maxsize)(function)
        _emptied.append(memory.cache_clear)
        return memory  # type: ignore[return-value] # lru_cache tells what it answers, not what it may be asked

    return remember


def forget_words() -> None:
    """Remember nothing any more: somebody was forgotten. Patterns that Python keeps go too: some are made of names."""
    for empty in _emptied:
        empty()
    re.purge()
