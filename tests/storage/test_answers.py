"""Who was answered, counted from columns, is what the entries say one by one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.storage import naive
from tests.storage.making import PEOPLE, entries, filters, fresh_journal

from leader_journal.core.filters import EntryFilter
from leader_journal.core.periods import Period, quarter_of
from leader_journal.core.records import Entry
from leader_journal.core.terms import Kind, Quality
from leader_journal.insight.answered import Answered
from leader_journal.insight.binning import Days

ALIAS_OF = {person.id: person.alias for person in PEOPLE}
answered_entries = st.lists(entries.filter(lambda one: bool(naive.answered(one))) | entries, min_size=1, max_size=20)


@settings(max_examples=100)
@given(answered_entries, filters)
def test_who_was_answered_is_counted_as_the_entries_say(made: list[Entry], chosen: EntryFilter) -> None:
    with fresh_journal(*PEOPLE) as journal:
        with journal.write() as writer:
            for one in made:
                writer.put(one)
        answered = Answered(journal.entries.answers(chosen))
    wanted = [one for one in made if naive.chosen(chosen, one, ALIAS_OF) and naive.answered(one)]
    each = sorted(
        ((one.day, one.kind or Kind.IDEA, who, one) for one in wanted for who in naive.answered(one)), key=_place
    )

    assert answered.any is bool(each)
    levels = answered.levels()
    in_order = dict.fromkeys((quarter_of(day), kind, who) for day, kind, who, _one in each)
    assert [(of.quarter, of.series, of.level) for of in levels] == list(in_order)
    for of in levels:
        key = (of.quarter, of.series, of.level)
        assert (of.shown, of.rated) == _counted(
            one for day, kind, who, one in each if (quarter_of(day), kind, who) == key
        )
    assert {kind: _by_day(days) for kind, days in answered.totals().items()} == {
        kind: _naive_days(one for one in wanted if one.kind is kind) for kind in Kind
    }
    for person in {who for _day, _kind, who, _one in each}:
        assert {kind: _by_day(days) for kind, days in answered.days(person).items()} == {
            kind: _naive_days(one for _day, of, who, one in each if (of, who) == (kind, person)) for kind in Kind
        }
    for period in (Period(), *(Period(one.day) for one in made[:2]), *(Period(None, one.day) for one in made[:2])):
        came = [(kind, who) for day, kind, who, _one in each if day in period]
        assert answered.came(period) == {
            kind: (len({who for of, who in came if of is kind}), sum(of is kind for of, _who in came)) for kind in Kind
        }


def _place(answer: tuple[dt.date, Kind, str, Entry]) -> tuple[dt.date, str, str]:
    return answer[0], answer[1].value, answer[2]


def _counted(entries: Iterable[Entry]) -> tuple[int, int]:
    held = list(entries)
    return sum(one.quality is Quality.CONSTRUCTIVE for one in held), len(held)


def _naive_days(entries: Iterable[Entry]) -> dict[dt.date, tuple[int, int]]:
    held = list(entries)
    return {day: _counted(one for one in held if one.day == day) for day in {one.day for one in held}}


def _by_day(days: Days) -> dict[dt.date, tuple[int, int]]:
    assert (days.kinds.sum(axis=0) == days.rated).all()
    columns = zip(days.ordinals.tolist(), days.shown.tolist(), days.rated.tolist(), strict=True)
    return {dt.date.fromordinal(day): (shown, rated) for day, shown, rated in columns}
