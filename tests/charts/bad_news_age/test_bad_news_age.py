"""How long bad news had been known, and whether that changes."""

from __future__ import annotations

from msgspec.structs import replace
from tests.charts.desk import ago
from tests.charts.narrow_entries import made, seen
from tests.storage.naive import narrow_of

from leader_journal.charts.bad_news_age.build import build_bad_news_age
from leader_journal.charts.shared.build import EntriesSeen
from leader_journal.core.periods import Period
from leader_journal.core.records import Entry
from leader_journal.core.terms import Kind, KnownFor


def heard(ages: str) -> list[Entry]:
    """Return mistakes, one a week, oldest first: `f` had been known for days, `o` for months."""
    return [
        made(
            ago(7 * (len(ages) - at)),
            at,
            kind=Kind.MISTAKE,
            known_for=KnownFor.DAYS if age == "f" else KnownFor.MONTHS,
        )
        for at, age in enumerate(ages)
    ]


def test_questions_and_ideas_are_no_bad_news() -> None:
    found = [made(ago(9 - at), at, kind=kind, known_for=KnownFor.WEEKS) for at, kind in enumerate(Kind)]
    finding = build_bad_news_age(seen(found))
    assert len(finding.heard) == 4
    assert sum(len(cell) for (_quarter, known_for), cell in finding.cells().items() if known_for is KnownFor.WEEKS) == 4


def seen_after(history: list[Entry], shown: EntriesSeen) -> EntriesSeen:
    """Return what is shown, with all that was before it."""
    return replace(shown, history=tuple(map(narrow_of, history)))


def turn_of(ages: str) -> tuple[str, bool] | None:
    """How sure a turn is, and whether news comes sooner."""
    found = heard(ages)
    turn = build_bad_news_age(seen_after(found, seen(found))).turn
    return None if turn is None else (turn.certainty.value, turn.sooner)


def test_sooner_or_later_is_told_as_surely_as_any_other_change() -> None:
    assert turn_of("o" * 30 + "f" * 30) == ("clear", True)
    assert turn_of("f" * 30 + "o" * 30) == ("clear", False)
    assert turn_of("o" * 15 + "f" * 14) == ("possible", True)
    assert turn_of("o" * 10 + "f" * 9) is None, "fewer than twenty"
    assert turn_of("of" * 30) is None
    assert turn_of("ooooofffff" + "oooffffffff") is None


def test_a_turn_is_dated_by_what_changed_and_not_by_the_middle() -> None:
    found = heard("o" * 45 + "f" * 15)
    turn = build_bad_news_age(seen_after(found, seen(found))).turn
    assert turn is not None
    assert abs((turn.around - found[45].day).days) < 35
    assert (turn.before.shown, turn.since.shown) == (0, 15)


def test_a_turn_is_looked_for_in_all_history_and_told_where_it_lies_in_what_is_shown() -> None:
    found = heard("o" * 30 + "f" * 30)
    held = seen_after(found, seen(found[-35:], Period(found[-35].day, None)))
    finding = build_bad_news_age(held)
    assert len(finding.heard) == 35
    assert finding.turn is not None
    assert finding.turn.before.rated + finding.turn.since.rated == 60
    later = build_bad_news_age(seen_after(found, seen(found[-5:], Period(found[-5].day, None))))
    assert (later.turn, later.could_show) == (None, False), "nothing of so few weeks could be told, and nothing is"
