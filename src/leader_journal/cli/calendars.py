"""The calendar on the command line."""

from __future__ import annotations

from pathlib import Path

from leader_journal.cli.call import Call, new_path
from leader_journal.cli.output import say
from leader_journal.cli.pages import say_left
from leader_journal.core.errors import BadInput
from leader_journal.services.files import write_new_file
from leader_journal.wording.catalogue import _

SUFFIX = ".ics"


def calendar(call: Call) -> int:
    """Write the meetings to come and the days on which promises are due to a new calendar file."""
    target = Path(call.given.target)
    if target.suffix.lower() != SUFFIX:
        raise BadInput("TARGET", target.name, (SUFFIX,))
    new_path(call.given.target)
    with call.opened() as services:
        names = call.given.names == "on"
        say_left({} if names else services.calendar.left())
        content = services.calendar.calendar(names=names)
    with write_new_file(target) as file:
        file.write(content)
    say(_("Wrote {path}. The file is not encrypted.").format(path=target))
    return 0
