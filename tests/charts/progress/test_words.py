"""The English sentences of the product, word for word."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec.structs import replace

from leader_journal.charts.findings import describe
from leader_journal.charts.progress.build import build_progress
from leader_journal.charts.progress.finding import Change, ProgressFinding
from leader_journal.core.filters import EVERYTHING, EntryFilter
from leader_journal.core.periods import ALWAYS, Period
from leader_journal.core.tallies import DayTally
from leader_journal.core.terms import Kind, Series
from leader_journal.insight.change import Certainty
from leader_journal.insight.counts import Evidence, SeriesCounts
from leader_journal.insight.pace import Pace
from leader_journal.insight.size import Size
from leader_journal.insight.watched import Withdrawn
from leader_journal.insight.wilson import rate
from leader_journal.wording.rate_sentences import how_often

TODAY = dt.date(2024, 11, 23)
MARCH = Change(
    certainty=Certainty.CLEAR,
    around=dt.date(2024, 3, 1),
    week=dt.date(2024, 3, 11),
    before=rate(64, 182),
    since=rate(98, 159),
    before_days=Period(dt.date(2023, 6, 1), dt.date(2024, 3, 10)),
    since_days=Period(dt.date(2024, 3, 11), TODAY),
    bayes_factor=4000.0,
    size=Size(0.25, 0.14, 0.345),
    told=dt.date(2024, 6, 1),
)


def progress(**changes: Change) -> ProgressFinding:
    """Chart 1 of a journal with 20 entries a series, and these changes."""
    days = tuple(DayTally(dt.date(2024, 11, day), shown=1) for day in range(1, 21))
    finding = build_progress(dict.fromkeys(Series, days), ALWAYS, EVERYTHING, TODAY)
    panels = (
        replace(panel, changes=(changes[panel.series.value],), could_show=True)
        if panel.series.value in changes
        else replace(panel, could_show=True)
        for panel in finding.series
    )
    return replace(finding, series=tuple(panels))


def test_a_clear_change_heads_the_chart() -> None:
    text = describe(progress(questions=MARCH))
    assert text.title == "You have asked more often since about March"
    assert text.subtitle == (
        "Curious questions went from 64 of 182 marked entries (35%) to 98 of 159 (62%). Probably 14–35 points more. "
        "The other three show no clear change."
    )
    assert text.status[Series.QUESTIONS] == "clear change"
    assert text.status[Series.ROOM] == "no clear change"
    assert "More often since around March: 64 of 182 before, 98 of 159 since." in text.in_words


def test_a_possible_change_says_that_it_is_early() -> None:
    possible = replace(MARCH, certainty=Certainty.POSSIBLE)
    text = describe(progress(room=possible))
    assert text.title == "Perhaps you have left room more often since about March"
    assert text.subtitle.startswith(
        "Room went from 64 of 182 marked entries (35%) to 98 of 159 (62%). Too early to be sure. The other three"
    )
    assert "Perhaps more often since around March: 35% before, 62% since. Too early to be sure." in text.in_words


def test_less_often_is_said_as_plainly() -> None:
    less = replace(MARCH, before=rate(98, 159), since=rate(64, 182), size=Size(-0.25, -0.345, -0.14))
    assert "Probably 14–35 points less." in describe(progress(humility=less)).subtitle
    assert describe(progress(humility=less)).title == "You have shown humility less often since about March"
    assert describe(progress(constructive=less)).title == (
        "You have reacted constructively less often since about March"
    )


def test_a_clear_change_goes_before_a_later_possible_one() -> None:
    later = replace(MARCH, certainty=Certainty.POSSIBLE, around=dt.date(2024, 8, 1))
    text = describe(progress(questions=MARCH, room=later))
    assert text.title == "You have asked more often since about March"
    assert "Room went from" in text.subtitle
    assert text.subtitle.endswith("No clear change: Humility, Constructive reaction.")


def test_a_change_of_last_year_is_said_with_its_year() -> None:
    last_year = replace(MARCH, around=dt.date(2023, 11, 1))
    assert describe(progress(questions=last_year)).title.endswith("since about November 2023")


def test_writing_more_often_is_said_beside_a_change() -> None:
    text = describe(progress(questions=replace(MARCH, pace=Pace(3.0, 5.1))))
    assert text.note.startswith(
        "You have also written more often since then (5.1 a week, up from 3.0), "
        "so some of this may reflect what you choose to write down."
    )


def test_entries_before_what_is_shown_are_owned_up_to() -> None:
    shown = replace(progress(questions=MARCH), period=Period(dt.date(2024, 1, 1), TODAY))
    assert "The earlier entries go back to June 2023, further than the chart shows." in describe(shown).in_words


def test_no_change() -> None:
    text = describe(progress())
    assert text.title == "No clear change"
    assert text.subtitle == "None of the four shows a clear change in what you wrote down."


def test_no_change_is_not_said_where_none_could_show() -> None:
    early = progress()
    early = replace(early, series=tuple(replace(panel, could_show=False) for panel in early.series))
    text = describe(early)
    assert text.title == "Too little to go on to see a change"
    until = "A change can be seen once there are 8 weeks and 8 marked entries on each side of it."
    assert text.subtitle == until
    assert text.status[Series.ROOM] == "too little to go on"
    assert "No clear change" not in text.in_words


def test_a_change_that_was_withdrawn_is_said_to_be() -> None:
    gone = Withdrawn(dt.date(2024, 1, 1), dt.date(2024, 3, 1), dt.date(2024, 10, 1))
    steady = progress()
    panels = (replace(one, withdrawn=(gone,) if one.series is Series.ROOM else ()) for one in steady.series)
    text = describe(replace(steady, series=tuple(panels)))
    taken_back = "In March this looked like a change. What you have written since does not bear it out."
    assert text.subtitle.endswith(f"Room: {taken_back}")
    assert f"{taken_back} No clear change." in text.in_words


@pytest.mark.parametrize(
    ("series", "counts", "said"),
    [
        (
            Series.ROOM,
            SeriesCounts(3, 2, 6),
            "You left room in 3 of 11 marked entries (27%, likely 10–57%). Partly in another 2.",
        ),
        (
            Series.ROOM,
            SeriesCounts(2, 0, 2),
            "You left room in 2 of 4 marked entries so far. Too few for a percentage.",
        ),
        (
            Series.HUMILITY,
            SeriesCounts(0, 0, 1),
            "You showed humility in 0 of 1 marked entry so far. Too few for a percentage.",
        ),
        (
            Series.CONSTRUCTIVE,
            SeriesCounts(14, 1, 2),
            "You reacted constructively in 14 of 17 rated entries (82%, likely 59–94%). Mixed in another 1.",
        ),
        (Series.QUESTIONS, SeriesCounts(0, 0, 0, 3, 28), "31 entries, none marked for questions."),
    ],
)
def test_how_often(series: Series, counts: SeriesCounts, said: str) -> None:
    assert how_often(series, counts) == said


def test_little_or_nothing_to_go_by() -> None:
    def of(*days: DayTally, chosen: EntryFilter = EVERYTHING) -> tuple[Evidence, str]:
        finding = build_progress(dict.fromkeys(Series, days), ALWAYS, chosen, TODAY)
        return finding.evidence, describe(finding).title

    assert of() == (Evidence.NONE, "Nothing to count yet")
    assert of(chosen=EntryFilter(kinds=frozenset({Kind.IDEA}))) == (Evidence.NO_MATCH, "No entries match")
    assert of(DayTally(TODAY, unmarked=31)) == (Evidence.UNRATED, "31 entries, none marked yet")
    assert of(DayTally(TODAY, unmarked=1)) == (Evidence.UNRATED, "1 entry, not marked yet")
    assert of(DayTally(TODAY, shown=3)) == (Evidence.FEW, "Too few marked entries for a pattern")
    assert of(DayTally(TODAY, shown=9)) == (Evidence.SOME, "Too early to see whether it changes")


@pytest.mark.parametrize(("month", "said"), [(dt.date(2024, 1, 1), "January"), (dt.date(2023, 12, 1), "December 2023")])
def test_the_year_is_said_from_eleven_months_back_when_the_month_alone_could_be_this_one(
    month: dt.date, said: str
) -> None:
    assert describe(progress(questions=replace(MARCH, around=month))).title.endswith(f"since about {said}")
