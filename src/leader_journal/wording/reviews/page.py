"""The one page that a review closes into. It is made once and kept as it was; its texts hold references."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from leader_journal.core.plans import Plan, PlanTally
from leader_journal.core.records import Entry
from leader_journal.core.review_periods import months_of
from leader_journal.core.reviews import RereadEntry, Review
from leader_journal.core.sheets import Sheet, SheetLine, SheetPart
from leader_journal.core.terms import Kind
from leader_journal.wording import labels
from leader_journal.wording.catalogue import _, counted, ngettext
from leader_journal.wording.dates import named_day
from leader_journal.wording.plans import plan_sentence, situation_words, tally_words
from leader_journal.wording.reviews.words import covers_words, in_the_bin, reread_label, review_name

if TYPE_CHECKING:
    from leader_journal.insight.counts import Rate


class Reading(Struct, frozen=True):
    """What the leader saw in a chart, under its neutral title, and what the app said of it."""

    title: str
    saw: str
    surprised: str
    app: str


class OpenDebts(Struct, frozen=True):
    """How much was still owed when the review was closed."""

    promises: int
    loops: int
    unrepaired: int


class PageMatter(Struct, frozen=True, kw_only=True):
    """What a page is made of beside the review. `plan` is the one that holds from now on, `last` the one before."""

    today: dt.date
    entries: int
    marked: int
    kinds: tuple[tuple[Kind, int], ...] = ()
    last: Plan | None = None
    tally: PlanTally | None = None
    rate: Rate | None = None
    reread: tuple[tuple[RereadEntry, Entry | None], ...] = ()
    readings: tuple[Reading, ...] = ()
    debts: OpenDebts = OpenDebts(0, 0, 0)
    plan: Plan | None = None


def review_page(review: Review, matter: PageMatter) -> Sheet:
    """Return the page. What was left empty is not on it."""
    parts = (
        SheetPart(head=_("What I had in mind"), lines=tuple(_arrived(review, matter))),
        SheetPart(head=_("Read again"), lines=tuple(_reread(matter))),
        SheetPart(head=_("What worked"), lines=tuple(_own(review.worked))),
        SheetPart(head=_("What I hold on to"), lines=tuple(_own(review.keep))),
        SheetPart(head=_("What I saw"), lines=tuple(line for reading in matter.readings for line in _reading(reading))),
        SheetPart(head=_("A frame to state"), lines=tuple(_frame(review, matter.today))),
        SheetPart(head=_("Voices"), lines=tuple(_own(review.voices))),
        SheetPart(head=_("One change in the way we work"), lines=tuple(_own(review.change))),
        SheetPart(head=_("Debts"), lines=(*_own(review.debts), *_still_owed(matter.debts))),
        SheetPart(head=_("Next"), lines=tuple(_next(matter.plan))),
    )
    return Sheet(
        title=review_name(months_of(review.period), review.last),
        aside=covers_words(review.period),
        motto=plan_sentence(matter.plan) if matter.plan is not None else "",
        parts=tuple(part for part in parts if not part.empty),
        footer=_("My own notes; they may be personal data."),
    )


def _own(text: str) -> Iterator[SheetLine]:
    return (SheetLine(text=line.strip(), own_words=True) for line in text.splitlines() if line.strip())


def _arrived(review: Review, matter: PageMatter) -> Iterator[SheetLine]:
    if matter.last is not None and matter.tally is not None:
        yield SheetLine(text=plan_sentence(matter.last), note=tally_words(matter.tally, matter.rate), own_words=True)
    yield from _own(review.arrived)
    yield SheetLine(text=_counted(matter))


def _counted(matter: PageMatter) -> str:
    """What the numbers of this page stand on; entries that come or go later change nothing of it."""
    count, marked = matter.entries, matter.marked
    said = [
        ngettext("{count} entry in this period.", "{count} entries in this period.", count).format(count=counted(count))
    ]
    if count:
        said.append(
            ngettext("{count} of them is marked.", "{count} of them are marked.", marked).format(count=counted(marked))
            if marked
            else _("None of them is marked.")
        )
    if matter.kinds:
        kinds = (f"{labels.kind_label(kind)} {number}" for kind, number in matter.kinds)
        said.append(_("What they came with: {kinds}.").format(kinds=", ".join(kinds)))
    return " ".join(said)


def _reread(matter: PageMatter) -> Iterator[SheetLine]:
    for chosen, entry in matter.reread:
        seen = reread_label(chosen.seen) if chosen.seen is not None else ""
        noted = [line.strip() for line in chosen.note.splitlines() if line.strip()]
        yield _read_again(entry, "" if noted else seen, matter.today)
        for at, line in enumerate(noted):
            lead = _("{seen}:").format(seen=seen) if seen and at == 0 else ""
            yield SheetLine(text=line, lead=lead, own_words=True)


def _read_again(entry: Entry | None, seen: str, today: dt.date) -> SheetLine:
    if entry is None:
        return SheetLine(text=in_the_bin(), note=seen)
    kind = labels.kind_label(entry.kind) if entry.kind is not None else labels.no_kind_label()
    lead = _("{kind}, {day}.").format(kind=kind, day=named_day(entry.day, today))
    return SheetLine(text=entry.facts, lead=lead, note=seen, own_words=True)


def _reading(reading: Reading) -> Iterator[SheetLine]:
    said = [text.strip() for text in (reading.saw, reading.surprised) if text.strip()]
    if said:
        lead = _("{title}.").format(title=reading.title)
        yield SheetLine(text=" ".join(said), lead=lead, note=reading.app, own_words=True)


def _frame(review: Review, today: dt.date) -> Iterator[SheetLine]:
    if review.frame.strip():
        by = _("by {day}").format(day=named_day(review.frame_by, today)) if review.frame_by is not None else ""
        note = ", ".join(part for part in (review.frame_to.strip(), by) if part)
        yield SheetLine(text=review.frame.strip(), note=note, own_words=True)


def _still_owed(debts: OpenDebts) -> Iterator[SheetLine]:
    open_ones = (
        (debts.promises, ngettext("{count} promise", "{count} promises", debts.promises)),
        (debts.loops, ngettext("{count} not told yet", "{count} not told yet", debts.loops)),
        (debts.unrepaired, ngettext("{count} to come back to", "{count} to come back to", debts.unrepaired)),
    )
    said = ", ".join(words.format(count=counted(count)) for count, words in open_ones if count)
    yield SheetLine(text=_("Still open: {debts}.").format(debts=said) if said else _("Nothing was left open."))


def _next(plan: Plan | None) -> Iterator[SheetLine]:
    if plan is not None:
        yield SheetLine(text=plan_sentence(plan), note=situation_words(plan), own_words=True)
