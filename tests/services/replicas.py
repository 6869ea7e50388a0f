"""Three machines with one journal: whatever is done on each, and in whatever order they meet, they end up alike.

Clocks run hours apart, and are set back. What is held against: what anybody ever wrote is in all three, unless it was
erased for good by somebody; and what is shown is the same everywhere.
"""

from __future__ import annotations

import datetime as dt
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule
from msgspec.structs import replace
from tests.old_bin import purge
from tests.ready import content_of_a_journal
from tests.services.conftest import PASSPHRASE

from leader_journal.composition import Services
from leader_journal.core.errors import AliasTaken, ChangedSince
from leader_journal.core.filters import EVERYTHING
from leader_journal.core.forgetting import Keep
from leader_journal.core.imports import Again
from leader_journal.core.records import Entry, Origin, Person
from leader_journal.core.terms import Kind
from leader_journal.services.entries.capture import Captured
from leader_journal.storage import vault
from leader_journal.storage.journal import Journal

START = dt.datetime(2026, 11, 24, 10, 30, tzinfo=dt.timezone(dt.timedelta(hours=1)))
CHEAP = (vault.Profile(passes=1, memory=8192),)
NAMES = ("Kim", "Åse", "Bo")
SOURCES = {
    "a.jrnl.txt": "".join(f"[2026-11-0{day} 08:00] @Kim sagde {day}.\n\n" for day in (1, 2, 3)),
    "b.jrnl.txt": "".join(f"[2026-11-0{day} 08:00] @Kim sagde {day}.\n\n" for day in (2, 3, 4, 5)),
    "d.ics": "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"
    + "".join(
        f"BEGIN:VEVENT\r\nUID:{day}\r\nSUMMARY:1:1 Kim\r\nDTSTART:2026110{day}T090000\r\nEND:VEVENT\r\n"
        for day in (3, 4)
    )
    + "END:VCALENDAR\r\n",
    "c.csv": "date,person,facts\n" + "".join(f"2026-11-0{day},Åse,række {day}\n" for day in (1, 2, 3)),
}

machines = st.integers(0, 2)
places = st.integers(0, 1_000)
names = st.sampled_from(NAMES)


class Clock:
    """A clock that is wrong by so much, and is set now and then."""

    def __init__(self) -> None:
        self.moment = START

    def now(self) -> dt.datetime:
        return self.moment


@lru_cache
def _template() -> bytes:
    return content_of_a_journal(_write_a_first_one, Clock(), PASSPHRASE)


def _write_a_first_one(journal: Journal) -> None:
    Services(journal, Clock()).capture.save(Captured(facts="@Kim kom først", kind=Kind.DOUBT, happened=START))


