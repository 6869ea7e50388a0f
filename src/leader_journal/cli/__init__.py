"""The command line, each module of which is loaded when it is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leader_journal import loading

if TYPE_CHECKING:
    from leader_journal.cli import (
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
else:
    __getattr__ = loading(__name__)
