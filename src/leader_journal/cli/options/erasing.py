"""What the commands take that erase for good."""

from __future__ import annotations

import argparse

from leader_journal.cli.options import second_folder
from leader_journal.wording.catalogue import _


def forget(command: argparse.ArgumentParser) -> None:
    from leader_journal.core.forgetting import BareNamesLeft, Keep  # it knows every record

    command.add_argument("person", metavar="PERSON", help=_("whom, by alias"))
    command.add_argument(
        "--entries",
        choices=[keep.value for keep in Keep],
        default=Keep.ENTRIES.value,
        help=_('keep the entries with "someone" in place of the name (entries), or erase them (nothing)'),
    )
    command.add_argument(
        "--bare-names",
        choices=[bare.value for bare in BareNamesLeft],
        default=BareNamesLeft.DOUBTFUL.value,
        help=_("in which sentences a name without @ is replaced (default: where it is certain who is meant)"),
    )
    done_with_yes(command)


def erase_wordings(command: argparse.ArgumentParser) -> None:
    which = command.add_mutually_exclusive_group(required=True)
    which.add_argument("--entry", metavar="ID", help=_("of one entry, by its id: list --json shows it"))
    which.add_argument("--person", metavar="P", help=_("of everything that names one person"))
    done_with_yes(command)


def done_with_yes(command: argparse.ArgumentParser) -> None:
    command.add_argument("--yes", action="store_true", help=_("do it; without this it is only shown"))
    second_folder(command, _("list the copies in this folder too"))
