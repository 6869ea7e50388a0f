"""Findings as numbers and charts as files."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from leader_journal.charts.findings import as_json, describe, render
from leader_journal.charts.shared.room import ChartRequest, Choosable, Room
from leader_journal.charts.table import BY_ID, ROOMS
from leader_journal.cli.days import days_back
from leader_journal.cli.options import PICTURES
from leader_journal.cli.output import STANDARD_OUTPUT, say, say_json, standard_output
from leader_journal.cli.pages import say_left
from leader_journal.composition import Services
from leader_journal.core.clock import Clock
from leader_journal.core.errors import BadInput
from leader_journal.core.filters import EVERYTHING, EntryFilter
from leader_journal.core.periods import Period, last_months
from leader_journal.core.tallies import DayView, Factor
from leader_journal.core.terms import Kind, Series
from leader_journal.services.files import write_new_file
from leader_journal.services.progress import PAGE, USUAL_MONTHS
from leader_journal.wording.catalogue import Language, _, current_language, language
from leader_journal.wording.filters import parse_filter, split_typed

_CHOICES = {"--question": tuple(Series), "--by": tuple(Factor)}


def findings(arguments: argparse.Namespace, journal: AbstractContextManager[Services], clock: Clock) -> int:
    """Print every number that the charts show (docs/findings.md)."""
    period = _period(arguments, clock)
    if arguments.question or arguments.by:
        return _question(arguments, journal, clock)
    with journal as services:
        chosen = _filter(arguments, services, clock)
        requests = (one for room in _ordered() for one in _every(ChartRequest(room, period, chosen), services))
        say_json({"findings": [as_json(services.progress.finding(request)) for request in requests]})
    return 0


def _question(arguments: argparse.Namespace, journal: AbstractContextManager[Services], clock: Clock) -> int:
    """Print the answer to one question: one series by one factor, and nothing else compared."""
    for option, given in (("--question", arguments.question), ("--by", arguments.by)):
        if given is None:
            raise BadInput(option, "", _CHOICES[option])
    asking = next(room for room in ROOMS if Choosable.QUESTION in room.choices)
    with journal as services:
        request = ChartRequest(
            asking,
            _period(arguments, clock),
            _filter(arguments, services, clock),
            series=Series(arguments.question),
            ask=Factor(arguments.by),
        )
        say_json({"findings": [as_json(services.progress.finding(request))]})
    return 0


def chart(arguments: argparse.Namespace, journal: AbstractContextManager[Services], clock: Clock) -> int:
    """Write one chart to a new file, or to standard output."""

    form = _form(arguments)
    choices = BY_ID[arguments.name].choices
    if (Choosable.PERSON in choices) is not bool(arguments.person):
        raise BadInput("--person", arguments.person or "")
    if arguments.by and Choosable.QUESTION not in choices:
        raise BadInput("NAME", arguments.name, tuple(room.id for room in ROOMS if Choosable.QUESTION in room.choices))
    chosen = Language(arguments.language) if arguments.language else current_language()
    streamed = arguments.target == STANDARD_OUTPUT
    with standard_output() if streamed else write_new_file(Path(arguments.target)) as file:
        with journal as services:
            finding = services.progress.finding(_request(arguments, services, clock))
            if not arguments.names:
                say_left(services.paper.left_in(PAGE, said=describe(finding).texts()))
        from leader_journal.figures.style import FigureStyle  # matplotlib: not for what is refused

        with language(chosen):
            file.write(render(finding, describe(finding), FigureStyle.of(arguments.theme), form))
    if not streamed:
        say(_("Wrote {path}. The file is not encrypted.").format(path=arguments.target))
    return 0


def _form(arguments: argparse.Namespace) -> str:
    """Return as what the chart is written: as it is said, else by the ending of the name, as a picture to a pipe."""
    if arguments.form:
        return str(arguments.form)
    if arguments.target == STANDARD_OUTPUT:
        return PICTURES[0]
    form = Path(arguments.target).suffix.removeprefix(".").lower()
    if form not in PICTURES:
        raise BadInput("TARGET", Path(arguments.target).name, tuple(f".{known}" for known in PICTURES))
    return form


def _request(arguments: argparse.Namespace, services: Services, clock: Clock) -> ChartRequest:
    return ChartRequest(
        BY_ID[arguments.name],
        _period(arguments, clock),
        _filter(arguments, services, clock),
        series=Series(arguments.series),
        days=DayView(arguments.days),
        person=_person(arguments, services),
        ask=Factor(arguments.by) if arguments.by else None,
        names=arguments.names,
        also=services.paper.taken_for_names(PAGE),
    )


def _ordered() -> list[Room[Any]]:
    """Return the charts in the order in which they are printed: what has one finding first, then those of each kind."""
    return sorted(ROOMS, key=lambda room: (Choosable.PERSON in room.choices, Choosable.ONE_KIND in room.choices))


def _every(asked: ChartRequest, services: Services) -> Iterator[ChartRequest]:
    """Yield every finding of a chart, over the days and of the entries that are asked for."""
    choices = asked.chart.choices
    if Choosable.SERIES in choices:
        yield from (replace(asked, series=series) for series in Series)
    elif Choosable.ONE_KIND in choices:
        for kind in Kind:
            if not asked.filter.kinds or kind in asked.filter.kinds:
                yield replace(asked, filter=replace(asked.filter, kinds=frozenset({kind})))
    elif Choosable.PERSON in choices:
        yield from (replace(asked, person=person.id) for person in services.people.all() if person.active)
    else:
        yield asked


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
