"""Words that a command takes from standard input or asks for, so that no other user of the computer can see them."""

from __future__ import annotations

import sys

from leader_journal.cli.output import CommandFailed, complain
from leader_journal.wording.catalogue import _

STANDARD_INPUT = "-"


def text_of_entry(given: str | None) -> str:
    """Return what an entry says: from standard input for "-", as it was given, or asked for. Raises CommandFailed."""
    if given is None:
        return _asked(_("What happened: "))
    if given == STANDARD_INPUT:
        return piped_words()
    return given


def warn_of_readers(given: str | None) -> None:
    """Say in one line that others could see an entry that was written into the command."""
    if given not in (None, STANDARD_INPUT):
        complain(
            _(
                "Other users of this computer can see the words of a command while it runs. {option} takes "
                "them from standard input; leave the option out, and you are asked."
            ).format(option="--text -")
        )


def piped_words() -> str:
    """Return what stands on standard input, without the line break at its end. Raises CommandFailed."""
    try:
        text = sys.stdin.buffer.read().decode("utf-8-sig").rstrip("\r\n")
    except (OSError, UnicodeDecodeError):
        raise CommandFailed(_("Standard input is not text in UTF-8. Nothing was changed.")) from None
    if not text.strip():
        raise CommandFailed(_("There is nothing on standard input. Nothing was changed."))
    return text.replace("\r\n", "\n")


def confirmed(question: str) -> bool:
    """Ask at the terminal whether to go on; without a terminal nobody can say yes."""
    if not _at_terminal():
        return False
    sys.stderr.write(question + " ")
    sys.stderr.flush()
    return sys.stdin.readline().strip().casefold() in {"y", "yes", "j", "ja"}


def _at_terminal() -> bool:
    return sys.stdin.isatty()


def _asked(prompt: str) -> str:
    if not _at_terminal():
        raise CommandFailed(
            _("There is no terminal in which to ask what happened. {option} takes it from standard input.").format(
                option="--text -"
            )
        )
    sys.stderr.write(prompt)
    sys.stderr.flush()
    text = sys.stdin.readline().rstrip("\r\n")
    if not text.strip():
        raise CommandFailed(_("Nothing was written. Nothing was changed."))
    return text
