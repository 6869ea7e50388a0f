"""Findings as numbers and charts as files."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path

from leader_journal.cli.days import days_back
from leader_journal.cli.output import say, say_json
from leader_journal.composition import Services
from leader_journal.core.clock import Clock
from leader_journal.core.errors import BadInput
from leader_journal.core.filters import EVERYTHING, EntryFilter
from leader_journal.core.periods import Period, last_months
from leader_journal.core.tallies import DayView, Factor
from leader_journal.core.terms import Kind, Series
from leader_journal.services.files import write_new_file
from leader_journal.services.progress import USUAL_MONTHS, WITH_OTHERS, Chart, ChartRequest
from leader_journal.wording.catalogue import Language, _, current_language, language
from leader_journal.wording.filters import parse_filter, split_typed

FORMATS = ("png", "svg", "pdf")
_CHOICES = {"--question": tuple(Series), "--by": tuple(Factor)}


def findings(arguments: argparse.Namespace, journal: AbstractContextManager[Services], clock: Clock) -> int:
    """Print every number that the charts show (docs/findings.md)."""
    from leader_journal.insight.as_json import as_json  # numpy

    period = _period(arguments, clock)
    if arguments.question or arguments.by:
        return _question(arguments, journal, clock)
    with journal as services:
        asked = ChartRequest(Chart.PROGRESS, period, _filter(arguments, services, clock))
        say_json({"findings": [as_json(services.progress.finding(one)) for one in _every(asked, services)]})
    return 0


def _question(arguments: argparse.Namespace, journal: AbstractContextManager[Services], clock: Clock) -> int:
    """Print the answer to one question: one series by one factor, and nothing else compared."""
    from leader_journal.insight.as_json import as_json  # numpy

    for option, given in (("--question", arguments.question), ("--by", arguments.by)):
        if given is None:
            raise BadInput(option, "", _CHOICES[option])
    with journal as services:
        request = ChartRequest(
            Chart.PATTERNS,
            _period(arguments, clock),
            _filter(arguments, services, clock),
            series=Series(arguments.question),
            ask=Factor(arguments.by),
        )
        say_json({"findings": [as_json(services.progress.finding(request))]})
    return 0


def chart(arguments: argparse.Namespace, journal: AbstractContextManager[Services], clock: Clock) -> int:
    """Write one chart to a new file."""
    from leader_journal.figures.api import render  # matplotlib
    from leader_journal.figures.style import FigureStyle
    from leader_journal.wording.findings import describe

    target = Path(arguments.target)
    form = target.suffix.removeprefix(".").lower()
    if form not in FORMATS:
        raise BadInput("TARGET", target.name, tuple(f".{known}" for known in FORMATS))
    if (arguments.name == Chart.PERSON) is not bool(arguments.person):
        raise BadInput("--person", arguments.person or "")
    if arguments.by and arguments.name != Chart.PATTERNS:
        raise BadInput("NAME", arguments.name, (Chart.PATTERNS.value,))
    chosen = Language(arguments.language) if arguments.language else current_language()
    with write_new_file(target) as file:
        with journal as services:
            finding = services.progress.finding(_request(arguments, services, clock))
        with language(chosen):
            file.write(render(finding, describe(finding), FigureStyle.of(arguments.theme), form))
    say(_("Wrote {path}.").format(path=target))
    return 0


def _request(arguments: argparse.Namespace, services: Services, clock: Clock) -> ChartRequest:
    return ChartRequest(
        Chart(arguments.name),
        _period(arguments, clock),
        _filter(arguments, services, clock),
        series=Series(arguments.series),
        days=DayView(arguments.days),
        person=_person(arguments, services),
        ask=Factor(arguments.by) if arguments.by else None,
        names=arguments.names,
    )


def _every(asked: ChartRequest, services: Services) -> Iterator[ChartRequest]:
    """Yield every finding there is, over the days and of the entries that are asked for."""
    yield asked
    for chart in (Chart.ENTRIES, Chart.PATTERNS):
        yield from (replace(asked, chart=chart, series=series) for series in Series)
    for chart in (
        Chart.MONTH,
        Chart.REACTIONS,
        Chart.YEAR,
        Chart.PLAN,
        *WITH_OTHERS,
        Chart.BREACHES,
        Chart.VOICES,
        Chart.PROMISES,
    ):
        yield replace(asked, chart=chart)
    kinds = [kind for kind in Kind if not asked.filter.kinds or kind in asked.filter.kinds]
    for kind in kinds:
        yield replace(asked, chart=Chart.FAIRNESS, filter=replace(asked.filter, kinds=frozenset({kind})))
    for person in services.people.all():
        if person.active:
            yield replace(asked, chart=Chart.PERSON, person=person.id)


def _filter(arguments: argparse.Namespace, services: Services, clock: Clock) -> EntryFilter:
    if not arguments.filter:
        return EVERYTHING
    return parse_filter(split_typed(arguments.filter), services.people.ids_by_alias(), clock.now().date())


def _person(arguments: argparse.Namespace, services: Services) -> str | None:
    if not arguments.person:
        return None
    person = services.people.find(arguments.person.removeprefix("@"))
    if person is None:
        raise BadInput("--person", arguments.person)
    return person.id


def _period(arguments: argparse.Namespace, clock: Clock) -> Period:
    if arguments.first is None and arguments.last is None:
        return last_months(clock.now().date(), USUAL_MONTHS)
    today = clock.now().date()
    first = days_back("--from", arguments.first, today).first if arguments.first is not None else None
    last = days_back("--to", arguments.last, today).last if arguments.last is not None else None
    if first is not None and last is not None and first > last:
        raise BadInput("--to", arguments.last)
    return Period(first, last)
