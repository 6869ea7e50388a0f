"""The command line. A module of it is loaded when it is named: `cli.searching.search` in a table costs nothing."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from leader_journal.cli import (  # noqa: F401 - what is loaded later, by its type
        backups,
        calendars,
        charts,
        entries,
        erasing,
        exports,
        imports,
        journals,
        lists,
        menu_entry,
        merging,
        one_on_ones,
        options,
        reviews,
        searching,
    )


def loading(package: str) -> Callable[[str], ModuleType]:
    """Return what looks up an attribute of a package: a module of it, loaded now."""

    def load(name: str) -> ModuleType:
        try:
            return import_module(f"{package}.{name}")
        except ModuleNotFoundError:
            raise AttributeError(name) from None

    return load


__getattr__ = loading(__name__)
