"""The model of a list of entries by day: rows are handed in page by page, the heads of days are rows of their own."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from leader_journal.core.mentions import shown
from leader_journal.core.rows import EntryRow
from leader_journal.core.terms import Element
from leader_journal.wording import labels
from leader_journal.wording.capitals import capital
from leader_journal.wording.catalogue import _
from leader_journal.wording.dates import long_day, relative_day, short_day, time_of_day

PAGE = 200
"""Rows that are asked for at a time."""
ENTRY_ROLE = Qt.ItemDataRole.UserRole + 1
"""The EntryRow, or None for the head of a day."""
DAY_ROLE = Qt.ItemDataRole.UserRole + 2
"""The day, of heads and of entries."""

Index = QModelIndex | QPersistentModelIndex
Item = EntryRow | dt.date


class EntryListModel(QAbstractListModel):
    """Newest first. `more` returns the rows older than a key (up to `PAGE`), and nothing when there are none left.

    `alias_of` names a person by id; `today` is the reader's day, for "Yesterday".
    """

    def __init__(
        self,
        alias_of: Callable[[str], str],
        today: Callable[[], dt.date],
        more: Callable[[int], Sequence[EntryRow]] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._alias_of = alias_of
        self._today = today
        self._more = more
        self._items: list[Item] = []
        self._texts: dict[str, tuple[str, str]] = {}
        self._aliases: dict[str, str] = {}
        self._exhausted = True
        self._becoming = False

    # handing rows in

    def set_rows(self, rows: Sequence[EntryRow], *, complete: bool | None = None) -> None:
        """Show these rows. What stays the same keeps its place, selection and scroll position.

        `complete`: nothing older can be fetched; by default a page that is not full is the last.
        """
        self._exhausted = len(rows) < PAGE if complete is None else complete
        self._become(_with_heads(rows))

    def append(self, rows: Sequence[EntryRow]) -> None:
        """Add rows that are older than all others."""
        if not rows:
            return
        added = _with_heads(rows)
        if self._items and _day(self._items[-1]) == added[0]:
            added = added[1:]
        start = len(self._items)
        self.beginInsertRows(QModelIndex(), start, start + len(added) - 1)
        self._items.extend(added)
        self.endInsertRows()

    def put(self, row: EntryRow) -> None:
        """Add an entry where its time belongs, or show its new state."""
        place = self._place_of(row.id)
        held = self._items[place] if place is not None else None
        if place is not None and isinstance(held, EntryRow) and held.happened == row.happened and held.key == row.key:
            self._items[place] = row
            self.dataChanged.emit(self.index(place), self.index(place))
            return
        others = [item for item in self.entries() if item.id != row.id]
        at = bisect_left(others, -row.key, key=_negative_key)
        self._become(_with_heads([*others[:at], row, *others[at:]]))

    def remove(self, entry: str) -> None:
        """Take an entry away, and its day's head when it was the last; an unknown id changes nothing."""
        if self._place_of(entry) is not None:
            self._become(_with_heads([item for item in self.entries() if item.id != entry]))
            self._texts.pop(entry, None)

    def refresh(self) -> None:
        """Say everything anew: people were renamed, a day began, or the language changed."""
        self._texts.clear()
        self._aliases.clear()
        if self._items:
            self.dataChanged.emit(self.index(0), self.index(len(self._items) - 1))

    # asking

    def entries(self) -> list[EntryRow]:
        """Return the entries that were handed in, newest first."""
        return [item for item in self._items if isinstance(item, EntryRow)]

    def entry_at(self, index: Index) -> EntryRow | None:
        """Return the entry of an index, or None for the head of a day and for no index."""
        item = self._items[index.row()] if index.isValid() else None
        return item if isinstance(item, EntryRow) else None

    def item_at(self, row: int) -> Item:
        """Return the entry, or the day whose head stands there."""
        return self._items[row]

    def index_of(self, entry: str) -> QModelIndex:
        """Return the index of an entry; an invalid one when it is not among the rows."""
        place = self._place_of(entry)
        return QModelIndex() if place is None else self.index(place)

    def text_of(self, row: EntryRow) -> str:
        """Return the facts of an entry on one line, people by their aliases."""
        facts, text = self._texts.get(row.id, ("", ""))
        if facts is not row.facts:
            text = " ".join(shown(row.facts, self._alias).split())
            self._texts[row.id] = (row.facts, text)
        return text

    def people_of(self, row: EntryRow) -> str:
        """Return the aliases of an entry's people, with commas; empty when nobody is named."""
        return ", ".join(map(self._alias, row.people))

    def day_words(self, day: dt.date) -> tuple[str, str]:
        """Return what the head of a day says on the left and on the right."""
        today = self._today()
        left, right = relative_day(day, today), short_day(day, today)
        return (left, "") if left == capital(right) else (left, right)

    # Qt

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - an invalid index is immutable
        return 0 if parent.isValid() else len(self._items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a row in one of its roles."""
        if not index.isValid():
            return None
        item = self._items[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.text_of(item) if isinstance(item, EntryRow) else " ".join(self.day_words(item)).strip()
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._read_aloud(item)
            case _ if role == ENTRY_ROLE:
                return item if isinstance(item, EntryRow) else None
            case _ if role == DAY_ROLE:
                return _day(item)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Heads of days are read, never chosen."""
        if self.entry_at(index) is None:
            return Qt.ItemFlag.ItemIsEnabled if index.isValid() else Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def canFetchMore(self, parent: Index = QModelIndex()) -> bool:  # noqa: B008 - an invalid index is immutable
        """Whether older entries may be had: none while rows go and others come, which is when a view asks."""
        wanted = not self._exhausted and not self._becoming and self._more is not None
        return wanted and not parent.isValid() and bool(self._items)

    def fetchMore(self, parent: Index = QModelIndex()) -> None:  # noqa: B008 - an invalid index is immutable
        """Ask for the next page."""
        last = self._items[-1] if self._items else None
        if self._more is None or not self.canFetchMore(parent) or not isinstance(last, EntryRow):
            return
        rows = self._more(last.key)
        self._exhausted = not rows
        self.append(rows)

    # inside

    def _alias(self, person: str) -> str:
        """Ask for an alias once: painting must not wait for the journal."""
        if person not in self._aliases:
            self._aliases[person] = self._alias_of(person)
        return self._aliases[person]

    def _become(self, items: list[Item]) -> None:
        """Turn into these items by removing and inserting only what differs, in the middle."""
        old = self._items
        same = sum(1 for _pair in _while_same(zip(old, items, strict=False)))
        rest = min(len(old), len(items)) - same
        tail = sum(
            1
            for _pair in _while_same(
                zip(reversed(old[len(old) - rest :]), reversed(items[len(items) - rest :]), strict=False)
            )
        )
        if (removed := len(old) - same - tail) > 0:
            self._becoming = True
            self.beginRemoveRows(QModelIndex(), same, same + removed - 1)
            self._items = old[:same] + old[len(old) - tail :]
            self.endRemoveRows()
            self._becoming = False
        if (added := len(items) - same - tail) > 0:
            self.beginInsertRows(QModelIndex(), same, same + added - 1)
            self._items = list(items)
            self.endInsertRows()

    def _place_of(self, entry: str) -> int | None:
        return next((n for n, item in enumerate(self._items) if isinstance(item, EntryRow) and item.id == entry), None)

    def _read_aloud(self, item: Item) -> str:
        if not isinstance(item, EntryRow):
            return long_day(item, self._today())
        kind = labels.kind_label(item.kind) if item.kind is not None else labels.no_kind_label()
        who = ", ".join(filter(None, (kind, self.people_of(item))))
        marks = ", ".join(
            _("{element} {mark}").format(
                element=labels.element_label(element), mark=labels.mark_label(item.marks.of(element))
            )
            for element in Element
        )
        return _("{who}, {day} {time}. {marks}. {facts}").format(
            who=who,
            day=long_day(item.happened.date(), self._today()),
            time=time_of_day(item.happened),
            marks=marks,
            facts=self.text_of(item),
        )


def _negative_key(row: EntryRow) -> int:
    return -row.key


def _day(item: Item) -> dt.date:
    return item.happened.date() if isinstance(item, EntryRow) else item


def _with_heads(rows: Iterable[EntryRow]) -> list[Item]:
    items: list[Item] = []
    day: dt.date | None = None
    for row in rows:
        if row.happened.date() != day:
            day = row.happened.date()
            items.append(day)
        items.append(row)
    return items


def _while_same(pairs: Iterable[tuple[Item, Item]]) -> Iterable[tuple[Item, Item]]:
    for pair in pairs:
        if pair[0] != pair[1]:
            return
        yield pair
