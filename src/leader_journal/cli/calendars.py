"""The calendar on the command line."""

from __future__ import annotations

import argparse
from contextlib import AbstractContextManager
from pathlib import Path

from leader_journal.cli.output import say
from leader_journal.cli.pages import say_left
from leader_journal.composition import Services
from leader_journal.core.errors import BadInput, JournalExists
from leader_journal.services.files import write_new_file
from leader_journal.wording.catalogue import _

SUFFIX = ".ics"


def calendar(arguments: argparse.Namespace, opened: AbstractContextManager[Services]) -> int:
    """Write the meetings to come and the days on which promises are due to a new calendar file."""
    target = Path(arguments.target)
    if target.suffix.lower() != SUFFIX:
        raise BadInput("TARGET", target.name, (SUFFIX,))
    if target.exists() or target.is_symlink():
        raise JournalExists(target)
    with opened as services:
        names = arguments.names == "on"
        say_left({} if names else services.calendar.left())
        content = services.calendar.calendar(names=names)
    with write_new_file(target) as file:
        file.write(content)
    say(_("Wrote {path}. The file is not encrypted.").format(path=target))
    return 0
