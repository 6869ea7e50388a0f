"""Meetings to come and days on which promises are due, as a calendar file. What is in them stays in the journal."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence

from leader_journal.core.calendar import CalendarEvent
from leader_journal.core.clock import Clock
from leader_journal.core.one_on_ones import MeetingState, OneOnOne
from leader_journal.services.paper.service import PaperService
from leader_journal.services.people.service import PeopleService
from leader_journal.storage.journal import Journal
from leader_journal.wording.calendar import event_title, promise_title

PAGE = "calendar"
"""The name by which `PaperService` keeps which words in the places of meetings are names."""


class CalendarService:
    """Makes calendar files. With `names` off no alias and no name is in them, the place of a meeting included."""

    def __init__(self, journal: Journal, people: PeopleService, paper: PaperService, clock: Clock) -> None:
        self._journal = journal
        self._people = people
        self._paper = paper
        self._clock = clock

    def calendar(self, *, names: bool = True) -> bytes:
        """Return all that is to come: meetings that have a day, those that were cancelled, and promises due."""
        return self._file([*self._meetings(names), *self._promises(names)])

    def calendar_of(self, meeting: OneOnOne, *, names: bool = True) -> bytes:
        """Return one meeting. Raises ValueError for one without a day."""
        if meeting.day is None:
            raise ValueError("a meeting needs a day")
        return self._file(self._events([(meeting.day, meeting)], names))

    def left(self, meeting: OneOnOne | None = None) -> dict[str, str]:
        """Return what looks like a name in the places of all meetings to come, or of one, and would be left."""
        meetings = [one for _day, one in self._to_come()] if meeting is None else [meeting]
        return self._paper.left_in(PAGE, own=(one.place for one in meetings))

    def _file(self, events: Iterable[CalendarEvent]) -> bytes:
        from leader_journal.exchange.calendar_file import calendar_file  # the library only where a calendar is made

        return calendar_file(events, self._clock.now())

    def _meetings(self, names: bool) -> Iterator[CalendarEvent]:
        return self._events(self._to_come(), names)

    def _to_come(self) -> list[tuple[dt.date, OneOnOne]]:
        today, kept = self._clock.now().date(), self._journal.one_on_ones.all()
        to_come = [(one.day, one) for one in kept if one.day is not None and one.day >= today]
        to_come.sort(key=lambda dated: (dated[0], dated[1].id))
        return [(day, one) for day, one in to_come if one.state is not MeetingState.HELD]

    def _events(self, meetings: Sequence[tuple[dt.date, OneOnOne]], names: bool) -> Iterator[CalendarEvent]:
        shown = self._shown([meeting.place for _day, meeting in meetings], names)
        for day, meeting in meetings:
            yield CalendarEvent(
                uid=meeting.id,
                title=event_title(self._people.alias_of(meeting.person) if names else ""),
                day=day,
                starts=meeting.starts,
                minutes=meeting.minutes,
                place=shown(meeting.place),
                cancelled=meeting.state is MeetingState.CANCELLED,
            )

    def _promises(self, names: bool) -> Iterator[CalendarEvent]:
        today = self._clock.now().date()
        for promise in self._journal.promises.open():
            if promise.due is not None and promise.due >= today:
                alias = self._people.alias_of(promise.to) if names and promise.to is not None else ""
                yield CalendarEvent(uid=promise.id, title=promise_title(alias), day=promise.due)

    def _shown(self, texts: Iterable[str], names: bool) -> Callable[[str], str]:
        if names:
            return self._people.shown
        return self._paper.hiding(PAGE, texts)
