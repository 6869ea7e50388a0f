"""A day at the end of a sentence: one stop, in May, whose short name has no point, and in another year as well."""

from __future__ import annotations

import ast
import datetime as dt
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from leader_journal.charts.promises.finding import PromiseBar
from leader_journal.charts.promises.words import promise_sentence
from leader_journal.core.one_on_ones import MeetingState, OneOnOne
from leader_journal.core.records import Entry
from leader_journal.core.terms import Kind, PromiseState, Reaction
from leader_journal.insight.promises import Keeping
from leader_journal.wording.catalogue import Language, language
from leader_journal.wording.one_on_ones import page, words
from leader_journal.wording.voices import last_heard, none_since

TODAY = dt.date(2026, 11, 24)
DAYS = sorted(
    {dt.date(year, month, day) for year in (2025, 2026, 2027) for month in range(1, 13) for day in (1, 3, 24)}
)
SOURCES = Path(__file__).parents[3] / "src" / "leader_journal"


def entry(day: dt.date, **fields: object) -> Entry:
    moment = dt.datetime.combine(day, dt.time(10), dt.UTC)
    return Entry(id="e", happened=moment, written=moment, facts="He said so", **fields)  # type: ignore[arg-type]  # fields by their names


def meeting(day: dt.date, state: MeetingState = MeetingState.PLANNED) -> OneOnOne:
    moment = dt.datetime.combine(TODAY, dt.time(10), dt.UTC)
    held = day if state is MeetingState.HELD else None
    return OneOnOne(id="m", person="p", created=moment, day=day, state=state, held_on=held)


def promise(day: dt.date, state: PromiseState, keeping: Keeping) -> str:
    closed = None if state is PromiseState.OPEN else day
    bar = PromiseBar("p", "Share the draft", "Maria", dt.date(2025, 1, 1), day, closed, state, keeping, None)
    return promise_sentence(bar, TODAY)


SAID: tuple[Callable[[dt.date], str], ...] = (
    lambda day: words.next_sentence(day, None, TODAY),
    lambda day: words.next_sentence(day, dt.time(10), TODAY),
    lambda day: words.last_sentence(day, TODAY, with_line=False),
    lambda day: words.meeting_subtitle(meeting(day), None, TODAY),
    lambda day: words.meeting_subtitle(meeting(day), min(day, TODAY), TODAY),
    lambda day: words.meeting_subtitle(meeting(day, MeetingState.HELD), None, TODAY),
    lambda day: words.last_one(min(day, TODAY), TODAY),
    lambda day: page.raised_line(entry(day, kind=Kind.MISTAKE), (), TODAY).text + ".",
    lambda day: page.thank_line(entry(day, kind=Kind.IDEA, reactions=(Reaction.ASKED,)), TODAY).text + ".",
    lambda day: promise(day, PromiseState.OPEN, Keeping.NOT_DUE),
    lambda day: promise(day, PromiseState.KEPT, Keeping.LATE),
    lambda day: last_heard("Maria", day),
    lambda day: none_since(Kind.MISTAKE, day, TODAY),
)


@pytest.mark.parametrize("spoken", Language)
@pytest.mark.parametrize("say", SAID, ids=range(len(SAID)))
def test_one_stop_ends_a_sentence_with_any_day(say: Callable[[dt.date], str], spoken: Language) -> None:
    with language(spoken):
        sentences = [say(day) for day in DAYS]

    for sentence in sentences:
        assert re.search(r"[^.]\.$", sentence), sentence
        assert ".." not in sentence
        assert ". ." not in sentence
        assert "  " not in sentence


@pytest.mark.parametrize("spoken", Language)
@pytest.mark.parametrize("say", SAID, ids=range(len(SAID)))
def test_what_follows_a_day_begins_after_a_stop(say: Callable[[dt.date], str], spoken: Language) -> None:
    """ "Mistake, 3 May. He said so", and "Fejl, 3. maj. Han sagde": the stop does not rely on an abbreviation's."""
    with language(spoken):
        for day in DAYS:
            for found in re.finditer(r"(\S+) ([A-ZÆØÅ]\w+)", say(day)):
                before, after = found.groups()
                if after in ("He", "Last", "Sidst", "Share"):
                    assert before.endswith((".", ":")), say(day)


ABBREVIATED = {
    "short_day",
    "brief_day",
    "short_month",
    "short_weekday",
    "relative_day",
    "when",
    "due_words",
    "next_words",
}
"""What may end in a point of its own, or may not: May and a year have none."""
TRANSLATES = {"_", "ngettext", "pgettext", "npgettext"}


def before_a_stop(tree: ast.AST) -> Iterator[str]:
    """Yield each day in short form that is filled in where the sentence has a stop right behind it."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(
                func=ast.Attribute(attr="format", value=ast.Call(func=ast.Name(id=name), args=args)), keywords=filled
            ):
                if name not in TRANSLATES:
                    continue
                texts = [arg.value for arg in args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
                for keyword in filled:
                    value = keyword.value
                    if (
                        isinstance(value, ast.Call)
                        and isinstance(value.func, ast.Name)
                        and value.func.id in ABBREVIATED
                    ):
                        blank = f"{{{keyword.arg}}}."
                        yield from (text for text in texts if blank in text)


def test_no_short_day_is_put_before_a_stop() -> None:
    found = {
        f"{path.relative_to(SOURCES)}: {text}"
        for path in SOURCES.rglob("*.py")
        for text in before_a_stop(ast.parse(path.read_text(encoding="utf-8")))
    }

    assert found == set()


def test_the_check_finds_what_it_looks_for() -> None:
    wrong = '_("Next {day}.").format(day=short_day(day, today))'
    right = '_("Next {day}.").format(day=short_day(day, today).removesuffix("."))'

    assert list(before_a_stop(ast.parse(wrong))) == ["Next {day}."]
    assert list(before_a_stop(ast.parse(right))) == []
