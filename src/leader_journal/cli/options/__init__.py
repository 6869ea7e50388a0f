"""What each command takes, by subject; loaded for the one command that is asked for, since some of it knows charts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leader_journal.cli import loading

if TYPE_CHECKING:  # what is loaded later, by its type
    from leader_journal.cli.options import (
        backups as backups,
    )
    from leader_journal.cli.options import (
        charts as charts,
    )
    from leader_journal.cli.options import (
        entries as entries,
    )
    from leader_journal.cli.options import (
        erasing as erasing,
    )
    from leader_journal.cli.options import (
        exchange as exchange,
    )
    from leader_journal.cli.options import (
        journals as journals,
    )
    from leader_journal.cli.options import (
        pages as pages,
    )
    from leader_journal.cli.options import (
        shared as shared,
    )

__getattr__ = loading(__name__)
