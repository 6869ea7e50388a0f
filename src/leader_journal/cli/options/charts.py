"""What the commands take that draw charts, and print their numbers."""

from __future__ import annotations

import argparse

from leader_journal.cli.options import journal, language, theme
from leader_journal.cli.output import say
from leader_journal.core.terms import Series
from leader_journal.wording.catalogue import _

PICTURES = ("png", "svg", "pdf")
"""What a chart is written as."""

USUAL_SERIES = Series.QUESTIONS
"""Of which a chart is that shows one of the four."""

_SERIES = tuple(series.value for series in Series)


def findings(command: argparse.ArgumentParser) -> None:
    factors = _factors()
    command.add_argument("--json", action="store_true", required=True, help=_("the only form so far"))
    command.add_argument("--question", choices=_SERIES, metavar="SERIES", help=_("one question alone, with --by"))
    command.add_argument(
        "--by",
        choices=factors,
        metavar="FACTOR",
        help=_("by what, with --question: {values}").format(values=", ".join(factors)),
    )
    period(command)


def chart(command: argparse.ArgumentParser) -> None:
    from leader_journal.charts.table import BY_ID  # a room for each chart, for the two commands that name them
    from leader_journal.core.tallies import DayView

    factors = _factors()

    command.add_argument("--list", action=_ListCharts, nargs=0, help=_("list the charts"))
    command.add_argument("name", choices=list(BY_ID), metavar="NAME", help=_("which chart"))
    journal(command)
    command.add_argument(
        "target", metavar="TARGET", help=_("a new file that ends in .png, .svg or .pdf; - is standard output")
    )
    command.add_argument("--as", dest="form", choices=PICTURES, help=_("as what, if the file name does not say"))
    command.add_argument("--series", choices=_SERIES, help=_("entries, patterns: of what (default: questions)"))
    command.add_argument(
        "--by",
        choices=factors,
        metavar="FACTOR",
        help=_("patterns: by one of {values}").format(values=", ".join(factors)),
    )
    command.add_argument(
        "--days", choices=[view.value for view in DayView], help=_("what the year tells (default: entries)")
    )
    command.add_argument("--person", metavar="P", help=_("whose chart: for the chart person, and for no other"))
    language(command)
    theme(command)
    command.add_argument("--names", action="store_true", help=_("people by name; default: as letters"))
    period(command)


def period(command: argparse.ArgumentParser) -> None:
    command.add_argument("--from", dest="first", metavar="D", help=_('first day ("1 Sep", "September")'))
    command.add_argument("--to", dest="last", metavar="D", help=_("last day"))
    command.add_argument(
        "--filter", metavar="WORDS", help=_('which entries, as in list: "kind:mistake setting:check-in"')
    )


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


def _factors() -> tuple[str, ...]:
    from leader_journal.core.tallies import Factor

    return tuple(factor.value for factor in Factor)
