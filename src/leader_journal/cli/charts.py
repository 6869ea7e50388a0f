"""Findings as numbers and charts as files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from leader_journal.charts.findings import as_json, describe, render
from leader_journal.charts.shared.room import ChartRequest, Choosable, Room
from leader_journal.charts.table import BY_ID, ROOMS
from leader_journal.cli.call import Call, person_called
from leader_journal.cli.days import days_back
from leader_journal.cli.options.charts import PICTURES, USUAL_SERIES
from leader_journal.cli.output import STANDARD_OUTPUT, say, say_json, say_json_under, standard_output
from leader_journal.cli.pages import say_left
from leader_journal.composition import Services
from leader_journal.core.errors import BadInput, GoesWithOthers, NeedsOption, NoDayLeft
from leader_journal.core.filters import EVERYTHING, EntryFilter
from leader_journal.core.periods import Period, last_months
from leader_journal.core.tallies import DayView, Factor
from leader_journal.core.terms import Kind, Series
from leader_journal.services.files import write_new_file
from leader_journal.services.progress import PAGE, USUAL_MONTHS
from leader_journal.wording.catalogue import Language, _, current_language, language
from leader_journal.wording.filters.parsing import parse_filter, split_typed

_CHOICES = {"--question": tuple(Series), "--by": tuple(Factor)}


def findings(call: Call) -> int:
    """Print every number that the charts show (docs/findings.md)."""
    period = _period(call)
    if call.given.question or call.given.by:
        return _question(call)
    with call.opened() as services:
        chosen = _filter(call, services)
        requests = (one for room in _ordered() for one in _every(ChartRequest(room, period, chosen), services))
        say_json_under("findings", (as_json(services.progress.finding(request)) for request in requests))
    return 0


def _question(call: Call) -> int:
    """Print the answer to one question: one series by one factor, and nothing else compared."""
    for option, given in (("--question", call.given.question), ("--by", call.given.by)):
        if given is None:
            raise BadInput(option, "", _CHOICES[option])
    asking = next(room for room in ROOMS if Choosable.QUESTION in room.choices)
    with call.opened() as services:
        request = ChartRequest(
            asking,
            _period(call),
            _filter(call, services),
            series=Series(call.given.question),
            ask=Factor(call.given.by),
        )
        say_json({"findings": [as_json(services.progress.finding(request))]})
    return 0


def chart(call: Call) -> int:
    """Write one chart to a new file, or to standard output."""
    form = _form(call)
    _check(call)
    chosen = Language(call.given.language) if call.given.language else current_language()
    streamed = call.given.target == STANDARD_OUTPUT
    with standard_output() if streamed else write_new_file(Path(call.given.target)) as file:
        with call.opened() as services:
            finding = services.progress.finding(_request(call, services))
            if not call.given.names:
                say_left(services.paper.left_in(PAGE, said=describe(finding).texts()))
        from leader_journal.figures.style import FigureStyle  # matplotlib: not for what is refused

        with language(chosen):
            file.write(render(finding, describe(finding), FigureStyle.of(call.given.theme), form))
    if not streamed:
        say(_("Wrote {path}. The file is not encrypted.").format(path=call.given.target))
    return 0


def _check(call: Call) -> None:
    """Refuse what this chart knows nothing of, before anything is asked: it would be left out in silence."""
    chart = BY_ID[call.given.name]
    for option, choice, given in (
        ("--person", Choosable.PERSON, call.given.person),
        ("--by", Choosable.QUESTION, call.given.by),
        ("--series", Choosable.SERIES, call.given.series),
        ("--days", Choosable.DAY_VIEW, call.given.days),
    ):
        if given is not None and choice not in chart.choices:
            raise GoesWithOthers(option, chart.id, tuple(room.id for room in ROOMS if choice in room.choices))
    if Choosable.PERSON in chart.choices and not call.given.person:
        raise NeedsOption(chart.id, "--person")


def _form(call: Call) -> str:
    """Return as what the chart is written: as it is said, else by the ending of the name, as a picture to a pipe."""
    if call.given.form:
        return str(call.given.form)
    if call.given.target == STANDARD_OUTPUT:
        return PICTURES[0]
    form = Path(call.given.target).suffix.removeprefix(".").lower()
    if form not in PICTURES:
        raise BadInput("TARGET", Path(call.given.target).name, tuple(f".{known}" for known in PICTURES))
    return form


def _request(call: Call, services: Services) -> ChartRequest:
    return ChartRequest(
        BY_ID[call.given.name],
        _period(call),
        _filter(call, services),
        series=Series(call.given.series or USUAL_SERIES),
        days=DayView(call.given.days or DayView.ENTRIES),
        person=_person(call, services),
        ask=Factor(call.given.by) if call.given.by else None,
        names=call.given.names,
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


def _filter(call: Call, services: Services) -> EntryFilter:
    if not call.given.filter:
        return EVERYTHING
    return parse_filter(split_typed(call.given.filter), services.people.ids_by_alias(), call.today)


def _person(call: Call, services: Services) -> str | None:
    if not call.given.person:
        return None
    return person_called(services, call.given.person, option="--person").id


def _period(call: Call) -> Period:
    if call.given.first is None and call.given.last is None:
        return last_months(call.today, USUAL_MONTHS)
    today = call.today
    first = days_back("--from", call.given.first, today).first if call.given.first is not None else None
    last = days_back("--to", call.given.last, today).last if call.given.last is not None else None
    if first is not None and last is not None and first > last:
        raise NoDayLeft("--to", call.given.last)
    return Period(first, last)
