"""Filters are understood as people type them, in both languages, and what is not understood is searched for."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from leader_journal.core.errors import BadInput, NoDayLeft
from leader_journal.core.filters import EVERYTHING, EntryFilter, MarkIs
from leader_journal.core.periods import Period
from leader_journal.core.terms import Element, Kind, Mark, Quality, Tone
from leader_journal.wording.errors import sentence
from leader_journal.wording.filters.parsing import parse_filter, parse_onto, split_typed
from leader_journal.wording.filters.tokens import FilterToken, tokens_of

TODAY = dt.date(2026, 11, 24)
PEOPLE = {"Peter": "p1", "Åse": "p2", "Anna Maria": "p3", "Peter B": "p4"}
MISSED_QUESTIONS = EntryFilter(marks=frozenset({MarkIs(Element.QUESTIONS, Mark.MISSED)}))


def parse(*words: str) -> EntryFilter:
    """The filter that words say on 24 November 2026."""
    return parse_filter(words, PEOPLE, TODAY)


def days(first: str | None, last: str | None) -> EntryFilter:
    """Entries of these days."""
    return EntryFilter(
        period=Period(dt.date.fromisoformat(first) if first else None, dt.date.fromisoformat(last) if last else None)
    )


def test_no_words_ask_for_everything() -> None:
    assert parse() == parse("", "  ") == EVERYTHING


@pytest.mark.parametrize(
    "words",
    [
        ["questions:missed"],
        ["spørgsmål:manglede"],
        ["SPOERGSMAAL:Manglede"],
        ["questions missed"],
        ["questions", "missed"],
        ["missed", "questions"],
        ["questions:", "missed"],
        ["nysgerrige", "spørgsmål", "manglede"],
    ],
)
def test_an_element_and_its_mark(words: list[str]) -> None:
    assert parse(*words) == MISSED_QUESTIONS


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["kind:mistake,idé"], EntryFilter(kinds=frozenset({Kind.MISTAKE, Kind.IDEA}))),
        (["anledning:brud på aftale"], EntryFilter(kinds=frozenset({Kind.BREACH}))),
        (["tone:skarp", "tone:calm"], EntryFilter(tones=frozenset({Tone.SHARP, Tone.CALM}))),
        (["quality:closing"], EntryFilter(qualities=frozenset({Quality.CLOSING}))),
        (["person:peter"], EntryFilter(people=frozenset({"p1"}))),
        (["@Åse", "@peter"], EntryFilter(people=frozenset({"p1", "p2"}))),
        (["@Anna", "Maria"], EntryFilter(people=frozenset({"p3"}))),
        (['person:"Anna Maria"'], EntryFilter(people=frozenset({"p3"}))),
        (["@Peter", "B"], EntryFilter(people=frozenset({"p4"}))),
        (["@Peter", "price"], EntryFilter(people=frozenset({"p1"}), text="price")),
        (["theme:pris", "#frist"], EntryFilter(themes=frozenset({"pris", "frist"}))),
        (["theme:pris", "price", "table"], EntryFilter(themes=frozenset({"pris"}), text="price table")),
        (["#pris", "price"], EntryFilter(themes=frozenset({"pris"}), text="price")),
        (["#pris @Peter price"], EntryFilter(themes=frozenset({"pris"}), people=frozenset({"p1"}), text="price")),
        (["setting:team", "meeting"], EntryFilter(settings=frozenset({"team_meeting"}))),
        (["setting:Bar", "price"], EntryFilter(settings=frozenset({"Bar"}), text="price")),
        (["theme:way of working"], EntryFilter(themes=frozenset({"way of working"}))),
        (['theme:"way of working"', "x"], EntryFilter(themes=frozenset({"way of working"}), text="x")),
        (["setting:teammøde"], EntryFilter(settings=frozenset({"team_meeting"}))),
        (["situation:Fredagsbar"], EntryFilter(settings=frozenset({"Fredagsbar"}))),
        (["unfinished"], EntryFilter(to_deepen=True)),
        (["at", "uddybe"], EntryFilter(to_deepen=True)),
        (["under", "time", "pressure"], EntryFilter(under_pressure=True)),
        (["under tidspres"], EntryFilter(under_pressure=True)),
        (["marked"], EntryFilter(marked=True)),
        (["no-kind"], EntryFilter(no_kind=True)),
        (["uden", "anledning"], EntryFilter(no_kind=True)),
    ],
)
def test_values_of_both_languages(words: list[str], expected: EntryFilter) -> None:
    assert parse(*words) == expected


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        (["since:2026-09-01"], "2026-09-01", None),
        (["since:1/9/2026"], "2026-09-01", None),
        (["since:1/9"], "2026-09-01", None),
        (["since:1/12"], "2025-12-01", None),
        (["since", "1", "september"], "2026-09-01", None),
        (["siden:1. september 2025"], "2025-09-01", None),
        (["fra:september"], "2026-09-01", None),
        (["from:2025"], "2025-01-01", None),
        (["to:2025"], None, "2025-12-31"),
        (["til:december"], None, "2025-12-31"),
        (["to:2026-02"], None, "2026-02-28"),
        (["from:2026-02-01", "to:2026-03-15"], "2026-02-01", "2026-03-15"),
        (["on:today"], "2026-11-24", "2026-11-24"),
        (["on:i går"], "2026-11-23", "2026-11-23"),
        (["since:monday"], "2026-11-23", None),
        (["dag:søndag"], "2026-11-22", "2026-11-22"),
        (["since:29/2"], "2024-02-29", None),
        (["this", "month"], "2026-11-01", "2026-11-30"),
        (["denne", "måned"], "2026-11-01", "2026-11-30"),
        (["last month"], "2026-10-01", "2026-10-31"),
        (["this week"], "2026-11-23", "2026-11-29"),
        (["sidste", "uge"], "2026-11-16", "2026-11-22"),
        (["i", "år"], "2026-01-01", "2026-12-31"),
        (["last", "3", "months"], "2026-09-01", "2026-11-24"),
        (["seneste tre måneder"], "2026-09-01", "2026-11-24"),
        (["last:90d"], "2026-08-27", "2026-11-24"),
        (["last:2 weeks"], "2026-11-11", "2026-11-24"),
        (["last:1y"], "2025-12-01", "2026-11-24"),
        (["september"], "2026-09-01", "2026-09-30"),
        (["oktober", "2025"], "2025-10-01", "2025-10-31"),
        (["2025"], "2025-01-01", "2025-12-31"),
        (["uge 47"], "2026-11-16", "2026-11-22"),
        (["mandag"], "2026-11-23", "2026-11-23"),
        (["in", "october"], "2026-10-01", "2026-10-31"),
        (["may 2026"], "2026-05-01", "2026-05-31"),
        (["before march"], None, "2026-02-28"),
        (["efter", "marts"], "2026-04-01", None),
        (["fra oktober", "til november"], "2026-10-01", "2026-11-30"),
        (["i går"], "2026-11-23", "2026-11-23"),
        (["3 days ago"], "2026-11-21", "2026-11-21"),
        (["this month", "since:10/11"], "2026-11-10", "2026-11-30"),
    ],
)
def test_periods(words: list[str], first: str | None, last: str | None) -> None:
    assert parse(*words) == days(first, last)


@pytest.mark.parametrize(
    "words",
    [
        ["fejl"],
        ["price", "table"],
        ["price table"],
        ['"this month"'],
        ['"marked"', "@"],
        ["note:", "x"],
        ["https://example.org/a:b"],
        ["may"],
        ["jan"],
        ["sun"],
        ["questions"],
        ["since", "they", "came"],
        ["last", "time"],
        ["missed", "the", "date"],
        ["#"],
    ],
)
def test_everything_else_is_searched_for(words: list[str]) -> None:
    assert parse(*words) == EntryFilter(text=" ".join(words))


def test_words_stand_anywhere_among_filters() -> None:
    assert parse("price", "questions:missed", '"two words"', "@Peter", "table") == EntryFilter(
        text='price "two words" table', marks=MISSED_QUESTIONS.marks, people=frozenset({"p1"})
    )


@pytest.mark.parametrize(
    ("word", "what", "allowed"),
    [
        ("kind:weather", "kind", "mistake"),
        ("questions:perhaps", "questions", "missed"),
        ("tone:loud", "tone", "sharp"),
        ("quality:good", "quality", "closing"),
        ("@Nobody", "person", "Peter"),
        ("since:whenever", "since", "2026-09-01"),
        ("since:2026-02-30", "since", "2026-09-01"),
        ("since:31/4", "since", "1/9/2026"),
        ("last:99999d99", "last", "90d"),
        ("last:99999y", "last", "90d"),
    ],
)
def test_an_unknown_value_after_a_known_word_says_what_is_possible(word: str, what: str, allowed: str) -> None:
    with pytest.raises(BadInput) as refused:
        parse(word)
    assert refused.value.what == what
    assert allowed in refused.value.allowed
    for example in refused.value.allowed:
        assert parse(f"@{example}" if what == "person" else f"{what}:{example}") != EVERYTHING


@pytest.mark.parametrize("words", [["since:", ""], ["kind:"], ["from:2026-03-01", "to:2026-02-01"], ["kind:,"]])
def test_nothing_to_go_by_is_refused(words: list[str]) -> None:
    with pytest.raises(BadInput):
        parse(*words)


@pytest.mark.parametrize("words", [["from:2026-03-01", "to:2026-02-01"], ["to:2026-02-01", "march 2026"]])
def test_days_that_leave_none_are_told_as_such(words: list[str]) -> None:
    with pytest.raises(NoDayLeft) as refused:
        parse(*words)
    assert "no day in common" in sentence(refused.value)


def test_a_name_with_a_comma_is_one_name() -> None:
    people = {"Hansen, Bo": "b", "Maria": "m", "Bo": "o"}

    assert parse_filter(['person:"hansen, bo"'], people, TODAY).people == {"b"}
    assert parse_filter(["person:Maria,Bo"], people, TODAY).people == {"m", "o"}


def test_a_typed_line_is_read_like_its_words() -> None:
    line = 'price theme:"way of working" "two words" #pris table'

    assert parse(*split_typed(line)) == EntryFilter(
        text='price "two words" table', themes=frozenset({"way of working", "pris"})
    )


def test_words_add_to_a_filter_that_is_there() -> None:
    given_filter = parse("price", "@Peter")

    assert parse_onto(given_filter, ["table", "@Åse"], PEOPLE, TODAY) == parse("price", "table", "@Peter", "@Åse")


_KEYS = (
    "kind:",
    "questions:",
    "since:",
    "to:",
    "person:",
    'theme:"',
    "setting:",
    "tone:sharp,",
    "last:0d",
    "@",
    "#",
    ":",
)
_VALUES = ("missed", "1/9", "@Peter", "#x", "90d", "9999-12", "0000", "00/00", "²", ",", '"', "“", "fejl", "marked")
_PERIODS = ("last", "3", "months", "this", "month", "september", "i", "år", "since", "-1", "2026-13-01")
_vocabulary = st.sampled_from([*_KEYS, *_VALUES, *_PERIODS])


@given(st.lists(_vocabulary | st.text(max_size=8), max_size=8), st.dates())
def test_any_words_are_read_or_refused(words: list[str], today: dt.date) -> None:
    try:
        chosen = parse_filter(words, PEOPLE, today)
    except BadInput:
        return
    assert all(token.text for token in tokens_of(chosen, str, today=today))


_TERMS = ("questions:missed", "room:shown", "kind:fejl", "tone:sharp", "quality:mixed", "setting:team_meeting")
_OTHERS = ("@Peter", "@Åse", "#pris", "setting:Bar", "since:2026-03-01", "to:2026-10-31", "unfinished", "no-kind")
_TEXTS = ("price", '"two words"')
_pieces = st.sampled_from([*_TERMS, *_OTHERS, *_TEXTS])


@given(st.lists(_pieces, max_size=8, unique=True))
def test_taking_every_token_away_in_any_order_leaves_the_text(words: list[str]) -> None:
    chosen = parse(*words)

    tokens = tokens_of(chosen, str, today=TODAY)

    assert len({token.id for token in tokens}) == len(tokens)
    left = chosen
    while remaining := tokens_of(left, str, today=TODAY):
        assert set(_ids(remaining)) <= set(_ids(tokens))
        after = _ids(tokens_of(remaining[-1].without, str, today=TODAY))
        assert after == _ids(remaining)[:-1]
        left = remaining[-1].without
    assert left == EntryFilter(text=chosen.text)


@given(st.permutations([*_TERMS, *_OTHERS, *_TEXTS]))
def test_the_order_of_filters_does_not_matter(words: list[str]) -> None:
    in_order = [word for word in words if word not in _TEXTS]

    assert replace(parse(*words), text="") == parse(*sorted(in_order))


def _ids(tokens: tuple[FilterToken, ...]) -> list[str]:
    return [token.id for token in tokens]


@pytest.mark.parametrize("word", ["by", "due", "at", "senest"])
def test_what_leads_to_a_day_elsewhere_is_searched_for_here(word: str) -> None:
    for said in (word, word.upper(), f"{word} friday", f"{word} fredag"):
        assert parse(said).text.casefold().startswith(word)
        assert parse(*said.split()).text.casefold().startswith(word)


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("marts til maj", "2026-03-01", "2026-05-31"),
        ("fra marts til maj", "2026-03-01", "2026-05-31"),
        ("marts til og med maj", "2026-03-01", "2026-05-31"),
        ("mellem marts og maj", "2026-03-01", "2026-05-31"),
        ("from Jan to Mar", "2026-01-01", "2026-03-31"),
        ("March to May", "2026-03-01", "2026-05-31"),
        ("from March until May", "2026-03-01", "2026-05-31"),
        ("between March and May", "2026-03-01", "2026-05-31"),
        ("1/3 - 31/5", "2026-03-01", "2026-05-31"),
        ("2026-03-01 – 2026-05-31", "2026-03-01", "2026-05-31"),
        ("1. marts til 31. maj", "2026-03-01", "2026-05-31"),
        ("uge 40 til uge 42", "2026-09-28", "2026-10-18"),
        ("2024 to 2025", "2024-01-01", "2025-12-31"),
        ("monday to wednesday", "2026-11-16", "2026-11-18"),
        ("november til februar", "2025-11-01", "2026-02-28"),
        ("oktober-november", "2026-10-01", "2026-11-30"),
        ("oktober–november 2025", "2025-10-01", "2025-11-30"),
        ("november-februar", "2025-11-01", "2026-02-28"),
        ("nov-feb 2026", "2025-11-01", "2026-02-28"),
        ("jan-mar", "2026-01-01", "2026-03-31"),
        ("2024-2025", "2024-01-01", "2025-12-31"),
        ("uge 45-47", "2026-11-02", "2026-11-22"),
        ("week 45–46 2025", "2025-11-03", "2025-11-16"),
        ("october 2025 to march 2026", "2025-10-01", "2026-03-31"),
    ],
)
def test_from_one_to_another_is_all_that_lies_between(words: str, first: str, last: str | None) -> None:
    """In one piece as a shell hands it over, and word by word as it is typed; never the first of the two alone."""
    assert parse(words) == parse(*words.split()) == days(first, last)


@pytest.mark.parametrize(
    "words",
    [
        "besked til maria",
        "1:1 to Jan",
        "mellem Jan og Maj",
        "may and june",
        "10 to 12",
        "on-off",
        "one-on-one",
        "check-in",
        "2025-2024",
        "Ann-Marie",
    ],
)
def test_words_on_both_sides_of_to_are_searched_for(words: str) -> None:
    assert parse(words).period == Period()


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("til og med marts", None, "2026-03-31"),
        ("oktober og frem", "2026-10-01", None),
        ("uge 45 og fremefter", "2026-11-02", None),
        ("October onwards", "2026-10-01", None),
        ("2025 and later", "2025-01-01", None),
    ],
)
def test_one_side_may_be_open(words: str, first: str | None, last: str | None) -> None:
    assert parse(words) == parse(*words.split()) == days(first, last)


@pytest.mark.parametrize("words", ["2025 oktober", "2025 October", "oktober 2025"])
def test_a_month_has_its_year_before_it_or_behind(words: str) -> None:
    assert parse(words) == parse(*words.split()) == days("2025-10-01", "2025-10-31")
