"""The search index never goes out of step, whatever is done one after the other: asked after every single step.

The everyday fault that this would have caught: a change of very many texts, then changes of single ones
(docs/decisions/0020).
"""

from __future__ import annotations

import datetime as dt
import shutil
import tempfile
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from msgspec.structs import replace
from tests.old_bin import empty_old_bin
from tests.ready import content_of_a_journal
from tests.services.conftest import PASSPHRASE
from tests.storage import naive

from leader_journal.composition import Services
from leader_journal.core.changes import Changes
from leader_journal.core.clock import FixedClock
from leader_journal.core.errors import AliasTaken, ChangedSince
from leader_journal.core.filters import EVERYTHING, EntryFilter
from leader_journal.core.records import Entry
from leader_journal.services.entries.capture import Captured
from leader_journal.services.importing import HowToRead
from leader_journal.storage import vault
from leader_journal.storage.journal import Journal

START = dt.datetime(2026, 11, 24, 10, 30, tzinfo=dt.timezone(dt.timedelta(hours=1)))
CHEAP = (vault.Profile(passes=1, memory=8192),)
MANY = 40
"""Entries of one person: more than are written one by one, where somebody tells many from few."""

WORDS = ("tvivl", "møde", "aftalen", "nattevagt", "Ærø", "dato")
NAMES = ("Kim", "Åse", "Bo Ry", "Ellen")

words = st.lists(st.sampled_from(WORDS), min_size=1, max_size=5).map(" ".join)
names = st.sampled_from(NAMES)
places = st.integers(0, 10_000)


@lru_cache
def _template() -> bytes:
    """A journal in which one person has very many entries."""
    return content_of_a_journal(_write_very_many, FixedClock(START), PASSPHRASE)


def _write_very_many(journal: Journal) -> None:
    services = Services(journal, FixedClock(START))
    for number in range(MANY):
        happened = START - dt.timedelta(days=number)
        facts = f"@Kim kom med tvivl nummer {number}, og " + "så kom der mange ord mere " * 8
        services.capture.save(Captured(facts=facts, happened=happened))


