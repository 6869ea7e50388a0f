"""What each command takes, by subject; loaded for the one command that is asked for, since some of it knows charts.

What commands of several subjects take stands here.
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from leader_journal import loading
from leader_journal.wording.catalogue import _

if TYPE_CHECKING:
    from leader_journal.cli.options import (
        backups,
        charts,
        entries,
        erasing,
        exchange,
        journals,
        pages,
    )
else:
    __getattr__ = loading(__name__)


def journal(command: argparse.ArgumentParser) -> None:
    command.add_argument("journal", metavar="JOURNAL", help=_("path of the journal file"))


def passphrase_file(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--passphrase-file",
        metavar="FILE",
        help=_("read the passphrase from the first line of FILE; - is standard input"),
    )


def listed(command: argparse.ArgumentParser) -> None:
    command.add_argument("--json", action="store_true", help=_("print the list as JSON"))


def person(command: argparse.ArgumentParser) -> None:
    command.add_argument("person", metavar="PERSON", help=_("with whom, by alias"))


def second_folder(command: argparse.ArgumentParser, help_line: str) -> None:
    command.add_argument("--folder", metavar="FOLDER", help=help_line)


def language(command: argparse.ArgumentParser) -> None:
    command.add_argument("--language", choices=("en", "da"), help=_("default: the app's language"))


def theme(command: argparse.ArgumentParser) -> None:
    command.add_argument("--theme", choices=("light", "dark"), default="light", help=_("default: light"))
