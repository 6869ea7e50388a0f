"""The closed reviews of the sample, the plans that they ended in, and what entries say about those plans."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from leader_journal.core.plans import Plan, PlanTally, PlanWords
from leader_journal.core.records import Entry
from leader_journal.core.reviews import Look, RereadEntry, Review, ReviewStep
from leader_journal.core.terms import Element, Mark, Series
from leader_journal.exchange.sample_days import SampleDays
from leader_journal.exchange.sample_files import Layout, ReviewLayout, ReviewWords, Words, with_references
from leader_journal.insight.wilson import rate
from leader_journal.wording.catalogue import Language, language
from leader_journal.wording.reviews.page import OpenDebts, PageMatter, Reading, review_page

_LASTED = dt.timedelta(minutes=20)
_ANSWERS = {Mark.SHOWN: True, Mark.PARTLY: False, Mark.MISSED: False}
"""Somebody who marks an element as partly there answers no: that is how the plan was meant."""


class SampleReviews(Struct, frozen=True):
    """What the reviews bring; `entries` are all of them, with the plan that each fitted."""

    reviews: tuple[Review, ...]
    plans: tuple[Plan, ...]
    entries: tuple[Entry, ...]


TitleOf: TypeAlias = Callable[[str, Series, dt.date], str]
"""What a chart, by its id, shows of a series in days that end with the last."""


class KnownIds(Struct, frozen=True):
    """The ids of what a review refers to by its key, and where a new one comes from."""

    people: Mapping[str, str]
    entries: Mapping[str, str]
    new: Callable[[], str]


def read_reviews(
    structure: Layout,
    text: Words,
    spoken: str,
    days: SampleDays,
    ids: KnownIds,
    entries: Sequence[Entry],
    title_of: TitleOf,
) -> SampleReviews:
    """Return the reviews, the earliest first, with their pages in the language of the sample."""
    reviews, plans, answered = list[Review](), list[Plan](), list(entries)
    for layout in structure.reviews:
        before = reviews[-1].last if reviews else days.day(layout.first_days_ago or 0) - dt.timedelta(days=1)
        held = replace(plans.pop(), ended=days.day(layout.last_days_ago)) if plans else None
        answered = [_answered(entry, held) for entry in answered]
        review = _review(layout, text, days, ids, {entry.id: entry for entry in answered}, before)
        plan = _plan(review, ids)
        with language(Language(spoken)):
            page = review_page(review, _matter(review, plan, held, answered, title_of))
        reviews.append(replace(review, plan=plan.id, page=page))
        plans += [plan] if held is None else [held, plan]
    return SampleReviews(tuple(reviews), tuple(plans), tuple(_answered(entry, plans[-1]) for entry in answered))


def _review(
    layout: ReviewLayout, text: Words, days: SampleDays, ids: KnownIds, entries: Mapping[str, Entry], before: dt.date
) -> Review:
    said = text.reviews[layout.key]
    last, started = (
        days.day(layout.last_days_ago),
        days.moment(layout.last_days_ago, dt.time.fromisoformat(layout.time)),
    )
    to = ", ".join(f"@{{{person}}}" for person in layout.frame_to)
    review = Review(
        id=ids.new(),
        first=before + dt.timedelta(days=1),
        last=last,
        started=started,
        closed=started + _LASTED,
        step=ReviewStep.NEXT,
        visited=frozenset(ReviewStep),
        arrived=said.arrived,
        reread=_reread(layout, said, ids, entries),
        worked=said.worked,
        keep=said.keep,
        looks=tuple(Look(chart=chart, saw=saw) for chart, saw in said.saw.items()),
        frame=said.frame,
        frame_to=to,
        frame_by=days.after(last, layout.frame_days_after),
        voices=said.voices,
        change=said.change,
        debts=said.debts,
        next=PlanWords(
            when=said.when,
            then=said.then,
            element=layout.element,
            kind=layout.kind,
            setting=text.setting(layout.setting),
        ),
    )
    return review.in_words(lambda words: with_references(words, ids.people))


def _reread(
    layout: ReviewLayout, said: ReviewWords, ids: KnownIds, entries: Mapping[str, Entry]
) -> tuple[RereadEntry, ...]:
    return tuple(
        RereadEntry(
            entry=ids.entries[one.entry],
            reason=one.reason,
            why=one.why,
            touched=entries[ids.entries[one.entry]].written.date(),
            seen=one.seen,
            note=said.notes.get(one.entry, ""),
        )
        for one in layout.reread
    )


def _plan(review: Review, ids: KnownIds) -> Plan:
    words = review.next
    return Plan(
        id=ids.new(),
        when=words.when,
        then=words.then,
        made=review.last,
        element=words.element,
        kind=words.kind,
        setting=words.setting,
        review=review.id,
    )


def _answered(entry: Entry, plan: Plan | None) -> Entry:
    """Return an entry with its plan, and with the answer that its mark of the plan's element gives."""
    if plan is None or entry.plan is not None or entry.day == plan.made:
        return entry
    if not plan.fits(entry.kind, entry.setting, entry.day):
        return entry
    mark = entry.marks.of(plan.element or Element.QUESTIONS)
    return replace(entry, plan=plan.id, plan_done=_ANSWERS.get(mark))


def _matter(review: Review, plan: Plan, last: Plan | None, entries: Sequence[Entry], title_of: TitleOf) -> PageMatter:
    within = [entry for entry in entries if entry.day in review.period]
    asked = [entry.plan_done for entry in within if last is not None and entry.plan == last.id]
    tally = PlanTally(asked.count(True), asked.count(False), asked.count(None))
    by_id = {entry.id: entry for entry in entries}
    element = last.element if last is not None and last.element is not None else Element.QUESTIONS
    return PageMatter(
        today=review.last,
        entries=len(within),
        marked=sum(entry.marks.any_rated for entry in within),
        last=last,
        tally=None if last is None else tally,
        rate=rate(tally.done, tally.occasions) if tally.occasions else None,
        reread=tuple((one, by_id[one.entry]) for one in review.reread),
        readings=tuple(
            Reading(title_of(look.chart, Series(element.value), review.last), look.saw, look.surprised, "")
            for look in review.looks
        ),
        debts=OpenDebts(0, sum(one.loop_open for one in within), sum(one.unrepaired for one in within)),
        plan=plan,
    )
