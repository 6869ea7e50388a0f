"""Made `v2.ljournal`, `v2.json` and `v2.books.json`, once, with the second schema. Never run again after its release.

PYTHONPATH=src:. python -m tests.storage.golden.make_v2
"""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace
from tests.storage.golden.books import books_of
from tests.storage.golden.contents import content_of
from tests.storage.golden.make import FOLDER, PASSPHRASE, PROFILE, fill

from leader_journal.core.clock import FixedClock
from leader_journal.core.codec import encode
from leader_journal.core.journal_settings import JournalSettings, OwnPrompt, PromptPlace
from leader_journal.core.mentions import reference
from leader_journal.core.one_on_ones import (
    Block,
    BlockChoice,
    BlockLine,
    MeetingPage,
    MeetingState,
    OneOnOne,
    PageBlock,
    PageLine,
)
from leader_journal.core.plans import Plan, PlanWords
from leader_journal.core.records import Person
from leader_journal.core.reviews import Look, Reread, RereadEntry, RereadReason, RereadWhy, Review, ReviewStep
from leader_journal.core.sheets import Sheet, SheetLine, SheetPart
from leader_journal.core.terms import Element, Kind
from leader_journal.storage import vault
from leader_journal.storage.journal import Journal

_START = dt.datetime(2026, 6, 30, 23, 30, tzinfo=dt.timezone(dt.timedelta(hours=2)))
_DAY = dt.date(2026, 6, 30)


def _held(journal: Journal, person: Person) -> OneOnOne:
    named = reference(person.id)
    line = PageLine(source="x", text=f"Fejl, 3. juni. {named} kom før tid", lead="Fejl, 3. juni.", note="lovet")
    return OneOnOne(
        id=journal.ids.new(),
        person=person.id,
        created=_START,
        day=_DAY,
        time=dt.time(10, 0),
        minutes=30,
        place="det lille lokale",
        state=MeetingState.HELD,
        held_on=_DAY,
        blocks=(
            BlockChoice(
                block=Block.REACTED,
                lines=(BlockLine(source="x", left_out=True), BlockLine(text=f"Hør {named} helt ud")),
                printed=True,
            ),
        ),
        page=MeetingPage(
            last_held=dt.date(2026, 6, 16),
            motto="Sig det før",
            blocks=(PageBlock(block=Block.RAISED, lines=(line,)), PageBlock(block=Block.OWE, printed=False)),
        ),
        brought="to ting",
        promises=("x",),
        thanked="for at sige det",
        asked_first=True,
        they_spoke_more=False,
        closing_line="Ring før du skriver",
    )


def _review(journal: Journal, person: Person, plan: Plan, entry: str) -> Review:
    seen = RereadEntry(
        entry=entry,
        reason=RereadReason.BEST,
        why=RereadWhy.ALL_SHOWN,
        touched=_DAY,
        seen=Reread.DIFFERENTLY,
        note=f"Hørte ikke {reference(person.id)}",
    )
    page = Sheet(
        title="Gennemgang af juni",
        aside="1. til 30. juni 2026",
        motto="Når nogen tvivler, spørger jeg",
        parts=(SheetPart(head="Læst igen", lines=(SheetLine(text="en note", lead="Tvivl", own_words=True),)),),
        footer="Mine egne noter",
    )
    return Review(
        id=journal.ids.new(),
        first=dt.date(2026, 6, 1),
        last=_DAY,
        started=_START,
        closed=_START + dt.timedelta(minutes=20),
        step=ReviewStep.NEXT,
        visited=frozenset(ReviewStep),
        arrived="træt",
        reread=(seen,),
        worked="at vente",
        keep="pausen",
        looks=(Look(chart="patterns", saw="jeg taler", surprised="nej"),),
        frame="vi begynder til tiden",
        frame_to="alle",
        frame_by=dt.date(2026, 7, 14),
        voices="ingen tvivl",
        change="et møde mindre",
        debts="to løfter",
        next=PlanWords(when="nogen tvivler", then="spørger jeg", element=Element.QUESTIONS, kind=Kind.DOUBT),
        plan=plan.id,
        page=page,
    )


def _settings(prompt: OwnPrompt) -> JournalSettings:
    return JournalSettings(
        by_person=True,
        nudge_blame=False,
        own_blame_words=("sløset",),
        weekly_day=4,
        weekly_hour=14,
        review_day=28,
        keep_years=3,
        prompts_off=frozenset({"told", prompt.id}),
        prompts_order=(prompt.id, "cause"),
    )


def _fill_books(journal: Journal) -> None:
    person = journal.people.all()[0]
    first, *_others = journal.entries.all()
    over = Plan(id=journal.ids.new(), when="x", then="y", made=dt.date(2026, 5, 1), ended=_DAY)
    plan = Plan(
        id=journal.ids.new(),
        when="nogen tvivler",
        then="spørger jeg",
        made=_DAY,
        element=Element.QUESTIONS,
        kind=Kind.DOUBT,
        setting="check_in",
    )
    review = _review(journal, person, plan, first.id)
    planned = OneOnOne(id=journal.ids.new(), person=person.id, created=_START, day=dt.date(2026, 7, 14))
    prompt = OwnPrompt(
        id=journal.ids.new(), place=PromptPlace.DEEPEN, question="Hvad så jeg ikke?", kinds=(Kind.MISTAKE,)
    )
    with journal.write() as writer:
        for record in (
            over,
            replace(plan, review=review.id),
            review,
            _held(journal, person),
            planned,
            prompt,
            _settings(prompt),
        ):
            writer.put(record)
        writer.put(replace(first, plan=over.id, plan_done=True))


def main() -> None:
    """Write the journal and what stands in it. Refuses to overwrite."""
    vault.PROFILES = (PROFILE,)
    clock = FixedClock(_START)
    journal = Journal.create(FOLDER / "v2.ljournal", PASSPHRASE, clock)
    fill(journal, clock)
    _fill_books(journal)
    (FOLDER / "v2.json").write_bytes(encode(content_of(journal)) + b"\n")
    (FOLDER / "v2.books.json").write_bytes(encode(books_of(journal)) + b"\n")
    journal.close()


if __name__ == "__main__":
    main()
