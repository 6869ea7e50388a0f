"""The words of the command line, as a table of commands."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from leader_journal import __version__
from leader_journal.charts.table import BY_ID, LISTED, ROOMS
from leader_journal.cli.output import say
from leader_journal.core.exports import ExportFormat
from leader_journal.core.forgetting import BareNamesLeft, Keep
from leader_journal.core.imports import Again, DateOrder, SourceFormat
from leader_journal.core.tallies import Factor
from leader_journal.core.terms import Kind, Mark, Reaction, Series, Tone
from leader_journal.settings import LARGEST_TEXT_PERCENT, SMALLEST_TEXT_PERCENT

COMMANDS = (
    "create",
    "sample",
    "add",
    "list",
    "search",
    "people",
    "promises",
    "agreements",
    "bring-up",
    "bring-ups",
    "one-on-one",
    "one-on-ones",
    "review",
    "reviews",
    "plans",
    "check",
    "passphrase",
    "backup",
    "backups",
    "restore",
    "rescue",
    "snapshot",
    "merge",
    "forget",
    "erase-wordings",
    "empty-bin",
    "import",
    "export",
    "findings",
    "chart",
    "calendar",
    "screenshots",
)

_SERIES = tuple(series.value for series in Series)
_FACTORS = tuple(factor.value for factor in Factor)


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    parser = argparse.ArgumentParser(
        prog="leader-journal",
        usage="leader-journal [JOURNAL | --new | COMMAND ...]",
        description="A private, local journal for one leader. Without a command it opens the app; --new opens it to "
        "write an entry.",
        epilog="The passphrase, or the letters of a recovery sheet, is asked for, or read from --passphrase-file (- is "
        "standard input).",
    )
    parser.add_argument("--version", action="version", version=f"leader-journal {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND", prog="leader-journal")
    _add_books(commands)
    _add_files(commands)
    return parser


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Return the parsed command; exits with 2 and a usage line on a mistake."""
    parser = build_parser()
    parsed, left = parser.parse_known_args(arguments)
    # argparse does not take words of a list again after an option: `list J --json kind:idea`
    if left and parsed.command == "list" and not any(word.startswith("-") and word != "-" for word in left):
        parsed.filter += left
    elif left:
        parser.error("unrecognized arguments: " + " ".join(left))
    return parsed


_Commands = argparse._SubParsersAction  # noqa: SLF001 - argparse has no public name for what add_subparsers returns


def _command(
    commands: _Commands[argparse.ArgumentParser], name: str, help_line: str, *, journal: bool = True
) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=help_line, description=help_line[0].upper() + help_line[1:] + ".")
    if journal:
        command.add_argument("journal", metavar="JOURNAL", help="path of the journal file")
    command.add_argument(
        "--passphrase-file", metavar="FILE", help="read the passphrase from the first line of FILE; - is standard input"
    )
    return command


def _add_books(commands: _Commands[argparse.ArgumentParser]) -> None:
    """What is written and read in a journal."""
    _create(_command(commands, "create", "create an empty journal"))
    _sample(_command(commands, "sample", "create a journal with the sample in it"))
    _add(_command(commands, "add", "add an entry"))
    _list(_command(commands, "list", "list entries, newest first"))
    _search(_command(commands, "search", "search everything that was written, and the guide"))
    _book(_command(commands, "people", "list the people, with what is owed to them"))
    _book(_command(commands, "promises", "list the promises, what is owed first"))
    _book(_command(commands, "agreements", "list the agreements, those in force first"))
    _bring_up(_command(commands, "bring-up", "note a line to bring up with somebody, for the next one-on-one"))
    _book(_command(commands, "bring-ups", "list what waits to be brought up, and what was"))
    _one_on_one(_command(commands, "one-on-one", "write the page that prepares a one-on-one"))
    _book(_command(commands, "one-on-ones", "list the one-on-ones, those to come first"))
    _review(_command(commands, "review", "write the page of a closed review"))
    _book(_command(commands, "reviews", "list the closed reviews, the latest first"))
    _book(_command(commands, "plans", "list the plans, with how often each was done"))


