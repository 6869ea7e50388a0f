"""The sample journal that ships with the app: one invented leader's eighteen months, in English and in Danish.

The days are relative to the day on which it is made and fall on working days. The events, marks and links are the
same in both languages; only the words differ. `varied` makes as many entries as wanted for trying out what size does.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from leader_journal.core.bring_ups import BringUp
from leader_journal.core.ids import Ids
from leader_journal.core.one_on_ones import OneOnOne
from leader_journal.core.plans import Plan
from leader_journal.core.records import Agreement, Answer, Entry, Person, Promise, occasion_of
from leader_journal.core.reviews import Review
from leader_journal.exchange.prompts import read_prompts
from leader_journal.exchange.sample_days import SampleDays
from leader_journal.exchange.sample_files import EntryLayout, Layout, Words, layout, with_references, words
from leader_journal.exchange.sample_one_on_ones import read_one_on_ones
from leader_journal.exchange.sample_reviews import KnownIds, TitleOf, read_reviews
from leader_journal.exchange.varied import varied

__all__ = ["SampleJournal", "read_sample", "varied"]


class SampleJournal(Struct, frozen=True):
    """The records of the sample, entries oldest first; every id they refer to is among them."""

    people: tuple[Person, ...]
    agreements: tuple[Agreement, ...]
    entries: tuple[Entry, ...]
    promises: tuple[Promise, ...]
    one_on_ones: tuple[OneOnOne, ...]
    reviews: tuple[Review, ...]
    plans: tuple[Plan, ...]
    bring_ups: tuple[BringUp, ...]


def read_sample(language: str, now: dt.datetime, ids: Ids, title_of: TitleOf) -> SampleJournal:
    """Return the sample in a language ("en", "da"), as it would have been written up to `now` (aware).

    `title_of` says what the charts show that were looked at. Raises FileNotFoundError for another language.
    """
    return _Maker(layout(), words(language), language, now, ids, title_of).make()


class _Maker:
    """Joins structure and words, and gives every record its id."""

    def __init__(
        self, structure: Layout, text: Words, language: str, now: dt.datetime, ids: Ids, title_of: TitleOf
    ) -> None:
        self._structure = structure
        self._text = text
        self._days = SampleDays(now)
        self._language = language
        self._questions = {prompt.key: prompt.question for prompt in read_prompts(language)}
        self._new_id = ids.new
        self._title_of = title_of
        self._people = {person.key: ids.new() for person in structure.people}
        self._agreements = {agreement.key: ids.new() for agreement in structure.agreements}
        self._entries = {entry.key: ids.new() for entry in structure.entries}
        self._promises = {promise.key: ids.new() for promise in structure.promises}

    def make(self) -> SampleJournal:
        entries = sorted((self._entry(entry) for entry in self._structure.entries), key=lambda made: made.happened)
        ids = KnownIds(self._people, self._entries, self._new_id)
        reviewed = read_reviews(self._structure, self._text, self._language, self._days, ids, entries, self._title_of)
        return SampleJournal(
            self._all_people(),
            self._all_agreements(),
            reviewed.entries,
            self._all_promises(),
            read_one_on_ones(self._structure, self._text, self._days, self._people, self._new_id),
            reviewed.reviews,
            reviewed.plans,
            self._all_bring_ups(),
        )

    def _all_people(self) -> tuple[Person, ...]:
        return tuple(
            Person(
                id=self._people[person.key],
                alias=said.alias,
                real_name=said.real_name,
                notes=said.notes,
                active=person.active,
                cadence_weeks=person.cadence_weeks,
            )
            for person in self._structure.people
            for said in [self._text.people[person.key]]
        )

    def _all_agreements(self) -> tuple[Agreement, ...]:
        return tuple(
            Agreement(
                id=self._agreements[agreement.key],
                what=said.what,
                how=said.how,
                measure=said.measure,
                consequence=said.consequence,
                spoken=agreement.spoken,
                said_to=self._ids_of(agreement.said_to, self._people),
                said_on=self._days.maybe_day(agreement.said_days_ago),
                state=agreement.state,
            )
            for agreement in self._structure.agreements
            for said in [self._text.agreements[agreement.key]]
        )

    def _all_promises(self) -> tuple[Promise, ...]:
        return tuple(
            Promise(
                id=self._promises[promise.key],
                text=with_references(self._text.promises[promise.key].text, self._people),
                made=self._days.day(promise.made_days_ago),
                to=promise.to and self._people[promise.to],
                entry=self._entries[promise.entry],
                due=self._days.maybe_day(promise.due_days_ago),
                state=promise.state,
                closed_on=self._days.maybe_day(promise.closed_days_ago),
            )
            for promise in self._structure.promises
        )

    def _all_bring_ups(self) -> tuple[BringUp, ...]:
        return tuple(
            BringUp(
                id=self._new_id(),
                person=self._people[bring_up.person],
                text=with_references(self._text.bring_ups[bring_up.key].text, self._people),
                noted=self._days.day(bring_up.days_ago),
            )
            for bring_up in self._structure.bring_ups
        )

    def _entry(self, entry: EntryLayout) -> Entry:
        happened = self._days.moment(entry.days_ago, dt.time.fromisoformat(entry.time))
        said = self._text.entries[entry.key]
        occasion = replace(
            entry,
            facts=with_references(said.facts, self._people),
            people=self._ids_of(entry.people, self._people),
            raised_by=entry.raised_by and self._people[entry.raised_by],
            agreement=entry.agreement and self._agreements[entry.agreement],
            themes=self._themes(entry),
            setting=self._text.setting(entry.setting),
        )
        return Entry(
            id=self._entries[entry.key],
            happened=happened,
            written=self._days.written(happened, entry.written_hours_later),
            answers=self._answers(said.answers),
            cause=entry.cause,
            consequence_known=entry.consequence_known,
            carried_out_calmly=entry.carried_out_calmly,
            destructive=entry.destructive,
            loop=entry.loop,
            told_on=self._days.after(happened.date(), entry.told_days_after),
            came_back_on=self._days.after(happened.date(), entry.came_back_days_after),
            came_with_more=entry.came_with_more,
            **occasion_of(occasion),
        )

    def _themes(self, entry: EntryLayout) -> tuple[str, ...]:
        return tuple(self._text.themes[theme] for theme in entry.themes)

    def _answers(self, by_prompt: Mapping[str, str]) -> tuple[Answer, ...]:
        return tuple(
            Answer(prompt=key, question=self._questions[key], text=with_references(text, self._people))
            for key, text in by_prompt.items()
        )

    def _ids_of(self, keys: tuple[str, ...], ids: Mapping[str, str]) -> tuple[str, ...]:
        return tuple(ids[key] for key in keys)
