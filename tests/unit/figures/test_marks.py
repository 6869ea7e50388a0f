"""Every mark of a figure leads to the entries behind it, lies within the figure, and says what it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from leader_journal.charts.entries.finding import EntriesFinding
from leader_journal.charts.findings import draw
from leader_journal.charts.month.finding import MonthFinding
from leader_journal.charts.patterns.finding import PatternsFinding
from leader_journal.charts.progress.finding import ProgressFinding
from leader_journal.charts.reactions.finding import ReactionsFinding
from leader_journal.charts.shared.finding import Finding
from leader_journal.charts.year.finding import YearFinding
from leader_journal.core.filters import EntryFilter, RatedIn
from leader_journal.core.periods import Period
from leader_journal.core.terms import Kind, Series
from leader_journal.figures.chart import FigureMark
from leader_journal.figures.style import FigureStyle
from leader_journal.insight.counts import Evidence
from leader_journal.wording.labels import series_label

LIGHT = FigureStyle.of("light")


def marks_of(finding: Finding, width: float = 840) -> tuple[FigureMark, ...]:
    return draw(finding, LIGHT, width).marks


def marks_of_rows(finding: PatternsFinding) -> list[EntryFilter]:
    """Return what the marks of rows lead to, without the single entries of people who stand out."""
    return [mark.filter for mark in marks_of(finding) if mark.filter.ids is None]


def test_marks_lie_within_the_figure_and_say_something(finding: Finding) -> None:
    for width in (480, 840):
        drawn = draw(finding, LIGHT, width)
        for mark in drawn.marks:
            assert 0 <= mark.x <= width
            assert 0 <= mark.y <= drawn.height
            assert mark.label
            assert mark.sentence


def test_there_is_a_mark_for_everything_that_counts(finding: Finding) -> None:
    match finding:
        case ProgressFinding():
            expected = sum(point.counts.rated > 0 for panel in finding.series for point in panel.months)
        case EntriesFinding() if finding.as_bars:
            expected = sum(month.counts.rated > 0 for month in finding.months)
        case EntriesFinding():
            expected = sum(len(month.marks) for month in finding.months)
        case MonthFinding():
            expected = len(finding.rows)
        case PatternsFinding():
            assert marks_of_rows(finding) == [finding.row_filter(row) for row in finding.everything]
            return
        case YearFinding():
            expected = len(finding.days)
        case ReactionsFinding() if finding.evidence is Evidence.FEW:
            expected = sum(share.count > 0 for share in finding.reactions)
        case ReactionsFinding():
            expected = len(finding.reactions) if finding.counts.rated else 0
    assert len(marks_of(finding)) == expected


def test_a_month_leads_to_its_entries(state: Callable[[str], Finding]) -> None:
    finding = cast(ProgressFinding, state("progress"))
    reached = [mark.filter for mark in marks_of(finding)]
    months = [(panel.series, p.month) for panel in finding.series for p in panel.months if p.counts.rated]
    assert reached == [finding.month_filter(series, month) for series, month in months]


def test_a_mark_leads_to_its_entry(state: Callable[[str], Finding]) -> None:
    finding = cast(EntriesFinding, state("entries"))
    reached = [mark.filter for mark in marks_of(finding)]
    assert reached == [EntryFilter(ids=frozenset({e.id})) for month in finding.months for e in month.marks]


def test_a_bar_leads_to_its_month(state: Callable[[str], Finding]) -> None:
    finding = cast(EntriesFinding, state("entries, bars"))
    reached = [mark.filter for mark in marks_of(finding)]
    assert reached == [finding.month_filter(month.month) for month in finding.months if month.counts.rated]


def test_a_row_leads_to_its_series(state: Callable[[str], Finding]) -> None:
    finding = cast(MonthFinding, state("month"))
    marks = marks_of(finding)
    assert [mark.filter for mark in marks] == [finding.series_filter(series) for series in Series]
    assert all(RatedIn(series) in mark.filter.rated for mark, series in zip(marks, Series, strict=True))


def test_a_reaction_leads_to_the_entries_that_held_it(state: Callable[[str], Finding]) -> None:
    finding = cast(ReactionsFinding, state("reactions"))
    marks = marks_of(finding)
    assert [mark.filter for mark in marks] == [EntryFilter(ids=share.entries) for share in finding.reactions]
    assert marks[0].sentence.startswith(f"Thanked: in {finding.reactions[0].count} of {finding.counts.rated} reactions")


def test_a_row_of_chart_4_leads_to_its_entries(state: Callable[[str], Finding]) -> None:
    finding = cast(PatternsFinding, state("patterns"))
    marks = marks_of(finding)
    assert [mark.filter for mark in marks] == [finding.row_filter(row) for row in finding.rows]
    reached = {row.level: mark.filter for row, mark in zip(finding.rows, marks, strict=True)}
    assert reached["mistake"].kinds == {Kind.MISTAKE}
    assert reached["team_meeting"].settings == {"team_meeting"}
    assert reached["yes"].under_pressure
    assert all(RatedIn(Series.ROOM) in chosen.rated for chosen in reached.values())


def test_people_who_stand_out_have_their_entries_and_the_others_a_number(state: Callable[[str], Finding]) -> None:
    finding = cast(PatternsFinding, state("patterns, people too"))
    assert {row.alias for row in finding.people if row in finding.flagged} >= {"Maria"}
    single = [mark for mark in marks_of(finding) if mark.filter.ids is not None]
    assert {one for mark in single for one in mark.filter.ids or ()} <= {
        entry.id for row in finding.people for entry in row.marks
    }
    narrow = [mark for mark in marks_of(finding, 480) if mark.filter.ids is not None]
    assert len(narrow) > 0
    assert len(single) > 0
    quiet = next(row for row in finding.people if row not in finding.flagged)
    assert quiet.marks == ()


def test_a_day_leads_to_its_entries(state: Callable[[str], Finding]) -> None:
    finding = cast(YearFinding, state("year"))
    marks = marks_of(finding)
    assert [mark.filter for mark in marks] == [finding.day_filter(day.day) for day in finding.days]
    assert marks[-1].filter.period == Period(finding.days[-1].day, finding.days[-1].day)


def test_marks_are_read_panel_by_panel_and_left_to_right(state: Callable[[str], Finding]) -> None:
    marks = marks_of(state("progress"))
    panels = [[mark.x for mark in marks if mark.sentence.startswith(series_label(series))] for series in Series]
    assert all(places == sorted(places) for places in panels)
    assert [mark.sentence.split(",")[0] for mark in marks] == [
        series_label(series) for series, places in zip(Series, panels, strict=True) for _each in places
    ]


def test_a_month_says_its_counts(state: Callable[[str], Finding]) -> None:
    finding = cast(ProgressFinding, state("progress"))
    point = finding.of(Series.HUMILITY).months[-1]
    mark = next(m for m in marks_of(finding) if m.filter == finding.month_filter(Series.HUMILITY, point.month))
    counts = point.counts
    assert mark.label == f"Nov: {counts.shown} of {counts.rated}"
    assert mark.sentence == (
        f"Humility, November 2026: shown in {counts.shown} of {counts.rated}, "
        f"partly in {counts.partly}, missed in {counts.missed}."
    )


def test_reactions_are_not_called_shown(state: Callable[[str], Finding]) -> None:
    said = " ".join(mark.sentence for mark in marks_of(state("entries, reactions")))
    assert "constructive" in said
    assert "mixed" in said
    assert "shown" not in said


def test_entries_of_one_month_do_not_lie_on_each_other(finding: Finding) -> None:
    marks = marks_of(finding) if isinstance(finding, EntriesFinding) else ()
    places = {(round(mark.x, 1), round(mark.y, 1)) for mark in marks}
    assert len(places) == len(marks)
