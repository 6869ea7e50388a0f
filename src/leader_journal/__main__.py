"""The entry point: a command runs without Qt, everything else is the app."""

from __future__ import annotations

import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line or the app; return the exit code (0 done, 1 the user's world, 2 usage)."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    from leader_journal import log

    log.harden_process()
    from leader_journal.cli.parser import COMMANDS

    if given and (given[0] in COMMANDS or given[0] in ("-h", "--help", "--version")):
        from leader_journal.cli.run import run
        from leader_journal.core.clock import SystemClock

        return run(given, SystemClock())
    from leader_journal.app import run_app

    return run_app(given)


if __name__ == "__main__":
    sys.exit(main())