def _add_files(commands: _Commands[argparse.ArgumentParser]) -> None:
    """What is done with its file, and what comes in and goes out."""
    _check(_command(commands, "check", "check the file, its keys, references and search index"))
    _passphrase(_command(commands, "passphrase", "change the passphrase; the old one opens it no more"))
    _second(_command(commands, "backup", "make a backup now"), "copy it into this folder too")
    _backups(_command(commands, "backups", "list the backups, the latest first"))
    _restore(_command(commands, "restore", "let a backup take the journal's place; what is there is set aside"))
    _rescue(_command(commands, "rescue", "bring what can be read of a damaged journal into a new one"))
    _snapshot(_command(commands, "snapshot", "write a snapshot, to be merged on another machine"))
    _merge(_command(commands, "merge", "take in what was written in another copy of the same journal"))
    _forget(_command(commands, "forget", "forget somebody for good: first it is shown what that touches"))
    _erase_wordings(_command(commands, "erase-wordings", "erase what was said before, for good"))
    _erasing(_command(commands, "empty-bin", "erase what was thrown away, now and for good"))
    _import(_command(commands, "import", "bring in entries from another journal", journal=False))
    _export(_command(commands, "export", "write entries, or everything, to a file or folder"))
    _findings(_command(commands, "findings", "print every number that the charts show"))
    _chart(_command(commands, "chart", "write a chart to a file", journal=False))
    _calendar(_command(commands, "calendar", "write meetings to come and promises due to a calendar file"))
    _screenshots(_command(commands, "screenshots", "write a picture of every page"))


def _create(command: argparse.ArgumentParser) -> None:
    del command  # the journal's path is all it needs


def _sample(command: argparse.ArgumentParser) -> None:
    command.add_argument("--language", choices=("en", "da"), help="the app's language without it")
    command.add_argument("--entries", type=_count, metavar="N", help="a large, varied journal of N entries instead")
    command.add_argument("--seed", type=int, default=1, metavar="S", help="which large journal (default 1)")


def _add(command: argparse.ArgumentParser) -> None:
    command.add_argument("--text", help="what happened, one factual line; - reads standard input; asked for without it")
    command.add_argument("--kind", choices=[kind.value for kind in Kind], required=True)
    command.add_argument("--person", action="append", default=[], metavar="P", help="who; may be given several times")
    command.add_argument(
        "--reaction",
        default="",
        metavar="R[,R...]",
        help="first reactions: " + ", ".join(reaction.value for reaction in Reaction),
    )
    command.add_argument("--tone", choices=[tone.value for tone in Tone])
    for element in ("humility", "questions", "room"):
        command.add_argument(f"--{element}", choices=[mark.value for mark in Mark], default=Mark.UNMARKED.value)
    command.add_argument(
        "--happened", metavar="WHEN", help='when it happened ("yesterday 14", "2026-10-15 16:20"); now without it'
    )


def _list(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "filter",
        nargs="*",
        metavar="FILTER",
        help="words to search for, or kind:, person:, since: ...; - reads standard input",
    )
    command.add_argument("--json", action="store_true", help="print the entries as JSON")


def _search(command: argparse.ArgumentParser) -> None:
    command.add_argument("words", nargs="+", metavar="WORDS", help="parts of words; all of them must occur")
    command.add_argument("--all", action="store_true", help="print every hit of each group")
    command.add_argument("--json", action="store_true", help="print the hits as JSON")


def _book(command: argparse.ArgumentParser) -> None:
    command.add_argument("--json", action="store_true", help="print the list as JSON")


def _bring_up(command: argparse.ArgumentParser) -> None:
    command.add_argument("person", metavar="PERSON", help="with whom, by alias")
    command.add_argument("text", metavar="TEXT", help="the line")


def _one_on_one(command: argparse.ArgumentParser) -> None:
    command.add_argument("person", metavar="PERSON", help="with whom, by alias")
    command.add_argument("target", metavar="TARGET", help="a new file that ends in .pdf or .md")
    command.add_argument("--names", choices=("on", "off"), default="on", help="people by alias, or as letters")
    command.add_argument(
        "--date", metavar="D", help='the day of the meeting ("friday", "3/12"); the next one without it'
    )


def _review(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "month", metavar="MONTH", help='of which month ("october", "2026-10"), or a day that it covers'
    )
    command.add_argument("target", metavar="TARGET", help="a new file that ends in .pdf or .md")
    command.add_argument("--names", choices=("on", "off"), default="on", help="people by alias, or as letters")


