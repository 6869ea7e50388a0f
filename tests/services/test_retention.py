"""How long entries are kept: nothing goes by itself, and what went can be brought back."""

from __future__ import annotations

from tests.services.reviewing import Write

from leader_journal.composition import Services
from leader_journal.core.filters import EVERYTHING


def test_all_is_kept_until_something_else_is_chosen(services: Services, write: Write) -> None:
    write("long ago", days_ago=4000)

    old = services.retention.old()

    assert (old.years, old.count) == (None, 0)
    assert not services.retention.let_go()
    assert services.entries.count_all() == 1


def test_entries_of_a_day_so_many_years_ago_are_old_and_later_ones_are_not(services: Services, write: Write) -> None:
    on_the_day, day_after = write("two years to the day", days_ago=731), write("a day less", days_ago=729)
    services.retention.keep(2)

    old = services.retention.old()

    assert (old.years, old.count) == (2, 1)
    assert [row.id for row in services.entries.rows(old.filter)] == [on_the_day]
    assert services.entries.get(day_after).facts == "a day less"


def test_old_ones_go_into_the_bin_as_one_change(services: Services, write: Write) -> None:
    for number in range(3):
        write(f"old {number}", days_ago=800 + number)
    write("new")
    services.retention.keep(1)

    services.retention.let_go()

    assert [row.facts for row in services.entries.rows(EVERYTHING)] == ["new"]
    assert len(services.entries.trashed()) == 3
    services.writes.undo()
    assert services.entries.count_all() == 4


def test_choosing_is_undone_like_everything(services: Services) -> None:
    services.retention.keep(3)
    services.retention.keep(None)
    services.writes.undo()

    assert services.settings.current.keep_years == 3
