"""A journal with people, promises and agreements in it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from leader_journal.charts.fairness.finding import FairnessFinding
from leader_journal.charts.fairness.room import FAIRNESS
from leader_journal.charts.promises.finding import PersonFinding, PromisesOverview
from leader_journal.charts.promises.room import PERSON, PROMISES
from leader_journal.charts.shared.room import ChartRequest
from leader_journal.composition import Services
from leader_journal.core.filters import EntryFilter
from leader_journal.core.records import Agreement, Entry, Person, Promise
from leader_journal.core.terms import Kind, Reaction

TODAY = dt.date(2026, 11, 24)
LISTENED: dict[str, Any] = {"reactions": (Reaction.LISTENED, Reaction.THANKED)}
SENT_OFF: dict[str, Any] = {"reactions": (Reaction.BRUSHED_OFF,)}


class Desk:
    """A journal with Ada, Bo and Eva, in this order."""

    def __init__(self, services: Services) -> None:
        self.services = services
        for alias in ("Ada", "Bo", "Eva"):
            services.people_book.add(alias)
        known = services.people.ids_by_alias()
        self.ada, self.bo, self.eva = (known[alias] for alias in ("Ada", "Bo", "Eva"))

    def put(self, *records: Entry | Agreement | Promise | Person) -> None:
        with self.services.writes.change() as writer:
            for record in records:
                writer.put(record)

    def entry(self, *people: str, days_ago: int = 3, kind: Kind | None = Kind.DISAGREEMENT, **fields: Any) -> str:
        happened = self.services.clock.now() - dt.timedelta(days=days_ago)
        entry = Entry(
            id=self.services.journal.ids.new(), happened=happened, written=happened, kind=kind, people=people, **fields
        )
        self.put(entry)
        return entry.id

    def promise(self, to: str | None, text: str = "The numbers", made: int = 10, **fields: Any) -> Promise:
        promise = Promise(id=self.services.journal.ids.new(), text=text, made=ago(made), to=to, **fields)
        self.put(promise)
        return promise

    def agreement(self, *said_to: str, said: int | None = 20, **fields: Any) -> Agreement:
        said_on = None if said is None else ago(said)
        fields = {"what": "We say it", **fields}
        agreement = Agreement(id=self.services.journal.ids.new(), said_to=said_to, said_on=said_on, **fields)
        self.put(agreement)
        return agreement

    def person(self, person: str, **asked: Any) -> PersonFinding:
        finding = self.services.progress.finding(ChartRequest(PERSON, person=person, **asked))
        assert isinstance(finding, PersonFinding)
        return finding

    def promises(self, **asked: Any) -> PromisesOverview:
        finding = self.services.progress.finding(ChartRequest(PROMISES, **asked))
        assert isinstance(finding, PromisesOverview)
        return finding

    def mirror(self, **asked: Any) -> FairnessFinding:
        finding = self.services.progress.finding(ChartRequest(FAIRNESS, **asked))
        assert isinstance(finding, FairnessFinding)
        return finding

    def opened(self, chosen: EntryFilter) -> set[str]:
        return {entry.id for entry in self.services.journal.entries.all(chosen)}


def ago(days: int) -> dt.date:
    return TODAY - dt.timedelta(days=days)


def ids(found: Iterable[Any]) -> set[str]:
    return {one.id for one in found}