def _second(command: argparse.ArgumentParser, help_line: str) -> None:
    command.add_argument("--folder", metavar="FOLDER", help=help_line)


def _backups(command: argparse.ArgumentParser) -> None:
    _second(command, "look into this folder too")
    command.add_argument(
        "--delete", action="append", metavar="NAME", help="delete this one for good, or all; may be given several times"
    )
    command.add_argument("--json", action="store_true", help="print the list as JSON")


def _erasing(command: argparse.ArgumentParser) -> None:
    command.add_argument("--yes", action="store_true", help="do it; without this it is only shown")
    _second(command, "name the copies in this folder too")


def _forget(command: argparse.ArgumentParser) -> None:
    command.add_argument("person", metavar="PERSON", help="whom, by alias")
    command.add_argument(
        "--entries",
        choices=[keep.value for keep in Keep],
        default=Keep.ENTRIES.value,
        help='keep the entries with "someone" in place of the name (entries), or erase them (nothing)',
    )
    command.add_argument(
        "--bare-names",
        choices=[bare.value for bare in BareNamesLeft],
        default=BareNamesLeft.DOUBTFUL.value,
        help="in which sentences a name that is no mention is replaced (default: where it is certain who is meant)",
    )
    _erasing(command)


def _erase_wordings(command: argparse.ArgumentParser) -> None:
    which = command.add_mutually_exclusive_group(required=True)
    which.add_argument("--entry", metavar="ID", help="of one entry: list --json names it")
    which.add_argument("--person", metavar="P", help="of everything that names one person")
    _erasing(command)


def _restore(command: argparse.ArgumentParser) -> None:
    command.add_argument("backup", metavar="BACKUP", help="a backup by its path or its name in the list, or latest")
    _second(command, "look into this folder too")


def _snapshot(command: argparse.ArgumentParser) -> None:
    command.add_argument("target", metavar="TARGET", help="where it goes, for instance a stick; a new file")


def _merge(command: argparse.ArgumentParser) -> None:
    command.add_argument("other", metavar="OTHER", help="a snapshot, a backup, or a copy of the journal that is closed")
    command.add_argument(
        "--other-passphrase-file", metavar="FILE", help="where the other copy has another passphrase: FILE's first line"
    )


def _rescue(command: argparse.ArgumentParser) -> None:
    command.add_argument("new", metavar="NEW", help="where the new journal goes; an existing file is left alone")
    _second(command, "use the backups in this folder too")


def _check(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--mend", action="store_true", help="make lists and search index again from the log where they are out of step"
    )


def _passphrase(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--new-passphrase-file",
        metavar="FILE",
        help="read the new passphrase from the first line of FILE; - is standard input, the second line if both are",
    )


def _import(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--from",
        dest="source_kind",
        choices=[kind.value for kind in SourceFormat],
        metavar="FORMAT",
        help="what it is, where it is not recognised: " + ", ".join(SourceFormat),
    )
    command.add_argument("source", metavar="SOURCE", help="the file or folder to read")
    command.add_argument("journal", metavar="JOURNAL", help="path of the journal file")
    command.add_argument("--map", dest="mapping", metavar="text=What,happened=Date", help="columns of a table")
    command.add_argument("--dates", choices=[order.value for order in DateOrder], help="how its dates are written")
    command.add_argument("--password-file", metavar="FILE", help="the password of what is encrypted: FILE's first line")
    command.add_argument("--promises", action="store_true", help="make promises of the open tasks in it")
    command.add_argument(
        "--again",
        choices=[again.value for again in Again],
        default=Again.LEAVE.value,
        help="what becomes of what came in before and was thrown away, or was read by another mapping",
    )
    command.add_argument("--dry-run", action="store_true", help="show what would come in, and change nothing")


