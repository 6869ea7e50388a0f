"""The command line. A module of it is loaded when it is named: `cli.searching.search` in a table costs nothing."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # what is loaded later, by its type
    from leader_journal.cli import (
        backups as backups,
    )
    from leader_journal.cli import (
        calendars as calendars,
    )
    from leader_journal.cli import (
        charts as charts,
    )
    from leader_journal.cli import (
        entries as entries,
    )
    from leader_journal.cli import (
        erasing as erasing,
    )
    from leader_journal.cli import (
        exports as exports,
    )
    from leader_journal.cli import (
        imports as imports,
    )
    from leader_journal.cli import (
        journals as journals,
    )
    from leader_journal.cli import (
        lists as lists,
    )
    from leader_journal.cli import (
        menu_entry as menu_entry,
    )
    from leader_journal.cli import (
        merging as merging,
    )
    from leader_journal.cli import (
        one_on_ones as one_on_ones,
    )
    from leader_journal.cli import (
        options as options,
    )
    from leader_journal.cli import (
        reviews as reviews,
    )
    from leader_journal.cli import (
        searching as searching,
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
