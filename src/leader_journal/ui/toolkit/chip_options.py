"""Chips for a closed set of terms: each value with its label in the language of the moment."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from functools import partial
from typing import TypeVar

from leader_journal.ui.toolkit.chip_group import ChipOption

T = TypeVar("T", bound=Hashable)


def options_of(values: Iterable[T], label: Callable[[T], str]) -> list[ChipOption[T]]:
    """Return a chip for each value, in their order."""
    return [ChipOption(value, partial(label, value)) for value in values]
