"""A filter means the same in lists, counts and statistics as in plain words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.storage import naive
from tests.storage.making import PEOPLE, entries, entry, filters, fresh_journal

from leader_journal.core.filters import EVERYTHING, EntryFilter, MarkIs
from leader_journal.core.periods import Period, quarter_of
from leader_journal.core.records import Entry, Marks
from leader_journal.core.rows import EntryRow
from leader_journal.core.tallies import PRESSED, Factor, in_level
from leader_journal.core.terms import Element, Mark, Quality, Reaction, Series
from leader_journal.insight.binning import Days
from leader_journal.insight.marked import Marked
from leader_journal.storage.journal import Journal

ALIAS_OF = {person.id: person.alias for person in PEOPLE}
RATED = (Mark.MISSED, Mark.PARTLY, Mark.SHOWN)


def _save(journal: Journal, made: list[Entry]) -> None:
    with journal.write() as writer:
        for one in made:
            writer.put(one)


@settings(max_examples=60)
@given(st.lists(entries, min_size=1, max_size=14), st.lists(filters, min_size=1, max_size=8), st.data())
def test_every_reading_chooses_what_the_filter_says(
    made: list[Entry], tried: list[EntryFilter], data: st.DataObject
) -> None:
    subset = data.draw(st.frozensets(st.sampled_from([one.id for one in made] + ["unknown"]), max_size=5))
    with fresh_journal(*PEOPLE) as journal:
        _save(journal, made)
        of_one = EntryFilter(people=frozenset({PEOPLE[0].id}), period=tried[0].period)
        for chosen in (*tried, replace(tried[0], ids=subset), of_one):
            wanted = {one.id: one for one in made if naive.chosen(chosen, one, ALIAS_OF)}
            rows = journal.entries.rows(chosen)
            assert {row.id for row in rows} == set(wanted)
            assert [row.key for row in rows] == sorted((row.key for row in rows), reverse=True)
            moments = [row.happened for row in rows]
            assert moments == sorted(moments, reverse=True)
            assert journal.entries.count(chosen) == len(wanted)
            assert journal.entries.any(chosen) == bool(wanted)
            assert journal.entries.ids(chosen) == tuple(row.id for row in rows)
            assert [one.id for one in journal.entries.all(chosen)] == [row.id for row in reversed(rows)]
            _compare_statistics(journal, chosen, list(wanted.values()))


def _compare_statistics(journal: Journal, chosen: EntryFilter, wanted: list[Entry]) -> None:
    tallies = journal.entries.tallies(chosen)
    assert set(tallies) == set(Series)
    for series in Series:
        days = [tally.day for tally in tallies[series]]
        assert days == sorted({one.day for one in wanted})
        for tally in tallies[series]:
            counted = Counter(one.rating(series) for one in wanted if one.day == tally.day)
            assert (tally.shown, tally.partly, tally.missed, tally.not_relevant, tally.unmarked) == tuple(
                counted[mark] for mark in (Mark.SHOWN, Mark.PARTLY, Mark.MISSED, Mark.NOT_RELEVANT, Mark.UNMARKED)
            )
        rated = journal.entries.rated_entries(series, chosen, limit=100)
        assert {(one.id, one.day, one.rating) for one in rated} == {
            (one.id, one.day, one.rating(series)) for one in wanted if one.rating(series) in RATED
        }
        oldest_first = [one.id for one in reversed(journal.entries.rows(chosen))]
        assert [one.id for one in rated] == [one for one in oldest_first if one in {r.id for r in rated}]
        assert journal.entries.rated_entries(series, chosen, limit=1) == rated[:1]
    _compare_levels(journal, chosen, wanted)
    held = {
        reaction: {one.id for one in wanted if one.rating(Series.CONSTRUCTIVE) in RATED and reaction in one.reactions}
        for reaction in Reaction
    }
    found = journal.entries.reaction_tallies(chosen)
    assert {tally.reaction: tally.entries for tally in found} == {one: ids for one, ids in held.items() if ids}
    assert [tally.reaction for tally in found] == [one for one in Reaction if held[one]]


def _compare_levels(journal: Journal, chosen: EntryFilter, wanted: list[Entry]) -> None:
    levels: dict[Factor, Callable[[Entry], Iterable[str]]] = {
        Factor.KIND: lambda one: [one.kind] if one.kind else [],
        Factor.SETTING: lambda one: [one.setting] if one.setting else [],
        Factor.THEME: lambda one: set(one.themes) & (chosen.themes or set(one.themes)),
        Factor.PERSON: lambda one: set(one.people) & (chosen.people or set(one.people)),
        Factor.PRESSURE: lambda one: [PRESSED] if one.under_pressure else [],
    }
    for factor, levels_of in levels.items():
        counted = Counter(
            (level, series, quarter_of(one.day), one.rating(series) is Mark.SHOWN)
            for one in wanted
            for level in levels_of(one)
            for series in Series
            if one.rating(series) in RATED
        )
        marked = Marked(journal.entries.marked(factor, chosen))
        found = marked.levels(factor)
        assert [tally.quarter for tally in found] == sorted(tally.quarter for tally in found)
        for tally in found:
            shown = counted[tally.level, tally.series, tally.quarter, True]
            missed = counted[tally.level, tally.series, tally.quarter, False]
            assert (tally.factor, tally.shown, tally.rated) == (factor, shown, shown + missed)
            held = in_level(chosen, factor, tally.level)
            assert _as_rows(marked.days(factor, tally.level)) == _as_rows(
                {series: Days.of(days) for series, days in journal.entries.tallies(held).items()}
            )
            assert {one.id for one in journal.entries.rows(held)} == {
                one.id for one in wanted if tally.level in levels_of(one)
            }
        assert sum(tally.rated for tally in found) == counted.total()


def _as_rows(days: Mapping[Series, Days]) -> dict[Series, tuple[list[int], list[list[int]]]]:
    return {series: (of.ordinals.tolist(), of.kinds.tolist()) for series, of in days.items()}


@settings(max_examples=30)
@given(st.lists(entries, min_size=1, max_size=14), filters, st.integers(1, 4))
def test_pages_show_each_row_once_and_in_order(made: list[Entry], chosen: EntryFilter, size: int) -> None:
    with fresh_journal(*PEOPLE) as journal:
        _save(journal, made)
        pages: list[EntryRow] = []
        before = None
        while page := journal.entries.rows(chosen, before=before, limit=size):
            assert len(page) <= size
            pages.extend(page)
            before = page[-1].key
        assert tuple(pages) == journal.entries.rows(chosen)


@settings(max_examples=30)
@given(entries)
def test_a_row_shows_what_its_entry_says(made: Entry) -> None:
    with fresh_journal(*PEOPLE) as journal:
        _save(journal, [made])
        (row,) = journal.entries.rows(EVERYTHING)
        assert journal.entries.get(made.id) == made
        assert (row.id, row.facts, row.kind, row.people, row.marks, row.tone, row.quality, row.setting) == (
            made.id,
            made.facts,
            made.kind,
            made.people,
            made.marks,
            made.tone,
            made.quality,
            made.setting,
        )
        assert (row.deepen_later, row.imported) == (made.deepen_later, made.origin is not None)
        # not only the same moment, but the same local time
        assert row.happened.isoformat() == made.happened.isoformat()


def test_entries_of_one_moment_stand_in_the_order_in_which_they_were_made(journal: Journal) -> None:
    made = [entry(journal, str(number)) for number in range(50)]
    _save(journal, made)
    assert journal.entries.ids(EVERYTHING) == tuple(one.id for one in reversed(made))


@pytest.mark.parametrize("year", [1, 1690, 1970, 2249, 9999])
def test_moments_far_away_are_kept_and_found(journal: Journal, year: int) -> None:
    far = entry(journal, happened=entry(journal).happened.replace(year=year))
    near = entry(journal)
    _save(journal, [far, near])
    assert journal.entries.get(far.id).happened == far.happened
    expected = [far.id, near.id] if year > near.happened.year else [near.id, far.id]
    assert list(journal.entries.ids(EVERYTHING)) == expected
    assert journal.entries.ids(EntryFilter(period=Period(far.day, far.day))) == (far.id,)


@pytest.mark.parametrize("years", [(1, 26, 202), (1600, 1650, 1690), (2249, 2300, 9998)])
def test_links_of_a_person_are_counted_by_their_day_where_many_keys_are_one(
    journal: Journal, years: tuple[int, int, int]
) -> None:
    """Keys of a year like 202 say no moment: all of them seemed to lie in any period."""
    kim = PEOPLE[0]
    made = [entry(journal, happened=entry(journal).happened.replace(year=year), people=(kim.id,)) for year in years]
    _save(journal, made)
    _early, middle, late = (one.day for one in made)

    for period, count in (
        (Period(middle, None), 2),
        (Period(late, None), 1),
        (Period(None, middle), 2),
        (Period(middle, middle), 1),
    ):
        chosen = EntryFilter(people=frozenset({kim.id}), period=period)
        assert journal.entries.count(chosen) == len(journal.entries.ids(chosen)) == count


@pytest.mark.parametrize("element", Element)
@pytest.mark.parametrize("mark", [Mark.SHOWN, Mark.MISSED, Mark.NOT_RELEVANT])
def test_unmarked_or_a_mark_chooses_both(element: Element, mark: Mark) -> None:
    with fresh_journal() as journal:
        made = {one: entry(journal, marks=Marks(**{element.value: one})) for one in Mark}
        _save(journal, list(made.values()))
        either = EntryFilter(marks=frozenset({MarkIs(element, Mark.UNMARKED), MarkIs(element, mark)}))
        only = EntryFilter(marks=frozenset({MarkIs(element, Mark.UNMARKED)}))
        assert set(journal.entries.ids(either)) == {made[Mark.UNMARKED].id, made[mark].id}
        assert journal.entries.ids(only) == (made[Mark.UNMARKED].id,)
        assert journal.entries.count(either) == 2


@pytest.mark.parametrize("quality", [quality for quality in Quality if quality is not Quality.NOT_RATED])
def test_not_rated_or_a_quality_chooses_both(quality: Quality) -> None:
    reactions = {
        Quality.NOT_RATED: (),
        Quality.CLOSING: (Reaction.DEFENDED,),
        Quality.CONSTRUCTIVE: (Reaction.THANKED,),
        Quality.MIXED: (Reaction.DEFENDED, Reaction.THANKED),
    }
    with fresh_journal() as journal:
        made = {one: entry(journal, reactions=reactions[one]) for one in Quality}
        assert [one.quality for one in made.values()] == list(made)
        _save(journal, list(made.values()))
        either = EntryFilter(qualities=frozenset({Quality.NOT_RATED, quality}))
        assert set(journal.entries.ids(either)) == {made[Quality.NOT_RATED].id, made[quality].id}
