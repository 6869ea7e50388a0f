"""The JSON of findings: what charts show, nothing else, and as the documentation says."""

from __future__ import annotations

import datetime as dt
import json
import re

import numpy as np
from tests.charts.documented import DOCUMENT, documented, names_in
from tests.unit.insight.levels import LevelDay, levels_of
from tests.unit.insight.simulation import tallies

from leader_journal.charts.entries.build import build_entries
from leader_journal.charts.findings import as_json
from leader_journal.charts.month.build import build_month
from leader_journal.charts.patterns.build import build_patterns, with_overlaps
from leader_journal.charts.progress.build import build_progress
from leader_journal.charts.reactions.build import build_reactions
from leader_journal.charts.shared.finding import Finding
from leader_journal.charts.year.build import build_year
from leader_journal.core.filters import EVERYTHING, EntryFilter
from leader_journal.core.periods import ALWAYS
from leader_journal.core.tallies import DayTally, Factor, RatedEntry, ReactionTally
from leader_journal.core.terms import Kind, Mark, Reaction, Series

TODAY = dt.date(2026, 11, 23)
LISTENED = ReactionTally(Reaction.LISTENED, frozenset({"x", "y"}))
ALIASES = {"id of Kirsten": "Kirsten", "id of Bo": "Bo"}


def patterns(chosen: EntryFilter) -> Finding:
    """A kind that is worth a look, mostly in one place, and a setting that has a name of the leader's own."""
    first = dt.date(2026, 1, 5)
    days = (DayTally(first, missed=12), DayTally(first + dt.timedelta(days=1), shown=20, missed=8))
    levels = [
        LevelDay(Factor.KIND, "breach", Series.ROOM, first, 0, 12),
        LevelDay(Factor.SETTING, "Kirsten's office", Series.ROOM, first, 0, 9),
        LevelDay(Factor.PERSON, "id of Kirsten", Series.ROOM, first, 0, 10),
        LevelDay(Factor.PERSON, "id of Bo", Series.ROOM, first, 0, 2),
    ]
    made = dict.fromkeys(Series, days)
    finding = build_patterns(made, levels_of(levels, aliases=ALIASES), Series.ROOM, ALWAYS, chosen, TODAY)
    return with_overlaps(finding, {(Factor.KIND, "breach"): {(Factor.SETTING, "Kirsten's office"): 9}}, ALIASES)


def findings(chosen: EntryFilter = EVERYTHING) -> list[Finding]:
    shares = {series: np.where(np.arange(900) < 450, 0.25, 0.75) for series in Series}
    made = tallies(np.random.default_rng(1), TODAY, 900, 0.7, shares)
    day = DayTally(TODAY, shown=1)
    return [
        build_progress(made, ALWAYS, chosen, TODAY),
        build_entries((day,), (RatedEntry("x", TODAY, Mark.SHOWN),), Series.ROOM, ALWAYS, chosen, TODAY),
        build_month(made, chosen, TODAY),
        build_reactions(made[Series.CONSTRUCTIVE], (LISTENED,), (), chosen, TODAY),
        build_year(made[Series.CONSTRUCTIVE], chosen, TODAY, told={Kind.MISTAKE: (3, 20)}),
        patterns(chosen),
    ]


def test_every_name_is_documented() -> None:
    known = documented()
    known |= set(re.findall(r"`series\[\]\.([a-z]+)", DOCUMENT.read_text(encoding="utf-8")))
    used = {name for finding in findings() for name in names_in(as_json(finding))}
    assert used - known - {"chart"} == set()


def test_it_is_json_and_holds_the_numbers_of_the_finding() -> None:
    read = json.loads(json.dumps([as_json(finding) for finding in findings()], allow_nan=False))
    assert [one["chart"] for one in read] == ["progress", "entries", "month", "reactions", "year", "patterns"]
    questions = read[0]["series"][1]
    assert questions["changes"][-1]["certainty"] == "clear"
    assert questions["rate"]["share"] == round(questions["counts"]["shown"] / questions["counts"]["rated"], 6)
    assert questions["now"] == questions["level"][-1]
    assert read[1]["months"][0]["marks"] == [{"entry": "x", "day": "2026-11-23", "rating": "shown"}]
    assert read[1]["rate"] is None  # one entry is no rate
    breach = read[5]["rows"][0]
    assert (breach["level"], breach["standing"], breach["shown"], breach["rated"]) == ("breach", "worth_a_look", 0, 12)
    assert breach["flagged"]["scanned"] == "2026-04-01"
    assert breach["overlap"] == {"factor": "setting", "level": None, "common": 9}
    assert read[5]["asked"] is None
    assert read[5]["people"] == [
        {
            "person": "id of Kirsten",
            "rated": 10,
            "standing": "worth_a_look",
            "flagged": {"scanned": "2026-04-01", "direction": "less", "outcome": "waiting", "rated": 0, "earlier": []},
            "overlap": None,
        }
    ]
    assert read[5]["left_out"] == [{"factor": "person", "levels": 1}]
    assert read[3]["reactions"][0] == {
        "reaction": "listened",
        "leaning": "opens",
        "count": 2,
        "count_before": 0,
        "ago": None,
    }


def test_it_says_that_a_filter_was_on_but_not_which() -> None:
    secret = EntryFilter(text="Kirsten", themes=frozenset({"budget"}))
    for finding in findings(secret):
        written = json.dumps(as_json(finding)).replace("id of Kirsten", "")
        assert as_json(finding)["filtered"] is True
        assert "Kirsten" not in written
        assert "budget" not in written