class SearchInStep(RuleBasedStateMachine):
    """What the window offers, in any order."""

    @initialize()
    def open(self) -> None:
        """Begin with a copy of the journal."""
        vault.PROFILES, self._profiles = CHEAP, vault.PROFILES
        self.folder = Path(tempfile.mkdtemp(prefix="leader-journal-example-"))
        path = self.folder / "mine.ljournal"
        path.write_bytes(_template())
        self.clock = FixedClock(START)
        self.journal = Journal.open(path, PASSPHRASE, self.clock)
        self.services = Services(self.journal, self.clock)
        self.imported = 0

    def teardown(self) -> None:
        """Take the copy away."""
        if hasattr(self, "journal"):
            self.journal.close()
            shutil.rmtree(self.folder)
            vault.PROFILES = self._profiles

    # what is done

    @rule(facts=words, who=names, promise=st.just("") | words)
    def capture(self, facts: str, who: str, promise: str) -> None:
        self.services.capture.save(Captured(facts=f"@{who} {facts}", people=(who,), promise=promise))

    @precondition(lambda self: self.services.entries.count_all())
    @rule(place=places, facts=words)
    def edit(self, place: int, facts: str) -> None:
        entry = self._some(place)
        self.services.entries.save(replace(entry, facts=f"{entry.facts} {facts}"))

    @precondition(lambda self: self.services.entries.count_all())
    @rule(place=places)
    def bin_one(self, place: int) -> None:
        self.services.entries.trash([self._some(place).id])

    @rule(many=st.integers(5, MANY))
    def bin_one_by_one(self, many: int) -> None:
        for row in self.services.entries.rows(EVERYTHING, limit=many):
            self.services.entries.trash([row.id])
            self.the_index_is_that_of_the_texts()

    @rule(many=st.integers(10, MANY))
    def bin_and_undo(self, many: int) -> None:
        self.bin_the_newest(many)
        self.the_index_is_that_of_the_texts()
        self.undo()

    @rule(many=st.integers(10, MANY))
    def bin_the_newest(self, many: int) -> None:
        self.services.entries.trash([row.id for row in self.services.entries.rows(EVERYTHING, limit=many)])

    @rule(many=st.integers(1, MANY))
    def restore(self, many: int) -> None:
        self.services.entries.restore([one.entry.id for one in self.services.entries.trashed()[:many]])

    @rule()
    def undo(self) -> None:
        self._unless_changed(self.services.writes.undo)

    @rule()
    def redo(self) -> None:
        self._unless_changed(self.services.writes.redo)

    @precondition(lambda self: self.services.people.all())
    @rule(place=places, name=st.sampled_from((*NAMES, "Nora", "Ib")))
    def rename(self, place: int, name: str) -> None:
        people = self.services.people.all()
        try:
            self.services.people_book.rename(people[place % len(people)], name)
        except AliasTaken:
            return

    @precondition(lambda self: len(self.services.people.all()) > 1)
    @rule(place=places)
    def merge(self, place: int) -> None:
        people = self.services.people.all()
        self.services.people_book.merge(people[place % len(people)], people[(place + 1) % len(people)])

    @rule(many=st.sampled_from((2, MANY)), facts=words)
    def bring_in(self, many: int, facts: str) -> None:
        source = self.folder / "source.csv"
        lines = [f"2026-10-{day:02};{facts} {self.imported + day}" for day in range(1, many + 1)]
        source.write_text("\n".join(("Day;What", *lines)), encoding="utf-8")
        self.imported += many
        plan = self.services.imports.read(source, HowToRead(mapping=(("text", "What"), ("happened", "Day"))))
        self.services.imports.bring_in(plan)

    @rule()
    def purge(self) -> None:
        for days in (24, 8):
            self.clock.advance(dt.timedelta(days=days))
            empty_old_bin(self.services)

    @rule()
    def lock_and_unlock(self) -> None:
        self.journal.close()
        self.journal = Journal.open(self.journal.path, PASSPHRASE, self.clock)
        self.services = Services(self.journal, self.clock)

    # what holds after every step

    @invariant()
    def the_index_is_that_of_the_texts(self) -> None:
        if not hasattr(self, "journal"):
            return
        connection = self.journal._file.connection
        connection.execute("INSERT INTO entry_text_fts (entry_text_fts, rank) VALUES ('integrity-check', 1)")

    @invariant()
    def search_finds_what_reading_all_finds(self) -> None:
        if not hasattr(self, "journal"):
            return
        entries = [(one, self._promises_of(one)) for one in self.journal.entries.all()]
        alias_of = self.services.people.aliases()
        for word in (*WORDS, *NAMES, "Nora"):
            wanted = {one.id for one, promises in entries if naive.found(word, one, alias_of, promises)}
            assert set(self.journal.entries.ids(EntryFilter(text=word))) == wanted

    @invariant()
    def nothing_leads_to_a_row_that_is_gone(self) -> None:
        if not hasattr(self, "journal"):
            return
        connection = self.journal._file.connection
        keys = {key for (key,) in connection.execute("SELECT key FROM entry_text").fetchall()}
        for word in ("tvivl", "møde", "nummer", "kim"):
            question = "SELECT rowid FROM entry_text_fts WHERE entry_text_fts MATCH ?"
            assert {key for (key,) in connection.execute(question, (f'"{word}"',)).fetchall()} <= keys

    def _some(self, place: int) -> Entry:
        ids = self.journal.entries.ids(EVERYTHING)
        return self.journal.entries.get(ids[place % len(ids)])

    def _promises_of(self, entry: Entry) -> list[str]:
        return [promise.text for promise in self.journal.promises.of_entry(entry.id)]

    def _unless_changed(self, revert: Callable[[], Changes]) -> None:
        try:
            revert()
        except ChangedSince:
            return


TestSearchInStep = SearchInStep.TestCase
TestSearchInStep.settings = settings(max_examples=10, stateful_step_count=20, deadline=None)
