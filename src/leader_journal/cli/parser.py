"""The words of the command line: every command of the table learns what it takes once it is asked for."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from typing import Any

from leader_journal import __version__
from leader_journal.cli.argparse_words import Parser, speak_our_language
from leader_journal.cli.table import COMMANDS, Command
from leader_journal.wording.catalogue import _


class CommandParser(Parser):
    """One command, with all that it takes."""

    def __init__(self, *, prog: str, row: Command, **settings: Any) -> None:
        from leader_journal.cli.options import journal, passphrase_file

        words = _(row.does)
        super().__init__(prog=prog, description=f"{words[0].upper()}{words[1:]}.", **settings)
        if row.opens and row.journal_first:
            journal(self)
        if (takes := row.takes()) is not None:
            takes(self)
        if row.opens:
            passphrase_file(self)


class _Unread:
    """Stands for a command whose words nobody reads: thirty parsers took longer to make than the help to print."""

    def __init__(self, **_settings: object) -> None:
        pass

    def _check_help(self, action: argparse.Action) -> None:
        """Python 3.14 asks each command's parser whether its line of help can be printed; ours are tested."""


def build_commands(
    parser_class: type[Any] = CommandParser,
) -> tuple[argparse.ArgumentParser, Mapping[str, CommandParser]]:
    speak_our_language()
    parser = Parser(
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
    commands: Any = parser.add_subparsers(
        dest="command", required=True, metavar=_("COMMAND"), prog="leader-journal", parser_class=parser_class
    )
    made: dict[str, CommandParser] = {}
    for name, row in COMMANDS.items():
        made[name] = commands.add_parser(name, help=_(row.does), row=row)
    return parser, made


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Return the parsed command; exits with 2 and a usage line on a mistake."""
    if not arguments or arguments[0] not in COMMANDS:  # help, the version, or a mistake
        return build_commands(_Unread)[0].parse_args(arguments)
    name, *words = arguments
    speak_our_language()
    command = CommandParser(prog=f"leader-journal {name}", row=COMMANDS[name])
    command.refuse_slips(words)
    parsed, left = command.parse_known_args(words, argparse.Namespace(command=name))
    # argparse does not take words of a list again after an option: `list J --json kind:idea`
    if left and name == "list" and not any(word.startswith("-") and word != "-" for word in left):
        parsed.filter += left
    elif left:
        build_commands(_Unread)[0].error(_("unrecognized arguments: %s") % " ".join(left))
    return parsed