class Replicas(RuleBasedStateMachine):
    """Three copies of one journal."""

    @initialize()
    def begin(self) -> None:
        self._profiles, vault.PROFILES = vault.PROFILES, CHEAP
        self._folder = Path(tempfile.mkdtemp(prefix="leader-journal-replicas-"))
        self.written: dict[str, str] = {}
        self.clocks = [Clock() for _ in range(3)]
        self.journals = []
        for number, clock in enumerate(self.clocks):
            path = self._folder / f"{number}.ljournal"
            path.write_bytes(_template())
            journal = Journal.open(path, PASSPHRASE, clock)
            journal.be_device(journal.ids.new())
            self.journals.append(journal)
        self.services = [Services(one, clock) for one, clock in zip(self.journals, self.clocks, strict=True)]
        self.count = 0
        self.archives: list[Path] = []
        for name, content in SOURCES.items():
            (self._folder / name).write_text(content, encoding="utf-8")

    @rule(machine=machines, minutes=st.integers(-90, 24 * 60))
    def the_clock_moves(self, machine: int, minutes: int) -> None:
        self.clocks[machine].moment += dt.timedelta(minutes=minutes)

    @rule(machine=machines, name=names, days=st.sampled_from((0, 0, 400, 900)))
    def capture(self, machine: int, name: str, days: int) -> None:
        self.count += 1
        services = self.services[machine]
        facts = f"@{name} kom med nummer{self.count}x"
        happened = START + dt.timedelta(minutes=self.count, days=-days)
        services.capture.save(Captured(facts=facts, kind=Kind.IDEA, happened=happened))
        self._note(machine)

    @rule(machine=machines, place=places)
    def reword(self, machine: int, place: int) -> None:
        rows = self.services[machine].entries.rows(EVERYTHING)
        if not rows:
            return
        self.count += 1
        entry = self.journals[machine].entries.get(rows[place % len(rows)].id)
        with self.services[machine].writes.change() as writer:
            writer.put(replace(entry, facts=f"{entry.facts} og nummer{self.count}x"))
        self._note(machine)

    @rule(machine=machines, place=places)
    def throw_away(self, machine: int, place: int) -> None:
        rows = self.services[machine].entries.rows(EVERYTHING)
        if rows:
            self.services[machine].entries.trash([rows[place % len(rows)].id])

    @rule(machine=machines, place=places)
    def bring_back(self, machine: int, place: int) -> None:
        thrown = self.journals[machine].entries.trashed()
        if thrown:
            self.services[machine].entries.restore([thrown[place % len(thrown)].entry.id])

    @rule(machine=machines)
    def undo(self, machine: int) -> None:
        with suppress(ChangedSince):
            self.services[machine].writes.undo()

    @rule(machine=machines)
    def redo(self, machine: int) -> None:
        with suppress(ChangedSince):
            self.services[machine].writes.redo()

    @rule(machine=machines, years=st.sampled_from((None, 1, 2)), day=st.integers(0, 6))
    def set_something(self, machine: int, years: int | None, day: int) -> None:
        service = self.services[machine].settings
        service.change(
            (lambda one: replace(one, keep_years=years)) if day % 2 else (lambda one: replace(one, weekly_day=day))
        )

    @rule(machine=machines, place=places, name=st.sampled_from((*NAMES, "Ida", "Kim B")))
    def rename(self, machine: int, place: int, name: str) -> None:
        person = self._person(machine, place)
        if person is not None:
            self._unless_taken(lambda: self.services[machine].people_book.rename(person, name))

    @rule(machine=machines, place=places, other=places)
    def merge_two_people(self, machine: int, place: int, other: int) -> None:
        one, two = self._person(machine, place), self._person(machine, other)
        if one is not None and two is not None and one.id != two.id:
            self.services[machine].people_book.merge(one, two)

    @rule(machine=machines, place=places, keep=st.sampled_from(tuple(Keep)))
    def forget(self, machine: int, place: int, keep: Keep) -> None:
        person = self._person(machine, place)
        if person is not None and place % 4 == 0:
            service = self.services[machine].forgetting
            service.forget(service.preview(person, keep))

    @rule(machine=machines, years=st.sampled_from((None, 1, 2)))
    def old_entries_go(self, machine: int, years: int | None) -> None:
        retention = self.services[machine].retention
        retention.keep(years)
        retention.let_go()

    @rule(machine=machines, days=st.integers(0, 40))
    def the_bin_is_purged(self, machine: int, days: int) -> None:
        purge(self.journals[machine], self.clocks[machine].moment - dt.timedelta(days=days))

    @rule(machine=machines, current=st.booleans())
    def keep_an_archive(self, machine: int, current: bool) -> None:
        target = self._folder / f"{len(self.archives)}.ljarchive"
        self.services[machine].exchange.export_archive(target, current=current)
        self.archives.append(target)

    @rule(machine=machines, place=places)
    def bring_an_archive_in(self, machine: int, place: int) -> None:
        if self.archives:
            service = self.services[machine].exchange
            service.bring_archive_in(service.read_archive(self.archives[place % len(self.archives)]))

    @rule(machine=machines, name=st.sampled_from(tuple(SOURCES)), again=st.sampled_from(tuple(Again)))
    def bring_a_source_in(self, machine: int, name: str, again: Again) -> None:
        """Of each source one entry stands, whoever brought it in, unless somebody wrote on it."""
        imports = self.services[machine].imports
        imports.bring_in(imports.read(self._folder / name), again=again)

    @rule(machine=machines, place=places)
    def note_a_one_on_one(self, machine: int, place: int) -> None:
        meetings = self.journals[machine].one_on_ones.all()
        if meetings:
            self.count += 1
            with self.services[machine].writes.change() as writer:
                writer.put(replace(meetings[place % len(meetings)], brought=f"nummer{self.count}x"))
            self._note(machine)

    @rule(machine=machines)
    def empty_the_bin(self, machine: int) -> None:
        self.services[machine].forgetting.empty_bin()

    @rule(machine=machines, place=places)
    def choose(self, machine: int, place: int) -> None:
        waiting = self.services[machine].written_twice.concurrent()
        if waiting:
            one = waiting[place % len(waiting)]
            self.services[machine].written_twice.choose(one, one.versions[place % len(one.versions)])

    @rule(machine=machines, other=machines)
    def meet(self, machine: int, other: int) -> None:
        if machine != other:
            self._take_in(machine, other)

    @rule(machine=machines, other=machines)
    def meet_in_a_copy(self, machine: int, other: int) -> None:
        """As the window does it where something is erased: beside the journal, and then in its place."""
        if machine != other:
            here, there = self.journals[machine], self.journals[other]
            beside = here.unions.unite_beside(there.id, tuple(there.revisions.all()), erased=there.revisions.erased())
            assert self.services[machine].two_machines.take_erased(beside) is not None

    def _take_in(self, machine: int, other: int) -> bool:
        here, there = self.journals[machine], self.journals[other]
        united, _changes = here.unions.unite(
            there.id, tuple(there.revisions.all()), there.revisions.count(), erased=there.revisions.erased()
        )
        return bool(united.added or united.taken_out)

    def _person(self, machine: int, place: int) -> Person | None:
        people = self.services[machine].people.all()
        return people[place % len(people)] if people else None

    def _unless_taken(self, act: Callable[[], object]) -> None:
        with suppress(AliasTaken):
            act()

    def _note(self, machine: int) -> None:
        last = next(iter(reversed(tuple(self.journals[machine].revisions.all()))))
        self.written[last.rev] = last.subject

    def teardown(self) -> None:
        try:
            self._all_alike()
        finally:
            for journal in self.journals:
                journal.close()
            shutil.rmtree(self._folder)
            vault.PROFILES = self._profiles

    def _all_alike(self) -> None:
        for _round in range(6):
            moved = [self._take_in(one, other) for one in range(3) for other in range(3) if one != other]
            if not any(moved):
                break
        assert not any(moved), "they go on telling each other something for ever"
        states = [_state(one, services) for one, services in zip(self.journals, self.services, strict=True)]
        assert states[0] == states[1] == states[2]
        assert _standing_twice(self.journals[0]) == []
        for journal in self.journals:
            erased, held = journal.revisions.erased(), journal.revisions.ids()
            lost = [
                rev for rev, subject in self.written.items() if rev not in held and not {rev, subject} & erased.keys()
            ]
            assert lost == []
            assert journal.check().ok


