"""Chart 2 in English, word for word."""

from __future__ import annotations

from tests.charts.progress.test_words import TODAY

from leader_journal.charts.entries.build import build_entries
from leader_journal.charts.findings import describe
from leader_journal.core.filters import EVERYTHING
from leader_journal.core.periods import ALWAYS
from leader_journal.core.tallies import DayTally, RatedEntry
from leader_journal.core.terms import Mark, Series
from leader_journal.insight.counts import SeriesCounts
from leader_journal.wording.rate_sentences import headline


def test_the_title_of_chart_2() -> None:
    assert (
        headline(Series.ROOM, SeriesCounts(152, 47, 110))
        == "You left room in 152 of 309 marked entries, and partly in another 47"
    )
    day = DayTally(TODAY, shown=2, missed=2)
    entries = [RatedEntry(str(at), TODAY, Mark.SHOWN if at < 2 else Mark.MISSED) for at in range(4)]
    text = describe(build_entries((day,), entries, Series.ROOM, ALWAYS, EVERYTHING, TODAY))
    assert text.title == "You left room in 2 of 4 marked entries so far"
    assert text.subtitle == (
        "Too few for a percentage. Once there are 5 marked entries, you see a share, and from 20 on, "
        "whether it changes."
    )
