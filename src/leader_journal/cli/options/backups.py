"""What the commands take that make copies of a journal, and bring them back together."""

from __future__ import annotations

import argparse

from leader_journal.cli.options import listed, second_folder
from leader_journal.wording.catalogue import _


def backup(command: argparse.ArgumentParser) -> None:
    second_folder(command, _("copy it into this folder too"))


def backups(command: argparse.ArgumentParser) -> None:
    second_folder(command, _("look into this folder too"))
    command.add_argument(
        "--delete",
        action="append",
        metavar="NAME",
        help=_("delete this one for good, or all; may be given several times"),
    )
    listed(command)


def restore(command: argparse.ArgumentParser) -> None:
    command.add_argument("backup", metavar="BACKUP", help=_("a backup by its path or its name in the list, or latest"))
    second_folder(command, _("look into this folder too"))


def rescue(command: argparse.ArgumentParser) -> None:
    command.add_argument("new", metavar="NEW", help=_("where the new journal goes; an existing file is left alone"))
    second_folder(command, _("use the backups in this folder too"))


def snapshot(command: argparse.ArgumentParser) -> None:
    command.add_argument("target", metavar="TARGET", help=_("where it goes, for instance a USB stick; a new file"))


def merge(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "other", metavar="OTHER", help=_("a snapshot, a backup, or a copy of the journal that is closed")
    )
    command.add_argument(
        "--other-passphrase-file",
        metavar="FILE",
        help=_("if the other copy has another passphrase: read it from the first line of FILE"),
    )
