"""The words of the command line: every command of the table learns what it takes once it is asked for."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from typing import Any

from leader_journal import __version__
from leader_journal.cli.argparse_words import speak_our_language
from leader_journal.cli.table import COMMANDS, Command
from leader_journal.wording.catalogue import _


class CommandParser(argparse.ArgumentParser):
    """A command that adds its options when words are read or help is wanted, and not before."""

    def __init__(self, *arguments: Any, row: Command, **settings: Any) -> None:
        super().__init__(*arguments, **settings)
        self._row = row
        self._complete = False

    def complete(self) -> None:
        """Know every option."""
        if not self._complete:
            from leader_journal.cli.options import journal, passphrase_file

            self._complete = True
            if self._row.opens and self._row.journal_first:
                journal(self)
            if (takes := self._row.takes()) is not None:
                takes(self)
            if self._row.opens:
                passphrase_file(self)

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """Read the words of this command."""
        self.complete()
        return super().parse_known_args(args, namespace)


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    parser, _commands = build_commands()
    return parser


def build_commands() -> tuple[argparse.ArgumentParser, Mapping[str, CommandParser]]:
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
        dest="command", required=True, metavar=_("COMMAND"), prog="leader-journal", parser_class=CommandParser
    )
    made: dict[str, CommandParser] = {}
    for name, row in COMMANDS.items():
        words = _(row.does)
        made[name] = commands.add_parser(name, help=words, description=f"{words[0].upper()}{words[1:]}.", row=row)
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
