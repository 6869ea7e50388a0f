"""Last time this happened: the latest that is about the same, found by its words; nothing where nothing is close."""

from __future__ import annotations

import datetime as dt

import pytest

from leader_journal.composition import Services
from leader_journal.core.records import Entry, Origin
from leader_journal.core.terms import Kind

OTHERS = (
    "The coffee machine leaks on the floor",
    "Support wants longer opening hours",
    "The customer praised the invoices",
    "Somebody parked across the entrance",
    "The heating is broken once more",
    "New chairs for the canteen",
)


def put(
    services: Services,
    facts: str,
    *,
    days_ago: float,
    kind: Kind | None = Kind.DISAGREEMENT,
    themes: tuple[str, ...] = (),
    imported: bool = False,
) -> Entry:
    happened = services.clock.now() - dt.timedelta(days=days_ago)
    ident = services.journal.ids.new()
    stored = services.people.stored(facts)
    origin = Origin(source="jrnl", key=ident) if imported else None
    entry = Entry(id=ident, happened=happened, written=happened, facts=stored, kind=kind, themes=themes, origin=origin)
    with services.writes.change() as writer:
        writer.put(entry)
    return services.entries.get(ident)


@pytest.fixture
def full(services: Services) -> Services:
    """A journal in which words can be rare."""
    for number, facts in enumerate(OTHERS * 5):
        put(services, facts, days_ago=100 + number, kind=list(Kind)[number % len(Kind)])
    return services


def last_time(services: Services, entry: Entry) -> str | None:
    row = services.look_back.last_time(entry)
    assert services.look_back.last_time_job(entry)() == row
    return None if row is None else row.facts


def test_two_rare_words_in_common_bring_it_to_mind_whatever_their_form(full: Services) -> None:
    put(full, "Two of us doubt the release date of the portal", days_ago=40)
    now = put(full, "The portals release was moved again", days_ago=0)
    assert last_time(full, now) == "Two of us doubt the release date of the portal"


def test_of_several_the_latest_and_never_the_entry_itself_nor_the_same_day_nor_later(full: Services) -> None:
    for days in (60, 30, 10, 0.01):
        put(full, f"The release of the portal slips, {days} days", days_ago=days)
    now = put(full, "The release of the portal slips", days_ago=0)
    then = put(full, "The release of the portal slips, 20 days", days_ago=20)
    assert last_time(full, now) == "The release of the portal slips, 10 days"
    assert last_time(full, then) == "The release of the portal slips, 30 days"


def test_another_kind_is_another_thing(full: Services) -> None:
    put(full, "The release of the portal slips", days_ago=10, kind=Kind.IDEA)
    assert last_time(full, put(full, "The release of the portal slips", days_ago=0)) is None


def test_one_word_is_enough_with_a_theme_in_common_and_not_without(full: Services) -> None:
    put(full, "The portal was shown to the board", days_ago=10, themes=("Planning",))
    assert last_time(full, put(full, "He doubts the portal", days_ago=0)) is None
    with_theme = put(full, "She doubts the portal", days_ago=0, themes=("Planning", "Money"))
    assert last_time(full, with_theme) == "The portal was shown to the board"


def test_a_theme_alone_is_not_enough(full: Services) -> None:
    put(full, "The portal was shown to the board", days_ago=10, themes=("Planning",))
    assert last_time(full, put(full, "He wants another vendor", days_ago=0, themes=("Planning",))) is None


def test_words_that_many_entries_hold_say_nothing(full: Services) -> None:
    for days in range(20, 30):
        put(full, f"The release of the portal, week {days}", days_ago=days)
    put(full, "The release of the portal was quiet", days_ago=10)
    assert last_time(full, put(full, "Nobody came to the release of the portal", days_ago=0)) is None


def test_a_person_in_common_is_no_likeness(full: Services) -> None:
    full.people_book.add("Magdalena")
    put(full, "@Magdalena broke a window", days_ago=10)
    put(full, "Magdalena lost a wallet", days_ago=9)
    assert last_time(full, put(full, "@Magdalena wants a window seat", days_ago=0)) is None


def test_without_a_kind_or_in_an_empty_journal_nothing_comes_to_mind(services: Services) -> None:
    assert services.look_back.newest_of_today() is None
    put(services, "The release of the portal slips", days_ago=10, kind=None)
    now = put(services, "The release of the portal slips", days_ago=0, kind=None)
    assert last_time(services, now) is None
    assert last_time(services, put(services, "First of its kind", days_ago=0, kind=Kind.BREACH)) is None


def test_what_was_thrown_away_does_not_come_to_mind(full: Services) -> None:
    gone = put(full, "The release of the portal slips", days_ago=10)
    now = put(full, "The release of the portal slips", days_ago=0)
    assert last_time(full, now) is not None
    full.entries.trash([gone.id])
    assert last_time(full, now) is None
    full.writes.undo()
    assert last_time(full, now) == gone.facts


def test_only_what_was_written_here_today_asks_for_the_last_time(services: Services) -> None:
    put(services, "Yesterday", days_ago=1)
    assert services.look_back.newest_of_today() is None
    today = put(services, "Today", days_ago=0)
    assert services.look_back.newest_of_today() == today
    put(services, "From elsewhere", days_ago=-0.01, imported=True)
    assert services.look_back.newest_of_today() is None


@pytest.mark.parametrize("facts", ["?!", "\N{SEE-NO-EVIL MONKEY}" * 50, "\0", "x" * 9000, "word " * 5000])
def test_what_says_nothing_brings_nothing_to_mind(full: Services, facts: str) -> None:
    put(full, facts, days_ago=5)
    assert last_time(full, put(full, facts, days_ago=0)) is None


def test_words_that_mean_something_to_the_index_are_words(full: Services) -> None:
    put(full, '"NEAR(foobar*, 2)" AND NOT "OR barfoo^', days_ago=5)
    assert last_time(full, put(full, 'foobar* - "barfoo" OR', days_ago=0)) is not None
