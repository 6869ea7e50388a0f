"""The model of the list: heads of days, pages, and changes that leave the rest alone."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot
from tests.ui.entries.rows import PETER, TODAY, alias_of, row, rows

from leader_journal.core.mentions import reference
from leader_journal.core.rows import EntryRow
from leader_journal.core.terms import Kind, Mark
from leader_journal.ui.pages.journal.entry_list import DAY_ROLE, ENTRY_ROLE, PAGE, EntryListModel


def _model(*handed: EntryRow) -> EntryListModel:
    model = EntryListModel(alias_of, lambda: TODAY)
    model.set_rows(handed)
    return model


def _shape(model: EntryListModel) -> list[str]:
    items = (model.item_at(place) for place in range(model.rowCount()))
    return [item.id if isinstance(item, EntryRow) else item.isoformat() for item in items]


def test_every_day_has_one_head() -> None:
    model = _model(row(30, day=0), row(20, day=0), row(10, day=-1))
    assert _shape(model) == ["2026-11-24", "30", "20", "2026-11-23", "10"]


def test_a_head_is_read_and_never_chosen() -> None:
    model = _model(row(10))
    head, entry = model.index(0), model.index(1)
    assert not model.flags(head) & Qt.ItemFlag.ItemIsSelectable
    assert model.flags(entry) & Qt.ItemFlag.ItemIsSelectable
    assert model.data(head, ENTRY_ROLE) is None
    assert model.data(head, DAY_ROLE) == TODAY
    assert model.data(entry, ENTRY_ROLE) == row(10)
    assert model.day_words(TODAY) == ("Today", "Tue 24 Nov")
    assert model.day_words(dt.date(2025, 3, 5)) == ("Wed 5 Mar 2025", "")


def test_a_page_goes_on_within_its_day() -> None:
    model = _model(row(30, day=0))
    model.append([row(20, day=0), row(10, day=-2)])
    assert _shape(model) == ["2026-11-24", "30", "20", "2026-11-22", "10"]


def test_older_pages_are_fetched_until_there_are_none() -> None:
    everything = rows(2 * PAGE + 50)
    asked: list[int] = []

    def more(before: int) -> list[EntryRow]:
        asked.append(before)
        return [one for one in everything if one.key < before][:PAGE]

    model = EntryListModel(alias_of, lambda: TODAY, more)
    model.set_rows(everything[:PAGE])
    while model.canFetchMore():
        model.fetchMore()
    assert model.entries() == everything
    assert asked == [everything[PAGE - 1].key, everything[2 * PAGE - 1].key, everything[-1].key]


def test_a_list_that_asks_for_more_as_soon_as_rows_go_gets_none_in_between() -> None:
    """A view at its end does so: rows came between those that went and those that came, and were counted, not kept."""
    everything = rows(2 * PAGE)
    model = EntryListModel(alias_of, lambda: TODAY, lambda before: [one for one in everything if one.key < before])
    model.set_rows(everything[:PAGE], complete=False)
    model.rowsRemoved.connect(lambda: model.fetchMore())
    counted = [model.rowCount()]
    model.rowsInserted.connect(lambda _parent, first, last: counted.append(last - first + 1))
    model.rowsRemoved.connect(lambda _parent, first, last: counted.append(first - last - 1))
    changed = [*everything[: PAGE - 1], row(everything[-1].key - 10, day=-400)]
    model.set_rows(changed, complete=False)
    assert model.entries() == changed
    assert model.rowCount() == sum(counted), "all that went and came was told"
    assert model.canFetchMore()


def test_a_first_page_that_is_not_full_is_the_last() -> None:
    model = EntryListModel(alias_of, lambda: TODAY, lambda _before: [])
    model.set_rows(rows(3))
    assert not model.canFetchMore()


def test_a_changed_entry_is_replaced_in_place(qtbot: QtBot) -> None:
    model = _model(row(30), row(20))
    with qtbot.waitSignal(model.dataChanged) as changed, qtbot.assertNotEmitted(model.rowsRemoved):
        model.put(row(20, facts="other"))
    assert changed.args[0].row() == 2
    assert model.text_of(model.entries()[1]) == "other"


def test_a_new_entry_lands_where_its_time_belongs(qtbot: QtBot) -> None:
    model = _model(row(30, day=0), row(10, day=-2))
    with qtbot.waitSignal(model.rowsInserted), qtbot.assertNotEmitted(model.modelReset):
        model.put(row(20, day=-1))
    assert _shape(model) == ["2026-11-24", "30", "2026-11-23", "20", "2026-11-22", "10"]


def test_an_entry_that_moves_in_time_moves_in_the_list() -> None:
    model = _model(row(30, day=0), row(20, day=-1))
    moved = row(40, day=0, entry="20")
    model.put(moved)
    assert _shape(model) == ["2026-11-24", "20", "30"]


def test_the_last_entry_of_a_day_takes_its_head_along() -> None:
    model = _model(row(30, day=0), row(20, day=-1), row(10, day=-1))
    model.remove("30")
    assert _shape(model) == ["2026-11-23", "20", "10"]
    model.remove("nobody")
    assert _shape(model) == ["2026-11-23", "20", "10"]


def test_the_same_rows_again_change_nothing(qtbot: QtBot) -> None:
    model = _model(*rows(20))
    with qtbot.assertNotEmitted(model.rowsInserted), qtbot.assertNotEmitted(model.rowsRemoved):
        model.set_rows(rows(20))


def test_people_are_shown_by_alias_and_renamed_by_refresh(qtbot: QtBot) -> None:
    aliases = {PETER: "Peter"}
    model = EntryListModel(lambda person: aliases[person], lambda: TODAY)
    model.set_rows([row(10, facts=f"{reference(PETER)} said\n  so")])
    assert model.data(model.index(1)) == "Peter said so"
    aliases[PETER] = "P."
    with qtbot.waitSignal(model.dataChanged):
        model.refresh()
    assert model.data(model.index(1)) == "P. said so"


def test_a_row_is_read_aloud_in_whole_words() -> None:
    model = _model(row(10, kind=Kind.DISAGREEMENT, facts="The date cannot hold.", marks=(Mark.MISSED, Mark.SHOWN)))
    spoken = model.data(model.index(1), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == (
        "Disagreement, Peter, Tuesday 24 November 10:10. "
        "Humility missed, Questions shown, Room not marked. The date cannot hold."
    )
    assert model.data(model.index(0), Qt.ItemDataRole.AccessibleTextRole) == "Tuesday 24 November"


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    before=st.sets(st.integers(1, 30), max_size=12),
    after=st.sets(st.integers(1, 30), max_size=12),
    changed=st.sets(st.integers(1, 30), max_size=4),
)
def test_any_rows_become_any_others(before: set[int], after: set[int], changed: set[int]) -> None:
    """Whatever the rows were, they become the new ones, and Qt's own check finds every step in order."""

    def listed(keys: set[int]) -> list[EntryRow]:
        return [row(key, day=-(30 - key) // 4) for key in sorted(keys, reverse=True)]

    model = EntryListModel(alias_of, lambda: TODAY)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_rows(listed(before))
    model.set_rows(listed(after))
    for key in changed:
        model.put(row(key, day=-(30 - key) // 4, facts="new"))
    assert [entry.key for entry in model.entries()] == sorted(after | changed, reverse=True)
    heads = [item for item in map(model.item_at, range(model.rowCount())) if not isinstance(item, EntryRow)]
    assert len(heads) == len(set(heads)), "one head a day"
    assert tester.model() is model


@pytest.mark.parametrize("place", [0, 1])
def test_nothing_is_under_a_row(place: int) -> None:
    model = _model(row(10))
    assert model.rowCount(model.index(place)) == 0
    assert model.data(QModelIndex()) is None
