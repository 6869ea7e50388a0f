"""What somebody who tries the sample meets: a journal in which everything fits together, on any day of the year."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable
from itertools import pairwise

import pytest

from leader_journal.core.clock import FixedClock
from leader_journal.core.mentions import mentioned
from leader_journal.core.one_on_ones import MeetingState
from leader_journal.core.records import Entry
from leader_journal.core.review_periods import due_from
from leader_journal.core.reviews import RereadReason
from leader_journal.core.terms import (
    AgreementState,
    Effect,
    Kind,
    KnownFor,
    Mark,
    Outcome,
    PromiseState,
    Quality,
    Reaction,
    Setting,
    Tone,
)
from leader_journal.exchange.sample import SampleJournal

Make = Callable[[dt.datetime, str], SampleJournal]

DENMARK = dt.timezone(dt.timedelta(hours=1))
MOMENTS = [
    dt.datetime(2026, 2, 28, 0, 5, tzinfo=DENMARK),
    dt.datetime(2026, 11, 20, 9, 14, tzinfo=DENMARK),
    dt.datetime(2026, 11, 21, 7, 0, tzinfo=DENMARK),
    dt.datetime(2026, 11, 22, 23, 59, tzinfo=DENMARK),
    dt.datetime(2026, 11, 23, 0, 0, tzinfo=DENMARK),
    dt.datetime(2028, 2, 29, 12, 0, tzinfo=DENMARK),
]


@pytest.fixture(params=MOMENTS, ids=lambda moment: f"{moment:%a %d %b %H.%M}")
def now(request: pytest.FixtureRequest) -> dt.datetime:
    """Moments at which days and hours could go wrong: night, weekend, the end of February."""
    moment = request.param
    assert isinstance(moment, dt.datetime)
    return moment


def test_about_150_entries_over_eighteen_months(sample: SampleJournal, clock: FixedClock) -> None:
    assert 140 <= len(sample.entries) <= 160
    assert 530 <= (clock.now().date() - sample.entries[0].day).days <= 545
    assert sample.entries == tuple(sorted(sample.entries, key=lambda entry: entry.happened))


def test_nothing_has_happened_that_lies_ahead(make: Make, now: dt.datetime) -> None:
    sample = make(now, "en")

    for entry in sample.entries:
        assert entry.happened <= entry.written <= now
        assert entry.happened.weekday() < 5
        for later in (entry.told_on, entry.came_back_on):
            assert later is None or entry.day <= later <= now.date()
    for agreement in sample.agreements:
        assert agreement.said_on is None or agreement.said_on <= now.date()


def test_promises_fit_their_days_and_their_entries(make: Make, now: dt.datetime) -> None:
    sample = make(now, "en")
    day_of = {entry.id: entry.day for entry in sample.entries}

    for promise in sample.promises:
        assert promise.entry is not None
        assert promise.made == day_of[promise.entry]
        assert promise.due is None or promise.due >= promise.made
        if promise.state is PromiseState.OPEN:
            assert promise.closed_on is None
        else:
            assert promise.closed_on is not None
            assert promise.made <= promise.closed_on <= now.date()
    states = Counter(promise.state for promise in sample.promises)
    assert 4 <= states[PromiseState.OPEN] <= 6
    assert states[PromiseState.LET_GO] >= 2
    assert 1 <= sum(promise.overdue(now.date()) for promise in sample.promises) <= 2
    kept = [promise for promise in sample.promises if promise.state is PromiseState.KEPT and promise.due]
    late = [promise for promise in kept if promise.closed_on and promise.due and promise.closed_on > promise.due]
    assert 0 < len(late) < len(kept) / 2


def test_one_on_ones_were_held_and_the_next_ones_are_planned(make: Make, now: dt.datetime) -> None:
    sample = make(now, "en")
    alias = {person.id: person.alias for person in sample.people}
    held = [one for one in sample.one_on_ones if one.state is MeetingState.HELD]
    ahead = [one for one in sample.one_on_ones if one.state is MeetingState.PLANNED]

    assert all(one.held_on and one.held_on == one.day and one.held_on < now.date() and one.closing_line for one in held)
    assert all(one.day and one.day > now.date() and one.day.weekday() < 5 for one in ahead)
    assert all(one.created <= now for one in sample.one_on_ones)
    first = min(ahead, key=lambda one: one.day or dt.date.max)
    tomorrow = now.date() + dt.timedelta(days=1)
    assert (alias[first.person], first.time) == ("Maria", dt.time(10))
    assert first.day is not None
    assert 0 <= (first.day - tomorrow).days <= 2
    assert len({one.person for one in ahead}) == len(ahead)
    for one in held:
        if one.page is not None and one.page.motto:
            assert one.page.motto in {before.closing_line for before in held if before.person == one.person}


def test_reviews_stand_edge_to_edge_and_the_next_one_is_due(make: Make, now: dt.datetime) -> None:
    sample = make(now, "en")
    reviews = sample.reviews

    for before, after in pairwise(reviews):
        assert after.first == before.last + dt.timedelta(days=1)
    for review in reviews:
        assert review.closed is not None
        assert review.closed <= now
        assert review.page is not None
        assert [one.reason for one in review.reread] == [
            *[RereadReason.BEST] * 2,
            *[RereadReason.HARDEST] * 2,
            RereadReason.FORGOTTEN,
        ]
    days = {entry.id: entry.day for entry in sample.entries}
    assert all(days[one.entry] in review.period for review in reviews for one in review.reread)
    due = due_from(1, reviews[-1].last, sample.entries[0].day)
    assert due is not None
    assert due <= now.date()


def test_each_plan_holds_until_the_next_and_has_its_occasions(make: Make, now: dt.datetime) -> None:
    sample = make(now, "en")
    plans = {plan.id: plan for plan in sample.plans}

    assert [review.plan for review in sample.reviews] == list(plans)
    assert [plan.ended for plan in sample.plans] == [review.last for review in sample.reviews[1:]] + [None]
    for entry in sample.entries:
        assert entry.plan is None or plans[entry.plan].fits(entry.kind, entry.setting, entry.day)
    answered = Counter(entry.plan for entry in sample.entries if entry.plan_done is not None)
    assert set(answered) == set(plans)
    assert max(answered.values()) >= 5


def test_everything_that_is_referred_to_is_there(sample: SampleJournal) -> None:
    people = {person.id for person in sample.people}
    agreements = {agreement.id for agreement in sample.agreements}
    texts = [promise.text for promise in sample.promises]

    for entry in sample.entries:
        assert set(entry.people) <= people
        assert entry.raised_by is None or entry.raised_by in entry.people
        assert entry.agreement is None or entry.agreement in agreements
        texts += [entry.facts, *(answer.text for answer in entry.answers)]
    for agreement in sample.agreements:
        assert set(agreement.said_to) <= people
    for promise in sample.promises:
        assert promise.to is None or promise.to in people
    for meeting in sample.one_on_ones:
        assert meeting.person in people
        texts += [meeting.brought, meeting.thanked, meeting.closing_line]
        if meeting.page is not None:
            texts += [line.text for block in meeting.page.blocks for line in block.lines]
    for review in sample.reviews:
        texts += [review.worked, review.voices, review.frame_to, *(one.note for one in review.reread)]
        assert review.page is not None
        texts += [line.text for part in review.page.parts for line in part.lines]
    for text in texts:
        assert set(mentioned(text)) <= people
        assert "@{" not in text or mentioned(text)
    ids = [
        record.id
        for records in (
            sample.people,
            sample.agreements,
            sample.entries,
            sample.promises,
            sample.one_on_ones,
            sample.plans,
            sample.reviews,
        )
        for record in records
    ]
    assert len(ids) == len(set(ids))


def test_what_a_leader_could_have_chosen_is_used(sample: SampleJournal) -> None:
    assert {entry.kind for entry in sample.entries} == set(Kind)
    assert {entry.tone for entry in sample.entries} == {*Tone, None}
    assert {entry.effect for entry in sample.entries} >= {Effect.OPENED_UP, Effect.NEUTRAL, Effect.CLOSED, None}
    assert {entry.outcome for entry in sample.entries} >= {Outcome.ACCEPTED, Outcome.DECLINED, Outcome.POSTPONED, None}
    assert {entry.known_for for entry in sample.entries} == {*KnownFor, None}
    assert {entry.quality for entry in sample.entries} == set(Quality)
    settings = {entry.setting for entry in sample.entries}
    assert settings > set(Setting)
    assert len(settings - set(Setting) - {None}) == 1
    used = {reaction for entry in sample.entries for reaction in entry.reactions}
    assert len(used) >= len(Reaction) - 1
    assert 6 <= len({theme for entry in sample.entries for theme in entry.themes}) <= 8
    for entry in sample.entries:
        assert entry.reactions == tuple(reaction for reaction in Reaction if reaction in entry.reactions)


def test_nobody_fills_in_everything(sample: SampleJournal) -> None:
    def share(of: Callable[[Entry], bool]) -> float:
        return sum(map(of, sample.entries)) / len(sample.entries)

    def holds(mark: Mark) -> Callable[[Entry], bool]:
        return lambda entry: mark in (entry.marks.humility, entry.marks.questions, entry.marks.room)

    assert 0.08 <= share(holds(Mark.UNMARKED)) <= 0.15
    assert 0.02 <= share(holds(Mark.NOT_RELEVANT)) <= 0.2
    assert 0.5 <= share(lambda entry: entry.deepened) <= 0.65
    assert all(len(entry.answers) <= 4 for entry in sample.entries)
    waiting = [entry for entry in sample.entries if entry.deepen_later]
    assert 2 <= len(waiting) <= 5
    assert not any(entry.deepened for entry in waiting)
    assert min(waiting, key=lambda entry: entry.happened) in sample.entries[-10:]


def test_breaches_are_of_agreements_or_show_that_one_is_missing(sample: SampleJournal) -> None:
    breaches = [entry for entry in sample.entries if entry.kind is Kind.BREACH]
    without = [entry for entry in breaches if entry.agreement is None and not entry.destructive]

    assert len(breaches) >= 10
    assert 2 <= len(without) <= 3
    states = Counter(agreement.state for agreement in sample.agreements)
    assert 6 <= len(sample.agreements) <= 8
    assert states[AgreementState.SAY_AGAIN] == 1
    assert states[AgreementState.ENDED] == 1
    said_on = {agreement.id: agreement.said_on for agreement in sample.agreements}
    for entry in sample.entries:
        said = said_on[entry.agreement] if entry.agreement else None
        assert said is None or said <= entry.day


def test_some_sharp_reactions_were_repaired_and_some_were_not(sample: SampleJournal) -> None:
    sharp = [entry for entry in sample.entries if entry.tone is Tone.SHARP]

    assert any(entry.came_back_on for entry in sharp)
    assert not all(entry.came_back_on for entry in sharp)


def test_both_languages_tell_the_same_events(make: Make, clock: FixedClock) -> None:
    english, danish = make(clock.now(), "en"), make(clock.now(), "da")

    for one, other in zip(english.entries, danish.entries, strict=True):
        assert one.happened == other.happened
        assert (one.kind, one.marks, one.reactions, one.tone) == (other.kind, other.marks, other.reactions, other.tone)
        assert [answer.prompt for answer in one.answers] == [answer.prompt for answer in other.answers]
        assert _named(one, english) == _named(other, danish)
    assert [promise.due for promise in english.promises] == [promise.due for promise in danish.promises]


def _named(entry: Entry, sample: SampleJournal) -> list[str]:
    alias = {person.id: person.alias for person in sample.people}
    return sorted(alias[person] for person in mentioned(entry.facts))
