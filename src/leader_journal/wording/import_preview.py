"""What the window says of an import: counts, days, whom and what comes along, choices."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Protocol

from leader_journal.core.imports import Again, DateDecision, LineProblem, Remark, SourceFormat
from leader_journal.wording.catalogue import _, counted, ngettext
from leader_journal.wording.dates import day_month_year, short_day, time_of_day
from leader_journal.wording.imports import note_sentences, problem_sentences

_NAMED = 12


class _Plan(Protocol):
    """What is said of a source."""

    @property
    def format(self) -> SourceFormat: ...
    @property
    def total(self) -> int: ...
    @property
    def dates(self) -> DateDecision: ...
    @property
    def kept(self) -> Sequence[str]: ...
    @property
    def left_out(self) -> Sequence[str]: ...
    @property
    def problems(self) -> Sequence[LineProblem]: ...


class MeetingFound(Protocol):
    """A one-on-one of a calendar, as it is shown before it comes in."""

    @property
    def day(self) -> dt.date: ...
    @property
    def time(self) -> dt.time | None: ...
    @property
    def person(self) -> str: ...
    @property
    def cancelled(self) -> bool: ...


class _WouldComeIn(Protocol):
    """How much would come in."""

    @property
    def added(self) -> int: ...
    @property
    def again(self) -> int: ...
    @property
    def meetings(self) -> int: ...


class _Preview(Protocol):
    """What an import would do."""

    def would(self) -> _WouldComeIn: ...
    @property
    def plan(self) -> _Plan: ...
    @property
    def known(self) -> int: ...
    @property
    def known_meetings(self) -> int: ...
    @property
    def first_day(self) -> dt.date | None: ...
    @property
    def last_day(self) -> dt.date | None: ...
    @property
    def new_people(self) -> Sequence[str]: ...
    @property
    def themes(self) -> Sequence[str]: ...
    @property
    def remarks(self) -> Sequence[tuple[Remark, int]]: ...


def counts_sentence(preview: _Preview) -> str:
    """Return how much would come in, and how much is here."""
    return " ".join([*would_come_in(preview, preview.would()), *known_sentences(preview)])


def would_come_in(preview: _Preview, counts: _WouldComeIn) -> Iterator[str]:
    """Yield how much would come in; while dates are in doubt nothing would, and it is told how much was found."""
    found = preview.plan.total
    if preview.plan.dates.doubtful:
        yield ngettext("{count} entry was found.", "{count} entries were found.", found).format(count=counted(found))
        return
    if counts.added or not (counts.again or counts.meetings):
        yield ngettext("{count} entry would come in.", "{count} entries would come in.", counts.added).format(
            count=counted(counts.added)
        )
    if counts.again:
        yield ngettext(
            "{count} entry would be here again.", "{count} entries would be here again.", counts.again
        ).format(count=counted(counts.again))
    if counts.meetings:
        yield ngettext(
            "{count} one-on-one would come in.", "{count} one-on-ones would come in.", counts.meetings
        ).format(count=counted(counts.meetings))


def known_sentences(preview: _Preview) -> Iterator[str]:
    """Yield how much of a source is here already; what is the same is known once its dates are."""
    if preview.plan.dates.doubtful:
        return
    if preview.known:
        yield ngettext("{count} entry was here already.", "{count} entries were here already.", preview.known).format(
            count=counted(preview.known)
        )
    if preview.known_meetings:
        yield ngettext(
            "{count} one-on-one was here already.", "{count} one-on-ones were here already.", preview.known_meetings
        ).format(count=counted(preview.known_meetings))


def span_sentence(preview: _Preview) -> str:
    """Return the first and the last day."""
    if preview.first_day is None or preview.last_day is None:
        return ""
    return _("From {first} to {last}.").format(
        first=day_month_year(preview.first_day), last=day_month_year(preview.last_day)
    )


def meeting_moment(meeting: MeetingFound, today: dt.date) -> str:
    """Return the day of a one-on-one, and its time where it has one."""
    day = short_day(meeting.day, today)
    return day if meeting.time is None else _("{day}, {time}").format(day=day, time=time_of_day(meeting.time))


def meeting_words(meeting: MeetingFound) -> str:
    """Return whom a one-on-one is with, and that it was called off."""
    if meeting.cancelled:
        return _("{name} (cancelled)").format(name=meeting.person)
    return meeting.person


def notes(preview: _Preview) -> Iterator[str]:
    """Yield whom and what comes along, what is kept and what is not, what looks wrong, and why something stays out."""
    if preview.new_people:
        yield _("New people: {names}.").format(names=_listed(preview.new_people))
    if preview.themes:
        yield _("Themes: {names}.").format(names=_listed(preview.themes))
    plan = preview.plan
    yield from note_sentences(plan.dates, plan.kept, plan.left_out, preview.remarks)
    if not plan.dates.doubtful:  # what cannot be read is known once it is said how
        yield from problem_sentences(plan.problems, plan.format)


def tasks_label(count: int) -> str:
    """Return the choice to make promises of open tasks."""
    return ngettext("Make a promise of {count} open task", "Make promises of {count} open tasks", count).format(
        count=counted(count)
    )


def again_label(again: Again, count: int) -> str:
    """Return what becomes of entries that came in before, as a choice."""
    return {
        Again.LEAVE: ngettext(
            "{count} entry came in before: leave it", "{count} entries came in before: leave them", count
        ),
        Again.BRING_BACK: ngettext(
            "{count} entry came in before: bring it back from the bin",
            "{count} entries came in before: bring them back from the bin",
            count,
        ),
        Again.AFRESH: ngettext(
            "{count} entry came in before: read it again", "{count} entries came in before: read them again", count
        ),
    }[again].format(count=counted(count))


def came_in(added: int, again: int, meetings: int) -> str:
    said = []
    if added or not (again or meetings):
        said.append(ngettext("{count} entry came in.", "{count} entries came in.", added).format(count=counted(added)))
    if again:
        said.append(
            ngettext("{count} entry is here again.", "{count} entries are here again.", again).format(
                count=counted(again)
            )
        )
    if meetings:
        said.append(
            ngettext("{count} one-on-one came in.", "{count} one-on-ones came in.", meetings).format(
                count=counted(meetings)
            )
        )
    return " ".join(said)


def _listed(names: Sequence[str]) -> str:
    shown = " ".join(", ".join(names[:_NAMED]).split())
    return shown if len(names) <= _NAMED else f"{shown}, … ({counted(len(names))})"
