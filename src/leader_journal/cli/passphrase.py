"""Where the command line takes a passphrase from: asked for, or a file; never an argument, never the environment."""

from __future__ import annotations

import os
import stat
import sys
import warnings
from pathlib import Path

from leader_journal.cli.output import CommandFailed, complain
from leader_journal.core.passphrases import same
from leader_journal.wording.catalogue import _

STANDARD_INPUT = "-"


def read_passphrase(source: str | None, asked: str | None = None) -> str:
    """Return the passphrase from the file `source` ("-" is standard input), or ask for it, in words if need be.

    Of a file the first line counts, without its line break. Raises CommandFailed when there is none.
    """
    return _ask(asked or _("Passphrase: ")) if source is None else _first_line(source)


def read_new_passphrase(source: str | None) -> str:
    """Return a new passphrase, as `read_passphrase` does; asked for twice. Raises CommandFailed where these differ."""
    if source is not None:
        return _first_line(source)
    passphrase = _ask(_("New passphrase: "))
    if not same(passphrase, _ask(_("Once more: "))):
        raise CommandFailed(_("The two passphrases differ. Nothing was changed."))
    return passphrase


def _first_line(source: str) -> str:
    found: os.stat_result | None = None
    name = _("standard input") if source == STANDARD_INPUT else source
    try:
        if source == STANDARD_INPUT:
            line = sys.stdin.buffer.readline()
        else:
            with Path(source).open("rb") as file:
                line = file.readline()
                found = os.fstat(file.fileno())
    except OSError:
        raise CommandFailed(_("The passphrase cannot be read from {source}.").format(source=name)) from None
    try:
        passphrase = line.decode("utf-8-sig").rstrip("\r\n")  # Windows' editor puts a mark before the first letter
    except UnicodeDecodeError:
        raise CommandFailed(_("The passphrase in {source} is not written in UTF-8.").format(source=name)) from None
    if not passphrase:
        raise CommandFailed(_("There is no passphrase in the first line of {source}.").format(source=name))
    if found is not None:
        _warn_of_readers(found, source)
    return passphrase


def _warn_of_readers(found: os.stat_result, source: str) -> None:
    """Say in one line that others can read the file; a pipe of the shell is nobody else's."""
    if os.name == "posix" and stat.S_ISREG(found.st_mode) and found.st_mode & (stat.S_IRGRP | stat.S_IROTH):
        complain(_("Other users of this computer can read {source}. chmod 600 keeps it to you.").format(source=source))


def _ask(prompt: str) -> str:
    import getpass  # and terminals, for who is asked

    with warnings.catch_warnings():
        # without a terminal, getpass would show the passphrase while it is typed
        warnings.simplefilter("error", getpass.GetPassWarning)
        try:
            return getpass.getpass(prompt)
        except (getpass.GetPassWarning, EOFError):
            raise CommandFailed(
                _(
                    "There is no terminal in which to ask for the passphrase. Put it in a file, and give the "
                    "file with --passphrase-file."
                )
            ) from None
