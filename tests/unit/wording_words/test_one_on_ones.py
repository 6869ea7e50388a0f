"""Meetings in words, in both languages: when the next one is, how long ago the last one was, what was not heard."""

from __future__ import annotations

import datetime as dt

import pytest

from leader_journal.core.one_on_ones import Block, MeetingState, OneOnOne
from leader_journal.core.records import Entry
from leader_journal.core.terms import Kind, Reaction, Tone
from leader_journal.wording.catalogue import Language, language
from leader_journal.wording.one_on_ones import page as words
from leader_journal.wording.one_on_ones import words as meetings

TODAY = dt.date(2026, 11, 24)
MOMENT = dt.datetime(2026, 11, 24, 10, 30, tzinfo=dt.UTC)
TEN = dt.time(10)


def _day(ahead: int) -> dt.date:
    return TODAY + dt.timedelta(days=ahead)


def _meeting(**fields: object) -> OneOnOne:
    return OneOnOne(**({"id": "m", "person": "p", "created": MOMENT} | fields))  # type: ignore[arg-type]  # fields by their names


@pytest.mark.parametrize(
    ("ahead", "time", "english", "danish"),
    [
        (-9, TEN, "was planned for Sun 15 Nov", "var planlagt til sø. 15. nov."),
        (-3, TEN, "was planned for Saturday", "var planlagt til lørdag"),
        (-1, TEN, "was planned for yesterday", "var planlagt til i går"),
        (0, TEN, "today 10:00", "i dag kl. 10.00"),
        (1, None, "tomorrow", "i morgen"),
        (2, TEN, "Thu 26 Nov, 10:00", "to. 26. nov. kl. 10.00"),
        (3, None, "Fri 27 Nov", "fr. 27. nov."),
        (60, None, "Sat 23 Jan 2027", "lø. 23. jan. 2027"),
    ],
)
def test_when_the_next_one_is(ahead: int, time: dt.time | None, english: str, danish: str) -> None:
    assert meetings.next_words(_day(ahead), time, TODAY) == english
    with language(Language.DANISH):
        assert meetings.next_words(_day(ahead), time, TODAY) == danish


@pytest.mark.parametrize(
    ("meeting", "last", "english", "danish"),
    [
        (_meeting(), None, "No day yet. The first one noted here.", None),
        (
            _meeting(day=_day(1), time=TEN),
            _day(-15),
            "Tomorrow, Wednesday 25 November, 10:00. Last one 15 days ago.",
            "I morgen, onsdag 25. november kl. 10.00. Sidst for 15 dage siden.",
        ),
        (_meeting(day=_day(0)), _day(-1), "Today, Tuesday 24 November. Last one yesterday.", None),
        (
            _meeting(day=_day(9), time=TEN),
            _day(0),
            "Thursday 3 December, 10:00. Last one today.",
            "Torsdag 3. december kl. 10.00. Sidst i dag.",
        ),
        (
            _meeting(day=_day(-2)),
            _day(-16),
            "It was planned for Sunday 22 November. Last one 16 days ago.",
            "Den var planlagt til søndag 22. november. Sidst for 16 dage siden.",
        ),
        (_meeting(state=MeetingState.HELD, held_on=_day(-2)), None, "Held Sunday 22 November.", None),
        (_meeting(state=MeetingState.CANCELLED, day=_day(1)), _day(-3), "Cancelled. Last one 3 days ago.", None),
    ],
)
def test_the_line_under_the_title(meeting: OneOnOne, last: dt.date | None, english: str, danish: str | None) -> None:
    assert meetings.meeting_subtitle(meeting, last, TODAY) == english
    if danish is not None:
        with language(Language.DANISH):
            assert meetings.meeting_subtitle(meeting, last, TODAY) == danish


@pytest.mark.parametrize("spoken", Language)
def test_every_block_has_a_head_and_a_hint_of_its_own(spoken: Language) -> None:
    with language(spoken):
        heads = [words.block_head(block, "Maria") for block in Block]
        hints = [words.block_hint(block) for block in Block]
        kinds = [words.not_heard_line(kind, last, TODAY).text for kind in Kind for last in (None, _day(-90))]

    for said in (heads, hints, kinds):
        assert len(set(said)) == len(said)
        assert not any("{" in one for one in said)


def _entry(*reactions: Reaction, tone: Tone | None = None) -> Entry:
    return Entry(id="e", happened=MOMENT, written=MOMENT, reactions=reactions, tone=tone)


@pytest.mark.parametrize(
    ("entries", "english", "danish"),
    [
        (
            [_entry(Reaction.LISTENED, Reaction.ASKED, tone=Tone.CALM)],
            "Once: listened, asked. Calm.",
            "Én gang: lyttede, spurgte. Rolig.",
        ),
        (
            [_entry(Reaction.LISTENED, Reaction.ASKED, tone=Tone.CALM), _entry(Reaction.LISTENED, tone=Tone.CALM)],
            "Twice: listened both times, asked once. Calm both times.",
            "To gange: lyttede begge gange, spurgte én gang. Rolig begge gange.",
        ),
        (
            [*[_entry(Reaction.ASKED)] * 4, _entry(Reaction.ASKED, Reaction.DEFENDED, tone=Tone.SHARP)],
            "5 times: asked every time, defended once. Sharp once.",
            "5 gange: spurgte hver gang, forsvarede mig én gang. Skarp én gang.",
        ),
        ([_entry(tone=Tone.TENSE)], "Once. Tense.", "Én gang. Anspændt."),
    ],
)
def test_how_i_reacted(entries: list[Entry], english: str, danish: str) -> None:
    assert words.reacted_line(entries).text == english
    with language(Language.DANISH):
        assert words.reacted_line(entries).text == danish
