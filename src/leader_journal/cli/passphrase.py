"""Where the command line takes a passphrase from: asked for, or a file; never an argument, never the environment."""

from __future__ import annotations

import getpass
import sys
from pathlib import Path

from leader_journal.core.errors import NoAccess
from leader_journal.wording.catalogue import _


def read_passphrase(source: str | None, *, new: bool = False) -> str:
    """Return the passphrase from the file `source` ("-" is standard input), or ask for it; a new one twice.

    Only the line break at the end is taken off. Raises NoAccess when the file cannot be read, PassphrasesDiffer when
    a new one was not typed alike twice.
    """
    if source == "-":
        return _first_line(sys.stdin.readline())
    if source is not None:
        path = Path(source)
        try:
            with path.open(encoding="utf-8") as file:
                return _first_line(file.readline())
        except (OSError, UnicodeDecodeError):
            raise NoAccess(path) from None
    passphrase = getpass.getpass(_("Passphrase: "))
    if new and getpass.getpass(_("Once more: ")) != passphrase:
        raise PassphrasesDiffer
    return passphrase


class PassphrasesDiffer(Exception):
    """A new passphrase was not typed alike twice."""


def _first_line(line: str) -> str:
    return line.rstrip("\r\n")
