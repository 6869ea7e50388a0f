"""Findings as numbers and charts as files."""

from __future__ import annotations

import argparse
import datetime as dt
from contextlib import AbstractContextManager
from pathlib import Path

from leader_journal.cli.output import say, say_json
from leader_journal.composition import Services
from leader_journal.core.clock import Clock
from leader_journal.core.errors import BadInput
from leader_journal.core.periods import Period, last_months
from leader_journal.core.tallies import DayView, Factor
from leader_journal.core.terms import Series
from leader_journal.services.files import write_new_file
from leader_journal.services.progress import USUAL_MONTHS, WITH_OTHERS, Chart, ChartRequest
from leader_journal.wording.catalogue import Language, _, current_language, language

FORMATS = ("png", "svg", "pdf")
_CHOICES = {"--question": tuple(Series), "--by": tuple(Factor)}


def findings(arguments: argparse.Namespace, journal: AbstractContextManager[Services], clock: Clock) -> int:
    """Print every number that the charts show (docs/findings.md)."""
    from leader_journal.insight.as_json import as_json  # numpy

    period = _period(arguments, clock)
    if arguments.question or arguments.by:
        return _question(arguments, journal, period)
    requests = [ChartRequest(Chart.PROGRESS, period)]
    requests += [ChartRequest(Chart.ENTRIES, period, series=series) for series in Series]
    requests += [ChartRequest(Chart.PATTERNS, period, series=series) for series in Series]
    requests += [
        ChartRequest(chart, period) for chart in (Chart.MONTH, Chart.REACTIONS, Chart.YEAR, Chart.PLAN, *WITH_OTHERS)
    ]
    with journal as services:
        say_json({"findings": [as_json(services.progress.finding(request)) for request in requests]})
    return 0


def _question(arguments: argparse.Namespace, journal: AbstractContextManager[Services], period: Period) -> int:
    """Print the answer to one question: one series by one factor, and nothing else compared."""
    from leader_journal.insight.as_json import as_json  # numpy

    for option, given in (("--question", arguments.question), ("--by", arguments.by)):
        if given is None:
            raise BadInput(option, "", _CHOICES[option])
    request = ChartRequest(Chart.PATTERNS, period, series=Series(arguments.question), ask=Factor(arguments.by))
    with journal as services:
        say_json({"findings": [as_json(services.progress.finding(request))]})
    return 0


def chart(arguments: argparse.Namespace, journal: AbstractContextManager[Services], clock: Clock) -> int:
    """Write one chart to a new file."""
    from leader_journal.figures.api import render  # matplotlib
    from leader_journal.figures.style import FigureStyle
    from leader_journal.insight.names import without_names
    from leader_journal.wording.findings import describe

    target = Path(arguments.target)
    form = target.suffix.removeprefix(".").lower()
    if form not in FORMATS:
        raise BadInput("TARGET", target.name, tuple(f".{known}" for known in FORMATS))
    if arguments.by and arguments.name != Chart.PATTERNS:
        raise BadInput("NAME", arguments.name, (Chart.PATTERNS.value,))
    request = ChartRequest(
        Chart(arguments.name),
        _period(arguments, clock),
        series=Series(arguments.series),
        days=DayView(arguments.days),
        ask=Factor(arguments.by) if arguments.by else None,
    )
    chosen = Language(arguments.language) if arguments.language else current_language()
    with write_new_file(target) as file:
        with journal as services:
            finding = services.progress.finding(request)
        if not arguments.names:
            finding = without_names(finding)
        with language(chosen):
            file.write(render(finding, describe(finding), FigureStyle.of(arguments.theme), form))
    say(_("Wrote {path}.").format(path=target))
    return 0


def _period(arguments: argparse.Namespace, clock: Clock) -> Period:
    if arguments.first is None and arguments.last is None:
        return last_months(clock.now().date(), USUAL_MONTHS)
    first, last = _day("--from", arguments.first), _day("--to", arguments.last)
    if first is not None and last is not None and first > last:
        raise BadInput("--to", arguments.last)
    return Period(first, last)


def _day(option: str, text: str | None) -> dt.date | None:
    if text is None:
        return None
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise BadInput(option, text) from None
