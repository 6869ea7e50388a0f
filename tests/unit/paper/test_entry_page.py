"""An entry as a page: what is on it, and that people stay references until it is made ready."""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace

from leader_journal.core.as_if_read import Decision, Verdict, as_decided, sentences_to_look_at
from leader_journal.core.mentions import reference
from leader_journal.core.records import Answer, Entry, Marks, Promise
from leader_journal.core.sheets import Sheet, SheetLine
from leader_journal.core.terms import Kind, Mark, Setting, Tone
from leader_journal.wording.catalogue import Language, use_language
from leader_journal.wording.entries.page import entry_sheet

MARIA = "01920000-0000-7000-8000-000000000001"
M = reference(MARIA)
WHEN = dt.datetime(2026, 11, 24, 10, 30, tzinfo=dt.timezone(dt.timedelta(hours=1)))
TODAY = dt.date(2026, 11, 26)
ENTRY = Entry(
    id="1",
    happened=WHEN,
    written=WHEN,
    kind=Kind.DOUBT,
    facts=f"{M} doubts the date.\nI said nothing.",
    people=(MARIA,),
    tone=Tone.CALM,
    marks=Marks(questions=Mark.MISSED),
    setting=Setting.ONE_ON_ONE,
    answers=(Answer(prompt="keep", question="What will I hold on to?", text=f"Ask {M} first."),),
)
PROMISE = Promise(id="2", text="Look at the date", made=TODAY, to=MARIA, due=dt.date(2026, 11, 27))


def lines(sheet: Sheet) -> dict[str, tuple[SheetLine, ...]]:
    return {part.head: part.lines for part in sheet.parts}


def test_all_of_an_entry_is_on_its_page() -> None:
    sheet = entry_sheet(ENTRY, [PROMISE])

    assert (sheet.title, sheet.aside) == ("Doubt", f"{M} · 24 November 2026, 10:30 · One-on-one")
    assert lines(sheet) == {
        "What happened?": (SheetLine(text=ENTRY.facts, own_words=True),),
        "Invitation elements": (
            SheetLine(text="Curious questions", note="missed"),
            SheetLine(text="Tone", note="calm"),
        ),
        "What will I hold on to?": (SheetLine(text=f"Ask {M} first.", own_words=True),),
        "Promises": (SheetLine(text="Look at the date", note=f"to {M}, due Fri 27 Nov 2026"),),
    }
    assert sheet.footer == "My own notes; they may be personal data."


def test_its_head_is_not_asked_for_and_its_sentences_are() -> None:
    asked = [sentence.text for sentence in sentences_to_look_at(entry_sheet(ENTRY, [PROMISE]))]

    assert asked == [f"{M} doubts the date.", f"Ask {M} first.", f"to {M}, due Fri 27 Nov 2026"]


def test_a_question_of_the_leaders_own_that_names_somebody_is_asked_for_and_can_go() -> None:
    question = f"What would {M} say?"
    entry = replace(ENTRY, answers=(Answer(prompt="own", question=question, text="No."),))
    sheet = entry_sheet(entry, [])

    assert question in [sentence.text for sentence in sentences_to_look_at(sheet)]
    softer = as_decided(sheet, {question: Decision(Verdict.SOFTEN, "What would they say?")})
    assert lines(softer)["What would they say?"] == (SheetLine(text="No.", own_words=True),)
    without = as_decided(sheet, {question: Decision(Verdict.LEAVE_OUT)})
    assert lines(without)[""] == (SheetLine(text="No.", own_words=True),)


def test_an_imported_entry_without_anything_else_is_a_page() -> None:
    sheet = entry_sheet(Entry(id="1", happened=WHEN, written=WHEN, facts="Something."), [])

    assert list(lines(sheet)) == ["What happened?"]
    assert sheet.title


def test_it_is_danish_in_danish() -> None:
    use_language(Language.DANISH)

    sheet = entry_sheet(ENTRY, [PROMISE])

    assert (sheet.title, sheet.aside) == ("Tvivl", f"{M} · 24. november 2026 kl. 10.30 · Én-til-én")
    assert sheet.footer == "Mine egne noter; de kan være personoplysninger."
