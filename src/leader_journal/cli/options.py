"""What each command takes: read for the one command that is asked for, since some of it knows charts and records."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping

from leader_journal.cli.output import say
from leader_journal.core.terms import Kind, Mark, Reaction, Series, Tone
from leader_journal.wording.catalogue import _

PICTURES = ("png", "svg", "pdf")
"""What a chart is written as."""

_SERIES = tuple(series.value for series in Series)


def _factors() -> tuple[str, ...]:
    from leader_journal.core.tallies import Factor

    return tuple(factor.value for factor in Factor)


def add_options(name: str, command: argparse.ArgumentParser) -> None:
    """Add to a command all that it takes."""
    if name == "menu-entry":  # the only one that is about no journal
        _menu_entry(command)
        return
    if name not in {"import", "chart"}:  # what they read or name comes first
        _journal(command)
    if name in _OPTIONS:
        _OPTIONS[name](command)
    command.add_argument(
        "--passphrase-file",
        metavar="FILE",
        help=_("read the passphrase from the first line of FILE; - is standard input"),
    )


def _journal(command: argparse.ArgumentParser) -> None:
    command.add_argument("journal", metavar="JOURNAL", help=_("path of the journal file"))


def _elements() -> Mapping[str, str]:
    return {
        "humility": _("situational humility: whether I showed it"),
        "questions": _("curious questions: whether I asked them"),
        "room": _("room to speak: whether I gave it"),
    }


def _sample(command: argparse.ArgumentParser) -> None:
    command.add_argument("--language", choices=("en", "da"), help=_("default: the app's language"))
    command.add_argument("--entries", type=_count, metavar="N", help=_("a large, varied journal of N entries instead"))
    command.add_argument("--seed", type=int, default=1, metavar="S", help=_("which large journal (default: 1)"))


def _add(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--text", help=_("what happened, in one factual line; - reads it from standard input; default: you are asked")
    )
    command.add_argument(
        "--kind", choices=[kind.value for kind in Kind], required=True, help=_("what somebody came to me with")
    )
    command.add_argument(
        "--person", action="append", default=[], metavar="P", help=_("who; may be given several times")
    )
    command.add_argument(
        "--reaction",
        default="",
        metavar="R[,R...]",
        help=_("first reactions, with commas: {values}").format(
            values=", ".join(reaction.value for reaction in Reaction)
        ),
    )
    command.add_argument("--tone", choices=[tone.value for tone in Tone], help=_("how I said it"))
    for element, asks in _elements().items():
        command.add_argument(
            f"--{element}", choices=[mark.value for mark in Mark], default=Mark.UNMARKED.value, help=asks
        )
    command.add_argument(
        "--happened", metavar="WHEN", help=_('when it happened ("yesterday 14", "2026-10-15 16:20"); default: now')
    )


def _list(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "filter",
        nargs="*",
        metavar="FILTER",
        help=_("words to search for, or kind:, person:, since: ...; - reads standard input"),
    )
    command.add_argument("--json", action="store_true", help=_("print the entries as JSON"))


def _search(command: argparse.ArgumentParser) -> None:
    command.add_argument("words", nargs="+", metavar="WORDS", help=_("parts of words; all of them must occur"))
    command.add_argument("--all", action="store_true", help=_("print every hit of each group"))
    command.add_argument("--json", action="store_true", help=_("print the hits as JSON"))


def _book(command: argparse.ArgumentParser) -> None:
    command.add_argument("--json", action="store_true", help=_("print the list as JSON"))


def _bring_up(command: argparse.ArgumentParser) -> None:
    command.add_argument("person", metavar="PERSON", help=_("with whom, by alias"))
    command.add_argument("text", metavar="TEXT", help=_("the line"))


def _one_on_one(command: argparse.ArgumentParser) -> None:
    command.add_argument("person", metavar="PERSON", help=_("with whom, by alias"))
    command.add_argument("target", metavar="TARGET", help=_("a new file that ends in .pdf or .md"))
    command.add_argument("--names", choices=("on", "off"), default="on", help=_("people by alias, or as letters"))
    command.add_argument(
        "--date", metavar="D", help=_('the day of the meeting ("Friday", "3 Dec"); default: the next one')
    )


def _review(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "month", metavar="MONTH", help=_('of which month ("October", "2026-10"), or a day that it covers')
    )
    command.add_argument("target", metavar="TARGET", help=_("a new file that ends in .pdf or .md"))
    command.add_argument("--names", choices=("on", "off"), default="on", help=_("people by alias, or as letters"))


def _backup(command: argparse.ArgumentParser) -> None:
    _second(command, _("copy it into this folder too"))


def _second(command: argparse.ArgumentParser, help_line: str) -> None:
    command.add_argument("--folder", metavar="FOLDER", help=help_line)


def _backups(command: argparse.ArgumentParser) -> None:
    _second(command, _("look into this folder too"))
    command.add_argument(
        "--delete",
        action="append",
        metavar="NAME",
        help=_("delete this one for good, or all; may be given several times"),
    )
    command.add_argument("--json", action="store_true", help=_("print the list as JSON"))


def _erasing(command: argparse.ArgumentParser) -> None:
    command.add_argument("--yes", action="store_true", help=_("do it; without this it is only shown"))
    _second(command, _("list the copies in this folder too"))


def _forget(command: argparse.ArgumentParser) -> None:
    from leader_journal.core.forgetting import BareNamesLeft, Keep  # it knows every record

    command.add_argument("person", metavar="PERSON", help=_("whom, by alias"))
    command.add_argument(
        "--entries",
        choices=[keep.value for keep in Keep],
        default=Keep.ENTRIES.value,
        help=_('keep the entries with "someone" in place of the name (entries), or erase them (nothing)'),
    )
    command.add_argument(
        "--bare-names",
        choices=[bare.value for bare in BareNamesLeft],
        default=BareNamesLeft.DOUBTFUL.value,
        help=_("in which sentences a name without @ is replaced (default: where it is certain who is meant)"),
    )
    _erasing(command)


def _erase_wordings(command: argparse.ArgumentParser) -> None:
    which = command.add_mutually_exclusive_group(required=True)
    which.add_argument("--entry", metavar="ID", help=_("of one entry, by its id: list --json shows it"))
    which.add_argument("--person", metavar="P", help=_("of everything that names one person"))
    _erasing(command)


def _restore(command: argparse.ArgumentParser) -> None:
    command.add_argument("backup", metavar="BACKUP", help=_("a backup by its path or its name in the list, or latest"))
    _second(command, _("look into this folder too"))


def _rescue(command: argparse.ArgumentParser) -> None:
    command.add_argument("new", metavar="NEW", help=_("where the new journal goes; an existing file is left alone"))
    _second(command, _("use the backups in this folder too"))


def _check(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--mend",
        action="store_true",
        help=_("make lists and search index again from the log where they are out of step"),
    )


def _snapshot(command: argparse.ArgumentParser) -> None:
    command.add_argument("target", metavar="TARGET", help=_("where it goes, for instance a USB stick; a new file"))


def _merge(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "other", metavar="OTHER", help=_("a snapshot, a backup, or a copy of the journal that is closed")
    )
    command.add_argument(
        "--other-passphrase-file",
        metavar="FILE",
        help=_("if the other copy has another passphrase: read it from the first line of FILE"),
    )


def _passphrase(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--new-passphrase-file",
        metavar="FILE",
        help=_("read the new passphrase from the first line of FILE; - is standard input, the second line if both are"),
    )


def _import(command: argparse.ArgumentParser) -> None:
    from leader_journal.core.imports import Again, DateOrder, SourceFormat

    command.add_argument(
        "--from",
        dest="source_kind",
        choices=[kind.value for kind in SourceFormat],
        metavar="FORMAT",
        help=_("what it is, if it is not recognised: {values}").format(values=", ".join(SourceFormat)),
    )
    command.add_argument("source", metavar="SOURCE", help=_("the file or folder to read"))
    _journal(command)
    command.add_argument("--map", dest="mapping", metavar="text=What,happened=Date", help=_("columns of a table"))
    command.add_argument("--dates", choices=[order.value for order in DateOrder], help=_("how its dates are written"))
    command.add_argument(
        "--password-file",
        metavar="FILE",
        help=_("the password of what is encrypted: read it from the first line of FILE"),
    )
    command.add_argument("--promises", action="store_true", help=_("make promises of the open tasks in it"))
    command.add_argument(
        "--again",
        choices=[again.value for again in Again],
        default=Again.LEAVE.value,
        help=_("what to do with what came in before and was thrown away, or was read with another mapping"),
    )
    command.add_argument("--dry-run", action="store_true", help=_("show what would come in, and change nothing"))


def _export(command: argparse.ArgumentParser) -> None:
    from leader_journal.core.exports import ExportFormat  # it knows filters

    command.add_argument(
        "target", metavar="TARGET", help=_("the file to write; an existing one is left alone; - is standard output")
    )
    command.add_argument(
        "--to",
        dest="format",
        choices=[kind.value for kind in ExportFormat],
        metavar="FORMAT",
        required=True,
        help=_("as what: {values}").format(values=", ".join(ExportFormat)),
    )
    command.add_argument("--filter", metavar="WORDS", help=_('which entries, as in list: "kind:mistake since:2026-01"'))
    command.add_argument(
        "--names", choices=("on", "off"), help=_("people by alias, or as letters (default for sqlite: off)")
    )
    command.add_argument("--about", metavar="P", help=_("everything that names one person, the others as letters"))
    command.add_argument("--charts", metavar="C[,C...]", help=_("charts for a report in PDF, by name: chart --list"))
    command.add_argument(
        "--current",
        action="store_true",
        help=_("archive: the present state only, without what was deleted and without earlier wordings"),
    )


def _period(command: argparse.ArgumentParser) -> None:
    command.add_argument("--from", dest="first", metavar="D", help=_('first day ("1 Sep", "September")'))
    command.add_argument("--to", dest="last", metavar="D", help=_("last day"))
    command.add_argument(
        "--filter", metavar="WORDS", help=_('which entries, as in list: "kind:mistake setting:check-in"')
    )


def _findings(command: argparse.ArgumentParser) -> None:
    factors = _factors()
    command.add_argument("--json", action="store_true", required=True, help=_("the only form so far"))
    command.add_argument("--question", choices=_SERIES, metavar="SERIES", help=_("one question alone, with --by"))
    command.add_argument(
        "--by",
        choices=factors,
        metavar="FACTOR",
        help=_("by what, with --question: {values}").format(values=", ".join(factors)),
    )
    _period(command)


def _chart(command: argparse.ArgumentParser) -> None:
    from leader_journal.charts.table import BY_ID  # a room for each chart, for the two commands that name them
    from leader_journal.core.tallies import DayView

    factors = _factors()

    command.add_argument("--list", action=_ListCharts, nargs=0, help=_("list the charts"))
    command.add_argument("name", choices=list(BY_ID), metavar="NAME", help=_("which chart"))
    _journal(command)
    command.add_argument(
        "target", metavar="TARGET", help=_("a new file that ends in .png, .svg or .pdf; - is standard output")
    )
    command.add_argument("--as", dest="form", choices=PICTURES, help=_("as what, if the file name does not say"))
    command.add_argument(
        "--series", choices=_SERIES, default="questions", help=_("entries, patterns: of what (default: questions)")
    )
    command.add_argument(
        "--by",
        choices=factors,
        metavar="FACTOR",
        help=_("patterns: by one of {values}").format(values=", ".join(factors)),
    )
    command.add_argument(
        "--days", choices=[view.value for view in DayView], default=DayView.ENTRIES.value, help=_("what the year tells")
    )
    command.add_argument("--person", metavar="P", help=_("whose chart: for the chart person, and for no other"))
    command.add_argument("--language", choices=("en", "da"), help=_("default: the app's language"))
    command.add_argument("--theme", choices=("light", "dark"), default="light", help=_("default: light"))
    command.add_argument("--names", action="store_true", help=_("people by name; default: as letters"))
    _period(command)


def _calendar(command: argparse.ArgumentParser) -> None:
    command.add_argument("target", metavar="TARGET", help=_("a new file that ends in .ics"))
    command.add_argument("--names", choices=("on", "off"), default="on", help=_("with whom, by alias, or nobody named"))


def _menu_entry(command: argparse.ArgumentParser) -> None:
    command.add_argument("--remove", action="store_true", help=_("remove the entry from the menu"))


def _screenshots(command: argparse.ArgumentParser) -> None:
    command.add_argument("folder", metavar="FOLDER", help=_("where to write the pictures"))
    command.add_argument("--yes", action="store_true", help=_("do not ask, even if it is not the sample"))
    command.add_argument("--language", choices=("en", "da"), help=_("default: the app's language"))
    command.add_argument("--theme", choices=("light", "dark"), default="light", help=_("default: light"))
    command.add_argument("--size", type=_size, default=(1280, 800), metavar="1280x800", help=_("size of the window"))
    command.add_argument("--scale", type=_scale, default=1.0, metavar="1.5", help=_("text size, 0.8 to 2"))


class _ListCharts(argparse.Action):
    """Names the charts and ends, as `--version` does."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        _namespace: argparse.Namespace,
        _values: object,
        _option: str | None = None,
    ) -> None:
        from leader_journal.charts.table import LISTED, ROOMS

        for room in (*LISTED, *(room for room in ROOMS if room not in LISTED)):
            say(f"{room.id:<16}{room.shows()}")
        parser.exit()