def _export(command: argparse.ArgumentParser) -> None:
    command.add_argument("target", metavar="TARGET", help="the file to write; an existing one is left alone")
    command.add_argument(
        "--to",
        dest="format",
        choices=[kind.value for kind in ExportFormat],
        metavar="FORMAT",
        required=True,
        help=", ".join(ExportFormat),
    )
    command.add_argument("--filter", metavar="WORDS", help='which entries, as in list: "kind:mistake since:2026-01"')
    command.add_argument(
        "--names", choices=("on", "off"), help="people by alias, or as letters (sqlite: off without it)"
    )
    command.add_argument("--about", metavar="P", help="everything that names one person, the others as letters")
    command.add_argument("--charts", metavar="C[,C...]", help="charts for a report in PDF, by name: chart --list")
    command.add_argument(
        "--current",
        action="store_true",
        help="archive: the present state only, nothing deleted or worded otherwise before",
    )


def _period(command: argparse.ArgumentParser) -> None:
    command.add_argument("--from", dest="first", metavar="D", help='first day ("1/9", "september")')
    command.add_argument("--to", dest="last", metavar="D", help="last day")
    command.add_argument("--filter", metavar="WORDS", help='which entries, as in list: "kind:mistake setting:check-in"')


def _findings(command: argparse.ArgumentParser) -> None:
    command.add_argument("--json", action="store_true", required=True, help="the only form so far")
    command.add_argument("--question", choices=_SERIES, metavar="SERIES", help="one question alone, with --by")
    command.add_argument("--by", choices=_FACTORS, metavar="FACTOR", help=", ".join(_FACTORS))
    _period(command)


def _chart(command: argparse.ArgumentParser) -> None:
    command.add_argument("--list", action=_ListCharts, nargs=0, help="name the charts")
    command.add_argument("name", choices=list(BY_ID), metavar="NAME", help="which chart")
    command.add_argument("journal", metavar="JOURNAL", help="path of the journal file")
    command.add_argument("target", metavar="TARGET", help="a file that ends in .png, .svg or .pdf")
    command.add_argument("--series", choices=_SERIES, default="questions")
    command.add_argument("--by", choices=_FACTORS, metavar="FACTOR", help=f"patterns: by one of {', '.join(_FACTORS)}")
    command.add_argument("--days", choices=("entries", "reactions"), default="entries", help="what the year tells")
    command.add_argument("--person", metavar="P", help="whose chart: for the chart person, and for no other")
    command.add_argument("--language", choices=("en", "da"))
    command.add_argument("--theme", choices=("light", "dark"), default="light")
    command.add_argument("--names", action="store_true", help="people by name; letters stand for them otherwise")
    _period(command)


def _calendar(command: argparse.ArgumentParser) -> None:
    command.add_argument("target", metavar="TARGET", help="a new file that ends in .ics")
    command.add_argument("--names", choices=("on", "off"), default="on", help="with whom, by alias, or nobody named")


def _screenshots(command: argparse.ArgumentParser) -> None:
    command.add_argument("folder", metavar="FOLDER", help="where to write the pictures")
    command.add_argument("--yes", action="store_true", help="do not ask, also where it is not the sample")
    command.add_argument("--language", choices=("en", "da"))
    command.add_argument("--theme", choices=("light", "dark"), default="light")
    command.add_argument("--size", type=_size, default=(1280, 800), metavar="1280x800")
    command.add_argument("--scale", type=_scale, default=1.0, metavar="1.5", help="text size, 0.8 to 2")


class _ListCharts(argparse.Action):
    """Names the charts and ends, as `--version` does."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        _namespace: argparse.Namespace,
        _values: object,
        _option: str | None = None,
    ) -> None:
        for room in (*LISTED, *(room for room in ROOMS if room not in LISTED)):
            say(f"{room.id:<16}{room.shows()}")
        parser.exit()


def _count(text: str) -> int:
    number = int(text)
    if not 1 <= number <= 1_000_000:
        raise argparse.ArgumentTypeError("between 1 and 1000000")
    return number


def _scale(text: str) -> float:
    scale = float(text)
    if not SMALLEST_TEXT_PERCENT <= scale * 100 <= LARGEST_TEXT_PERCENT:
        raise argparse.ArgumentTypeError("between 0.8 and 2")
    return scale


def _size(text: str) -> tuple[int, int]:
    width, _sign, height = text.partition("x")
    if not (width.isdigit() and height.isdigit() and int(width) >= 600 and int(height) >= 400):
        raise argparse.ArgumentTypeError("a size like 1280x800")
    return int(width), int(height)
