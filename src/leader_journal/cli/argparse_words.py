"""What argparse itself says, in our language: it looks its sentences up by two functions, which are replaced.

Its module names them `_` and `ngettext`, as gettext does.
"""

from __future__ import annotations

import argparse

from leader_journal.wording import catalogue
from leader_journal.wording.catalogue import N_

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


def speak_our_language() -> None:
    """Let argparse look up what it says in the catalogue of this process."""
    setattr(argparse, "_", catalogue._)  # noqa: B010 - a name that its stub does not know
    setattr(argparse, "ngettext", catalogue.ngettext)  # noqa: B010 - likewise
