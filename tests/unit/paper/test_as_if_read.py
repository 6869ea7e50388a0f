"""As if they read it: which sentences are asked for, and what becomes of the page."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from leader_journal.core.as_if_read import Decision, Verdict, as_decided, sentences_to_look_at
from leader_journal.core.mentions import mentioned, reference
from leader_journal.core.sheets import Sheet, SheetLine, SheetPart

MARIA, SOFIE = (f"01920000-0000-7000-8000-00000000000{number}" for number in (1, 2))
M, S = reference(MARIA), reference(SOFIE)
LATE = f"{M} was late again."
PAGE = Sheet(
    title=M,
    motto=f"“{S} knows.”",
    parts=(
        SheetPart(head=f"{M} raised", lines=(SheetLine(lead="Doubt", text=f"{LATE} Nobody minded. {S} did."),)),
        SheetPart(head="I owe", lines=(SheetLine(text="The rota", note=f"to {S}"), SheetLine(text=LATE))),
        SheetPart(head="Afterwards", to_write=(f"What {M} brought",)),
    ),
    footer="My own notes",
)  # fmt: skip


def test_every_sentence_that_names_somebody_is_asked_for_once_in_reading_order() -> None:
    asked = tuple(sentences_to_look_at(PAGE))

    assert [(sentence.head, sentence.text, sentence.people) for sentence in asked] == [
        ("", f"“{S} knows.”", (SOFIE,)),
        (f"{M} raised", LATE, (MARIA,)),
        (f"{M} raised", f"{S} did.", (SOFIE,)),
        ("I owe", f"to {S}", (SOFIE,)),
    ]


def test_a_page_that_names_nobody_asks_nothing() -> None:
    assert not [
        *sentences_to_look_at(Sheet(title=M, parts=(SheetPart(head="x", lines=(SheetLine(text="The rota."),)),)))
    ]


def test_to_stand_by_it_changes_nothing() -> None:
    assert as_decided(PAGE, {LATE: Decision(Verdict.STAND_BY)}) == PAGE


def test_a_softened_sentence_stands_where_the_old_one_stood_wherever_that_was() -> None:
    softer = as_decided(PAGE, {LATE: Decision(Verdict.SOFTEN, f"I missed {M} at nine.")})

    assert softer.parts[0].lines[0].text == f"I missed {M} at nine. Nobody minded. {S} did."
    assert softer.parts[1].lines[1].text == f"I missed {M} at nine."


def test_what_is_left_out_leaves_no_empty_line() -> None:
    left = as_decided(PAGE, {LATE: Decision(Verdict.LEAVE_OUT), f"“{S} knows.”": Decision(Verdict.LEAVE_OUT)})

    assert left.motto == ""
    assert left.parts[0].lines[0].text == f"Nobody minded. {S} did."
    assert [line.text for line in left.parts[1].lines] == ["The rota"]
    assert left.parts[2] == PAGE.parts[2]


def test_a_note_that_is_left_out_leaves_its_line() -> None:
    left = as_decided(PAGE, {f"to {S}": Decision(Verdict.LEAVE_OUT)})

    assert left.parts[1].lines[0] == SheetLine(text="The rota")


def test_a_head_without_its_only_line_goes() -> None:
    page = Sheet(title="x", parts=(SheetPart(head="Come back to", lines=(SheetLine(lead="Doubt", text=LATE),)),))

    assert as_decided(page, {LATE: Decision(Verdict.LEAVE_OUT)}).parts == ()


@given(st.lists(st.sampled_from([LATE, f"{S} left early!", "Nobody saw it.", "Why not?", "\n"]), max_size=8))
def test_without_everything_that_names_somebody_nobody_is_named(pieces: list[str]) -> None:
    page = Sheet(title="x", parts=(SheetPart(head="y", lines=(SheetLine(text=" ".join(pieces)),)),))
    decisions = {sentence.text: Decision(Verdict.LEAVE_OUT) for sentence in sentences_to_look_at(page)}

    left = " ".join(as_decided(page, decisions).texts())

    assert mentioned(left) == ()
    assert left.count("Nobody saw it.") == pieces.count("Nobody saw it.")
