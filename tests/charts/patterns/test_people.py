"""People among what is compared: like any other level, but without a rate; and one question asked alone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.unit.insight.levels import LevelDay, levels_of

from leader_journal.charts.patterns.build import build_patterns, with_marks, with_overlaps
from leader_journal.charts.patterns.finding import PatternsFinding, PersonRow
from leader_journal.charts.table import room_of
from leader_journal.core.filters import EVERYTHING
from leader_journal.core.hidden_names import free_letters
from leader_journal.core.periods import ALWAYS
from leader_journal.core.tallies import DayTally, Factor, RatedEntry
from leader_journal.core.terms import Mark, Series
from leader_journal.insight.counts import Direction, Rate
from leader_journal.insight.pooling import Pooled
from leader_journal.insight.standing import Standing

FIRST, TODAY = dt.date(2026, 1, 5), dt.date(2026, 4, 20)
ROOM = Series.ROOM
ALIASES = {"1": "Zoe", "2": "anna", "3": "Bo", "4": "Åse"}
Held = tuple[Factor, str, int, int]


def built(
    *held: Held, shown: int = 40, rated: int = 80, asked: Factor | None = None, aliases: dict[str, str] = ALIASES
) -> PatternsFinding:
    """A quarter of one day: each level with shown and rated."""
    days = (DayTally(FIRST, shown=shown, missed=rated - shown),)
    levels = [LevelDay(factor, level, ROOM, FIRST, k, n) for factor, level, k, n in held]
    known = levels_of(levels, aliases=aliases)
    return build_patterns(dict.fromkeys(Series, days), known, ROOM, ALWAYS, EVERYTHING, TODAY, asked=asked)


def person(name: str, shown: int, rated: int) -> Held:
    return (Factor.PERSON, name, shown, rated)


def test_somebody_who_stands_out_is_told_by_direction_and_standing() -> None:
    row = next(row for row in built(person("1", 1, 20), person("3", 10, 20)).people if row.alias == "Zoe")
    assert (row.marked, row.standing, row.plain) == (20, Standing.WORTH_A_LOOK, Direction.LESS)
    assert row.flag is not None
    assert row.flag.scanned == dt.date(2026, 4, 1)


def test_a_row_of_a_person_has_no_room_for_a_rate() -> None:
    kinds = set(PersonRow.__struct_fields__)
    assert not {"inside", "elsewhere", "pooled", "shown", "rate", "share"} & kinds
    row = built(person("1", 1, 20)).people[0]
    parts = [getattr(row, name) for name in kinds]
    assert not any(isinstance(part, Rate | Pooled | float) for part in parts)


shares = st.lists(st.integers(0, 10), min_size=4, max_size=4)


@given(shares)
def test_people_stand_by_name_whatever_was_shown(shown: Sequence[int]) -> None:
    rows = built(*(person(name, k, 10) for name, k in zip(ALIASES, shown, strict=True))).people
    assert [row.alias for row in rows] == ["Åse", "anna", "Bo", "Zoe"]  # Å as aa, whatever the case


def test_people_of_few_entries_are_counted_and_not_named() -> None:
    finding = built(person("1", 3, 7), person("2", 5, 8), person("3", 2, 2))
    assert [row.alias for row in finding.people] == ["anna"]
    assert finding.left_out == ((Factor.PERSON, 2),)


def test_without_people_there_is_no_word_of_them() -> None:
    finding = built((Factor.KIND, "idea", 10, 20))
    assert (finding.people, finding.left_out) == ((), ())


def test_the_marks_are_those_of_people_who_stand_out_and_the_latest() -> None:
    entries = [RatedEntry(str(at), FIRST + dt.timedelta(days=at), Mark.MISSED) for at in range(100)]
    finding = with_marks(built(person("1", 1, 20), person("3", 10, 20)), {"1": entries, "3": entries})
    marks = {row.alias: row.marks for row in finding.people}
    assert marks["Bo"] == ()
    assert marks["Zoe"] == tuple(entries[-60:])


def lettered() -> Callable[[str], str]:
    """Return a function that gives each text a letter, in the order in which it gets them."""
    free, given = free_letters(set()), dict[str, str]()
    return lambda text: given[text] if text in given else given.setdefault(text, next(free))


def test_what_leaves_the_app_has_letters_for_names() -> None:
    finding = built(person("1", 1, 20), person("3", 10, 20), (Factor.SETTING, "corridor", 1, 20))
    common = {
        (Factor.SETTING, "corridor"): {(Factor.PERSON, "1"): 18},
        (Factor.PERSON, "1"): {(Factor.KIND, "idea"): 19},
    }
    named = with_overlaps(finding, common, ALIASES)
    overlap = named.rows[0].overlap
    assert overlap is not None
    assert overlap.alias == "Zoe"
    nameless = room_of(named).tell().nameless(named, lettered())
    assert isinstance(nameless, PatternsFinding)
    letters = {row.person: row.alias for row in nameless.people}
    assert letters == {"3": "A", "1": "B"}
    assert nameless.rows[0].overlap == replace(overlap, alias="B")
    many = built(
        *(person(str(at), 4, 8) for at in range(30)), rated=300, aliases={str(at): f"P{at}" for at in range(30)}
    )
    aliases = [row.alias for row in room_of(many).tell().nameless(many, lettered()).people]
    assert len(set(aliases)) == 30
    assert not any(alias.startswith("P") and len(alias) > 2 for alias in aliases)


def test_a_question_asked_alone_compares_its_factor_and_nothing_else() -> None:
    levels = [(Factor.KIND, "idea", 4, 20), (Factor.SETTING, "corridor", 1, 20), person("1", 1, 20)]
    together = built(*levels)
    alone = built(*levels, asked=Factor.KIND)
    assert together.comparisons == 3
    assert (alone.asked, alone.comparisons, alone.people) == (Factor.KIND, 1, ())
    assert {row.factor for row in alone.rows if row.flag is not None} <= {Factor.KIND}


def test_asked_alone_a_question_is_sharper() -> None:
    others = [person(str(at), 15, 30) for at in range(40)]
    aliases = {str(at): f"P{at}" for at in range(40)}
    one = (Factor.KIND, "idea", 6, 20)
    together = built(one, *others, aliases=aliases)
    alone = built(one, *others, asked=Factor.KIND, aliases=aliases)
    assert together.rows[0].standing is Standing.NO_DIFFERENCE
    assert alone.rows[0].standing is Standing.WORTH_A_LOOK


def test_themes_are_asked_about_and_those_of_few_entries_are_a_number() -> None:
    finding = built((Factor.THEME, "price", 1, 20), (Factor.THEME, "rota", 2, 3), asked=Factor.THEME)
    assert [(row.level, row.standing) for row in finding.rows] == [("price", Standing.WORTH_A_LOOK)]
    assert finding.row_filter(finding.rows[0]).themes == {"price"}
    assert finding.left_out == ((Factor.THEME, 1),)


@pytest.mark.parametrize(
    ("inside", "standing"),
    [(7, Standing.TOO_FEW), (8, Standing.NO_DIFFERENCE), (72, Standing.NO_DIFFERENCE), (73, Standing.TOO_FEW)],
)
def test_a_level_is_compared_only_where_both_sides_hold_enough(inside: int, standing: Standing) -> None:
    """Of 80 entries: eight are needed in the level, and eight besides."""
    finding = built((Factor.KIND, "doubt", inside // 2, inside), person("1", inside // 2, inside))
    assert [row.standing for row in finding.rows] == [standing]
    assert [row.standing for row in finding.people] == ([] if standing is Standing.TOO_FEW else [standing])
    assert finding.left_out == (((Factor.PERSON, 1),) if standing is Standing.TOO_FEW else ())
