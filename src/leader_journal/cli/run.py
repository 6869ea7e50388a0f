"""Runs a command: 0 done, 1 the user's world (one sentence on standard error), 2 usage."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from leader_journal.cli import commands
from leader_journal.cli.output import complain
from leader_journal.cli.parser import parse
from leader_journal.cli.passphrase import PassphrasesDiffer
from leader_journal.core.clock import Clock
from leader_journal.core.errors import UserError
from leader_journal.wording.catalogue import _
from leader_journal.wording.errors import sentence


def run(arguments: Sequence[str], clock: Clock) -> int:
    """Run one command of the command line and return its exit code."""
    parsed = parse(arguments)
    try:
        return commands.COMMAND_TABLE[parsed.command](parsed, clock)
    except UserError as error:
        complain(sentence(error))
    except PassphrasesDiffer:
        complain(_("The two passphrases differ. Nothing was created."))
    except KeyboardInterrupt:
        complain(_("Cancelled."))
    except BrokenPipeError:
        pass  # the reader of our output has gone, as with `| head`
    except OSError as error:
        complain(_("{path}: {reason}").format(path=Path(error.filename or "").name, reason=error.strerror))
    return 1
