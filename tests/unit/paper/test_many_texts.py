"""Names off for many texts at once: the same as one after the other, and no name is left in any of them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leader_journal.core.folding import fold
from leader_journal.core.hidden_names import HiddenNames, free_letters
from leader_journal.core.known_names import KnownNames
from leader_journal.core.mentions import reference
from leader_journal.core.name_places import composed
from leader_journal.core.records import Person
from leader_journal.core.sheets import Sheet, SheetLine, SheetPart
from leader_journal.core.text_reading import OneByOne, ReadTexts, TextReading, rows_as_read, sheet_as_read

IDS = [f"01920000-0000-7000-8000-0000000000{number:02}" for number in range(12)]
PEOPLE = tuple(
    Person(id=one, alias=alias, real_name=real_name)
    for one, alias, real_name in zip(
        IDS,
        ("Maria", "Bo Ry", "Anne-Marie", "Per Hansen", "Will", "Åse", "Jens", "O’Brien", "李明"),
        ("Maria Juul", "", "", "Per Bak", "", "Åse Ørsted", "", "Zoë O’Brien", ""),
        strict=False,
    )
)
GONE = (Person(id=IDS[9], alias="Mia", merged_into=IDS[0]),)
KNOWN = KnownNames(PEOPLE, {IDS[9]: IDS[0]}, GONE, also=("Tone",))
CROWD = tuple(Person(id=f"01920000-0000-7000-8000-{number:012}", alias=f"Qyx{number}w") for number in range(100, 200))
AMONG_MANY = KnownNames((*PEOPLE, *CROWD), {IDS[9]: IDS[0]}, GONE, also=("Tone",))

WRITTEN = (
    *("Maria", "maria", "MARIA", "Juul", "Bo", "Ry", "Bo Ry", "bo-ry", "Anne-Marie", "anne marie", "AnneMarie"),
    *("Per", "per", "Hansen", "Per Hansen", "Bak", "Will", "will", "Åse", "åse", "A\u030ase", "Ørsted", "Jens"),
    *("O’Brien", "obrien", "Zoë", "Zoe\u0308", "李明", "Mia", "Tone", "tone", "Ma\u00adria", "Qyx150w"),
)
MARKS = ("s", "'s", "’s", "'", "’", "´", "es", "")
AROUND = (
    "",
    " ",
    ", ",
    ". ",
    "-",
    "–",
    "(",
    ")",
    "“",
    "”",
    "\n",
    "·",
    "…",
    "@",
    "_",
    "\u00a0",
    "\u202f",
    ":",
    "1",
    "é",
    "K",
    "K.",
)
PLAIN = ("@{", "e\u0308", " og ", " så ", "planen", " I ", " A ", "x", "\u200b", "ß", "æøå")
PIECE = st.one_of(
    st.builds(str.__add__, st.sampled_from((*WRITTEN, *map(reference, IDS))), st.sampled_from(MARKS)),
    st.sampled_from((*AROUND, *PLAIN)),
)
TEXT = st.lists(PIECE, max_size=7).map("".join)
TEXTS = st.lists(
    st.one_of(TEXT, st.sampled_from((*map(reference, IDS), "planen", "")), st.text(max_size=5)), max_size=9
)


def carefully(names: KnownNames, texts: Sequence[str]) -> list[str]:
    """Each text taken apart and put together by itself."""
    free, letters, read = free_letters(set()), dict[str, str](), list[str]()
    for text in texts:
        whole, pieces, at = composed(text), list[str](), 0
        for naming in names.find(whole):
            if len(naming.people) == 1 and naming.people[0] not in letters:
                letters[naming.people[0]] = next(free)
            letter = letters[naming.people[0]] if len(naming.people) == 1 else "?"
            pieces += whole[at : naming.start], letter, "’s" * naming.genitive
            at = naming.end
        read.append("".join((*pieces, whole[at:])) if pieces else text)
    return read


@pytest.mark.parametrize("names", [KNOWN, AMONG_MANY], ids=["few", "many"])
@given(texts=TEXTS)
def test_many_texts_are_read_as_each_of_them_by_itself(names: KnownNames, texts: list[str]) -> None:
    said = carefully(names, texts)

    assert HiddenNames(names, ()).all(texts) == said
    assert list(map(HiddenNames(names, ()), texts)) == said
    assert list(map(HiddenNames(names, texts), reversed(texts))) == said[::-1], "letters of the first reading"


@given(texts=st.lists(st.text(st.sampled_from(["\0", "a", "@", "{", "}", *IDS[0]]), max_size=4), max_size=200))
def test_texts_that_hold_what_stands_between_them_stay_apart(texts: list[str]) -> None:
    assert HiddenNames(KNOWN, ()).all(texts) == texts


@given(
    name=st.sampled_from([one for one in WRITTEN if one not in {"per", "will", "Qyx150w"}]),
    mark=st.sampled_from([mark for mark in MARKS if mark != "es"]),
    before=st.sampled_from([one for one in AROUND if one[-1:] not in {"1", "é", "K"}]),
    behind=st.sampled_from([one for one in AROUND if one[:1] not in {"1", "é", "K"}]),
    place=st.integers(0, 80),
)
def test_no_name_slips_through_among_many_texts(name: str, mark: str, before: str, behind: str, place: int) -> None:
    texts = [f"{reference(IDS[number % 9])}, planen {number}" for number in range(81)]
    texts[place] = f"det {before}{name}{mark}{behind} 7"

    read = HiddenNames(KNOWN, ()).all(texts)

    assert _letters(name) not in _letters(read[place].replace("’s", "")), read[place]
    assert not any(one in text for text in read for one in IDS)


def _letters(text: str) -> str:
    return "".join(letter for letter in fold(text.replace("\u00ad", "")) if letter.isalnum())


READINGS: tuple[TextReading, ...] = (HiddenNames(KNOWN, map(reference, IDS)), OneByOne(str.upper))


@pytest.mark.parametrize("reading", READINGS, ids=["letters", "one by one"])
@given(texts=st.lists(TEXT, max_size=6), others=st.lists(TEXT, max_size=3))
def test_what_is_read_at_once_and_what_is_asked_for_later_are_the_same(
    reading: TextReading, texts: list[str], others: list[str]
) -> None:
    said = ReadTexts(texts, reading)

    assert [said[text] for text in (*texts, *others)] == [reading(text) for text in (*texts, *others)]
    assert list(rows_as_read([texts, others], reading)) == [list(map(reading, texts)), list(map(reading, others))]


@given(texts=st.lists(TEXT, min_size=4, max_size=4))
def test_a_sheet_is_read_as_its_texts_are(texts: list[str]) -> None:
    head, lead, text, note = texts
    line = SheetLine(lead=lead, text=text, note=note, own_words=True)
    part = SheetPart(head=head, lines=(line, line), to_write=(text, note), much=(note,))
    sheet = Sheet(title=head, aside=note, motto=text, parts=(part, part), footer=lead)

    assert list(sheet_as_read(sheet, HiddenNames(KNOWN, ())).texts()) == carefully(KNOWN, list(sheet.texts()))


def test_what_is_said_again_and_again_is_read_once() -> None:
    asked = list[str]()

    def noted(text: str) -> str:
        asked.append(text)
        return text.upper()

    said, own = SheetLine(lead="Tone", text="calm"), SheetLine(text="Mine", own_words=True)
    page = Sheet(title="", parts=(SheetPart(head="", lines=(said, own)),) * 3)

    assert sheet_as_read(page, OneByOne(noted)).parts[2].lines == (
        SheetLine(lead="TONE", text="CALM"),
        SheetLine(text="MINE", own_words=True),
    )
    assert asked == ["", "Tone", "calm", "Mine"]