def _standing_twice(journal: Journal) -> list[str]:
    """Return the entries that nobody wrote on since they came in, and beside which another of that origin stands."""
    of_origin: dict[Origin, list[Entry]] = {}
    for one in journal.entries.all(EVERYTHING):
        if one.origin is not None:
            of_origin.setdefault(one.origin, []).append(one)
    written = Counter(one.subject for one in journal.revisions.all())
    return [one.id for twins in of_origin.values() if len(twins) > 1 for one in twins if written[one.id] == 1]


def _state(journal: Journal, services: Services) -> dict[str, object]:
    return {
        "log": journal.revisions.ids(),
        "erased": journal.revisions.erased().keys(),
        "heads": journal.revisions.heads(),
        "list": [row.id for row in services.entries.rows(EVERYTHING)],
        "entries": {one.id: one for one in journal.entries.all(EVERYTHING)},
        "bin": [one.entry.id for one in journal.entries.trashed()],
        "versions": {one.id: journal.entries.versions(one.id) for one in journal.entries.all(EVERYTHING)},
        "earlier": journal.people.earlier(),
        "merged": journal.people.merged(),
        "people": journal.people.all(),
        "one-on-ones": journal.one_on_ones.all(),
        "settings": journal.settings.current(),
        "waiting": services.written_twice.concurrent(),
    }
