"""Every command, one row for each: its name, what it does, what it takes, and what it runs.

A row loads what it takes and what it runs when it is asked to (`cli.__getattr__`), so that the table costs nothing.
What each takes and prints is shown by an example in docs/cli.md, which the tests run.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import TYPE_CHECKING

from leader_journal import cli
from leader_journal.wording.catalogue import N_

if TYPE_CHECKING:
    from leader_journal.cli.call import Call


class Command:
    """A row of the table. A plain class: one by NamedTuple takes as long to make as the whole table does to read."""

    def __init__(
        self,
        name: str,
        does: str,
        takes: Callable[[], Callable[[argparse.ArgumentParser], None] | None],
        runs: Callable[[], Callable[[Call], int]],
        *,
        opens: bool = True,
        journal_first: bool = True,
        key_first: bool = False,
        may_log: bool = True,
    ) -> None:
        self.name = name
        self.does = does
        self.takes = takes
        self.runs = runs
        self.opens = opens
        """Whether it is about a journal at all."""
        self.journal_first = journal_first
        """Whether the journal is its first word; else the options themselves say where it stands."""
        self.key_first = key_first
        """Whether it begins by opening the journal: the key is derived then while the command is loaded."""
        self.may_log = may_log
        """Whether a library that it loads may log: `logging` is loaded then, to be silenced (a test asks each)."""


_ROWS = (
    Command("create", N_("create an empty journal"), lambda: None, lambda: cli.journals.create),
    Command("sample", N_("create a sample journal"), lambda: cli.options.journals.sample, lambda: cli.journals.sample),
    Command("add", N_("add an entry"), lambda: cli.options.entries.add, lambda: cli.entries.add, may_log=False),
    Command(
        "list",
        N_("list entries, newest first"),
        lambda: cli.options.entries.list_entries,
        lambda: cli.entries.list_entries,
        key_first=True,
        may_log=False,
    ),
    Command(
        "search",
        N_("search everything that was written, and the guide"),
        lambda: cli.options.entries.search,
        lambda: cli.searching.search,
        key_first=True,
    ),
    Command(
        "people",
        N_("list the people, with what is owed to them"),
        lambda: cli.options.listed,
        lambda: cli.lists.people,
        key_first=True,
        may_log=False,
    ),
    Command(
        "promises",
        N_("list the promises, open ones first"),
        lambda: cli.options.listed,
        lambda: cli.lists.promises,
        key_first=True,
        may_log=False,
    ),
    Command(
        "agreements",
        N_("list the agreements, those in force first"),
        lambda: cli.options.listed,
        lambda: cli.lists.agreements,
        key_first=True,
        may_log=False,
    ),
    Command(
        "bring-up",
        N_("note a line to bring up with somebody, for the next one-on-one"),
        lambda: cli.options.entries.bring_up,
        lambda: cli.lists.bring_up,
        key_first=True,
    ),
    Command(
        "bring-ups",
        N_("list what waits to be brought up, and what was"),
        lambda: cli.options.listed,
        lambda: cli.lists.bring_ups,
        key_first=True,
        may_log=False,
    ),
    Command(
        "one-on-one",
        N_("write the page that prepares a one-on-one"),
        lambda: cli.options.pages.one_on_one,
        lambda: cli.one_on_ones.one_on_one,
    ),
    Command(
        "one-on-ones",
        N_("list the one-on-ones, upcoming ones first"),
        lambda: cli.options.listed,
        lambda: cli.one_on_ones.one_on_ones,
        key_first=True,
        may_log=False,
    ),
    Command(
        "review", N_("write the page of a closed review"), lambda: cli.options.pages.review, lambda: cli.reviews.review
    ),
    Command(
        "reviews",
        N_("list the closed reviews, the latest first"),
        lambda: cli.options.listed,
        lambda: cli.reviews.reviews,
        key_first=True,
        may_log=False,
    ),
    Command(
        "plans",
        N_("list the plans, with how often each was done"),
        lambda: cli.options.listed,
        lambda: cli.reviews.plans,
        key_first=True,
        may_log=False,
    ),
    Command(
        "check",
        N_("check the file, its keys, references and search index"),
        lambda: cli.options.journals.check,
        lambda: cli.journals.check,
        key_first=True,
    ),
    Command(
        "passphrase",
        N_("change the passphrase; the old one no longer opens the journal"),
        lambda: cli.options.journals.change_passphrase,
        lambda: cli.journals.change_passphrase,
    ),
    Command("backup", N_("make a backup now"), lambda: cli.options.backups.backup, lambda: cli.backups.backup),
    Command(
        "backups",
        N_("list the backups, the latest first"),
        lambda: cli.options.backups.backups,
        lambda: cli.backups.backups,
    ),
    Command(
        "restore",
        N_("let a backup take the journal's place; what is there is set aside"),
        lambda: cli.options.backups.restore,
        lambda: cli.backups.restore_backup,
    ),
    Command(
        "rescue",
        N_("bring what can still be read of a damaged journal into a new one"),
        lambda: cli.options.backups.rescue,
        lambda: cli.backups.rescue,
    ),
    Command(
        "snapshot",
        N_("write a snapshot, to be merged on another computer"),
        lambda: cli.options.backups.snapshot,
        lambda: cli.merging.snapshot,
    ),
    Command(
        "merge",
        N_("take in what was written in another copy of the same journal"),
        lambda: cli.options.backups.merge,
        lambda: cli.merging.merge,
    ),
    Command(
        "forget",
        N_("forget somebody for good; first shows what that touches"),
        lambda: cli.options.erasing.forget,
        lambda: cli.erasing.forget,
    ),
    Command(
        "erase-wordings",
        N_("erase earlier wordings for good"),
        lambda: cli.options.erasing.erase_wordings,
        lambda: cli.erasing.erase_wordings,
    ),
    Command(
        "empty-bin",
        N_("erase what was thrown away, now and for good"),
        lambda: cli.options.erasing.done_with_yes,
        lambda: cli.erasing.empty_bin,
    ),
    Command(
        "import",
        N_("bring in entries from another journal"),
        lambda: cli.options.exchange.bring_in,
        lambda: cli.imports.bring_in,
        journal_first=False,
    ),
    Command(
        "export",
        N_("write entries, or everything, to a file or folder"),
        lambda: cli.options.exchange.export,
        lambda: cli.exports.export,
    ),
    Command(
        "findings",
        N_("print every number that the charts show"),
        lambda: cli.options.charts.findings,
        lambda: cli.charts.findings,
    ),
    Command(
        "chart",
        N_("write a chart to a file"),
        lambda: cli.options.charts.chart,
        lambda: cli.charts.chart,
        journal_first=False,
    ),
    Command(
        "calendar",
        N_("write upcoming meetings and promises due to a calendar file"),
        lambda: cli.options.pages.calendar,
        lambda: cli.calendars.calendar,
    ),
    Command(
        "menu-entry",
        N_("put the app into the menu of the desktop, after an installation by pipx, uv or pip"),
        lambda: cli.options.journals.menu_entry,
        lambda: cli.menu_entry.menu_entry,
        opens=False,
    ),
    Command(
        "screenshots",
        N_("write a picture of every page"),
        lambda: cli.options.journals.screenshots,
        lambda: cli.journals.screenshots,
    ),
)

COMMANDS = {row.name: row for row in _ROWS}
"""Every command by its name, in the order of the help."""
