"""What argparse itself says: in our language, and as an error where it cannot be said.

It looks its sentences up by two functions, which are replaced; its module names them `_` and `ngettext`, as gettext
does.
"""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from leader_journal.wording import catalogue
from leader_journal.wording.catalogue import N_

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

SENTENCES = (
    N_("usage: "),
    N_("argument %(argument_name)s: %(message)s"),
    N_("positional arguments"),
    N_("options"),
    N_("unrecognized arguments: %s"),
    N_("ambiguous option: %(option)s could match %(matches)s"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
    N_("expected one argument"),
    N_("expected at most one argument"),
    N_("expected at least one argument"),
    N_("invalid %(type)s value: %(value)r"),
    N_("%(prog)s: error: %(message)s\n"),
    N_("show this help message and exit"),
    N_("the following arguments are required: %s"),
    N_("one of the arguments %s is required"),
    N_("not allowed with argument %s"),
    N_("ignored explicit argument %r"),
)


class Parser(argparse.ArgumentParser):
    """One that does not keep to itself that its help could not be written."""

    def _print_message(self, message: str, file: SupportsWrite[str] | None = None) -> None:
        """Write help and version like any other result; argparse itself drops what no longer finds room."""
        if file is not None and file is sys.stdout:
            file.write(message)
        else:
            super()._print_message(message, file)


def speak_our_language() -> None:
    """Let argparse look up what it says in the catalogue of this process."""
    setattr(argparse, "_", catalogue._)  # noqa: B010 - a name that its stub does not know
    setattr(argparse, "ngettext", catalogue.ngettext)  # noqa: B010 - likewise
