"""The words of the command line: its commands, each of which learns what it takes once it is asked for."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from typing import Any

from leader_journal import __version__
from leader_journal.cli.argparse_words import speak_our_language
from leader_journal.wording.catalogue import N_, _

COMMANDS: Mapping[str, str] = {
    "create": N_("create an empty journal"),
    "sample": N_("create a sample journal"),
    "add": N_("add an entry"),
    "list": N_("list entries, newest first"),
    "search": N_("search everything that was written, and the guide"),
    "people": N_("list the people, with what is owed to them"),
    "promises": N_("list the promises, open ones first"),
    "agreements": N_("list the agreements, those in force first"),
    "bring-up": N_("note a line to bring up with somebody, for the next one-on-one"),
    "bring-ups": N_("list what waits to be brought up, and what was"),
    "one-on-one": N_("write the page that prepares a one-on-one"),
    "one-on-ones": N_("list the one-on-ones, upcoming ones first"),
    "review": N_("write the page of a closed review"),
    "reviews": N_("list the closed reviews, the latest first"),
    "plans": N_("list the plans, with how often each was done"),
    "check": N_("check the file, its keys, references and search index"),
    "passphrase": N_("change the passphrase; the old one no longer opens the journal"),
    "backup": N_("make a backup now"),
    "backups": N_("list the backups, the latest first"),
    "restore": N_("let a backup take the journal's place; what is there is set aside"),
    "rescue": N_("bring what can still be read of a damaged journal into a new one"),
    "snapshot": N_("write a snapshot, to be merged on another computer"),
    "merge": N_("take in what was written in another copy of the same journal"),
    "forget": N_("forget somebody for good; first shows what that touches"),
    "erase-wordings": N_("erase earlier wordings for good"),
    "empty-bin": N_("erase what was thrown away, now and for good"),
    "import": N_("bring in entries from another journal"),
    "export": N_("write entries, or everything, to a file or folder"),
    "findings": N_("print every number that the charts show"),
    "chart": N_("write a chart to a file"),
    "calendar": N_("write upcoming meetings and promises due to a calendar file"),
    "menu-entry": N_("put the app into the menu of the desktop, after an installation by pipx, uv or pip"),
    "screenshots": N_("write a picture of every page"),
}
"""Every command, and what it does."""


class Command(argparse.ArgumentParser):
    """A command that adds its options when words are read or help is wanted, and not before."""

    def __init__(self, *arguments: Any, named: str, **settings: Any) -> None:
        super().__init__(*arguments, **settings)
        self._named = named
        self._complete = False

    def complete(self) -> None:
        """Know every option."""
        if not self._complete:
            from leader_journal.cli.options import add_options

            self._complete = True
            add_options(self._named, self)

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """Read the words of this command."""
        self.complete()
        return super().parse_known_args(args, namespace)


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    parser, _commands = build_commands()
    return parser


def build_commands() -> tuple[argparse.ArgumentParser, Mapping[str, Command]]:
    """Return the parser, and the commands in it."""
    speak_our_language()
    parser = argparse.ArgumentParser(
        prog="leader-journal",
        usage=_("leader-journal [JOURNAL | --new | COMMAND ...]"),
        description=_(
            "A private, local journal for one leader. Without a command it opens the app; --new opens it to write an "
            "entry."
        ),
        epilog=_(
            "You are asked for the passphrase, or the letters of a recovery sheet, unless "
            "--passphrase-file says where to read it (- is standard input)."
        ),
    )
    parser.add_argument(
        "--version",
        action="version",
        version=f"leader-journal {__version__}",
        help=_("show the version and exit"),
    )
    commands = parser.add_subparsers(
        dest="command", required=True, metavar=_("COMMAND"), prog="leader-journal", parser_class=Command
    )
    made: dict[str, Command] = {}
    for name, does in COMMANDS.items():
        words = _(does)
        made[name] = commands.add_parser(name, help=words, description=f"{words[0].upper()}{words[1:]}.", named=name)
    return parser, made


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Return the parsed command; exits with 2 and a usage line on a mistake."""
    parser = build_parser()
    parsed, left = parser.parse_known_args(arguments)
    # argparse does not take words of a list again after an option: `list J --json kind:idea`
    if left and parsed.command == "list" and not any(word.startswith("-") and word != "-" for word in left):
        parsed.filter += left
    elif left:
        parser.error(_("unrecognized arguments: %s") % " ".join(left))
    return parsed