def _count(text: str) -> int:
    number = int(text)
    if not 1 <= number <= 1_000_000:
        raise argparse.ArgumentTypeError(_("between 1 and 1000000"))
    return number


def _scale(text: str) -> float:
    from leader_journal.settings import LARGEST_TEXT_PERCENT, SMALLEST_TEXT_PERCENT

    scale = float(text)
    if not SMALLEST_TEXT_PERCENT <= scale * 100 <= LARGEST_TEXT_PERCENT:
        raise argparse.ArgumentTypeError(_("between 0.8 and 2"))
    return scale


def _size(text: str) -> tuple[int, int]:
    width, _sign, height = text.partition("x")
    if not (width.isdigit() and height.isdigit() and int(width) >= 600 and int(height) >= 400):
        raise argparse.ArgumentTypeError(_("a size like 1280x800"))
    return int(width), int(height)


_OPTIONS: Mapping[str, Callable[[argparse.ArgumentParser], None]] = {
    "sample": _sample,
    "add": _add,
    "list": _list,
    "search": _search,
    "people": _book,
    "promises": _book,
    "agreements": _book,
    "bring-up": _bring_up,
    "bring-ups": _book,
    "one-on-one": _one_on_one,
    "one-on-ones": _book,
    "review": _review,
    "reviews": _book,
    "plans": _book,
    "check": _check,
    "passphrase": _passphrase,
    "backup": _backup,
    "backups": _backups,
    "restore": _restore,
    "rescue": _rescue,
    "snapshot": _snapshot,
    "merge": _merge,
    "forget": _forget,
    "erase-wordings": _erase_wordings,
    "empty-bin": _erasing,
    "import": _import,
    "export": _export,
    "findings": _findings,
    "chart": _chart,
    "calendar": _calendar,
    "screenshots": _screenshots,
}
"""Every command but `create`, for which the journal's path is enough."""
