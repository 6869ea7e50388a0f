"""The rules of the terms: what opens, what closes, and what follows for the reaction's quality."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leader_journal.core.clock import FixedClock
from leader_journal.core.ids import Ids
from leader_journal.core.records import Entry, Promise
from leader_journal.core.terms import Leaning, Mark, PromiseState, Quality, Reaction, Series, Tone, quality_of

REACTIONS = st.lists(st.sampled_from(Reaction), unique=True).map(tuple)
TONES = st.none() | st.sampled_from(Tone)


def test_six_reactions_open_three_are_neutral_five_close() -> None:
    leanings = [reaction.leaning for reaction in Reaction]
    assert [leanings.count(leaning) for leaning in Leaning] == [6, 3, 5]


@given(REACTIONS, TONES)
def test_a_sharp_tone_or_one_closing_chip_is_never_constructive(
    reactions: tuple[Reaction, ...], tone: Tone | None
) -> None:
    closes = tone is Tone.SHARP or any(reaction.leaning is Leaning.CLOSES for reaction in reactions)
    opens = any(reaction.leaning is Leaning.OPENS for reaction in reactions)
    expected = {
        (True, False): Quality.CONSTRUCTIVE,
        (True, True): Quality.MIXED,
        (False, True): Quality.CLOSING,
        (False, False): Quality.NOT_RATED,
    }[opens, closes]
    assert quality_of(reactions, tone) is expected


def test_what_the_leader_says_of_the_quality_overrules_what_follows() -> None:
    moment = dt.datetime(2026, 11, 24, 10, tzinfo=dt.UTC)
    entry = Entry(
        id="1", happened=moment, written=moment, reactions=(Reaction.THANKED,), quality_overruled=Quality.CLOSING
    )
    assert entry.quality is Quality.CLOSING
    assert entry.rating(Series.CONSTRUCTIVE) is Mark.MISSED


@pytest.mark.parametrize(("mark", "counts"), [(Mark.UNMARKED, False), (Mark.NOT_RELEVANT, False), (Mark.PARTLY, True)])
def test_unmarked_and_not_relevant_are_in_no_denominator(mark: Mark, *, counts: bool) -> None:
    assert mark.rated is counts


def test_a_kept_promise_is_never_overdue() -> None:
    made, due, today = dt.date(2026, 11, 1), dt.date(2026, 11, 10), dt.date(2026, 11, 24)
    assert Promise(id="1", text="x", made=made, due=due).overdue(today)
    assert not Promise(id="1", text="x", made=made, due=due, state=PromiseState.KEPT).overdue(today)


def test_ids_rise_even_when_the_clock_is_set_back() -> None:
    clock = FixedClock(dt.datetime(2026, 11, 24, 10, 30, tzinfo=dt.UTC))
    ids = Ids(clock)
    made = [ids.new() for _ in range(5000)]
    clock.advance(dt.timedelta(days=-365))
    made += [ids.new() for _ in range(5000)]
    assert made == sorted(made)
    assert len(set(made)) == len(made)
