"""What argparse itself says: in our language, and as an error where it cannot be said.

It looks its sentences up by two functions, which are replaced; its module names them `_` and `ngettext`, as gettext
does.
"""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from leader_journal.wording import catalogue
from leader_journal.wording.catalogue import N_, _

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

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
    """One that does not keep to itself that its help could not be written, and names the option that was meant."""

    def refuse_slips(self, words: Sequence[str], beside: Iterable[str] = ()) -> None:
        """End with 2 at the first option that there is not and that is nearly another; `beside` are no options of ours.

        Before the words are read: argparse would say first what else is missing, such as the option that was meant.
        """
        known = [name for action in self._actions if action.help != argparse.SUPPRESS for name in action.option_strings]
        known += beside
        for word in words[: words.index("--")] if "--" in words else words:
            name = word.partition("=")[0]
            if not name.startswith("--") or " " in name or any(one.startswith(name) for one in known):
                continue
            if meant := _close(name, known):
                self.error(_("There is no option {word} here. Did you mean {option}?").format(word=name, option=meant))

    def _print_message(self, message: str, file: SupportsWrite[str] | None = None) -> None:
        """Write help and version like any other result; argparse itself drops what no longer finds room."""
        if file is not None and file is sys.stdout:
            file.write(message)
        else:
            super()._print_message(message, file)


def _close(name: str, known: Iterable[str]) -> str:
    """Return the option that is nearest to a mistyped one; empty where none is near."""
    from difflib import get_close_matches

    letters = {one.lstrip("-"): one for one in known if one.startswith("--")}  # dashes are alike in all of them
    return next((letters[one] for one in get_close_matches(name.lstrip("-").casefold(), letters, n=1)), "")


def speak_our_language() -> None:
    """Let argparse look up what it says in the catalogue of this process."""
    setattr(argparse, "_", catalogue._)  # noqa: B010 - a name that its stub does not know
    setattr(argparse, "ngettext", catalogue.ngettext)  # noqa: B010 - likewise
