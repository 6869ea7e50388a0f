"""Where the keys lead in a list of entries: the heads of days are passed over, a page is what is seen."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractItemView

from leader_journal.core.rows import EntryRow
from leader_journal.ui.pages.journal.entry_list import EntryListModel
from leader_journal.ui.pages.journal.row_geometry import RowGeometry

_Action = QAbstractItemView.CursorAction
_FORWARD = (_Action.MoveDown, _Action.MoveRight, _Action.MoveNext)
_BACK = (_Action.MoveUp, _Action.MoveLeft, _Action.MovePrevious)


def is_entry(model: EntryListModel, row: int) -> bool:
    """Whether an entry stands in a row, not the head of a day."""
    return isinstance(model.item_at(row), EntryRow)


def next_entry(model: EntryListModel, row: int, step: int) -> int | None:
    """Return the first entry's row from `row` on, by steps of 1 or -1; None when there is none."""
    while 0 <= row < model.rowCount():
        if is_entry(model, row):
            return row
        row += step
    return None


def destination(
    model: EntryListModel, rows: RowGeometry, current: int, action: QAbstractItemView.CursorAction, page: int
) -> int | None:
    """Return the row where a key leads from `current` (-1: nowhere yet); `page` is the height of a page, in pixels."""
    last = model.rowCount() - 1
    if current < 0 or action == _Action.MoveHome:
        return next_entry(model, 0, 1)
    if action == _Action.MoveEnd:
        return next_entry(model, last, -1)
    if action in _FORWARD:
        return next_entry(model, current + 1, 1)
    if action in _BACK:
        return next_entry(model, current - 1, -1)
    step = 1 if action == _Action.MovePageDown else -1
    reach = max(1, page - rows.height(current))
    target = rows.row_at(min(max(0, rows.top(current) + step * reach), max(0, rows.total - 1)))
    if target is None:
        return None
    found = next_entry(model, target, step)
    return found if found is not None else next_entry(model, target, -step)
